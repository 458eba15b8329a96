/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/inflow.h"
#include "models/stage.h"

/*
 * Nt2 Programme II: who sits it is none of the chain's concern, but schrijven and spreken are
 * marked by the examiners of B1.  So on each of its sitting days scripts come to their lines, a
 * Poisson number around its dated mean, and each goes when it is marked.
 */

size_t
programme2_counts(const struct model *model)
{
    return (size_t)(model->calendar.end - model->calendar.first); /* by day of the run */
}

static uint32_t *
scripts_on(const struct chain *self, day_number day)
{
    return &self->counts[day - self->model->calendar.first];
}

static rng_person
address_on(enum exam exam, day_number day, uint32_t index)
{
    return rng_person_make((unsigned)STREAM_PROGRAMME2 + exam, (unsigned)day, index);
}

/* Of each component in the year of a day. */
static double
sittings_a_year(const struct params *p, day_number day)
{
    struct date new_year = {date_of_day(day).year, 1, 1};

    return (double)(int64_t)(
        timeline_at(&p->exams.programme2_sittings_per_year, date_to_day(new_year)) + 0.5);
}

void
programme2_prepare(struct chain *self)
{
    const struct params *p = self->params;
    const struct calendar *days = &self->model->calendar;

    for (day_number day = days->first; day < days->end; day++) {
        enum exam exam = sittings_programme2(&self->model->sittings, day);
        enum both both = exam != EXAMS ? both_of_examiner(examiner_of_exam(exam)) : BOTHS;
        *scripts_on(self, day) = 0;
        if (both != BOTHS)
            *scripts_on(self, day) = rng_poisson(
                &self->rng, address_on(exam, day, 0), DECIDE_COUNT,
                timeline_at(&p->background.programme2[both], day) * p->run.scale /
                    sittings_a_year(p, day));
    }
}

/* For the next sitting from a day on. */
static void
wait_for_sitting(struct chain *self, day_number day)
{
    day_number end = self->model->calendar.end;

    while (day < end && *scripts_on(self, day) == 0)
        day++;
    if (day < end)
        agenda_schedule(&self->agenda, SLOT_PROGRAMME2, ticks_of_day(day) + ROSTER_OPENS,
                        EVENT_INFLOW);
}

void
programme2_start(struct chain *self)
{
    wait_for_sitting(self, chain_today(self));
}

void
programme2_sitting(struct chain *self)
{
    day_number today = chain_today(self);
    enum exam exam = sittings_programme2(&self->model->sittings, today);

    for (uint32_t i = 0; i < *scripts_on(self, today); i++) {
        uint32_t job = job_new(self, NOBODY, JOB_SCRIPT);
        struct job *record = &self->jobs[job];
        record->exam = (uint8_t)exam;
        record->month = (uint16_t)today;
        record->index = i;
        record->since = stamp_of(chain_now(self));
        grading_begin(self, job, exam_sitting(self, record).marking);
    }
    wait_for_sitting(self, today + 1);
}
