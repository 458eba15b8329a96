/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exemption on medical advice: everybody applies, 60 days after the plan of Thursday 10 March 2022
 * at nine: Monday 9 May. One assessor; an hour for a file, two for a consultation; then 14 days. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    for (int g = 0; g < GROUPS; g++)
        hand.params.medical.in_course[g] = 1.0;
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(medical, .init = setup, .fini = teardown);

static uint32_t
planned(void)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, GROUP_GEZIN, 0);
}

Test(medical, exempts_in_full)
{
    hand.params.medical.full = 1.0;
    planned();
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
    uint32_t who = planned();

    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1);
    cr_expect_eq(person_stage(&hand.chain.people[who]), STAGE_COURSE);
    cr_expect_eq(hand.chain.people[who].waived, 0);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* A handled application of somebody who waits for a course. */
static uint32_t
decided(uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index), job;

    stage_arrive(&hand.chain, who, STAGE_PIP, false);
    stage_enter(&hand.chain, who, STAGE_OFFER);
    job = job_new(&hand.chain, who, JOB_MEDICAL);
    hand.chain.jobs[job].step = JOB_HANDLING;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    medical_event(&hand.chain, job);
    return who;
}

Test(medical, decides_in_the_shares_of_the_scenario)
{
    int full, partial = 0, n = 3000;

    hand.params.medical.full = 0.5;
    hand.params.medical.partial = 0.3;
    hand_start(&hand);
    for (uint32_t i = 0; i < (uint32_t)n; i++) {
        uint32_t who = decided(i);
        if (hand.chain.people_live == 0)
            continue;
        partial += hand.chain.people[who].waived != 0;
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    full = (int)hand_total(&hand, MEASURE_TERM_EXEMPT);
    cr_expect(abs(full - n / 2) < 5 * sqrt(n * 0.25), "%d in full", full);
    cr_expect(abs(partial - n * 3 / 10) < 5 * sqrt(n * 0.21), "%d in part", partial);
}

/* Bi21 art. 2.7(3): at most three components, each count and each set as likely as another. */
Test(medical, exempts_in_part_from_one_to_three_components)
{
    int sizes[COMPONENTS + 1] = {0}, parts[COMPONENTS] = {0}, n = 3000;

    hand.params.medical.partial = 1.0;
    hand_start(&hand);
    for (int i = 0; i < n; i++) {
        uint32_t who = decided((uint32_t)i);
        const struct person *person = &hand.chain.people[who];
        sizes[__builtin_popcount(person->waived)]++;
        for (int c = 0; c < COMPONENTS; c++)
            parts[c] += person->waived >> c & 1;
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    cr_expect_eq(sizes[0] + sizes[4] + sizes[5], 0);
    for (int size = 1; size <= 3; size++) /* five standard deviations */
        cr_expect(abs(sizes[size] - n / 3) < 5 * sqrt(n * 2.0 / 9.0), "%d: %d", size, sizes[size]);
    for (int c = 0; c < COMPONENTS; c++)
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
        cr_expect_eq(hand.chain.people[who].waived >> hand.chain.jobs[job].component & 1, 0);
        jobs++;
    }
    cr_expect_eq(hand.chain.people[who].to_sit & hand.chain.people[who].waived, 0);
    cr_expect_eq(jobs, COMPONENTS - __builtin_popcount(hand.chain.people[who].waived));
    cr_expect_eq(booking_taken(booking, hand_day("2022-04-25")),
                 hand.chain.people[who].waived >> COMPONENT_KNM & 1 ? 0 : 1);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_PASSED), jobs);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
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

/* ---- the assessors ---- */

Test(medical, takes_longer_with_a_consultation)
{
    hand.params.medical.dossier_share.steps[0].value = 0.0;
    hand.params.medical.full = 1.0;
    hand_spec(&hand.params.medical.handling, 0);
    planned();
    hand_until(&hand, "2022-05-09");
    while (hand.chain.people_live > 0)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(chain_now(&hand.chain) - ticks_of_day(hand_day("2022-05-09")),
                 11 * TICKS_PER_HOUR);
}

Test(medical, waits_for_the_assessor)
{
    hand.params.medical.full = 1.0;
    hand_spec(&hand.params.medical.dossier_minutes, 300);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < 3; i++)
        hand_planned(&hand, GROUP_GEZIN, i);
    hand_until(&hand, "2022-06-01");
    /* five hours each in days of eight: Monday 14:00, Tuesday 11:00 and 16:00; then 14 days */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 14 + 15 + 15);
}

Test(medical, is_asked_for_by_the_share_of_the_group)
{
    hand.params.medical.in_course[GROUP_GEZIN] = 0.0;
    planned();
    hand_until(&hand, "2022-06-01");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 0);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 0);
}
