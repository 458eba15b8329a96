/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Start moments: on which days, and with how many. */

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

TestSuite(starts, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static ticks
moves_at(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_move(who)].at;
}

static void
b1_starts_on(int month, int day)
{
    hand.params.course.starts[ROUTE_B1].n = 1;
    hand.params.course.starts[ROUTE_B1].days[0].month = month;
    hand.params.course.starts[ROUTE_B1].days[0].day = day;
}

/* 1 May 2022 is a Sunday; 27 April, a Wednesday, the King's birthday; 31 December 2022 a Saturday
 * before a Sunday that is New Year's Day. */
Test(starts, moves_to_the_next_working_day)
{
    hand.params.course.starts[ROUTE_B1] =
        (struct year_days){2, {{4, 27}, {5, 1}}};
    hand.params.course.starts[ROUTE_Z] = (struct year_days){1, {{12, 31}}};
    hand_start(&hand);
    hand_assert_date(ticks_of_day(hand.model->starts[ROUTE_B1].days[0]), "2022-04-28");
    hand_assert_date(ticks_of_day(hand.model->starts[ROUTE_B1].days[1]), "2022-05-02");
    hand_assert_date(ticks_of_day(hand.model->starts[ROUTE_Z].days[0]), "2023-01-02");
}

/* 30 April and 1 May 2022 are a weekend: one Monday for both. In 2024 they are two days. */
Test(starts, are_one_where_two_move_to_the_same_day)
{
    const struct start_dates *dates;

    hand.params.course.starts[ROUTE_B1] =
        (struct year_days){2, {{4, 30}, {5, 1}}};
    hand_start(&hand);
    dates = &hand.model->starts[ROUTE_B1];
    hand_assert_date(ticks_of_day(dates->days[0]), "2022-05-02");
    hand_assert_date(ticks_of_day(dates->days[1]), "2023-05-01");
    hand_assert_date(ticks_of_day(dates->days[2]), "2024-04-30");
    hand_assert_date(ticks_of_day(dates->days[3]), "2024-05-01");
    cr_expect_eq(start_dates_next(dates, dates->days[1]), 1, "on the day itself");
    cr_expect_eq(start_dates_next(dates, dates->days[1] + 1), 2);
    cr_expect_eq(start_dates_next(dates, dates->days[dates->n - 1] + 1), dates->n, "none left");
}

Test(starts, never_come_after_the_run)
{
    uint32_t who;

    b1_starts_on(1, 10);
    hand_start(&hand);
    hand_until(&hand, "2027-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2027-03-20");
    cr_expect_eq(person(who)->step, STEP_COURSE_START);
    cr_expect_eq(moves_at(who), STAMP_NEVER);
    person_end(&hand.chain, who, STAGE_LAPSED);
    hand_finish(&hand);
}

/* ---- with how many ---- */

/* Two are too few in April; a third makes it three in May. One start a month. */
Test(starts, are_cancelled_for_too_few)
{
    uint32_t first, third;

    hand.params.course.minimum[ROUTE_B1] = 3;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    first = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(first)->step, STEP_COURSE_START);
    hand_assert_date(moves_at(first), "2022-05-02");
    hand_until(&hand, "2022-04-11");
    third = hand_planned(&hand, GROUP_GEZIN, 2);
    hand_until(&hand, "2022-05-03");
    cr_expect_eq(person(first)->step, STEP_COURSE);
    cr_expect_eq(person(third)->step, STEP_COURSE);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_START_CANCELLED), 2);
}

/* A plan set today in a class of municipality. */
static uint32_t
planned_in(enum municipality municipality, uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index);
    struct person *newcomer = &hand.chain.people[who];

    newcomer->settled = newcomer->notice = newcomer->intake = stamp_of(chain_now(&hand.chain));
    newcomer->municipality = (uint8_t)municipality;
    person_flag(newcomer, PERSON_SETTLED | PERSON_NOTICED | PERSON_FEASIBLE, true);
    stage_arrive(&hand.chain, who, STAGE_PIP, false);
    pip_set(&hand.chain, who);
    return who;
}

/* By class of municipality: three in two classes fill none. */
Test(starts, count_the_own_class_of_municipality)
{
    uint32_t who[3];

    hand.params.course.minimum[ROUTE_B1] = 2;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < 3; i++)
        who[i] = planned_in(i == 0 ? MUNICIPALITY_OTHER : MUNICIPALITY_LARGE, i);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who[0])->step, STEP_COURSE_START);
    cr_expect_eq(person(who[1])->step, STEP_COURSE);
    cr_expect_eq(person(who[2])->step, STEP_COURSE);
}

/* Who leaves before the moment does not count for it. */
Test(starts, do_not_count_who_has_left)
{
    uint32_t stays, leaves;

    hand.params.course.minimum[ROUTE_B1] = 2;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    stays = hand_planned(&hand, GROUP_GEZIN, 0);
    leaves = hand_planned(&hand, GROUP_GEZIN, 1);
    hand_until(&hand, "2022-03-25");
    cr_expect_eq(person(leaves)->step, STEP_COURSE_START);
    person_end(&hand.chain, leaves, STAGE_LAPSED);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(stays)->step, STEP_COURSE_START);
    hand_assert_date(moves_at(stays), "2022-05-02");
}

/* A tenth of the people need a tenth of the minimum, rounded. */
Test(starts, scale_the_minimum_with_the_run)
{
    uint32_t who;

    hand.params.course.minimum[ROUTE_B1] = 14;
    hand.params.run.scale = 0.1;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(person(who)->step, STEP_COURSE);
}
