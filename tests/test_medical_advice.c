/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The advice: the assessors, files and consultations, and who misses one. */

#include "tests/medical_by_hand.h"

TestSuite(medical, .init = medical_setup, .fini = medical_teardown);

/* ---- the assessors ---- */

Test(medical, takes_longer_with_a_consultation)
{
    hand.params.medical.dossier_share.steps[0].value = 0.0;
    hand.params.medical.full = 1.0;
    hand_spec(&hand.params.medical.handling, 0);
    medical_planned();
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

/* ---- consultations ---- */

static uint64_t
missed_bits(uint32_t who, uint32_t round)
{
    return chain_bits(&hand.chain, who, DECIDE_MISSED, round);
}

/* Of gezin, one who misses the first consultation and not the second, where half are missed. */
static uint32_t
planned_and_misses(int missed)
{
    uint32_t who;

    hand.params.medical.dossier_share.steps[0].value = 0.0;
    hand.params.medical.no_show = 0.5;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0;; i++) {
        int round = 0;
        who = hand_planned(&hand, GROUP_GEZIN, i);
        while (rng_happens(missed_bits(who, (uint32_t)round), 0.5))
            round++;
        if (round == missed)
            return who;
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
}

/* Two hours from Monday 9 May, nine o'clock on; missed; fourteen days later, on the 23rd at eleven,
 * the next; then fourteen days of handling: 6 June. */
Test(medical, calls_once_more_who_missed_a_consultation)
{
    uint32_t who = planned_and_misses(1), job = hand.chain.people[who].jobs;

    hand_until(&hand, "2022-05-10");
    cr_expect_eq(hand.chain.jobs[job].step, JOB_PREPARING);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].taken, 0, "the adviser is free");
    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand.chain.jobs[job].step, JOB_HANDLING);
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 2);
    hand_until(&hand, "2022-06-08");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_MEDICAL), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 28);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_APPLIED), 1);
}

/* 9 May, 23 May, then Whit Monday, 6 June: on Tuesday 7 June; decided on the 21st. */
Test(medical, calls_as_often_as_it_takes)
{
    planned_and_misses(2);
    hand_until(&hand, "2022-06-22");
    cr_expect_eq(hand.chain.desks[DESK_MEDICAL].arrived, 3);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 43);
}

/* Hours that were worked for an advice and for one that was not given count alike. */
Test(medical, loses_the_hours_of_a_missed_consultation)
{
    double used = 0.0, offered = 0.0;

    planned_and_misses(1);
    hand_until(&hand, "2022-06-08");
    hand_finish(&hand);
    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++) {
        size_t cell = t * RESOURCES + RESOURCE_MEDICAL_ASSESSORS;
        used += measures_double(&hand.measures, MEASURE_USED)[cell];
        offered += measures_double(&hand.measures, MEASURE_OFFERED)[cell];
    }
    cr_expect_float_eq(used, 4.0, 1e-9);
    cr_expect_float_eq(offered, 4.0, 1e-9);
}

Test(medical, misses_no_file)
{
    hand.params.medical.no_show = 1.0;
    medical_planned();
    hand_until(&hand, "2022-05-24");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_MEDICAL), 14);
}

/* Two stand in line on the day before a change: who is taken up then is called to a consultation,
 * of the whole Monday 9 May; who is taken up on Tuesday at nine is not. */
Test(medical, takes_up_the_file_by_the_share_of_the_day)
{
    uint32_t second;

    hand.params.medical.dossier_share.steps[0].value = 0.0;
    hand_step(&hand.params.medical.dossier_share, "2022-05-10", 1.0);
    hand_spec(&hand.params.medical.consult_minutes, 8 * 60);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    second = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-05-10");
    cr_expect(hand.chain.jobs[hand.chain.people[second].jobs].marks & JOB_CONSULTATION);
    while (hand.chain.jobs[hand.chain.people[second].jobs].step != JOB_HANDLING)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(chain_now(&hand.chain), ticks_of_day(hand_day("2022-05-10")) +
                                             10 * TICKS_PER_HOUR, "an hour for the file");
}

/* ---- more advisers ---- */

enum { SWEEP = 5, APPLICANTS = 60 };

/* Everybody's wait in ticks from the application to the end of the advice, by advisers. */
static void
waits_with(int advisers, ticks waits[APPLICANTS])
{
    static const enum group groups[] = {GROUP_ASIEL, GROUP_GEZIN, GROUP_OVERIG};
    uint32_t who[APPLICANTS], slot;

    hand_init(&hand);
    hand.params.run.seed = 7;
    for (int g = 0; g < GROUPS; g++)
        hand.params.medical.in_course[g] = 1.0;
    hand.params.medical.assessors.steps[0].value = advisers;
    hand.params.medical.dossier_share.steps[0].value = 0.5;
    hand.params.medical.after = (struct draw_spec){
        .form = DRAW_UNIFORM, .a = 10, .b = 30, .low = -INFINITY, .high = INFINITY};
    hand.params.medical.consult_minutes = (struct draw_spec){
        .form = DRAW_EXPONENTIAL, .a = 300, .low = -INFINITY, .high = INFINITY};
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < APPLICANTS; i++) {
        who[i] = hand_planned(&hand, groups[i % 3], i);
        waits[i] = -1;
    }
    while ((slot = agenda_next(&hand.chain.agenda)) != AGENDA_NONE &&
           chain_now(&hand.chain) < ticks_of_day(hand_day("2023-03-01"))) {
        chain_event(&hand.chain, slot);
        for (int i = 0; i < APPLICANTS; i++) {
            uint32_t job = hand.chain.people[who[i]].jobs;
            if (waits[i] < 0 && job != NOBODY && hand.chain.jobs[job].kind == JOB_MEDICAL &&
                hand.chain.jobs[job].step == JOB_HANDLING)
                waits[i] = chain_now(&hand.chain) - (ticks)hand.chain.jobs[job].since;
        }
    }
    hand_stop(&hand);
}

/* Nobody misses a call or objects, so that all come when they come: with one adviser more each is
 * advised as early or earlier. */
Test(advisers, more_of_them_never_make_a_wait_longer)
{
    static ticks waits[SWEEP][APPLICANTS];

    for (int k = 0; k < SWEEP; k++) {
        int64_t shorter = 0;
        waits_with(k + 1, waits[k]);
        for (int i = 0; i < APPLICANTS; i++) {
            cr_assert_geq(waits[k][i], 0);
            if (k == 0)
                continue;
            cr_expect_leq(waits[k][i], waits[k - 1][i], "applicant %d, %d advisers", i, k + 1);
            shorter += waits[k - 1][i] - waits[k][i];
        }
        cr_expect(k == 0 || shorter > 0, "%d advisers", k + 1);
    }
}
