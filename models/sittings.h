/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_SITTINGS_H
#define MODELS_SITTINGS_H

/*
 * The yearly sittings of the Staatsexamen Nt2: on which days which component of Programme I (B1) and
 * of Programme II is sat.  A day holds one component (figure B-NT-3) of one programme; July has none
 * (B-NT-8).  The sittings of a programme are spread evenly over the year, its four components in
 * turn, each on the first working day that is free.
 *
 * Days that are moved between A2 and B1 (exams.moved) are not in here: they are laid over it.
 */

#include "models/labels.h"
#include "sim/calendar.h"

struct params;

struct sittings {
    day_number first, end;
    unsigned char *programme1; /* by day: the B1 exam, or EXAMS for none */
    unsigned char *programme2; /* the same component of Programme II */
};

/* For the days of a calendar. Errors: ERR_MEMORY. */
int sittings_init(struct sittings *self, const struct params *params,
                  const struct calendar *calendar, struct error *error);
void sittings_free(struct sittings *self);

static inline enum exam
sittings_programme1(const struct sittings *self, day_number day)
{
    return (enum exam)self->programme1[day - self->first];
}

static inline enum exam
sittings_programme2(const struct sittings *self, day_number day)
{
    return (enum exam)self->programme2[day - self->first];
}

#endif
