/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_PROGRESS_H
#define SCENARIOS_STUDIES_PROGRESS_H

/*
 * How far a run is: on a terminal one line that is written again and again, elsewhere one line for
 * each tenth of the work.  The rate counts what was done since the start, not what a resumed run
 * found done.
 */

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Where another process sees how far this one is. */
struct progress_tally {
    atomic_int_least64_t done, before;
};

struct progress {
    FILE *out; /* NULL: says nothing */
    bool terminal;
    int64_t total, before, done; /* replications; before: found done at the start */
    double start;                /* seconds of the monotonic clock */
    int tenths;                  /* said so far */
    bool line_open;
    struct progress_tally *tally; /* NULL: nobody looks */
};

double progress_clock(void);

void progress_begin(struct progress *self, FILE *out, bool quiet);
void progress_start(struct progress *self, int64_t before, int64_t total);

/* Called a few times a second, with the number of replications that are done in all. */
void progress_show(struct progress *self, int64_t done);

/* Ends an open line, so that what comes next begins on one of its own. */
void progress_end(struct progress *self);

/* A span of time for people: "45 s", "12 min", "3.4 h". */
void progress_print_span(FILE *out, double seconds);

#endif
