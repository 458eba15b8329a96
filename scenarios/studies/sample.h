/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_SAMPLE_H
#define SCENARIOS_STUDIES_SAMPLE_H

/*
 * A scenario's figures in each of its replications, kept in memory: what run_scenario would write
 * and base_read would read back, without a file.  Memory is that of a replication for each thread.
 */

#include "output/base.h"
#include "scenarios/reader/scenario.h"
#include "scenarios/studies/progress.h"

#include <stdatomic.h>

/* self: as base_read gives it, but for a run_id, and base_free is safe after each error; the texts
 * of its inputs are the scenario's. progress: has begun. stop: not 0: stop. Errors: ERR_MEMORY,
 * ERR_INPUT, ERR_STOPPED. */
int sample_take(struct base *self, const struct scenario *scenario, size_t threads,
                struct progress *progress, const atomic_int *stop, struct error *error);

#endif
