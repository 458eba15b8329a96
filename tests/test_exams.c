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

/* A person whose lessons are over, and who lacks some components; PVT and MAP are done. The exams
 * are still to begin. */
static uint32_t
leaver(unsigned components, unsigned level_a2, uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index);
    struct person *person = &hand.chain.people[who];

    person->passed = (uint8_t)(MASK_ALL & ~components);
    person->level_a2 = (uint8_t)level_a2;
    person->participation = stamp_of(chain_now(&hand.chain));
    person->route = ROUTE_B1;
    person->step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    return who;
}

static uint32_t
lacks(unsigned components, unsigned level_a2, uint32_t index)
{
    uint32_t who = leaver(components, level_a2, index);

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

/* The only job of a person. */
static struct job *
job_of(uint32_t who)
{
    return &hand.chain.jobs[hand.chain.people[who].jobs];
}

static ticks
comes_at(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_job(&hand.chain, hand.chain.people[who].jobs)].at;
}

enum { LEZEN = 1 << COMPONENT_LEZEN, SCHRIJVEN = 1 << COMPONENT_SCHRIJVEN,
       SPREKEN = 1 << COMPONENT_SPREKEN, KNM = 1 << COMPONENT_KNM };

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
    who = leaver(component, level_a2, 0);
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
    hand_assert_date(comes_at(who), "2022-04-09");
    cr_expect_eq(job_of(who)->step, JOB_PREPARING);
    hand_until(&hand, "2022-04-11");
    cr_expect_eq(job_of(who)->step, JOB_BOOKED);
}

Test(exams, are_signed_up_for_no_sooner_than_prepared)
{
    uint32_t who;

    learners();
    hand_spec(&hand.params.exams.preparation, 40);
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(comes_at(who), "2022-04-19");
}

Test(exams, are_not_waited_for_longer_than_the_most_days)
{
    uint32_t who;

    learners();
    hand.params.exams.waits_most = 5;
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(comes_at(who), "2022-03-25"); /* 10 days and 5 */
}

/* Half a level above B1, 253 hours: 83 days from now. */
Test(exams, are_waited_for_until_far_enough_above_the_level)
{
    uint32_t who;

    learners();
    hand.params.exams.ready = 1.0;
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(comes_at(who), "2022-06-01");
}

/* One sd of talent is half a level: 156 hours are enough with it, 253 are asked without. */
Test(exams, are_signed_up_for_by_the_talent_for_the_component)
{
    uint32_t who;

    learners();
    who = prepares(SPREKEN, LEARNING_TALENT, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(comes_at(who), "2022-03-20");
    hand.chain.traits[who].talent[COMPONENT_SPREKEN] = -LEARNING_TALENT;
    exams_stop(&hand.chain, who);
    exams_begin(&hand.chain, who);
    hand_assert_date(comes_at(who), "2022-06-01");
}

/* Who is on the way to B1 is beyond A2. */
Test(exams, are_signed_up_for_by_the_level_of_the_exam)
{
    uint32_t who;

    learners();
    who = prepares(LEZEN, 0, LEZEN);
    exams_begin(&hand.chain, who);
    hand_assert_date(comes_at(who), "2022-03-20");
}

Test(exams, are_signed_up_for_in_the_end_by_who_learns_no_more)
{
    uint32_t who;

    learners();
    hand.params.course.self_study = 0;
    who = prepares(LEZEN, 0, 0);
    exams_begin(&hand.chain, who);
    hand_assert_date(comes_at(who), "2022-07-18"); /* 10 days and 120 */
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

    hand_assert_date(comes_at(who), "2022-03-30");
    hand.chain.people[who].term_end = STAMP_NEVER; /* that is not looked at again */
    hand_until(&hand, "2022-03-31");
    cr_expect_eq(job_of(who)->step, JOB_BOOKED);
}

Test(exams, are_not_prepared_for_near_the_end_of_the_term)
{
    hand_assert_date(comes_at(pressed(185)), "2022-03-15");
}

Test(exams, are_signed_up_for_at_once_when_the_end_of_the_term_is_near)
{
    uint32_t who = pressed(100);

    cr_expect_eq(comes_at(who), chain_now(&hand.chain));
}

Test(exams, are_waited_for_while_the_end_of_the_term_is_far)
{
    hand_assert_date(comes_at(pressed(211)), "2022-04-09");
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
    who = leaver(KNM, 0, 0);
    hand.chain.people[who].term_end = stamp_of(ticks_of_day(hand_day("2022-12-31")));
    exams_begin(&hand.chain, who);
    hand_until(&hand, "2022-06-17");
    /* 24 March, 21 April, 19 May, 16 June; with 30 days of preparation it would be the second */
    cr_expect_eq(exams_of(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 4);
}

/* ---- sign-up ---- */

Test(exams, are_sat_on_the_first_free_day_after_the_lead)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 6; /* one seat an exam */
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
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
    /* every 30 days of preparation, 14 of lead or some more, 14 to the result: 25 April, 22 June,
     * 19 August, 17 October and 14 December */
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

/* They come back, and prepare again: 30 days from 25 April. */
Test(exams, are_prepared_for_again_by_who_did_not_show_up)
{
    uint32_t who;

    hand.params.exams.no_show = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = lacks(KNM, 0, 0);
    hand_until(&hand, "2022-04-26");
    hand.params.exams.no_show = 0.0;
    cr_expect_eq(job_of(who)->step, JOB_PREPARING);
    hand_assert_date(comes_at(who), "2022-05-25");
    hand_finish(&hand);
    cr_expect_eq(exams_of(MEASURE_EXAM_NOSHOW, EXAM_KNM, 2022), 1);
    cr_expect_eq(exams_of(MEASURE_EXAM_PASSED, EXAM_KNM, 2022), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* All that is known of a first attempt is no more of the second. */
Test(exams, begin_anew_without_the_marks_of_before)
{
    uint32_t who;

    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = lacks(KNM, 0, 0);
    hand_until(&hand, "2022-04-12");
    cr_expect_eq(job_of(who)->step, JOB_BOOKED);
    job_of(who)->marks |= JOB_CHANGED | JOB_PASSES | JOB_INTERVIEW;
    hand.params.exams.no_show = 1.0;
    hand_until(&hand, "2022-04-26");
    cr_expect_eq(job_of(who)->step, JOB_PREPARING);
    cr_expect_eq(job_of(who)->marks, 0);
}

/* The rate is that of the day of the exam. */
Test(exams, are_passed_by_the_rate_of_the_day)
{
    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    hand_step(&hand.params.exams.pass[EXAM_KNM], "2022-08-19", 1.0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    lacks(KNM, 0, 0);
    hand_finish(&hand); /* 25 April, 22 June and 19 August */
    cr_expect_eq(exams_of(MEASURE_EXAM_SAT, EXAM_KNM, 2022), 3);
    cr_expect_eq(exams_of(MEASURE_EXAM_PASSED, EXAM_KNM, 2022), 1);
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
    lacks(KNM, 0, 0);
    hand_until(&hand, "2022-04-26");
    hand.params.exams.no_show = 0.0;
    hand_finish(&hand);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_SAT, EXAM_KNM, 1), 1);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_PASSED, EXAM_KNM, 1), 0);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_SAT, EXAM_KNM, 2), 1);
    cr_expect_eq(attempts(MEASURE_EXAM_ATTEMPT_PASSED, EXAM_KNM, 2), 1);
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
    early = lacks(LEZEN, 0, 0);
    hand_until(&hand, "2022-04-10");
    late = lacks(LEZEN, 0, 1);
    hand.chain.people[early].level_a2 = hand.chain.people[late].level_a2 = LEZEN;
    exams_scaled_down(&hand.chain, early);
    exams_scaled_down(&hand.chain, late);
    cr_expect_eq(job_of(early)->exam, EXAM_LEZEN_B1);
    cr_expect_eq(job_of(late)->exam, EXAM_LEZEN_A2);
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
    hand.params.exams.pass[EXAM_LEZEN_B1].steps[0].value = 0.0;
    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
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
    known_at = comes_at(who);
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
