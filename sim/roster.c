/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/roster.h"

#include <stdlib.h>
#include <string.h>

/* Of those present, in a day. */
static int32_t
ticks_of_each(double fte, double hours_per_week, int32_t present)
{
    return (int32_t)(hours_per_week / 5.0 * (double)TICKS_PER_HOUR * fte / present);
}

static struct roster_day
day_of_equivalents(double fte, double hours_per_week, double overtime_hours)
{
    struct roster_day day = {(int32_t)fte, 0, 0};

    if (fte <= 0.0)
        return (struct roster_day){0, 0, 0};
    if ((double)day.present < fte)
        day.present++;
    day.open_for = ticks_of_each(fte, hours_per_week, day.present);
    day.overtime =
        ticks_of_each(fte, hours_per_week + overtime_hours, day.present) - day.open_for;
    bug_assert(ROSTER_OPENS + day.open_for + day.overtime < TICKS_PER_DAY,
               "a day of %g and %g hours a week does not end before midnight", hours_per_week,
               overtime_hours);
    return day.open_for > 0 ? day : (struct roster_day){0, 0, 0};
}

int
roster_init(struct roster *self, const struct calendar *calendar, const double *fte,
            double hours_per_week, double overtime_hours, struct error *error)
{
    size_t n = (size_t)(calendar->end - calendar->first);

    self->first = calendar->first;
    self->end = calendar->end;
    self->days = calloc(n, sizeof *self->days);
    if (self->days == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a roster of %zu days", n);
    for (day_number day = self->first; day < self->end; day++)
        if (calendar_works(calendar, day))
            self->days[day - self->first] =
                day_of_equivalents(fte[day - self->first], hours_per_week, overtime_hours);
    return 0;
}

void
roster_free(struct roster *self)
{
    free(self->days);
    memset(self, 0, sizeof *self);
}

day_number
roster_next_day(const struct roster *self, day_number day)
{
    do
        day++;
    while (day < self->end && self->days[day - self->first].present == 0);
    return day;
}

ticks
roster_finish(const struct roster *self, ticks start, ticks work)
{
    day_number day = ticks_to_day(start);
    ticks moment = start;

    bug_assert(day >= self->first, "work begun on day %d, before the roster's %d", (int)day,
               (int)self->first);
    while (day < self->end) {
        ticks opens = ticks_of_day(day) + ROSTER_OPENS;
        ticks closes = opens + roster_on(self, day).open_for;
        if (moment < opens)
            moment = opens;
        if (moment < closes && work <= closes - moment)
            return moment + work;
        if (moment < closes)
            work -= closes - moment;
        day = roster_next_day(self, day);
    }
    return TICKS_NEVER;
}

ticks
roster_progress(const struct roster *self, ticks start, ticks overtime, ticks *work)
{
    day_number day = ticks_to_day(start);
    ticks opens = ticks_of_day(day) + ROSTER_OPENS;
    ticks left = opens + roster_on(self, day).open_for + overtime - start, moment;

    bug_assert(start >= opens && left >= 0, "work begun out of hours, at tick %lld",
               (long long)start);
    if (*work <= left) {
        moment = start + *work;
        *work = 0;
        return moment;
    }
    *work -= left;
    day = roster_next_day(self, day);
    if (day >= self->end)
        return TICKS_NEVER;
    moment = ticks_of_day(day) + ROSTER_OPENS;
    if (*work <= roster_on(self, day).open_for) {
        moment += *work;
        *work = 0;
    }
    return moment;
}
