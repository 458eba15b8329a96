/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * From the notice to the end of the brede intake (Wi21 art. 14), with the leerbaarheidstoets.
 * The municipality begins when somebody lives there and DUO's notice has come, after a time of
 * landing; with an early start it begins in the azc.  Consultants do the intakes in that order.
 */

void
notice_received(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person_flag(person, PERSON_NOTICED, true);
    person_waited_days(self, who, INTERVAL_DUTY_TO_NOTICE,
                       ticks_to_day((ticks)person->notice - (ticks)person->duty));
    ledger_notice(&self->ledger, person->regime, person->group);
    landing_try(self, who);
}

/* Some municipalities begin the intake in reception (letter, 2.1.1), where there is room to study. */
void
intake_policy(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    double early = timeline_at(&self->params->intake.early, chain_today(self));

    if (person_is(person, PERSON_PLACED) && person_is(person, PERSON_STUDIES) &&
        chain_happens(self, who, DECIDE_EARLY, early))
        person_flag(person, PERSON_EARLY, true);
}

/* Begins what waited for both: called when either has come. */
void
landing_try(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    if (!person_is(person, PERSON_NOTICED))
        return;
    if (person->step == STEP_WAIT_NOTICE)
        person_go(self, who, STEP_LANDING,
                  chain_draw(self, who, DECIDE_LANDING,
                             &self->model->draws.landing[person->group]));
    else if (person->step == STEP_WAIT_HOME && person_is(person, PERSON_EARLY))
        intake_begin(self, who);
}

void
intake_begin(struct chain *self, uint32_t who)
{
    ticks work = chain_draw(self, who, DECIDE_INTAKE, &self->model->draws.intake);

    stage_enter(self, who, STAGE_INTAKE);
    self->people[who].step = STEP_INTAKE_QUEUE;
    if (desk_ask(self, desk_of_intake(&self->people[who]), slot_of_move(who), work))
        intake_granted(self, who);
}

void
intake_granted(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    ticks work = chain_draw(self, who, DECIDE_INTAKE, &self->model->draws.intake);

    if (person_is(person, PERSON_FROM_AZC) && person_is(person, PERSON_SETTLED))
        person_waited(self, who, INTERVAL_HOUSED_TO_INTAKE, person->settled);
    person->intake = stamp_of(chain_now(self));
    cohorts_intake(self, who);
    person_go_at(self, who, STEP_INTAKE, desk_finish(self, desk_of_intake(person), work));
}

/* The intake is done, the LBT known; the plan is drawn up. Some wait for others' information
 * (Bi21 art. 5.3(2)). */
void
intake_done(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    struct person *person = &self->people[who];
    ticks duration = chain_draw(self, who, DECIDE_PIP, &self->model->draws.pip);

    desk_done(self, desk_of_intake(person));
    person_flag(person, PERSON_FEASIBLE,
                chain_happens(self, who, DECIDE_LBT, p->pip.lbt_feasible[person->group]));
    if (chain_happens(self, who, DECIDE_THIRD_PARTY, p->pip.third_party_share))
        duration += chain_draw(self, who, DECIDE_THIRD_PARTY_DAYS, &self->model->draws.third_party);
    stage_enter(self, who, STAGE_PIP);
    person_go(self, who, STEP_PIP, duration);
}
