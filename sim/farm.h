/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_FARM_H
#define SIM_FARM_H

/*
 * A farm of threads: tasks 0 to n-1, taken in order by whichever worker is free.  What a task
 * gives must depend on its number alone, so that nothing depends on the number of workers.  The
 * first error stops the farm: tasks under way finish, no new one starts.  So does a request to
 * stop, which is not an error of a task: the farm then returns ERR_STOPPED.
 */

#include "sim/error.h"

#include <stdatomic.h>
#include <stddef.h>

struct farm {
    size_t n_workers;  /* at least 1 */
    size_t n_tasks;
    void *context;     /* given to the functions below */
    int (*work)(void *context, size_t worker, size_t task, struct error *error);
    void (*watch)(void *context, size_t finished); /* from the caller's thread, a few times a
                                                    * second and at the end; may be NULL */
    const atomic_int *stop; /* not 0: stop; may be NULL */
};

/* Runs all tasks and returns 0, or the first error. Errors: what work returns, ERR_MEMORY,
 * ERR_STOPPED. */
int farm_run(const struct farm *self, struct error *error);

#endif
