/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lessons on another route than the first one, and those of the onderwijsroute and the Z-route with
 * what they end in. */

#include "tests/course_by_hand.h"

TestSuite(course, .init = course_setup, .fini = course_teardown);

static void
onderwijs_for_all(void)
{
    for (int g = 0; g < GROUPS; g++)
        hand.params.pip.onderwijs[g] = 1.0;
}

/* Everybody's plan is Z. */
static void
z_for_all(void)
{
    for (int g = 0; g < GROUPS; g++)
        hand.params.pip.lbt_feasible[g] = 0.0;
}

/* ---- another route ---- */

/* Too slow for A2: after 100 hours to Z, whose next lessons begin on 1 August; 200 of its 300 hours
 * are left (Bi21 art. 5.4(4)). */
Test(course, moves_the_slow_to_z)
{
    uint32_t who;

    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_z = 1.0;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    hand_until(&hand, "2022-07-11");
    cr_expect_eq(person(who)->route, ROUTE_Z);
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    cr_expect_eq(person(who)->step, STEP_COURSE_START);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_Z].taken, 1);
    hand_until(&hand, "2022-08-02");
    cr_expect_eq(person(who)->step, STEP_COURSE);
    hand_assert_date(course_moves_at(who), "2023-02-17");
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_TO_Z), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_PIP_TO_COURSE), 1, "once");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* A2 after 702 hours is within the most hours, but not within 600. */
Test(course, moves_those_to_z_who_are_not_at_a2_after_600_hours)
{
    uint32_t who;

    course_slow();
    hand.params.course.downscaled = 0.0;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_z = 1.0;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0, "gives it back");
}

Test(course, keeps_the_route_where_the_probability_is_none)
{
    uint32_t who;

    hand.params.course.review_hours = 100;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_COURSE, "no review without a change");
}

/* 18 months from 11 March 2022 end on 11 September 2023.  Lessons from 3 July 2023 on: the
 * day before is in time, that day is not. */
static enum step
step_of_late_lessons(double review_hours)
{
    uint32_t who;

    hand.params.course.review_hours = review_hours;
    hand.params.course.switch_to_z = 1.0;
    hand.params.course.places[ROUTE_B1].steps[0].value = 0;
    hand_step(&hand.params.course.places[ROUTE_B1], "2023-06-05", 10);
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-07-04");
    return (enum step)person(who)->step;
}

Test(course, changes_the_route_within_eighteen_months)
{
    cr_expect_eq(step_of_late_lessons(69), STEP_REVIEW);
}

Test(course, changes_the_route_no_more_after_eighteen_months)
{
    cr_expect_eq(step_of_late_lessons(70), STEP_COURSE);
}

/* B1 after 250 of the 300 hours of Z.  The participation part falls away with it. */
Test(course, moves_the_fast_out_of_z)
{
    uint32_t who;

    z_for_all();
    hand.params.learning.hours_to_b1 = 250;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_from_z = 1.0;
    hand.params.z.participation_hours = 2000;
    hand_start(&hand);
    who = course_begun(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-08-02");
    cr_expect_eq(person(who)->route, ROUTE_B1);
    hand_assert_date(course_moves_at(who), "2022-12-29"); /* 150 hours are left */
    hand_assert_date(person(who)->participation, "2022-06-18");
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_FROM_Z), 1);
    cr_expect_eq(course_sat(EXAM_LEZEN_B1), 1);
}

/* B1 within 600 hours, and below the limit of study finance (A-RU-7). */
Test(course, moves_the_young_and_fast_to_the_onderwijsroute)
{
    uint32_t young, older;

    hand_lessons(&hand, 900);
    hand.params.learning.hours_to_b1 = 500;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_onderwijs = 1.0;
    hand_start(&hand);
    young = course_begun(GROUP_GEZIN, 0);
    older = hand_planned(&hand, GROUP_GEZIN, 1);
    hand.chain.traits[young].age = 29;
    hand_until(&hand, "2022-08-02");
    cr_expect_eq(person(young)->route, ROUTE_ONDERWIJS);
    cr_expect_eq(person(older)->route, ROUTE_B1);
    hand_assert_date(course_moves_at(young), "2025-01-17"); /* 900 days */
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_TO_ONDERWIJS), 1);
}

/* One place of Z, taken up to 26 January 2023: who changes the route goes before who has waited
 * for a first place since March. */
Test(course, lets_those_who_change_go_first)
{
    uint32_t holds, waits, changes;

    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand.params.course.places[ROUTE_Z].steps[0].value = 1;
    hand.params.course.review_hours = 100;
    hand.params.course.switch_to_z = 1.0;
    hand_start(&hand);
    holds = course_begun(GROUP_OVERIG, 0);
    waits = hand_planned(&hand, GROUP_OVERIG, 1);
    changes = hand_planned(&hand, GROUP_GEZIN, 2);
    hand_until(&hand, "2022-08-02");
    cr_expect_eq(person(holds)->step, STEP_COURSE);
    cr_expect_eq(person(waits)->step, STEP_COURSE_QUEUE);
    cr_expect_eq(person(changes)->step, STEP_COURSE_QUEUE);
    cr_expect_eq(person(changes)->phase, STAGE_COURSE);
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(person(waits)->step, STEP_COURSE_QUEUE);
    cr_expect_eq(person(changes)->step, STEP_COURSE_START);
    person_end(&hand.chain, waits, STAGE_LAPSED);
    hand_finish(&hand);
}

/* ---- the onderwijsroute ---- */

/* Without the school's diploma the B1 exams are left (Bi21 art. 3.3), also where others are scaled
 * down: that is for the B1-route's lessons. */
Test(course, goes_on_to_the_b1_exams_without_the_schools_diploma)
{
    uint32_t who;

    onderwijs_for_all();
    hand.params.course.onderwijs_success = 0.0;
    hand.params.course.downscaled = 1.0;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(person(who)->route, ROUTE_B1);
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_ONDERWIJS].taken, 0, "of its own route");
    cr_expect_eq(hand.chain.traits[who].lesson_hours, 300, "the hours count");
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_SWITCHED), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 5);
    cr_expect_eq(course_sat(EXAM_SPREKEN_B1), 1);
}

/* Of average ability, three in four succeed; one sd more or less shifts the score by one: 95 % and
 * 37 %.  Five standard deviations of the binomial. */
static void
assert_success(int16_t ability, double expected)
{
    int n = 0;

    for (uint32_t i = 0; i < HAND_PEOPLE; i++) {
        uint32_t who = hand_planned(&hand, GROUP_GEZIN, i);
        hand.chain.traits[who].ability = ability;
    }
    hand_until(&hand, "2023-02-01");
    for (uint32_t who = 0; who < HAND_PEOPLE; who++)
        n += person(who)->passed == MASK_ALL;
    cr_expect_float_eq(n, HAND_PEOPLE * expected,
                       5.0 * sqrt(HAND_PEOPLE * expected * (1.0 - expected)), "%d", n);
}

static void
diplomas(void)
{
    onderwijs_for_all();
    hand.params.course.onderwijs_success = 0.75;
    hand.params.course.onderwijs_ability = 1.0;
    hand.params.participation.map_hours = 1e6; /* nobody is done before all are counted */
    hand.params.participation.pvt_hours = 1e6;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
}

Test(course, ends_with_a_diploma_more_often_for_the_able)
{
    diplomas();
    assert_success(1000, 0.9529);
}

Test(course, ends_with_a_diploma_as_said_for_the_average)
{
    diplomas();
    assert_success(0, 0.75);
}

Test(course, ends_with_a_diploma_less_often_for_the_slow)
{
    diplomas();
    assert_success(-1000, 0.3724);
}

/* ---- the Z-route ---- */

/* The Z-route ends with an hour of a consultant's (Bi21 art. 3.14(2)c), who may be busy. */
Test(course, closes_the_z_route_with_an_interview)
{
    uint32_t who;

    z_for_all();
    hand_step(&hand.params.intake.consultants, "2022-05-01", 0);
    hand_start(&hand);
    who = course_begun(GROUP_ASIEL, 0);
    hand_until(&hand, "2023-06-01"); /* lessons were over on 26 January */
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_eq(person(who)->step, STEP_CLOSING_QUEUE);
    cr_expect_eq(hand.chain.desks[DESK_CONSULTANTS].queue.value, 1);
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand.chain.desks[DESK_CONSULTANTS].queue.value, 0);
}

/* 800 hours at 8 a week, less the 76 of PVT and MAP: 90.5 weeks from 1 April 2022, to 25 December
 * 2023; for asiel alone (Bi21 art. 3.14(2)b).  No consultant before 27 December. */
Test(course, closes_the_z_route_after_the_participation_part)
{
    uint32_t asiel, gezin;

    z_for_all();
    hand.params.participation.pvt_hours = 12;
    hand.params.participation.map_hours = 64;
    hand.params.participation.hours_per_week = 4;
    hand.params.z.participation_hours = 800;
    hand.params.z.participation_hours_per_week = 8;
    hand_start(&hand);
    asiel = course_begun(GROUP_ASIEL, 0);
    gezin = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2023-01-28");
    cr_expect_eq(person(asiel)->step, STEP_PARTICIPATION);
    cr_expect_eq(person(asiel)->phase, STAGE_EXAMS);
    hand_assert_date(course_moves_at(asiel), "2023-12-25");
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_Z].taken, 0, "the place is free");
    cr_expect_eq(person(gezin)->duty, STAMP_NEVER, "has gone");
    hand_until(&hand, "2023-12-26");
    cr_expect_eq(person(asiel)->step, STEP_CLOSING_QUEUE);
    hand_until(&hand, "2023-12-28");
    cr_expect_eq(person(asiel)->duty, STAMP_NEVER);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 2);
}

static void
assert_z_days(const char *last)
{
    uint32_t who = hand.chain.people_used - 1;

    hand_until(&hand, "2022-04-02");
    hand_assert_date(course_moves_at(who), last);
}

/* 300 hours from 1 April 2022 on, an hour a day. */
Test(course, takes_a_startklas_off_the_hours_of_z)
{
    z_for_all();
    hand_start(&hand);
    hand.chain.traits[course_begun(GROUP_GEZIN, 0)].credit_hours = 50;
    assert_z_days("2022-12-07"); /* 250 days */
}

Test(course, takes_earlier_schooling_of_the_young_off_the_hours_of_z)
{
    uint32_t young;

    z_for_all();
    hand.params.z.credit_share = 1.0;
    hand.params.z.credit_below_age = 23;
    hand_spec(&hand.params.z.credit_hours, 100);
    hand_start(&hand);
    young = course_begun(GROUP_GEZIN, 0);
    hand.chain.traits[young].age = 22;
    hand_planned(&hand, GROUP_GEZIN, 1);
    assert_z_days("2023-01-26"); /* at 30: 300 days */
    hand_assert_date(course_moves_at(young), "2022-10-18"); /* 200 days */
}

Test(course, adds_hours_of_z_for_those_who_cannot_read)
{
    z_for_all();
    hand.params.z.literacy_hours = 60;
    hand_start(&hand);
    hand.chain.traits[course_begun(GROUP_GEZIN, 0)].literacy = LITERACY_NONE;
    assert_z_days("2023-03-27"); /* 360 days */
}
