/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * When a longer term is applied for and decided on: Wi21 art. 12, Bi21 art. 4.5(1), Bi13 art. 2.12.
 * A plan of 10 March 2022: the window opens on 11 September 2024; a decision takes 28 days.
 */

#include "tests/term_by_hand.h"

TestSuite(extension, .init = term_setup, .fini = term_teardown);

/* Somebody who does not read the Latin script: six months for a literacy course. */
static uint32_t
who_learns_to_read(enum group group, uint32_t index)
{
    uint32_t who = term_planned(group, index);

    hand.chain.traits[who].literacy = LITERACY_OTHER;
    return who;
}

/* ---- the window ---- */

Test(extension, is_not_applied_for_a_day_before_the_window)
{
    uint32_t who;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    term_start("2022-03-10");
    who = who_learns_to_read(GROUP_GEZIN, 0);
    hand_until(&hand, "2024-09-10");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
    hand_until(&hand, "2024-09-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
    hand_assert_date(person(who)->term_end, "2025-03-11");
    hand_until(&hand, "2024-10-08");
    hand_assert_date(person(who)->term_end, "2025-03-11");
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(who)->term_end, "2025-09-11");
    cr_assert_eq(term_extended(GROUND_LITERACY), 1);
    cr_assert_eq(term_days(GROUND_LITERACY), 184);
}

/* Six months before 31 August are the last day of February. */
Test(extension, opens_on_the_last_day_of_a_shorter_month)
{
    hand.params.term.share[GROUND_LITERACY] = 1.0;
    term_start("2022-08-30");
    who_learns_to_read(GROUP_GEZIN, 0);
    hand_until(&hand, "2025-02-27");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
    hand_until(&hand, "2025-02-28");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
}

Test(extension, window_is_of_the_scenario)
{
    hand.params.term.share[GROUND_LITERACY] = 1.0;
    hand.params.term.window_months = 3;
    term_start("2022-03-10");
    who_learns_to_read(GROUP_GEZIN, 0);
    hand_until(&hand, "2024-12-10");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
    hand_until(&hand, "2024-12-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
}

/* ---- who applies, and the decision ---- */

Test(extension, is_for_who_applies)
{
    uint32_t who;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    hand.params.term.applies = 0.0;
    term_start("2022-03-10");
    who = who_learns_to_read(GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_assert_eq(person(who)->term_end, STAMP_NEVER);
}

/* With a share that applies, luck is dealt for each occasion: the window and the end. 0.5 of 60. */
Test(extension, has_luck_for_each_occasion)
{
    int64_t at_window;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    hand.params.term.applies = 0.5;
    term_start("2022-03-10");
    for (uint32_t i = 0; i < 60; i++)
        who_learns_to_read(GROUP_GEZIN, i);
    hand_until(&hand, "2025-03-10");
    at_window = hand_rules(&hand, RULE_EXTENSION_ASKED);
    cr_assert(at_window > 20 && at_window < 40, "%lld", (long long)at_window);
    hand_until(&hand, "2025-03-11");
    cr_assert_gt(hand_rules(&hand, RULE_EXTENSION_ASKED), at_window);
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED) + hand_total(&hand, MEASURE_TERM_OVER),
                 60);
}

/* The shipped draw ends at eight weeks; here all that are longer are cut there. */
Test(extension, is_decided_within_eight_weeks)
{
    hand.params.term.share[GROUND_LITERACY] = 1.0;
    hand.params.term.decision = (struct draw_spec){
        .form = DRAW_EXPONENTIAL, .a = 200, .low = -INFINITY, .high = 56};
    term_start("2022-03-10");
    for (uint32_t i = 0; i < 20; i++)
        who_learns_to_read(GROUP_GEZIN, i);
    hand_until(&hand, "2024-11-06"); /* 56 days */
    cr_assert_eq(term_extended(GROUND_LITERACY), 20);
}

Test(extension, is_not_for_who_has_no_ground)
{
    term_start("2022-03-10");
    term_planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
}

/* ---- "telkens": Wi21 art. 12(1) ---- */

/* Illness from 1 October 2024, 100 days, after the window: asked for at the end of the term as the
 * literacy course has made it, 11 September 2025. */
Test(extension, can_be_applied_for_again)
{
    uint32_t who;

    hand.params.term.share[GROUND_LITERACY] = hand.params.term.share[GROUND_ILLNESS] = 1.0;
    term_start("2022-03-10");
    who = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2024-10-01");
    hand.chain.traits[who].literacy = LITERACY_OTHER;
    hand_until(&hand, "2025-03-10");
    hand_assert_date(person(who)->term_end, "2025-09-11");
    hand_until(&hand, "2025-03-11"); /* the new window */
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 2);
    hand_until(&hand, "2025-04-08");
    hand_assert_date(person(who)->term_end, "2025-12-20"); /* 100 days */
    cr_assert_eq(term_extended(GROUND_ILLNESS), 1);
    cr_assert_eq(term_extended(GROUND_LITERACY), 1);
}

/* ---- the end of the term ---- */

/* Illness of 1 October 2024: not there when the window opens. At the end, 11 March 2025, it is
 * asked for; the decision of 8 April counts from the old end. */
Test(extension, is_applied_for_at_the_end_for_what_came_since)
{
    uint32_t who;

    hand.params.term.share[GROUND_ILLNESS] = 1.0;
    term_start("2022-03-10");
    who = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2024-10-01");
    hand_until(&hand, "2025-03-10");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
    hand_until(&hand, "2025-04-07");
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0, "the end waits for the decision");
    hand_until(&hand, "2025-04-08");
    hand_assert_date(person(who)->term_end, "2025-06-19");
    hand_until(&hand, "2025-06-19"); /* nothing is left to ask for */
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_REFUSED), 0);
}

/* A window of one month: what is asked in it is decided after the end. */
Test(extension, under_way_holds_the_end)
{
    uint32_t who;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    hand_spec(&hand.params.term.decision, 50);
    hand.params.term.window_months = 1;
    term_start("2022-03-10");
    who = who_learns_to_read(GROUP_GEZIN, 0); /* asked on 11 February 2025, decided on 2 April */
    hand_until(&hand, "2025-04-01");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0);
    cr_assert_eq(extension_end(&hand.chain, who), hand_day("2025-03-11"));
    hand_until(&hand, "2025-04-02");
    hand_assert_date(person(who)->term_end, "2025-09-11");
}

/* Illness of 95 days before the end: they are over when the decision comes after 100. */
Test(extension, that_comes_too_late_leaves_the_term_overrun)
{
    hand.params.term.share[GROUND_ILLNESS] = 1.0;
    hand_spec(&hand.params.term.length[GROUND_ILLNESS], 95);
    hand_spec(&hand.params.term.decision, 100);
    term_start("2022-03-10");
    term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2024-12-01");
    hand_until(&hand, "2025-06-18");
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0);
    hand_until(&hand, "2025-06-19");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_assert_eq(term_days(GROUND_ILLNESS), 95);
}

/* Who has sat everything by the end that it gets waits for results, too. */
Test(extension, too_short_leaves_results_to_wait_for)
{
    uint32_t who, job;

    hand.params.term.by_result = 0;
    hand.params.term.share[GROUND_ILLNESS] = 1.0;
    hand_spec(&hand.params.term.length[GROUND_ILLNESS], 95);
    hand_ground(&hand, GROUND_ILLNESS, REGIME_WI2013);
    hand_spec(&hand.params.term.decision, 100);
    term_start("2022-03-11");
    who = term_to_whom_of_old(GROUP_GEZIN, GROUND_ILLNESS, "2024-12-01");
    person(who)->waived = MASK_ALL & ~(1 << COMPONENT_KNM);
    hand_until(&hand, "2025-06-13"); /* its end has become 14 June; decided on 19 June */
    job = term_sat(who, COMPONENT_KNM, 1);
    hand.chain.jobs[job].exam = EXAM_KNM;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    hand.chain.jobs[job].marks = JOB_PASSES;
    job_go(&hand.chain, job, JOB_RESULT, chain_now(&hand.chain) + 14 * TICKS_PER_DAY);
    hand_until(&hand, "2025-06-20");
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0);
    cr_assert(extension_awaits_results(&hand.chain, who));
    cr_assert_eq(extension_end(&hand.chain, who), hand_day("2025-06-14"));
    hand_until(&hand, "2025-06-28");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

/* Who leaves takes the application away. */
Test(extension, ends_with_the_duty)
{
    uint32_t who;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    term_start("2022-03-10");
    who = who_learns_to_read(GROUP_GEZIN, 0);
    hand_until(&hand, "2024-09-12");
    person_end(&hand.chain, who, STAGE_LAPSED);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(term_extended(GROUND_LITERACY), 0);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_DUE), 0);
}

/* ---- considerable effort needs no application ---- */

Test(extension, for_effort_comes_by_itself)
{
    uint32_t who;

    hand.params.term.applies = 0.0;
    term_start("2022-03-10");
    who = term_planned(GROUP_ASIEL, 0);
    person(who)->passed = 1 << COMPONENT_LEZEN | 1 << COMPONENT_SPREKEN | 1 << COMPONENT_KNM;
    hand_until(&hand, "2024-09-10");
    hand_assert_date(person(who)->term_end, "2025-03-11");
    hand_until(&hand, "2024-09-11");
    hand_assert_date(person(who)->term_end, "2025-09-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
    cr_assert_eq(term_extended(GROUND_EFFORT), 1);
    hand_until(&hand, "2025-09-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1, "once");
}

Test(extension, for_effort_comes_at_the_end_for_who_made_it_since)
{
    uint32_t who;

    hand.params.term.applies = 0.0;
    term_start("2022-03-10");
    who = term_planned(GROUP_ASIEL, 0);
    hand_until(&hand, "2025-03-10");
    person(who)->passed = 1 << COMPONENT_LEZEN | 1 << COMPONENT_SPREKEN | 1 << COMPONENT_KNM;
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(who)->term_end, "2025-09-11");
}

/* ---- new terms ---- */

/* The literacy course was not asked for in the first term, and cannot be in the second. */
Test(extension, is_not_for_a_new_term)
{
    uint32_t who;

    hand.params.term.applies = 0.0;
    hand.params.term.share[GROUND_LITERACY] = hand.params.term.share[GROUND_BIRTH] = 1.0;
    term_start("2022-03-10");
    who = who_learns_to_read(GROUP_GEZIN, 0);
    hand_until(&hand, "2025-06-30");
    hand.params.term.applies = 1.0;
    cr_assert(person_is(person(who), PERSON_NEW_TERM));
    hand_until(&hand, "2027-06-30");
    cr_assert_geq(hand_rules(&hand, RULE_OVERRUN), 2);
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
}

/* Wi13 art. 32: what is not attributable; effort and literacy are for the first term. */
Test(extension, is_for_a_new_term_of_the_old_law)
{
    uint32_t who;

    hand.params.term.applies = 0.0;
    hand.params.term.share[GROUND_LITERACY] = hand.params.term.share[GROUND_BIRTH] = 1.0;
    hand_ground(&hand, GROUND_BIRTH, REGIME_WI2013)->weeks = 16;
    hand_ground(&hand, GROUND_LITERACY, REGIME_WI2013)->months = 24;
    term_start("2022-03-11");
    who = term_of_old(GROUP_GEZIN, 0);
    hand.chain.traits[who].literacy = LITERACY_NONE;
    hand.chain.traits[who].lesson_hours = 400;
    hand_until(&hand, "2025-06-30");
    hand.params.term.applies = 1.0;
    cr_assert(person_is(person(who), PERSON_NEW_TERM));
    hand_until(&hand, "2027-12-30");
    cr_assert_eq(term_extended(GROUND_LITERACY), 0);
    cr_assert_eq(term_extended(GROUND_BIRTH), 1);
}
