/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lessons of the B1-route: how long they last, and what the review after 600 hours makes of
 * them. Other routes are in test_course_routes.c, exams beside the lessons in test_course_exams.c. */

#include "tests/course_by_hand.h"

TestSuite(course, .init = course_setup, .fini = course_teardown);

/* ---- the B1-route's lessons ---- */

/* B1 after 200 hours of the 300 that there may be at most. */
Test(course, ends_where_the_level_suffices)
{
    uint32_t who;

    hand.params.learning.hours_to_b1 = 200;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    hand_assert_date(course_moves_at(who), "2022-10-18");
    cr_expect_eq(person(who)->step, STEP_COURSE);
}

Test(course, ends_after_the_most_hours)
{
    uint32_t who;

    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    hand_assert_date(course_moves_at(who), "2023-01-26");
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(hand.chain.traits[who].lesson_hours, 300);
    cr_expect_eq(hand.chain.traits[who].weekly_minutes, 0);
}

/* The quick are done before the slow. */
Test(course, is_shorter_for_the_able)
{
    uint32_t able, slow;

    hand.params.learning.hours_to_b1 = 200;
    hand.params.learning.ability = 1.25;
    hand_start(&hand);
    able = course_begun(GROUP_GEZIN, 0);
    slow = hand_planned(&hand, GROUP_GEZIN, 1);
    hand.chain.traits[able].ability = 1000;
    hand.chain.traits[slow].ability = -1000;
    hand_until(&hand, "2022-04-02");
    hand_assert_date(course_moves_at(able), "2022-09-08"); /* 160 days */
    hand_assert_date(course_moves_at(slow), "2022-12-08"); /* 250.06 days: 819 of 1024 */
}

/* ---- 600 hours ---- */

Test(course, scales_language_down_but_not_knm)
{
    uint32_t who;

    course_slow();
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    hand_assert_date(course_moves_at(who), "2023-11-22"); /* 600 days */
    hand_until(&hand, "2023-11-23");
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE);
    hand_assert_date(course_moves_at(who), "2024-03-03"); /* 702 days */
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 4);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(course_sat((enum exam)exam), exam < EXAM_ONA, "%s", exam_labels[exam]);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* Talent for speaking that is worth a level: 3.43 at 900 hours. */
Test(course, scales_only_down_what_would_stay_behind)
{
    uint32_t who;

    course_slow();
    hand.params.learning.talent_spread = 1.0;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand.chain.traits[who].talent[COMPONENT_SPREKEN] = LEARNING_TALENT;
    hand_until(&hand, "2023-11-23");
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE & ~(1 << COMPONENT_SPREKEN));
    hand_assert_date(course_moves_at(who), "2024-09-17"); /* 900 days: speaking goes on to B1 */
}

/* Each component by its own luck: of seven people in eight some go to A2 and others do not. */
Test(course, scales_components_down_apart)
{
    int mixed = 0;

    course_slow();
    hand.params.course.downscaled = 0.5;
    hand_start(&hand);
    for (uint32_t i = 0; i < HAND_PEOPLE; i++)
        course_begun(GROUP_GEZIN, i);
    hand_until(&hand, "2023-11-23");
    for (uint32_t who = 0; who < HAND_PEOPLE; who++)
        mixed += person(who)->level_a2 != 0 && person(who)->level_a2 != MASK_LANGUAGE;
    cr_expect_gt(mixed, HAND_PEOPLE / 2, "%d", mixed);
}

/* Who gets there needs no review. */
Test(course, sits_b1_where_nothing_is_scaled_down)
{
    uint32_t who;

    course_slow();
    hand.params.learning.hours_to_b1 = 800;
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_COURSE);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 0);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(course_sat((enum exam)exam), exam == EXAM_KNM || exam >= EXAM_LEZEN_B1, "%s",
                     exam_labels[exam]);
}

/* Hours of a startklas count for the 600 (Bi21 art. 5.5(2)). */
Test(course, reviews_earlier_after_a_startklas)
{
    uint32_t who;

    course_slow();
    hand_start(&hand);
    who = course_begun(GROUP_GEZIN, 0);
    hand.chain.traits[who].credit_hours = 100;
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_REVIEW);
    hand_assert_date(course_moves_at(who), "2023-08-14"); /* 500 days */
}
