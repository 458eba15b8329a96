/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_BATCH_H
#define SCENARIOS_STUDIES_BATCH_H

/*
 * A batch under way: every point of a plan is run as run.h runs a scenario, several side by side in
 * processes of their own (crew.h), into DIR/NAME.h5; then what they came to goes into DIR/batch.h5.
 * A point that fails does not stop the others.  A batch that is stopped or killed keeps the results
 * and the shards that it has; one that resumes does the rest.
 */

#include "scenarios/studies/batch_plan.h"
#include "scenarios/studies/progress.h"

#include <stdatomic.h>

struct batch {
    const struct batch_plan *plan;
    const char *folder;
    const char *command; /* for batch.h5 */
    size_t threads;      /* of all points together, at least 1 */
    int64_t block;
    bool resume, force;  /* not both */
    const atomic_int *stop;
    struct progress *progress;
    bool begun;      /* the folder was taken: there may be something to resume */
    bool *done;      /* one a point, all false: set for those that are */
    size_t n_found;  /* points that were complete already */
    size_t n_done;   /* with those */
    size_t n_failed; /* each of which has been told on standard error */
};

/* Errors: ERR_INPUT where the folder is refused; ERR_STOPPED; ERR_IO, ERR_MEMORY, ERR_FORMAT.
 * Points that fail are no error of the batch. */
int batch_run(struct batch *self, struct error *error);

#endif
