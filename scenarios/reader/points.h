/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_POINTS_H
#define SCENARIOS_READER_POINTS_H

/*
 * The points of an empirical distribution: from a CSV of "value,cumulative" that the group names
 * (beside the file that says it), or from two arrays in the group itself.
 */

#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"
#include "sim/draw.h"

enum { POINTS_MOST = 2000 };

/* False where a fault was added or the pool has failed. A file's points take its place in the
 * tree. */
bool points_read(struct draw_spec *self, struct pool *pool, struct node *group, const char *key,
                 struct faults *faults);

#endif
