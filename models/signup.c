/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lost.h"
#include "models/stage.h"
#include "sim/fetch.h"

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

/* A day's bit in the mask of days on which a person has an exam.  The mask saves a look at all of
 * his jobs, which lie far from each other: where the bit is not set, he has none.  Bits are set
 * with a booking, and only cleared when somebody does look. */
static unsigned
bit_of(day_number day)
{
    return 1u << (day & 15);
}

static bool
looks_taken_up(struct chain *self, const struct job *job, day_number day)
{
    uint32_t other = self->people[job->person].jobs;
    unsigned left = self->people[job->person].exams, mask = 0;
    bool taken = false;

    for (; left > 0; other = self->jobs[other].next) {
        left -= self->jobs[other].kind == JOB_EXAM;
        if (job_has_place(&self->jobs[other])) {
            mask |= bit_of(self->jobs[other].day);
            taken |= &self->jobs[other] != job && self->jobs[other].day == day;
        }
    }
    self->traits[job->person].exam_days = (uint16_t)mask;
    return taken;
}

/* Whether the person sits another exam on a day. */
static bool
is_taken_up(struct chain *self, const struct job *job, day_number day)
{
    return job->person != NOBODY &&
           (self->traits[job->person].exam_days & bit_of(day)) != 0 &&
           looks_taken_up(self, job, day);
}

/* A turn of a person's way: those outside the simulation are not counted. */
static void
count_turn(struct chain *self, const struct job *job, enum rule rule)
{
    if (job->person != NOBODY)
        person_rule(self, job->person, rule);
}

/* ---- B1: a number of sittings of a component in a calendar year (figure B-NT-2) ---- */

static int
year_of(const struct chain *self, day_number day)
{
    return places_year(&self->model->places, day);
}

static int
this_year(const struct chain *self)
{
    return 1970 + self->month / 12;
}

static day_number
new_year(int year)
{
    struct date date = {year, 1, 1};

    return date_to_day(date);
}

static void
count_year(const struct chain *self, struct job *job)
{
    int year = year_of(self, job->day);

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
    enum booking_who who =
        booking->reserves && is_pressed(self, job) ? BOOKING_FIRST : BOOKING_ALL;
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

    if (job->year > this_year(self) && earliest < new_year(job->year))
        earliest = new_year(job->year);
    day = find(self, job, earliest);
    if (day == BOOKING_NONE || year_of(self, day) != job->year ||
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

/* Up to the exam, or to a change of mind, which comes once, some time after the booking; of one
 * from before the run it may have come by now. */
static void
await(struct chain *self, uint32_t job, ticks booked)
{
    const struct job *record = &self->jobs[job];
    ticks left = end_of_changing(self, record) - booked, at = -1;

    if (left > 0 && !(record->marks & JOB_CHANGED) &&
        rng_happens(exam_bits(self, record, DECIDE_CHANGE), self->params->exams.change))
        at = booked + draw_index(exam_bits(self, record, DECIDE_CHANGE_AT), (uint32_t)left);
    if (at >= chain_now(self))
        job_go(self, job, JOB_CHANGING, at);
    else
        job_go(self, job, JOB_BOOKED, exam_moment(record));
}

static void
take(struct chain *self, uint32_t job, day_number day, ticks booked)
{
    struct job *record = &self->jobs[job];
    struct booking *booking = &self->bookings[record->exam];

    if (booking_is_reserved(booking, day))
        person_rule(self, record->person, RULE_PRIORITY);
    record->day = day;
    record->site = (uint8_t)booking_take(booking, day);
    if (record->person != NOBODY)
        self->traits[record->person].exam_days |= (uint16_t)bit_of(day);
    record->marks &= (uint8_t)~JOB_PUT_OFF;
    count_year(self, record);
    await(self, job, booked);
}

static void
book(struct chain *self, uint32_t job, day_number day)
{
    exam_books_booked(self, (enum exam)self->jobs[job].exam, day - chain_today(self));
    take(self, job, day, chain_now(self));
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
    if (record->person != NOBODY)
        lost_begin(self, record->person, lost_of_seat(record));
    return find_day(self, record, earliest_day(self));
}

/* While places are reserved for them, those whose term ends soon go first in line, too. */
static bool
goes_first(const struct chain *self, const struct job *record)
{
    return timeline_at(&self->params->exams.reserved, chain_today(self)) > 0.0 &&
           is_pressed(self, record);
}

void
exam_sign_up(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    day_number day = sign_up(self, record);

    if (day != BOOKING_NONE)
        book(self, job, day);
    else
        stand_in_line(self, job, goes_first(self, record) ? LANE_PRIORITY : LANE_OTHERS);
}

/* Booked before the run: no booking of its first month. */
void
exam_signed_up(struct chain *self, uint32_t job)
{
    day_number day = sign_up(self, &self->jobs[job]);

    if (day != BOOKING_NONE)
        take(self, job, day, chain_now(self));
    else
        stand_in_line(self, job, LANE_OTHERS);
}

/* Signed up at since, for a day or (DAY_NEVER) in the line. Who booked a place that is not there in
 * this run goes first in the line, as if the office had taken it away. */
void
exam_was_signed_up(struct chain *self, uint32_t job, day_number day)
{
    struct job *record = &self->jobs[job];
    struct booking *booking = &self->bookings[record->exam];
    bool open = day >= chain_today(self) && day < booking->open_until;

    record->marks = record->exam == EXAM_ONA ? JOB_INTERVIEW : 0; /* nothing else has a place */
    accounts_signed_up(self, (enum exam)record->exam, record->since);
    if (record->person != NOBODY) {
        self->people[record->person].to_sit |= (uint8_t)(1u << record->component);
        lost_begin(self, record->person, lost_of_seat(record));
    }
    if (open && booking_free(booking, day) > 0)
        take(self, job, day, (ticks)record->since);
    else
        stand_in_line(self, job, day != DAY_NEVER              ? LANE_CANCELLED
                                 : goes_first(self, record) ? LANE_PRIORITY
                                                            : LANE_OTHERS);
}

/* Gives a place to somebody in line, if one suits. */
static void
serve(struct chain *self, enum exam exam, uint32_t slot)
{
    uint32_t job = slot - self->slot_jobs;
    day_number day = find_day(self, &self->jobs[job], earliest_day(self));

    if (day == BOOKING_NONE)
        return;
    desk_withdraw(&self->lines[exam], slot, chain_now(self));
    book(self, job, day);
}

/* Who stand in line signed up long ago, and their records are far from the processor: those of the
 * next ones are fetched meanwhile, each step what the step before has found. */
enum { FETCH_LINE = 3 };

static void
fetch_line(const struct chain *self, uint32_t *slots)
{
    const struct job *job;

    if (slots[1] != DESK_NONE) {
        job = &self->jobs[slots[1] - self->slot_jobs];
        fetch(&self->agenda.nodes[slots[1]]);
        if (job->person != NOBODY) {
            fetch(&self->people[job->person]);
            fetch(&self->traits[job->person]);
        }
    }
    slots[2] = slots[1] != DESK_NONE ? self->links[slots[1]].next : DESK_NONE;
    if (slots[2] != DESK_NONE) {
        fetch(&self->links[slots[2]]);
        fetch(&self->jobs[slots[2] - self->slot_jobs]);
    }
}

static bool
is_any_free(struct chain *self, enum exam exam)
{
    return booking_find(&self->bookings[exam], earliest_day(self), BOOKING_FIRST) != BOOKING_NONE;
}

void
exam_serve_line(struct chain *self, enum exam exam)
{
    uint32_t slots[FETCH_LINE] = {DESK_NONE, self->lines[exam].head, DESK_NONE};

    if (slots[1] == DESK_NONE || !is_any_free(self, exam))
        return;
    while (slots[0] != DESK_NONE || slots[1] != DESK_NONE) {
        uint32_t slot = slots[0];
        fetch_line(self, slots);
        slots[0] = slots[1];
        slots[1] = slots[2];
        if (slot == DESK_NONE)
            continue;
        if (!is_any_free(self, exam))
            break;
        serve(self, exam, slot);
    }
}

void
exam_give_back(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];
    enum exam exam = (enum exam)record->exam;

    accounts_sign_off(self, exam, record->since);
    exam_books_withdrawn(self, exam);
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
        count_year(self, record);
        job_go(self, job, JOB_BOOKED, exam_moment(record));
        return;
    }
    exam_books_changed(self, exam);
    count_turn(self, record, RULE_EXAM_CHANGED);
    /* Not for want of an earlier place: no booking of this month. */
    take(self, job, day, chain_now(self));
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

/* Behind those whose booking was taken away before; the lines are served next. */
void
exam_rebook(struct chain *self, uint32_t job)
{
    stand_in_line(self, job, LANE_CANCELLED);
}
