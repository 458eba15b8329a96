/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Municipal fines for not taking part as agreed (Wi21 art. 23, 26; Bi21 art. 7.1(2)-(5)).  There are
 * occasions in lessons at a hazard, and some of them are fined: so the fines come at the hazard of
 * both, and each that is to come is one event.  Outside lessons it comes to nothing, and after them
 * there is none.
 *
 * A fine within some months of the one before is higher; of each a part is to be paid, by how
 * culpable somebody is; and in a term they add up to so much at most.  Whether the ruling of 9 July
 * 2025 (ECLI:NL:RVS:2025:3087) holds for them was not found (rules.md section 9): they go on.
 */

#define YEAR_TICKS ((ticks)31557600) /* 365.25 days */
#define NEVER (300 * YEAR_TICKS)     /* past every horizon */

enum { TERM_STEP_MONTHS = 6 }; /* of the new terms that have a most of their own */

/* Until the next one. */
static ticks
wait_for(const struct chain *self, uint32_t who, uint32_t turn)
{
    const struct params *p = self->params;
    double per_year = p->enforcement.municipal.per_year[self->people[who].group] *
                      p->enforcement.municipal.fined;
    double exposure = (double)draw_ticks(&self->model->draws.exposure,
                                         chain_bits(self, who, DECIDE_COOPERATION, turn));

    return exposure < per_year * (double)NEVER ? (ticks)(exposure / per_year) : NEVER;
}

void
municipal_begin(struct chain *self, uint32_t who)
{
    ticks first = chain_now(self) + wait_for(self, who, 0);

    if (self->people[who].regime == REGIME_WI2021 && first < self->agenda.end)
        job_go(self, job_new(self, who, JOB_MUNICIPAL), JOB_HANDLING, first);
}

void
municipal_new_term(struct chain *self, uint32_t who, int64_t months)
{
    for (uint32_t job = self->people[who].jobs; job != NOBODY; job = self->jobs[job].next)
        if (self->jobs[job].kind == JOB_MUNICIPAL) {
            self->jobs[job].month = (uint16_t)months;
            self->jobs[job].euro = 0;
        }
}

/* ---- how much ---- */

/* In the first term, however much it was extended, and in a new one by its length (Bi21 art.
 * 7.1(5)). */
static int64_t
most_in_term(const struct params *p, const struct job *job)
{
    int class = (job->month - 1) / TERM_STEP_MONTHS;

    if (job->month == 0)
        return p->enforcement.municipal.most;
    return p->enforcement.municipal.most_new_term[class < PARAMS_TERMS ? class : PARAMS_TERMS - 1];
}

/* Whether the fine before is so recent that another one is higher (Bi21 art. 7.1(3)). */
static bool
is_repeat(const struct chain *self, const struct job *job)
{
    int months = (int)self->params->enforcement.municipal.repeat_months;

    return job->since != STAMP_NEVER &&
           chain_today(self) < day_add_months(ticks_to_day(job->since), months);
}

static uint8_t
next_rung(const struct chain *self, const struct job *job)
{
    if (!is_repeat(self, job))
        return 0;
    return job->rung < PARAMS_LADDER - 1 ? (uint8_t)(job->rung + 1) : PARAMS_LADDER - 1;
}

/* The part that is to be paid: intent, gross negligence, normal or reduced culpability (Bi21 art.
 * 7.1(4)). */
static double
part_to_pay(const struct chain *self, const struct job *job)
{
    const struct params *p = self->params;
    uint64_t bits = chain_bits(self, job->person, DECIDE_CULPABILITY, job->turn);
    double sum = p->enforcement.municipal.culpability[0];
    int degree = 0;

    while (degree < PARAMS_DEGREES - 1 && !rng_happens(bits, sum))
        sum += p->enforcement.municipal.culpability[++degree];
    return p->enforcement.municipal.factor[degree];
}

/* Whole euro, rounded down; what lies on a whole one stays there. */
static int64_t
rounded_down(double euro)
{
    return (int64_t)(euro + 1e-6);
}

static void
impose(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    uint8_t rung = next_rung(self, record);
    int64_t euro = rounded_down((double)self->params->enforcement.municipal.euro[rung] *
                                part_to_pay(self, record));
    int64_t left = most_in_term(self->params, record) - (int64_t)record->euro;

    euro = euro < left ? euro : left;
    if (euro <= 0)
        return;
    record->rung = rung;
    record->since = stamp_of(chain_now(self));
    record->euro += (uint32_t)euro;
    person_rule(self, record->person, RULE_COOPERATION_FINED);
    ledger_fine(&self->ledger, ledger_who_of(&self->people[record->person]), euro);
    if (chain_is_traced(self))
        tracer_fined_by_municipality(self, record->person, euro);
}

/* ---- the event ---- */

static bool
is_in_lessons(const struct person *person)
{
    return person->phase == STAGE_COURSE &&
           (person->step == STEP_REVIEW || person->step == STEP_COURSE);
}

void
municipal_event(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    uint32_t who = record->person;

    if (self->people[who].phase > STAGE_COURSE) {
        job_end(self, job);
        return;
    }
    if (is_in_lessons(&self->people[who]))
        impose(self, job);
    record->turn++;
    job_go(self, job, JOB_HANDLING, chain_now(self) + wait_for(self, who, record->turn));
}
