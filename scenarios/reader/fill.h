/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_FILL_H
#define SCENARIOS_READER_FILL_H

/*
 * Settings become values of struct params, each by its row of the registry.  A setting is brought
 * into the kind that its key has (a whole number into a real one), so that the same scenario is the
 * same however it was written.
 */

#include "models/params.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"
#include "scenarios/reader/registry.h"

/* Reads one key's setting, lists of items not among them. Faults are added; ERR_MEMORY. */
int fill_key(struct params *params, struct pool *pool, const struct key *key, struct node *node,
             struct faults *faults, struct error *error);

/* A whole number, a number, a date; false where a fault was added, or had been: of a misfit nothing
 * else is told. key is named in it. */
bool fill_whole(struct node *node, const char *key, double low, double high, int64_t *value,
                struct faults *faults);
bool fill_real(struct node *node, const char *key, double low, double high, double *value,
               struct faults *faults);
bool fill_date(const struct node *node, const char *key, day_number *value,
               struct faults *faults);

/* Gives back what fill_key took outside the pool: the timelines. */
void fill_free(struct params *params);

#endif
