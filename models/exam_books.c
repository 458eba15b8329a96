/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/exam_books.h"

#include "models/world.h"

#include <math.h>
#include <string.h>

/* ---- cells: the same by month and by week ---- */

/* Where the two tables of a measure are, and the period of each. */
struct pair {
    enum measure measure[EXAM_BOOKS];
};

struct moment {
    size_t period[EXAM_BOOKS];
};

static struct moment
now(const struct chain *self)
{
    return (struct moment){{self->ledger.period, self->accounts.week}};
}

/* The periods of a moment; exams before the run are in none. */
static bool
moment_of(const struct chain *self, stamp moment, struct moment *found)
{
    const struct measures_shape *shape = self->ledger.shape;
    day_number day = ticks_to_day((ticks)moment);
    size_t month;

    if (day < shape->start)
        return false;
    month = (size_t)(calendar_month(&self->model->calendar, day) - shape->first_month);
    *found = (struct moment){{month, measures_week_of_day(shape, day)}};
    return true;
}

static void
count(struct chain *self, struct pair pair, struct moment at, enum exam exam)
{
    for (int book = 0; book < EXAM_BOOKS; book++)
        measures_int32(self->ledger.measures,
                       pair.measure[book])[at.period[book] * EXAMS + exam]++;
}

/* What is of no exam. */
static void
count_one(struct chain *self, struct pair pair, struct moment at)
{
    for (int book = 0; book < EXAM_BOOKS; book++)
        measures_int32(self->ledger.measures, pair.measure[book])[at.period[book]]++;
}

static void
add_days(struct chain *self, struct pair pair, struct moment at, enum exam exam, int32_t days)
{
    for (int book = 0; book < EXAM_BOOKS; book++)
        measures_int64(self->ledger.measures,
                       pair.measure[book])[at.period[book] * EXAMS + exam] += days;
}

static bool
is_in_norm(enum interval interval, int32_t days)
{
    return days <= interval_norm_days(interval);
}

static const struct pair booking_n = {{MEASURE_BOOKING_N, MEASURE_WEEK_BOOKING_N}};
static const struct pair booking_sum = {{MEASURE_BOOKING_SUM, MEASURE_WEEK_BOOKING_SUM}};
static const struct pair booking_in_norm = {
    {MEASURE_BOOKING_IN_NORM, MEASURE_WEEK_BOOKING_IN_NORM}};
static const struct pair booking_p50 = {{MEASURE_BOOKING_P50, MEASURE_WEEK_BOOKING_P50}};
static const struct pair booking_p90 = {{MEASURE_BOOKING_P90, MEASURE_WEEK_BOOKING_P90}};
static const struct pair places_booked = {{MEASURE_PLACES_BOOKED, MEASURE_WEEK_PLACES_BOOKED}};
static const struct pair places_sat = {{MEASURE_PLACES_SAT, MEASURE_WEEK_PLACES_SAT}};
static const struct pair grading_n = {{MEASURE_GRADING_N, MEASURE_WEEK_GRADING_N}};
static const struct pair grading_sum = {{MEASURE_GRADING_SUM, MEASURE_WEEK_GRADING_SUM}};
static const struct pair grading_in_norm = {
    {MEASURE_GRADING_IN_NORM, MEASURE_WEEK_GRADING_IN_NORM}};
static const struct pair grading_open = {{MEASURE_GRADING_OPEN, MEASURE_WEEK_GRADING_OPEN}};
static const struct pair grading_late = {{MEASURE_GRADING_LATE, MEASURE_WEEK_GRADING_LATE}};
static const struct pair medical_open = {{MEASURE_MEDICAL_OPEN, MEASURE_WEEK_MEDICAL_OPEN}};
static const struct pair medical_late = {{MEASURE_MEDICAL_LATE, MEASURE_WEEK_MEDICAL_LATE}};

/* ---- bookings ---- */

/* The terms of the period under way, a cell a day, for its quantiles. */
static void
keep_term(struct exam_terms *self, int32_t days)
{
    int32_t cell = (int32_t)interval_day_cell(days);

    self->bookings[cell]++;
    if (cell >= self->cells)
        self->cells = cell + 1;
}

void
exam_books_booked(struct chain *self, enum exam exam, int32_t days)
{
    struct moment today = now(self);

    count(self, booking_n, today, exam);
    add_days(self, booking_sum, today, exam, days);
    if (is_in_norm((enum interval)(INTERVAL_SIGNUP + (int)exam), days))
        count(self, booking_in_norm, today, exam);
    for (int book = 0; book < EXAM_BOOKS; book++)
        keep_term(&self->terms[book][exam], days);
}

void
exam_books_changed(struct chain *self, enum exam exam)
{
    measures_int32(self->ledger.measures,
                   MEASURE_BOOKINGS_CHANGED)[self->ledger.period * EXAMS + exam]++;
}

void
exam_books_cancelled(struct chain *self, enum exam exam)
{
    measures_int32(self->ledger.measures,
                   MEASURE_BOOKINGS_CANCELLED)[self->ledger.period * EXAMS + exam]++;
}

void
exam_books_withdrawn(struct chain *self, enum exam exam)
{
    measures_int32(self->ledger.measures,
                   MEASURE_SIGNUPS_WITHDRAWN)[self->ledger.period * EXAMS + exam]++;
}

static double
quantile(const struct exam_terms *self, int percent)
{
    size_t cells = (size_t)self->cells;
    size_t cell = interval_quantile(self->bookings, cells, percent);

    return cell < cells ? (double)cell : (double)NAN;
}

void
exam_books_init(struct chain *self)
{
    memset(self->terms, 0, sizeof self->terms);
}

void
exam_books_close(struct chain *self, enum exam_book book)
{
    double *p50 = measures_double(self->ledger.measures, booking_p50.measure[book]);
    double *p90 = measures_double(self->ledger.measures, booking_p90.measure[book]);
    size_t at = now(self).period[book] * EXAMS;

    for (size_t exam = 0; exam < EXAMS; exam++) {
        struct exam_terms *terms = &self->terms[book][exam];
        p50[at + exam] = quantile(terms, 50);
        p90[at + exam] = quantile(terms, 90);
        memset(terms->bookings, 0, (size_t)terms->cells * sizeof *terms->bookings);
        terms->cells = 0;
    }
}

/* ---- the exam day ---- */

void
exam_books_missed(struct chain *self, enum exam exam)
{
    count(self, places_booked, now(self), exam);
}

void
exam_books_sat(struct chain *self, enum exam exam)
{
    exam_books_missed(self, exam);
    count(self, places_sat, now(self), exam);
}

void
exam_books_attempt(struct chain *self, enum exam exam, unsigned attempt, bool passes)
{
    size_t cell = attempt < EXAM_ATTEMPTS ? attempt - 1 : EXAM_ATTEMPTS - 1;

    cell += (self->ledger.period * EXAMS + exam) * EXAM_ATTEMPTS;
    measures_int32(self->ledger.measures, MEASURE_EXAM_ATTEMPT_SAT)[cell]++;
    if (passes)
        measures_int32(self->ledger.measures, MEASURE_EXAM_ATTEMPT_PASSED)[cell]++;
}

/* ---- results ---- */

void
exam_books_result(struct chain *self, enum exam exam, stamp sat)
{
    int32_t days = days_since(self, sat);
    struct moment then;

    if (!moment_of(self, sat, &then))
        return;
    count(self, grading_n, then, exam);
    add_days(self, grading_sum, then, exam, days);
    if (is_in_norm((enum interval)(INTERVAL_RESULT + (int)exam), days))
        count(self, grading_in_norm, then, exam);
}

void
exam_books_open(struct chain *self, enum exam exam, stamp sat)
{
    struct moment then;

    if (!moment_of(self, sat, &then))
        return;
    count(self, grading_open, then, exam);
    if (!is_in_norm((enum interval)(INTERVAL_RESULT + (int)exam), days_since(self, sat)))
        count(self, grading_late, then, exam);
}

/* ---- medical exemption ---- */

void
exam_books_applied(struct chain *self, enum occasion occasion, enum group group)
{
    measures_int32(self->ledger.measures, MEASURE_MEDICAL_APPLIED)
        [(self->ledger.period * OCCASIONS + occasion) * GROUPS + group]++;
}

void
exam_books_decided(struct chain *self, enum outcome outcome, enum group group)
{
    measures_int32(self->ledger.measures, MEASURE_MEDICAL_DECIDED)
        [(self->ledger.period * OUTCOMES + outcome) * GROUPS + group]++;
}

void
exam_books_first_decided(struct chain *self, stamp applied)
{
    struct measures *measures = self->ledger.measures;
    int32_t days = days_since(self, applied);
    size_t week = self->accounts.week;

    measures_int32(measures, MEASURE_WEEK_MEDICAL_N)[week]++;
    measures_int64(measures, MEASURE_WEEK_MEDICAL_SUM)[week] += days;
    if (is_in_norm(INTERVAL_MEDICAL, days))
        measures_int32(measures, MEASURE_WEEK_MEDICAL_IN_NORM)[week]++;
}

void
exam_books_undecided(struct chain *self, stamp applied)
{
    struct moment then;

    if (!moment_of(self, applied, &then))
        return;
    count_one(self, medical_open, then);
    if (!is_in_norm(INTERVAL_MEDICAL, days_since(self, applied)))
        count_one(self, medical_late, then);
}
