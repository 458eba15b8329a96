/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_BOOKING_H
#define SIM_BOOKING_H

/*
 * Places on dated days that are booked ahead: whoever comes takes the first free place on or after
 * the earliest day that suits.  A place given back is free again for the next who comes.
 *
 * Where demand is high the next free day is far; so as not to look through the full ones each time,
 * the last range of them that was met is kept.
 */

#include "sim/ticks.h"

#include <stdbool.h>

#define BOOKING_NONE INT32_MAX

struct booking {
    day_number first, end;
    day_number full_from, full_until; /* every day of this range is full; the end is not in it */
    const int32_t *capacity; /* places by day from first; not ours, and they stay as they are */
    int32_t *taken;          /* by day from first */
};

/* Nothing taken. taken has room for end - first days. */
void booking_init(struct booking *self, day_number first, day_number end,
                  const int32_t *capacity, int32_t *taken);

/* Takes a place and returns its day, or BOOKING_NONE when no day from earliest on has one. */
day_number booking_take(struct booking *self, day_number earliest);

/* Gives a place back. */
void booking_return(struct booking *self, day_number day);

/* Places on a day, and those taken. */
static inline int32_t
booking_capacity(const struct booking *self, day_number day)
{
    return self->capacity[day - self->first];
}

static inline int32_t
booking_taken(const struct booking *self, day_number day)
{
    return self->taken[day - self->first];
}

#endif
