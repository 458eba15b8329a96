/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/loan.h"

#include "models/fines.h"
#include "models/stage.h"

void
loan_begin(struct chain *chain, uint32_t who)
{
    const struct person *person = &chain->people[who];
    struct traits *traits = &chain->traits[who];

    traits->price = (uint16_t)timeline_step(&chain->params->wi2013.price, chain_today(chain));
    if (chain_happens(chain, who, DECIDE_BORROWS, chain->params->wi2013.borrows[person->group]))
        traits->loan = LOAN_TAKEN;
}

/* Before the course nobody has. */
static bool
is_taken(const struct chain *chain, uint32_t who)
{
    return chain->people[who].regime == REGIME_WI2013 && chain->traits[who].loan & LOAN_TAKEN;
}

/* ---- how much ---- */

/* Of an hour, as the course began: then it has. */
static double
price_of(const struct chain *chain, uint32_t who)
{
    return chain->params->wi2013.price.steps[chain->traits[who].price].value;
}

static uint32_t
cost_of(const struct chain *chain, uint32_t who, uint32_t hours)
{
    return (uint32_t)(price_of(chain, who) * hours) + chain->traits[who].exam_fees;
}

uint32_t
loan_euro(const struct chain *chain, uint32_t who, ticks at)
{
    uint32_t most = (uint32_t)chain->params->wi2013.loan_most, cost;

    if (!is_taken(chain, who))
        return 0;
    cost = cost_of(chain, who, growth_hours_at(chain, who, at));
    return cost < most ? cost : most;
}

static bool
counts(const struct chain *chain, uint32_t who)
{
    return chain->people[who].group == GROUP_ASIEL && is_taken(chain, who);
}

bool
loan_is_spent(const struct chain *chain, uint32_t who, ticks at)
{
    return counts(chain, who) && loan_euro(chain, who, at) >= chain->params->wi2013.elip;
}

/* ---- how many hours ---- */

/* Whole hours for an amount at a price, and no more than the books of hours hold. */
static uint32_t
hours_for(double euro, double price)
{
    if (euro <= 0.0)
        return 0;
    return euro < price * LOAN_HOURS_MOST ? (uint32_t)(euro / price) : LOAN_HOURS_MOST;
}

uint32_t
loan_hours(const struct chain *chain, uint32_t who)
{
    const struct params *p = chain->params;

    if (!is_taken(chain, who))
        return hours_for(p->wi2013.own_hours, 1.0);
    return hours_for(p->wi2013.loan_most - chain->traits[who].exam_fees, price_of(chain, who));
}

uint32_t
loan_hours_to_spent(const struct chain *chain, uint32_t who)
{
    double elip = chain->params->wi2013.elip;
    uint32_t hours;

    if (!counts(chain, who) || elip > (uint32_t)chain->params->wi2013.loan_most)
        return LOAN_HOURS_MOST;
    hours = hours_for(elip - chain->traits[who].exam_fees, price_of(chain, who));
    while (hours < LOAN_HOURS_MOST && cost_of(chain, who, hours) < elip)
        hours++;
    return hours;
}

/* ---- the count, and the end ---- */

void
loan_look(struct chain *chain, uint32_t who)
{
    struct traits *traits = &chain->traits[who];

    if (traits->loan & LOAN_SPENT || !loan_is_spent(chain, who, chain_now(chain)))
        return;
    traits->loan |= LOAN_SPENT;
    chain->loans_spent++;
    person_rule(chain, who, RULE_LOAN_SPENT);
}

/* In full for asiel who met the duty, or had it lifted, within the first term with its extensions
 * (Bi13 art. 4.13(3)-(4)); the dead owe nothing. */
static bool
is_forgiven(const struct chain *chain, uint32_t who, enum stage final)
{
    const struct person *person = &chain->people[who];

    return person->group == GROUP_ASIEL && person->overruns == 0 && final != STAGE_LAPSED;
}

/* Who is spared a fine, or whose fines are not collected, is spared the loan, or is not asked for it,
 * too: letter of 24 June 2024, 4.4; ECLI:NL:RVS:2025:3087. */
static bool
holds(const struct chain *chain, uint32_t who, const struct sparing *rules, int64_t n)
{
    const struct person *person = &chain->people[who];

    return sparing_holds(rules, n, (enum group)person->group, (enum regime)person->regime,
                         chain_today(chain));
}

void
loan_settle(struct chain *chain, uint32_t who, enum stage final)
{
    const struct params *p = chain->params;
    struct traits *traits = &chain->traits[who];

    chain->loans_spent -= (traits->loan & LOAN_SPENT) != 0;
    if (loan_euro(chain, who, chain_now(chain)) == 0 ||
        (final == STAGE_LAPSED && traits->cause == CAUSE_DIED))
        return;
    if (is_forgiven(chain, who, final)) {
        person_rule(chain, who, RULE_LOAN_FORGIVEN);
        return;
    }
    if (holds(chain, who, p->enforcement.no_fine, p->enforcement.n_no_fine)) {
        person_rule(chain, who, RULE_SPARED);
        return;
    }
    person_rule(chain, who, RULE_LOAN_DUE);
    if (holds(chain, who, p->enforcement.paused, p->enforcement.n_paused))
        person_rule(chain, who, RULE_COLLECTION_PAUSED);
}
