/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/inflow.h"
#include "models/stage.h"

/*
 * The background: sittings by people without the duty, who take the same exam places and examiners.
 * A month's count is Poisson around its dated mean; at the start some are signed up for an exam,
 * and some wait for a result.
 */

enum { START_SEAT, START_RESULT, STARTS };

/* Its part of counts, after that of Programme II: by month and exam, then by what is waited for at
 * the start and exam. */
static uint32_t *
monthly(const struct chain *self, size_t month, int exam)
{
    return &self->counts[programme2_counts(self->model) + month * EXAMS + (size_t)exam];
}

static uint32_t *
at_start(const struct chain *self, int start, int exam)
{
    return monthly(self, self->model->shape.extent[DIMENSION_TIME] + (size_t)start, exam);
}

size_t
background_counts(const struct model *model)
{
    size_t months = model->shape.extent[DIMENSION_TIME];

    return programme2_counts(model) + (months + STARTS) * EXAMS;
}

/* Only those that people mark: the others are in nobody's way. */
static double
results_at_start(const struct params *p, enum exam exam)
{
    enum examiner pool = examiner_of_exam(exam);

    return pool < EXAMINERS ? p->background.waiting_result[pool] : 0.0;
}

void
background_prepare(struct chain *self)
{
    const struct params *p = self->params;
    size_t months = self->model->shape.extent[DIMENSION_TIME];

    programme2_prepare(self);
    for (int exam = 0; exam < EXAMS; exam++) {
        for (size_t m = 0; m < months; m++) {
            int month = self->model->shape.first_month + (int)m;
            day_number first = month_start(month);
            double mean = timeline_at(&p->background.exam[exam].others, first);
            *monthly(self, m, exam) =
                inflow_poisson(self, (unsigned)month, (unsigned)COUNT_EXAM + (unsigned)exam, mean);
        }
        *at_start(self, START_SEAT, exam) =
            inflow_poisson(self, 0, (unsigned)COUNT_SEAT + (unsigned)exam,
                           p->background.exam[exam].waiting_seat);
        *at_start(self, START_RESULT, exam) = inflow_poisson(
            self, 0, (unsigned)COUNT_RESULT + (unsigned)exam, results_at_start(p, (enum exam)exam));
    }
}

size_t
background_sittings(const struct chain *self)
{
    size_t sum = 0;

    for (size_t i = 0; i < background_counts(self->model); i++)
        sum += self->counts[i];
    return sum;
}

/* Signs up at some moment of the month under way. */
static void
expect(struct chain *self, enum exam exam, uint32_t index)
{
    uint32_t job = job_new(self, NOBODY, JOB_EXAM);
    struct job *record = &self->jobs[job];
    ticks start = ticks_of_day(month_start(self->month));
    uint32_t span = (uint32_t)(ticks_of_day(month_start(self->month + 1)) - start);

    record->exam = (uint8_t)exam;
    record->index = index;
    record->month = (uint16_t)self->month;
    job_go(self, job, JOB_PREPARING,
           start + draw_index(exam_bits(self, record, DECIDE_MOMENT), span));
}

void
background_month(struct chain *self)
{
    size_t month = (size_t)(self->month - self->model->shape.first_month);

    for (int exam = 0; exam < EXAMS; exam++)
        for (uint32_t i = 0; i < *monthly(self, month, exam); i++)
            expect(self, (enum exam)exam, i);
}

/* A sitting under way when the run starts.  Who awaits a result sat before the run, on a day that
 * is not known: the exam is in the term of no month. */
static void
start_one(struct chain *self, enum exam exam, int start, uint32_t index)
{
    uint32_t job = job_new(self, NOBODY, JOB_EXAM);
    struct job *record = &self->jobs[job];

    record->exam = (uint8_t)exam;
    record->month = (uint16_t)start;
    record->index = index;
    if (start == START_SEAT) {
        record->marks = exam == EXAM_ONA ? JOB_INTERVIEW : 0; /* nothing else of it has a place */
        exam_signed_up(self, job);
        return;
    }
    exam_interview(self, job);
    record->since = stamp_of(chain_now(self) - 1);
    grading_begin(self, job, exam_sitting(self, record).marking);
}

void
background_start(struct chain *self)
{
    programme2_start(self);
    for (int exam = 0; exam < EXAMS && !stock_has_background(self); exam++)
        for (int start = 0; start < STARTS; start++)
            for (uint32_t i = 0; i < *at_start(self, start, exam); i++)
                start_one(self, (enum exam)exam, start, i);
}
