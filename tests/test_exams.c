/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sign-up, sitting and result (exams.c). When somebody is ready is in test_exams_ready.c, marking
 * in test_exams_marked.c. */

#include "tests/exams_by_hand.h"

TestSuite(exams, .init = exams_setup, .fini = exams_teardown);

/* ---- sign-up ---- */

Test(exams, are_sat_on_the_first_free_day_after_the_lead)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 6; /* one seat an exam */
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < 3; i++)
        exams_lacker(KNM, 0, i);
    hand_finish(&hand); /* signed up Saturday 9 April: Monday 25, Tuesday, Thursday */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, (enum interval)(INTERVAL_SIGNUP + EXAM_KNM)),
                 16 + 17 + 19); /* Wednesday 27 April is the King's birthday */
    cr_expect_eq(exams_total(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 3);
}

Test(exams, wait_on_for_a_place_where_there_is_none)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 0;
    hand.params.run.until = hand_day("2023-06-30");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    exams_lacker(KNM, 0, 0);
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
    exams_lacker(KNM, 0, 0);
    hand_until(&hand, "2022-12-31");
    /* every 30 days of preparation, 14 of lead or some more, 14 to the result: 25 April, 22 June,
     * 19 August, 17 October and 14 December */
    cr_expect_eq(exams_total(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 5);
    cr_expect_eq(exams_total(MEASURE_EXAM_PASSED, EXAM_KNM, 2022), 0);
    cr_expect_eq(hand.chain.people_live, 1);
}

Test(exams, are_not_sat_by_who_does_not_show_up)
{
    uint32_t who;

    hand.params.exams.no_show = 1.0;
    hand.params.run.until = hand_day("2022-12-31");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = exams_lacker(KNM, 0, 0);
    hand_until(&hand, "2022-07-01");
    cr_expect_eq(exams_total(MEASURE_EXAM_NOSHOW, EXAM_KNM, 2022), 2); /* 25 April and 8 June */
    cr_expect_eq(exams_total(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 0);
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_EXAMS, "something is left to sit");
    cr_expect_eq(booking_taken(&hand.chain.bookings[EXAM_KNM], hand_day("2022-04-25")), 1,
                 "the place is used");
}

/* They come back, and prepare again: 30 days from 25 April. */
Test(exams, are_prepared_for_again_by_who_did_not_show_up)
{
    uint32_t who;

    hand.params.exams.no_show = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = exams_lacker(KNM, 0, 0);
    hand_until(&hand, "2022-04-26");
    hand.params.exams.no_show = 0.0;
    cr_expect_eq(exams_job(who)->step, JOB_PREPARING);
    hand_assert_date(exams_next(who), "2022-05-25");
    hand_finish(&hand);
    cr_expect_eq(exams_total(MEASURE_EXAM_NOSHOW, EXAM_KNM, 2022), 1);
    cr_expect_eq(exams_total(MEASURE_EXAM_PASSED, EXAM_KNM, 2022), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* All that is known of a first attempt is no more of the second. */
Test(exams, begin_anew_without_the_marks_of_before)
{
    uint32_t who;

    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = exams_lacker(KNM, 0, 0);
    hand_until(&hand, "2022-04-12");
    cr_expect_eq(exams_job(who)->step, JOB_BOOKED);
    exams_job(who)->marks |= JOB_CHANGED | JOB_PASSES | JOB_INTERVIEW;
    hand.params.exams.no_show = 1.0;
    hand_until(&hand, "2022-04-26");
    cr_expect_eq(exams_job(who)->step, JOB_PREPARING);
    cr_expect_eq(exams_job(who)->marks, 0);
}

/* The rate is that of the day of the exam. */
Test(exams, are_passed_by_the_rate_of_the_day)
{
    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand_step(&hand.params.exams.pass[EXAM_KNM], "2022-08-19", 1.0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    exams_lacker(KNM, 0, 0);
    hand_finish(&hand); /* 25 April, 22 June and 19 August */
    cr_expect_eq(exams_total(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 3);
    cr_expect_eq(exams_total(MEASURE_EXAM_PASSED, EXAM_KNM, 2022), 1);
}

static int64_t
attempts(enum measure measure, enum exam exam, unsigned attempt)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_int32(&hand.measures,
                              measure)[(t * EXAMS + exam) * EXAM_ATTEMPTS + attempt - 1];
    return sum;
}

/* One in a thousand passes unpractised, nearly everybody after a sitting. A day that was missed is
 * no sitting. */
Test(exams, are_practised_by_sitting_them)
{
    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.001;
    hand.params.exams.practice = 8;
    hand.params.exams.no_show = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    exams_lacker(KNM, 0, 0);
    hand_until(&hand, "2022-04-26");
    hand.params.exams.no_show = 0.0;
    hand_finish(&hand);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_SAT, EXAM_KNM, 1), 1);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_PASSED, EXAM_KNM, 1), 0);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_SAT, EXAM_KNM, 2), 1);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_PASSED, EXAM_KNM, 2), 1);
}

/* Something left to sit, or only results to come: the stage follows. */
Test(exams, leave_a_person_waiting_for_results)
{
    uint32_t who;

    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = exams_lacker(KNM, 0, 0);
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
    hand.params.exams.pass[EXAM_LEZEN_B1].steps[0].value = 0.0;
    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-01-03");
    exams_lacker(LEZEN | KNM, 0, 0);
    hand_until(&hand, "2026-12-31");
    for (int year = 2022; year <= 2026; year++) {
        cr_expect_eq(exams_total(MEASURE_EXAM_SAT, EXAM_LEZEN_B1, year), 3, "in %d", year);
        cr_expect_gt(exams_total(MEASURE_EXAM_SAT, EXAM_KNM, year), 80);
    }
    cr_expect_eq(hand_rules(&hand, RULE_B1_YEAR_LIMIT), 5, "one a year is put off");
}

/* ---- to A2 ---- */

/* Of two who are scaled down, one is signed up already: he sits B1 first, in vain, and then A2 for
 * a first time. */
Test(exams, are_scaled_down_where_not_signed_up_for)
{
    uint32_t early, late;

    hand.params.exams.pass[EXAM_LEZEN_B1].steps[0].value = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    early = exams_lacker(LEZEN, 0, 0);
    hand_until(&hand, "2022-04-10");
    late = exams_lacker(LEZEN, 0, 1);
    hand.chain.people[early].level_a2 = hand.chain.people[late].level_a2 = LEZEN;
    exams_scaled_down(&hand.chain, early);
    exams_scaled_down(&hand.chain, late);
    cr_expect_eq(exams_job(early)->exam, EXAM_LEZEN_B1);
    cr_expect_eq(exams_job(late)->exam, EXAM_LEZEN_A2);
    hand_finish(&hand);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_SAT, EXAM_LEZEN_B1, 1), 1);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_SAT, EXAM_LEZEN_A2, 1), 2);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_PASSED, EXAM_LEZEN_A2, 1), 2);
}

/* ---- ONA ---- */

/* Somebody outside the simulation who wants to sit ONA now. */
static uint32_t
ona(uint32_t index)
{
    uint32_t job = job_new(&hand.chain, NOBODY, JOB_EXAM);

    hand.chain.jobs[job].exam = EXAM_ONA;
    hand.chain.jobs[job].month = (uint16_t)hand.chain.month;
    hand.chain.jobs[job].index = index;
    exam_prepared(&hand.chain, job);
    return job;
}

static int64_t
of_ona(enum measure measure)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_int32(&hand.measures, measure)[t * EXAMS + EXAM_ONA];
    return sum;
}

/* Half an hour of an examiner's on Thursday 10 March, and seven days of handling. Nobody fails to
 * turn up. */
Test(exams, are_a_portfolio_alone_after_the_course_of_64_hours)
{
    uint32_t job;

    hand.params.exams.no_show = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    job = ona(0);
    cr_expect_eq(hand.chain.jobs[job].marks, 0);
    cr_expect_eq(hand.chain.jobs[job].step, JOB_QUEUE, "the examiner comes at this moment, too");
    cr_expect_eq(hand.chain.accounts.signed_up[EXAM_ONA].value, 0);
    hand_until(&hand, "2022-03-18");
    cr_expect_eq(hand.chain.jobs[job].kind, JOB_FREE);
    hand_finish(&hand);
    cr_expect_eq(of_ona(MEASURE_EXAM_BACKGROUND), 1);
    cr_expect_eq(of_ona(MEASURE_PLACES_BOOKED), 0);
    cr_expect_eq(of_ona(MEASURE_PLACES_SAT), 0);
    cr_expect_eq(of_ona(MEASURE_BOOKING_N), 0);
    cr_expect_eq(of_ona(MEASURE_GRADING_N), 1);
    cr_expect_eq(measures_int64(&hand.measures, MEASURE_GRADING_SUM)[2 * EXAMS + EXAM_ONA], 7,
                 "from the handing in");
}

Test(exams, have_a_place_for_the_interview)
{
    uint32_t job;

    hand.params.exams.interview.steps[0].value = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    job = ona(0);
    cr_expect_eq(hand.chain.jobs[job].marks, JOB_INTERVIEW);
    cr_expect_eq(hand.chain.jobs[job].step, JOB_BOOKED);
    hand_finish(&hand); /* 24 March */
    cr_expect_eq(of_ona(MEASURE_EXAM_BACKGROUND), 1);
    cr_expect_eq(of_ona(MEASURE_PLACES_BOOKED), 1);
    cr_expect_eq(of_ona(MEASURE_PLACES_SAT), 1);
    cr_expect_eq(of_ona(MEASURE_GRADING_N), 1);
}

/* By the share of the day: of 32 a half is between 4 and 28 but in one of 1e5 worlds. */
Test(exams, have_an_interview_for_some)
{
    int n = 0;

    hand_step(&hand.params.exams.interview, "2022-04-01", 0.5);
    hand_start(&hand);
    hand_until(&hand, "2022-03-31");
    for (uint32_t i = 0; i < 32; i++)
        cr_expect_eq(hand.chain.jobs[ona(i)].marks, 0);
    hand_until(&hand, "2022-04-01");
    for (uint32_t i = 32; i < 64; i++)
        n += hand.chain.jobs[ona(i)].marks == JOB_INTERVIEW;
    cr_expect(n > 4 && n < 28, "%d", n);
    hand_finish(&hand);
}
