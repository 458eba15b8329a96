/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_COST_H
#define SCENARIOS_STUDIES_COST_H

/*
 * What a run of a scenario takes, found without running anything: expected people and events, and
 * from these, by what was once measured (cost.c; docs/performance.md), time, memory and the size of
 * the file.  Events and bytes are within some 25 % of what comes; seconds are a range, for machines
 * differ and are shared.
 */

#include "models/params.h"
#include "sim/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cost {
    double persons; /* expected to enter the chain in one replication, who start in it too; or
                            * customers of a queueing network */
    double events;  /* expected in one replication: timed changes, as in rep_events */
    size_t months;  /* of the run */
    size_t measures_bytes; /* of one replication, in memory */
    size_t variables;      /* of the result */
    size_t figures;        /* of its /kpi */
    bool is_chain;         /* else a network */
};

/* Seconds: on a quiet machine, and on a busy or slow one. */
struct cost_span {
    double low, high;
};

/* Errors: ERR_MEMORY. */
int cost_estimate(struct cost *self, const struct params *params, struct error *error);

/* Seconds of one processor for a run as a whole. */
struct cost_span cost_seconds(const struct cost *self, int64_t replications);

/* From the first replication to the table, with so many threads that each have a processor. */
struct cost_span cost_wall(const struct cost *self, int64_t replications, int64_t threads);

/* Most memory of the process, and bytes of the result without people and events. */
double cost_memory(const struct cost *self, int64_t replications, int64_t threads);
double cost_file(const struct cost *self, int64_t replications);

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
