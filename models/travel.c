/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/travel.h"

#include "models/stage.h"

#include <math.h>
#include <string.h>

void
travel_init(struct chain *chain)
{
    memset(&chain->travel, 0, sizeof chain->travel);
    tally_init(&chain->travel.waiting, chain_now(chain), 0);
}

bool
travel_is_needed(const struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];

    return !lodging_is_municipal((enum lodging)chain->traits[who].lodging) &&
           person_is(person, PERSON_FROM_AZC) && !person_is(person, PERSON_SETTLED) &&
           !person_is(person, PERSON_TRAVELS);
}

/* ---- the budget ---- */

/* Euro a year. */
static double
budget_on(const struct chain *chain, day_number day)
{
    return timeline_at(&chain->params->travel.budget, day) * chain->params->run.scale;
}

/* Whether a journey is paid out of what the year has left. */
static bool
is_paid(struct chain *chain)
{
    struct travel *self = &chain->travel;
    double cost = chain->params->travel.cost;
    int year = date_of_day(chain_today(chain)).year;

    if (self->year != year)
        self->spent = 0.0;
    self->year = year;
    self->asked += cost;
    if (self->spent + cost > budget_on(chain, chain_today(chain)))
        return false;
    self->spent += cost;
    self->paid += cost;
    return true;
}

/* ---- asking ---- */

enum answer { ANSWER_PAID, ANSWER_TOO_FAR, ANSWER_NO_MONEY };

static enum answer
answer_to(struct chain *chain, uint32_t who)
{
    enum answer answer = ANSWER_TOO_FAR;

    if (chain_happens(chain, who, DECIDE_REACH, chain->params->travel.within_reach))
        answer = is_paid(chain) ? ANSWER_PAID : ANSWER_NO_MONEY;
    person_flag(&chain->people[who], PERSON_TRAVELS, answer == ANSWER_PAID);
    person_rule(chain, who, answer == ANSWER_PAID ? RULE_TRAVEL_PAID : RULE_TRAVEL_REFUSED);
    return answer;
}

/* Until the new year's money comes, or for good. */
static void
wait_for(struct chain *chain, uint32_t who, enum answer answer)
{
    struct date new_year = {date_of_day(chain_today(chain)).year + 1, 1, 1};

    if (answer == ANSWER_NO_MONEY)
        person_go_at(chain, who, STEP_TRAVEL, ticks_of_day(date_to_day(new_year)));
    else
        chain->people[who].step = STEP_TRAVEL;
}

static void
count_waiting(struct chain *chain, int change)
{
    struct tally *waiting = &chain->travel.waiting;

    tally_set(waiting, chain_now(chain), waiting->value + change);
}

void
travel_ask(struct chain *chain, uint32_t who)
{
    enum answer answer = answer_to(chain, who);

    if (answer == ANSWER_PAID) {
        course_start(chain, who);
        return;
    }
    count_waiting(chain, +1);
    wait_for(chain, who, answer);
}

void
travel_stock(struct chain *chain, uint32_t who, day_number day)
{
    count_waiting(chain, +1);
    if (day != DAY_NEVER)
        person_go_at(chain, who, STEP_TRAVEL, ticks_of_day(day));
    else
        wait_for(chain, who, ANSWER_NO_MONEY);
}

void
travel_ask_again(struct chain *chain, uint32_t who)
{
    enum answer answer = answer_to(chain, who);

    if (answer == ANSWER_PAID) {
        count_waiting(chain, -1);
        offer_start(chain, who);
    } else {
        wait_for(chain, who, answer);
    }
}

void
travel_housed(struct chain *chain, uint32_t who)
{
    agenda_cancel(&chain->agenda, slot_of_move(who));
    count_waiting(chain, -1);
    offer_start(chain, who);
}

void
travel_withdraw(struct chain *chain)
{
    count_waiting(chain, -1);
}

/* ---- the books ---- */

/* The month's budget is that of its first day; a piece has its part of it by days. The sums are of
 * the piece. */
static void
post_money(struct chain *chain, enum measure capacity, size_t period, double budget)
{
    struct measures *measures = chain->ledger.measures;
    size_t i = period * RESOURCES + RESOURCE_TRAVEL_BUDGET;

    measures_double(measures, capacity)[i] += budget;
    measures_double(measures, (enum measure)(capacity + 1))[i] += chain->travel.asked;
    measures_double(measures, (enum measure)(capacity + 2))[i] += chain->travel.paid;
}

void
travel_post(struct chain *chain)
{
    struct travel *self = &chain->travel;
    size_t month = chain->ledger.period;
    day_number start = measures_period_start(chain->ledger.shape, month);
    day_number end = measures_period_end(chain->ledger.shape, month);
    ticks span = chain_now(chain) - chain->accounts.since;
    double budget = budget_on(chain, start) / 12.0 * (double)span /
                    (double)(ticks_of_day(end) - ticks_of_day(start));

    post_money(chain, MEASURE_CAPACITY, month, budget);
    post_money(chain, MEASURE_WEEK_CAPACITY, chain->accounts.week, budget);
    chain->accounts.of_month[RESOURCE_TRAVEL_BUDGET].queue +=
        tally_collect(&self->waiting, chain_now(chain));
    self->asked = self->paid = 0.0;
}
