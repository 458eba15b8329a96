/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/roster.h"

#include <stdlib.h>
#include <string.h>

static struct roster_day
day_of_equivalents(double fte, double hours_per_week)
{
    struct roster_day day = {(int32_t)fte, 0};

    if (fte <= 0.0)
        return (struct roster_day){0, 0};
    if ((double)day.present < fte)
        day.present++;
    day.open_for = (int32_t)(hours_per_week / 5.0 * (double)TICKS_PER_HOUR * fte / day.present);
    return day.open_for > 0 ? day : (struct roster_day){0, 0};
}

int
roster_init(struct roster *self, const struct calendar *calendar, const struct timeline *fte,
            double hours_per_week, double scale, struct error *error)
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
                day_of_equivalents(timeline_at(fte, day) * scale, hours_per_week);
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
