/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exam places as they are announced: what is known when, and what takes bookings away. */

#include "tests/seats_by_hand.h"

TestSuite(places, .init = seats_setup, .fini = seats_teardown);

/* A timeline with one change, as the reader makes it. */
static void
change(struct timeline *line, double base, const char *from, const char *until, double value,
       const char *announced)
{
    struct timeline_change it = {
        .from = hand_day(from), .until = until != NULL ? hand_day(until) : TIMELINE_ALWAYS,
        .action = TIMELINE_SET, .value = value,
        .announced = announced != NULL ? hand_day(announced) : TIMELINE_KNOWN};

    cr_assert_eq(timeline_init(line, base, &hand.error), 0);
    cr_assert_eq(timeline_change(line, &it, &hand.error), 0);
}

static void
close_sites(int item, const char *date, const char *until, const char *announced, int site)
{
    struct exam_closure *it = &hand.params.exams.closed[item];

    it->date = hand_day(date);
    it->until = hand_day(until);
    it->announced = announced != NULL ? hand_day(announced) : TIMELINE_KNOWN;
    it->site = site;
    it->exam = EXAMS;
    hand.params.exams.n_closed = item + 1;
}

/* Known from the start, or announced by then: in the first table, and no news. */
Test(places, are_known_when_announced_before_the_run)
{
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    close_sites(0, "2022-03-07", "2022-03-08", NULL, EXAM_SITES_ALL);
    close_sites(1, "2022-03-08", "2022-03-09", "2021-12-01", EXAM_SITES_ALL);
    close_sites(2, "2022-03-09", "2022-03-10", "2022-01-01", EXAM_SITES_ALL);
    seats_compile();
    cr_expect_eq(seats_on(EXAM_KNM, hand_day("2022-03-04")), 100);
    for (int day = 7; day <= 9; day++)
        cr_expect_eq(seats_on(EXAM_KNM, hand_day("2022-03-01") + day - 1), 0);
    cr_expect_eq(seats_on(EXAM_KNM, hand_day("2022-03-10")), 100);
    cr_expect_eq(model->places.n_changes, 0);
}

/* As in the winter of 2023: known on 20 November, and nobody's booking is taken away. */
Test(places, are_cut_as_it_is_announced)
{
    struct timeline share;
    day_number from = hand_day("2023-12-01"), until = hand_day("2024-03-01");
    size_t n = 0;

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    change(&share, 1.0 / 6, "2023-12-01", "2024-03-01", 0.35 / 6, "2023-11-20");
    hand.params.exams.a2_share[EXAM_SCHRIJVEN_A2] = share;
    seats_compile();
    cr_expect_eq(seats_between(EXAM_SCHRIJVEN_A2, from, until), 100 * 62);
    for (size_t i = 0; i < model->places.n_changes; i++) {
        const struct place_change *it = &model->places.changes[i];
        cr_assert(it->announced == hand_day("2023-11-20") && it->exam == EXAM_SCHRIJVEN_A2 &&
                  it->site == 0 && !it->cancels && it->places == 35);
        cr_assert(it->day >= from && it->day < until && day_is_working(it->day));
        n++;
    }
    cr_expect_eq(n, 62);
    timeline_free(&share);
}

/* Only the days and the site that it is about, whatever the parts of places are. */
Test(places, change_where_the_news_is_about)
{
    seats_at_six_sites();
    hand.params.exams.a2_places_per_day.steps[0].value = 103;
    close_sites(0, "2023-05-08", "2023-05-11", "2023-05-01", 4);
    seats_compile();
    for (size_t i = 0; i < model->places.n_changes; i++) {
        const struct place_change *it = &model->places.changes[i];
        cr_assert(it->announced == hand_day("2023-05-01") && it->day >= hand_day("2023-05-08") &&
                  it->day < hand_day("2023-05-11"));
        cr_assert(it->site == 4 && it->places == 0 && it->cancels);
    }
    cr_expect_eq(model->places.n_changes, 3 * EXAMS);
}

/* As the halt of schrijven in November 2018: the other exams go on. */
Test(places, close_for_one_exam)
{
    seats_at_six_sites();
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    close_sites(0, "2023-05-08", "2023-05-10", NULL, EXAM_SITES_ALL);
    hand.params.exams.closed[0].exam = EXAM_SCHRIJVEN_A2;
    close_sites(1, "2023-05-09", "2023-05-10", "2023-05-01", 4);
    hand.params.exams.closed[1].exam = EXAM_KNM;
    seats_compile();
    for (int day = 8; day <= 9; day++) {
        cr_expect_eq(seats_on(EXAM_SCHRIJVEN_A2, hand_day("2023-05-01") + day - 1), 0);
        cr_expect_eq(seats_on(EXAM_SPREKEN_A2, hand_day("2023-05-01") + day - 1), 100);
    }
    cr_expect_eq(seats_on(EXAM_SCHRIJVEN_A2, hand_day("2023-05-10")), 100);
    cr_assert_eq(model->places.n_changes, 1);
    cr_expect_eq(model->places.changes[0].exam, EXAM_KNM);
    cr_expect_eq(model->places.changes[0].day, hand_day("2023-05-09"));
    cr_expect(model->places.changes[0].cancels);
}

/* June 2024 as it was announced: four days go to B1, and who was booked goes. */
Test(places, move_days_as_it_is_announced)
{
    seats_move_june_2024();
    for (int i = 0; i < 4; i++)
        hand.params.exams.moved[i].announced = hand_day("2024-05-13");
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    seats_compile();
    for (int i = 0; i < 4; i++)
        cr_expect_eq(seats_on(EXAM_KNM, hand_day(moved_days[i])), 100, "nobody knows yet");
    cr_expect_eq(model->places.n_changes, 4 * EXAMS);
    for (size_t i = 0; i < model->places.n_changes; i++) {
        const struct place_change *it = &model->places.changes[i];
        int which = 0;
        while (hand_day(moved_days[which]) != it->day)
            which++;
        cr_expect_eq(it->places, it->exam == EXAM_LEZEN_B1 + which ? 40 : 0);
        cr_expect_eq(it->announced, hand_day("2024-05-13"));
        cr_expect(it->cancels);
    }
}

/* A sitting that is given back: an A2 day like all others. */
Test(places, come_back_with_a_sitting_given_up)
{
    day_number day = hand_day("2024-02-01");

    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    seats_compile();
    while (seats_b1_exams_on(day) == 0)
        day++;
    cr_expect_eq(seats_on(EXAM_KNM, day), 50);
    hand.params.exams.moved[0].date = day;
    hand.params.exams.moved[0].announced = TIMELINE_KNOWN;
    hand.params.exams.moved[0].exam = EXAMS;
    hand.params.exams.n_moved = 1;
    seats_compile();
    cr_expect_eq(seats_on(EXAM_KNM, day), 100);
    cr_expect_eq(seats_b1_exams_on(day), 0);
}

/* Told in time, it takes the bookings of B1 away, and none of A2: a place that is not there because
 * of a cut may be taken. */
Test(places, take_no_booking_of_a2_with_a_sitting_given_up)
{
    day_number day = hand_day("2024-02-01");
    int n[2] = {0};

    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    seats_compile();
    while (seats_b1_exams_on(day) == 0)
        day++;
    hand.params.exams.moved[0].date = day;
    hand.params.exams.moved[0].announced = hand_day("2024-01-10");
    hand.params.exams.moved[0].exam = EXAMS;
    hand.params.exams.n_moved = 1;
    seats_compile();
    for (size_t i = 0; i < model->places.n_changes; i++) {
        const struct place_change *it = &model->places.changes[i];
        n[it->cancels]++;
        cr_expect_eq(it->cancels, exam_is_b1((enum exam)it->exam));
    }
    cr_expect_eq(n[false], EXAM_LEZEN_B1);
    cr_expect_eq(n[true], EXAMS - EXAM_LEZEN_B1);
}

/* The share that is reserved, of what is open. */
Test(places, are_reserved_by_share)
{
    day_number day = hand_day("2022-03-07");

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand.params.exams.reserved.steps[0].value = 0.2;
    seats_compile();
    cr_expect_eq(places_known(&model->places, EXAM_KNM, day, 1), 20);
    close_sites(0, "2022-03-07", "2022-03-08", NULL, 0);
    seats_compile();
    cr_expect_eq(places_known(&model->places, EXAM_KNM, day, 1), 0);
}
