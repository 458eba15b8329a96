/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Sign-up for an exam: the first free place that suits, and no two exams on a day.  Where no open
 * day has one, the candidate stands in the line of that exam, which is served in order as soon as
 * places appear: first those whose booking the office took away, then those whose term ends soon,
 * then the others.  Whom the yearly limit of B1 holds is passed over.
 *
 * The line is a desk without servers, so that its books are verified as those of all queues.
 */

enum lane { LANE_CANCELLED, LANE_PRIORITY, LANE_OTHERS };

/* ---- who ---- */

/* Whose term ends soon may have reserved places. */
static bool
is_pressed(const struct chain *self, const struct job *job)
{
    stamp end = job->person != NOBODY ? self->people[job->person].term_end : STAMP_NEVER;

    return end != STAMP_NEVER &&
           (ticks)end - chain_now(self) <= self->params->exams.priority_days * TICKS_PER_DAY;
}

/* Whether the person sits another exam on a day. */
static bool
is_taken_up(const struct chain *self, const struct job *job, day_number day)
{
    uint32_t other = job->person != NOBODY ? self->people[job->person].jobs : NOBODY;

    for (; other != NOBODY; other = self->jobs[other].next)
        if (&self->jobs[other] != job && job_has_place(&self->jobs[other]) &&
            self->jobs[other].day == day)
            return true;
    return false;
}

/* A turn of a person's way: those outside the simulation are not counted. */
static void
count_turn(struct chain *self, const struct job *job, enum rule rule)
{
    if (job->person != NOBODY)
        ledger_rule(&self->ledger, rule);
}

/* ---- B1: a number of sittings of a component in a calendar year (figure B-NT-2) ---- */

static int
year_of(day_number day)
{
    return date_of_day(day).year;
}

static day_number
new_year(int year)
{
    struct date date = {year, 1, 1};

    return date_to_day(date);
}

static void
count_year(struct job *job)
{
    int year = year_of(job->day);

    if (!exam_is_b1((enum exam)job->exam))
        return;
    job->in_year = (uint8_t)(year == job->year ? job->in_year + 1 : 1);
    job->year = (uint16_t)year;
}

/* The booking counts no longer.  The count of a year before is not kept: so who has sat the exam
 * before does not go back to that. */
static void
uncount_year(struct job *job)
{
    if (!exam_is_b1((enum exam)job->exam))
        return;
    job->in_year--;
    if (job->in_year == 0 && job->attempt <= 1)
        job->year = 0;
}

/* ---- which day ---- */

static day_number
find(struct chain *self, const struct job *job, day_number earliest)
{
    struct booking *booking = &self->bookings[job->exam];
    enum booking_who who = is_pressed(self, job) ? BOOKING_FIRST : BOOKING_ALL;
    day_number day = booking_find(booking, earliest, who);

    while (day != BOOKING_NONE && is_taken_up(self, job, day))
        day = booking_find(booking, day + 1, who);
    return day;
}

/* One sitting more than a year has moves to the next year. */
static day_number
find_b1(struct chain *self, struct job *job, day_number earliest)
{
    day_number day;

    if (year_of(earliest) < job->year)
        earliest = new_year(job->year);
    day = find(self, job, earliest);
    if (day == BOOKING_NONE || year_of(day) != job->year ||
        job->in_year < self->params->exams.b1_attempts_per_year)
        return day;
    if (!(job->marks & JOB_PUT_OFF)) {
        job->marks |= JOB_PUT_OFF;
        count_turn(self, job, RULE_B1_YEAR_LIMIT);
    }
    return find(self, job, new_year(job->year + 1));
}

static day_number
find_day(struct chain *self, struct job *job, day_number earliest)
{
    return exam_is_b1((enum exam)job->exam) ? find_b1(self, job, earliest)
                                            : find(self, job, earliest);
}

static day_number
earliest_day(const struct chain *self)
{
    return chain_today(self) + (day_number)self->params->exams.lead_days;
}

/* ---- booking ---- */

static ticks
exam_moment(const struct job *job)
{
    return ticks_of_day(job->day) + ROSTER_OPENS;
}

/* The last moment to ask for another day, or the exam. */
static ticks
end_of_changing(const struct chain *self, const struct job *job)
{
    ticks end = ticks_of_day(job->day - (day_number)self->params->exams.change_days + 1);

    return end < exam_moment(job) ? end : exam_moment(job);
}

/* Up to the exam, or to a change of mind, which comes once. */
static void
await(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];
    ticks left = end_of_changing(self, record) - chain_now(self);

    if (left > 0 && !(record->marks & JOB_CHANGED) &&
        rng_happens(exam_bits(self, record, DECIDE_CHANGE), self->params->exams.change))
        job_go(self, job, JOB_CHANGING,
               chain_now(self) +
                   draw_index(exam_bits(self, record, DECIDE_CHANGE_AT), (uint32_t)left));
    else
        job_go(self, job, JOB_BOOKED, exam_moment(record));
}

static void
take(struct chain *self, uint32_t job, day_number day)
{
    struct job *record = &self->jobs[job];
    struct booking *booking = &self->bookings[record->exam];

    if (booking_is_reserved(booking, day))
        ledger_rule(&self->ledger, RULE_PRIORITY);
    record->day = day;
    record->site = (uint8_t)booking_take(booking, day);
    record->marks &= (uint8_t)~JOB_PUT_OFF;
    count_year(record);
    await(self, job);
}

static void
book(struct chain *self, uint32_t job, day_number day)
{
    exam_books_booked(self, (enum exam)self->jobs[job].exam, day - chain_today(self));
    take(self, job, day);
}

static void
stand_in_line(struct chain *self, uint32_t job, enum lane lane)
{
    struct job *record = &self->jobs[job];

    record->step = JOB_UNBOOKED;
    desk_request_lane(&self->lines[record->exam], slot_of_job(self, job), lane, chain_now(self));
}

/* ---- signing up ---- */

/* Returns the day to book, or BOOKING_NONE. */
static day_number
sign_up(struct chain *self, struct job *record)
{
    record->since = stamp_of(chain_now(self));
    record->marks &= (uint8_t) ~(JOB_CHANGED | JOB_PUT_OFF);
    accounts_sign_up(self, (enum exam)record->exam);
    return find_day(self, record, earliest_day(self));
}

void
exam_sign_up(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    day_number day = sign_up(self, record);

    if (day != BOOKING_NONE)
        book(self, job, day);
    else
        stand_in_line(self, job, is_pressed(self, record) ? LANE_PRIORITY : LANE_OTHERS);
}

/* Booked before the run: no booking of its first month. */
void
exam_signed_up(struct chain *self, uint32_t job)
{
    day_number day = sign_up(self, &self->jobs[job]);

    if (day != BOOKING_NONE)
        take(self, job, day);
    else
        stand_in_line(self, job, LANE_OTHERS);
}

void
exam_serve_line(struct chain *self, enum exam exam)
{
    uint32_t slot = self->lines[exam].head;

    while (slot != DESK_NONE &&
           booking_find(&self->bookings[exam], earliest_day(self), BOOKING_FIRST) !=
               BOOKING_NONE) {
        uint32_t next = self->links[slot].next, job = slot - self->slot_jobs;
        day_number day = find_day(self, &self->jobs[job], earliest_day(self));
        if (day != BOOKING_NONE) {
            desk_withdraw(&self->lines[exam], slot, chain_now(self));
            book(self, job, day);
        }
        slot = next;
    }
}

void
exam_give_back(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];
    enum exam exam = (enum exam)record->exam;

    accounts_sign_off(self, exam, record->since);
    if (!job_has_place(record)) {
        desk_withdraw(&self->lines[exam], slot_of_job(self, job), chain_now(self));
        return;
    }
    booking_return(&self->bookings[exam], record->day, record->site);
    exam_serve_line(self, exam);
}

/* ---- another day ---- */

/* Days later, at least one. */
static day_number
put_off(const struct chain *self, const struct job *job)
{
    ticks later = draw_ticks(&self->model->draws.change_later,
                             exam_bits(self, job, DECIDE_CHANGE_LATER));

    return later > TICKS_PER_DAY ? ticks_to_day(later + TICKS_PER_DAY - 1) : 1;
}

void
exam_change(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    enum exam exam = (enum exam)record->exam;
    day_number old = record->day, day;
    int site = record->site;

    record->marks |= JOB_CHANGED;
    uncount_year(record);
    day = find_day(self, record, old + put_off(self, record));
    if (day == BOOKING_NONE) { /* keeps the old one */
        count_year(record);
        job_go(self, job, JOB_BOOKED, exam_moment(record));
        return;
    }
    exam_books_changed(self, exam);
    count_turn(self, record, RULE_EXAM_CHANGED);
    book(self, job, day);
    booking_return(&self->bookings[exam], old, site);
    exam_serve_line(self, exam);
}

void
exam_cancel(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    agenda_cancel(&self->agenda, slot_of_job(self, job));
    booking_return(&self->bookings[record->exam], record->day, record->site);
    uncount_year(record);
    record->step = JOB_UNBOOKED;
    exam_books_cancelled(self, (enum exam)record->exam);
    count_turn(self, record, RULE_EXAM_CANCELLED);
}

void
exam_rebook(struct chain *self, uint32_t job)
{
    day_number day = find_day(self, &self->jobs[job], earliest_day(self));

    if (day != BOOKING_NONE)
        book(self, job, day);
    else
        stand_in_line(self, job, LANE_CANCELLED);
}
