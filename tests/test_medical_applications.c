/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Applications: when somebody makes one, and which of them are open at the horizon. */

#include "tests/medical_by_hand.h"

TestSuite(medical, .init = medical_setup, .fini = medical_teardown);

static int
applied(enum occasion occasion, enum group group)
{
    int sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_int32(&hand.measures, MEASURE_MEDICAL_APPLIED)
            [(t * OCCASIONS + occasion) * GROUPS + group];
    return sum;
}

/* ---- when somebody applies ---- */

/* The day of the plan, sixty days later, and 180 days before 11 March 2025, the term's end. */
Test(medical, is_asked_for_with_the_plan)
{
    hand.params.medical.in_course[GROUP_GEZIN] = 0.0;
    hand.params.medical.at_intake[GROUP_GEZIN] = 1.0;
    medical_planned();
    hand_until(&hand, "2022-03-11");
    cr_expect_eq(applied(OCCASION_INTAKE, GROUP_GEZIN), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 1);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 1);
}

Test(medical, is_asked_for_in_the_course)
{
    medical_planned();
    hand_until(&hand, "2022-05-09");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 0);
    hand_until(&hand, "2022-05-10");
    cr_expect_eq(applied(OCCASION_COURSE, GROUP_GEZIN), 1);
}

static uint32_t
near_the_end(void)
{
    hand.params.medical.in_course[GROUP_GEZIN] = 0.0;
    hand.params.medical.near_end[GROUP_GEZIN] = 1.0;
    hand.params.medical.end_days = 180;
    hand_lessons(&hand, 2000); /* not done by then */
    return medical_planned();
}

Test(medical, is_asked_for_near_the_end_of_the_term)
{
    near_the_end();
    hand_until(&hand, "2024-09-11");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 0);
    hand_until(&hand, "2024-09-12");
    cr_expect_eq(applied(OCCASION_TERM, GROUP_GEZIN), 1);
}

Test(medical, waits_for_the_end_of_a_longer_term)
{
    uint32_t who = near_the_end();

    hand_until(&hand, "2024-09-01");
    hand.chain.people[who].term_end = stamp_of(ticks_of_day(hand_day("2025-09-11")));
    hand_until(&hand, "2025-03-14");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 0);
    hand_until(&hand, "2025-03-16");
    cr_expect_eq(applied(OCCASION_TERM, GROUP_GEZIN), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 1);
}

/* In an overrun that is being decided on no end is known, and the old one is past. */
Test(medical, is_asked_for_in_an_overrun)
{
    uint32_t who = near_the_end();

    hand_until(&hand, "2024-09-01");
    hand.chain.people[who].term_end = STAMP_NEVER;
    hand_until(&hand, "2024-09-12");
    cr_expect_eq(applied(OCCASION_TERM, GROUP_GEZIN), 1);
}

Test(medical, is_not_asked_for_by_who_is_done)
{
    hand.params.medical.in_course[GROUP_GEZIN] = 0.0;
    hand.params.medical.near_end[GROUP_GEZIN] = 1.0;
    hand.params.medical.end_days = 180;
    medical_planned();
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 0);
    cr_expect_eq(hand.chain.jobs_free, hand.chain.jobs_used, "his jobs are free again");
}

/* One luck: shares that add up to 1 leave nobody out and let nobody apply twice. */
Test(medical, is_asked_for_once_by_the_shares_of_the_group)
{
    int n = 2000, found[OCCASIONS];

    hand.params.medical.at_intake[GROUP_GEZIN] = 0.2;
    hand.params.medical.in_course[GROUP_GEZIN] = 0.3;
    hand.params.medical.near_end[GROUP_GEZIN] = 0.4;
    hand.params.medical.end_days = 3650; /* at once */
    hand_spec(&hand.params.medical.after, 0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < (uint32_t)n; i++) {
        uint32_t who = hand_planned(&hand, GROUP_GEZIN, i), job = medical_application_of(who);
        if (job != NOBODY)
            medical_event(&hand.chain, job);
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    for (int occasion = 0; occasion < OCCASIONS; occasion++)
        found[occasion] = applied((enum occasion)occasion, GROUP_GEZIN);
    medical_assert_share(found[OCCASION_INTAKE], n, 0.2, "with the plan");
    medical_assert_share(found[OCCASION_COURSE], n, 0.3, "in the course");
    medical_assert_share(found[OCCASION_TERM], n, 0.4, "near the end");
}

/* ---- who has no first decision at the horizon ---- */

static int32_t
in_month(enum measure measure, int month)
{
    return measures_int32(&hand.measures, measure)[month - 1];
}

static stamp
noon_of(const char *date)
{
    return stamp_of(ticks_of_day(hand_day(date)) + 12 * TICKS_PER_HOUR);
}

/* Made at noon; what comes next is not planned. */
static uint32_t
applied_by(uint32_t who, enum job_step step, const char *date)
{
    uint32_t job = job_new(&hand.chain, who, JOB_MEDICAL);

    hand.chain.jobs[job].step = (uint8_t)step;
    hand.chain.jobs[job].since = noon_of(date);
    return job;
}

/* Of one more person. */
static uint32_t
application(enum job_step step, const char *date)
{
    uint32_t who = hand_person(&hand, GROUP_OVERIG, hand.chain.people_used);

    stage_arrive(&hand.chain, who, STAGE_PIP, false);
    stage_enter(&hand.chain, who, STAGE_OFFER);
    return applied_by(who, step, date);
}

/* Under the Wi2013, at the exams. */
static uint32_t
of_old(void)
{
    uint32_t who = person_new(&hand.chain, STREAM_WI2013, 0, 0, REGIME_WI2013, GROUP_OVERIG);

    hand.chain.people[who].duty = stamp_of(chain_now(&hand.chain));
    hand.chain.people[who].step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    return who;
}

/* He will apply at noon. */
static void
will_apply(const char *date)
{
    job_go(&hand.chain, application(JOB_APPLYING, date), JOB_APPLYING, (ticks)noon_of(date));
}

/* Nobody advises. The run ends with 30 June: 57 days after noon of 4 May and 56 after the 5th's. */
Test(medical, counts_everybody_without_a_first_decision_at_the_horizon)
{
    hand.params.run.until = hand_day("2022-06-30");
    hand.params.medical.assessors.steps[0].value = 0;
    medical_planned(); /* applies on 9 May */
    will_apply("2022-05-04");
    will_apply("2022-05-05");
    application(JOB_PREPARING, "2022-04-30"); /* called once more */
    application(JOB_HANDLING, "2022-06-01");
    applied_by(of_old(), JOB_HANDLING, "2022-06-01");
    application(JOB_APPLYING, "2022-06-02"); /* never comes to it */
    hand.chain.jobs[application(JOB_HANDLING, "2022-06-03")].marks |= JOB_OBJECTION;
    hand_finish(&hand);
    cr_expect_eq(in_month(MEASURE_MEDICAL_OPEN, 4), 1);
    cr_expect_eq(in_month(MEASURE_MEDICAL_OPEN, 5), 3);
    cr_expect_eq(in_month(MEASURE_MEDICAL_OPEN, 6), 2);
    cr_expect_eq(in_month(MEASURE_MEDICAL_LATE, 4), 1);
    cr_expect_eq(in_month(MEASURE_MEDICAL_LATE, 5), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_OPEN), 6);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_LATE), 2);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_OPEN), 6);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_LATE), 2);
}

/* Who has left meanwhile waits for nothing. */
Test(medical, counts_nobody_who_left_before_the_decision)
{
    uint32_t who;

    hand.params.medical.assessors.steps[0].value = 0;
    who = medical_planned();
    hand_until(&hand, "2022-06-01");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 1);
    person_end(&hand.chain, who, STAGE_LAPSED);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_OPEN), 0);
}
