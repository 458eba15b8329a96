/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which queue consumed the term, on days chosen by hand: a day belongs to the oldest wait. */

#include "tests/term_by_hand.h"

#include "models/lost.h"

TestSuite(lost, .init = term_setup, .fini = term_teardown);

static int64_t
lost_to(enum resource resource)
{
    size_t n = measure_cells(hand.measures.shape, MEASURE_TERM_LOST_DAYS);
    int64_t sum = 0;

    for (size_t i = (size_t)resource; i < n; i += RESOURCES)
        sum += measures_int64(&hand.measures, MEASURE_TERM_LOST_DAYS)[i];
    return sum;
}

/* Waits of one person under the Wi2013 from 11 March 2022 on, posted by the test. */
static uint32_t
somebody(void)
{
    term_start("2022-03-11");
    return term_of_old(GROUP_ASIEL, 0);
}

static void
begins(uint32_t who, const char *date, int what)
{
    hand_until(&hand, date);
    lost_begin(&hand.chain, who, (enum lost)what);
}

static void
ends(uint32_t who, const char *date, int what)
{
    hand_until(&hand, date);
    lost_end(&hand.chain, who, (enum lost)what);
}

enum {
    KNM = LOST_SEAT + EXAM_KNM,
    LEZEN = LOST_SEAT + EXAM_LEZEN_A2,
    MARKING = LOST_MARKING + EXAMINER_SCHRIJVEN_A2
};

Test(lost, counts_a_wait_from_its_first_day_to_its_last)
{
    uint32_t who = somebody();

    begins(who, "2022-06-01", KNM);
    ends(who, "2022-06-21", KNM);
    hand_until(&hand, "2022-08-01");
    lost_post(&hand.chain, who);
    cr_assert_eq(lost_to((enum resource)(RESOURCE_EXAM_PLACES + EXAM_KNM)), 20);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 20);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_WAITED_DAYS), 20);
}

/* KNM from 1 June, Lezen from 11 June; KNM ends on 21 June, Lezen on 1 July: 20 and 10 days. */
Test(lost, gives_a_day_to_the_oldest_wait)
{
    uint32_t who = somebody();

    begins(who, "2022-06-01", KNM);
    begins(who, "2022-06-11", LEZEN);
    ends(who, "2022-06-21", KNM);
    ends(who, "2022-07-01", LEZEN);
    lost_post(&hand.chain, who);
    cr_assert_eq(lost_to((enum resource)(RESOURCE_EXAM_PLACES + EXAM_KNM)), 20);
    cr_assert_eq(lost_to((enum resource)(RESOURCE_EXAM_PLACES + EXAM_LEZEN_A2)), 10);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_WAITED_DAYS), 30);
}

/* What begins and ends within an older one has no day; of three the middle one ends first. */
Test(lost, gives_no_day_to_a_wait_within_an_older_one)
{
    uint32_t who = somebody();

    begins(who, "2022-06-01", LOST_HOME);
    begins(who, "2022-06-02", KNM);
    begins(who, "2022-06-03", MARKING);
    ends(who, "2022-06-10", KNM);
    ends(who, "2022-06-20", LOST_HOME);
    ends(who, "2022-06-25", MARKING);
    lost_post(&hand.chain, who);
    cr_assert_eq(lost_to(RESOURCE_HOMES), 19);
    cr_assert_eq(lost_to((enum resource)(RESOURCE_EXAM_PLACES + EXAM_KNM)), 0);
    cr_assert_eq(lost_to((enum resource)(RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_A2)), 5);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_WAITED_DAYS), 24);
}

Test(lost, counts_what_is_still_waited_for)
{
    uint32_t who = somebody();

    begins(who, "2022-06-01", LOST_MEDICAL);
    ends(who, "2022-06-06", LOST_MEDICAL);
    begins(who, "2022-07-01", KNM);
    begins(who, "2022-07-02", LEZEN);
    hand_until(&hand, "2022-07-11");
    lost_post(&hand.chain, who);
    cr_assert_eq(lost_to(RESOURCE_MEDICAL_ASSESSORS), 5);
    cr_assert_eq(lost_to((enum resource)(RESOURCE_EXAM_PLACES + EXAM_KNM)), 10);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_WAITED_DAYS), 15);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 15);
}

/* From the first day of the term on: none before it, and none of a wait that was over. */
Test(lost, begins_with_the_term)
{
    uint32_t who = somebody();

    begins(who, "2022-06-01", KNM);
    begins(who, "2022-06-05", LEZEN);
    hand_until(&hand, "2022-06-11");
    lost_term_begins(&hand.chain, who, hand_day("2022-06-16"));
    ends(who, "2022-06-13", KNM);
    ends(who, "2022-06-26", LEZEN);
    lost_post(&hand.chain, who);
    cr_assert_eq(lost_to((enum resource)(RESOURCE_EXAM_PLACES + EXAM_LEZEN_A2)), 10);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 10);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_WAITED_DAYS), 10);
}

Test(lost, ends_nothing_that_is_not_open)
{
    uint32_t who = somebody();

    ends(who, "2022-06-01", KNM);
    lost_post(&hand.chain, who);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 0);
}

/* ---- on people's own way ---- */

/* No course until the end of the term: all its days are lost to places; the plan's own day is
 * before it. */
Test(lost, to_course_places)
{
    term_no_places_until(ROUTE_B1, "2027-11-01");
    term_start("2022-03-10");
    term_planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_assert_eq(lost_to(RESOURCE_COURSE_PLACES), 1096);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 1096);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_WAITED_DAYS), 1096);
}

/* Lessons from 1 April: 11 to 31 March. */
Test(lost, to_the_start_moment)
{
    term_start("2022-03-10");
    term_planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(lost_to(RESOURCE_COURSE_PLACES), 21);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_WAITED_DAYS), 21);
}

/* An exam that is given up, signed up for or being marked, is waited for no longer. */
Test(lost, stops_with_the_exam)
{
    uint32_t who;

    term_start("2022-03-11");
    who = term_of_old(GROUP_GEZIN, 0);
    exams_begin(&hand.chain, who);
    hand_until(&hand, "2022-04-11"); /* signed up after 30 days */
    cr_assert_gt(hand.chain.lost[who].n_open, 0);
    exams_stop(&hand.chain, who);
    cr_assert_eq(hand.chain.lost[who].n_open, 0);
}
