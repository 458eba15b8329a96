/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the plan to the first lesson: places, offers, childcare, teachers. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(offer, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

/* The moment of the next step of the own way. */
static ticks
moves_at(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_move(who)].at;
}

static void
onderwijs_for_all(void)
{
    for (int g = 0; g < GROUPS; g++)
        hand.params.pip.onderwijs[g] = 1.0;
}

/* ---- start moments ---- */

/* Two a year from February on: February and August. The offer comes five days after the plan. */
Test(offer, starts_at_the_routes_next_start_moment)
{
    uint32_t spring, just_in_time, too_late;

    onderwijs_for_all();
    hand_starts(&hand.params.course.starts[ROUTE_ONDERWIJS], 2, 6);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    spring = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2022-07-26");
    just_in_time = hand_planned(&hand, GROUP_GEZIN, 1); /* the offer on 31 July */
    hand_until(&hand, "2022-07-27");
    cr_expect_eq(person(spring)->step, STEP_COURSE_START);
    hand_assert_date(moves_at(spring), "2022-08-01");
    too_late = hand_planned(&hand, GROUP_GEZIN, 2); /* the offer on 1 August */
    hand_until(&hand, "2022-08-01");
    hand_assert_date(moves_at(just_in_time), "2022-08-01");
    hand_until(&hand, "2022-08-02");
    hand_assert_date(moves_at(too_late), "2023-02-01");
}

Test(offer, starts_monthly_or_quarterly_as_the_route_says)
{
    uint32_t b1, z;

    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand_starts(&hand.params.course.starts[ROUTE_Z], 3, 3);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    b1 = hand_planned(&hand, GROUP_GEZIN, 0);
    z = hand_planned(&hand, GROUP_OVERIG, 1);
    hand_until(&hand, "2022-03-16");
    hand_assert_date(moves_at(b1), "2022-04-01");
    hand_assert_date(moves_at(z), "2022-06-01");
}

/* ---- offers ---- */

Test(offer, offers_after_the_groups_own_delay)
{
    uint32_t asiel, gezin;

    hand_spec(&hand.params.course.offer_delay[GROUP_ASIEL], 50);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    asiel = hand_planned(&hand, GROUP_ASIEL, 0);
    gezin = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-03-16");
    cr_expect_eq(person(gezin)->phase, STAGE_COURSE);
    cr_expect_eq(person(asiel)->phase, STAGE_OFFER);
    hand_until(&hand, "2022-04-30");
    cr_expect_eq(person(asiel)->phase, STAGE_COURSE);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_PIP_TO_OFFER), 55);
}

/* One place: held from the offer to the last lesson, then the next in line's. Lessons from 1 April
 * 2022 for 300 days, to 26 January 2023. */
Test(offer, holds_a_place_until_the_last_lesson)
{
    uint32_t first, second;

    hand.params.course.places[ROUTE_B1].steps[0].value = 1;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    first = hand_planned(&hand, GROUP_GEZIN, 0);
    second = hand_planned(&hand, GROUP_ASIEL, 1);
    hand_until(&hand, "2023-01-26");
    cr_expect_eq(person(first)->step, STEP_COURSE);
    cr_expect_eq(person(second)->step, STEP_COURSE_QUEUE);
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(person(first)->phase, STAGE_EXAMS);
    cr_expect_eq(person(second)->step, STEP_COURSE_START);
    hand_assert_date(moves_at(second), "2023-02-01");
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 1);
}

Test(offer, keeps_the_routes_places_apart)
{
    uint32_t b1, z;

    hand.params.course.places[ROUTE_B1].steps[0].value = 0;
    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    b1 = hand_planned(&hand, GROUP_GEZIN, 0);
    z = hand_planned(&hand, GROUP_OVERIG, 1);
    hand_until(&hand, "2022-03-20");
    cr_expect_eq(person(b1)->step, STEP_COURSE_QUEUE);
    cr_expect_eq(person(z)->step, STEP_COURSE_START);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_Z].taken, 1);
}

/* ---- registration ---- */

/* A place for asiel counts as an offer three weeks later, for others at once. */
Test(offer, is_registered_for_asiel_alone)
{
    uint32_t asiel, gezin;

    hand_spec(&hand.params.course.registration, 21);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    asiel = hand_planned(&hand, GROUP_ASIEL, 0);
    gezin = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-03-16");
    cr_expect_eq(person(asiel)->step, STEP_REGISTERED);
    cr_expect_eq(person(asiel)->phase, STAGE_OFFER);
    cr_expect_eq(person(gezin)->step, STEP_COURSE_START);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 2, "the place is taken");
    hand_until(&hand, "2022-04-06");
    cr_expect_eq(person(asiel)->phase, STAGE_COURSE);
    hand_assert_date(moves_at(asiel), "2022-05-02");
    hand_finish(&hand);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_PIP_TO_OFFER), 26 + 5);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_OFFER_TO_COURSE), 2);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_OFFER_TO_COURSE), 27 + 17);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_PIP_TO_COURSE), 53 + 22);
}

Test(offer, gives_the_place_back_when_who_is_not_registered_yet_leaves)
{
    uint32_t who;

    hand_spec(&hand.params.course.registration, 21);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-16");
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 0);
    hand_finish(&hand);
}

/* ---- childcare ---- */

/* Fifty days from the offer of 15 March: lessons of 2 May are too early, as they would not be from
 * the plan of 10 March on. */
Test(offer, waits_for_childcare_first)
{
    uint32_t woman, man;

    hand.params.course.childcare[GROUP_GEZIN] = 1.0;
    hand_spec(&hand.params.course.childcare_days, 50);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    woman = hand_planned(&hand, GROUP_GEZIN, 0);
    man = hand_planned(&hand, GROUP_GEZIN, 1);
    person_flag(&hand.chain.people[man], PERSON_WOMAN, false);
    hand_until(&hand, "2022-03-16");
    hand_assert_date(moves_at(woman), "2022-06-01");
    hand_assert_date(moves_at(man), "2022-04-01");
    cr_expect_eq(hand.params.course.childcare_men, 0.0);
}

/* ---- teachers ---- */

static int64_t
places(enum route route)
{
    return hand.chain.desks[DESK_COURSE + route].servers.value;
}

/* At 10, 5 and 20 people a teacher, with 0.4, 0.4 and 0.2 of those who are left. */
static void
teachers_by_route(void)
{
    const double learners[ROUTE_NONE] = {10, 5, 20}, shares[ROUTE_NONE] = {0.4, 0.4, 0.2};

    memcpy(hand.params.course.learners_per_teacher, learners, sizeof learners);
    memcpy(hand.params.course.teachers_share, shares, sizeof shares);
}

/* 100 places a route ask for 10, 20 and 5 teachers. */
Test(offer, shares_teachers_with_others)
{
    teachers_by_route();
    hand.params.course.teachers.steps[0].value = 60;
    hand.params.course.outside_teachers.steps[0].value = 10;
    hand_step(&hand.params.course.outside_teachers, "2022-03-01", 40);
    hand_step(&hand.params.course.teachers, "2022-06-01", 25);
    hand_start(&hand);
    hand_until(&hand, "2022-02-01"); /* 20, 20 and 10 */
    for (int r = 0; r < ROUTE_NONE; r++)
        cr_expect_eq(places((enum route)r), 100);
    hand_until(&hand, "2022-03-01"); /* 8, 8 and 4 */
    cr_expect_eq(places(ROUTE_B1), 80);
    cr_expect_eq(places(ROUTE_ONDERWIJS), 40);
    cr_expect_eq(places(ROUTE_Z), 80);
    hand_until(&hand, "2022-06-01"); /* none is left */
    for (int r = 0; r < ROUTE_NONE; r++)
        cr_expect_eq(places((enum route)r), 0);
}

/* More places of one route take nothing from another. */
Test(offer, leaves_each_route_its_teachers)
{
    teachers_by_route();
    hand.params.course.teachers.steps[0].value = 30;
    hand_step(&hand.params.course.places[ROUTE_ONDERWIJS], "2022-03-01", 200);
    hand_step(&hand.params.course.places[ROUTE_B1], "2022-03-01", 200);
    hand_start(&hand);
    hand_until(&hand, "2022-02-01"); /* 12, 12 and 6 teachers */
    cr_expect_eq(places(ROUTE_B1), 100);
    cr_expect_eq(places(ROUTE_ONDERWIJS), 60);
    hand_until(&hand, "2022-03-01");
    cr_expect_eq(places(ROUTE_B1), 120);
    cr_expect_eq(places(ROUTE_ONDERWIJS), 60);
    cr_expect_eq(places(ROUTE_Z), 100);
}

/* ---- the extension for late lessons ---- */

/* No place before 1 July 2022, more than three months after the plan: the delay comes on top of the
 * term, where the rule is in force at its end in March 2025. */
static int64_t
extensions_after_late_lessons(const char *ends)
{
    hand.params.course.places[ROUTE_B1].steps[0].value = 0;
    hand_step(&hand.params.course.places[ROUTE_B1], "2022-07-01", 10);
    if (ends != NULL)
        hand.params.term.grounds[0].until = hand_day(ends); /* no_offer */
    for (int exam = 0; exam < EXAMS; exam++)
        hand.params.exams.pass[exam].steps[0].value = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_ASIEL, 0);
    hand_finish(&hand);
    return hand_rules(&hand, RULE_TERM_EXTENDED);
}

Test(offer, lengthens_the_term_by_a_late_start)
{
    cr_expect_eq(extensions_after_late_lessons(NULL), 1);
}

Test(offer, lengthens_the_term_where_the_rule_ends_later)
{
    cr_expect_eq(extensions_after_late_lessons("2024-09-12"), 1);
}

Test(offer, lengthens_no_term_where_the_rule_has_ended)
{
    cr_expect_eq(extensions_after_late_lessons("2024-09-11"), 0);
}
