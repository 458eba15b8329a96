/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/booking.h"

#include "sim/error.h"

#include <string.h>

void
booking_init(struct booking *self, day_number first, day_number end, const int32_t *capacity,
             int32_t *taken)
{
    bug_assert(end >= first, "a booking from day %d to %d", (int)first, (int)end);
    self->first = self->full_from = self->full_until = first;
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

/* Every day of [from, until) is full: joined with the range that is kept, or kept in its place. */
static void
remember(struct booking *self, day_number from, day_number until)
{
    if (from <= self->full_until && until >= self->full_from) {
        self->full_from = from < self->full_from ? from : self->full_from;
        self->full_until = until > self->full_until ? until : self->full_until;
    } else if (until > from) {
        self->full_from = from;
        self->full_until = until;
    }
}

day_number
booking_take(struct booking *self, day_number earliest)
{
    day_number from = earliest > self->first ? earliest : self->first;
    day_number day = from;

    while (day < self->end)
        if (day >= self->full_from && day < self->full_until)
            day = self->full_until;
        else if (is_full(self, day))
            day++;
        else
            break;
    remember(self, from, day);
    if (day >= self->end)
        return BOOKING_NONE;
    self->taken[day - self->first]++;
    return day;
}

/* The longer part of the range that is kept, without a day of it that is full no longer. */
static void
forget(struct booking *self, day_number day)
{
    if (day < self->full_from || day >= self->full_until)
        return;
    if (day - self->full_from > self->full_until - day)
        self->full_until = day;
    else
        self->full_from = day + 1;
}

void
booking_return(struct booking *self, day_number day)
{
    bug_assert(day >= self->first && day < self->end && booking_taken(self, day) > 0,
               "a place given back on day %d that nobody had", (int)day);
    self->taken[day - self->first]--;
    forget(self, day);
}
