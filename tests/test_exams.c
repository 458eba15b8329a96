/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sign-up, sitting and result (exams.c) and marking (grading.c), for a person who has had the
 * lessons and lacks what the test says. */

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

TestSuite(exams, .init = setup, .fini = teardown);

/* A person whose lessons are over and who lacks some components; PVT and MAP are done. */
static uint32_t
lacks(unsigned components, unsigned level_a2, uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index);
    struct person *person = &hand.chain.people[who];

    person->passed = (uint8_t)(MASK_ALL & ~components);
    person->level_a2 = (uint8_t)level_a2;
    person->participation = stamp_of(chain_now(&hand.chain));
    person->route = ROUTE_B1;
    person->step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    exams_begin(&hand.chain, who);
    return who;
}

static int64_t
exams_of(enum measure measure, enum exam exam, int year)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS && 2022 + (int)t / 12 == year; g++)
            sum += measures_int32(&hand.measures, measure)[(t * EXAMS + exam) * GROUPS + g];
    return sum;
}

static ticks
result_at(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_job(&hand.chain, hand.chain.people[who].jobs)].at;
}

enum { LEZEN = 1 << COMPONENT_LEZEN, SCHRIJVEN = 1 << COMPONENT_SCHRIJVEN,
       KNM = 1 << COMPONENT_KNM };

/* ---- sign-up ---- */

Test(exams, are_sat_on_the_first_free_day_after_the_lead)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 6; /* one seat an exam */
    hand.params.exams.b1_sittings_per_year = 0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < 3; i++)
        lacks(KNM, 0, i);
    hand_finish(&hand); /* signed up Saturday 9 April: Monday 25, Tuesday, Thursday */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, (enum interval)(INTERVAL_SIGNUP + EXAM_KNM)),
                 16 + 17 + 19); /* Wednesday 27 April is the King's birthday */
    cr_expect_eq(exams_of(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 3);
}

Test(exams, wait_on_for_a_place_where_there_is_none)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 0;
    hand.params.run.until = hand_day("2023-06-30");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    lacks(KNM, 0, 0);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_WAIT_N), 0);
    cr_expect_eq(hand.chain.accounts.signed_up[EXAM_KNM].value, 1);
    cr_expect_eq(measures_int32(&hand.measures, MEASURE_WAITING_NOW_HIST)
                     [((INTERVAL_SIGNUP + EXAM_KNM) * GROUPS + GROUP_GEZIN) * INTERVAL_DAY_CELLS +
                      447], /* 9 April 2022 to 30 June 2023 */
                 1);
}

/* ---- sitting ---- */

Test(exams, are_sat_again_until_they_are_passed)
{
    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand.params.run.until = hand_day("2022-12-31");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    lacks(KNM, 0, 0);
    hand_until(&hand, "2022-12-31");
    /* every 30 days of preparation, 14 of lead or some more, 14 to the result: from 25 April,
     * 23 June, 22 August, 20 October and 19 December */
    cr_expect_eq(exams_of(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 5);
    cr_expect_eq(exams_of(MEASURE_EXAM_PASSED, EXAM_KNM, 2022), 0);
    cr_expect_eq(hand.chain.people_live, 1);
}

Test(exams, are_not_sat_by_who_does_not_show_up)
{
    uint32_t who;

    hand.params.exams.no_show = 1.0;
    hand.params.run.until = hand_day("2022-12-31");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = lacks(KNM, 0, 0);
    hand_until(&hand, "2022-07-01");
    cr_expect_eq(exams_of(MEASURE_EXAM_NOSHOW, EXAM_KNM, 2022), 2); /* 25 April and 8 June */
    cr_expect_eq(exams_of(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 0);
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_EXAMS, "something is left to sit");
    cr_expect_eq(booking_taken(&hand.chain.bookings[EXAM_KNM], hand_day("2022-04-25")), 1,
                 "the place is used");
}

/* Something left to sit, or only results to come: the stage follows. */
Test(exams, leave_a_person_waiting_for_results)
{
    uint32_t who;

    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = lacks(KNM, 0, 0);
    hand_until(&hand, "2022-04-25");
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_EXAMS);
    hand_until(&hand, "2022-04-26");
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_AWAITING_RESULT);
    hand_until(&hand, "2022-05-10"); /* failed on the 9th */
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_EXAMS);
}

/* At most three B1 attempts a component a calendar year (figure B-NT-2); KNM has no such limit. */
Test(exams, are_sat_three_times_a_year_at_b1)
{
    hand_spec(&hand.params.exams.preparation, 0);
    hand_spec(&hand.params.grading.machine_b1, 1);
    hand_spec(&hand.params.grading.machine, 1);
    hand.params.exams.lead_days = 1;
    hand.params.exams.pass[EXAM_LEZEN_B1].steps[0].value = hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-01-03");
    lacks(LEZEN | KNM, 0, 0);
    hand_until(&hand, "2026-12-31");
    for (int year = 2022; year <= 2026; year++) {
        cr_expect_eq(exams_of(MEASURE_EXAM_SAT, EXAM_LEZEN_B1, year), 3, "in %d", year);
        cr_expect_gt(exams_of(MEASURE_EXAM_SAT, EXAM_KNM, year), 80);
    }
    cr_expect_eq(hand_rules(&hand, RULE_B1_YEAR_LIMIT), 5, "one a year is put off");
}

/* ---- marking ---- */

/* Sits one exam alone and returns the days from it to its result, and the minutes beyond them. */
static int
days_to_result(unsigned component, unsigned level_a2, int *minutes)
{
    uint32_t who;
    ticks sat_at, known_at;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = lacks(component, level_a2, 0);
    while (person_stage(&hand.chain.people[who]) != STAGE_AWAITING_RESULT)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    sat_at = chain_now(&hand.chain);
    while (hand.chain.jobs[hand.chain.people[who].jobs].step != JOB_RESULT)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    known_at = result_at(who);
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
    hand.params.exams.b1_sittings_per_year = 0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < 20; i++)
        lacks(SCHRIJVEN, SCHRIJVEN, i);
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
    lacks(SCHRIJVEN, SCHRIJVEN, 0);
    lacks(1 << COMPONENT_SPREKEN, 1 << COMPONENT_SPREKEN, 1);
    hand_finish(&hand);
    cr_expect_eq(exams_of(MEASURE_EXAM_PASSED, EXAM_SPREKEN_A2, 2022), 1);
    cr_expect_eq(exams_of(MEASURE_EXAM_PASSED, EXAM_SCHRIJVEN_A2, 2022), 0);
    cr_expect_eq(hand.chain.desks[DESK_EXAMINERS + EXAMINER_SCHRIJVEN_A2].queue.value, 1);
}
