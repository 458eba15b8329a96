/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_PART_H
#define SCENARIOS_STUDIES_PART_H

/*
 * Part K of N of a run: the replications K-1, K-1+N, K-1+2N, ...  Which they are hangs on nothing
 * else, so that parts of any size, thread and machine make up one run.
 */

#include <stdbool.h>
#include <stdint.h>

enum { PARTS_MOST = 1000000 };

/* Part number of `of`. Where of is 0: all of it, a run of its own. */
struct part {
    int64_t number, of;
};

/* Reads "K/N", 1 <= K <= N <= PARTS_MOST; false where it is not that. */
bool part_parse(struct part *self, const char *text);

bool part_has(const struct part *self, int64_t replication);

/* How many of the replications [from, to) are the part's. */
int64_t part_count(const struct part *self, int64_t from, int64_t to);

#endif
