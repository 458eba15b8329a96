/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From landing to the plan: intake.c and pip.c. One consultant, eight hours a day, two hours an
 * intake; shares are drawn for many, and may be off by five standard deviations. */

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

TestSuite(intake, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

/* Settled and noticed, and at the consultants' desk from now on. */
static uint32_t
asks_for_intake(enum group group, uint32_t index)
{
    uint32_t who = hand_person(&hand, group, index);
    struct person *record = &hand.chain.people[who];

    record->notice = record->settled = stamp_of(chain_now(&hand.chain));
    person_flag(record, PERSON_NOTICED, true);
    person_flag(record, PERSON_SETTLED, true);
    stage_arrive(&hand.chain, who, STAGE_LANDING, false);
    intake_begin(&hand.chain, who);
    return who;
}

/* ---- consultants ---- */

Test(intake, is_done_in_order_within_the_hours_that_there_are)
{
    uint32_t who[5];

    hand_start(&hand);
    hand_until(&hand, "2022-03-10"); /* Thursday, nine o'clock */
    for (uint32_t i = 0; i < 5; i++)
        who[i] = asks_for_intake(GROUP_GEZIN, i);
    hand_until(&hand, "2022-03-11");
    for (uint32_t i = 0; i < 4; i++) { /* at 11, 13, 15 and 17 */
        cr_expect_eq(person_stage(person(who[i])), STAGE_PIP);
        cr_expect_eq(hand.chain.agenda.nodes[slot_of_move(who[i])].at,
                     ticks_of_day(hand_day("2022-04-09")) + (11 + 2 * (ticks)i) * TICKS_PER_HOUR);
    }
    cr_expect_eq(person_stage(person(who[4])), STAGE_INTAKE);
    hand_until(&hand, "2022-03-12");
    cr_expect_eq(hand.chain.agenda.nodes[slot_of_move(who[4])].at,
                 ticks_of_day(hand_day("2022-04-10")) + 11 * TICKS_PER_HOUR);
}

/* Work that does not fit before closing is taken up on the next working day. */
Test(intake, goes_over_a_weekend)
{
    uint32_t who;

    hand_spec(&hand.params.intake.minutes, 600);
    hand_start(&hand);
    hand_until(&hand, "2022-03-11"); /* Friday */
    who = asks_for_intake(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-03-14");
    cr_expect_eq(person_stage(person(who)), STAGE_INTAKE);
    hand_until(&hand, "2022-03-15");
    cr_expect_eq(hand.chain.agenda.nodes[slot_of_move(who)].at,
                 ticks_of_day(hand_day("2022-04-13")) + 11 * TICKS_PER_HOUR);
}

/* ---- the plan ---- */

/* Bi21 art. 5.3(2): some plans wait for others' information. */
Test(intake, waits_for_third_parties)
{
    uint32_t who;

    hand.params.pip.third_party_share = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = asks_for_intake(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-23"); /* 30 and 14 days after the intake of 10 March */
    cr_expect_eq(person_stage(person(who)), STAGE_PIP);
    hand_until(&hand, "2022-04-24");
    cr_expect_eq(person_stage(person(who)), STAGE_OFFER);
}

/* The legal clock runs from the registration or from the notice, whichever came later. */
Test(intake, runs_the_clock_from_the_later_of_notice_and_registration)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = asks_for_intake(GROUP_GEZIN, 0);
    hand.chain.people[who].settled -= 20 * TICKS_PER_DAY;
    who = asks_for_intake(GROUP_OVERIG, 1);
    hand.chain.people[who].notice -= 20 * TICKS_PER_DAY;
    hand_until(&hand, "2022-04-10");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_CLOCK_TO_PIP), 30 + 30);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_NOTICE_TO_PIP), 30 + 50);
}

enum { MANY = 20000 };

struct routes {
    int64_t all[ROUTES], not_feasible_z, not_feasible, feasible_z;
};

/* Plans of many people of a group, one after another. */
static struct routes
make_plans(enum group group)
{
    struct routes routes = {0};

    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t who = hand_person(&hand, group, i);
        bool feasible = chain_happens(&hand.chain, who, DECIDE_LBT,
                                      hand.params.pip.lbt_feasible[group]);
        hand.chain.people[who].notice = stamp_of(chain_now(&hand.chain));
        hand.chain.people[who].intake = hand.chain.people[who].notice;
        person_flag(&hand.chain.people[who], PERSON_FEASIBLE, feasible);
        stage_arrive(&hand.chain, who, STAGE_PIP, false);
        pip_set(&hand.chain, who);
        routes.all[person(who)->route]++;
        routes.not_feasible += !feasible;
        routes.not_feasible_z += !feasible && person(who)->route == ROUTE_Z;
        routes.feasible_z += feasible && person(who)->route == ROUTE_Z;
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    return routes;
}

static void
assert_share(int64_t found, int64_t n, double share, const char *what)
{
    double spread = sqrt(share * (1.0 - share) * (double)n);

    cr_expect(fabs((double)found - share * (double)n) <= 5.0 * spread, "%s: %lld of %lld, not %g",
              what, (long long)found, (long long)n, share);
}

/* Table 3 of the letter, and the conditional shares of table 1's counts. */
static void
table_3(enum group group, double feasible, double onderwijs, double b1, double z)
{
    struct routes routes;
    int64_t overruled = hand_rules(&hand, RULE_LBT_OVERRULED);

    hand.params.pip.lbt_feasible[group] = feasible;
    hand.params.pip.onderwijs[group] = onderwijs;
    hand.params.pip.z_given_feasible = 990.0 / (31495 + 990);
    hand.params.pip.z_given_not_feasible = 8116.0 / (4857 + 8116);
    routes = make_plans(group);
    assert_share(routes.all[ROUTE_B1], MANY, b1, "B1");
    assert_share(routes.all[ROUTE_ONDERWIJS], MANY, onderwijs, "onderwijs");
    assert_share(routes.all[ROUTE_Z], MANY, z, "Z");
    assert_share(routes.not_feasible_z, routes.not_feasible, 0.6256, "Z given not feasible");
    assert_share(routes.feasible_z, MANY - routes.not_feasible, 0.0305, "Z given feasible");
    cr_expect_eq(hand_rules(&hand, RULE_LBT_OVERRULED) - overruled,
                 routes.feasible_z + routes.not_feasible - routes.not_feasible_z);
}

Test(intake, routes_people_as_table_3_of_the_letter)
{
    hand_start(&hand);
    table_3(GROUP_ASIEL, 0.5976, 0.15, 0.58, 0.27);
    table_3(GROUP_GEZIN, 0.9337, 0.01, 0.92, 0.07);
    table_3(GROUP_OVERIG, 0.816, 0.01, 0.85, 0.14);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_DUE), 0, "no term has ended");
}

Test(intake, tests_ability_in_the_shares_of_the_groups)
{
    int64_t feasible = 0;

    hand.params.pip.lbt_feasible[GROUP_ASIEL] = 0.6;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t who = hand_person(&hand, GROUP_ASIEL, i);
        stage_arrive(&hand.chain, who, STAGE_LANDING, false);
        stage_enter(&hand.chain, who, STAGE_INTAKE);
        hand.chain.desks[DESK_CONSULTANTS].taken++; /* as if a consultant had been granted */
        intake_done(&hand.chain, who);
        feasible += person_is(person(who), PERSON_FEASIBLE);
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    assert_share(feasible, MANY, 0.6, "feasible");
}
