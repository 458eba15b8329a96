/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_REGISTRY_H
#define SCENARIOS_READER_REGISTRY_H

/*
 * The registry: one row for each member of struct params, which says the key's name, where its
 * value goes, its kind, unit, range, default, meaning, source and legal article.  Reading,
 * checking, the command line and /inputs of the result file derive from it.  A key that is not in
 * it does not exist.
 *
 * A row whose member is an array over labels stands for one key a label: "course.places.*" is
 * course.places.b1 and so on.  An open registry lists them one by one.
 */

#include "models/labels.h"
#include "scenarios/reader/nearest.h"
#include "sim/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum key_kind {
    KEY_INT,      /* int64_t */
    KEY_REAL,     /* double */
    KEY_DATE,     /* day_number */
    KEY_DATED,    /* struct timeline: a number that dated changes may alter */
    KEY_DRAW,     /* struct draw_spec */
    KEY_REALS,    /* double[n_values] */
    KEY_INTS,     /* int64_t[n_values] */
    KEY_ITEMS,    /* a list of groups with ids, see items.h */
    KEY_ARRIVALS, /* of the queueing network, see arrivals.h */
    KEY_STATIONS, /* a list of groups with ids, see stations.h */
    KEY_DAYS,     /* struct year_days */
    KEY_TEXT,     /* const char *, in the scenario's pool */
    KEY_WORD,     /* one of some words; of members alone, see members.h */
};

struct key_row {
    const char *pattern; /* "course.places.*" */
    enum key_kind kind;
    size_t offset, stride; /* in struct params, and from label to label */
    const char *const *labels;
    size_t n_labels;       /* 0: no star in the pattern */
    size_t n_values;
    const char *unit;
    double low, high;      /* the values that are accepted, both included */
    const char *fallback;  /* the default, as a scenario would write it; NULL: none */
    const char *source;    /* ids of figures, or "hand-set" */
    const char *legal;     /* article, or "" */
    double band_low, band_high; /* of a hand-set number, in which it may lie; NAN: none */
    const char *en, *nl;   /* what it is */
    unsigned models;       /* whose key it is: a bit (1 << kind) for each enum model_kind */
};

enum { KEY_NAME = NEAREST_NAME };

struct key {
    char name[KEY_NAME];
    const struct key_row *row;
    size_t offset; /* in struct params */
};

/* The registry opened for scenarios of one model: its keys, in the rows' order, and behind them
 * those of the other models. */
struct registry {
    enum model_kind kind;
    struct key *keys;
    size_t n;     /* of the model */
    size_t n_all; /* with the others' */
};

/* Errors: ERR_MEMORY. */
int registry_init(struct registry *self, enum model_kind kind, struct error *error);
void registry_free(struct registry *self);

/* The key of that name, or NULL. */
const struct key *registry_find(const struct registry *self, const char *name);

/* The label of another model that has a key of that name, or a group of keys; or NULL. */
const char *registry_elsewhere(const struct registry *self, const char *name, bool group);

/* Whether a group of that dotted name holds keys. */
bool registry_has_group(const struct registry *self, const char *name);

/* The name nearest to a wrong one, of a key or, where dated_only, of a key that changes may alter;
 * NULL where none is near. */
const char *registry_nearest(const struct registry *self, const char *name, bool dated_only);

/* "a whole number", "a date", ... */
const char *key_kind_name(enum key_kind kind);

static inline bool
key_is_list(const struct key_row *row)
{
    return row->kind == KEY_ITEMS || row->kind == KEY_STATIONS;
}

static inline bool
key_is_hand_set(const struct key_row *row)
{
    return strstr(row->source, "hand-set") != NULL;
}

#endif
