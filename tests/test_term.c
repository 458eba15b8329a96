/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The term and its extensions against rules.md section 2; the dates are reckoned by hand. */

#include "tests/chain_by_hand.h"

static struct hand hand;

/* Nobody finishes: lessons last longer than the run. */
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

TestSuite(term, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static int32_t
extended(enum group group, enum ground ground)
{
    int32_t sum = 0;

    for (size_t cohort = 0; cohort < hand.measures.shape->extent[DIMENSION_COHORT]; cohort++)
        sum += measures_int32(&hand.measures, MEASURE_TERM_EXTENDED)
            [((cohort * REGIMES + REGIME_WI2021) * GROUPS + group) * GROUNDS + ground];
    return sum;
}

static void
no_places_until(enum route route, const char *date)
{
    hand.params.course.places[route].steps[0].value = 0;
    hand_step(&hand.params.course.places[route], date, 100);
}

/* ---- the term: Wi21 art. 11(1), (2) ---- */

Test(term, three_years_from_the_day_after_the_plan)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-05-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_assert_date(person(who)->term_end, "2025-05-11");
    hand_until(&hand, "2022-12-31");
    hand_assert_date(person(hand_planned(&hand, GROUP_GEZIN, 1))->term_end, "2026-01-01");
    hand_until(&hand, "2024-02-28"); /* the term begins on a day that 2027 does not have */
    hand_assert_date(person(hand_planned(&hand, GROUP_GEZIN, 2))->term_end, "2027-02-28");
    hand_until(&hand, "2024-02-29");
    hand_assert_date(person(hand_planned(&hand, GROUP_GEZIN, 3))->term_end, "2027-03-01");
}

Test(term, is_overrun_at_its_first_moment_past_the_end)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
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

    hand_start(&hand);
    shape = hand.measures.shape;
    hand_until(&hand, "2022-05-10");
    hand_planned(&hand, GROUP_OVERIG, 0);
    hand_until(&hand, "2025-05-11");
    cr_assert_eq(shape->extent[DIMENSION_COHORT], 6 * 4);
    cr_assert_eq(measures_int32(&hand.measures, MEASURE_TERM_OVER)
                     [(1 * REGIMES + REGIME_WI2021) * GROUPS + GROUP_OVERIG],
                 1);
}

/* ---- lessons too late: rules.md 2.1, "no course offer" ---- */

Test(term, grows_by_the_days_from_the_plan_to_late_lessons)
{
    uint32_t who;

    no_places_until(ROUTE_B1, "2022-09-01");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2022-10-04"); /* lessons from the first of the month after the offer */
    cr_assert(person_is(person(who), PERSON_STARTED));
    hand_until(&hand, "2025-03-11"); /* 10 March to 3 October 2022: 207 days */
    hand_assert_date(person(who)->term_end, "2025-10-04");
    cr_assert_eq(extended(GROUP_ASIEL, GROUND_NO_OFFER), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 1);
    cr_assert_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_DUE), 0);
    hand_until(&hand, "2025-10-04"); /* no ground twice */
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 1);
}

/* Who has had no lessons at all by the end has waited longest: 10 March 2022 to 11 March 2025 are
 * 1,097 days. */
Test(term, grows_for_who_still_waits_for_lessons)
{
    uint32_t asiel;

    no_places_until(ROUTE_B1, "2027-09-01");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    asiel = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(asiel)->term_end, "2028-03-12");
    cr_expect_eq(extended(GROUP_ASIEL, GROUND_NO_OFFER), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1, "gezin looks for a course itself");
}

/* Late is more than three months after the plan; both begin on 1 June. */
Test(term, does_not_grow_for_lessons_within_three_months)
{
    uint32_t late, in_time;

    no_places_until(ROUTE_B1, "2022-05-02");
    hand_start(&hand);
    hand_until(&hand, "2022-02-28");
    late = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-01");
    in_time = hand_planned(&hand, GROUP_ASIEL, 1);
    hand_until(&hand, "2025-03-02");
    hand_assert_date(person(late)->term_end, "2025-06-02"); /* 93 days */
    cr_assert_eq(person(in_time)->term_end, STAMP_NEVER);
    cr_assert_eq(extended(GROUP_ASIEL, GROUND_NO_OFFER), 1);
}

Test(term, does_not_grow_for_an_onderwijsroute_within_six_months)
{
    uint32_t late, in_time;

    hand.params.pip.onderwijs[GROUP_ASIEL] = 1.0;
    no_places_until(ROUTE_ONDERWIJS, "2022-08-02");
    hand_start(&hand);
    hand_until(&hand, "2022-02-28");
    late = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-01");
    in_time = hand_planned(&hand, GROUP_ASIEL, 1);
    cr_assert_eq(person(late)->route, ROUTE_ONDERWIJS);
    hand_until(&hand, "2025-03-02");
    hand_assert_date(person(late)->term_end, "2025-09-02"); /* 185 days */
    cr_assert_eq(person(in_time)->term_end, STAMP_NEVER);
}

/* Family migrants find a course themselves: asylum only. */
Test(term, does_not_grow_for_late_lessons_of_family_migrants)
{
    no_places_until(ROUTE_B1, "2022-09-01");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    hand_planned(&hand, GROUP_OVERIG, 1);
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 0);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 2);
}

/* ---- the stay in the azc after the plan: rules.md 2.1, in force where a scenario says so ---- */

/* Asiel, planned today in the azc and settled on a date. */
static uint32_t
planned_in_azc(uint32_t index, const char *settled)
{
    uint32_t who = hand_planned(&hand, GROUP_ASIEL, index);
    struct person *record = &hand.chain.people[who];

    person_flag(record, PERSON_FROM_AZC, true);
    record->settled = stamp_of(ticks_of_day(hand_day(settled)) + ROSTER_OPENS);
    return who;
}

Test(term, does_not_grow_by_the_stay_where_that_is_not_in_force)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    planned_in_azc(0, "2023-03-10");
    hand_until(&hand, "2025-03-11");
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 0);
}

Test(term, grows_by_a_stay_of_three_months_or_more)
{
    uint32_t longer, shorter, outside;

    hand_level(&hand, &hand.params.term.azc_extension, 1);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    longer = planned_in_azc(0, "2022-06-10");
    shorter = planned_in_azc(1, "2022-06-09");
    outside = planned_in_azc(2, "2022-09-10");
    person_flag(&hand.chain.people[outside], PERSON_FROM_AZC, false);
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(longer)->term_end, "2025-06-11"); /* 92 days */
    cr_assert_eq(person(shorter)->term_end, STAMP_NEVER);
    cr_assert_eq(person(outside)->term_end, STAMP_NEVER);
    cr_assert_eq(extended(GROUP_ASIEL, GROUND_AZC), 1);
}

/* Both run from the plan, and no period counts twice: the longer one. Lessons after 207 days. */
Test(term, grows_by_the_longer_of_the_stay_and_the_late_lessons)
{
    uint32_t stay, lessons;

    hand_level(&hand, &hand.params.term.azc_extension, 1);
    no_places_until(ROUTE_B1, "2022-09-01");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    stay = planned_in_azc(0, "2022-10-04");    /* 208 days */
    lessons = planned_in_azc(1, "2022-10-01"); /* 207 days */
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(stay)->term_end, "2025-10-05");
    hand_assert_date(person(lessons)->term_end, "2025-10-04");
    cr_assert_eq(extended(GROUP_ASIEL, GROUND_AZC), 1);
    cr_assert_eq(extended(GROUP_ASIEL, GROUND_NO_OFFER), 1);
    hand_until(&hand, "2025-10-05"); /* the other one of the two gives nothing later on */
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 2);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 2);
}

/* The stay comes into force between two ends of a term: its days are those that the late lessons
 * have given already. */
Test(term, does_not_grow_by_a_stay_after_late_lessons)
{
    uint32_t who;

    hand_step(&hand.params.term.azc_extension, "2025-06-01", 1);
    no_places_until(ROUTE_B1, "2022-09-01");
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = planned_in_azc(0, "2023-01-10");
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(who)->term_end, "2025-10-04");
    hand_until(&hand, "2025-10-04");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
    cr_expect_eq(extended(GROUP_ASIEL, GROUND_AZC), 0);
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
    uint32_t who = hand_planned(&hand, group, index);

    hand.chain.people[who].passed = (uint8_t)passed;
    return who;
}

Test(term, grows_by_six_months_for_effort)
{
    uint32_t effort, one_part, no_knm, no_talks, z;

    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0; /* the Z-route */
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    effort = planned_and_passed(GROUP_GEZIN, 0, LEZEN | SPREKEN | KNM);
    one_part = planned_and_passed(GROUP_GEZIN, 1, LUISTEREN | KNM);
    no_knm = planned_and_passed(GROUP_GEZIN, 2, LEZEN | LUISTEREN | SPREKEN);
    no_talks = planned_and_passed(GROUP_GEZIN, 3, LEZEN | LUISTEREN | KNM);
    hand.chain.people[no_talks].participation = stamp_of(ticks_of_day(hand_day("2025-03-12")));
    z = planned_and_passed(GROUP_OVERIG, 4, LEZEN | LUISTEREN | KNM);
    cr_assert_eq(person(z)->route, ROUTE_Z);
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(effort)->term_end, "2025-09-11");
    cr_assert_eq(person(one_part)->term_end, STAMP_NEVER);
    cr_assert_eq(person(no_knm)->term_end, STAMP_NEVER);
    cr_assert_eq(person(no_talks)->term_end, STAMP_NEVER);
    cr_assert_eq(person(z)->term_end, STAMP_NEVER);
    cr_assert_eq(extended(GROUP_GEZIN, GROUND_EFFORT), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 1);
    hand_until(&hand, "2025-09-11");
    cr_assert_eq(person(effort)->term_end, STAMP_NEVER, "effort counts once");
}

/* ---- literacy, illness, birth: rules.md 2.1 ---- */

Test(term, grows_by_months_for_literacy_but_not_on_the_z_route)
{
    uint32_t b1, z, reads;

    hand.params.term.literacy_share = 1.0;
    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    b1 = hand_planned(&hand, GROUP_GEZIN, 0);
    z = hand_planned(&hand, GROUP_OVERIG, 1);
    reads = hand_planned(&hand, GROUP_GEZIN, 2);
    hand.chain.traits[b1].literacy = LITERACY_OTHER;
    hand.chain.traits[z].literacy = LITERACY_NONE;
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(b1)->term_end, "2025-09-11");
    cr_assert_eq(person(z)->term_end, STAMP_NEVER);
    cr_assert_eq(person(reads)->term_end, STAMP_NEVER, "the Latin script");
    cr_assert_eq(extended(GROUP_GEZIN, GROUND_LITERACY), 1);
}

Test(term, grows_by_the_length_of_an_illness)
{
    uint32_t who;

    hand.params.term.illness_share = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(who)->term_end, "2025-06-19"); /* 100 days */
    cr_assert_eq(extended(GROUP_GEZIN, GROUND_ILLNESS), 1);
}

Test(term, grows_by_sixteen_weeks_for_a_birth)
{
    uint32_t mother, father, older;

    hand.params.term.birth_share = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    mother = hand_planned(&hand, GROUP_ASIEL, 0);
    father = hand_planned(&hand, GROUP_ASIEL, 1);
    older = hand_planned(&hand, GROUP_ASIEL, 2);
    person_flag(&hand.chain.people[father], PERSON_WOMAN, false);
    hand.chain.traits[older].age = 45;
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(mother)->term_end, "2025-07-01"); /* 112 days */
    cr_assert_eq(person(father)->term_end, STAMP_NEVER);
    cr_assert_eq(person(older)->term_end, STAMP_NEVER);
    cr_assert_eq(extended(GROUP_ASIEL, GROUND_BIRTH), 1);
}

/* Six months are 184 days here; with 100 and 112 days the term grows by 396. */
Test(term, grows_by_the_sum_of_its_grounds_each_once)
{
    uint32_t who;

    hand.params.term.literacy_share = 1.0;
    hand.params.term.illness_share = 1.0;
    hand.params.term.birth_share = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    hand.chain.traits[who].literacy = LITERACY_NONE;
    hand_until(&hand, "2025-03-11");
    hand_assert_date(person(who)->term_end, "2026-04-11");
    cr_assert_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 3);
    hand_until(&hand, "2026-04-11");
    cr_assert_eq(person(who)->term_end, STAMP_NEVER);
    cr_assert_eq(hand_rules(&hand, RULE_TERM_EXTENDED), 3);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXTENDED), 3);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_OVER), 1);
}

/* A ground that comes to hold during the extension by another lengthens the term once more
 * (Wi21 art. 12(1): "telkens"). */
Test(term, grows_again_by_a_new_ground)
{
    uint32_t who;

    hand.params.term.illness_share = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2025-03-12");
    hand_assert_date(person(who)->term_end, "2025-06-19");
    hand.chain.people[who].passed = LEZEN | LUISTEREN | KNM;
    hand_until(&hand, "2025-06-19");
    hand_assert_date(person(who)->term_end, "2025-12-19");
    cr_assert_eq(extended(GROUP_GEZIN, GROUND_EFFORT), 1);
}

/* ---- first terms are counted once ---- */

Test(term, settles_once)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    term_settle(&hand.chain, who, MEASURE_TERM_EXEMPT);
    term_settle(&hand.chain, who, MEASURE_TERM_MET);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_DUE), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 1);
    cr_assert_eq(hand_total(&hand, MEASURE_TERM_MET), 0);
}
