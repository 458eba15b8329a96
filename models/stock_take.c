/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/loan.h"
#include "models/stage.h"
#include "models/stock.h"

#include <math.h>
#include <string.h>

/* The rows of a chain: what a stock says of everybody, out of their records. */

/* ---- rows ---- */

static struct stock_row
new_row(enum stock_kind kind, int32_t id)
{
    struct stock_row row;
    int32_t *numbers = (int32_t *)(void *)&row;

    memset(&row, 0, sizeof row);
    for (size_t i = 0; i < offsetof(struct stock_row, amount) / sizeof *numbers; i++)
        numbers[i] = STOCK_UNKNOWN;
    row.kind = (int32_t)kind;
    row.id = id;
    row.amount = (double)NAN;
    return row;
}

/* What lies past all dates that can be written is on the last of them. */
static int32_t
day_of_ticks(ticks moment)
{
    const struct date last = {2105, 12, 31};
    day_number day = ticks_to_day(moment);

    return day < date_to_day(last) ? day : date_to_day(last);
}

static int32_t
day_of(stamp moment)
{
    return moment != STAMP_NEVER ? day_of_ticks((ticks)moment) : STOCK_UNKNOWN;
}

static ticks
moment_of_move(const struct chain *chain, uint32_t who)
{
    return (ticks)chain->agenda.nodes[slot_of_move(who)].at;
}

/* ---- where somebody stands, and since when ---- */

/* Who is served at the moment stands first in the line. */
static enum step
step_of(const struct person *person)
{
    switch ((enum step)person->step) {
    case STEP_INTAKE:
        return STEP_INTAKE_QUEUE;
    case STEP_CLOSING:
        return STEP_CLOSING_QUEUE;
    case STEP_REVIEW:
        return STEP_COURSE;
    default:
        return (enum step)person->step;
    }
}

/* A moment less what the same luck dealt for the time up to it. */
static stamp
before_move(const struct chain *chain, uint32_t who, ticks span)
{
    ticks since = moment_of_move(chain, who) - span;

    return stamp_of(since < chain_now(chain) ? since : chain_now(chain));
}

static stamp
since_in_offer(const struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];

    switch ((enum step)person->step) {
    case STEP_OFFER_DELAY:
        return person->pip;
    case STEP_COURSE_QUEUE:
        return chain->links[slot_of_move(who)].since;
    case STEP_REGISTERED:
        return before_move(chain, who, chain_draw(chain, who, DECIDE_REGISTRATION,
                                                  &chain->model->draws.registration));
    case STEP_COURSE:
        return person->route == ROUTE_ONDERWIJS
                   ? before_move(chain, who, chain_draw(chain, who, DECIDE_COURSE,
                                                        &chain->model->draws.onderwijs))
                   : STAMP_NEVER;
    default:
        return STAMP_NEVER;
    }
}

static stamp
since_of(const struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];

    switch ((enum step)person->step) {
    case STEP_COUPLING:
        return person->duty;
    case STEP_WAIT_HOME:
        return person->coupled;
    case STEP_LANDING:
        return person->settled > person->notice ? person->settled : person->notice;
    case STEP_CALL:
        return before_move(chain, who, chain->params->intake.call_interval * TICKS_PER_DAY);
    case STEP_INTAKE:
    case STEP_STARTKLAS:
    case STEP_PIP:
        return person->intake;
    case STEP_INTAKE_QUEUE:
    case STEP_CLOSING_QUEUE:
        return chain->links[slot_of_move(who)].since;
    case STEP_WAIT_NOTICE:
    case STEP_OWN_COURSE:
        return person->settled;
    default:
        return since_in_offer(chain, who);
    }
}

/* ---- a person ---- */

static void
take_who(const struct chain *chain, uint32_t who, struct stock_row *row)
{
    const struct person *person = &chain->people[who];
    const struct traits *traits = &chain->traits[who];

    row->regime = person->regime;
    row->group = person->group;
    row->nareis = person_is(person, PERSON_NAREIS);
    row->class = person->municipality;
    row->woman = person_is(person, PERSON_WOMAN);
    row->age = traits->age;
    row->literacy = traits->literacy;
    row->ability = traits->ability;
    for (int c = 0; c < TALENTS; c++)
        row->talent[c] = traits->talent[c] * LEARNING_SD / LEARNING_TALENT;
    row->habits = traits->habits;
    if (person->regime == REGIME_WI2021 && person->phase >= STAGE_COUPLED)
        row->policy = traits->policy;
    if (person->regime == REGIME_WI2021 && person->phase >= STAGE_PIP)
        row->lbt = (int32_t)person_lbt(person);
}

static void
take_lodging(const struct chain *chain, uint32_t who, struct stock_row *row)
{
    const struct person *person = &chain->people[who];

    if (person_is(person, PERSON_PLACED)) {
        row->lodging = chain->traits[who].lodging;
        row->study = person_is(person, PERSON_STUDIES);
    } else if (person_is(person, PERSON_UNPLACED)) {
        row->lodging = STOCK_OVERFLOW;
    }
}

static void
take_dates(const struct chain *chain, uint32_t who, struct stock_row *row)
{
    const struct person *person = &chain->people[who];
    day_number end = extension_end(chain, who);

    row->duty = day_of(person->duty);
    row->notice = day_of(person->notice);
    row->coupled = day_of(person->coupled);
    row->settled = day_of(person->settled);
    row->pip = day_of(person->pip);
    if (person->phase >= STAGE_OFFER)
        row->offered = person->phase > STAGE_OFFER ? day_of(person->offered) : STOCK_UNKNOWN;
    else
        row->intake = day_of(person->intake);
    if (person->regime == REGIME_WI2013 && person->phase < STAGE_COURSE)
        row->intake = row->offered = STOCK_UNKNOWN;
    row->participation = day_of(person->participation);
    if (end != DAY_NEVER)
        row->term_end = end;
    row->overruns = person->overruns;
}

static void
take_term(const struct chain *chain, uint32_t who, struct stock_row *row)
{
    const struct person_lost *lost = &chain->lost[who];
    uint32_t job = chain->extensions[who];

    if (job != NOBODY && chain->jobs[job].step == JOB_HANDLING)
        row->applied = day_of(chain->jobs[job].since);
    if (lost->considered > 0)
        row->weighed = lost->considered;
    row->given = lost->grounds;
    if (lost->delay_days > 0) {
        row->late_days = lost->delay_days;
        row->late_until = lost->delay_until;
    }
}

static void
take_learning(const struct chain *chain, uint32_t who, struct stock_row *row)
{
    const struct person *person = &chain->people[who];
    const struct traits *traits = &chain->traits[who];
    ticks now = chain_now(chain);

    if (person->regime == REGIME_WI2021) {
        row->calls = person->phase < STAGE_PIP ? traits->calls : STOCK_UNKNOWN;
        row->credit_hours = traits->credit_hours;
        row->no_offer_days = person->no_offer_days;
    }
    if (!person_is(person, PERSON_STARTED))
        return;
    row->lesson_hours = (int32_t)growth_hours_at(chain, who, now);
    row->effective_hours = (int32_t)growth_effective_hours(chain, who);
    row->weekly_minutes =
        person->regime == REGIME_WI2013 ? person->own_minutes : traits->weekly_minutes;
    if (person->regime == REGIME_WI2013) {
        row->exam_fees = traits->exam_fees;
        row->loan = traits->loan & LOAN_SPENT   ? STOCK_LOAN_SPENT
                    : traits->loan & LOAN_TAKEN ? STOCK_LOAN
                                                : STOCK_NO_LOAN;
    }
}

/* Of the start moment, or the first day after the run where it comes after that; on which a journey
 * is asked for again, or the last of all days. */
static int32_t
day_ahead(const struct chain *chain, uint32_t who)
{
    stamp at = chain->agenda.nodes[slot_of_move(who)].at;
    enum step step = (enum step)chain->people[who].step;

    if (step != STEP_COURSE_START && step != STEP_TRAVEL)
        return STOCK_UNKNOWN;
    if (at == STAMP_NEVER && step == STEP_COURSE_START)
        return chain->model->calendar.end;
    return day_of_ticks((ticks)at);
}

static struct stock_row
take_person(const struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    struct stock_row row = new_row(STOCK_PERSON, (int32_t)who + 1);
    stamp since = since_of(chain, who);

    take_who(chain, who, &row);
    take_lodging(chain, who, &row);
    take_dates(chain, who, &row);
    take_term(chain, who, &row);
    take_learning(chain, who, &row);
    row.stage = person->phase;
    if (person->route != ROUTE_NONE)
        row.route = person->route;
    row.step = (int32_t)step_of(person);
    row.since = day_of(since);
    row.day = day_ahead(chain, who);
    row.passed = person->passed;
    row.waived = person->waived;
    row.a2 = person->level_a2;
    return row;
}

/* ---- jobs ---- */

static struct stock_row
take_exam(const struct chain *chain, const struct job *job, int32_t id)
{
    struct stock_row row = new_row(STOCK_EXAM, id);
    bool marked = job->step == JOB_RESULT &&
                  examiner_of_exam((enum exam)job->exam) != EXAMINERS;

    row.exam = job->exam;
    if (job->person != NOBODY) {
        row.sittings = (int32_t)job->sat;
        row.attempt = job->attempt;
    }
    row.step = job->step == JOB_PREPARING  ? STOCK_PREPARING
               : job->step == JOB_UNBOOKED ? STOCK_LINE
               : job_has_place(job)        ? STOCK_BOOKED
               : marked                    ? STOCK_MARKED
                                           : STOCK_SAT;
    if (job->step == JOB_PREPARING)
        row.until = day_of_ticks(
            (ticks)chain->agenda.nodes[slot_of_job(chain, (uint32_t)(job - chain->jobs))].at);
    else
        row.since = day_of(job->since);
    if (row.step == STOCK_BOOKED)
        row.day = job->day;
    if (row.step == STOCK_MARKED)
        row.begun = job->day;
    return row;
}

/* Of an application that was made: those to come are dealt anew. False: none. */
static bool
take_medical(const struct job *job, struct stock_row *row)
{
    row->step = job->marks & JOB_OBJECTION  ? STOCK_OBJECTION
                : job->step == JOB_HANDLING ? STOCK_DECISION
                                            : STOCK_ADVICE;
    if (job->step == JOB_HANDLING)
        row->begun = job->day;
    return job->step != JOB_APPLYING;
}

static enum stock_case
step_of_case(const struct job *job)
{
    if (job->step != JOB_HANDLING)
        return job->desk == DESK_HEARING ? STOCK_HEARING : STOCK_VERDICT;
    return job->marks & JOB_TOLD ? STOCK_VIEWS : STOCK_NOTICE;
}

/* A job of somebody with the duty, or of the background. False: it is in the person's row, or not
 * in the stock. */
static bool
take_job(const struct chain *chain, const struct job *job, struct stock_row *row)
{
    int32_t id = job->person != NOBODY ? (int32_t)job->person + 1 : STOCK_UNKNOWN;

    *row = new_row(STOCK_KINDS, id);
    row->since = day_of(job->since);
    switch ((enum job_kind)job->kind) {
    case JOB_EXAM:
        *row = take_exam(chain, job, id);
        return job->person != NOBODY || job->step != JOB_PREPARING;
    case JOB_SCRIPT:
        row->kind = STOCK_SCRIPT;
        row->exam = job->exam;
        return true;
    case JOB_MEDICAL:
        row->kind = STOCK_MEDICAL;
        return take_medical(job, row);
    case JOB_OVERRUN:
        row->kind = STOCK_CASE;
        row->step = (int32_t)step_of_case(job);
        if (row->step == STOCK_VIEWS)
            row->begun = job->day;
        return true;
    case JOB_EXEMPTION:
        row->kind = STOCK_EFFORT;
        return true;
    default:
        return false;
    }
}

/* ---- what is of nobody ---- */

static size_t
take_amounts(const struct chain *chain, struct stock_row *rows)
{
    const struct travel *travel = &chain->travel;
    size_t n = 0;

    for (int m = 0; m < MUNICIPALITIES; m++) {
        rows[n] = new_row(STOCK_HOMES, STOCK_UNKNOWN);
        rows[n].class = m;
        rows[n++].amount = homes_backlog(chain, (enum municipality)m);
        rows[n] = new_row(STOCK_INTAKES, STOCK_UNKNOWN);
        rows[n].class = m;
        rows[n++].amount = (double)chain->intakes[m];
    }
    rows[n] = new_row(STOCK_TRAVEL, STOCK_UNKNOWN);
    rows[n++].amount =
        travel->year == date_of_day(chain_today(chain)).year ? travel->spent : 0.0;
    return n;
}

/* ---- all of it ---- */

size_t
stock_size(const struct chain *chain)
{
    return (size_t)chain->people_used + chain->jobs_used + 2 * MUNICIPALITIES + 1;
}

/* Whether somebody has the duty: not the records given back, nor those who are still to come. */
static bool
has_duty(const struct person *person)
{
    return person->duty != STAMP_NEVER && !person_is_ahead(person) &&
           !stage_is_final((enum stage)person->phase);
}

/* The day on which somebody moves into the home that was found. */
static void
add_moves(const struct chain *chain, uint32_t who, struct stock_row *row)
{
    for (uint32_t job = chain->people[who].jobs; job != NOBODY; job = chain->jobs[job].next)
        if (chain->jobs[job].kind == JOB_HOME && chain->jobs[job].step == JOB_MOVING)
            row->moves = day_of_ticks((ticks)chain->agenda.nodes[slot_of_job(chain, job)].at);
}

size_t
stock_take(const struct chain *chain, struct stock_row *rows)
{
    size_t n = 0;

    for (uint32_t who = 0; who < chain->people_used; who++)
        if (has_duty(&chain->people[who])) {
            rows[n] = take_person(chain, who);
            add_moves(chain, who, &rows[n++]);
        }
    for (uint32_t i = 0; i < chain->jobs_used; i++) {
        const struct job *job = &chain->jobs[i];
        if (job->kind != JOB_FREE &&
            (job->person == NOBODY || has_duty(&chain->people[job->person])) &&
            take_job(chain, job, &rows[n]))
            n++;
    }
    return n + take_amounts(chain, rows + n);
}
