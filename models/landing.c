/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * From the koppeling, or the arrival of who is not in reception, to the beginning of the brede
 * intake.  When a municipality begins is its own policy (letter, 2.1.1 and 2.1.2): in reception, as
 * soon as somebody is housed, after a time of landing, or after that with a startklas before the
 * plan.  Nobody begins before DUO's notice.
 *
 * Landing is for asiel the time until benefits and allowances are arranged (letter, 2.1.5.2); where
 * the municipality bridges it with credit, the intake can begin sooner.
 */

void
notice_received(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    person_flag(person, PERSON_NOTICED, true);
    person_waited_days(self, who, INTERVAL_DUTY_TO_NOTICE,
                       ticks_to_day((ticks)person->notice - (ticks)person->duty));
    person_notified(self, who);
    landing_try(self, who);
}

/* ---- policy ---- */

/* An early start needs a place in reception with room to study. */
static bool
begins_early(const struct chain *self, uint32_t who, uint64_t mark, double share)
{
    const struct person *person = &self->people[who];

    if (!person_is(person, PERSON_PLACED) || !person_is(person, PERSON_STUDIES))
        return false;
    if (self->traits[who].habits & HABIT_HANDED_OVER)
        share += self->params->intake.driegesprek_effect;
    return rng_happens(mark, share);
}

/* One mark against the shares of the class: those who begin early from below, the others from above;
 * so more early starts take nothing from who cannot begin early. */
void
intake_policy(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    unsigned class = self->people[who].municipality;
    day_number today = chain_today(self);
    uint64_t mark = chain_bits(self, who, DECIDE_POLICY, 0);
    double housed = timeline_at(&p->intake.on_housing[class], today);
    double startklas = timeline_at(&p->intake.startklas[class], today);
    enum policy policy = POLICY_LANDED;

    if (begins_early(self, who, mark, timeline_at(&p->intake.early[class], today)))
        policy = POLICY_EARLY;
    else if (rng_happens(~mark, housed))
        policy = POLICY_HOUSED;
    else if (rng_happens(~mark, housed + startklas))
        policy = POLICY_STARTKLAS;
    self->traits[who].policy = (uint8_t)policy;
}

/* ---- landing ---- */

static const struct draw *
landing_draw(const struct chain *self, uint32_t who, unsigned *decision)
{
    const struct model *model = self->model;
    enum group group = (enum group)self->people[who].group;
    double bridged = timeline_at(&self->params->landing.bridged, chain_today(self));

    *decision = group != GROUP_ASIEL ? DECIDE_LANDING : DECIDE_BENEFITS;
    if (group != GROUP_ASIEL)
        return &model->draws.landing_own[group - GROUP_GEZIN];
    return chain_happens(self, who, DECIDE_BRIDGED, bridged) ? &model->draws.bridged
                                                             : &model->draws.benefits;
}

static ticks
landing_time(const struct chain *self, uint32_t who)
{
    unsigned decision;
    const struct draw *draw = landing_draw(self, who, &decision);

    return chain_draw(self, who, decision, draw);
}

void
landing_stock(struct chain *self, uint32_t who, stamp since)
{
    unsigned decision;
    const struct draw *draw = landing_draw(self, who, &decision);

    person_go(self, who, STEP_LANDING, chain_left(self, who, decision, draw, since));
}

/* Begins what waited for both: called when either has come. */
void
landing_try(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    enum policy policy = (enum policy)self->traits[who].policy;
    bool lands = policy == POLICY_LANDED || policy == POLICY_STARTKLAS;

    if (!person_is(person, PERSON_NOTICED))
        return;
    if (person->step == STEP_WAIT_NOTICE && lands)
        person_go(self, who, STEP_LANDING, landing_time(self, who));
    else if (person->step == STEP_WAIT_NOTICE ||
             (person->step == STEP_WAIT_HOME && policy == POLICY_EARLY))
        intake_begin(self, who);
}
