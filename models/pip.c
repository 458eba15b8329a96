/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lost.h"
#include "models/stage.h"

/*
 * The personal plan (Wi21 art. 15): the route is chosen, the term begins the day after.  The
 * probabilities are those of models/routes.h.
 */

static enum route
draw_route(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    const struct routes *routes = &self->model->routes;
    bool feasible = person_is(person, PERSON_FEASIBLE);
    bool young = self->traits[who].age < self->params->pip.onderwijs_age;

    if (chain_happens(self, who, DECIDE_Z, routes->z[feasible][person->municipality]))
        return ROUTE_Z;
    if (chain_happens(self, who, DECIDE_ONDERWIJS,
                      routes->onderwijs[person->group][person->municipality][young]))
        return ROUTE_ONDERWIJS;
    return ROUTE_B1;
}

/* Without a test there is no advice to depart from, and no place in table 1 of the letter. */
static enum route
choose_route(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    bool feasible = person_is(person, PERSON_FEASIBLE);
    enum route route = draw_route(self, who);

    if (person_is(person, PERSON_UNTESTED))
        return route;
    if (feasible == (route == ROUTE_Z))
        person_rule(self, who, RULE_LBT_OVERRULED);
    return route;
}

/* The clock of ten weeks runs from the notice, for people from reception from the registration in
 * the municipality if that is later; a plan made in the azc is in time (Bi21 art. 5.3(1)), and one
 * that had to wait for others (5.3(2)). */
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
    person_route(self, who, route);
    ledger_plan(&self->ledger, person->group, person_lbt(person), route);
    cohorts_plan(self, who);
    person_waited(self, who, INTERVAL_INTAKE_TO_PIP, person->intake);
    person_waited(self, who, INTERVAL_NOTICE_TO_PIP, person->notice);
    ledger_wait(&self->ledger, INTERVAL_CLOCK_TO_PIP, ledger_who_of(person),
                clock_days(self, person), plan_is_excused(self, who));
    stage_enter(self, who, STAGE_OFFER);
    participation_plan(self, who);
    term_begin(self, who);
    lost_begin(self, who, lost_of_course(person));
    medical_begin(self, who);
    person_go(self, who, STEP_OFFER_DELAY,
              chain_draw(self, who, DECIDE_OFFER, &self->model->draws.offer[person->group]));
}
