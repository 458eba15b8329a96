/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lessons from reception: reach, the year's money, and what follows a refusal. */

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

TestSuite(travel, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static ticks
moves_at(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_move(who)].at;
}

/* A plan set today for somebody in an azc, who waits for a home. */
static uint32_t
planned_in_azc(uint32_t index)
{
    uint32_t who = hand_planned(&hand, GROUP_ASIEL, index);

    person_flag(&hand.chain.people[who], PERSON_SETTLED, false);
    hand.chain.people[who].settled = STAMP_NEVER;
    hand.chain.people[who].coupled = stamp_of(chain_now(&hand.chain));
    reception_enter(&hand.chain, who);
    housing_begin(&hand.chain, who);
    return who;
}

static void
no_homes_until(const char *date)
{
    hand.params.housing.homes_per_half_year.steps[0].value = 0;
    hand_step(&hand.params.housing.homes_per_half_year, date, 10000);
}

static double
of_month(enum measure measure, const char *month)
{
    size_t t = (size_t)(month_of_day(hand_day(month)) - month_of_day(hand.params.run.start));

    return measures_double(&hand.measures, measure)[t * RESOURCES + RESOURCE_TRAVEL_BUDGET];
}

/* Lessons of 1 April are followed from the azc, at 1,000 euro. The offer counts at once here. */
Test(travel, is_paid_out_of_the_budget)
{
    uint32_t who;

    no_homes_until("2023-01-01");
    hand.params.travel.budget.steps[0].value = 12000;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = planned_in_azc(0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_COURSE);
    cr_expect(person_is(person(who), PERSON_TRAVELS));
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_TRAVEL_PAID), 1);
    cr_expect_eq(hand_rules(&hand, RULE_TRAVEL_REFUSED), 0);
    cr_expect_float_eq(of_month(MEASURE_CAPACITY, "2022-04-01"), 1000.0, 1e-9);
    cr_expect_float_eq(of_month(MEASURE_OFFERED, "2022-04-01"), 1000.0, 1e-9);
    cr_expect_float_eq(of_month(MEASURE_USED, "2022-04-01"), 1000.0, 1e-9);
    cr_expect_float_eq(of_month(MEASURE_USED, "2022-05-01"), 0.0, 1e-9);
}

/* In half the run there is half the money: for one journey, and not a euro more. There was none
 * when the year began. */
Test(travel, has_the_money_of_the_scale_of_the_run)
{
    no_homes_until("2023-01-01");
    hand.params.run.scale = 0.5;
    hand.params.travel.budget.steps[0].value = 0;
    hand_step(&hand.params.travel.budget, "2022-03-20", 2000);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    planned_in_azc(0);
    planned_in_azc(1);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(hand_rules(&hand, RULE_TRAVEL_PAID), 1);
    cr_expect_eq(hand_rules(&hand, RULE_TRAVEL_REFUSED), 1);
}

Test(travel, is_not_asked_for_by_those_who_live_there)
{
    hand.params.travel.budget.steps[0].value = 0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_ASIEL, 0);
    hand_planned(&hand, GROUP_GEZIN, 1);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_TRAVEL_PAID) + hand_rules(&hand, RULE_TRAVEL_REFUSED), 0);
}

/* Money for one and a half: the second waits, asks again on New Year's Day, and begins in February
 * 2023 (on 1 January lessons of that day are too near). */
Test(travel, waits_for_the_new_years_money)
{
    uint32_t first, second;

    no_homes_until("2024-01-01");
    hand.params.travel.budget.steps[0].value = 1500;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    first = planned_in_azc(0);
    second = planned_in_azc(1);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(first)->step, STEP_COURSE);
    cr_expect_eq(person(second)->step, STEP_TRAVEL);
    hand_assert_date(moves_at(second), "2023-01-01");
    cr_expect_eq(hand.chain.desks[DESK_COURSE].taken, 2, "the place is kept");
    cr_expect_eq(hand.chain.travel.waiting.value, 1);
    hand_until(&hand, "2023-01-01");
    cr_expect_eq(person(second)->step, STEP_COURSE_START);
    hand_assert_date(moves_at(second), "2023-01-02");
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_TRAVEL_PAID), 2);
    cr_expect_eq(hand_rules(&hand, RULE_TRAVEL_REFUSED), 1);
    cr_expect_float_eq(of_month(MEASURE_OFFERED, "2022-04-01"), 2000.0, 1e-9);
    cr_expect_float_eq(of_month(MEASURE_USED, "2022-04-01"), 1000.0, 1e-9);
    cr_expect_float_eq(of_month(MEASURE_USED, "2023-01-01"), 1000.0, 1e-9);
}

/* Too far: only a home helps. Homes from 1 June on; a week to move in; lessons in July. */
Test(travel, waits_for_a_home_where_it_is_too_far)
{
    uint32_t who;

    no_homes_until("2022-06-01");
    hand.params.travel.within_reach = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = planned_in_azc(0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_TRAVEL);
    cr_expect_eq(moves_at(who), STAMP_NEVER);
    hand_until(&hand, "2022-06-09");
    cr_expect_eq(person(who)->step, STEP_COURSE_START);
    hand_assert_date(moves_at(who), "2022-07-01");
    cr_expect_eq(hand.chain.travel.waiting.value, 0);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_TRAVEL_REFUSED), 1);
    cr_expect_float_eq(of_month(MEASURE_OFFERED, "2022-04-01"), 0.0, 1e-9, "no money asked");
}

/* The home comes before the new year's money. */
Test(travel, takes_the_home_that_comes_first)
{
    uint32_t who;

    no_homes_until("2022-06-01");
    hand.params.travel.budget.steps[0].value = 0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = planned_in_azc(0);
    hand_until(&hand, "2022-06-09");
    cr_expect_eq(person(who)->step, STEP_COURSE_START);
    cr_expect_not(person_is(person(who), PERSON_TRAVELS));
    hand_until(&hand, "2022-07-02");
    cr_expect_eq(person(who)->step, STEP_COURSE);
}

Test(travel, gives_everything_back_when_who_waits_leaves)
{
    uint32_t who;

    no_homes_until("2023-01-01");
    hand.params.travel.within_reach = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = planned_in_azc(0);
    hand_until(&hand, "2022-04-02");
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand.chain.travel.waiting.value, 0);
    cr_expect_eq(hand.chain.desks[DESK_COURSE].taken, 0);
    hand_finish(&hand);
}
