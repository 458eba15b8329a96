/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PVT and MAP, and what a startklas takes off them. */

#include "tests/chain_by_hand.h"

static struct hand hand;

/* 12 and 64 hours at four a week, from a hundred days after the plan of 10 March 2022 on. */
static void
setup(void)
{
    hand_init(&hand);
    hand.params.participation.pvt_hours = 12;
    hand.params.participation.map_hours = 64;
    hand.params.participation.hours_per_week = 4;
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(participation, .init = setup, .fini = teardown);

static uint32_t
planned(void)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, GROUP_GEZIN, 0);
}

static void
assert_done(uint32_t who, const char *date)
{
    hand_assert_date(hand.chain.people[who].participation, date);
}

Test(participation, takes_the_hours_of_pvt_and_map)
{
    assert_done(planned(), "2022-10-29"); /* 100 days and 19 weeks */
}

/* Wi21 art. 8(3). */
Test(participation, has_no_map_in_the_onderwijsroute)
{
    hand.params.pip.onderwijs[GROUP_GEZIN] = 1.0;
    assert_done(planned(), "2022-07-09"); /* 100 days and 3 weeks */
}

/* Back on the B1-route after 300 days of lessons, up to 26 January 2023, MAP is still to come: 16
 * weeks. */
Test(participation, has_map_again_after_the_onderwijsroute)
{
    uint32_t who;

    hand.params.pip.onderwijs[GROUP_GEZIN] = 1.0;
    hand.params.course.onderwijs_success = 0.0;
    who = planned();
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(hand.chain.people[who].route, ROUTE_B1);
    assert_done(who, "2023-05-18");
}

/* The participation part of Z holds PVT and MAP: with four hours more it is done before them, who
 * come later in the plan. */
Test(participation, of_z_is_over_with_pvt_and_map_at_the_soonest)
{
    uint32_t who;

    hand.params.z.participation_hours = 80;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, GROUP_ASIEL, 0);
    hand.chain.people[who].pip = stamp_of(chain_now(&hand.chain));
    hand.chain.people[who].route = ROUTE_Z;
    participation_begin(&hand.chain, who);
    assert_done(who, "2022-10-29");
    hand.params.z.participation_hours = 76 + 40; /* 40 weeks */
    participation_begin(&hand.chain, who);
    assert_done(who, "2022-12-15");
}

enum { WITHOUT_ONA = MASK_ALL & ~(1 << COMPONENT_ONA) };

/* Of asiel on Z, with a participation part of 40 weeks beside PVT and MAP: up to 15 December. */
static uint32_t
planned_on_z(enum group group)
{
    uint32_t who;

    hand.params.z.participation_hours = 76 + 40;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, group, 0);
    hand.chain.people[who].pip = stamp_of(chain_now(&hand.chain));
    hand.chain.people[who].route = ROUTE_Z;
    participation_plan(&hand.chain, who);
    return who;
}

/* Bi21 art. 2.7(3): not PVT and MAP, which take until 29 October. */
Test(participation, of_z_is_waived_during_the_lessons)
{
    uint32_t who = planned_on_z(GROUP_ASIEL);

    participation_begin(&hand.chain, who);
    assert_done(who, "2022-12-15");
    cr_expect(participation_waive(&hand.chain, who));
    assert_done(who, "2022-10-29");
    cr_expect_eq(person_lacks(&hand.chain.people[who]), WITHOUT_ONA, "no component is");
    cr_expect_not(participation_waive(&hand.chain, who), "nothing is left of it");
}

Test(participation, of_z_is_waived_before_the_lessons)
{
    uint32_t who = planned_on_z(GROUP_ASIEL);

    cr_expect(participation_waive(&hand.chain, who));
    participation_begin(&hand.chain, who);
    assert_done(who, "2022-10-29");
}

Test(participation, is_not_waived_where_there_is_no_part)
{
    uint32_t who = planned_on_z(GROUP_GEZIN);

    cr_expect_not(participation_waive(&hand.chain, who), "only asiel has it");
    hand.chain.people[who].group = GROUP_ASIEL;
    hand.chain.people[who].route = ROUTE_B1;
    cr_expect_not(participation_waive(&hand.chain, who));
    cr_expect_eq(hand.chain.people[who].waived, 1 << COMPONENT_ONA);
    assert_done(who, "2022-10-29");
}

/* Of 76 hours, 16 were done in a startklas: 15 weeks are left (Bi21 art. 3.1(5), 3.2(3)). */
Test(participation, is_shorter_after_a_startklas)
{
    uint32_t who;

    hand.params.participation.startklas_hours = 16;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, GROUP_GEZIN, 0);
    hand.chain.people[who].pip = stamp_of(chain_now(&hand.chain));
    hand.chain.people[who].route = ROUTE_B1;
    participation_plan(&hand.chain, who);
    assert_done(who, "2022-10-29"); /* without one */
    hand.chain.traits[who].credit_hours = 60;
    participation_plan(&hand.chain, who);
    assert_done(who, "2022-10-01");
}

/* Of the 16 hours of a startklas 12 were those of PVT, which the onderwijsroute has too: 60 of MAP
 * are left, 15 weeks from 26 January 2023. */
Test(participation, has_a_startklas_taken_off_once)
{
    uint32_t who;

    hand.params.participation.startklas_hours = 16;
    hand.params.pip.onderwijs[GROUP_GEZIN] = 1.0;
    hand.params.course.onderwijs_success = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, GROUP_GEZIN, 0);
    hand.chain.traits[who].credit_hours = 60;
    hand.chain.people[who].pip = stamp_of(chain_now(&hand.chain));
    hand.chain.people[who].route = ROUTE_ONDERWIJS;
    participation_plan(&hand.chain, who);
    assert_done(who, "2022-06-18"); /* nothing is left of PVT */
    hand_until(&hand, "2023-01-26");
    participation_add_map(&hand.chain, who);
    assert_done(who, "2023-05-11");
}

/* All exams are passed long before: the duty ends with PVT and MAP. */
Test(participation, holds_up_the_end)
{
    uint32_t who;

    hand_lessons(&hand, 30);
    hand_spec(&hand.params.participation.wait, 700);
    who = planned(); /* 700 days and 19 weeks: 21 June 2024 */
    hand_until(&hand, "2024-06-20");
    cr_expect_eq(hand.chain.people[who].step, STEP_PARTICIPATION);
    hand_until(&hand, "2024-06-22");
    cr_expect_eq(hand.chain.people[who].duty, STAMP_NEVER);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* ---- PVT and MAP apart ---- */

static void
assert_parts(uint32_t who, const char *pvt, const char *map)
{
    hand_assert_date(participation_pvt(&hand.chain, who), pvt);
    hand_assert_date(participation_map(&hand.chain, who), map);
}

/* 100 days after the plan, 3 weeks of PVT, and 16 of MAP. */
Test(participation, does_pvt_before_map)
{
    assert_parts(planned(), "2022-07-09", "2022-10-29");
}

/* Eight hours of a startklas are off the twelve. */
Test(participation, takes_a_startklas_off_pvt_first)
{
    uint32_t who = planned();

    hand.params.participation.startklas_hours = 8;
    hand.chain.traits[who].credit_hours = 96;
    participation_plan(&hand.chain, who);
    assert_parts(who, "2022-06-25", "2022-10-15");
}

Test(participation, is_never_late_with_map_in_the_onderwijsroute)
{
    hand.params.pip.onderwijs[GROUP_GEZIN] = 1.0;
    assert_parts(planned(), "2022-07-09", "1970-01-01");
}

/* The participation part of Z ends later than MAP, which is within it. */
Test(participation, has_map_within_the_part_of_z)
{
    uint32_t who;

    hand.params.pip.lbt_feasible[GROUP_ASIEL] = 0.0;
    hand.params.z.participation_hours = 800;
    hand.params.z.participation_hours_per_week = 10;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2022-06-01");
    cr_assert_eq(hand.chain.people[who].route, ROUTE_Z);
    cr_assert_gt(ticks_to_day(hand.chain.people[who].participation), hand_day("2023-06-01"));
    assert_parts(who, "2022-07-09", "2022-10-29");
}
