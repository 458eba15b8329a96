/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Extensions for what happens in somebody's life: rules.md sections 2 and 5, the dates reckoned by
 * hand as in test_grounds.c; and that grounds are of one law, and add up.
 */

#include "tests/term_by_hand.h"

#include "models/grounds.h"

TestSuite(grounds, .init = term_setup, .fini = term_teardown);

/* Before the window, for 100 days. */
Test(grounds, an_illness_gives_its_length)
{
    uint32_t who;

    hand.params.term.share[GROUND_ILLNESS] = 1.0;
    term_start("2022-03-10");
    who = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2023-01-01");
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(who)->term_end, "2025-06-19");
    cr_assert_eq(term_days(GROUND_ILLNESS), 100);
    hand_until(&hand, "2025-06-19");
    cr_assert_eq(term_extended(GROUND_ILLNESS), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
}

/* From 1 January 2023 three months are 90 days. */
Test(grounds, an_illness_of_less_than_three_months_gives_nothing)
{
    uint32_t shorter, longer;

    hand.params.term.share[GROUND_ILLNESS] = 1.0;
    hand_spec(&hand.params.term.length[GROUND_ILLNESS], 90);
    term_start("2022-03-10");
    longer = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2023-01-01"); /* to 1 April */
    shorter = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2023-07-01"); /* to 29 September */
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(longer)->term_end, "2025-06-09");
    hand_assert_date(person(shorter)->term_end, "2025-03-11");
}

/* From 1 May 2024, 200 days: 133 up to the application of 11 September, and in the new window, 22
 * January 2025, the 67 that were still to come. */
Test(grounds, an_illness_counts_up_to_the_application)
{
    uint32_t who;

    hand.params.term.share[GROUND_ILLNESS] = 1.0;
    hand_spec(&hand.params.term.length[GROUND_ILLNESS], 200);
    term_start("2022-03-10");
    who = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2024-05-01");
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(who)->term_end, "2025-07-22");
    hand_until(&hand, "2025-01-21");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
    hand_until(&hand, "2025-02-19");
    cr_assert_eq(term_days(GROUND_ILLNESS), 200);
    hand_assert_date(person(who)->term_end, "2025-09-27");
}

/* Not three months by the application of 11 September 2024, which the literacy course is for: asked
 * for in the new window, of 11 March 2025, it counts from its first day. */
Test(grounds, an_illness_that_was_too_short_counts_later)
{
    uint32_t who;

    hand.params.term.share[GROUND_ILLNESS] = hand.params.term.share[GROUND_LITERACY] = 1.0;
    term_start("2022-03-10");
    who = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2024-08-01");
    hand.chain.traits[who].literacy = LITERACY_OTHER;
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(who)->term_end, "2025-09-11");
    cr_assert_eq(term_days(GROUND_ILLNESS), 0);
    hand_until(&hand, "2025-04-08");
    cr_assert_eq(term_days(GROUND_ILLNESS), 100);
}

/* 10 March to 3 October 2022 without lessons; ill from 1 August, 100 days, up to 9 November: of
 * them 37 are after 3 October. */
Test(grounds, an_illness_within_late_lessons_counts_once)
{
    uint32_t who;

    hand.params.term.share[GROUND_ILLNESS] = 1.0;
    term_no_places_until(ROUTE_B1, "2022-09-01");
    term_start("2022-03-10");
    who = term_to_whom(GROUP_ASIEL, GROUND_ILLNESS, "2022-08-01");
    hand_until(&hand, "2024-10-09");
    cr_assert_eq(term_days(GROUND_NO_OFFER), 207);
    cr_assert_eq(term_days(GROUND_ILLNESS), 37);
    hand_assert_date(person(who)->term_end, "2025-11-10");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1, "one application for both");
}

Test(grounds, a_birth_gives_sixteen_weeks)
{
    uint32_t mother, father, older;

    hand.params.term.share[GROUND_BIRTH] = 1.0;
    term_start("2022-03-10");
    mother = term_to_whom(GROUP_ASIEL, GROUND_BIRTH, "2023-01-01");
    father = term_planned(GROUP_ASIEL, 1);
    older = term_planned(GROUP_ASIEL, 2);
    person_flag(person(father), PERSON_WOMAN, false);
    hand.chain.traits[older].age = 45;
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(mother)->term_end, "2025-07-01"); /* 112 days */
    cr_assert_eq(person(father)->term_end, STAMP_NEVER);
    cr_assert_eq(person(older)->term_end, STAMP_NEVER);
    hand_until(&hand, "2025-07-01");
    cr_assert_eq(term_extended(GROUND_BIRTH), 1);
}

/* Born on 1 August 2022: 112 days, of which 63 are within the 207 of late lessons. */
Test(grounds, a_birth_within_late_lessons_gives_the_days_after_them)
{
    uint32_t who;

    hand.params.term.share[GROUND_BIRTH] = 1.0;
    term_no_places_until(ROUTE_B1, "2022-09-01");
    term_start("2022-03-10");
    who = term_to_whom(GROUP_ASIEL, GROUND_BIRTH, "2022-08-01");
    hand_until(&hand, "2024-10-09");
    cr_assert_eq(term_days(GROUND_NO_OFFER), 207);
    cr_assert_eq(term_days(GROUND_BIRTH), 49);
    hand_assert_date(person(who)->term_end, "2025-11-22");
}

/* Born on 1 September 2024, which gave up to 22 December; exams that were late from 2 to 31 October
 * give nothing more in the window of 1 January 2025, those from 2 December to then ten days. */
Test(grounds, days_of_a_birth_are_given_to_nothing_later)
{
    uint32_t who[2];

    hand.params.term.share[GROUND_BIRTH] = 1.0;
    hand_ground(&hand, GROUND_EXAM_DELAY, REGIME_WI2021)->from = hand_day("2022-01-01");
    term_start("2022-03-10");
    who[0] = term_to_whom(GROUP_GEZIN, GROUND_BIRTH, "2024-09-01");
    who[1] = term_to_whom(GROUP_OVERIG, GROUND_BIRTH, "2024-09-01");
    hand_until(&hand, "2024-11-01");
    hand_assert_date(person(who[0])->term_end, "2025-07-01");
    for (int i = 0; i < 2; i++) {
        hand.chain.lost[who[i]].delay_days = 30;
        hand.chain.lost[who[i]].delay_until = (uint16_t)hand_day("2024-11-01");
    }
    hand.chain.lost[who[1]].delay_until = (uint16_t)hand_day("2025-01-01");
    hand_until(&hand, "2025-06-30");
    hand_assert_date(person(who[0])->term_end, "2025-07-01");
    hand_assert_date(person(who[1])->term_end, "2025-07-11");
    cr_assert_eq(term_days(GROUND_EXAM_DELAY), 10);
}

/* A child of 12 September 2024 is born after the window opened: asked for at the end. */
Test(grounds, a_birth_counts_from_its_day_on)
{
    hand.params.term.share[GROUND_BIRTH] = 1.0;
    term_start("2022-03-10");
    term_to_whom(GROUP_ASIEL, GROUND_BIRTH, "2024-09-12");
    term_to_whom(GROUP_GEZIN, GROUND_BIRTH, "2024-09-11");
    hand_until(&hand, "2025-03-10");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 2);
}

/* PRO, VSO, entree: as long as it lasted, 100 days. */
Test(grounds, education_is_of_the_young)
{
    uint32_t young, older;

    hand_ground(&hand, GROUND_EDUCATION, REGIME_WI2021);
    hand.params.term.share[GROUND_EDUCATION] = 1.0;
    term_start("2022-03-10");
    young = term_to_whom(GROUP_GEZIN, GROUND_EDUCATION, "2023-01-01");
    older = term_to_whom(GROUP_GEZIN, GROUND_EDUCATION, "2023-01-02");
    hand.chain.traits[young].age = 22;
    hand.chain.traits[older].age = 23;
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(young)->term_end, "2025-06-19");
    hand_assert_date(person(older)->term_end, "2025-03-11");
    cr_assert_eq(term_days(GROUND_EDUCATION), 100);
}

/* Of something of 1 January 2023, by a rule that is added: when the term ends. */
static void
assert_gives(struct ground_rule rule, const char *end)
{
    uint32_t who;

    rule.from = hand_day("2013-01-01");
    rule.until = DAY_NEVER;
    hand.params.term.grounds[hand.params.term.n_grounds++] = rule;
    hand.params.term.share[rule.ground] = hand.params.wi2013.circumstances = 1.0;
    term_start(rule.regime == REGIME_WI2013 ? "2022-03-11" : "2022-03-10");
    who = rule.regime == REGIME_WI2013
              ? term_to_whom_of_old(GROUP_GEZIN, rule.ground, "2023-01-01")
              : term_to_whom(GROUP_GEZIN, rule.ground, "2023-01-01");
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(who)->term_end, end);
    cr_assert_eq(hand_rules(&hand, (enum rule)(RULE_EXTENDED + (int)rule.ground)), 1);
}

Test(grounds, a_death_gives_three_months)
{
    assert_gives((struct ground_rule){.ground = GROUND_DEATH, .regime = REGIME_WI2021,
                                      .months = 3},
                 "2025-06-11");
}

Test(grounds, circumstances_give_their_length)
{
    assert_gives((struct ground_rule){.ground = GROUND_CIRCUMSTANCES, .regime = REGIME_WI2021,
                                      .at_least_months = 3},
                 "2025-06-19");
}

Test(grounds, an_interruption_gives_its_length)
{
    assert_gives((struct ground_rule){.ground = GROUND_INTERRUPTION, .regime = REGIME_WI2021},
                 "2025-06-19");
}

/* Wi13 art. 7b(3)a, Blr art. 2. */
Test(grounds, an_illness_under_the_old_law)
{
    assert_gives((struct ground_rule){.ground = GROUND_ILLNESS, .regime = REGIME_WI2013,
                                      .at_least_months = 3},
                 "2025-06-19");
}

/* Blr art. 2a. */
Test(grounds, a_death_under_the_old_law)
{
    assert_gives((struct ground_rule){.ground = GROUND_DEATH, .regime = REGIME_WI2013,
                                      .months = 3},
                 "2025-06-11");
}

Test(grounds, a_birth_under_the_old_law)
{
    assert_gives((struct ground_rule){.ground = GROUND_BIRTH, .regime = REGIME_WI2013,
                                      .weeks = 16},
                 "2025-07-01");
}

Test(grounds, circumstances_under_the_old_law)
{
    assert_gives((struct ground_rule){.ground = GROUND_CIRCUMSTANCES, .regime = REGIME_WI2013,
                                      .at_least_months = 3},
                 "2025-06-19");
}

/* ---- the old law's own rules: they act on its people alone ---- */

Test(grounds, are_of_one_law)
{
    uint32_t old, new;

    hand.params.term.share[GROUND_ILLNESS] = 1.0;
    term_start("2022-03-10");
    new = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2023-01-01");
    old = term_to_whom_of_old(GROUP_GEZIN, GROUND_ILLNESS, "2023-01-01");
    hand_until(&hand, "2025-03-10");
    hand_assert_date(person(new)->term_end, "2025-06-19");
    cr_assert_eq(person(old)->term_end, STAMP_NEVER);
}

/* Six months from the term's own end, to 11 September 2025, and 100 days from there. */
Test(grounds, add_up_each_from_the_end_that_the_others_leave)
{
    uint32_t who;

    hand.params.term.share[GROUND_ILLNESS] = hand.params.term.share[GROUND_LITERACY] = 1.0;
    term_start("2022-03-10");
    who = term_to_whom(GROUP_GEZIN, GROUND_ILLNESS, "2023-01-01");
    hand.chain.traits[who].literacy = LITERACY_NONE;
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(who)->term_end, "2025-12-20");
    cr_assert_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 2);
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
}
