/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stock_place.h"

#include "models/lost.h"
#include "models/stage.h"

/* Since when the step is: as the row says, else since the last date before it. */
static stamp
step_since(const struct chain *chain, uint32_t who, const struct stock_row *row)
{
    const struct person *person = &chain->people[who];
    stamp dates[] = {person->duty,    person->notice, person->coupled,
                     person->settled, person->pip,    person->offered}; /* or the intake */
    stamp last = 0;

    if (row->since != STOCK_UNKNOWN)
        return stock_stamp(row->since);
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (dates[i] != STAMP_NEVER && dates[i] > last && dates[i] <= chain_now(chain))
            last = dates[i];
    return last;
}

/* The policy of the municipality, where that has to do with what comes. */
static void
set_policy(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    if (chain->people[who].regime != REGIME_WI2021 || row->stage == STAGE_RECEPTION)
        return;
    if (row->policy != STOCK_UNKNOWN)
        chain->traits[who].policy = (uint8_t)row->policy;
    else
        intake_policy(chain, who);
}

static void
wait_for_course(struct chain *chain, uint32_t who)
{
    lost_begin(chain, who, lost_of_course(&chain->people[who]));
}

/* On the way to the first lesson. */
static void
go_on_to_course(struct chain *chain, uint32_t who, const struct stock_row *row, stamp since)
{
    const struct person *person = &chain->people[who];
    enum step step = (enum step)row->step;

    wait_for_course(chain, who);
    switch (step) {
    case STEP_OFFER_DELAY:
        person_go(chain, who, step,
                  chain_left(chain, who, DECIDE_OFFER, &chain->model->draws.offer[person->group],
                             since));
        break;
    case STEP_COURSE_QUEUE:
        offer_wait(chain, who);
        break;
    case STEP_REGISTERED:
        person_go(chain, who, step,
                  chain_left(chain, who, DECIDE_REGISTRATION, &chain->model->draws.registration,
                             since));
        break;
    case STEP_TRAVEL:
        travel_stock(chain, who, row->day != STOCK_UNKNOWN ? row->day : DAY_NEVER);
        break;
    default:
        offer_stock(chain, who, row->day != STOCK_UNKNOWN ? row->day : DAY_NEVER);
        break;
    }
}

static void
go_on_to_lessons(struct chain *chain, uint32_t who, const struct stock_row *row, stamp since)
{
    struct person *person = &chain->people[who];

    if (person->regime == REGIME_WI2021 && !person_is(person, PERSON_SETTLED) &&
        person_is(person, PERSON_FROM_AZC))
        person_flag(person, PERSON_TRAVELS, true);
    if (person->route == ROUTE_Z && row->participation == STOCK_UNKNOWN)
        participation_begin(chain, who);
    municipal_begin(chain, who);
    course_stock(chain, who, since);
}

static void
go_on_to_home(struct chain *chain, uint32_t who, enum step step, stamp since)
{
    if (step == STEP_COUPLING)
        person_go(chain, who, step,
                  chain_left(chain, who, DECIDE_COUPLING, &chain->model->draws.coupling, since));
    else if (step == STEP_LANDING)
        landing_stock(chain, who, since);
    else
        landing_try(chain, who);
}

static void
go_on_after_lessons(struct chain *chain, uint32_t who, enum step step)
{
    struct person *person = &chain->people[who];
    ticks at = (ticks)person->participation;

    if (person->route == ROUTE_Z)
        person->passed = MASK_ALL;
    if (step == STEP_CLOSING_QUEUE)
        closing_wait(chain, who);
    else if (step == STEP_PARTICIPATION)
        person_go_at(chain, who, step, at > chain_now(chain) ? at : chain_now(chain));
}

void
stock_go_on(struct chain *chain, uint32_t who, const struct stock_row *row)
{
    stamp since = step_since(chain, who, row);
    enum step step = (enum step)row->step;

    set_policy(chain, who, row);
    if (step <= STEP_LANDING) {
        if (chain->people[who].regime == REGIME_WI2021 || step == STEP_COUPLING)
            go_on_to_home(chain, who, step, since);
    } else if (step <= STEP_PIP) {
        intake_stock(chain, who, step, since);
    } else if (step < STEP_REVIEW) {
        go_on_to_course(chain, who, row, since);
    } else if (step == STEP_COURSE) {
        go_on_to_lessons(chain, who, row, since);
    } else if (step >= STEP_OWN_COURSE) {
        wi2013_stock(chain, who, step, since);
    } else {
        go_on_after_lessons(chain, who, step);
    }
}
