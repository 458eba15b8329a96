/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/booking.h"

#include "sim/error.h"

#include <string.h>

void
booking_init(struct booking *self, day_number first, day_number end, const int32_t *capacity,
             int32_t *taken)
{
    bug_assert(end >= first, "a booking from day %d to %d", (int)first, (int)end);
    self->first = self->open = first;
    self->end = end;
    self->capacity = capacity;
    self->taken = taken;
    memset(taken, 0, (size_t)(end - first) * sizeof *taken);
}

static bool
is_full(const struct booking *self, day_number day)
{
    return booking_taken(self, day) >= booking_capacity(self, day);
}

day_number
booking_take(struct booking *self, day_number earliest)
{
    day_number day;

    while (self->open < self->end && is_full(self, self->open))
        self->open++;
    day = earliest > self->open ? earliest : self->open;
    while (day < self->end && is_full(self, day))
        day++;
    if (day >= self->end)
        return BOOKING_NONE;
    self->taken[day - self->first]++;
    return day;
}

void
booking_return(struct booking *self, day_number day)
{
    bug_assert(day >= self->first && day < self->end && booking_taken(self, day) > 0,
               "a place given back on day %d that nobody had", (int)day);
    self->taken[day - self->first]--;
    if (day < self->open)
        self->open = day;
}
