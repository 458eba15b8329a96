/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The term and its end against rules.md sections 2 and 5; the dates are reckoned by hand. */

#include "tests/term_by_hand.h"

TestSuite(term, .init = term_setup, .fini = term_teardown);

/* ---- the term: Wi21 art. 11(1), (2); Wi13 art. 7b(1) ---- */

Test(term, three_years_from_the_day_after_the_plan)
{
    term_start("2022-05-10");
    hand_assert_date(person(term_planned(GROUP_GEZIN, 0))->term_end, "2025-05-11");
    hand_until(&hand, "2022-12-31");
    hand_assert_date(person(term_planned(GROUP_GEZIN, 1))->term_end, "2026-01-01");
    hand_until(&hand, "2024-02-28"); /* the term begins on a day that 2027 does not have */
    hand_assert_date(person(term_planned(GROUP_GEZIN, 2))->term_end, "2027-03-01");
    hand_until(&hand, "2024-02-29");
    hand_assert_date(person(term_planned(GROUP_GEZIN, 3))->term_end, "2027-03-01");
}

Test(term, three_years_from_the_duty_under_the_old_law)
{
    term_start("2022-12-31");
    hand_assert_date(person(term_of_old(GROUP_ASIEL, 0))->term_end, "2025-12-31");
    hand_until(&hand, "2024-02-29");
    hand_assert_date(person(term_of_old(GROUP_ASIEL, 1))->term_end, "2027-03-01");
}

Test(term, is_overrun_at_its_first_moment_past_the_end)
{
    uint32_t who;

    term_start("2022-03-10");
    who = term_planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-10");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 0);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 1);
    cr_assert_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 0);
    cr_assert_eq(person(who)->term_end, STAMP_NEVER);
    cr_assert_eq(person_stage(person(who)), STAGE_COURSE, "a new term begins with the decision");
}

/* A cohort is the quarter in which the duty starts, not that of the plan or of the overrun. */
Test(term, is_counted_in_the_cohort_of_the_duty)
{
    const struct measures_shape *shape;

    term_start("2022-05-10");
    shape = hand.measures.shape;
    term_planned(GROUP_OVERIG, 0);
    hand_until(&hand, "2025-05-11");
    cr_assert_eq(shape->extent[DIMENSION_COHORT], 6 * 4);
    cr_assert_eq(measures_int32(&hand.measures, MEASURE_TERM_OVER)
                     [(1 * REGIMES + REGIME_WI2021) * GROUPS + GROUP_OVERIG],
                 1);
}

/* Over the end of a year, with an extension of six months from the term's own end. */
Test(term, six_months_over_the_end_of_a_year)
{
    uint32_t who;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    term_start("2022-08-30");
    who = term_planned(GROUP_GEZIN, 0);
    hand.chain.traits[who].literacy = LITERACY_OTHER;
    hand_assert_date(person(who)->term_end, "2025-08-31");
    hand_until(&hand, "2025-08-30");
    hand_assert_date(person(who)->term_end, "2026-03-01"); /* its last day was 30 August */
}

/* ---- first terms are counted once ---- */

Test(term, settles_once)
{
    uint32_t who;

    term_start("2022-03-10");
    who = term_planned(GROUP_GEZIN, 0);
    term_settle(&hand.chain, who, MEASURE_TERM_EXEMPT);
    term_settle(&hand.chain, who, MEASURE_TERM_MET);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_MET), 0);
}

/* ---- the day of the exam, or of its result: rules.md section 7.2 ---- */

/* Somebody under the Wi2013 who sits the last exam on 10 March 2025, the last day of the term, and
 * whose result comes two weeks after it. */
static uint32_t
sits_on_the_last_day(bool passes, unsigned missing)
{
    uint32_t who, job;

    hand_until(&hand, "2022-03-11");
    who = term_of_old(GROUP_GEZIN, 0);
    hand.chain.people[who].waived = (uint8_t)(MASK_ALL & ~missing);
    hand_until(&hand, "2025-03-10");
    job = term_sat(who, COMPONENT_KNM, 1);
    hand.chain.jobs[job].exam = EXAM_KNM;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    hand.chain.jobs[job].marks = passes ? JOB_PASSES : 0;
    job_go(&hand.chain, job, JOB_RESULT, chain_now(&hand.chain) + 14 * TICKS_PER_DAY);
    stage_enter(&hand.chain, who, STAGE_AWAITING_RESULT);
    return who;
}

enum { KNM_ALONE = 1 << COMPONENT_KNM };

Test(term, an_exam_on_the_last_day_is_in_time_by_its_own_day)
{
    hand.params.term.by_result = 0;
    hand_start(&hand);
    sits_on_the_last_day(true, KNM_ALONE);
    hand_until(&hand, "2025-03-24");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_DUE), 0);
    hand_until(&hand, "2025-03-25");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0);
}

Test(term, an_exam_on_the_last_day_is_too_late_by_its_result)
{
    hand.params.term.by_result = 1;
    hand_start(&hand);
    sits_on_the_last_day(true, KNM_ALONE);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    hand_until(&hand, "2025-03-25");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_MET), 0);
}

/* The term is overrun when the result comes, and what it waited for is awaited no longer. */
Test(term, a_failed_result_overruns_a_term_that_waits)
{
    uint32_t who;

    hand.params.term.by_result = 0;
    hand_start(&hand);
    who = sits_on_the_last_day(false, KNM_ALONE);
    hand_until(&hand, "2025-03-24");
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0);
    hand_until(&hand, "2025-03-25");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_assert_eq(person(who)->term_end, STAMP_NEVER);
    cr_assert_not(extension_awaits_results(&hand.chain, who));
    hand_until(&hand, "2025-12-31");
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 1);
}

Test(term, waits_for_no_result_while_something_is_left_to_sit)
{
    hand.params.term.by_result = 0;
    hand_start(&hand);
    sits_on_the_last_day(true, KNM_ALONE | 1 << COMPONENT_LEZEN);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
}

/* PVT or MAP that is still to come is no result. */
Test(term, waits_for_no_result_while_something_else_is_not_done)
{
    uint32_t who;

    hand.params.term.by_result = 0;
    hand_start(&hand);
    who = sits_on_the_last_day(true, KNM_ALONE);
    person(who)->participation = stamp_of(ticks_of_day(hand_day("2025-03-12")));
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
}

/* ---- the PVT has a term of its own: Wi13 art. 7a ---- */

Test(term, of_the_old_law_is_about_the_exams_alone)
{
    uint32_t who;

    term_start("2022-03-11");
    who = term_of_old(GROUP_GEZIN, 0);
    person(who)->passed = MASK_ALL;
    person(who)->participation = STAMP_NEVER;
    hand_until(&hand, "2025-04-11");
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_DUE), 0, "not before the PVT is signed");
}

/* ---- the new term ---- */

Test(term, begins_anew_the_day_after)
{
    uint32_t who;

    term_start("2022-03-10");
    who = term_planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-12");
    cr_assert_eq(person(who)->term_end, STAMP_NEVER);
    term_renew(&hand.chain, who, 12);
    hand_assert_date(person(who)->term_end, "2026-03-13");
    cr_assert_eq(extension_end(&hand.chain, who), hand_day("2026-03-13"));
}
