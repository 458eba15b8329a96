/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_STARTS_H
#define MODELS_STARTS_H

/*
 * Start moments of courses: the days of the year on which lessons of a route begin, or the first
 * working day after one.
 *
 * Who has a place signs up for a moment, and counts among those who wait for it in the own class of
 * municipality.  When the moment comes, the first of them finds out for all whether they are enough
 * to begin; if not it is cancelled there, and each of them signs up for a later one.
 */

#include "models/params.h"
#include "sim/calendar.h"

#include <stddef.h>

struct chain;

/* The moments of a route within a run. */
struct start_dates {
    day_number *days; /* rising */
    size_t n;
};

/* Errors: ERR_MEMORY. */
int start_dates_init(struct start_dates *self, const struct year_days *year,
                     const struct calendar *calendar, struct error *error);
void start_dates_free(struct start_dates *self);

/* The first moment on or after a day, by index; n where the run has none. */
size_t start_dates_next(const struct start_dates *self, day_number day);

/* Those who wait for a moment in a class of municipality. */
struct start {
    uint32_t waiting;
    uint8_t decided; /* enum start_decision */
};

/* Nobody waits for any of them. */
void starts_init(struct chain *chain);

/* Signs up for the first moment on or after a day, which will be the person's next step. */
void start_wait(struct chain *chain, uint32_t who, day_number earliest);

/* Waits for it no longer. */
void start_withdraw(struct chain *chain, uint32_t who);

/* The moment of who has come: whether lessons begin. */
bool start_is_held(struct chain *chain, uint32_t who);

#endif
