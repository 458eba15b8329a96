/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lost.h"

#include <string.h>

static uint16_t
today_of(const struct chain *self)
{
    return (uint16_t)chain_today(self);
}

/* Days from one to another; none before the term. */
static uint16_t
days_up_to(uint16_t from, uint16_t to)
{
    return to > from ? (uint16_t)(to - from) : 0;
}

/* Brings the days up to now, of the wait that is open longest. */
static void
bring(struct chain *self, struct person_lost *lost)
{
    uint16_t today = today_of(self);

    if (lost->n_open == 0 || today <= lost->from)
        return;
    lost->days[lost->open[0]] = (uint16_t)(lost->days[lost->open[0]] + today - lost->from);
    lost->from = today;
}

void
lost_term_begins(struct chain *self, uint32_t who, day_number first)
{
    struct person_lost *lost = &self->lost[who];

    memset(lost->days, 0, sizeof lost->days);
    lost->from = lost->since = (uint16_t)first;
    lost->waited = 0;
}

void
lost_begin(struct chain *self, uint32_t who, enum lost what)
{
    struct person_lost *lost = &self->lost[who];

    if (lost->n_open == 0) {
        uint16_t today = today_of(self);
        lost->since = today > lost->from ? today : lost->from;
        lost->from = lost->since;
    }
    chain_assert(self, who, lost->n_open < LOST_OPEN, "waits for too much: %d", (int)what);
    lost->open[lost->n_open++] = (uint8_t)what;
}

void
lost_end(struct chain *self, uint32_t who, enum lost what)
{
    struct person_lost *lost = &self->lost[who];
    unsigned place = 0;

    while (place < lost->n_open && lost->open[place] != (uint8_t)what)
        place++;
    if (place == lost->n_open)
        return;
    if (place == 0)
        bring(self, lost);
    lost->n_open--;
    if (place < lost->n_open)
        memmove(lost->open + place, lost->open + place + 1, lost->n_open - place);
    if (lost->n_open == 0)
        lost->waited =
            (uint16_t)(lost->waited + days_up_to(lost->since, today_of(self)));
}

void
lost_exam_ends(struct chain *self, const struct job *job)
{
    if (job_is_signed_up(job))
        lost_end(self, job->person, lost_of_seat(job));
    else if (job->step == JOB_QUEUE || job->step == JOB_SERVICE)
        lost_end(self, job->person, lost_of_marking(job));
}

/* ---- the books ---- */

static enum resource
resource_of(int what)
{
    if (what < LOST_SEAT)
        return (enum resource)(RESOURCE_COURSE_PLACES + what - LOST_COURSE);
    if (what < LOST_MARKING)
        return (enum resource)(RESOURCE_EXAM_PLACES + what - LOST_SEAT);
    if (what == LOST_HOME)
        return RESOURCE_HOMES;
    if (what == LOST_MEDICAL)
        return RESOURCE_MEDICAL_ASSESSORS;
    return (enum resource)(RESOURCE_EXAMINERS + what - LOST_MARKING);
}

static size_t
cohort_cell(const struct person *person)
{
    return ((size_t)person->cohort * REGIMES + person->regime) * GROUPS + person->group;
}

/* The two sums are kept apart: that they agree is what the books can be held against. */
void
lost_post(struct chain *self, uint32_t who)
{
    struct person_lost *lost = &self->lost[who];
    size_t cell = cohort_cell(&self->people[who]);
    int64_t *days =
        measures_int64(self->ledger.measures, MEASURE_TERM_LOST_DAYS) + cell * RESOURCES;
    int32_t open = lost->n_open > 0 ? days_up_to(lost->since, today_of(self)) : 0;

    bring(self, lost);
    for (int what = 0; what < LOSTS; what++)
        days[resource_of(what)] += lost->days[what];
    measures_int64(self->ledger.measures, MEASURE_TERM_WAITED_DAYS)[cell] += lost->waited + open;
}
