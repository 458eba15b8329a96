/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/sittings.h"

#include "models/params.h"

#include <stdlib.h>
#include <string.h>

enum { COMPONENTS_NT2 = EXAMS - EXAM_LEZEN_B1, JULY = 7 };

static bool
is_inside(const struct sittings *self, day_number day)
{
    return day >= self->first && day < self->end;
}

static bool
is_free(const struct sittings *self, day_number day)
{
    if (date_of_day(day).month == JULY || !day_is_working(day))
        return false;
    return !is_inside(self, day) || (sittings_programme1(self, day) == EXAMS &&
                                     sittings_programme2(self, day) == EXAMS);
}

static day_number
new_year_of(int year)
{
    struct date date = {year, 1, 1};

    return date_to_day(date);
}

static int64_t
whole_at(const struct timeline *timeline, day_number day)
{
    return (int64_t)(timeline_at(timeline, day) + 0.5);
}

/* The i-th of n sittings of a programme falls in the i-th part of the year; that of Programme II
 * before the one of Programme I. */
static void
lay_out(const struct sittings *self, int year, int64_t a_component, int shift,
        unsigned char *programme)
{
    day_number start = new_year_of(year);
    int n = (int)a_component * COMPONENTS_NT2;

    for (int i = 0; i < n; i++) {
        day_number day = start + (day_number)((4 * i + shift) * 365 / (4 * n));
        while (!is_free(self, day))
            day++;
        if (is_inside(self, day))
            programme[day - self->first] = (unsigned char)(EXAM_LEZEN_B1 + i % COMPONENTS_NT2);
    }
}

int
sittings_init(struct sittings *self, const struct params *params,
              const struct calendar *calendar, struct error *error)
{
    size_t n = (size_t)(calendar->end - calendar->first);

    *self = (struct sittings){.first = calendar->first, .end = calendar->end};
    self->programme1 = malloc(2 * n);
    if (self->programme1 == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu days of sittings", n);
    self->programme2 = self->programme1 + n;
    memset(self->programme1, EXAMS, 2 * n);
    for (int year = date_of_day(self->first).year; year <= date_of_day(self->end - 1).year;
         year++) {
        day_number new_year = new_year_of(year);
        lay_out(self, year, whole_at(&params->exams.b1_sittings_per_year, new_year), 2,
                self->programme1);
        lay_out(self, year, whole_at(&params->exams.programme2_sittings_per_year, new_year), 1,
                self->programme2);
    }
    return 0;
}

void
sittings_free(struct sittings *self)
{
    free(self->programme1);
    memset(self, 0, sizeof *self);
}
