/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is decided on medical advice, on an objection too, and what comes of it. */

#include "tests/medical_by_hand.h"

TestSuite(medical, .init = medical_setup, .fini = medical_teardown);

/* Of what the Wi2021 asks. */
static unsigned
waived(uint32_t who)
{
    return hand.chain.people[who].waived & ~(1u << COMPONENT_ONA);
}

Test(medical, exempts_in_full)
{
    hand.params.medical.full = 1.0;
    medical_planned();
    hand_until(&hand, "2022-05-23");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 0);
    hand_until(&hand, "2022-05-24"); /* on the 23rd at ten */
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 14);
    cr_expect_eq(hand_stock(&hand, REGIME_WI2021, STAGE_EXEMPT, GROUP_GEZIN, ROUTE_B1), 1);
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0, "the place is free again");
}

Test(medical, refuses)
{
    uint32_t who = medical_planned();

    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1);
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_COURSE);
    cr_expect_eq(waived(who), 0);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* Somebody waits for a course, and DUO has the advice on his application. */
static uint32_t
advised_on(uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index), job;

    stage_arrive(&hand.chain, who, STAGE_PIP, false);
    stage_enter(&hand.chain, who, STAGE_OFFER);
    job = job_new(&hand.chain, who, JOB_MEDICAL);
    hand.chain.jobs[job].step = JOB_HANDLING;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    return who;
}

static uint32_t
decided(uint32_t index)
{
    uint32_t who = advised_on(index);

    medical_event(&hand.chain, hand.chain.people[who].jobs);
    return who;
}

/* Decisions of an outcome, over the run and all groups. */
static int
decisions(enum outcome outcome)
{
    int sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (int g = 0; g < GROUPS; g++)
            sum += measures_int32(&hand.measures, MEASURE_MEDICAL_DECIDED)
                [(t * OUTCOMES + outcome) * GROUPS + (size_t)g];
    return sum;
}

Test(medical, decides_in_the_shares_of_the_scenario)
{
    int adapted = 0, partial = 0, n = 3000;

    hand.params.medical.full = 0.4;
    hand.params.medical.partial = 0.3;
    hand.params.medical.adapted = 0.1;
    hand_start(&hand);
    for (uint32_t i = 0; i < (uint32_t)n; i++) {
        uint32_t who = decided(i);
        if (hand.chain.people_live == 0)
            continue;
        partial += waived(who) != 0;
        adapted += (hand.chain.traits[who].habits & HABIT_ADAPTED) != 0;
        cr_assert(waived(who) == 0 ||
                  !(hand.chain.traits[who].habits & HABIT_ADAPTED));
        cr_assert_eq(hand.chain.people[who].jobs, NOBODY);
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    medical_assert_share((int)hand_total(&hand, MEASURE_TERM_EXEMPT), n, 0.4, "in full");
    medical_assert_share(partial, n, 0.3, "in part");
    medical_assert_share(adapted, n, 0.1, "adapted exams");
    cr_expect_eq(decisions(OUTCOME_FULL), hand_total(&hand, MEASURE_TERM_EXEMPT));
    cr_expect_eq(decisions(OUTCOME_PARTIAL), partial);
    cr_expect_eq(decisions(OUTCOME_ADAPTED), adapted);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_DECIDED), n);
    cr_expect_eq(hand_rules(&hand, RULE_MEDICAL_OBJECTION), 0);
}

/* Bi21 art. 2.7(3): at most three components, each count and each set as likely as another. */
Test(medical, exempts_in_part_from_one_to_three_components)
{
    int sizes[COMPONENTS + 1] = {0}, parts[TALENTS] = {0}, n = 3000;

    hand.params.medical.partial = 1.0;
    hand_start(&hand);
    for (int i = 0; i < n; i++) {
        uint32_t who = decided((uint32_t)i);
        sizes[__builtin_popcount(waived(who))]++;
        for (int c = 0; c < TALENTS; c++)
            parts[c] += waived(who) >> c & 1;
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    cr_expect_eq(sizes[0] + sizes[4] + sizes[5], 0);
    for (int size = 1; size <= 3; size++) /* five standard deviations */
        cr_expect(abs(sizes[size] - n / 3) < 5 * sqrt(n * 2.0 / 9.0), "%d: %d", size, sizes[size]);
    for (int c = 0; c < TALENTS; c++)
        cr_expect(abs(parts[c] - n * 2 / 5) < 5 * sqrt(n * 6.0 / 25.0), "%d: %d", c, parts[c]);
}

/* What is waived is sat no more, and what stood booked for it is given back. */
Test(medical, takes_the_exams_away)
{
    const struct booking *booking = &hand.chain.bookings[EXAM_KNM];
    uint32_t who, job;
    int jobs = 0;

    hand.params.medical.partial = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, GROUP_GEZIN, 0);
    hand.chain.people[who].participation = 0;
    hand.chain.people[who].step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    exams_begin(&hand.chain, who);
    hand_until(&hand, "2022-04-10"); /* all five are booked */
    job = job_new(&hand.chain, who, JOB_MEDICAL);
    hand.chain.jobs[job].step = JOB_HANDLING;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    medical_event(&hand.chain, job);
    for (job = hand.chain.people[who].jobs; job != NOBODY; job = hand.chain.jobs[job].next) {
        cr_expect_eq(waived(who) >> hand.chain.jobs[job].component & 1, 0);
        jobs++;
    }
    cr_expect_eq(hand.chain.people[who].to_sit & waived(who), 0);
    cr_expect_eq(jobs, TALENTS - __builtin_popcount(waived(who)));
    cr_expect_eq(booking_taken(booking, hand_day("2022-04-25")),
                 waived(who) >> COMPONENT_KNM & 1 ? 0 : 1);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_PASSED), jobs);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* Asiel on Z with lessons up to 26 January 2023 and the participation part long after it. DUO
 * decides on 1 March: the closing interview is at once, and no exam is taken away. */
Test(medical, exempts_from_the_participation_part_of_z)
{
    uint32_t who, job;

    hand.params.medical.partial = 1.0;
    for (int g = 0; g < GROUPS; g++)
        hand.params.medical.in_course[g] = hand.params.pip.lbt_feasible[g] = 0.0;
    hand.params.z.participation_hours = 800;
    hand.params.z.participation_hours_per_week = 8;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2023-03-01");
    cr_assert_eq(hand.chain.people[who].step, STEP_PARTICIPATION);
    job = job_new(&hand.chain, who, JOB_MEDICAL);
    hand.chain.jobs[job].step = JOB_HANDLING;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    medical_event(&hand.chain, job);
    cr_expect_eq(decisions(OUTCOME_PARTIAL), 1);
    cr_expect_eq(waived(who), WAIVED_PARTICIPATION);
    hand_until(&hand, "2023-03-02");
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    hand_finish(&hand);
}

/* When nothing is left, the duty is done. */
Test(medical, ends_the_duty_with_the_last_component)
{
    uint32_t who, job;

    hand.params.medical.partial = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_person(&hand, GROUP_GEZIN, 0);
    hand.chain.people[who].participation = 0;
    hand.chain.people[who].step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    hand.chain.people[who].passed = MASK_ALL & ~1u;
    exams_begin(&hand.chain, who);
    for (int i = 0; i < 200 && hand.chain.people_live > 0; i++) {
        hand.chain.people[who].index = (uint32_t)i; /* other luck, until lezen is among the parts */
        job = job_new(&hand.chain, who, JOB_MEDICAL);
        hand.chain.jobs[job].step = JOB_HANDLING;
        hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
        medical_event(&hand.chain, job);
    }
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* ---- objections ---- */

/* Advice on 9 May at ten, refused on the 23rd at ten; a consultation of two hours at once, and
 * again fourteen days: 6 June. */
Test(medical, judges_an_objection_once_more)
{
    uint32_t who, job;

    hand.params.medical.objection = 1.0;
    hand.params.medical.objection_granted = 1.0;
    who = medical_planned();
    job = hand.chain.people[who].jobs;
    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand_rules(&hand, RULE_MEDICAL_OBJECTION), 1);
    cr_expect_eq(decisions(OUTCOME_REFUSED), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 0);
    cr_expect_eq(hand.chain.jobs[job].marks, JOB_OBJECTION | JOB_CONSULTATION);
    hand_assert_date((ticks)hand.chain.jobs[job].since, "2022-05-23");
    hand_until(&hand, "2022-06-06");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 0);
    hand_until(&hand, "2022-06-07");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 1);
    cr_expect_eq(decisions(OUTCOME_FULL), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1, "the first decision's");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 14);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_N), 1, "and by week");
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_SUM), 14);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_IN_NORM), 1);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 2);
}

/* At the horizon he waits, but not for a first decision. */
Test(medical, waits_no_more_for_the_first_decision_in_an_objection)
{
    hand.params.run.until = hand_day("2022-05-31");
    hand.params.medical.objection = 1.0;
    medical_planned();
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_MEDICAL_OBJECTION), 1);
    for (size_t i = 0; i < GROUPS * INTERVAL_DAY_CELLS; i++)
        cr_assert_eq(measures_int32(&hand.measures, MEASURE_WAITING_NOW_HIST)
                         [INTERVAL_MEDICAL * GROUPS * INTERVAL_DAY_CELLS + i],
                     0);
}

Test(medical, refuses_an_objection_for_good)
{
    uint32_t who;

    hand.params.medical.objection = 1.0;
    who = medical_planned();
    hand_until(&hand, "2022-06-07");
    cr_expect_eq(hand_rules(&hand, RULE_MEDICAL_OBJECTION), 1);
    cr_expect_eq(decisions(OUTCOME_REFUSED), 2);
    cr_expect_eq(waived(who), 0);
    cr_expect_eq(medical_application_of(who), NOBODY);
}

Test(medical, objections_are_as_many_as_the_scenario_says)
{
    int n = 3000;

    hand.params.medical.full = 0.4;
    hand.params.medical.objection = 0.3;
    hand.params.medical.objection_granted = 0.25;
    hand_start(&hand);
    for (uint32_t i = 0; i < (uint32_t)n; i++) {
        uint32_t who = advised_on(i), job = hand.chain.people[who].jobs;
        medical_event(&hand.chain, job);
        if (hand.chain.people_live > 0 && hand.chain.people[who].jobs == job) {
            desk_withdraw(&hand.chain.desks[DESK_MEDICAL], slot_of_job(&hand.chain, job),
                          chain_now(&hand.chain)); /* at midnight nobody is there */
            hand.chain.jobs[job].step = JOB_HANDLING;
            medical_event(&hand.chain, job);
        }
        if (hand.chain.people_live > 0)
            person_end(&hand.chain, who, STAGE_LAPSED);
    }
    medical_assert_share((int)hand_rules(&hand, RULE_MEDICAL_OBJECTION), n, 0.6 * 0.3, "object");
    medical_assert_share(decisions(OUTCOME_FULL), n, 0.4 + 0.6 * 0.3 * 0.25, "in full");
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_DECIDED),
                 n + hand_rules(&hand, RULE_MEDICAL_OBJECTION));
}
