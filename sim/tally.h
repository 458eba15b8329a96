/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_TALLY_H
#define SIM_TALLY_H

/*
 * A count that changes in time, with its exact integral in count-ticks (so that Little's law is an
 * identity of integers).
 */

#include "sim/ticks.h"

struct tally {
    int64_t value;
    int64_t integral; /* of value over time, up to last */
    ticks last;
};

static inline void
tally_init(struct tally *self, ticks now, int64_t value)
{
    *self = (struct tally){value, 0, now};
}

/* Brings the integral up to now. */
static inline void
tally_advance(struct tally *self, ticks now)
{
    self->integral += self->value * (now - self->last);
    self->last = now;
}

static inline void
tally_set(struct tally *self, ticks now, int64_t value)
{
    tally_advance(self, now);
    self->value = value;
}

/* The integral since the last call, up to now. */
static inline int64_t
tally_collect(struct tally *self, ticks now)
{
    int64_t integral;

    tally_advance(self, now);
    integral = self->integral;
    self->integral = 0;
    return integral;
}

#endif
