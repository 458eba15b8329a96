/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much is fined for exams, under both laws, and what is collected of it. */

#include "tests/enforcement_by_hand.h"

TestSuite(enforcement, .init = enforcement_setup, .fini = enforcement_teardown);

/* An exam, sat so often, of which nothing more comes. */
static void
sat(uint32_t who, enum component component, uint32_t times)
{
    uint32_t job = job_new(&hand.chain, who, JOB_EXAM);

    hand.chain.jobs[job].component = (uint8_t)component;
    hand.chain.jobs[job].step = JOB_RESULT;
    hand.chain.jobs[job].sat = times;
}

/* Hours of the B1-route count, and exams: 400 euro for many hours and none sat. */
Test(enforcement, fines_by_hours_and_exams)
{
    enforcement_planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(enforcement_fined(OFFENCE_EXAMS), 400);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINE_EURO), 400);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES_PAUSED_EURO), 0);
}

/* Hours of a startklas count. */
Test(enforcement, counts_lessons_before_the_plan)
{
    uint32_t who = enforcement_waiting();

    hand.chain.traits[who].credit_hours = 150;
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(enforcement_fined(OFFENCE_EXAMS), 700);
}

/* Under the Wi2013, one exam passed; the term ends on 3 June 2024. */
static uint32_t
tried_of_old(uint32_t times, uint32_t of_ona, uint16_t hours)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = enforcement_of_old(GROUP_OVERIG, "2024-06-03");
    hand.chain.traits[who].lesson_hours = hours;
    person(who)->passed = 1u << COMPONENT_LUISTEREN;
    sat(who, COMPONENT_LEZEN, times);
    sat(who, COMPONENT_SCHRIJVEN, times + 1);
    sat(who, COMPONENT_SPREKEN, times);
    sat(who, COMPONENT_KNM, times);
    sat(who, COMPONENT_ONA, of_ona);
    return who;
}

/* Wi13 art. 31 and the matrix. */
static void
assert_fine_of_old(uint32_t times, uint32_t of_ona, uint16_t hours, int64_t euro)
{
    uint32_t who = tried_of_old(times, of_ona, hours);

    hand_until(&hand, "2024-08-02"); /* ready, and decided from nine to ten */
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 0);
    hand_until(&hand, "2024-08-03");
    cr_expect_eq(enforcement_fined(OFFENCE_EXAMS), euro);
    cr_expect_eq(enforcement_docketed(euro > 0 ? DOCKET_FINED : DOCKET_SPARED), 1);
    hand_assert_date(person(who)->term_end, "2026-08-03");
}

Test(enforcement, fines_1250_where_an_exam_was_not_tried)
{
    assert_fine_of_old(0, 1, 149, 1250);
}

Test(enforcement, fines_1250_where_ona_was_not_tried)
{
    assert_fine_of_old(2, 0, 0, 1250);
}

Test(enforcement, fines_625_for_all_tried_once_and_150_hours)
{
    assert_fine_of_old(1, 1, 150, 625);
}

Test(enforcement, fines_250_for_all_tried_once_and_300_hours)
{
    assert_fine_of_old(1, 5, 300, 250);
}

Test(enforcement, fines_375_for_all_tried_twice_and_ona_once)
{
    assert_fine_of_old(2, 1, 299, 375);
}

/* Culpable all the same: it is the table that has nothing. */
Test(enforcement, fines_nothing_for_all_tried_twice_and_300_hours)
{
    assert_fine_of_old(2, 1, 300, 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NO_AMOUNT), 1);
}

/* Second attempts of before the decision, but after the term, do not make 375 of it; nor do the
 * hours that go on, 250. */
Test(enforcement, fines_by_what_had_been_done_when_the_term_ended)
{
    uint32_t who = tried_of_old(1, 1, 299);

    hand_until(&hand, "2024-06-04");
    cr_assert_eq(enforcement_docketed(DOCKET_OVERRUN), 1);
    for (uint32_t job = person(who)->jobs; job != NOBODY; job = hand.chain.jobs[job].next)
        if (hand.chain.jobs[job].kind == JOB_EXAM)
            hand.chain.jobs[job].sat = 2;
    hand.chain.traits[who].lesson_hours = 400;
    hand_until(&hand, "2024-08-03");
    cr_expect_eq(enforcement_fined(OFFENCE_EXAMS), 625);
}

Test(enforcement, counts_no_exam_that_is_waived)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = enforcement_of_old(GROUP_GEZIN, "2024-06-03");
    person(who)->waived = MASK_ALL & ~(1u << COMPONENT_KNM);
    sat(who, COMPONENT_KNM, 1);
    hand_until(&hand, "2024-08-03");
    cr_expect_eq(enforcement_fined(OFFENCE_EXAMS), 1000);
}

/* Letter, 4.4: from 15 March 2023 on the fines of asiel are imposed and not collected. */
static void
assert_paused(enum group group, const char *term_end, const char *decided, int64_t euro)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    enforcement_of_old(group, term_end);
    hand_until(&hand, decided);
    cr_expect_eq(enforcement_docketed(DOCKET_FINED), 1);
    cr_expect_eq(enforcement_fined(OFFENCE_EXAMS), 1250);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES_PAUSED_EURO), euro);
    cr_expect_eq(hand_rules(&hand, RULE_COLLECTION_PAUSED), euro > 0);
}

Test(enforcement, collects_the_fine_of_the_day_before)
{
    assert_paused(GROUP_ASIEL, "2023-01-13", "2023-03-15", 0); /* decided on 14 March */
}

Test(enforcement, pauses_the_collection_from_that_day_on)
{
    assert_paused(GROUP_ASIEL, "2023-01-14", "2023-03-16", 1250); /* on 15 March */
}

Test(enforcement, pauses_for_nobody_else)
{
    assert_paused(GROUP_GEZIN, "2023-01-14", "2023-03-16", 0);
}
