/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hours of lessons and effective hours, from before the first lesson to the exams. */

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

TestSuite(growth, .init = setup, .fini = teardown);

static const struct traits *
traits(uint32_t who)
{
    return &hand.chain.traits[who];
}

static ticks
moves_at(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_move(who)].at;
}

/* Lessons from 1 April 2022 on, an hour a day. */
static uint32_t
planned(enum group group, uint32_t index)
{
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, group, index);
}

/* ---- lessons ---- */

/* Seven hours a week in half of the weeks: 300 hours take 600 days. */
Test(growth, knows_weeks_without_lessons)
{
    uint32_t who;

    hand.params.course.weeks_per_year = 365.25 / 14.0;
    hand_start(&hand);
    who = planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    hand_assert_date(moves_at(who), "2023-11-22");
}

Test(growth, takes_the_routes_own_hours_a_week)
{
    uint32_t b1, z;

    hand_spec(&hand.params.course.hours_per_week[ROUTE_Z], 14);
    hand.params.pip.lbt_feasible[GROUP_OVERIG] = 0.0;
    hand_start(&hand);
    b1 = planned(GROUP_GEZIN, 0);
    z = hand_planned(&hand, GROUP_OVERIG, 1);
    hand_until(&hand, "2022-04-02");
    hand_assert_date(moves_at(b1), "2023-01-26");
    hand_assert_date(moves_at(z), "2022-08-29"); /* 150 days */
}

/* A quarter is missed on average, between none and a half; another group misses none.  The mean of
 * 32 even draws is off by less than five of its standard deviations. */
Test(growth, leaves_out_lessons_that_are_missed)
{
    double sum = 0.0;

    hand.params.course.absence[GROUP_GEZIN] = 0.25;
    hand_start(&hand);
    for (uint32_t i = 0; i < HAND_PEOPLE; i++)
        planned(i % 2 == 0 ? GROUP_GEZIN : GROUP_OVERIG, i);
    hand_until(&hand, "2022-04-02");
    for (uint32_t who = 0; who < HAND_PEOPLE; who++) {
        double missed = 1.0 - traits(who)->weekly_minutes / 420.0;
        if (who % 2 == 1)
            cr_expect_eq(missed, 0.0);
        cr_expect(missed >= 0.0 && missed <= 0.51);
        sum += missed;
    }
    cr_expect_float_eq(sum / (HAND_PEOPLE / 2), 0.25, 5.0 * 0.5 / sqrt(12.0 * HAND_PEOPLE / 2));
}

/* At the moment that growth_until tells the hours are whole, a tick before it not yet; 419 minutes
 * a week in 46 of 52 weeks go into no second evenly. */
Test(growth, has_whole_hours_at_the_moment_told)
{
    struct traits first;
    uint32_t who;

    hand.params.course.weeks_per_year = 46;
    hand_start(&hand);
    who = planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    hand.chain.traits[who].weekly_minutes = 419;
    first = *traits(who);
    for (uint32_t hours = 1; hours <= 100; hours++) {
        ticks at = growth_until(&hand.chain, who, hours);
        for (ticks early = 0; early <= 1; early++) {
            hand.chain.agenda.now = at - early;
            growth_bring(&hand.chain, who);
            cr_expect_eq(traits(who)->lesson_hours, first.lesson_hours + hours - (uint32_t)early);
            hand.chain.traits[who] = first;
        }
    }
}

/* Twice the usual week, where an hour of it yields (7 + 7) / (7 + 14) of a usual one's: 200
 * effective hours are 300 hours of lessons, in 150 days. */
Test(growth, yields_less_in_a_full_week)
{
    uint32_t who;

    hand_lessons(&hand, 1000);
    hand_spec(&hand.params.course.hours_per_week[ROUTE_B1], 14);
    hand.params.learning.hours_to_b1 = 200;
    hand.params.learning.week_half = 7;
    hand_start(&hand);
    who = planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    hand_assert_date(moves_at(who), "2022-08-29");
}

/* ---- outside lessons ---- */

/* A buddy is worth 1.4 hours a week, work 3.5: 200 hours at 7 + 1.4 a week take 166.7 days, at
 * 7 + 3.5 133.3 days, against 200. */
Test(growth, counts_a_buddy_and_work)
{
    uint32_t asiel, gezin, overig;

    hand_lessons(&hand, 1000);
    hand.params.learning.hours_to_b1 = 200;
    hand.params.learning.outside[EXPOSURE_BUDDY] = 1.4;
    hand.params.learning.outside[EXPOSURE_WORK] = 3.5;
    hand.params.learning.buddy_share[GROUP_ASIEL].steps[0].value = 1.0;
    hand.params.learning.work_share[GROUP_GEZIN].steps[0].value = 1.0;
    hand_start(&hand);
    asiel = planned(GROUP_ASIEL, 0);
    gezin = hand_planned(&hand, GROUP_GEZIN, 1);
    overig = hand_planned(&hand, GROUP_OVERIG, 2);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(traits(asiel)->habits, HABIT_BUDDY);
    cr_expect_eq(traits(gezin)->habits, HABIT_WORK);
    hand_assert_date(moves_at(asiel), "2022-09-15");  /* 166.7 days */
    hand_assert_date(moves_at(gezin), "2022-08-12");  /* 133.3 days */
    hand_assert_date(moves_at(overig), "2022-10-18"); /* 200 days */
}

/* Shares are those of the day of the first lesson. */
Test(growth, has_a_buddy_and_work_by_the_share_of_the_day)
{
    hand_step(&hand.params.learning.buddy_share[GROUP_GEZIN], "2022-03-20", 1.0);
    hand_step(&hand.params.learning.work_share[GROUP_GEZIN], "2022-03-20", 1.0);
    hand_start(&hand);
    planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(traits(0)->habits, HABIT_BUDDY | HABIT_WORK);
}

/* Half of them have a buddy, half work, and a quarter both: of 64 the chance that one of the four
 * kinds has nobody is 4e-8. */
Test(growth, gives_a_buddy_whether_or_not_one_works)
{
    int kinds[4] = {0};

    hand.params.learning.buddy_share[GROUP_GEZIN].steps[0].value = 0.5;
    hand.params.learning.work_share[GROUP_GEZIN].steps[0].value = 0.5;
    hand_start(&hand);
    for (uint32_t i = 0; i < HAND_PEOPLE; i++)
        planned(GROUP_GEZIN, i);
    hand_until(&hand, "2022-04-02");
    for (uint32_t who = 0; who < HAND_PEOPLE; who++)
        kinds[2 * !(traits(who)->habits & HABIT_BUDDY) + !(traits(who)->habits & HABIT_WORK)]++;
    for (int kind = 0; kind < 4; kind++)
        cr_expect_gt(kinds[kind], 0, "kind %d", kind);
}

/* ---- before the first lesson ---- */

/* Hours that somebody brings who was in reception from 12 November 2021 to the plan: 20 weeks up
 * to the first lesson of 1 April, 118 days up to the home of 10 March. */
static uint32_t
brought(enum habit habits, uint16_t credit_hours)
{
    uint32_t who = planned(GROUP_ASIEL, 0);

    hand.chain.people[who].duty -= (stamp)(118 * TICKS_PER_DAY);
    person_flag(&hand.chain.people[who], PERSON_FROM_AZC, true);
    hand.chain.traits[who].habits = (uint8_t)habits;
    hand.chain.traits[who].credit_hours = credit_hours;
    hand_until(&hand, "2022-04-02");
    return traits(who)->effective_hours;
}

/* Ten hours a week for 118 days would be 169, but there are no more than 121. */
Test(growth, brings_voorinburgering_up_to_its_hours)
{
    hand_start(&hand);
    cr_expect_eq(brought(HABIT_PREPARES, 0), 121);
}

Test(growth, brings_voorinburgering_by_the_weeks_in_reception)
{
    hand.params.reception.prepare_hours_per_week = 5;
    hand_start(&hand);
    cr_expect_eq(brought(HABIT_PREPARES, 0), 84); /* 84.3 */
}

Test(growth, weighs_hours_before_the_course)
{
    hand.params.learning.credit_prep = 0.5;
    hand_start(&hand);
    cr_expect_eq(brought(HABIT_PREPARES, 79), 100); /* half of 121 + 79 */
}

/* A buddy comes with the lessons: not back then. */
Test(growth, brings_what_was_heard_at_a_meedoenbalie)
{
    hand.params.learning.outside[EXPOSURE_BUDDY] = 5.0;
    hand.params.learning.buddy_share[GROUP_ASIEL].steps[0].value = 1.0;
    hand.params.learning.outside[EXPOSURE_PARTICIPATION] = 2.0;
    hand_start(&hand);
    cr_expect_eq(brought(HABIT_TAKES_PART, 0), 34); /* 33.7: 118 days */
}

Test(growth, brings_nothing_without_them)
{
    hand_start(&hand);
    cr_expect_eq(brought((enum habit)0, 0), 0);
}

/* 121 hours brought make the lessons 121 hours shorter. */
Test(growth, shortens_lessons_by_what_is_brought)
{
    hand.params.learning.hours_to_b1 = 200;
    hand_start(&hand);
    brought(HABIT_PREPARES, 0);
    hand_assert_date(moves_at(0), "2022-06-19"); /* 79 days */
}

/* ---- at the exams ---- */

/* On a first sitting. */
static double
passes(uint32_t who, enum component component, enum exam exam)
{
    return growth_pass(&hand.chain, who, component, exam, 0);
}

/* Just at B1 a candidate passes as the scenario says; half a year later, of an effective hour a
 * day, more often, and for a component without talent less. */
Test(growth, passes_by_the_level_of_the_day)
{
    uint32_t who;
    double at_level;

    hand.params.learning.hours_to_b1 = 200;
    hand.params.learning.pass_slope = hand.params.learning.pass_slope_a2 = 2.0;
    hand.params.learning.pass_slope_knm = 1.0;
    hand.params.learning.talent_spread = 0.5;
    hand.params.exams.pass[EXAM_LEZEN_B1].steps[0].value = 0.6;
    hand.params.exams.pass[EXAM_LEZEN_A2].steps[0].value = 0.6;
    hand.params.exams.pass[EXAM_SPREKEN_B1].steps[0].value = 0.6;
    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.6;
    hand.params.course.self_study = 7.0;
    hand_spec(&hand.params.exams.preparation, 3000);
    hand_start(&hand);
    who = planned(GROUP_GEZIN, 0);
    hand.chain.traits[who].talent[COMPONENT_SPREKEN] = -LEARNING_TALENT;
    hand_until(&hand, "2022-10-19");
    at_level = passes(who, COMPONENT_LEZEN, EXAM_LEZEN_B1);
    cr_expect_float_eq(at_level, 0.6, 0.01, "%g", at_level);
    cr_expect_lt(passes(who, COMPONENT_SPREKEN, EXAM_SPREKEN_B1), 0.3);
    cr_expect_gt(passes(who, COMPONENT_LEZEN, EXAM_LEZEN_A2), 0.98, "a level above");
    hand_until(&hand, "2023-04-19");
    /* 382 hours: 6 (1 - exp(-1.3239)) = 4.40; 0.2533 + 2 x 1.40 = 3.06. KNM asks 2. */
    cr_expect_float_eq(growth_level(&hand.chain, who, chain_now(&hand.chain)), 4403, 10);
    cr_expect_float_eq(passes(who, COMPONENT_LEZEN, EXAM_LEZEN_B1), 0.9989, 0.0005);
    cr_expect_float_eq(passes(who, COMPONENT_KNM, EXAM_KNM), 0.9961, 0.001);
}

/* 0.4 of a sd by two sittings before, 0.5 by an adapted exam: Phi(0.2533 + 0.4), and so on. */
Test(growth, passes_more_often_with_practice_and_an_adapted_exam)
{
    uint32_t who;

    hand.params.exams.pass[EXAM_KNM].steps[0].value = 0.6;
    hand.params.exams.practice = 0.2;
    hand.params.exams.adapted = 0.5;
    hand_start(&hand);
    who = hand_person(&hand, GROUP_GEZIN, 0);
    cr_expect_eq(growth_pass(&hand.chain, who, COMPONENT_KNM, EXAM_KNM, 0), 0.6);
    cr_expect_float_eq(growth_pass(&hand.chain, who, COMPONENT_KNM, EXAM_KNM, 2), 0.7432, 2e-4);
    hand.chain.traits[who].habits |= HABIT_ADAPTED;
    cr_expect_float_eq(growth_pass(&hand.chain, who, COMPONENT_KNM, EXAM_KNM, 0), 0.7743, 2e-4);
    cr_expect_float_eq(growth_pass(&hand.chain, who, COMPONENT_KNM, EXAM_KNM, 2), 0.8757, 2e-4);
}

/* Who is far below sits in vain, again and again. */
Test(growth, fails_who_is_below_the_level)
{
    hand.params.learning.pass_slope = hand.params.learning.pass_slope_a2 = 5.0;
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        hand.params.exams.pass[exam].steps[0].value = 0.6;
    hand_start(&hand);
    planned(GROUP_GEZIN, 0);
    hand_finish(&hand);
    cr_expect_eq(hand_total(&hand, MEASURE_EXAM_PASSED), 1, "KNM, which is certain here");
    cr_expect_gt(hand_total(&hand, MEASURE_EXAM_SAT), 10);
}
