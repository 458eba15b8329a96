/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places of B1: sittings over the year, and days that are moved to it from A2. */

#include "tests/seats_by_hand.h"

TestSuite(places, .init = seats_setup, .fini = seats_teardown);

/* ---- B1 sittings ---- */

static int
sittings(int exam, int year)
{
    struct date new_year = {year, 1, 1}, next_year = {year + 1, 1, 1};
    int n = 0;

    for (day_number day = date_to_day(new_year); day < date_to_day(next_year); day++)
        n += seats_on(exam, day) > 0;
    return n;
}

Test(places, holds_eight_sittings_a_component_a_year)
{
    hand.params.run.until = hand_day("2040-12-31");
    seats_compile();
    for (int year = 2022; year <= 2040; year++)
        for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
            cr_expect_eq(sittings(exam, year), 8, "%s in %d", exam_labels[exam], year);
}

/* Figures B-NT-3 and B-NT-8. */
Test(places, holds_one_component_a_day_and_none_in_july)
{
    hand.params.run.until = hand_day("2040-12-31");
    seats_compile();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++) {
        cr_assert_leq(seats_b1_exams_on(day), 1);
        cr_assert(seats_b1_exams_on(day) == 0 || date_of_day(day).month != 7);
    }
}

Test(places, spreads_the_sittings_of_a_component_over_the_year)
{
    day_number last = 0;

    seats_compile();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++) {
        if (seats_on(EXAM_SPREKEN_B1, day) == 0)
            continue;
        cr_expect(last == 0 || (day - last >= 14 && day - last <= 80),
                  "%d days after the one before", (int)(day - last));
        last = day;
    }
}

Test(places, takes_the_seats_of_a_b1_day_from_a2)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand_level(&hand, &hand.params.exams.b1_takes_from_a2, 0.25);
    seats_compile();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++) {
        if (!day_is_working(day))
            continue;
        cr_assert_eq(seats_on(EXAM_KNM, day), seats_b1_exams_on(day) ? 75 : 100);
        for (int exam = EXAM_LEZEN_B1; exam < EXAMS && seats_b1_exams_on(day); exam++)
            cr_assert(seats_on(exam, day) == 0 || seats_on(exam, day) == 40);
    }
}

/* A longer run has the same days: else its horizon would change what came before it. */
Test(places, holds_the_same_sittings_whatever_the_horizon)
{
    struct model *shorter, *longer;

    hand.params.run.until = hand_day("2025-08-05"); /* when those of July are made up for */
    seats_compile();
    shorter = model;
    model = NULL;
    hand.params.run.until = hand_day("2030-12-31");
    seats_compile();
    longer = model;
    for (day_number day = shorter->places.first; day < shorter->places.end; day++)
        for (int exam = 0; exam < EXAMS; exam++)
            cr_assert_eq(places_known(&shorter->places, (enum exam)exam, day, 0),
                         places_known(&longer->places, (enum exam)exam, day, 0));
    model_free(shorter);
}

/* ---- days moved from A2 to B1 ---- */

Test(places, gives_a_moved_day_to_b1_and_takes_it_from_a2)
{
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    seats_move_june_2024();
    seats_compile();
    for (int i = 0; i < 4; i++) {
        day_number day = hand_day(moved_days[i]);
        for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
            cr_expect_eq(seats_on(exam, day), exam == EXAM_LEZEN_B1 + i ? 40 : 0);
        cr_expect_eq(seats_on(EXAM_KNM, day), 0);
    }
}

Test(places, adds_a_moved_day_to_the_yearly_sittings)
{
    day_number june = 0, july;
    int64_t before[EXAMS];

    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    seats_compile();
    june = hand_day("2024-06-01");
    july = hand_day("2024-07-01");
    for (int exam = 0; exam < EXAMS; exam++)
        before[exam] = seats_between(exam, june, july);
    seats_move_june_2024();
    seats_compile();
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++) {
        cr_expect_eq(sittings(exam, 2024), 9);
        cr_expect_eq(sittings(exam, 2023), 8);
        cr_expect_eq(seats_between(exam, june, july), before[exam] + 40);
    }
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        cr_expect_eq(seats_between(exam, june, july), before[exam] - 4 * 100);
}

/* A regular sitting makes way for a moved day, and is not held on another: so the reader refuses
 * such a day. */
Test(places, moves_over_the_sitting_that_stood_there)
{
    day_number taken = 0;

    seats_compile();
    for (day_number day = hand_day("2024-06-01"); taken == 0; day++)
        taken = seats_on(EXAM_LEZEN_B1, day) > 0 ? day : 0;
    hand.params.exams.moved[0].date = taken;
    hand.params.exams.moved[0].exam = EXAM_SPREKEN_B1;
    hand.params.exams.n_moved = 1;
    seats_compile();
    cr_expect_eq(seats_on(EXAM_SPREKEN_B1, taken), 40);
    cr_expect_eq(seats_on(EXAM_LEZEN_B1, taken), 0);
    cr_expect_eq(sittings(EXAM_LEZEN_B1, 2024), 7);
    cr_expect_eq(sittings(EXAM_SPREKEN_B1, 2024), 9);
}

Test(places, passes_by_moved_days_outside_the_run)
{
    seats_move_june_2024();
    hand.params.run.until = hand_day("2024-06-05");
    seats_compile();
    cr_expect_eq(seats_on(EXAM_LEZEN_B1, hand_day("2024-06-04")), 40);
}
