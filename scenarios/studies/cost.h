/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_COST_H
#define SCENARIOS_STUDIES_COST_H

/*
 * How large a run of a scenario is, found without running anything.
 */

#include "models/params.h"
#include "sim/error.h"

#include <stdbool.h>
#include <stddef.h>

struct cost {
    double persons;        /* expected to enter the chain in one replication, who start in it too; or
                            * customers of a queueing network */
    double events;         /* of a queueing network: most that they give; 0 for the chain */
    size_t months;         /* of the run */
    size_t measures_bytes; /* of one replication, in memory */
};

void cost_estimate(struct cost *self, const struct params *params);

/* What a replication takes besides where its people are told of (run --persons, --events), by what
 * was measured of runs of 6 to 18 years: none is exact. */
struct cost_trace {
    double events;       /* a long run's; a short one has fewer. 0: not asked for */
    double memory_bytes; /* of a thread that runs it */
    double parts_bytes;  /* on the disk beside the shards, until the result is made */
    double result_bytes; /* in the result */
};

/* cost: of the chain. */
void cost_trace(struct cost_trace *self, const struct cost *cost, bool events);

#endif
