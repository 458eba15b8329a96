/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When somebody signs up for an exam: when ready, prepared, after a longest wait, or near the end
 * of the term. */

#include "tests/exams_by_hand.h"

TestSuite(exams, .init = exams_setup, .fini = exams_teardown);

/* ---- preparation ---- */

/* B1 takes 200 effective hours, and there is one a day without lessons, too; ten days of
 * preparation. */
static void
learners(void)
{
    hand.params.learning.hours_to_b1 = 200;
    hand.params.learning.pass_slope = hand.params.learning.pass_slope_knm = 2;
    hand.params.learning.talent_spread = 0.5;
    hand.params.course.self_study = 7;
    hand.params.exams.ready = 0;
    hand.params.exams.waits_most = 120;
    hand_spec(&hand.params.exams.preparation, 10);
}

/* Somebody who lacks one component, on 10 March 2022, after 170 hours: at B1 on 9 April. */
static uint32_t
prepares(unsigned component, int8_t talent, unsigned level_a2)
{
    uint32_t who;
    struct traits *traits;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = exams_leaver(component, level_a2, 0);
    traits = &hand.chain.traits[who];
    traits->speed = LEARNING_ONE;
    traits->effective_hours = 170;
    traits->learned_at = stamp_of(chain_now(&hand.chain));
    for (int c = 0; c < TALENTS; c++)
        traits->talent[c] = talent;
    return who;
}

Test(exams, are_signed_up_for_when_ready)
{
    uint32_t who;

    learners();
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(exams_next(who), "2022-04-09");
    cr_expect_eq(exams_job(who)->step, JOB_PREPARING);
    hand_until(&hand, "2022-04-11");
    cr_expect_eq(exams_job(who)->step, JOB_BOOKED);
}

Test(exams, are_signed_up_for_no_sooner_than_prepared)
{
    uint32_t who;

    learners();
    hand_spec(&hand.params.exams.preparation, 40);
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(exams_next(who), "2022-04-19");
}

Test(exams, are_not_waited_for_longer_than_the_most_days)
{
    uint32_t who;

    learners();
    hand.params.exams.waits_most = 5;
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(exams_next(who), "2022-03-25"); /* 10 days and 5 */
}

/* Half a level above B1, 253 hours: 83 days from now. */
Test(exams, are_waited_for_until_far_enough_above_the_level)
{
    uint32_t who;

    learners();
    hand.params.exams.ready = 1.0;
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(exams_next(who), "2022-06-01");
}

/* One sd of talent is half a level: 156 hours are enough with it, 253 are asked without. */
Test(exams, are_signed_up_for_by_the_talent_for_the_component)
{
    uint32_t who;

    learners();
    who = prepares(SPREKEN, LEARNING_TALENT, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(exams_next(who), "2022-03-20");
    hand.chain.traits[who].talent[COMPONENT_SPREKEN] = -LEARNING_TALENT;
    exams_stop(&hand.chain, who);
    exams_begin(&hand.chain, who);
    hand_assert_date(exams_next(who), "2022-06-01");
}

/* Who is on the way to B1 is beyond A2. */
Test(exams, are_signed_up_for_by_the_level_of_the_exam)
{
    uint32_t who;

    learners();
    who = prepares(LEZEN, 0, LEZEN);
    exams_begin(&hand.chain, who);
    hand_assert_date(exams_next(who), "2022-03-20");
}

Test(exams, are_signed_up_for_in_the_end_by_who_learns_no_more)
{
    uint32_t who;

    learners();
    hand.params.course.self_study = 0;
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(exams_next(who), "2022-07-18"); /* 10 days and 120 */
}

/* ---- the end of the term ---- */

/* The term ends so many days from 10 March 2022 on; half a year before, nobody waits any more. */
static uint32_t
pressed(int days)
{
    uint32_t who;

    learners();
    hand.params.exams.pressure_days = 180;
    who = prepares(LEZEN, 0, 0);
    hand.chain.people[who].term_end =
        stamp_of(ticks_of_day(chain_today(&hand.chain) + days));
    exams_begin(&hand.chain, who);
    return who;
}

Test(exams, are_not_waited_for_near_the_end_of_the_term)
{
    uint32_t who = pressed(200);

    hand_assert_date(exams_next(who), "2022-03-30");
    hand.chain.people[who].term_end = STAMP_NEVER; /* that is not looked at again */
    hand_until(&hand, "2022-03-31");
    cr_expect_eq(exams_job(who)->step, JOB_BOOKED);
}

Test(exams, are_not_prepared_for_near_the_end_of_the_term)
{
    hand_assert_date(exams_next(pressed(185)), "2022-03-15");
}

Test(exams, are_signed_up_for_at_once_when_the_end_of_the_term_is_near)
{
    uint32_t who = pressed(100);

    cr_expect_eq(exams_next(who), chain_now(&hand.chain));
}

Test(exams, are_waited_for_while_the_end_of_the_term_is_far)
{
    hand_assert_date(exams_next(pressed(211)), "2022-04-09");
}

/* 0 days: nobody is pressed, not even on the last day. */
Test(exams, are_waited_for_where_no_term_presses)
{
    uint32_t who = pressed(100);

    hand.params.exams.pressure_days = 0;
    cr_expect_eq(exams_pressed(&hand.chain, who), (ticks)STAMP_NEVER);
}

/* Fails, and signs up on the day of the result: every 28 days, on Thursdays that are no holiday. */
Test(exams, are_sat_again_at_once_near_the_end_of_the_term)
{
    uint32_t who;

    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand.params.exams.pressure_days = 300;
    hand.params.run.until = hand_day("2022-12-31");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = exams_leaver(KNM, 0, 0);
    hand.chain.people[who].term_end = stamp_of(ticks_of_day(hand_day("2022-12-31")));
    exams_begin(&hand.chain, who);
    hand_until(&hand, "2022-06-17");
    /* 24 March, 21 April, 19 May, 16 June; with 30 days of preparation it would be the second */
    cr_expect_eq(exams_total(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 4);
}
