/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/operators.h"
#include "models/stage.h"

#include <math.h>

/*
 * Observers: they look and change nothing.  Each target is taken on its own date by its own
 * operator; at the horizon everybody who still waits for something is counted by what for and how
 * long.
 */

/* ---- the targets ---- */

/* Whether the run has what is counted: it begins early enough and lasts to the date. */
static bool
is_in_run(const struct chain *self, const struct target *target)
{
    const struct calendar *days = &self->model->calendar;

    return target_since(target) >= days->first && target_day(target) <= days->end;
}

/* The next date after a day on which a target is taken, unless that is the end of the run. */
static void
schedule_next(struct chain *self, day_number after)
{
    day_number next = self->model->calendar.end;

    for (size_t i = 0; i < targets_size(); i++) {
        day_number day = target_day(target_at(i));
        if (day > after && day < next && is_in_run(self, target_at(i)))
            next = day;
    }
    if (next < self->model->calendar.end)
        agenda_schedule(&self->agenda, SLOT_OBSERVE, ticks_of_day(next), EVENT_CENSUS);
}

void
observe_begin(struct chain *self)
{
    double *targets = measures_double(self->ledger.measures, MEASURE_TARGET);

    for (size_t i = 0; i < targets_size(); i++)
        targets[i] = NAN;
    schedule_next(self, self->model->calendar.first - 1);
}

/* A look at everybody, for the operators that need one: on most dates none does. */
struct looks {
    bool taken[OPERATORS];
    struct census obliged;
    struct open_census open;
};

static void
look(struct looks *looks, const struct chain *self, enum target_operator by)
{
    if (looks->taken[by])
        return;
    looks->taken[by] = true;
    if (by == OPERATOR_OBLIGED)
        census_take(&looks->obliged, self);
    if (by == OPERATOR_LETTER)
        open_census_take(&looks->open, self);
}

/* By the target's own operator, out of that operator's own books. */
static double
observed(const struct chain *self, struct looks *looks, const struct target *target)
{
    look(looks, self, target->by);
    switch (target->by) {
    case OPERATOR_OBLIGED:
        return operator_obliged(&looks->obliged, target);
    case OPERATOR_LETTER:
        return operator_letter(&self->yearbook, &looks->open, target);
    case OPERATOR_WINDOW:
        return operator_window(&self->ledger, target);
    case OPERATOR_INFLOW:
        return operator_inflow(&self->ledger, target);
    case OPERATOR_COHORT:
        return operator_cohort(&self->cohorts, target);
    default:
        return operator_all_ages(self, target);
    }
}

static bool
is_due(const struct chain *self, const struct target *target)
{
    return target_day(target) == chain_today(self) && is_in_run(self, target);
}

void
observe(struct chain *self)
{
    double *targets = measures_double(self->ledger.measures, MEASURE_TARGET);
    struct looks looks = {0};

    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *target = target_at(i);
        if (!is_due(self, target))
            continue;
        targets[i] = observed(self, &looks, target);
        if (target->less != NULL)
            targets[i] -= targets[target_find(target->less)];
    }
    schedule_next(self, chain_today(self));
}

/* ---- who still waits ---- */

static void
waits(struct chain *self, enum interval interval, unsigned group, stamp since)
{
    size_t cell = ((size_t)interval * GROUPS + group) * INTERVAL_DAY_CELLS;

    measures_int32(self->ledger.measures,
                   MEASURE_WAITING_NOW_HIST)[cell + interval_day_cell(days_since(self, since))]++;
}

/* Waits for the plan run from the notice, the legal one from the registration if that is later. */
static void
waits_for_plan(struct chain *self, const struct person *person)
{
    bool settled = person_is(person, PERSON_SETTLED);
    stamp clock = person->notice;

    if (!person_is(person, PERSON_NOTICED))
        return;
    waits(self, INTERVAL_NOTICE_TO_PIP, person->group, person->notice);
    if (settled && person->settled > clock)
        clock = person->settled;
    if (settled)
        waits(self, INTERVAL_CLOCK_TO_PIP, person->group, clock);
}

static void
waits_of_person(struct chain *self, const struct person *person)
{
    bool before_intake = person->phase < STAGE_INTAKE || person->step == STEP_CALL ||
                         person->step == STEP_INTAKE_QUEUE;

    waits(self, INTERVAL_DUTY_TO_DONE, person->group, person->duty);
    if (person->phase == STAGE_RECEPTION)
        waits(self, INTERVAL_STATUS_TO_COUPLED, person->group, person->duty);
    if (person_is(person, PERSON_FROM_AZC) && !person_is(person, PERSON_SETTLED))
        waits(self, INTERVAL_STATUS_TO_HOUSED, person->group, person->duty);
    if (person->regime == REGIME_WI2013) /* no intake, plan or offer is waited for */
        return;
    if (person_is(person, PERSON_FROM_AZC) && person_is(person, PERSON_SETTLED) && before_intake)
        waits(self, INTERVAL_HOUSED_TO_INTAKE, person->group, person->settled);
    if (person->step == STEP_INTAKE || person->phase == STAGE_PIP)
        waits(self, INTERVAL_INTAKE_TO_PIP, person->group, person->intake);
    if (!stage_has_pip((enum stage)person->phase)) {
        waits_for_plan(self, person);
        return;
    }
    if (person->phase == STAGE_OFFER)
        waits(self, INTERVAL_PIP_TO_OFFER, person->group, person->pip);
    else if (!person_is(person, PERSON_STARTED))
        waits(self, INTERVAL_OFFER_TO_COURSE, person->group, person->offered);
    if (!person_is(person, PERSON_STARTED))
        waits(self, INTERVAL_PIP_TO_COURSE, person->group, person->pip);
}

static bool
awaits_result(const struct job *job)
{
    return job->kind == JOB_EXAM &&
           (job->step == JOB_QUEUE || job->step == JOB_SERVICE || job->step == JOB_RESULT);
}

/* The first one: an objection has had it. */
static bool
awaits_decision(const struct job *job)
{
    return job->kind == JOB_MEDICAL && job->step != JOB_APPLYING && !(job->marks & JOB_OBJECTION);
}

static void
waits_of_exam(struct chain *self, const struct job *job, unsigned group)
{
    if (awaits_result(job))
        waits(self, (enum interval)(INTERVAL_RESULT + job->exam), group, job->since);
    else if (job->step != JOB_PREPARING)
        waits(self, (enum interval)(INTERVAL_SIGNUP + job->exam), group, job->since);
}

static void
waits_of_job(struct chain *self, const struct job *job)
{
    const struct person *person = &self->people[job->person];
    unsigned group = person->group;

    if (stage_is_final((enum stage)person->phase))
        return; /* waits for a home, but without the duty */
    if (job->kind == JOB_HOME)
        waits(self, INTERVAL_COUPLED_TO_HOUSED, group, job->since);
    else if (job->kind == JOB_EXAM)
        waits_of_exam(self, job, group);
    else if (awaits_decision(job))
        waits(self, INTERVAL_MEDICAL, group, job->since);
    else if (job->kind == JOB_OVERRUN)
        waits(self, INTERVAL_OVERRUN_TO_DECISION, group, job->since);
}

void
observe_waiting(struct chain *self)
{
    for (uint32_t who = 0; who < self->people_used; who++) {
        const struct person *person = &self->people[who];
        if (person->duty != STAMP_NEVER && !person_is_ahead(person))
            waits_of_person(self, person);
    }
    for (uint32_t i = 0; i < self->jobs_used; i++) {
        const struct job *job = &self->jobs[i];
        if (job->kind != JOB_FREE && job->person != NOBODY)
            waits_of_job(self, job);
        if (awaits_result(job))
            exam_books_open(self, (enum exam)job->exam, job->since);
        if (awaits_decision(job))
            exam_books_undecided(self, job->since);
    }
}
