/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_ROSTER_H
#define SIM_ROSTER_H

/*
 * When people work: on each working day a number of them is present from ROSTER_OPENS for some
 * hours.  Full-time equivalents that are not whole make the day shorter for all, so that the
 * person-seconds of a day are those of the equivalents.  A piece of work that does not fit before
 * closing time is laid down and taken up again at the next opening by the same person.
 */

#include "sim/calendar.h"
#include "sim/timeline.h"

#define ROSTER_OPENS (9 * TICKS_PER_HOUR)

struct roster_day {
    int32_t present;  /* people; 0 on a day of rest */
    int32_t open_for; /* ticks from ROSTER_OPENS */
};

struct roster {
    day_number first, end;
    struct roster_day *days;
};

/* fte: full-time equivalents by date; hours_per_week of one of them (above 0, at most 70), spread
 * over five days; scale multiplies the equivalents. Errors: ERR_MEMORY. */
int roster_init(struct roster *self, const struct calendar *calendar, const struct timeline *fte,
                double hours_per_week, double scale, struct error *error);
void roster_free(struct roster *self);

static inline struct roster_day
roster_on(const struct roster *self, day_number day)
{
    return self->days[day - self->first];
}

/* The moment at which work begun at start is finished; TICKS_NEVER where the roster ends first.
 * Where start is outside opening hours the work waits for the next opening. */
ticks roster_finish(const struct roster *self, ticks start, ticks work);

/* The first day after this one on which somebody is present, or the roster's end. */
day_number roster_next_day(const struct roster *self, day_number day);

#endif
