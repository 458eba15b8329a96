/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_COUNTER_H
#define SCENARIOS_STUDIES_COUNTER_H

/*
 * The replications of a run that goes on until its figures are precise enough: threads note them as
 * they finish, in any order; they are counted in the order of their numbers, by whichever thread
 * comes first, and what finished beyond the last one that was needed is not counted.
 */

#include "scenarios/studies/precision.h"

#include <stdatomic.h>
#include <stdio.h>

struct counter {
    struct precision precision;
    double *values;     /* replications x figures asked for */
    atomic_bool *noted; /* by replication */
    atomic_flag busy;   /* a thread is counting */
    atomic_bool ended;  /* enough, or over the budget: begin no more */
    bool over;          /* the budget ended it */
    double start;       /* of the budget, by progress_clock */
    char *why;          /* see counter_close */
};

/* self may be freed in every case. Errors: as precision_init. */
int counter_init(struct counter *self, const struct precision_rule *rule,
                 const struct measures_shape *shape, struct error *error);
void counter_free(struct counter *self);

/* A replication has been simulated, or was found. Once for each; threads may call it at the same
 * time for different ones. */
void counter_note(struct counter *self, int64_t replication, const struct measures *measures);

/* Whether no further replication is to be begun. */
bool counter_has_ended(struct counter *self);

/* After the last one: how many count, and why there are so many in self->why, for the footer of the
 * table. Errors: ERR_MEMORY. */
int counter_close(struct counter *self, int64_t *n, struct error *error);

/* "people@2023 is known within +/- 81.2 after 9 replications, asked was 50": a line for each that
 * is not precise enough. */
void counter_tell(const struct counter *self, FILE *out);

#endif
