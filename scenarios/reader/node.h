/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_NODE_H
#define SCENARIOS_READER_NODE_H

/*
 * A scenario as a tree of settings, each knowing where it was said.  This is our own tree, not
 * libconfig's, because scenarios inherit from each other: trees are merged.
 */

#include "scenarios/reader/pool.h"

#include <stdint.h>

enum node_kind { NODE_GROUP, NODE_LIST, NODE_ARRAY, NODE_INT, NODE_FLOAT, NODE_BOOL, NODE_TEXT };

/* Where a setting was said. */
struct place {
    const char *file;   /* a path as the user gave it, or "--set run.seed=7", "command line",
                         * "environment"; "" for a default */
    int line;           /* 0 where there is none yet, -1 where there is none */
    const char *origin; /* "scenario", "base", "set", "flag", "environment", "default" */
};

struct node {
    const char *name; /* NULL for an element of a list or an array, and for the root */
    enum node_kind kind;
    struct place place;
    struct node *first, *last, *next; /* children, and the next sibling */
    int64_t integer;  /* NODE_INT, NODE_BOOL */
    double real;      /* NODE_FLOAT */
    const char *text; /* NODE_TEXT */
    bool misfit;      /* as has been told: a number that is not the one that was said, what an
                       * option has no value in place of, or a list's item of an id that was used
                       * before in its file */
    struct node *twin; /* the setting of the same name in the same group of the file, over which it
                        * lies; NULL where there is none */
    bool sound;       /* of a key: its value was taken without a fault */
};

/* Each returns NULL where there is no memory. name may be NULL. */
struct node *node_new(struct pool *pool, const char *name, enum node_kind kind,
                      struct place place);
struct node *node_copy(struct pool *pool, const struct node *node);
void node_append(struct node *parent, struct node *child);

/* A child by name; in a list, the group with that id. NULL where there is none. */
struct node *node_child(const struct node *parent, const char *name);

/* The setting at a dotted path below a group, or NULL. */
struct node *node_at(const struct node *root, const char *path);

/* Puts a setting at a dotted path, making the groups on the way; replaces what was there. False
 * where there is no memory, or where something on the way is neither a group nor a list that has
 * the item. */
bool node_put(struct pool *pool, struct node *root, const char *path, struct node *setting);

/* The id of a list's item, or NULL. */
const char *node_id(const struct node *item);

/* Whether it is a distribution: a group that is replaced as a whole. */
bool node_is_distribution(const struct node *node);

/* Whether it is a schedule: a list of what holds from which date on, replaced as a whole. */
bool node_is_schedule(const struct node *node);

/* Lays over's settings over base's, group by group; lists of groups by id. over's nodes move into
 * base. Items that are misfits are laid over none, so that all of a list is looked at. */
void node_merge(struct node *base, struct node *over);

/* Whether it would be so, child by child or item by item; else one is there in place of the other. */
bool node_merges(const struct node *base, const struct node *over);

/* A number whether whole or not. */
bool node_number(const struct node *node, double *number);

/* Whether it, or something in it, is a misfit: then it is not sound. */
bool node_has_misfit(const struct node *node);

/* "a whole number", "a group", ... */
const char *node_kind_name(enum node_kind kind);

#endif
