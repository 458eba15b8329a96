/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * After an overrun (Wi21 art. 24, 25): DUO's notice, for some a hearing, the decision, and a new
 * term whose length depends on progress (rules.md section 4.1).  Asielstatushouders are not fined
 * from 9 July 2025 on (ECLI:NL:RVS:2025:3087).
 */

void
enforcement_begin(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    uint32_t job = job_new(self, who, JOB_OVERRUN);
    struct job *record = &self->jobs[job];

    record->attempt = person->overruns++;
    record->since = stamp_of(chain_now(self));
    if (rng_happens(chain_bits(self, who, DECIDE_HEARING, record->attempt),
                    self->params->enforcement.hearing_share))
        record->marks |= JOB_HEARING;
    job_go(self, job, JOB_HANDLING,
           chain_now(self) +
               draw_ticks(&self->model->draws.overrun_notice,
                          chain_bits(self, who, DECIDE_OVERRUN_NOTICE, record->attempt)));
}

static void
ask(struct chain *self, uint32_t job, enum desk_name desk, unsigned decision,
    const struct draw *work)
{
    struct job *record = &self->jobs[job];

    record->work =
        (uint32_t)draw_ticks(work, chain_bits(self, record->person, decision, record->attempt));
    record->desk = (uint8_t)desk;
    record->step = JOB_QUEUE;
    if (desk_ask(self, desk, slot_of_job(self, job), record->work))
        enforcement_granted(self, job);
}

void
enforcement_granted(struct chain *self, uint32_t job)
{
    const struct job *record = &self->jobs[job];

    job_go(self, job, JOB_SERVICE,
           desk_finish(self, (enum desk_name)record->desk, record->work));
}

/* The new term's months: by language exams passed; on the Z-route, where hours count, by how far
 * the course is. */
static int64_t
new_term_months(const struct chain *self, const struct person *person)
{
    const int64_t *months = self->params->enforcement.new_term_months;
    int progress = __builtin_popcount(person->passed & MASK_LANGUAGE);

    if (person->route == ROUTE_Z)
        progress = person->phase == STAGE_OFFER ? 0 : person->phase == STAGE_COURSE ? 2 : 3;
    return months[progress < PARAMS_TERMS ? progress : PARAMS_TERMS - 1];
}

static bool
is_fined(const struct chain *self, uint32_t who, uint32_t overrun)
{
    const struct params *p = self->params;

    return rng_happens(chain_bits(self, who, DECIDE_FINE, overrun), p->enforcement.culpable[self->people[who].regime]);
}

static void
decide(struct chain *self, uint32_t job)
{
    uint32_t who = self->jobs[job].person;
    struct person *person = &self->people[who];
    bool fined = is_fined(self, who, self->jobs[job].attempt);
    bool first = self->jobs[job].attempt == 0; /* cohorts are about first terms */
    int months = (int)new_term_months(self, person);

    person_waited(self, who, INTERVAL_OVERRUN_TO_DECISION, self->jobs[job].since);
    person_rule(self, who, fined ? RULE_FINED : RULE_NOT_FINED);
    if (fined && first)
        ledger_term(&self->ledger, MEASURE_TERM_FINED, ledger_who_of(person));
    job_end(self, job);
    person_rule(self, who, RULE_NEW_TERM);
    person_new_term(self, who);
    person->term_end = stamp_of(ticks_of_day(day_add_months(chain_today(self) + 1, months)));
    person_wind(self, who);
}

void
enforcement_event(struct chain *self, uint32_t job)
{
    struct job *record = &self->jobs[job];
    enum desk_name desk = (enum desk_name)record->desk;

    if (record->step == JOB_HANDLING && record->marks & JOB_HEARING) {
        person_rule(self, record->person, RULE_HEARING);
        ask(self, job, DESK_HEARING, DECIDE_HEARING_WORK, &self->model->draws.hearing);
        return;
    }
    if (record->step == JOB_SERVICE && desk == DESK_DECISION) {
        decide(self, job);
        return;
    }
    if (record->step == JOB_SERVICE) {
        record->step = JOB_HANDLING; /* the hearing is over: its officer is free */
        desk_done(self, DESK_HEARING);
    }
    ask(self, job, DESK_DECISION, DECIDE_DECISION_WORK, &self->model->draws.decision);
}

void
enforcement_pvt(struct chain *self, uint32_t who)
{
    (void)self;
    (void)who;
}
