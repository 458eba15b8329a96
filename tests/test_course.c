/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lessons and what follows them by route. */

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

static void
onderwijs_for_all(void)
{
    for (int g = 0; g < GROUPS; g++)
        hand.params.pip.onderwijs[g] = 1.0;
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
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
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
    cr_expect_eq(person(who)->phase, STAGE_EXAMS);
    cr_expect_eq(person(who)->step, STEP_CLOSING_QUEUE);
    cr_expect_eq(hand.chain.desks[DESK_CONSULTANTS].queue.value, 1);
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand.chain.desks[DESK_CONSULTANTS].queue.value, 0);
}
