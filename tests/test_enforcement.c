/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way from an overrun to the decision, and what is decided. */

#include "tests/enforcement_by_hand.h"

TestSuite(enforcement, .init = enforcement_setup, .fini = enforcement_teardown);

/* ---- the way to the decision ---- */

Test(enforcement, gives_notice_of_a_fine)
{
    enforcement_planned(GROUP_GEZIN);
    hand_until(&hand, "2025-03-11");
    cr_expect_eq(enforcement_docketed(DOCKET_OVERRUN), 1);
    hand_until(&hand, "2025-04-09");
    cr_expect_eq(enforcement_docketed(DOCKET_NOTICE), 0);
    hand_until(&hand, "2025-04-10");
    cr_expect_eq(enforcement_docketed(DOCKET_NOTICE), 1);
    cr_expect_eq(hand_rules(&hand, RULE_OVERRUN_NOTICE), 1);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(enforcement_docketed(DOCKET_VIEWS) + enforcement_docketed(DOCKET_HEARING), 0,
                 "nothing is said to it");
    cr_expect_eq(enforcement_docketed(DOCKET_NOTICE), 1);
}

Test(enforcement, decides_and_begins_a_new_term)
{
    uint32_t who = enforcement_planned(GROUP_GEZIN);

    hand_until(&hand, "2025-05-12");
    cr_expect_eq(person_stage(person(who)), STAGE_COURSE);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(person_stage(person(who)), STAGE_NEW_TERM);
    hand_assert_date(person(who)->term_end, "2027-05-13"); /* 24 months from the day after */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_OVERRUN_TO_DECISION), 62);
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 1);
    cr_expect_eq(hand_rules(&hand, RULE_HEARING), 0);
    cr_expect_eq(enforcement_docketed(DOCKET_FINED), 1);
    cr_expect_eq(enforcement_docketed(DOCKET_NEW_TERM), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_NEW), 1);
    cr_expect_eq(hand.chain.desks[DESK_DECISION].taken, 0);
}

/* A hearing on Monday from nine to ten; nobody decides. */
Test(enforcement, hears_before_it_decides)
{
    hand.params.enforcement.hearing_share = 1.0;
    hand_step(&hand.params.enforcement.decision_officers, "2025-05-12", 0);
    enforcement_planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-12");
    cr_expect_eq(hand_rules(&hand, RULE_HEARING), 1, "to come");
    cr_expect_eq(enforcement_docketed(DOCKET_HEARING), 0, "not held");
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(enforcement_docketed(DOCKET_HEARING), 1);
    cr_expect_eq(hand.chain.desks[DESK_HEARING].arrived, 1);
    cr_expect_eq(hand.chain.desks[DESK_HEARING].taken, 0, "the officer is free again");
    cr_expect_eq(hand.chain.desks[DESK_DECISION].queue.value, 1);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 0);
}

Test(enforcement, takes_views_in_writing)
{
    hand.params.enforcement.views_share = 1.0;
    enforcement_planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-09");
    cr_expect_eq(enforcement_docketed(DOCKET_VIEWS), 0);
    hand_until(&hand, "2025-05-10");
    cr_expect_eq(enforcement_docketed(DOCKET_VIEWS), 1);
    cr_expect_eq(hand_rules(&hand, RULE_VIEWS), 1);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(hand.chain.desks[DESK_HEARING].arrived, 0);
    cr_expect_eq(enforcement_docketed(DOCKET_FINED), 1);
}

/* One luck deals both, so nobody has two. */
Test(enforcement, hears_some_and_reads_from_the_others)
{
    hand.params.enforcement.hearing_share = 0.4;
    hand.params.enforcement.views_share = 0.6;
    enforcement_planned(GROUP_GEZIN);
    for (uint32_t i = 1; i < 40; i++)
        hand_planned(&hand, GROUP_GEZIN, i);
    hand_until(&hand, "2025-05-12");
    cr_expect_eq(hand_rules(&hand, RULE_HEARING) + enforcement_docketed(DOCKET_VIEWS), 40);
    cr_expect_geq(hand_rules(&hand, RULE_HEARING), 7); /* 16, sd 3.1 */
    cr_expect_leq(hand_rules(&hand, RULE_HEARING), 25);
}

/* A day's work each, so that the older case is a day later: at nine o'clock of a day the newer one
 * alone has been decided, on the day before. */
static void
assert_new_first(const char *date, const char *new_term_end)
{
    uint32_t old = enforcement_planned(GROUP_GEZIN), new;

    hand_until(&hand, "2022-03-11");
    new = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, date);
    hand_assert_date(person(new)->term_end, new_term_end);
    cr_expect_eq(person(old)->term_end, STAMP_NEVER);
}

static void
officers_from(struct timeline *officers, struct draw_spec *minutes)
{
    hand.params.enforcement.new_first_from = hand_day("2025-03-12");
    officers->steps[0].value = 0;
    hand_step(officers, "2025-06-02", 1);
    hand_spec(minutes, 480);
}

Test(enforcement, decides_on_new_cases_first)
{
    officers_from(&hand.params.enforcement.decision_officers,
                  &hand.params.enforcement.decision_minutes);
    assert_new_first("2025-06-03", "2027-06-03");
}

Test(enforcement, hears_new_cases_first)
{
    hand.params.enforcement.hearing_share = 1.0;
    officers_from(&hand.params.enforcement.hearing_officers,
                  &hand.params.enforcement.hearing_minutes);
    assert_new_first("2025-06-04", "2027-06-04"); /* heard on 2 June, decided on 3 June */
}

/* A backlog of old cases does not hold up the new ones, and goes by their order. */
Test(enforcement, decides_on_old_cases_in_their_order)
{
    uint32_t first, second;

    officers_from(&hand.params.enforcement.decision_officers,
                  &hand.params.enforcement.decision_minutes);
    hand.params.enforcement.new_first_from = hand_day("2025-03-13");
    first = enforcement_planned(GROUP_GEZIN);
    hand_until(&hand, "2022-03-11");
    second = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2025-06-03");
    cr_expect_neq(person(first)->term_end, STAMP_NEVER);
    cr_expect_eq(person(second)->term_end, STAMP_NEVER);
}

/* ---- the decision ---- */

Test(enforcement, fines_nobody_who_is_not_culpable)
{
    hand.params.enforcement.culpable[REGIME_WI2021] = 0.0;
    enforcement_planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 0);
    cr_expect_eq(enforcement_docketed(DOCKET_EXCUSED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 1, "Wi21 art. 24(2)");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_NEW), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 0);
}

/* ECLI:NL:RVS:2025:3087: no fines for status holders from 9 July 2025 on; the date of the decision
 * counts, and family migrants are fined as before. */
Test(enforcement, stops_fining_status_holders)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-05");
    hand_planned(&hand, GROUP_ASIEL, 0); /* overrun 6 May, ready 5 July, decided Monday 7 July */
    hand_until(&hand, "2025-07-08");
    cr_expect_eq(enforcement_docketed(DOCKET_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 0);
}

Test(enforcement, does_not_fine_status_holders_from_the_ruling_on)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-09"); /* overrun 10 May, ready and decided Wednesday 9 July 2025 */
    hand_planned(&hand, GROUP_ASIEL, 0);
    hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2025-07-10");
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 1);
    cr_expect_eq(enforcement_docketed(DOCKET_SPARED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0, "both were culpable");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 2);
    cr_expect_eq(enforcement_docketed(DOCKET_NEW_TERM), 2);
    cr_expect_eq(measures_int32(&hand.measures, MEASURE_TERM_FINED)
                     [(1 * REGIMES + REGIME_WI2021) * GROUPS + GROUP_GEZIN],
                 1);
}

/* ---- what cuts it short ---- */

/* Who is done before the decision is not decided about any more, and is not counted as in time. */
Test(enforcement, ends_with_the_duty)
{
    uint32_t who = enforcement_planned(GROUP_GEZIN);

    hand_until(&hand, "2025-05-10");
    person(who)->passed = MASK_ALL;
    stage_enter(&hand.chain, who, STAGE_EXAMS);
    desk_done(&hand.chain, (enum desk_name)(DESK_COURSE + ROUTE_B1));
    agenda_cancel(&hand.chain.agenda, slot_of_move(who));
    person(who)->step = STEP_EXAMS;
    exams_check(&hand.chain, who);
    cr_expect_eq(hand.chain.people_live, 0);
    hand_until(&hand, "2025-06-01");
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 0);
    cr_expect_eq(enforcement_docketed(DOCKET_OVERRUN), 1);
    cr_expect_eq(enforcement_docketed(DOCKET_FINED) + enforcement_docketed(DOCKET_EXCUSED), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
}
