/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_ROSTER_H
#define SIM_ROSTER_H

/*
 * When people work: on each working day a number of them is present from ROSTER_OPENS for some
 * hours.  Full-time equivalents that are not whole make the day shorter for all, so that the
 * person-seconds of a day are those of the equivalents.  A piece of work that does not fit before
 * closing time is laid down and taken up again at the next opening by the same person.
 *
 * A day may be made longer by overtime, which is decided when it opens and not in here: a roster
 * knows how much longer, and what must be finished on such days asks roster_progress.
 */

#include "sim/calendar.h"

#define ROSTER_OPENS (9 * TICKS_PER_HOUR)

struct roster_day {
    int32_t present;  /* people; 0 on a day of rest */
    int32_t open_for; /* ticks from ROSTER_OPENS */
    int32_t overtime; /* ticks more, when the day is made longer */
};

struct roster {
    day_number first, end;
    struct roster_day *days;
};

/* fte: full-time equivalents by day of the calendar; hours_per_week of one of them (above 0) and
 * the overtime_hours beside them, spread over five days: below 75 together, so that a day ends
 * before midnight. Errors: ERR_MEMORY. */
int roster_init(struct roster *self, const struct calendar *calendar, const double *fte,
                double hours_per_week, double overtime_hours, struct error *error);
void roster_free(struct roster *self);

static inline struct roster_day
roster_on(const struct roster *self, day_number day)
{
    return self->days[day - self->first];
}

/* The moment at which work begun at start is finished; TICKS_NEVER where the roster ends first.
 * Where start is outside opening hours the work waits for the next opening. */
ticks roster_finish(const struct roster *self, ticks start, ticks work);

/* The same where days may be longer: that of start is by so many ticks of overtime, of others it is
 * not known yet. start is in opening hours. What is left of the work at the moment that is returned
 * goes into work: nothing, where the work is done by the ordinary end of the next day; else it is
 * the moment of that day's opening. */
ticks roster_progress(const struct roster *self, ticks start, ticks overtime, ticks *work);

/* The first day after this one on which somebody is present, or the roster's end. */
day_number roster_next_day(const struct roster *self, day_number day);

#endif
