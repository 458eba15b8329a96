/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What each ground of extension asks for and gives: rules.md sections 2 and 5, the dates reckoned
 * by hand.  A plan of 10 March 2022: the term is from 11 March 2022 to 11 March 2025; what holds on
 * 11 September 2024 is decided on 9 October; what holds at the end, on 8 April 2025.
 * What happens in somebody's life is in test_grounds_life.c.
 */

#include "tests/term_by_hand.h"

#include "models/grounds.h"

TestSuite(grounds, .init = term_setup, .fini = term_teardown);

/* ---- lessons too late: rules.md 2.1, "no course offer" ---- */

/* 10 March to 3 October 2022, the first of the month after the offer: 207 days. */
Test(grounds, late_lessons_give_the_days_from_the_plan)
{
    uint32_t who;

    term_no_places_until(ROUTE_B1, "2022-09-01");
    term_start("2022-03-10");
    who = term_planned(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-10-04");
    cr_assert(person_is(person(who), PERSON_STARTED));
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(who)->term_end, "2025-10-04");
    cr_assert_eq(term_days(GROUND_NO_OFFER), 207);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 1);
    cr_assert_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 1);
    cr_assert_eq(hand_rules(&hand, (enum rule)(RULE_EXTENDED + GROUND_NO_OFFER)), 1);
    hand_until(&hand, "2025-10-04"); /* no period twice */
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 1);
}

/* Who still waits has waited 916 days when he applies; in the new window, 13 March 2027, 913 more:
 * the days from one application to the next. */
Test(grounds, late_lessons_count_for_who_still_waits)
{
    uint32_t asiel;

    term_no_places_until(ROUTE_B1, "2027-11-01");
    term_start("2022-03-10");
    asiel = term_planned(GROUP_ASIEL, 0);
    term_planned(GROUP_GEZIN, 1);
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(asiel)->term_end, "2027-09-13");
    hand_until(&hand, "2027-04-10");
    cr_assert_eq(term_extended(GROUND_NO_OFFER), 2);
    cr_assert_eq(term_days(GROUND_NO_OFFER), 916 + 913);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1, "gezin looks for a course itself");
}

/* Late is more than three months after the plan; both begin on 1 June. */
Test(grounds, lessons_within_three_months_are_not_late)
{
    uint32_t late, in_time;

    term_no_places_until(ROUTE_B1, "2022-05-02");
    term_start("2022-02-28");
    late = term_planned(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-01");
    in_time = term_planned(GROUP_ASIEL, 1);
    hand_until(&hand, "2025-03-02");
    hand_assert_date(person(late)->term_end, "2025-06-02"); /* 93 days */
    cr_assert_eq(person(in_time)->term_end, STAMP_NEVER);
    cr_assert_eq(term_extended(GROUND_NO_OFFER), 1);
}

Test(grounds, an_onderwijsroute_within_six_months_is_not_late)
{
    uint32_t late, in_time;

    hand.params.pip.onderwijs[GROUP_ASIEL] = 1.0;
    term_no_places_until(ROUTE_ONDERWIJS, "2022-08-02");
    term_start("2022-02-28");
    late = term_planned(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-01");
    in_time = term_planned(GROUP_ASIEL, 1);
    cr_assert_eq(person(late)->route, ROUTE_ONDERWIJS);
    hand_until(&hand, "2025-03-02");
    hand_assert_date(person(late)->term_end, "2025-09-02"); /* 185 days */
    cr_assert_eq(person(in_time)->term_end, STAMP_NEVER);
}

/* The rule acts on an application made while it is in force: not on its first day after. */
Test(grounds, act_while_they_are_in_force)
{
    uint32_t before, on_the_day;

    hand.params.term.grounds[0].until = hand_day("2024-09-12"); /* no_offer */
    term_no_places_until(ROUTE_B1, "2022-09-01");
    term_start("2022-03-10");
    before = term_planned(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-11");
    on_the_day = term_planned(GROUP_ASIEL, 1);
    hand_until(&hand, "2024-12-01");
    hand_assert_date(person(before)->term_end, "2025-10-04");
    hand_assert_date(person(on_the_day)->term_end, "2025-03-12");
}

Test(grounds, act_from_their_first_day_on)
{
    uint32_t before, on_the_day;

    hand.params.term.grounds[0].from = hand_day("2024-09-12");
    term_no_places_until(ROUTE_B1, "2022-09-01");
    term_start("2022-03-10");
    before = term_planned(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-11");
    on_the_day = term_planned(GROUP_ASIEL, 1);
    hand_until(&hand, "2024-12-01");
    hand_assert_date(person(before)->term_end, "2025-03-11");
    hand_assert_date(person(on_the_day)->term_end, "2025-10-04"); /* 206 days */
}

/* ---- the stay in the azc after the plan: rules.md 2.1, a proposal that a scenario adds ---- */

static void
add_azc(const char *from)
{
    struct ground_rule *rule = hand_ground(&hand, GROUND_AZC, REGIME_WI2021);

    rule->at_least_months = 3;
    rule->from = hand_day(from);
}

/* Asiel, planned today in the azc and settled on a date. */
static uint32_t
planned_in_azc(uint32_t index, const char *settled)
{
    uint32_t who = term_planned(GROUP_ASIEL, index);

    person_flag(person(who), PERSON_FROM_AZC, true);
    person(who)->settled = stamp_of(ticks_of_day(hand_day(settled)) + ROSTER_OPENS);
    return who;
}

Test(grounds, a_stay_gives_nothing_without_a_rule)
{
    term_start("2022-03-10");
    planned_in_azc(0, "2023-03-10");
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 0);
}

Test(grounds, a_stay_of_three_months_or_more_gives_its_days)
{
    uint32_t longer, shorter, outside;

    add_azc("2022-01-01");
    term_start("2022-03-10");
    longer = planned_in_azc(0, "2022-06-10");
    shorter = planned_in_azc(1, "2022-06-09");
    outside = planned_in_azc(2, "2022-09-10");
    person_flag(person(outside), PERSON_FROM_AZC, false);
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(longer)->term_end, "2025-06-11"); /* 92 days */
    hand_assert_date(person(shorter)->term_end, "2025-03-11");
    hand_assert_date(person(outside)->term_end, "2025-03-11");
    cr_assert_eq(term_extended(GROUND_AZC), 1);
}

/* Both run from the plan: lessons after 207 days, and of the stay what is over. */
Test(grounds, a_stay_and_late_lessons_share_their_days)
{
    uint32_t stay, lessons;

    add_azc("2022-01-01");
    term_no_places_until(ROUTE_B1, "2022-09-01");
    term_start("2022-03-10");
    stay = planned_in_azc(0, "2022-10-04");    /* 208 days */
    lessons = planned_in_azc(1, "2022-10-01"); /* 205 days */
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(stay)->term_end, "2025-10-05");
    hand_assert_date(person(lessons)->term_end, "2025-10-04");
    cr_assert_eq(term_days(GROUND_NO_OFFER), 2 * 207);
    cr_assert_eq(term_days(GROUND_AZC), 1);
    hand_until(&hand, "2025-10-05");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 2);
}

/* In force after the first application: what the late lessons gave does not count again. All of the
 * stay is within them: it is asked for, and refused. */
Test(grounds, a_stay_within_late_lessons_is_refused)
{
    add_azc("2024-11-01");
    term_no_places_until(ROUTE_B1, "2022-09-01");
    term_start("2022-03-10");
    planned_in_azc(0, "2022-08-10");
    hand_until(&hand, "2025-04-04"); /* the new window: 6 months before 4 October 2025 */
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 2);
    hand_until(&hand, "2025-05-02");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_REFUSED), 1);
    cr_assert_eq(term_extended(GROUND_AZC), 0);
    hand_until(&hand, "2025-10-04");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
}

/* Settled on 10 January 2023: of 306 days 207 were given. */
Test(grounds, a_stay_gives_what_late_lessons_left)
{
    add_azc("2024-11-01");
    term_no_places_until(ROUTE_B1, "2022-09-01");
    term_start("2022-03-10");
    planned_in_azc(0, "2023-01-10");
    hand_until(&hand, "2025-05-02");
    cr_assert_eq(term_days(GROUND_NO_OFFER), 207);
    cr_assert_eq(term_days(GROUND_AZC), 99);
}

/* ---- considerable effort: Wi21 art. 12(1)b, Bi21 art. 4.4 ---- */

enum {
    LEZEN = 1 << COMPONENT_LEZEN,
    LUISTEREN = 1 << COMPONENT_LUISTEREN,
    SPREKEN = 1 << COMPONENT_SPREKEN,
    KNM = 1 << COMPONENT_KNM
};

static uint32_t
planned_and_passed(enum group group, uint32_t index, unsigned passed)
{
    uint32_t who = term_planned(group, index);

    person(who)->passed = (uint8_t)passed;
    return who;
}

Test(grounds, effort_gives_six_months)
{
    uint32_t effort, one_part, no_knm, no_talks, z;

    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0; /* the Z-route */
    term_start("2022-03-10");
    effort = planned_and_passed(GROUP_GEZIN, 0, LEZEN | SPREKEN | KNM);
    one_part = planned_and_passed(GROUP_GEZIN, 1, LUISTEREN | KNM);
    no_knm = planned_and_passed(GROUP_GEZIN, 2, LEZEN | LUISTEREN | SPREKEN);
    no_talks = planned_and_passed(GROUP_GEZIN, 3, LEZEN | LUISTEREN | KNM);
    person(no_talks)->participation = stamp_of(ticks_of_day(hand_day("2025-03-12")));
    z = planned_and_passed(GROUP_OVERIG, 4, LEZEN | LUISTEREN | KNM);
    cr_assert_eq(person(z)->route, ROUTE_Z);
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(effort)->term_end, "2025-09-11");
    cr_assert_eq(person(one_part)->term_end, STAMP_NEVER);
    cr_assert_eq(person(no_knm)->term_end, STAMP_NEVER);
    cr_assert_eq(person(no_talks)->term_end, STAMP_NEVER);
    cr_assert_eq(person(z)->term_end, STAMP_NEVER);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 1);
}

/* Of gezin and overig it asks for 450 hours; what asiel missed is permitted absence. They have an
 * hour a day from 1 April 2022 on: 894 at the window, 1,075 at the end. */
Test(grounds, effort_asks_for_hours_of_who_arranges_lessons)
{
    uint32_t asiel, gezin;

    hand.params.term.grounds[1].hours = 2000; /* effort */
    term_start("2022-03-10");
    asiel = planned_and_passed(GROUP_ASIEL, 0, LEZEN | SPREKEN | KNM);
    gezin = planned_and_passed(GROUP_GEZIN, 1, LEZEN | SPREKEN | KNM);
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(asiel)->term_end, "2025-09-11");
    cr_assert_eq(person(gezin)->term_end, STAMP_NEVER);
}

/* ---- effort under the Wi2013: rules.md section 5 ---- */

static void
add_effort(void)
{
    struct ground_rule *rule = hand_ground(&hand, GROUND_EFFORT, REGIME_WI2013);

    rule->months = 6;
    rule->hours = 300;
    rule->attempts = 2;
}

/* KNM sat so often, ONA so often, lessons of so many hours; all else is passed. */
static uint32_t
tried(uint32_t index, uint32_t knm, uint32_t ona, uint16_t hours)
{
    uint32_t who = term_of_old(GROUP_GEZIN, index);

    person(who)->passed = MASK_LANGUAGE;
    if (knm > 0)
        term_sat(who, COMPONENT_KNM, knm);
    if (ona > 0)
        term_sat(who, COMPONENT_ONA, ona);
    hand.chain.traits[who].lesson_hours = hours;
    return who;
}

Test(grounds, effort_of_the_old_law_is_lessons_and_attempts)
{
    uint32_t who[5];

    add_effort();
    term_start("2022-03-11");
    who[0] = tried(0, 2, 1, 300);
    who[1] = tried(1, 1, 1, 300);
    who[2] = tried(2, 2, 0, 300);
    who[3] = tried(3, 2, 1, 299);
    who[4] = tried(4, 0, 1, 300);
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(who[0])->term_end, "2025-09-11");
    for (int i = 1; i < 5; i++)
        hand_assert_date(person(who[i])->term_end, "2025-03-11");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1, "on application");
}

/* ---- literacy ---- */

Test(grounds, literacy_gives_months_but_not_on_the_z_route)
{
    uint32_t b1, z, reads;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    term_start("2022-03-10");
    b1 = term_planned(GROUP_GEZIN, 0);
    z = term_planned(GROUP_OVERIG, 1);
    reads = term_planned(GROUP_GEZIN, 2);
    hand.chain.traits[b1].literacy = LITERACY_OTHER;
    hand.chain.traits[z].literacy = LITERACY_NONE;
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(b1)->term_end, "2025-09-11");
    cr_assert_eq(person(z)->term_end, STAMP_NEVER);
    cr_assert_eq(person(reads)->term_end, STAMP_NEVER, "the Latin script");
    hand_until(&hand, "2025-09-11");
    cr_assert_eq(term_extended(GROUND_LITERACY), 1, "once");
}

/* Wi13 art. 7b(3)b: two years, for who cannot read, with the lessons of such a course. */
Test(grounds, literacy_of_the_old_law_gives_two_years)
{
    uint32_t none, other, no_lessons;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    hand_ground(&hand, GROUND_LITERACY, REGIME_WI2013)->months = 24;
    term_start("2022-03-11");
    none = term_of_old(GROUP_ASIEL, 0);
    other = term_of_old(GROUP_ASIEL, 1);
    no_lessons = term_of_old(GROUP_ASIEL, 2);
    hand.chain.traits[none].literacy = hand.chain.traits[no_lessons].literacy = LITERACY_NONE;
    hand.chain.traits[other].literacy = LITERACY_OTHER;
    hand.chain.traits[none].lesson_hours = hand.chain.traits[other].lesson_hours = 150;
    hand.chain.traits[no_lessons].lesson_hours = 149;
    hand_until(&hand, "2024-10-09");
    hand_assert_date(person(none)->term_end, "2027-03-11");
    hand_assert_date(person(other)->term_end, "2025-03-11");
    hand_assert_date(person(no_lessons)->term_end, "2025-03-11");
    hand_until(&hand, "2027-03-11");
    cr_assert_eq(term_extended(GROUND_LITERACY), 1, "once");
}
