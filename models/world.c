/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/world.h"

#include "models/loan.h"
#include "models/lost.h"
#include "models/stage.h"
#include "sim/fetch.h"

#include <string.h>

/* ---- records ---- */

uint32_t
person_new(struct chain *self, unsigned stream, unsigned month, uint32_t index,
           enum regime regime, enum group group)
{
    uint32_t who = self->people_free;
    struct person *person;

    if (who != NOBODY)
        self->people_free = self->people[who].jobs;
    else
        who = self->people_used++;
    bug_assert(who < self->people_size, "more people than were expected: %u", self->people_size);
    person = &self->people[who];
    memset(person, 0, sizeof *person);
    memset(&self->traits[who], 0, sizeof self->traits[who]);
    memset(&self->lost[who], 0, sizeof self->lost[who]);
    self->extensions[who] = NOBODY;
    person->stream = (uint8_t)stream;
    person->month = (uint16_t)month;
    person->index = index;
    person->regime = (uint8_t)regime;
    person->group = (uint8_t)group;
    person->route = ROUTE_NONE;
    person->jobs = NOBODY;
    person->duty = person->notice = person->coupled = person->settled = STAMP_NEVER;
    person->pip = person->term_end = person->leave_at = person->participation = STAMP_NEVER;
    person->intake = STAMP_NEVER;
    if (chain_is_traced(self))
        tracer_new(self, who);
    agenda_open(&self->agenda, slot_of_move(who));
    agenda_open(&self->agenda, slot_of_clock(who));
    return who;
}

void
person_free(struct chain *self, uint32_t who)
{
    agenda_cancel(&self->agenda, slot_of_move(who));
    agenda_cancel(&self->agenda, slot_of_clock(who));
    self->people[who].jobs = self->people_free;
    self->people[who].duty = STAMP_NEVER; /* nobody: observers pass it by */
    self->people_free = who;
}

/* ---- the agenda ---- */

void
person_go_at(struct chain *self, uint32_t who, enum step step, ticks at)
{
    self->people[who].step = (uint8_t)step;
    agenda_schedule(&self->agenda, slot_of_move(who), at, EVENT_PERSON);
}

void
person_go(struct chain *self, uint32_t who, enum step step, ticks after)
{
    person_go_at(self, who, step, chain_now(self) + after);
}

void
person_wind(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    stamp at = person->leave_at;

    if (!person_is(person, PERSON_NOTICED) && person->notice < at)
        at = person->notice;
    if (person->term_end < at)
        at = person->term_end;
    agenda_cancel(&self->agenda, slot_of_clock(who));
    if (at != STAMP_NEVER)
        agenda_schedule(&self->agenda, slot_of_clock(who), at, EVENT_PERSON);
}

/* ---- rules ---- */

void
person_rule(struct chain *self, uint32_t who, enum rule rule)
{
    struct ledger_who nobody = {.group = GROUPS};

    ledger_rule(&self->ledger, rule, who != NOBODY ? ledger_who_of(&self->people[who]) : nobody);
    if (chain_is_traced(self))
        tracer_note(self, who, TRACE_RULE, rule);
}

void
person_notified(struct chain *self, uint32_t who)
{
    ledger_notice(&self->ledger, ledger_who_of(&self->people[who]));
    if (chain_is_traced(self))
        tracer_note(self, who, TRACE_RULE, RULE_NOTICE);
}

void
person_extended(struct chain *self, uint32_t who, enum ground ground, int32_t days)
{
    ledger_extended(&self->ledger, ground, ledger_who_of(&self->people[who]), days);
    if (chain_is_traced(self)) {
        tracer_note(self, who, TRACE_RULE, RULE_TERM_EXTENDED);
        tracer_note(self, who, TRACE_RULE, RULE_EXTENDED + (unsigned)ground);
    }
}

/* ---- waits ---- */

void
person_waited_days(struct chain *self, uint32_t who, enum interval interval, int32_t days)
{
    ledger_wait(&self->ledger, interval, ledger_who_of(&self->people[who]), days, false);
}

void
person_waited(struct chain *self, uint32_t who, enum interval interval, stamp since)
{
    person_waited_days(self, who, interval, days_since(self, since));
}

/* ---- stages ---- */

#define TO(stage) (1u << STAGE_##stage)
#define TO_ENDS (TO(DONE) | TO(DISPENSED) | TO(EXEMPT) | TO(LAPSED))

/* The legal moves. New_term is no phase: it is laid over one. */
static const unsigned legal_moves[STAGES] = {
    [STAGE_RECEPTION] = TO(COUPLED) | TO(EXEMPT) | TO(DISPENSED) | TO(LAPSED),
    [STAGE_COUPLED] = TO(LANDING) | TO(INTAKE) | TO(EXEMPT) | TO(DISPENSED) | TO(LAPSED),
    [STAGE_LANDING] = TO(INTAKE) | TO(COURSE) | TO(EXAMS) | TO(EXEMPT) | TO(DISPENSED) | TO(LAPSED),
    [STAGE_INTAKE] = TO(PIP) | TO(DISPENSED) | TO(LAPSED),
    [STAGE_PIP] = TO(OFFER) | TO(DISPENSED) | TO(LAPSED),
    [STAGE_OFFER] = TO(COURSE) | TO(EXEMPT) | TO(DISPENSED) | TO(LAPSED),
    [STAGE_COURSE] = TO(EXAMS) | TO(EXEMPT) | TO(DISPENSED) | TO(LAPSED),
    [STAGE_EXAMS] = TO(AWAITING_RESULT) | TO_ENDS,
    [STAGE_AWAITING_RESULT] = TO(EXAMS) | TO_ENDS,
};

struct ledger_who
ledger_who_of(const struct person *person)
{
    return (struct ledger_who){person->regime, person->group, person->route,
                               person->municipality, person->cohort};
}

/* Brings the books in line with a change of stage, of route or of both. */
static void
rebook(struct chain *self, const struct person *person, enum stage from, enum route route)
{
    enum stage to = person_stage(person);

    if (to == from && route == (enum route)person->route)
        return;
    ledger_move(&self->ledger, ledger_who_of(person), from, to, route);
    if (chain_is_traced(self))
        tracer_move(self, (uint32_t)(person - self->people), to != from ? TRACE_STAGE : TRACE_ROUTE,
                    to, route);
}

void
stage_enter(struct chain *self, uint32_t who, enum stage phase)
{
    struct person *person = &self->people[who];
    enum stage from;

    chain_assert(self, who, legal_moves[person->phase] >> phase & 1, "from %s to %s",
                 stage_labels[person->phase], stage_labels[phase]);
    from = person_stage(person);
    person->phase = (uint8_t)phase;
    rebook(self, person, from, (enum route)person->route);
}

void
stage_arrive(struct chain *self, uint32_t who, enum stage phase, bool stock)
{
    struct person *person = &self->people[who];

    person->phase = (uint8_t)phase;
    person->cohort =
        (uint8_t)measures_cohort_of_day(self->ledger.shape, ticks_to_day(person->duty));
    self->people_live++;
    if (stock)
        ledger_stock(&self->ledger, ledger_who_of(person), person_stage(person));
    else
        ledger_arrive(&self->ledger, ledger_who_of(person), phase);
    if (chain_is_traced(self))
        tracer_arrive(self, who, stock ? TRACE_PRESENT : TRACE_DUTY);
    cohorts_arrive(self, who);
    yearbook_arrive(self, who);
}

void
person_route(struct chain *self, uint32_t who, enum route route)
{
    struct person *person = &self->people[who];

    rebook(self, person, person_stage(person), route);
    person->route = (uint8_t)route;
}

void
person_new_term(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    enum stage from = person_stage(person);

    person_flag(person, PERSON_NEW_TERM, true);
    rebook(self, person, from, (enum route)person->route);
}

/* ---- leaving ---- */

/* Gives back what the person's own way holds or waits for. */
static void
let_go(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    enum desk_name course = desk_of_course(person);

    switch ((enum step)person->step) {
    case STEP_INTAKE_QUEUE:
    case STEP_CLOSING_QUEUE:
        desk_withdraw(&self->desks[desk_of_intake(person)], slot_of_move(who), chain_now(self));
        break;
    case STEP_INTAKE:
    case STEP_CLOSING:
        desk_done(self, desk_of_intake(person));
        break;
    case STEP_COURSE_QUEUE:
        desk_withdraw(&self->desks[course], slot_of_move(who), chain_now(self));
        break;
    case STEP_COURSE_START:
        start_withdraw(self, who);
        desk_done(self, course);
        break;
    case STEP_TRAVEL:
        travel_withdraw(self);
        desk_done(self, course);
        break;
    case STEP_REGISTERED:
    case STEP_REVIEW:
    case STEP_COURSE:
        desk_done(self, course);
        break;
    default:
        break;
    }
}

/* Whose duty ends before he has a home is a status holder still: he keeps his place in reception
 * and his turn. Who leaves the country, or dies, gives both back. */
static bool
lodges_on(const struct chain *self, uint32_t who, enum stage final)
{
    const struct person *person = &self->people[who];
    int cause = self->traits[who].cause;

    return person_is(person, PERSON_FROM_AZC) && !person_is(person, PERSON_SETTLED) &&
           !(final == STAGE_LAPSED && (cause == CAUSE_DEPARTED || cause == CAUSE_DIED));
}

/* All but the wait for a home, where that goes on. */
static void
end_jobs(struct chain *self, uint32_t who, bool lodges)
{
    uint32_t job = self->people[who].jobs;

    while (job != NOBODY) {
        uint32_t next = self->jobs[job].next;
        if (!lodges || self->jobs[job].kind != JOB_HOME)
            job_end(self, job);
        job = next;
    }
}

/* The record of one who has no duty any more: observers pass it by. */
static void
lodge_on(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    agenda_cancel(&self->agenda, slot_of_clock(who));
    person->duty = STAMP_NEVER;
    if (person->step != STEP_COUPLING) { /* else the koppeling will carry on */
        agenda_cancel(&self->agenda, slot_of_move(who));
        person->step = STEP_WAIT_HOME;
    }
}

void
person_end(struct chain *self, uint32_t who, enum stage final)
{
    struct person *person = &self->people[who];
    bool lodges = lodges_on(self, who, final);

    if (chain_is_traced(self))
        tracer_leave(self, who, final);
    let_go(self, who);
    cohorts_leave(self, who);
    yearbook_end(self, who, final);
    if (person->regime == REGIME_WI2021 && person_is(person, PERSON_NOTICED))
        ledger_left(&self->ledger, person->group);
    if (person->regime == REGIME_WI2013)
        loan_settle(self, who, final);
    end_jobs(self, who, lodges);
    stage_enter(self, who, final);
    self->people_live--;
    if (lodges) {
        lodge_on(self, who);
    } else {
        reception_leave(self, who);
        person_free(self, who);
    }
}

/* ---- jobs ---- */

enum { FETCH_FREE = 6 }; /* jobs by which a free record is fetched before its turn */

/* Many are taken at once, as a month begins, and were given back long ago. */
static void
fetch_free_job(const struct chain *self)
{
    uint32_t job;

    if (self->jobs_free < FETCH_FREE)
        return;
    job = self->free_jobs[self->jobs_free - FETCH_FREE];
    fetch(&self->jobs[job]);
    fetch(&self->agenda.nodes[slot_of_job(self, job)]);
}

uint32_t
job_new(struct chain *self, uint32_t who, enum job_kind kind)
{
    uint32_t job;

    fetch_free_job(self);
    job = self->jobs_free > 0 ? self->free_jobs[--self->jobs_free] : self->jobs_used++;
    bug_assert(job < self->jobs_size, "more jobs than were expected: %u", self->jobs_size);
    memset(&self->jobs[job], 0, sizeof self->jobs[job]);
    self->jobs[job].person = who;
    self->jobs[job].kind = (uint8_t)kind;
    self->jobs[job].since = STAMP_NEVER;
    if (who != NOBODY) {
        self->jobs[job].next = self->people[who].jobs;
        self->people[who].jobs = job;
        if (kind == JOB_EXAM)
            self->people[who].exams++;
    }
    agenda_open(&self->agenda, slot_of_job(self, job));
    return job;
}

static void
unlink_job(struct chain *self, uint32_t job)
{
    uint32_t *place;

    if (self->jobs[job].person == NOBODY)
        return;
    place = &self->people[self->jobs[job].person].jobs;
    while (*place != job)
        place = &self->jobs[*place].next;
    *place = self->jobs[job].next;
}

void
job_end(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];

    if (record->kind == JOB_EXAM && record->person != NOBODY) {
        self->people[record->person].exams--;
        lost_exam_ends(self, record);
    }
    if (record->step == JOB_QUEUE)
        desk_withdraw(&self->desks[record->desk], slot_of_job(self, job), chain_now(self));
    else if (record->step == JOB_SERVICE)
        desk_done(self, (enum desk_name)record->desk);
    else if (job_is_signed_up(record))
        exam_give_back(self, job);
    agenda_cancel(&self->agenda, slot_of_job(self, job));
    unlink_job(self, job);
    record->kind = JOB_FREE;
    self->free_jobs[self->jobs_free++] = job;
}

void
job_go(struct chain *self, uint32_t job, enum job_step step, ticks at)
{
    self->jobs[job].step = (uint8_t)step;
    agenda_schedule(&self->agenda, slot_of_job(self, job), at, EVENT_PERSON);
}
