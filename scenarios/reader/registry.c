/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/registry.h"

#include "scenarios/reader/rows.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static size_t
count_keys(void)
{
    size_t n = 0;

    for (size_t r = 0; r < n_key_rows; r++)
        n += key_rows[r].n_labels > 0 ? key_rows[r].n_labels : 1;
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

int
registry_init(struct registry *self, struct error *error)
{
    self->n = 0;
    self->keys = calloc(count_keys(), sizeof *self->keys);
    if (self->keys == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the registry");
    for (size_t r = 0; r < n_key_rows; r++) {
        size_t labels = key_rows[r].n_labels > 0 ? key_rows[r].n_labels : 1;
        for (size_t label = 0; label < labels; label++)
            name_key(&self->keys[self->n++], &key_rows[r], label);
    }
    return 0;
}

void
registry_free(struct registry *self)
{
    free(self->keys);
    self->keys = NULL;
    self->n = 0;
}

const struct key *
registry_find(const struct registry *self, const char *name)
{
    for (size_t i = 0; i < self->n; i++)
        if (strcmp(self->keys[i].name, name) == 0)
            return &self->keys[i];
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

static size_t
least(size_t a, size_t b, size_t c)
{
    size_t least_ab = a < b ? a : b;

    return least_ab < c ? least_ab : c;
}

/* Letters to insert, delete or change (Levenshtein 1966). */
static size_t
distance(const char *a, const char *b)
{
    size_t row[KEY_NAME + 1];
    size_t n = strlen(b);

    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t above = row[j];
            row[j] = least(above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
            corner = above;
        }
    }
    return row[n];
}

/* Only the last part, or only the beginning, was written. */
static bool
is_part(const char *name, const char *key)
{
    const char *last = strrchr(key, '.');

    return strncmp(key, name, strlen(name)) == 0 || (last != NULL && strcmp(last + 1, name) == 0);
}

/* Letters apart where a third of them at most differ or the name is a part, else SIZE_MAX. What
 * the lengths alone rule out is not compared: a wrong file may have thousands of wrong names. */
static size_t
apart(const char *name, const char *key)
{
    size_t n = strlen(name), m = strlen(key), most = 1 + n / 3, letters;

    if (is_part(name, key))
        return distance(name, key);
    if ((n > m ? n - m : m - n) > most)
        return SIZE_MAX;
    letters = distance(name, key);
    return letters <= most ? letters : SIZE_MAX;
}

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
        letters = apart(name, key->name);
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
        "a whole number", "a number", "a date such as \"2024-06-01\"", "a number",
        "a distribution such as { dist = \"lognormal\"; mean = 70.0; sd = 30.0; } or a number",
        "an array of numbers", "an array of whole numbers", "a list of groups",
    };

    return names[kind];
}
