/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_STAFF_H
#define MODELS_STAFF_H

/*
 * Staff behind its posts: people leave, and who comes in their place must be found and trained
 * first.  In full-time equivalents, day by day:
 *
 *   those at work leave at a constant hazard;
 *   posts that nobody has or is about to have become vacancies, and what became one on a day is
 *   at work the lag later: recruit_days until the hire and training_days until the first script;
 *   fewer posts take effect at once: the youngest vacancies are closed first, who is in training
 *   goes next, who is at work last.
 *
 * So at work + coming = posts on every day.  Under constant posts the share a = attrition / 365.25
 * that leaves in a day is what comes, and at work = posts / (1 + a x lag) with a x at work coming
 * for each day of the lag: that is where it starts.
 */

#include "sim/error.h"

#include <stdint.h>

struct staff {
    double at_work; /* fte, today */
    double coming;  /* fte being found or trained */
    double leaves;  /* of those at work, a day */
    double *due;    /* a ring: what was opened on each of the last lag days */
    int64_t lag, oldest;
};

/* In the steady state of posts. attrition: a year, at most 365; days at least 0. Errors:
 * ERR_MEMORY. */
int staff_init(struct staff *self, double posts, double attrition, int64_t recruit_days,
               int64_t training_days, struct error *error);
void staff_free(struct staff *self);

/* The next day, on which there are so many posts. */
void staff_day(struct staff *self, double posts);

#endif
