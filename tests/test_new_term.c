/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The length of a new term, and what comes after it: Wi13 art. 32, 33, Wi21 art. 24(2)-(4), 25(2) and
 * rules.md section 4.1.
 * A plan of 10 March 2022 is overrun on 11 March 2025, and decided about on Monday 12 May. */

#include "tests/chain_by_hand.h"

static struct hand hand;

/* Nobody gets lessons. */
static void
setup(void)
{
    hand_init(&hand);
    for (int route = 0; route < ROUTE_NONE; route++)
        hand.params.course.places[route].steps[0].value = 0;
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(new_term, .init = setup, .fini = teardown);

static struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static uint32_t
planned(void)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, GROUP_GEZIN, 0);
}

static uint32_t
of_old(unsigned passed, const char *term_end)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = person_new(&hand.chain, STREAM_WI2013, 700, 0, REGIME_WI2013, GROUP_GEZIN);
    person(who)->duty = person(who)->notice = stamp_of(chain_now(&hand.chain));
    person(who)->step = STEP_EXAMS;
    person(who)->passed = (uint8_t)passed;
    person_flag(person(who), PERSON_NOTICED, true);
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    term_begin_at(&hand.chain, who, day_add_months(hand_day(term_end), -36));
    return who;
}

/* ---- by language exams ---- */

static void
assert_new_term(uint32_t language_exams, const char *until)
{
    uint32_t who = planned();

    person(who)->passed = (uint8_t)(((1u << language_exams) - 1) | 1u << COMPONENT_KNM);
    person(who)->participation = STAMP_NEVER; /* no effort that extends */
    hand_until(&hand, "2025-05-13");
    hand_assert_date(person(who)->term_end, until);
}

/* Those who passed none, or are short of MAP alone. */
Test(new_term, has_24_months_without_a_language_exam)
{
    assert_new_term(0, "2027-05-13");
}

Test(new_term, has_18_months_for_one)
{
    assert_new_term(1, "2026-11-13");
}

Test(new_term, has_12_months_for_two)
{
    assert_new_term(2, "2026-05-13");
}

Test(new_term, has_6_months_for_three)
{
    assert_new_term(3, "2025-11-13");
}

Test(new_term, has_6_months_for_four)
{
    assert_new_term(4, "2025-11-13");
}

/* ---- by hours of Z ---- */

static void
assert_new_term_of_z(uint16_t credit, uint16_t hours, const char *until)
{
    uint32_t who = planned();

    person_route(&hand.chain, who, ROUTE_Z);
    hand.chain.traits[who].credit_hours = credit;
    hand.chain.traits[who].lesson_hours = hours;
    hand_until(&hand, "2025-05-13");
    cr_assert_eq(person(who)->phase, STAGE_OFFER);
    hand_assert_date(person(who)->term_end, until);
}

Test(new_term, has_24_months_up_to_200_hours)
{
    assert_new_term_of_z(0, 200, "2027-05-13");
}

Test(new_term, has_18_months_above_200_hours)
{
    assert_new_term_of_z(0, 201, "2026-11-13");
}

Test(new_term, has_18_months_up_to_400_hours)
{
    assert_new_term_of_z(0, 400, "2026-11-13");
}

Test(new_term, has_12_months_above_400_hours)
{
    assert_new_term_of_z(0, 401, "2026-05-13");
}

Test(new_term, has_6_months_above_600_hours)
{
    assert_new_term_of_z(0, 601, "2025-11-13");
}

/* Bi21 art. 3.14(6). */
Test(new_term, counts_hours_of_a_startklas)
{
    assert_new_term_of_z(96, 105, "2026-11-13");
}

/* ---- of the Wi2013 ---- */

/* The term ends on 3 June 2024; decided on Friday 2 August. */
Test(new_term, has_two_years_under_the_wi2013_whatever_is_passed)
{
    uint32_t who = of_old(MASK_LANGUAGE, "2024-06-03"); /* short of KNM and ONA */

    hand_until(&hand, "2024-08-03");
    hand_assert_date(person(who)->term_end, "2026-08-03");
}

/* Whatever its law gives for a first one. */
Test(new_term, has_two_years_again_under_the_wi2013)
{
    uint32_t who;

    hand.params.enforcement.new_term_months_wi2013 = 6;
    who = of_old(0, "2023-01-14");
    hand_until(&hand, "2023-03-16"); /* decided on 15 March */
    hand_assert_date(person(who)->term_end, "2023-09-16");
    hand_until(&hand, "2023-11-16"); /* overrun on 16 September, decided on 15 November */
    hand_assert_date(person(who)->term_end, "2025-11-16");
    cr_expect_eq(hand_rules(&hand, RULE_REPEATED), 1);
}

/* ---- and after it ---- */

/* A first one of six months ends on 13 November 2025; overrun, ready on Monday 12 January 2026 and
 * decided about then; two years follow. */
Test(new_term, is_of_two_years_after_a_second_overrun)
{
    uint32_t who;

    hand.params.enforcement.new_term_months[0] = 6;
    who = planned();
    hand_until(&hand, "2025-11-12");
    cr_expect_eq(hand_rules(&hand, RULE_REPEATED), 0);
    hand_until(&hand, "2025-11-13");
    cr_expect_eq(hand_rules(&hand, RULE_OVERRUN), 2);
    cr_expect_eq(hand_rules(&hand, RULE_REPEATED), 1);
    hand_until(&hand, "2026-01-13");
    hand_assert_date(person(who)->term_end, "2028-01-13");
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 2, "fined again");
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 2);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_NEW), 2);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 1, "of first terms");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 1, "so this");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1, "and this");
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 2);
}

/* Each case has luck of its own: of 40 people some are fined once of two times. */
Test(new_term, is_judged_anew_when_it_is_overrun)
{
    int64_t first;

    hand.params.enforcement.culpable[REGIME_WI2021] = 0.5;
    hand.params.enforcement.new_term_months[0] = 6;
    planned();
    for (uint32_t i = 1; i < 40; i++)
        hand_planned(&hand, GROUP_GEZIN, i);
    hand_until(&hand, "2025-07-01");
    first = hand_total(&hand, MEASURE_TERM_FINED);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), first);
    hand_until(&hand, "2026-07-01");
    cr_expect_eq(hand_rules(&hand, RULE_NEW_TERM), 80);
    cr_expect_neq(hand_total(&hand, MEASURE_FINES), 2 * first);
}

/* A new term of the Wi2021 is not extended. */
Test(new_term, is_not_extended)
{
    uint32_t who = planned();

    hand_until(&hand, "2025-06-01");
    cr_assert_eq(person_stage(person(who)), STAGE_NEW_TERM);
    person(who)->passed = MASK_ALL & ~(1u << COMPONENT_SPREKEN); /* considerable effort */
    hand_until(&hand, "2027-05-13");
    cr_expect_eq(hand_rules(&hand, RULE_OVERRUN), 2);
    cr_expect_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 0);
}
