/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- memory ---- */

/* All exams, a home, a medical application, an overrun, an extension, an exemption, and
 * a municipal fine or the PVT's own term. */
enum { JOBS_A_PERSON = COMPONENTS + 6 };

int
chain_new(struct chain **self, const struct model *model, struct error *error)
{
    struct chain *chain = calloc(1, sizeof *chain);

    *self = NULL;
    if (chain == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a chain");
    chain->model = model;
    chain->params = model->params;
    chain->counts = calloc(inflow_counts(model), sizeof *chain->counts);
    if (chain->counts == NULL) {
        free(chain);
        return error_set(error, ERR_MEMORY, "no memory for the inflow");
    }
    *self = chain;
    return 0;
}

void
chain_free(struct chain *self)
{
    if (self == NULL)
        return;
    arena_free(&self->arena);
    free(self->counts);
    free(self);
}

/* ---- bugs ---- */

static int
tell_person(const struct chain *self, uint32_t who, char *text, size_t size)
{
    const struct person *person = &self->people[who];

    return snprintf(text, size, "person %u (stream %u, month %u, index %u), stage %s, step %u", who,
                    person->stream, person->month, person->index,
                    stage_labels[person_stage(person)], person->step);
}

/* Whose event it is. */
static void
tell_slot(const struct chain *self, char *text, size_t size)
{
    const struct job *job;
    int n;

    if (self->slot < SLOT_PEOPLE) {
        snprintf(text, size, "clockwork event %u", self->slot);
    } else if (self->slot < self->slot_jobs) {
        tell_person(self, (self->slot - SLOT_PEOPLE) / 2, text, size);
    } else {
        job = &self->jobs[self->slot - self->slot_jobs];
        n = snprintf(text, size, "job %u (kind %u, step %u, exam %u) of ",
                     self->slot - self->slot_jobs, job->kind, job->step, job->exam);
        if (job->person == NOBODY)
            snprintf(text + n, size - (size_t)n, "nobody");
        else
            tell_person(self, job->person, text + n, size - (size_t)n);
    }
}

static void
tell_event(const void *context, char *text, size_t size)
{
    const struct chain *self = context;
    char date[DATE_TEXT_SIZE], event[200] = "before the first event";

    date_format(chain_today(self), date);
    if (self->slot != AGENDA_NONE)
        tell_slot(self, event, sizeof event);
    snprintf(text, size, "replication %u, %s, %s", self->rng.replication, date, event);
}

static void
bear_witness(struct chain *self)
{
    self->slot = AGENDA_NONE;
    self->witness = (struct bug_witness){tell_event, self};
    bug_witness_set(&self->witness);
}

void
chain_bug(const struct chain *self, uint32_t who, const char *file, int line,
          const char *expectation, const char *format, ...)
{
    char text[200], person[200] = "nobody";
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (who != NOBODY)
        tell_person(self, who, person, sizeof person);
    bug_report(file, line, expectation, "%s: %s", person, text);
}

/* ---- the start of a replication ---- */

static int
chain_begin(struct chain *self, uint32_t replication, struct measures *measures,
            struct error *error)
{
    size_t people, jobs;
    int code;

    self->rng = (struct rng){(uint64_t)self->params->run.seed, replication};
    inflow_prepare(self);
    people = inflow_people(self) + stock_people(self);
    jobs = people * JOBS_A_PERSON + background_sittings(self) + stock_jobs(self);
    if (people * 2 + jobs + SLOT_PEOPLE >= AGENDA_NONE)
        return error_set(error, ERR_MEMORY, "%zu people are too many for one replication", people);
    self->people_size = (uint32_t)people;
    self->jobs_size = (uint32_t)jobs;
    self->slot_jobs = SLOT_PEOPLE + 2 * self->people_size;
    self->people_used = self->jobs_used = self->people_live = 0;
    self->people_free = NOBODY;
    self->jobs_free = 0;
    self->events = 0;
    self->month = self->model->shape.first_month;
    measures_clear(measures);
    code = room_take(self, measures, error);
    if (code != 0)
        return code;
    bear_witness(self);
    for (uint32_t slot = 0; slot < SLOT_PEOPLE; slot++)
        agenda_open(&self->agenda, slot);
    accounts_init(self);
    homes_init(self);
    cohorts_init(self);
    yearbook_init(self);
    memset(self->intakes, 0, sizeof self->intakes);
    travel_init(self);
    self->loans_spent = 0;
    starts_init(self);
    desks_open(self);
    office_open(self);
    observe_begin(self);
    corona_open(self);
    wi2013_open(self);
    stock_place(self);
    inflow_start(self);
    agenda_schedule(&self->agenda, SLOT_MONTH, chain_now(self), EVENT_INFLOW);
    agenda_schedule(&self->agenda, SLOT_CENSUS, ticks_of_day(month_start(self->month + 1)),
                    EVENT_CENSUS);
    return 0;
}

/* ---- events ---- */

/* Closes the period in the ledger. */
static void
close_period(struct chain *self)
{
    measures_int32(self->ledger.measures, MEASURE_LOANS_SPENT)[self->ledger.period] =
        self->loans_spent;
    ledger_close(&self->ledger, self->people_live);
}

static void
census(struct chain *self)
{
    accounts_close(self);
    office_close(self);
    close_period(self);
    self->month++;
    agenda_schedule(&self->agenda, SLOT_CENSUS, ticks_of_day(month_start(self->month + 1)),
                    EVENT_CENSUS);
}

static void
month_begins(struct chain *self)
{
    inflow_month(self);
    agenda_schedule(&self->agenda, SLOT_MONTH, ticks_of_day(month_start(self->month + 1)),
                    EVENT_INFLOW);
}

static void
clockwork(struct chain *self, uint32_t slot)
{
    switch (slot) {
    case SLOT_CENSUS:
        census(self);
        break;
    case SLOT_WEEK:
        accounts_next_week(self);
        break;
    case SLOT_OBSERVE:
        observe(self);
        break;
    case SLOT_MONTH:
        month_begins(self);
        break;
    case SLOT_PROGRAMME2:
        programme2_sitting(self);
        break;
    case SLOT_CORONA:
        corona_step(self);
        break;
    case SLOT_LESSONS:
        wi2013_change(self);
        break;
    case SLOT_PLACES:
        office_day(self);
        break;
    default:
        desk_change(self, (enum desk_name)(slot - SLOT_DESKS));
        break;
    }
}

/* The next step of a person's own way. */
static void
person_moves(struct chain *self, uint32_t who)
{
    switch ((enum step)self->people[who].step) {
    case STEP_EXPECTED:
        inflow_arrive(self, who);
        break;
    case STEP_ABROAD:
        bib_result(self, who);
        break;
    case STEP_COUPLING:
        reception_coupled(self, who);
        break;
    case STEP_LANDING:
        intake_begin(self, who);
        break;
    case STEP_CALL:
        intake_call(self, who);
        break;
    case STEP_INTAKE:
        intake_done(self, who);
        break;
    case STEP_STARTKLAS:
        startklas_over(self, who);
        break;
    case STEP_PIP:
        pip_set(self, who);
        break;
    case STEP_OFFER_DELAY:
        offer_wait(self, who);
        break;
    case STEP_REGISTERED:
        offer_made(self, who);
        break;
    case STEP_COURSE_START:
        offer_moment(self, who);
        break;
    case STEP_TRAVEL:
        travel_ask_again(self, who);
        break;
    case STEP_REVIEW:
        course_review(self, who);
        break;
    case STEP_COURSE:
        course_over(self, who);
        break;
    case STEP_CLOSING:
        closing_done(self, who);
        break;
    case STEP_PARTICIPATION:
        participation_over(self, who);
        break;
    case STEP_OWN_COURSE:
        wi2013_start(self, who);
        break;
    case STEP_OWN_LESSONS:
        wi2013_lessons(self, who);
        break;
    default:
        chain_assert(self, who, false, "nothing moves here");
    }
}

/* Dispensed, or the duty ends by itself. */
static void
person_leaves(struct chain *self, uint32_t who)
{
    int cause = self->traits[who].cause;
    bool lapses = cause < CAUSE_DISPENSED;
    int rule = lapses                    ? (int)RULE_LAPSED + cause
               : cause == CAUSE_DISPENSED ? (int)RULE_DISPENSED
                                          : (int)RULE_INTEGRATED;

    person_rule(self, who, (enum rule)rule);
    person_end(self, who, lapses ? STAGE_LAPSED : STAGE_DISPENSED);
}

/* What comes on a date of its own. */
static void
person_clock(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    ticks now = chain_now(self);

    if (person->leave_at <= now) {
        person_leaves(self, who);
        return;
    }
    if (person->term_end <= now)
        term_over(self, who);
    else
        notice_received(self, who);
    person_wind(self, who);
}

static void
exam_event(struct chain *self, uint32_t job)
{
    switch ((enum job_step)self->jobs[job].step) {
    case JOB_PREPARING:
        exam_prepared(self, job);
        break;
    case JOB_BOOKED:
        exam_day(self, job);
        break;
    case JOB_CHANGING:
        exam_change(self, job);
        break;
    case JOB_SERVICE:
        grading_done(self, job);
        break;
    case JOB_RESULT:
        exam_result(self, job);
        break;
    default:
        chain_assert(self, self->jobs[job].person, false, "nothing happens to exam job %u", job);
    }
}

static void
job_event(struct chain *self, uint32_t job)
{
    switch ((enum job_kind)self->jobs[job].kind) {
    case JOB_HOME:
        housing_moved(self, job);
        break;
    case JOB_EXAM:
        exam_event(self, job);
        break;
    case JOB_SCRIPT:
        grading_done(self, job);
        break;
    case JOB_MEDICAL:
        medical_event(self, job);
        break;
    case JOB_EXTENSION:
        extension_event(self, job);
        break;
    case JOB_OVERRUN:
        enforcement_event(self, job);
        break;
    case JOB_MUNICIPAL:
        municipal_event(self, job);
        break;
    case JOB_EXEMPTION:
        effort_decided(self, job);
        break;
    case JOB_PVT:
        wi2013_pvt_over(self, job);
        break;
    default:
        chain_assert(self, NOBODY, false, "an event of free job %u", job);
    }
}

static void
chain_event(struct chain *self, uint32_t slot)
{
    self->slot = slot;
    if (slot < SLOT_PEOPLE) {
        clockwork(self, slot);
        return;
    }
    self->events++;
    if (slot >= self->slot_jobs)
        job_event(self, slot - self->slot_jobs);
    else if ((slot - SLOT_PEOPLE) % 2 == 0)
        person_moves(self, (slot - SLOT_PEOPLE) / 2);
    else
        person_clock(self, (slot - SLOT_PEOPLE) / 2);
}

/* ---- the replication ---- */

static void
chain_finish(struct chain *self)
{
    self->agenda.now = self->agenda.end;
    accounts_close_week(self);
    accounts_close(self);
    office_close(self);
    close_period(self);
    observe(self);
    observe_waiting(self);
    accounts_verify(self);
    office_verify(self);
    agenda_verify(&self->agenda);
    measures_int64(self->ledger.measures, MEASURE_REP_EVENTS)[0] = self->events;
    if (chain_is_traced(self))
        tracer_finish(self);
    bug_witness_set(NULL);
}

void
chain_trace(struct chain *self, const struct trace_sink *sink)
{
    self->tracer.sink = sink;
}

int
chain_run(struct chain *self, uint32_t replication, struct measures *measures,
          struct error *error)
{
    uint32_t slot;
    int code = chain_begin(self, replication, measures, error);

    if (code != 0)
        return code;
    while ((slot = agenda_next(&self->agenda)) != AGENDA_NONE) {
        ahead_fetch(self);
        chain_event(self, slot);
    }
    chain_finish(self);
    return 0;
}

/* ---- a stock ---- */

/* The month before is in the books, and nothing of the day has happened. */
static void
run_to(struct chain *self, day_number day)
{
    uint32_t slot = AGENDA_NONE;

    while (chain_today(self) < day || slot != SLOT_CENSUS) {
        slot = agenda_next(&self->agenda);
        bug_assert(slot != AGENDA_NONE, "the run is over before day %d", (int)day);
        ahead_fetch(self);
        chain_event(self, slot);
    }
}

int
chain_stock(struct chain *self, uint32_t replication, day_number day, struct measures *measures,
            struct stock_row **rows, size_t *n, struct error *error)
{
    int code = chain_begin(self, replication, measures, error);

    *rows = NULL;
    *n = 0;
    if (code != 0)
        return code;
    run_to(self, day);
    *rows = calloc(stock_size(self), sizeof **rows);
    if (*rows == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the stock");
    *n = stock_take(self, *rows);
    bug_witness_set(NULL);
    return 0;
}
