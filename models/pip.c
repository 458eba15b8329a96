/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * The personal plan (Wi21 art. 15): the route is chosen, the term begins the day after.
 *
 * Z given the test's result comes from the counts of table 1 (A-T1-15, A-T1-17; the printed
 * percentages are column percentages).  The shares by group are those of table 3: P(feasible) by
 * group is what makes them meet.  Of those who do not go to Z, some take the onderwijsroute.
 */

/* P(Z) of a group over both results of the test. */
static double
z_share(const struct params *p, enum group group)
{
    double feasible = p->pip.lbt_feasible[group];

    return feasible * p->pip.z_given_feasible + (1.0 - feasible) * p->pip.z_given_not_feasible;
}

static enum route
choose_route(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    bool feasible = person_is(person, PERSON_FEASIBLE);
    double z = feasible ? p->pip.z_given_feasible : p->pip.z_given_not_feasible;
    double not_z = 1.0 - z_share(p, (enum group)person->group);

    if (chain_happens(self, who, DECIDE_Z, z)) {
        if (feasible)
            ledger_rule(&self->ledger, RULE_LBT_OVERRULED);
        return ROUTE_Z;
    }
    if (!feasible)
        ledger_rule(&self->ledger, RULE_LBT_OVERRULED);
    if (not_z > 0.0 &&
        chain_happens(self, who, DECIDE_ONDERWIJS, p->pip.onderwijs[person->group] / not_z))
        return ROUTE_ONDERWIJS;
    return ROUTE_B1;
}

/* The clock of ten weeks runs from the notice, for people from reception from the registration in
 * the municipality if that is later; a plan made in the azc is in time (Bi21 art. 5.3(1)). */
static int32_t
clock_days(const struct chain *self, const struct person *person)
{
    stamp from = person->notice;

    if (!person_is(person, PERSON_SETTLED))
        return 0;
    if (person->settled > from)
        from = person->settled;
    return days_since(self, from);
}

void
pip_set(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    enum route route = choose_route(self, who);

    person->pip = stamp_of(chain_now(self));
    self->ledger.routed[person_is(person, PERSON_FEASIBLE)][route]++;
    person_waited(self, who, INTERVAL_INTAKE_TO_PIP, person->intake);
    person_waited(self, who, INTERVAL_NOTICE_TO_PIP, person->notice);
    person_waited_days(self, who, INTERVAL_CLOCK_TO_PIP, clock_days(self, person));
    person_route(self, who, route);
    stage_enter(self, who, STAGE_OFFER);
    participation_plan(self, who);
    term_begin(self, who);
    medical_begin(self, who);
    person_go(self, who, STEP_OFFER_DELAY,
              chain_draw(self, who, DECIDE_OFFER, &self->model->draws.offer[person->group]));
}
