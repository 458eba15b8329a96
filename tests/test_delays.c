/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Exams that come later than agreed, as a ground of extension: the letter, 3.1.1.  The agreed terms
 * are six weeks to sign up and eight to the result (A2); a plan of 10 March 2022, so what there is
 * on 11 September 2024 is asked for.
 */

#include "tests/term_by_hand.h"

#include "models/delays.h"

TestSuite(delays, .init = term_setup, .fini = term_teardown);

/* An exam whose result came so many days after the day it was sat, 1 March 2024. */
static void
marked_after(uint32_t who, const char *result)
{
    stamp since = stamp_of(ticks_of_day(hand_day("2024-03-01")));

    hand_until(&hand, result);
    delays_exam_waited(&hand.chain, who,
                        (enum interval)(INTERVAL_RESULT + EXAM_SCHRIJVEN_A2), since);
}

static void
add_delay_from(const char *from)
{
    hand_ground(&hand, GROUND_EXAM_DELAY, REGIME_WI2021)->from = hand_day(from);
}

/* Eight weeks end on 26 April; 10 May is 14 days later. */
Test(delays, exams_give_the_days_beyond_their_term)
{
    uint32_t who;

    add_delay_from("2023-09-01");
    term_start("2022-03-10");
    who = term_planned(GROUP_GEZIN, 0);
    marked_after(who, "2024-05-10");
    hand_until(&hand, "2024-10-09");
    cr_assert_eq(term_days(GROUND_EXAM_DELAY), 14);
    hand_assert_date(person(who)->term_end, "2025-03-25");
    hand_until(&hand, "2025-03-25");
    cr_assert_eq(term_extended(GROUND_EXAM_DELAY), 1);
}

Test(delays, exams_within_their_term_give_nothing)
{
    uint32_t who;

    add_delay_from("2023-09-01");
    term_start("2022-03-10");
    who = term_planned(GROUP_GEZIN, 0);
    marked_after(who, "2024-04-26");
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
}

Test(delays, exams_give_days_within_the_rule_alone)
{
    uint32_t who;

    add_delay_from("2024-05-01");
    hand.params.term.grounds[hand.params.term.n_grounds - 1].until = hand_day("2024-12-31");
    term_start("2022-03-10");
    who = term_planned(GROUP_GEZIN, 0);
    marked_after(who, "2024-05-10");
    hand_until(&hand, "2024-10-09");
    cr_assert_eq(term_days(GROUND_EXAM_DELAY), 9);
}

/* Two that were late at once, up to 10 and to 20 May: 24 days in all. */
Test(delays, exams_that_are_late_together_count_once)
{
    uint32_t who;

    add_delay_from("2023-09-01");
    term_start("2022-03-10");
    who = term_planned(GROUP_GEZIN, 0);
    marked_after(who, "2024-05-10");
    marked_after(who, "2024-05-20");
    hand_until(&hand, "2024-10-09");
    cr_assert_eq(term_days(GROUND_EXAM_DELAY), 24);
}

/* Waited for since 1 July 2024: 12 August is the end of six weeks, 30 days before the window. */
Test(delays, exams_that_are_still_waited_for_count_up_to_now)
{
    uint32_t who, job;

    add_delay_from("2023-09-01");
    term_start("2022-03-10");
    who = term_planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2024-09-10");
    job = term_sat(who, COMPONENT_KNM, 0);
    hand.chain.jobs[job].exam = EXAM_KNM;
    hand.chain.jobs[job].step = JOB_BOOKED;
    hand.chain.jobs[job].since = stamp_of(ticks_of_day(hand_day("2024-07-01")));
    hand_until(&hand, "2024-09-11");
    hand.chain.jobs[job].step = JOB_PREPARING;
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
}
