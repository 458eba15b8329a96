/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Sign-up for an exam: the first free place on or after the earliest day that suits.
 */

/* The first free place from the earliest day on. */
static day_number
first_place(struct chain *self, const struct job *job)
{
    return booking_take(&self->bookings[job->exam],
                        chain_today(self) + (day_number)self->params->exams.lead_days);
}

static int
year_of(day_number day)
{
    return day != BOOKING_NONE ? date_of_day(day).year : 0;
}

/* The same for B1, where a component has a number of sittings a calendar year: one more moves to
 * the next year (figure B-NT-2). */
static day_number
first_place_b1(struct chain *self, struct job *job)
{
    struct date next_year = {job->year + 1, 1, 1};
    day_number day = first_place(self, job);
    int year = year_of(day);

    if (year == job->year && job->in_year >= self->params->exams.b1_attempts_per_year) {
        ledger_rule(&self->ledger, RULE_B1_YEAR_LIMIT);
        booking_return(&self->bookings[job->exam], day);
        day = booking_take(&self->bookings[job->exam], date_to_day(next_year));
        year = year_of(day);
    }
    if (day != BOOKING_NONE) {
        job->in_year = (uint8_t)(year == job->year ? job->in_year + 1 : 1);
        job->year = (uint16_t)year;
    }
    return day;
}

void
exam_sign_up(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    record->since = stamp_of(chain_now(self));
    record->day = exam_is_b1((enum exam)record->exam) ? first_place_b1(self, record)
                                                      : first_place(self, record);
    accounts_sign_up(self, (enum exam)record->exam);
    record->step = JOB_UNBOOKED;
    if (record->day == BOOKING_NONE)
        return;
    exam_books_booked(self, (enum exam)record->exam, record->day - chain_today(self));
    job_go(self, job, JOB_BOOKED, ticks_of_day(record->day) + ROSTER_OPENS);
}

void
exam_give_back(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    accounts_sign_off(self, (enum exam)record->exam, record->since);
    if (record->step == JOB_BOOKED)
        booking_return(&self->bookings[record->exam], record->day);
}
