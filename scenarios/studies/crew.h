/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_CREW_H
#define SCENARIOS_STUDIES_CREW_H

/*
 * A crew of processes: tasks 0 to n-1, each done by a process of its own that is forked for it, as
 * many side by side as there are threads to give.  A process that crashes, or runs out of memory,
 * takes its own task with it and no other.  What a task gives must depend on its number alone.
 *
 * (Threads of one process would wait for each other: HDF5 has one lock for all its calls, and
 * compresses within it.)
 *
 * A task reports by memory that it shares with the caller: what it has done so far and, at its end,
 * how it went.  A request to stop is passed on to the tasks the same way; signals are the caller's
 * alone.  If the caller dies, so do they.
 */

#include "scenarios/studies/progress.h"
#include "sim/error.h"

#include <stddef.h>

struct crew_report {
    struct progress_tally tally;
    bool found;          /* it was done before */
    bool ended;          /* the task came to its end */
    struct error error;  /* code 0: all went well */
};

struct crew {
    size_t threads; /* to share out, at least 1 */
    size_t n_tasks; /* at least 1 */
    void *context;
    /* In the task's own process. stop: not 0 once it should stop. */
    void (*work)(void *context, size_t task, size_t threads, const atomic_int *stop,
                 struct crew_report *report);
    /* In the caller's: a task has ended, in the order in which they do. */
    void (*end)(void *context, size_t task, const struct crew_report *report);
    /* A few times a second: what tasks under way have done, and found done. */
    void (*watch)(void *context, int64_t done, int64_t before);
    const atomic_int *stop; /* not 0: begin nothing new and end what is under way */
};

/* Does all tasks, whether some fail or not: end hears of that. The caller has one thread and no
 * other child processes. Errors: ERR_STOPPED where not all were begun or one was stopped;
 * ERR_MEMORY. */
int crew_run(const struct crew *self, struct error *error);

#endif
