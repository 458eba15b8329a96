/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marking (grading.c) as a person meets it: the days from an exam to its result. */

#include "tests/exams_by_hand.h"

TestSuite(exams, .init = exams_setup, .fini = exams_teardown);

/* Sits one exam alone and returns the days from it to its result, and the minutes beyond them. */
static int
days_to_result(unsigned component, unsigned level_a2, int *minutes)
{
    uint32_t who;
    ticks sat_at, known_at;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = exams_lacker(component, level_a2, 0);
    while (person_stage(&hand.chain.people[who]) != STAGE_AWAITING_RESULT)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    sat_at = chain_now(&hand.chain);
    while (hand.chain.jobs[hand.chain.people[who].jobs].step != JOB_RESULT)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    known_at = exams_next(who);
    hand_finish(&hand);
    cr_expect_eq(hand.chain.people_live, 0);
    *minutes = (int)((known_at - sat_at) % TICKS_PER_DAY / 60);
    return (int)((known_at - sat_at) / TICKS_PER_DAY);
}

Test(exams, are_marked_by_machine_in_a_fixed_time_at_a2)
{
    int minutes, days = days_to_result(LEZEN, LEZEN, &minutes);

    cr_expect(days == 14 && minutes == 0, "%d days and %d minutes", days, minutes);
}

Test(exams, are_marked_by_machine_in_another_time_at_b1)
{
    int minutes, days = days_to_result(LEZEN, 0, &minutes);

    cr_expect(days == 35 && minutes == 0, "%d days and %d minutes", days, minutes);
}

/* Half an hour of one assessor, and seven days of handling. */
Test(exams, are_marked_by_one_assessor_at_a2)
{
    int minutes, days = days_to_result(SCHRIJVEN, SCHRIJVEN, &minutes);

    cr_expect(days == 7 && minutes == 30, "%d days and %d minutes", days, minutes);
}

/* SeB art. 12: always two at B1. */
Test(exams, are_marked_by_two_assessors_at_b1)
{
    int minutes, days = days_to_result(SCHRIJVEN, 0, &minutes);

    cr_expect(days == 7 && minutes == 60, "%d days and %d minutes", days, minutes);
}

Test(exams, are_marked_by_a_third_assessor_on_disagreement_at_b1)
{
    int minutes, days;

    hand.params.grading.third_share = 1.0;
    days = days_to_result(SCHRIJVEN, 0, &minutes);
    cr_expect(days == 7 && minutes == 90, "%d days and %d minutes", days, minutes);
}

Test(exams, have_no_third_assessor_at_a2)
{
    int minutes, days;

    hand.params.grading.third_share = 1.0;
    days = days_to_result(SCHRIJVEN, SCHRIJVEN, &minutes);
    cr_expect(days == 7 && minutes == 30, "%d days and %d minutes", days, minutes);
}

/* One examiner marks sixteen scripts of half an hour in a day of eight hours: the others wait. */
Test(exams, wait_for_the_examiner)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 6 * 20;
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < 20; i++)
        exams_lacker(SCHRIJVEN, SCHRIJVEN, i);
    hand_finish(&hand); /* all on Monday 25 April; four are marked on Tuesday */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM,
                            (enum interval)(INTERVAL_RESULT + EXAM_SCHRIJVEN_A2)),
                 16 * 7 + 4 * 8);
}

/* The pools do not help each other. */
Test(exams, are_marked_by_their_own_pool)
{
    hand.params.grading.examiners[EXAMINER_SCHRIJVEN_A2].steps[0].value = 0;
    hand.params.run.until = hand_day("2022-12-31");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    exams_lacker(SCHRIJVEN, SCHRIJVEN, 0);
    exams_lacker(1 << COMPONENT_SPREKEN, 1 << COMPONENT_SPREKEN, 1);
    hand_finish(&hand);
    cr_expect_eq(exams_total(MEASURE_EXAM_PASSED, EXAM_SPREKEN_A2, 2022), 1);
    cr_expect_eq(exams_total(MEASURE_EXAM_PASSED, EXAM_SCHRIJVEN_A2, 2022), 0);
    cr_expect_eq(hand.chain.desks[DESK_EXAMINERS + EXAMINER_SCHRIJVEN_A2].queue.value, 1);
}
