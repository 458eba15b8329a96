/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Homes found and people housed against the tasks of the half-years, by class of municipality. By
 * default (params_by_hand.h) 10,000 people of all ages find a home in each half-year, half of them
 * with the duty, and all in the G4; the task is 10,000 too. The first half of 2022 has 123 working
 * days, the second 129. */

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

TestSuite(homes, .init = setup, .fini = teardown);

static void
shares(double g4, double large, double other)
{
    const double share[MUNICIPALITIES] = {g4, large, other};

    memcpy(hand.params.municipality.share, share, sizeof share);
}

static void
task(const char *half_year, double persons)
{
    struct params *p = &hand.params;

    strcpy(p->housing.tasks[p->housing.n_tasks].id, half_year);
    p->housing.tasks[p->housing.n_tasks++].persons = persons;
}

/* Found for people with the duty on a day; days must rise. */
static int64_t
found_on(enum municipality municipality, day_number day)
{
    hand.chain.agenda.now = ticks_of_day(day) + ROSTER_OPENS;
    return homes_found(&hand.chain, municipality);
}

/* Over [from, to). */
static int64_t
found_in(enum municipality municipality, const char *from, const char *to)
{
    int64_t sum = 0;

    for (day_number day = hand_day(from); day < hand_day(to); day++)
        sum += found_on(municipality, day);
    return sum;
}

static int64_t
found(const char *from, const char *to)
{
    return found_in(MUNICIPALITY_G4, from, to);
}

static double
due(enum municipality municipality)
{
    return hand.chain.homes[municipality].due;
}

static void
assert_close(double value, double expected)
{
    cr_expect(fabs(value - expected) < 1e-6, "%.9g for %.9g", value, expected);
}

/* Whole people of a stream of parts: within one of the sum over some days. */
static void
assert_within_one(int64_t whole, double expected)
{
    cr_expect(fabs((double)whole - expected) < 1.0 + 1e-6, "%lld for %.2f", (long long)whole,
              expected);
}

/* ---- what is found ---- */

Test(homes, are_found_half_year_by_half_year)
{
    int64_t all = 0, half;

    hand.params.housing.obliged_share.steps[0].value = 0.41;
    hand.params.housing.homes_per_half_year.steps[0].value = 11886;
    hand_step(&hand.params.housing.homes_per_half_year, "2023-01-01", 21200);
    hand_start(&hand);
    half = found("2022-01-01", "2022-07-01");
    all += half;
    assert_within_one(half, 11886 * 0.41);
    half = found("2022-07-01", "2023-01-01");
    all += half;
    assert_within_one(half, 11886 * 0.41);
    half = found("2023-01-01", "2023-07-01");
    all += half;
    assert_within_one(half, 21200 * 0.41);
    all += found("2023-07-01", "2028-01-01");
    assert_within_one(all, 2 * 11886 * 0.41 + 10 * 21200 * 0.41);
}

Test(homes, are_found_on_working_days_and_evenly)
{
    int64_t least = INT64_MAX, most = 0;

    hand_start(&hand);
    for (day_number day = hand_day("2022-01-01"); day < hand_day("2028-01-01"); day++) {
        int64_t n = found_on(MUNICIPALITY_G4, day);
        cr_assert(day_is_working(day) || n == 0);
        least = day_is_working(day) && n < least ? n : least;
        most = n > most ? n : most;
    }
    cr_expect_geq(least, 5000 / 132); /* a half-year has 120 to 132 working days */
    cr_expect_leq(most, 5000 / 120 + 1);
}

/* A home is there when all of it is: the sum so far is never ahead, and never a whole one behind. */
Test(homes, are_found_whole_and_not_early)
{
    double parts = 0.0;
    int64_t whole = 0;

    hand.params.run.scale = 0.0123;
    hand_start(&hand);
    for (day_number day = hand_day("2022-01-01"); day < hand_day("2022-07-01"); day++) {
        parts += day_is_working(day) ? 5000 * 0.0123 / 123 : 0.0;
        whole += found_on(MUNICIPALITY_G4, day);
        cr_assert((double)whole <= parts + 1e-6 && (double)whole > parts - 1.0, "%lld of %g",
                  (long long)whole, parts);
    }
    cr_expect_eq(whole, 61); /* 61.5 */
    cr_expect_eq(found("2022-07-01", "2023-01-01"), 62, "the half is carried over");
}

/* A run that begins within a half-year finds on each day what a longer one does. */
Test(homes, of_a_part_of_a_half_year_are_that_part)
{
    hand.params.run.start = hand_day("2022-05-01");
    hand_start(&hand);
    assert_within_one(found("2022-05-01", "2022-07-01"), 5000 * 41 / 123.0); /* 20 and 21 days */
}

/* The share of those with the duty is that of the day. */
Test(homes, go_to_people_with_the_duty_by_the_share_of_the_day)
{
    hand_step(&hand.params.housing.obliged_share, "2022-02-01", 0.2);
    hand_start(&hand);
    assert_within_one(found("2022-01-01", "2022-02-01"), 10000 * 0.5 * 21 / 123);
    assert_within_one(found("2022-02-01", "2022-07-01"), 10000 * 0.2 * 102 / 123);
}

/* ---- classes ---- */

Test(homes, are_divided_over_the_classes_by_population)
{
    shares(0.14, 0.25, 0.61);
    hand_start(&hand);
    assert_within_one(found_in(MUNICIPALITY_G4, "2022-01-01", "2022-07-01"), 5000 * 0.14);
    assert_within_one(found_in(MUNICIPALITY_LARGE, "2022-01-01", "2022-07-01"), 5000 * 0.25);
    assert_within_one(found_in(MUNICIPALITY_OTHER, "2022-01-01", "2022-07-01"), 5000 * 0.61);
    assert_close(due(MUNICIPALITY_G4), 1400);
    assert_close(due(MUNICIPALITY_LARGE), 2500);
    assert_close(due(MUNICIPALITY_OTHER), 6100);
    assert_close(homes_due(&hand.chain), 10000);
}

/* More effort finds more homes in its own class, from its date on, and asks for no more people. */
Test(homes, are_more_with_more_effort)
{
    shares(0.5, 0.5, 0.0);
    hand_step(&hand.params.housing.effort[MUNICIPALITY_LARGE], "2022-07-01", 1.2);
    hand_start(&hand);
    assert_within_one(found_in(MUNICIPALITY_LARGE, "2022-01-01", "2022-07-01"), 2500);
    assert_within_one(found_in(MUNICIPALITY_LARGE, "2022-07-01", "2023-01-01"), 3000);
    assert_within_one(found_in(MUNICIPALITY_G4, "2022-01-01", "2022-07-01"), 2500);
    assert_within_one(found_in(MUNICIPALITY_G4, "2022-07-01", "2023-01-01"), 2500);
    assert_close(due(MUNICIPALITY_LARGE), due(MUNICIPALITY_G4));
}

/* ---- tasks ---- */

Test(homes, are_due_by_the_tasks_of_the_half_years)
{
    static const struct {
        const char *day;
        double due;
    } steps[] = {{"2022-01-01", 10000}, {"2022-06-30", 10000}, {"2022-07-01", 25000},
                 {"2022-12-31", 25000}, {"2023-01-01", 37000}, {"2023-07-01", 49000},
                 {"2024-01-01", 61000}}; /* the last task goes on */

    task("2022-2", 15000);
    task("2023-1", 12000);
    hand_start(&hand);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        found_on(MUNICIPALITY_G4, hand_day(steps[i].day));
        assert_close(due(MUNICIPALITY_G4), steps[i].due);
    }
}

/* Of a task of which a part is over, the working days that are left: May has 20, June 21. */
Test(homes, are_due_by_the_rest_of_the_task_where_the_run_begins)
{
    hand.params.run.start = hand_day("2022-05-01"); /* a Sunday */
    task("2022-2", 15000);
    hand_start(&hand);
    found_on(MUNICIPALITY_G4, hand_day("2022-05-01"));
    assert_close(due(MUNICIPALITY_G4), 10000 * 41 / 123.0);
    found_on(MUNICIPALITY_G4, hand_day("2022-07-01"));
    assert_close(due(MUNICIPALITY_G4), 10000 * 41 / 123.0 + 15000);
}

/* One with the duty stands for 1 / share of all ages, by the share of the day. */
Test(homes, house_people_of_all_ages)
{
    hand_step(&hand.params.housing.obliged_share, "2022-02-01", 0.4);
    hand_start(&hand);
    found_on(MUNICIPALITY_G4, hand_day("2022-01-01"));
    homes_housed(&hand.chain, MUNICIPALITY_G4);
    assert_close(due(MUNICIPALITY_G4), 9998);
    found_on(MUNICIPALITY_G4, hand_day("2022-02-01"));
    homes_housed(&hand.chain, MUNICIPALITY_G4);
    homes_housed(&hand.chain, MUNICIPALITY_G4);
    assert_close(due(MUNICIPALITY_G4), 9993);
    assert_close(hand.chain.homes[MUNICIPALITY_G4].housed, 7);
    assert_close(hand.chain.homes[MUNICIPALITY_LARGE].housed, 0);
}

/* ---- backlog ---- */

/* What was not done of earlier tasks is due, and a part of it found beside. */
Test(homes, catch_up_with_the_backlog_of_the_first_day)
{
    shares(0.75, 0.25, 0.0);
    hand.params.housing.backlog = 4000;
    hand.params.housing.catch_up = 0.25;
    hand_start(&hand);
    assert_within_one(found("2022-01-01", "2022-07-01"), (10000 + 0.25 * 4000) * 0.75 * 0.5);
    assert_within_one(found_in(MUNICIPALITY_LARGE, "2022-01-01", "2022-07-01"),
                      (10000 + 0.25 * 4000) * 0.25 * 0.5);
    assert_close(due(MUNICIPALITY_G4), 14000 * 0.75);
    assert_close(homes_due(&hand.chain), 14000);
}

/* With nobody housed, all of the task is a backlog in the half-year after it, not before. */
Test(homes, catch_up_in_the_half_year_after)
{
    hand.params.housing.catch_up = 0.3;
    hand_start(&hand);
    assert_within_one(found("2022-01-01", "2022-07-01"), 5000);
    assert_within_one(found("2022-07-01", "2023-01-01"), (10000 + 0.3 * 10000) * 0.5);
    assert_within_one(found("2023-01-01", "2023-07-01"), (10000 + 0.3 * 20000) * 0.5);
}

/* Whoever is housed is no backlog: 4000 + 10000 - 2 x 5500 are left, a quarter of them found. */
Test(homes, catch_up_with_what_is_left)
{
    int64_t n;

    hand.params.housing.backlog = 4000;
    hand.params.housing.catch_up = 0.25;
    hand_start(&hand);
    n = found("2022-01-01", "2022-07-01");
    assert_within_one(n, 5500);
    for (int64_t i = 0; i < n; i++)
        homes_housed(&hand.chain, MUNICIPALITY_G4);
    assert_close(due(MUNICIPALITY_G4), 14000 - 2.0 * (double)n);
    assert_within_one(found("2022-07-01", "2023-01-01"), (10000 + 0.25 * 3000) * 0.5);
}

/* Who is ahead finds no less, and starts the next task with what is done of it. */
Test(homes, ahead_of_the_task_count_for_the_next)
{
    hand.params.housing.catch_up = 1.0;
    hand_start(&hand);
    assert_within_one(found("2022-01-01", "2022-07-01"), 5000);
    for (int i = 0; i < 6000; i++)
        homes_housed(&hand.chain, MUNICIPALITY_G4);
    assert_close(due(MUNICIPALITY_G4), -2000);
    assert_within_one(found("2022-07-01", "2023-01-01"), 5000);
    assert_close(due(MUNICIPALITY_G4), 8000);
}

/* ---- scale ---- */

Test(homes, scale_with_all_else)
{
    hand.params.run.scale = 0.1;
    hand.params.housing.backlog = 4000;
    hand.params.housing.catch_up = 0.25;
    hand_start(&hand);
    assert_within_one(found("2022-01-01", "2022-07-01"), 550);
    assert_close(due(MUNICIPALITY_G4), 1400);
    homes_housed(&hand.chain, MUNICIPALITY_G4);
    assert_close(due(MUNICIPALITY_G4), 1398); /* a person is a person */
}

/* ---- in the books ---- */

static double
booked(enum measure measure, size_t month, enum municipality municipality)
{
    return measures_double(&hand.measures, measure)[month * MUNICIPALITIES + (size_t)municipality];
}

/* Koppeling on the 14th, a home on the 15th, registration on the 22nd of February; one of the three
 * lives in another class, where there are no homes. */
Test(homes, are_booked_at_the_ends_of_months)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    for (uint32_t i = 0; i < 3; i++) {
        who = hand_person(&hand, GROUP_ASIEL, i);
        hand.chain.people[who].municipality =
            i == 0 ? (uint8_t)MUNICIPALITY_OTHER : (uint8_t)MUNICIPALITY_G4;
        inflow_arrive(&hand.chain, who);
    }
    hand_until(&hand, "2022-08-02");
    for (size_t month = 0; month < 7; month++) {
        assert_close(booked(MEASURE_HOUSED, month, MUNICIPALITY_G4), month == 1 ? 4 : 0);
        assert_close(booked(MEASURE_HOUSED, month, MUNICIPALITY_OTHER), 0);
        assert_close(booked(MEASURE_HOUSING_DUE, month, MUNICIPALITY_G4),
                     (month < 6 ? 10000 : 20000) - (month < 1 ? 0 : 4));
        assert_close(booked(MEASURE_HOUSING_DUE, month, MUNICIPALITY_OTHER), 0);
    }
}
