/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_PLACES_H
#define MODELS_PLACES_H

/*
 * Exam places by exam, day and site: as the office knew them when the run starts, and what it
 * announces later.  Shared by all replications and changed by none.
 *
 * DUO's sites are open on working days.  A2, KNM and ONA share the places of a day by exam; a
 * sitting of either programme of the Staatsexamen Nt2 takes a part of them, a day that is moved to
 * B1 all.  B1 has places on the days of sittings of Programme I and on those moved to it; a
 * sitting that is given back is an A2 day.  Sites have their shares of all that, and none while
 * closed, be it for all exams or for one.
 *
 * Parts of places become whole ones by where a day stands among those of its kind: so sums are
 * right over months and years, and news of one day changes no other.
 *
 * The days go on after the run for as long as they can be booked in it.
 */

#include "models/labels.h"
#include "sim/calendar.h"
#include "sim/error.h"

#include <stdbool.h>
#include <stdint.h>

struct params;
struct sittings;

/* News about the places of a day. */
struct place_change {
    day_number announced, day;
    int32_t places;
    uint8_t exam;
    uint8_t site; /* n_sites: it is about how many of the day's places are reserved */
    bool cancels; /* newly closed or moved: bookings beyond the places are cancelled */
};

struct places {
    day_number first, end;
    int n_sites;
    uint16_t *years; /* by day: its calendar year */
    int32_t *known; /* by exam, day and site at the run's start; after the last site: reserved */
    struct place_change *changes; /* by announcement, exam, day and site */
    size_t n_changes, room;
};

/* First day after those that can be booked in a run. */
day_number places_end(const struct params *params);

/* For the days of the sittings, which go on up to places_end. Errors: ERR_MEMORY. */
int places_init(struct places *self, const struct params *params,
                const struct sittings *sittings, struct error *error);
void places_free(struct places *self);

/* What was known at the start of a site's places, or (site n_sites) of those reserved. */
static inline int32_t
places_known(const struct places *self, enum exam exam, day_number day, int site)
{
    size_t row = (size_t)exam * (size_t)(self->end - self->first) + (size_t)(day - self->first);

    return self->known[row * (size_t)(self->n_sites + 1) + (size_t)site];
}

static inline int
places_year(const struct places *self, day_number day)
{
    return self->years[day - self->first];
}

#endif
