/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/registry.h"

#include "scenarios/reader/nearest.h"
#include "scenarios/reader/rows.h"
#include "sim/message.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static size_t
count_keys(void)
{
    const struct key_row *row;
    size_t n = 0;

    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++)
        n += row->n_labels > 0 ? row->n_labels : 1;
    return n;
}

/* The pattern with the label in the place of its star, if it has one. */
static void
name_key(struct key *key, const struct key_row *row, size_t label)
{
    size_t before = strcspn(row->pattern, "*");
    int size;

    key->row = row;
    key->offset = row->offset + label * row->stride;
    if (row->n_labels == 0)
        size = snprintf(key->name, KEY_NAME, "%s", row->pattern);
    else
        size = snprintf(key->name, KEY_NAME, "%.*s%s%s", (int)before, row->pattern,
                        row->labels[label], row->pattern + before + 1);
    bug_assert(size > 0 && size < KEY_NAME, "the name of %s is too long", row->pattern);
}

static void
open_rows(struct registry *self, unsigned model, bool own, size_t *n)
{
    const struct key_row *row;

    for (size_t r = 0; (row = key_row_at(r)) != NULL; r++) {
        size_t labels = row->n_labels > 0 ? row->n_labels : 1;
        if (((row->models & model) != 0) != own)
            continue;
        for (size_t label = 0; label < labels; label++)
            name_key(&self->keys[(*n)++], row, label);
    }
}

int
registry_init(struct registry *self, enum model_kind kind, struct error *error)
{
    *self = (struct registry){.kind = kind};
    self->keys = calloc(count_keys(), sizeof *self->keys);
    if (self->keys == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the registry");
    open_rows(self, 1u << kind, true, &self->n);
    self->n_all = self->n;
    open_rows(self, 1u << kind, false, &self->n_all);
    return 0;
}

void
registry_free(struct registry *self)
{
    free(self->keys);
    *self = (struct registry){0};
}

const struct key *
registry_find(const struct registry *self, const char *name)
{
    for (size_t i = 0; i < self->n; i++)
        if (strcmp(self->keys[i].name, name) == 0)
            return &self->keys[i];
    return NULL;
}

/* The label of a model that has the key. */
static const char *
model_of(const struct key_row *row)
{
    int kind = 0;

    while ((row->models >> kind & 1u) == 0)
        kind++;
    return model_labels[kind];
}

const char *
registry_elsewhere(const struct registry *self, const char *name, bool group)
{
    size_t length = strlen(name);
    char end = group ? '.' : '\0';

    for (size_t i = self->n; i < self->n_all; i++)
        if (strncmp(self->keys[i].name, name, length) == 0 && self->keys[i].name[length] == end)
            return model_of(self->keys[i].row);
    return NULL;
}

bool
registry_has_group(const struct registry *self, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < self->n; i++)
        if (strncmp(self->keys[i].name, name, length) == 0 && self->keys[i].name[length] == '.')
            return true;
    return false;
}

/* ---- the nearest name ---- */

const char *
registry_nearest(const struct registry *self, const char *name, bool dated_only)
{
    const char *nearest = NULL;
    size_t shortest = SIZE_MAX;

    for (size_t i = 0; i < self->n; i++) {
        const struct key *key = &self->keys[i];
        size_t letters;
        if (dated_only && key->row->kind != KEY_DATED)
            continue;
        letters = nearest_apart(name, key->name);
        if (letters < shortest) {
            shortest = letters;
            nearest = key->name;
        }
    }
    return nearest;
}

const char *
key_kind_name(enum key_kind kind)
{
    static const char *const names[] = {
        N_("a whole number"), N_("a number"), N_("a date such as \"2024-06-01\""), N_("a number"),
        N_("a distribution such as { dist = \"lognormal\"; mean = 70.0; sd = 30.0; } or a number"),
        N_("an array of numbers"), N_("an array of whole numbers"), N_("a list of groups"),
        N_("a distribution of the days between two arrivals, or { rate = ...; }"),
        N_("a list of groups"), N_("an array of days of the year such as [ \"02-01\", \"09-01\" ]"),
        N_("a text"), N_("one of some words"),
    };

    return _(names[kind]);
}
