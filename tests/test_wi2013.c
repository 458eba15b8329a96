/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of the Wi2013: Wi13, rules.md section 5. The letter of Monday 3 January 2022, nine
 * o'clock; 60 days to the first lesson, on 4 March at nine; an hour a day, up to 1,000 or 400 hours
 * or A2. */

#include "tests/chain_by_hand.h"

#include "models/loan.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    hand.params.wi2013.margin = 4.0; /* beyond the ceiling: the money ends the lessons */
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(wi2013, .init = setup, .fini = teardown);

static struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static struct traits *
traits(uint32_t who)
{
    return &hand.chain.traits[who];
}

/* Comes on the day of the letter. */
static uint32_t
obliged(enum group group)
{
    struct chain *chain = &hand.chain;
    uint32_t who = person_new(chain, (unsigned)STREAM_WI2013 + group, 624, chain->people_used,
                              REGIME_WI2013, group);

    newcomer_make(chain, who, chain_now(chain));
    person(who)->step = STEP_EXPECTED;
    inflow_arrive(chain, who);
    return who;
}

static uint32_t
comes(enum group group)
{
    hand_start(&hand);
    wi2013_open(&hand.chain);
    hand_until(&hand, "2022-01-03");
    return obliged(group);
}

static bool
in_lessons(uint32_t who)
{
    return person(who)->step == STEP_OWN_LESSONS;
}

/* Sittings of an exam so far. */
static int
sat(enum exam exam)
{
    int sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += measures_int32(&hand.measures,
                                  MEASURE_EXAM_SAT)[(t * EXAMS + (size_t)exam) * GROUPS + g];
    return sum;
}

/* ---- the duty ---- */

Test(wi2013, begins_with_the_letter)
{
    uint32_t who = comes(GROUP_GEZIN);

    cr_expect(person_is(person(who), PERSON_NOTICED));
    cr_expect_eq(person(who)->notice, person(who)->duty);
    hand_assert_date((ticks)person(who)->term_end, "2025-01-03");
    cr_expect_eq(hand_rules(&hand, RULE_NOTICE), 1);
    cr_expect_eq(person(who)->phase, STAGE_LANDING);
    cr_expect_eq(person(who)->route, ROUTE_NONE);
    cr_expect_eq(person(who)->level_a2, MASK_LANGUAGE);
    cr_expect_eq(person_lacks(person(who)), MASK_ALL);
}

static unsigned
lacks_of_letter(const char *ona_from)
{
    hand.params.wi2013.ona_from = hand_day(ona_from);
    return person_lacks(person(comes(GROUP_GEZIN)));
}

Test(wi2013, asks_for_ona_from_its_day_on)
{
    cr_expect_eq(lacks_of_letter("2022-01-03"), MASK_ALL);
}

Test(wi2013, does_not_ask_for_ona_the_day_before)
{
    cr_expect_eq(lacks_of_letter("2022-01-04"), MASK_ALL & ~(1 << COMPONENT_ONA));
}

/* Wi13 art. 7a: signed after 100 days. */
Test(wi2013, signs_the_pvt_from_its_day_on)
{
    uint32_t who;

    hand.params.wi2013.pvt_from = hand_day("2022-01-03");
    who = comes(GROUP_GEZIN);
    hand_assert_date((ticks)person(who)->participation, "2022-04-13");
    hand_until(&hand, "2023-02-01");
    cr_expect_eq(hand_rules(&hand, RULE_PVT_LATE), 0);
}

Test(wi2013, signs_nothing_the_day_before)
{
    hand.params.wi2013.pvt_from = hand_day("2022-01-04");
    hand_assert_date((ticks)person(comes(GROUP_GEZIN))->participation, "2022-01-03");
}

/* Its own term is a year: up to 3 January 2023, and signed on the 2nd or the 4th. */
Test(wi2013, is_in_time_with_the_pvt_within_a_year)
{
    hand_spec(&hand.params.wi2013.pvt, 364);
    comes(GROUP_GEZIN);
    hand_until(&hand, "2023-02-01");
    cr_expect_eq(hand_rules(&hand, RULE_PVT_LATE), 0);
}

Test(wi2013, is_late_with_the_pvt_after_a_year)
{
    hand_spec(&hand.params.wi2013.pvt, 366);
    comes(GROUP_GEZIN);
    hand_until(&hand, "2023-01-02");
    cr_expect_eq(hand_rules(&hand, RULE_PVT_LATE), 0);
    hand_until(&hand, "2023-01-03");
    cr_expect_eq(hand_rules(&hand, RULE_PVT_LATE), 1);
    cr_expect_eq(hand_rules(&hand, RULE_FINED_PVT), 1);
}

/* Bi13 art. 2.8a: 400 days after the letter. */
Test(wi2013, dispenses_who_is_integrated_already)
{
    hand.params.wi2013.integrated[GROUP_GEZIN] = 1.0;
    comes(GROUP_GEZIN);
    hand_until(&hand, "2023-02-07");
    cr_expect_eq(hand.chain.people_live, 1);
    hand_until(&hand, "2023-02-08");
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand_rules(&hand, RULE_INTEGRATED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_DISPENSED), 0);
    cr_expect_eq(hand_stock(&hand, REGIME_WI2013, STAGE_DISPENSED, GROUP_GEZIN, ROUTE_NONE), 1);
}

Test(wi2013, applies_for_medical_exemption_after_the_duty)
{
    hand.params.wi2013.medical_in_course[GROUP_GEZIN] = 1.0;
    hand.params.medical.full = 1.0;
    comes(GROUP_GEZIN); /* applies on 30 October, a Sunday; decided on 14 November */
    hand_until(&hand, "2022-11-14");
    cr_expect_eq(hand_rules(&hand, RULE_EXEMPT_MEDICAL), 0);
    hand_until(&hand, "2022-11-15");
    cr_expect_eq(hand_rules(&hand, RULE_EXEMPT_MEDICAL), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 1);
}

/* ---- the home ---- */

/* Linked after 14 days, a home on 1 March, moved in on the 8th: the first lesson on 7 May. */
Test(wi2013, looks_for_a_course_from_the_home_on)
{
    static const char *const days[] = {"2022-03-01", NULL};
    uint32_t who;

    hand_homes_on(&hand, days);
    who = comes(GROUP_ASIEL);
    cr_expect_eq(person(who)->phase, STAGE_RECEPTION);
    cr_expect_eq(person(who)->participation, STAMP_NEVER, "nobody signs in reception");
    hand_until(&hand, "2022-01-18");
    cr_expect_eq(person(who)->phase, STAGE_COUPLED);
    hand_until(&hand, "2022-03-09");
    cr_expect_eq(person(who)->phase, STAGE_LANDING);
    cr_expect_eq(person(who)->step, STEP_OWN_COURSE);
    hand_assert_date((ticks)person(who)->participation, "2022-06-16");
    hand_until(&hand, "2022-05-07");
    cr_expect_eq(person(who)->phase, STAGE_LANDING);
    hand_until(&hand, "2022-05-08");
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    hand_assert_date((ticks)person(who)->offered, "2022-05-07");
}

/* ---- the lessons ---- */

Test(wi2013, follows_lessons_until_the_loan_is_spent)
{
    uint32_t who;

    hand.params.term.months = 48; /* nothing presses */
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2022-03-05");
    cr_expect(in_lessons(who));
    hand_until(&hand, "2024-11-28"); /* after 1,000 hours */
    cr_expect(in_lessons(who));
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    hand_until(&hand, "2024-11-29");
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_not(in_lessons(who));
    cr_expect_eq(traits(who)->lesson_hours, 1000);
    cr_expect_eq(hand_rules(&hand, RULE_SAT_EARLY), 0);
}

Test(wi2013, follows_own_hours_without_a_loan)
{
    uint32_t who;

    hand.params.wi2013.borrows[GROUP_GEZIN] = 0.0;
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2023-04-08");
    cr_expect(in_lessons(who));
    hand_until(&hand, "2023-04-09");
    cr_expect_not(in_lessons(who));
    cr_expect_eq(traits(who)->lesson_hours, 400);
}

/* A fifth of a level above A2, well before B1 after 500 hours. */
Test(wi2013, ends_lessons_at_the_level)
{
    uint32_t who;
    ticks end;

    hand.params.wi2013.margin = 0.2;
    hand.params.learning.hours_to_b1 = 500;
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2022-03-05");
    end = growth_until_level(&hand.chain, who, 2200);
    cr_assert_lt(end, ticks_of_day(hand_day("2023-12-31")));
    while (chain_now(&hand.chain) < end)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_eq(chain_now(&hand.chain), end);
    while (in_lessons(who) && chain_now(&hand.chain) == end)
        chain_event(&hand.chain, agenda_next(&hand.chain.agenda));
    cr_expect_not(in_lessons(who));
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_lt(traits(who)->lesson_hours, 976);
}

Test(wi2013, goes_up_to_b1_for_the_state_exam)
{
    uint32_t who;

    hand.params.wi2013.nt2[GROUP_GEZIN] = 1.0;
    hand.params.learning.hours_to_b1 = 500;
    hand.params.term.months = 60;
    who = comes(GROUP_GEZIN);
    cr_expect_eq(person(who)->level_a2, 0);
    hand_until(&hand, "2023-07-17"); /* 500 hours after 4 March 2022 */
    cr_expect(in_lessons(who));
    hand_until(&hand, "2023-07-19");
    cr_expect_not(in_lessons(who));
    hand_finish(&hand);
    cr_expect_eq(sat(EXAM_LEZEN_B1), 1);
    cr_expect_eq(sat(EXAM_LEZEN_A2), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* 180 days before the end of the term: as 7 July 2024 begins. */
Test(wi2013, sits_beside_the_lessons_when_the_term_presses)
{
    uint32_t who;

    hand.params.exams.pressure_days = 180;
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2024-07-06");
    cr_expect_not(exams_under_way(&hand.chain, who));
    hand_until(&hand, "2024-07-07");
    cr_expect(exams_under_way(&hand.chain, who));
    cr_expect(in_lessons(who));
    cr_expect_eq(person(who)->phase, STAGE_COURSE);
    cr_expect_eq(hand_rules(&hand, RULE_SAT_EARLY), 1);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1, "the lessons end with the last result");
}

Test(wi2013, sits_all_six_components)
{
    hand.params.wi2013.borrows[GROUP_GEZIN] = 0.0;
    comes(GROUP_GEZIN);
    hand_finish(&hand);
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        cr_expect_eq(sat((enum exam)exam), 1, "%s", exam_labels[exam]);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand_stock(&hand, REGIME_WI2013, STAGE_DONE, GROUP_GEZIN, ROUTE_NONE), 1);
}

Test(wi2013, pays_each_exam)
{
    uint32_t who = comes(GROUP_GEZIN);

    hand.chain.people[who].waived = MASK_ALL & ~(1u << COMPONENT_ONA | 1u << COMPONENT_KNM);
    hand_until(&hand, "2022-03-05");
    exams_begin(&hand.chain, who);
    hand_until(&hand, "2022-04-05"); /* prepared on the 4th */
    cr_expect_eq(traits(who)->exam_fees, 50 + 40);
}

/* The level is there, so the lessons end as they begin; nobody passes KNM, which is prepared on 3
 * April, sat on the 25th, the fifth of the days after Easter, and known on 9 May. */
static uint32_t
failed(void)
{
    uint32_t who;

    hand.params.wi2013.margin = -2.0; /* the level is there */
    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.0;
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2022-03-05");
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_not(in_lessons(who));
    return who;
}

Test(wi2013, goes_on_with_lessons_after_a_fail)
{
    uint32_t who = failed();

    hand_until(&hand, "2022-05-09");
    cr_expect_not(in_lessons(who));
    hand_until(&hand, "2022-05-10");
    cr_expect(in_lessons(who));
    cr_expect_gt(person(who)->phase, STAGE_COURSE);
    cr_expect_eq(traits(who)->weekly_minutes, 7 * 60);
    hand_until(&hand, "2022-08-01");
    cr_expect_gt(growth_lesson_hours(&hand.chain, who), 80);
}

Test(wi2013, does_not_go_on_without_money)
{
    uint32_t who = failed();

    traits(who)->exam_fees = 10000;
    hand_until(&hand, "2022-06-07");
    cr_expect_not(in_lessons(who));
}

Test(wi2013, ends_lessons_with_the_last_pass)
{
    uint32_t who = failed();

    hand_until(&hand, "2022-05-10");
    cr_expect(in_lessons(who));
    exams_waive(&hand.chain, who, MASK_ALL);
    cr_expect_eq(person(who)->duty, STAMP_NEVER, "the PVT is signed: nothing is left");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

Test(wi2013, waits_for_the_pvt_without_lessons)
{
    uint32_t who;

    hand_spec(&hand.params.wi2013.pvt, 200); /* 22 July */
    who = failed();
    hand_until(&hand, "2022-05-10");
    cr_expect(in_lessons(who));
    exams_waive(&hand.chain, who, MASK_ALL);
    cr_expect_eq(person(who)->step, STEP_PARTICIPATION);
    cr_expect_eq(traits(who)->weekly_minutes, 0);
    hand_until(&hand, "2022-07-22");
    cr_expect_eq(hand.chain.people_live, 1);
    hand_until(&hand, "2022-07-23");
    cr_expect_eq(hand.chain.people_live, 0);
}

/* ---- the state exam ---- */

/* Two fails, and the component goes to A2. */
Test(wi2013, leaves_the_state_exam_after_two_fails)
{
    uint32_t who, job;

    hand.params.wi2013.nt2[GROUP_GEZIN] = 1.0;
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2022-03-05");
    job = job_new(&hand.chain, who, JOB_EXAM);
    hand.chain.jobs[job].exam = EXAM_SPREKEN_B1;
    hand.chain.jobs[job].component = COMPONENT_SPREKEN;
    hand.chain.jobs[job].sat = 1;
    wi2013_failed(&hand.chain, job);
    cr_expect_eq(person(who)->level_a2, 0);
    hand.chain.jobs[job].sat = 2;
    wi2013_failed(&hand.chain, job);
    cr_expect_eq(person(who)->level_a2, 1 << COMPONENT_SPREKEN);
}

/* ---- the last months ---- */

Test(wi2013, is_spared_ona_by_the_share_of_the_day)
{
    uint32_t who;

    hand_step(&hand.params.wi2013.ona_waived, "2024-01-01", 1.0);
    who = comes(GROUP_GEZIN);
    cr_expect(wi2013_window(&hand.chain, who));
    cr_expect(person_lacks(person(who)) >> COMPONENT_ONA & 1);
    hand_until(&hand, "2024-01-02");
    cr_expect(wi2013_window(&hand.chain, who));
    cr_expect_not(person_lacks(person(who)) >> COMPONENT_ONA & 1);
    cr_expect_eq(hand_rules(&hand, RULE_ONA_WAIVED), 1);
    cr_expect(wi2013_window(&hand.chain, who));
    cr_expect_eq(hand_rules(&hand, RULE_ONA_WAIVED), 1, "once");
}

Test(wi2013, is_done_where_ona_was_the_last)
{
    uint32_t who;

    hand.params.wi2013.ona_waived.steps[0].value = 1.0;
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2022-05-07");
    person(who)->passed = MASK_ALL & ~(1 << COMPONENT_ONA);
    cr_expect_not(wi2013_window(&hand.chain, who));
    cr_expect_eq(hand.chain.people_live, 0);
}

/* ---- lessons that are not held ---- */

/* None from 1 June to 1 September: 89 hours up to nine on 1 June, less nine hours of a day. */
Test(wi2013, halts_and_goes_on)
{
    uint32_t who;

    hand.params.wi2013.pressure_days = 0;
    hand_step(&hand.params.wi2013.lessons, "2022-06-01", 0.0);
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2022-05-31");
    cr_expect_eq(traits(who)->weekly_minutes, 7 * 60);
    hand_until(&hand, "2022-06-01");
    cr_expect_eq(traits(who)->weekly_minutes, 0);
    cr_expect_eq(traits(who)->lesson_hours, 88);
    cr_expect(in_lessons(who));
    cr_expect_eq(hand_rules(&hand, RULE_LESSONS_HALTED), 1);
    hand_until(&hand, "2024-06-01");
    cr_expect_eq(growth_lesson_hours(&hand.chain, who), 88);
    cr_expect(in_lessons(who), "the money is not spent");
    hand_until(&hand, "2025-02-01"); /* the term was over */
    cr_expect_eq(hand_rules(&hand, RULE_OVERRUN), 1);
}

Test(wi2013, follows_a_part_of_the_lessons)
{
    uint32_t who;

    hand_step(&hand.params.wi2013.lessons, "2022-06-01", 0.5);
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2022-06-02");
    cr_expect_eq(traits(who)->weekly_minutes, 7 * 60 / 2);
    hand_until(&hand, "2022-07-01"); /* 88 hours, and half of 30 days and nine hours */
    cr_expect_eq(growth_lesson_hours(&hand.chain, who), 88 + 15);
}

/* Who begins in such a time begins at its pace. */
Test(wi2013, begins_at_the_pace_of_the_day)
{
    uint32_t who;

    hand_step(&hand.params.wi2013.lessons, "2022-02-01", 0.5);
    who = comes(GROUP_GEZIN);
    hand_until(&hand, "2022-03-05");
    cr_expect_eq(traits(who)->weekly_minutes, 7 * 60 / 2);
    cr_expect_eq(hand_rules(&hand, RULE_LESSONS_HALTED), 0);
}
