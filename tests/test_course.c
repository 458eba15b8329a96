/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offer, start moments, lessons and what follows them by route. */

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

TestSuite(course, .init = setup, .fini = teardown);

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
Test(course, starts_at_the_routes_next_start_moment)
{
    uint32_t spring, just_in_time, too_late;

    onderwijs_for_all();
    hand.params.course.starts_per_year[ROUTE_ONDERWIJS] = 2;
    hand.params.course.first_start_month[ROUTE_ONDERWIJS] = 2;
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

Test(course, starts_monthly_or_quarterly_as_the_route_says)
{
    uint32_t b1, z;

    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand.params.course.starts_per_year[ROUTE_Z] = 4;
    hand.params.course.first_start_month[ROUTE_Z] = 12; /* so March, June, September, December */
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    b1 = hand_planned(&hand, GROUP_GEZIN, 0);
    z = hand_planned(&hand, GROUP_OVERIG, 1);
    hand_until(&hand, "2022-03-16");
    hand_assert_date(moves_at(b1), "2022-04-01");
    hand_assert_date(moves_at(z), "2022-06-01");
}

/* ---- offers ---- */

Test(course, offers_after_the_groups_own_delay)
{
    uint32_t asiel, gezin;

    hand_spec(&hand.params.course.offer_delay[GROUP_ASIEL], 50);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    asiel = hand_planned(&hand, GROUP_ASIEL, 0);
    gezin = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-03-16");
    cr_expect_eq(person_stage(person(gezin)), STAGE_COURSE);
    cr_expect_eq(person_stage(person(asiel)), STAGE_OFFER);
    hand_until(&hand, "2022-04-30");
    cr_expect_eq(person_stage(person(asiel)), STAGE_COURSE);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_PIP_TO_OFFER), 55);
}

/* One place: held from the offer to the last lesson, then the next in line's. Lessons from 1 April
 * 2022 for 300 days, to 26 January 2023. */
Test(course, holds_a_place_until_the_last_lesson)
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
    cr_expect_eq(person_stage(person(first)), STAGE_EXAMS);
    cr_expect_eq(person(second)->step, STEP_COURSE_START);
    hand_assert_date(moves_at(second), "2023-02-01");
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_B1].taken, 1);
}

Test(course, keeps_the_routes_places_apart)
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

/* ---- after the lessons ---- */

static int64_t
sat(enum exam exam)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += measures_int32(&hand.measures,
                                  MEASURE_EXAM_SAT)[(t * EXAMS + exam) * GROUPS + g];
    return sum;
}

/* Scaled down to A2 (Wi21 art. 17(3)): the four language exams, not KNM. */
Test(course, scales_language_down_but_not_knm)
{
    hand.params.course.downscaled = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 4);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(sat((enum exam)exam), exam < EXAM_ONA, "%s", exam_labels[exam]);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_MET), 1);
}

Test(course, sits_b1_where_nothing_is_scaled_down)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand_planned(&hand, GROUP_GEZIN, 0);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_DOWNSCALED), 0);
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(sat((enum exam)exam), exam == EXAM_KNM || exam >= EXAM_LEZEN_B1, "%s",
                     exam_labels[exam]);
}

/* Without the school's diploma the B1 exams are left (Bi21 art. 3.3), also where others are scaled
 * down: that is for the B1-route's lessons. */
Test(course, goes_on_to_the_b1_exams_without_the_schools_diploma)
{
    uint32_t who;

    onderwijs_for_all();
    hand.params.course.onderwijs_success = 0.0;
    hand.params.course.downscaled = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2023-01-27");
    cr_expect_eq(person(who)->route, ROUTE_B1);
    cr_expect_eq(person_stage(person(who)), STAGE_EXAMS);
    cr_expect_eq(hand.chain.desks[DESK_COURSE + ROUTE_ONDERWIJS].taken, 0, "of its own route");
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_ROUTE_SWITCHED), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_SAT), 5);
    cr_expect_eq(sat(EXAM_SPREKEN_B1), 1);
}

/* The Z-route ends with an hour of a consultant's (Bi21 art. 3.14(2)c), who may be busy. */
Test(course, closes_the_z_route_with_an_interview)
{
    uint32_t who;

    hand.params.pip.lbt_feasible[GROUP_ASIEL] = 0.0;
    hand_step(&hand.params.intake.consultants, "2022-05-01", 0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2023-06-01"); /* lessons were over on 26 January */
    cr_expect_eq(person_stage(person(who)), STAGE_EXAMS);
    cr_expect_eq(person(who)->step, STEP_CLOSING_QUEUE);
    cr_expect_eq(hand.chain.desks[DESK_CONSULTANTS].queue.value, 1);
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand.chain.desks[DESK_CONSULTANTS].queue.value, 0);
}
