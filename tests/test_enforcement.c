/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The overrun, the decision and the new term: Wi21 art. 24, 25 and rules.md section 4.1.
 * Nobody finishes. A plan of 10 March 2022 is overrun on 11 March 2025 at the first moment; the
 * case is ready 60 days on, Saturday 10 May; decided on Monday 12 May from nine to ten. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    hand_lessons(&hand, 3000);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(enforcement, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static uint32_t
planned(enum group group)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, group, 0);
}

/* ---- what an overrun term was spent on ---- */

static int64_t
lost_days(enum resource resource)
{
    int64_t sum = 0;

    for (size_t i = resource; i < measure_cells(hand.measures.shape, MEASURE_TERM_LOST_DAYS);
         i += RESOURCES)
        sum += measures_int64(&hand.measures, MEASURE_TERM_LOST_DAYS)[i];
    return sum;
}

static void
no_course_places_until(enum route route, const char *date)
{
    hand.params.course.places[route].steps[0].value = 0;
    hand_step(&hand.params.course.places[route], date, 100);
}

Test(enforcement, posts_the_waits_of_an_overrun_term)
{
    no_course_places_until(ROUTE_B1, "2022-09-01");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-10");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 0, "not before it is overrun");
    /* 10 March 09:00 to 1 September 00:00, and from there to the start on 3 October 09:00: 174 and 32
     * whole days. */
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(lost_days(RESOURCE_COURSE_PLACES + ROUTE_B1), 206);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 206);
}

Test(enforcement, posts_a_wait_that_goes_on_at_its_end)
{
    no_course_places_until(ROUTE_B1, "2027-09-01");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-11"); /* three years and 15 hours */
    cr_assert_eq(lost_days(RESOURCE_COURSE_PLACES + ROUTE_B1), 1096);
}

/* Waited for the onderwijsroute, switched to B1 since: the days are of the places waited for. */
Test(enforcement, posts_a_wait_with_the_route_it_was_for)
{
    hand.params.pip.onderwijs[GROUP_GEZIN] = 1.0;
    hand.params.course.onderwijs_success = 0.0;
    hand_spec(&hand.params.course.onderwijs_duration, 300);
    for (int exam = 0; exam < EXAMS; exam++)
        hand.params.exams.pass[exam].steps[0].value = 0.0;
    no_course_places_until(ROUTE_ONDERWIJS, "2022-09-01");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-11");
    cr_expect_eq(lost_days(RESOURCE_COURSE_PLACES + ROUTE_ONDERWIJS), 174 + 32);
    cr_expect_eq(lost_days(RESOURCE_COURSE_PLACES + ROUTE_B1), 0);
}

/* No seat and no examiner: the days are of the exam's places and of the pool. */
Test(enforcement, posts_the_waits_for_seats_and_marking)
{
    hand.params.course.most_hours = 300;
    hand.params.exams.a2_share[EXAM_KNM].steps[0].value = 0;
    hand.params.grading.examiners[EXAMINER_SCHRIJVEN_B1].steps[0].value = 0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-11");
    /* lessons over on 26 January 2023, signed up at nine on 25 February */
    cr_expect_eq(lost_days(RESOURCE_EXAM_PLACES + EXAM_KNM), 744);
    cr_expect_gt(lost_days(RESOURCE_EXAMINERS + EXAMINER_SCHRIJVEN_B1), 600);
    cr_expect_gt(lost_days(RESOURCE_EXAM_PLACES + EXAM_SCHRIJVEN_B1), 13);
    cr_expect_eq(lost_days(RESOURCE_EXAMINERS + EXAMINER_SPREKEN_B1), 0, "an hour is no day");
    cr_expect_eq(lost_days(RESOURCE_EXAMINERS + EXAMINER_ONA), 0);
}

/* ---- the decision ---- */

Test(enforcement, decides_and_begins_a_new_term)
{
    uint32_t who = planned(GROUP_GEZIN);

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
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 1);
    cr_expect_eq(hand.chain.desks[DESK_DECISION].taken, 0);
}

/* A hearing on Monday from nine to ten, the decision from ten to eleven. */
Test(enforcement, hears_before_it_decides)
{
    hand.params.enforcement.hearing_share = 1.0;
    hand_step(&hand.params.enforcement.decision_officers, "2025-05-12", 0);
    planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(hand_rules(&hand, RULE_HEARING), 1);
    cr_expect_eq(hand.chain.desks[DESK_HEARING].arrived, 1);
    cr_expect_eq(hand.chain.desks[DESK_HEARING].taken, 0, "the officer is free again");
    cr_expect_eq(hand.chain.desks[DESK_DECISION].queue.value, 1);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 0);
}

Test(enforcement, fines_nobody_who_is_not_culpable)
{
    hand.params.enforcement.culpable = 0.0;
    planned(GROUP_GEZIN);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 0);
}

/* ECLI:NL:RVS:2025:3087: no fines for status holders from 9 July 2025 on; the date of the decision
 * counts, and family migrants are fined as before. */
Test(enforcement, stops_fining_status_holders)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-05");
    hand_planned(&hand, GROUP_ASIEL, 0); /* overrun 6 May, ready 5 July, decided Monday 7 July */
    hand_until(&hand, "2025-07-08");
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0);
}

Test(enforcement, does_not_fine_status_holders_from_the_ruling_on)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-09"); /* overrun 10 May, ready and decided Wednesday 9 July 2025 */
    hand_planned(&hand, GROUP_ASIEL, 0);
    hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2025-07-10");
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 1);
    cr_expect_eq(measures_int32(&hand.measures, MEASURE_TERM_FINED)
                     [(1 * REGIMES + REGIME_WI2021) * GROUPS + GROUP_GEZIN],
                 1);
}

/* ---- the new term's length ---- */

static void
assert_new_term(uint32_t language_exams, const char *until)
{
    uint32_t who = planned(GROUP_GEZIN);

    hand.chain.people[who].passed =
        (uint8_t)(((1u << language_exams) - 1) | 1u << COMPONENT_KNM);
    hand.chain.people[who].participation = STAMP_NEVER; /* no effort that extends */
    hand_until(&hand, "2025-05-13");
    hand_assert_date(person(who)->term_end, until);
}

Test(enforcement, gives_24_months_without_a_language_exam)
{
    assert_new_term(0, "2027-05-13");
}

Test(enforcement, gives_18_months_for_one)
{
    assert_new_term(1, "2026-11-13");
}

Test(enforcement, gives_12_months_for_two)
{
    assert_new_term(2, "2026-05-13");
}

Test(enforcement, gives_6_months_for_three)
{
    assert_new_term(3, "2025-11-13");
}

Test(enforcement, gives_6_months_for_four)
{
    assert_new_term(4, "2025-11-13");
}

/* On the Z-route hours count: none before the course, some within it. */
Test(enforcement, counts_hours_on_the_z_route)
{
    uint32_t waiting, attending;

    hand.params.pip.lbt_feasible[GROUP_ASIEL] = 0.0;
    hand.params.enforcement.asiel_no_fine_from = hand_day("2040-01-01");
    hand.params.course.places[ROUTE_Z].steps[0].value = 1;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    attending = hand_planned(&hand, GROUP_ASIEL, 0);
    waiting = hand_planned(&hand, GROUP_GEZIN, 1);
    person_route(&hand.chain, waiting, ROUTE_Z);
    hand_until(&hand, "2025-05-13");
    cr_expect_eq(person(waiting)->phase, STAGE_OFFER);
    hand_assert_date(person(waiting)->term_end, "2027-05-13");
    hand_assert_date(person(attending)->term_end, "2026-05-13");
}

/* ---- what cuts it short ---- */

/* Who is done before the decision is not decided about any more, and is not counted as in time. */
Test(enforcement, ends_with_the_duty)
{
    uint32_t who = planned(GROUP_GEZIN);

    hand_until(&hand, "2025-05-10");
    hand.chain.people[who].passed = MASK_ALL;
    stage_enter(&hand.chain, who, STAGE_EXAMS);
    desk_done(&hand.chain, (enum desk_name)(DESK_COURSE + ROUTE_B1));
    agenda_cancel(&hand.chain.agenda, slot_of_move(who));
    hand.chain.people[who].step = STEP_EXAMS;
    exams_check(&hand.chain, who);
    cr_expect_eq(hand.chain.people_live, 0);
    hand_until(&hand, "2025-06-01");
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
}

/* A new term is not extended: it is overrun, and enforced again. */
Test(enforcement, comes_again_after_the_new_term)
{
    hand.params.term.illness_share = 1.0;
    hand.params.enforcement.new_term_months[0] = 6;
    planned(GROUP_GEZIN);
    hand_until(&hand, "2027-12-30");
    cr_expect_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 1);
    cr_expect_geq(hand_rules(&hand, RULE_OVERRUN), 3);
    cr_expect_geq(hand_rules(&hand, RULE_NEW_TERM), 3);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1, "first terms only");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 1, "of first terms, as the overruns");
    cr_expect_geq(hand_rules(&hand, RULE_FINED), 3);
}

/* Nor by a ground that was not used yet; and what it was spent on is of first terms only. */
Test(enforcement, does_not_extend_or_explain_a_new_term)
{
    uint32_t who;

    no_course_places_until(ROUTE_B1, "2027-12-01");
    who = planned(GROUP_GEZIN);
    hand_until(&hand, "2025-06-01");
    cr_assert_eq(person_stage(person(who)), STAGE_NEW_TERM);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 1096);
    hand.chain.people[who].passed = MASK_ALL & ~(1u << COMPONENT_SPREKEN); /* considerable effort */
    hand_until(&hand, "2027-05-13");
    cr_expect_eq(hand_rules(&hand, RULE_OVERRUN), 2);
    cr_expect_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_LOST_DAYS), 1096);
}
