/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan: its clock, and the routes of many people, of whom a share may be off by five standard
 * deviations. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(pip, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

/* ---- the clock ---- */

/* In the making since today, 30 days; settled and noticed that many days ago. */
static uint32_t
draws_up(uint32_t index, int settled, int noticed)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index);
    struct person *record = &hand.chain.people[who];

    record->intake = stamp_of(chain_now(&hand.chain));
    record->settled = stamp_of(chain_now(&hand.chain) - settled * TICKS_PER_DAY);
    record->notice = stamp_of(chain_now(&hand.chain) - noticed * TICKS_PER_DAY);
    person_flag(record, PERSON_SETTLED, settled >= 0);
    person_flag(record, PERSON_NOTICED, true);
    stage_arrive(&hand.chain, who, STAGE_PIP, false);
    person_go(&hand.chain, who, STEP_PIP, 30 * TICKS_PER_DAY);
    return who;
}

/* The legal clock runs from the registration or from the notice, whichever came later; in
 * reception not at all. The term begins the day after the plan. */
Test(pip, runs_the_clock_from_the_later_of_notice_and_registration)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = draws_up(0, 20, 0);
    draws_up(1, 0, 20);
    draws_up(2, -1, 40);
    hand_until(&hand, "2022-04-10");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_CLOCK_TO_PIP), 30 + 30 + 0);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_NOTICE_TO_PIP), 30 + 50 + 70);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_INTAKE_TO_PIP), 3 * 30);
    hand_assert_date(person(who)->pip, "2022-04-09");
    hand_assert_date(person(who)->term_end, "2025-04-10");
}

/* ---- the routes ---- */

struct found {
    int64_t people, all[ROUTES], feasible[2], z[2], young[2], onderwijs[2];
};

/* The age that belongs to a person's luck, as newcomers get it. */
static uint8_t
age_of(uint32_t who, enum group group)
{
    double mark = (double)chain_bits(&hand.chain, who, DECIDE_AGE, 0) / 18446744073709551616.0;
    int age = 18;

    while (routes_younger(&hand.params, group, age + 1) <= mark)
        age++;
    return (uint8_t)age;
}

/* An intake that ends now, as if a consultant had been granted, and its plan. */
static void
plan(struct found *found, enum group group, uint32_t index, enum municipality class)
{
    struct chain *chain = &hand.chain;
    uint32_t who = hand_person(&hand, group, index);
    struct person *record = &chain->people[who];
    bool feasible, young;

    record->municipality = (uint8_t)class;
    record->notice = record->intake = stamp_of(chain_now(chain));
    chain->traits[who].age = age_of(who, group);
    chain->traits[who].ability =
        score_of_bits(&hand.model->score, chain_bits(chain, who, DECIDE_ABILITY, 0));
    stage_arrive(chain, who, STAGE_LANDING, false);
    stage_enter(chain, who, STAGE_INTAKE);
    chain->desks[desk_of_intake(record)].taken++;
    intake_done(chain, who);
    agenda_cancel(&chain->agenda, slot_of_move(who));
    pip_set(chain, who);
    feasible = person_is(record, PERSON_FEASIBLE);
    young = chain->traits[who].age < 30;
    found->people++;
    found->all[record->route]++;
    found->feasible[feasible]++;
    found->z[feasible] += record->route == ROUTE_Z;
    found->young[young] += record->route != ROUTE_Z;
    found->onderwijs[young] += record->route == ROUTE_ONDERWIJS;
    person_end(chain, who, STAGE_LAPSED);
}

static struct found
plans(enum group group, enum municipality class, uint32_t n)
{
    struct found found = {0};

    for (uint32_t i = 0; i < n; i++)
        plan(&found, group, i, class);
    return found;
}

static void
assert_share(int64_t n, int64_t of, double share, const char *what)
{
    double spread = sqrt(share * (1.0 - share) * (double)of);

    cr_expect(fabs((double)n - share * (double)of) <= 5.0 * spread, "%s: %lld of %lld, not %g",
              what, (long long)n, (long long)of, share);
}

/* The base scenario's numbers: tables 1 and 3 of the letter, ages of figures C-AGE. */
static void
as_the_letter(void)
{
    static const double ages[PARAMS_AGES] = {0.307, 0.312, 0.222, 0.12, 0.039};
    static const double feasible[GROUPS] = {0.5976, 0.9337, 0.816};
    static const double onderwijs[GROUPS] = {0.15, 0.01, 0.01};
    struct params *p = &hand.params;

    for (int g = 0; g < GROUPS; g++) {
        memcpy(p->person.age[g], ages, sizeof ages);
        p->pip.lbt_feasible[g] = feasible[g];
        p->pip.onderwijs[g] = onderwijs[g];
    }
    p->lbt.ability = 0.6;
    p->lbt.age = 0.2;
    p->pip.z_given_feasible = 990.0 / (31495 + 990);
    p->pip.z_given_not_feasible = 8116.0 / (4857 + 8116);
    p->pip.onderwijs_above_limit = 0.15;
}

/* Table 3 of one group. */
static void
assert_table_3(const struct found *found, double b1, double onderwijs, double z)
{
    assert_share(found->all[ROUTE_B1], found->people, b1, "B1");
    assert_share(found->all[ROUTE_ONDERWIJS], found->people, onderwijs, "onderwijs");
    assert_share(found->all[ROUTE_Z], found->people, z, "Z");
}

/* A cell of table 1, counted among 45,458 people; here there are 45,326. */
static void
assert_table_1(int64_t route, int64_t persons, const char *what)
{
    assert_share(route, 45326, (double)persons / 45458, what);
}

/* Both tables at once and at full size: the 45,326 people with a plan of 1 May 2024 (A-T2-1b),
 * 29,253 asiel (A-T4-1a) and the others as they are obliged (A-W21-05, A-W21-06). */
/* Given a plan, by the test's result and the route. */
static int64_t
routed(bool feasible, enum route route)
{
    int64_t sum = 0;

    for (int g = 0; g < GROUPS; g++)
        sum += hand.chain.ledger.planned[g][feasible ? LBT_FEASIBLE : LBT_NOT_FEASIBLE][route];
    return sum;
}

Test(pip, gives_table_1_and_table_3_of_the_letter_together)
{
    struct found asiel, gezin, overig;

    as_the_letter();
    hand_start(&hand);
    asiel = plans(GROUP_ASIEL, MUNICIPALITY_G4, 29253);
    gezin = plans(GROUP_GEZIN, MUNICIPALITY_G4, 15040);
    overig = plans(GROUP_OVERIG, MUNICIPALITY_G4, 1033);
    assert_table_3(&asiel, 0.58, 0.15, 0.27);
    assert_table_3(&gezin, 0.92, 0.01, 0.07);
    assert_table_3(&overig, 0.85, 0.01, 0.14);
    assert_table_1(routed(true, ROUTE_B1) + routed(true, ROUTE_ONDERWIJS), 31495,
                   "feasible, not Z");
    assert_table_1(routed(true, ROUTE_Z), 990, "feasible, Z");
    assert_table_1(routed(false, ROUTE_B1) + routed(false, ROUTE_ONDERWIJS), 4857,
                   "not feasible, not Z");
    assert_table_1(routed(false, ROUTE_Z), 8116, "not feasible, Z");
    cr_expect_eq(hand_rules(&hand, RULE_LBT_OVERRULED),
                 routed(true, ROUTE_Z) + routed(false, ROUTE_B1) + routed(false, ROUTE_ONDERWIJS));
}

/* Of those not in Z, 15 take the onderwijsroute above the limit for 100 below it. */
Test(pip, places_few_above_the_limit_of_study_finance)
{
    struct found found;
    double below;

    as_the_letter();
    hand_start(&hand);
    found = plans(GROUP_ASIEL, MUNICIPALITY_G4, 40000);
    below = (double)found.onderwijs[1] / (double)found.young[1];
    assert_share(found.all[ROUTE_ONDERWIJS], found.people, 0.15, "onderwijs");
    assert_share(found.onderwijs[0], found.young[0], 0.15 * below, "above the limit");
    cr_expect_gt(below, 0.3);
    cr_expect_eq((int)(hand.model->routes.onderwijs[GROUP_ASIEL][0][1] * 50),
                 (int)(below * 50 + 0.5), "as solved");
}

/* A class that departs one and a half times as often, one half as often: the same people. */
Test(pip, departs_from_the_test_by_class)
{
    struct found more, less;

    as_the_letter();
    hand.params.pip.override[MUNICIPALITY_LARGE] = 1.5;
    hand.params.pip.override[MUNICIPALITY_OTHER] = 0.5;
    hand_start(&hand);
    more = plans(GROUP_ASIEL, MUNICIPALITY_LARGE, 20000);
    less = plans(GROUP_ASIEL, MUNICIPALITY_OTHER, 20000);
    cr_expect_eq(more.feasible[1], less.feasible[1]);
    assert_share(more.z[1], more.feasible[1], 1.5 * 0.030476, "down, more");
    assert_share(less.z[1], less.feasible[1], 0.5 * 0.030476, "down, less");
    assert_share(more.feasible[0] - more.z[0], more.feasible[0], 1.5 * 0.374393, "up, more");
    assert_share(less.feasible[0] - less.z[0], less.feasible[0], 0.5 * 0.374393, "up, less");
    assert_share(more.all[ROUTE_ONDERWIJS], more.people, 0.15, "onderwijs, more");
    assert_share(less.all[ROUTE_ONDERWIJS], less.people, 0.15, "onderwijs, less");
}

/* Who has no test stands in no cell of table 1, and nobody departs from an advice. */
Test(pip, leaves_those_without_a_test_out_of_table_1)
{
    struct found found;

    as_the_letter();
    hand.params.lbt.exempt = 1.0;
    hand_start(&hand);
    found = plans(GROUP_ASIEL, MUNICIPALITY_G4, 20000);
    for (int feasible = 0; feasible < 2; feasible++)
        for (int r = 0; r < ROUTES; r++)
            cr_expect_eq(routed(feasible != 0, (enum route)r), 0);
    cr_expect_eq(hand_rules(&hand, RULE_LBT_OVERRULED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_LBT_EXEMPT), found.people);
    assert_share(found.feasible[1], found.people, 0.5976, "expected to be feasible");
    assert_share(found.all[ROUTE_Z], found.people, 0.27, "Z");
}
