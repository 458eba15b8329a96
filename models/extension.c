/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/grounds.h"
#include "models/stage.h"

/*
 * A longer term (Wi21 art. 12; Wi13 art. 7b(3)) is applied for in the last months of the term, not
 * earlier (Bi21 art. 4.5(1), Bi13 art. 2.12), and decided on within eight weeks.  It is a job
 * beside the person's way, from the term's first day on: it comes up when the window opens; then
 * who has a ground may apply.  What is granted counts from the term's own end, whenever the
 * decision comes, and opens a new window (Wi21 art. 12(1): "telkens").  Where a window is open
 * already the next occasion is the end of the term itself: for grounds that have arisen since.
 *
 * The end waits for a decision that is still to come, and for results (term.c).  Who is done
 * meanwhile is in time.
 *
 * Considerable effort under the Wi2021 needs no application: DUO grants it by itself (rules.md
 * section 2.1).  A new term of the Wi2021 is not extended; one of the Wi2013 is (Wi13 art. 32).
 */

static uint32_t
job_of(const struct chain *self, uint32_t who)
{
    return self->extensions[who];
}

static bool
may_be_extended(const struct person *person)
{
    return person->regime == REGIME_WI2013 || !person_is(person, PERSON_NEW_TERM);
}

/* ---- the end that it counts from ---- */

/* For a decision, or for results. */
static bool
end_waits(const struct job *job)
{
    return job->marks & JOB_PAST_END || job->step == JOB_RESULT;
}

static day_number
end_of(const struct chain *self, uint32_t who, uint32_t job)
{
    bool waits = job != NOBODY && end_waits(&self->jobs[job]);
    stamp end = waits ? self->jobs[job].end : self->people[who].term_end;

    return end == STAMP_NEVER ? DAY_NEVER : ticks_to_day(end);
}

day_number
extension_end(const struct chain *self, uint32_t who)
{
    return end_of(self, who, job_of(self, who));
}

/* ---- the window ---- */

/* Up to the window, if that is still to open. */
static void
await_window(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    const struct person *person = &self->people[record->person];
    ticks opens = ticks_of_day(day_add_months(ticks_to_day(person->term_end),
                                              -(int)self->params->term.window_months));

    agenda_cancel(&self->agenda, slot_of_job(self, job));
    record->step = JOB_APPLYING;
    record->marks = 0;
    if (may_be_extended(person) && opens > chain_now(self))
        job_go(self, job, JOB_APPLYING, opens);
}

void
extension_begin(struct chain *self, uint32_t who, day_number first)
{
    uint32_t job = job_of(self, who);

    if (job == NOBODY)
        job = self->extensions[who] = job_new(self, who, JOB_EXTENSION);
    self->jobs[job].day = first;
    await_window(self, job);
}

void
extension_stop(struct chain *self, uint32_t who)
{
    uint32_t job = job_of(self, who);

    agenda_cancel(&self->agenda, slot_of_job(self, job));
    self->jobs[job].step = JOB_APPLYING;
    self->jobs[job].marks = 0;
}

/* ---- applications ---- */

/* What comes too late for the term leaves it ended. */
static void
set_end(struct chain *self, uint32_t job, day_number end)
{
    uint32_t who = self->jobs[job].person;

    self->people[who].term_end = stamp_of(ticks_of_day(end));
    await_window(self, job);
    if (ticks_of_day(end) <= chain_now(self))
        term_ended(self, who);
    person_wind(self, who);
}

/* By itself, where it holds now. */
static bool
extend_for_effort(struct chain *self, uint32_t job)
{
    uint32_t who = self->jobs[job].person;
    const struct person *person = &self->people[who];
    day_number end = ticks_to_day(person->term_end), extended;

    if (person->regime != REGIME_WI2021 || !may_be_extended(person))
        return false;
    extended = grounds_grant_effort(self, who, self->jobs[job].day, end);
    if (extended > end)
        set_end(self, job, extended);
    return extended > end;
}

/* Each occasion has luck of its own: of applying, and of the time to the decision. */
static bool
apply(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    uint32_t who = record->person, draw = record->attempt;
    const struct application application = {record->day, chain_today(self)};

    if (!may_be_extended(&self->people[who]) || !grounds_hold(self, who, &application))
        return false;
    record->attempt++;
    if (!rng_happens(chain_bits(self, who, DECIDE_APPLIES, draw), self->params->term.applies))
        return false;
    person_rule(self, who, RULE_EXTENSION_ASKED);
    record->since = stamp_of(chain_now(self));
    job_go(self, job, JOB_HANDLING,
           chain_now(self) + draw_ticks(&self->model->draws.extension,
                                        chain_bits(self, who, DECIDE_EXTENSION, draw)));
    return true;
}

/* Up to the decision: the end that it counts from is kept with the application. */
static void
await_decision(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    struct person *person = &self->people[record->person];

    if (!(record->marks & JOB_PAST_END))
        record->end = person->term_end;
    record->marks |= JOB_PAST_END;
    person->term_end = stamp_of((ticks)self->agenda.nodes[slot_of_job(self, job)].at + 1);
}

/* The term that runs; its end may have come meanwhile. */
void
extension_stock(struct chain *self, uint32_t who, stamp since)
{
    uint32_t job = job_of(self, who);
    struct job *record = &self->jobs[job];
    uint64_t luck = chain_bits(self, who, DECIDE_EXTENSION, record->attempt++);

    agenda_cancel(&self->agenda, slot_of_job(self, job));
    record->since = since;
    job_go(self, job, JOB_HANDLING,
           chain_due(self, &self->model->draws.extension, luck, since));
    if (self->people[who].term_end <= chain_now(self))
        await_decision(self, job);
}

static void
decide(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    uint32_t who = record->person;
    const struct application application = {record->day, ticks_to_day(record->since)};
    day_number end = end_of(self, who, job);
    day_number extended = grounds_grant(self, who, &application, end);

    if (extended == end)
        person_rule(self, who, RULE_EXTENSION_REFUSED);
    set_end(self, job, extended);
}

/* ---- the end of the term ---- */

bool
extension_at_end(struct chain *self, uint32_t who)
{
    uint32_t job = job_of(self, who);

    if (self->jobs[job].step != JOB_HANDLING) {
        if (extend_for_effort(self, job))
            return true;
        if (!apply(self, job))
            return false;
    }
    await_decision(self, job);
    return true;
}

void
extension_await_results(struct chain *self, uint32_t who)
{
    struct job *record = &self->jobs[job_of(self, who)];

    record->step = JOB_RESULT;
    record->end = self->people[who].term_end;
    self->people[who].term_end = STAMP_NEVER;
}

bool
extension_awaits_results(const struct chain *self, uint32_t who)
{
    uint32_t job = job_of(self, who);

    return job != NOBODY && self->jobs[job].step == JOB_RESULT;
}

void
extension_move_end(struct chain *self, uint32_t who, day_number end)
{
    uint32_t job = job_of(self, who);
    struct job *record = &self->jobs[job];

    if (end_waits(record) && ticks_of_day(end) <= chain_now(self)) {
        record->end = stamp_of(ticks_of_day(end));
    } else if (record->step == JOB_HANDLING) {
        record->marks &= (uint8_t)~JOB_PAST_END;
        self->people[who].term_end = stamp_of(ticks_of_day(end));
        person_wind(self, who);
    } else {
        set_end(self, job, end);
    }
}

/* ---- events ---- */

/* Under the Wi2013 the duty may end there. */
static void
open_window(struct chain *self, uint32_t job)
{
    uint32_t who = self->jobs[job].person;

    if (self->people[who].regime == REGIME_WI2013 && !wi2013_window(self, who))
        return;
    if (!extend_for_effort(self, job))
        apply(self, job);
}

void
extension_event(struct chain *self, uint32_t job)
{
    if (self->jobs[job].step == JOB_HANDLING)
        decide(self, job);
    else
        open_window(self, job);
}
