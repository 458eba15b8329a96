/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/exam_books.h"

#include "models/world.h"

/* ---- cells ---- */

/* The period of a moment; exams before the run are in none. */
static bool
month_of(const struct chain *self, stamp moment, size_t *month)
{
    day_number day = ticks_to_day((ticks)moment);

    if (day < self->ledger.shape->start)
        return false;
    *month = measures_period_of_day(self->ledger.shape, day);
    return true;
}

static void
count(struct chain *self, enum measure measure, size_t period, enum exam exam)
{
    measures_int32(self->ledger.measures, measure)[period * EXAMS + exam]++;
}

static void
add_days(struct chain *self, enum measure measure, size_t period, enum exam exam, int32_t days)
{
    measures_int64(self->ledger.measures, measure)[period * EXAMS + exam] += days;
}

static bool
is_in_norm(enum interval interval, int32_t days)
{
    return days <= interval_norm_days(interval);
}

/* ---- bookings ---- */

void
exam_books_booked(struct chain *self, enum exam exam, int32_t days)
{
    size_t month = self->ledger.period;

    count(self, MEASURE_BOOKING_N, month, exam);
    add_days(self, MEASURE_BOOKING_SUM, month, exam, days);
    if (is_in_norm((enum interval)(INTERVAL_SIGNUP + (int)exam), days))
        count(self, MEASURE_BOOKING_IN_NORM, month, exam);
}

void
exam_books_changed(struct chain *self, enum exam exam)
{
    count(self, MEASURE_BOOKINGS_CHANGED, self->ledger.period, exam);
}

void
exam_books_cancelled(struct chain *self, enum exam exam)
{
    count(self, MEASURE_BOOKINGS_CANCELLED, self->ledger.period, exam);
}

/* ---- the exam day ---- */

void
exam_books_missed(struct chain *self, enum exam exam)
{
    count(self, MEASURE_PLACES_BOOKED, self->ledger.period, exam);
}

void
exam_books_sat(struct chain *self, enum exam exam)
{
    exam_books_missed(self, exam);
    count(self, MEASURE_PLACES_SAT, self->ledger.period, exam);
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
    size_t month;

    if (!month_of(self, sat, &month))
        return;
    count(self, MEASURE_GRADING_N, month, exam);
    add_days(self, MEASURE_GRADING_SUM, month, exam, days);
    if (is_in_norm((enum interval)(INTERVAL_RESULT + (int)exam), days))
        count(self, MEASURE_GRADING_IN_NORM, month, exam);
}

void
exam_books_open(struct chain *self, enum exam exam, stamp sat)
{
    size_t month;

    if (month_of(self, sat, &month))
        count(self, MEASURE_GRADING_OPEN, month, exam);
}

/* ---- medical exemption ---- */

void
exam_books_applied(struct chain *self, enum occasion occasion, enum group group)
{
    measures_int32(self->ledger.measures, MEASURE_MEDICAL_APPLIED)
        [(self->ledger.period * OCCASIONS + occasion) * GROUPS + group]++;
}

void
exam_books_decided(struct chain *self, enum outcome outcome, enum group group, stamp applied)
{
    (void)applied;
    if (group == GROUPS) /* of the background */
        return;
    measures_int32(self->ledger.measures, MEASURE_MEDICAL_DECIDED)
        [(self->ledger.period * OUTCOMES + outcome) * GROUPS + group]++;
}
