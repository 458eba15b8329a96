/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_RUN_H
#define SCENARIOS_STUDIES_RUN_H

/*
 * The straight road: a scenario that has been read becomes a model, the model's replications are
 * simulated in blocks by a farm of threads, each block becomes a shard in NAME.h5.parts/, and the
 * shards are merged into NAME.h5.  A run that is stopped or fails keeps the shards that it has; one
 * that resumes does the replications that no shard holds.  The bytes of the result depend on the
 * scenario, the number of replications and the command alone: not on threads, blocks or resumes.
 *
 * A part of a run does its own replications and leaves the shards; studies/join.h makes the result.
 */

#include "output/result.h"
#include "scenarios/reader/scenario.h"
#include "scenarios/studies/part.h"
#include "scenarios/studies/precision.h"
#include "scenarios/studies/progress.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct run {
    const struct scenario *scenario;
    const char *command; /* for the result: as it would be typed, without what changes nothing */
    const char *output;  /* path of the result file */
    const char *base_run_id; /* of the run that it is held against, for the result; "": none */
    struct part part;    /* of 0: the run as a whole */
    const struct precision_rule *precision; /* replications until that holds; NULL: as many as the
                                             * scenario says */
    FILE *out;           /* where it is told what is not precise enough, and which shards found are
                          * of no use */
    size_t threads;      /* at least 1 */
    int64_t block;       /* most replications a shard, at least 1 */
    bool resume, force, host_info;
    struct result_trace trace; /* what the result has of single people */
    const atomic_int *stop; /* not NULL; not 0: finish the replications in hand, then stop */
    struct progress *progress;
    bool written; /* the result is there, even if an error came after it */
    bool imprecise; /* what was asked for was not reached; the result is there */
    bool found;   /* it was there, whole, before: nothing was left to resume */
    int64_t kept; /* on failure, and of a part: replications that the shards hold and --resume would
                   * not redo */
};

/* Whether what is asked for of single people can be told. Errors: ERR_INPUT of a network. */
int run_check_trace(const struct result_trace *trace, const struct params *params,
                    struct error *error);

/* Errors: ERR_INPUT where something would be overwritten or is in use, or a network is to be
 * traced; ERR_STOPPED; ERR_IO, ERR_MEMORY, ERR_FORMAT. On an error there is nothing new at output, unless written says so. */
int run_scenario(struct run *self, struct error *error);

#endif
