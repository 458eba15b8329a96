/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_DISTRIBUTION_H
#define SCENARIOS_READER_DISTRIBUTION_H

/*
 * Distributions as groups of a scenario: { dist = "lognormal"; mean = 70.0; sd = 30.0; } and so on,
 * each form with the pairs of parameters by which people know it, and at_least and at_most for a
 * truncation.  A bare number is a constant.
 */

#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"
#include "sim/draw.h"

#define DISTRIBUTION_LONGEST 1e7 /* days or minutes; the table holds 2^40 seconds */

/* Reads the setting of that key. A file of an empirical distribution is read, too, and its points
 * take the file's place in the tree, so that the effective scenario stands alone. False where a
 * fault was added, or where the pool has failed. Points belong to the pool. */
bool distribution_read(struct draw_spec *self, struct pool *pool, struct node *node,
                       const char *key, struct faults *faults);

/* Whether no value of a distribution that was read is above the highest that its key accepts; else
 * a fault is added. */
bool distribution_within(const struct draw_spec *self, const struct node *node, const char *key,
                         double high, struct faults *faults);

#endif
