/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exam places by day and site: those of A2, and that they are whole. */

#include "tests/seats_by_hand.h"

TestSuite(places, .init = seats_setup, .fini = seats_teardown);

/* Whole things of a stream of parts: within one of the sum over some days. */
static void
assert_within_one(int64_t found, double expected)
{
    cr_expect(fabs((double)found - expected) < 1.0, "%lld for %.2f", (long long)found, expected);
}

/* ---- A2 seats ---- */

Test(places, shares_the_a2_seats_out_over_the_exams)
{
    const double shares[EXAM_LEZEN_B1] = {0.17, 0.17, 0.17, 0.17, 0.24, 0.08};
    int working = 0;

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 103;
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        hand.params.exams.a2_share[exam].steps[0].value = shares[exam];
    seats_compile();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++)
        working += day_is_working(day);
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        assert_within_one(seats_between(exam, model->calendar.first, model->calendar.end),
                          103 * shares[exam] * working);
    for (int exam = EXAM_LEZEN_B1; exam < EXAMS; exam++)
        cr_expect_eq(seats_between(exam, model->calendar.first, model->calendar.end), 0);
}

/* A cut of one exam's share by half in winter, as in December 2023. */
Test(places, changes_a_share_on_its_date)
{
    day_number december = hand_day("2023-12-01"), november = hand_day("2023-11-01");

    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand_step(&hand.params.exams.a2_share[EXAM_ONA], "2023-12-01", 0.5 / 6);
    seats_compile();
    cr_expect_eq(seats_between(EXAM_ONA, november, december), 100 * 22);
    assert_within_one(seats_between(EXAM_ONA, december, hand_day("2024-01-01")), 50 * 19);
    cr_expect_eq(seats_between(EXAM_KNM, december, hand_day("2024-01-01")), 100 * 19);
}

Test(places, offers_seats_on_working_days_only)
{
    seats_compile();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++)
        for (int exam = 0; exam < EXAMS; exam++)
            cr_assert(day_is_working(day) || seats_on(exam, day) == 0);
}

/* ---- whole places ---- */

/* The places of a day with their parts, by the rules on paper; nothing is moved or closed. */
static double
exact_on(int exam, day_number day)
{
    const struct params *p = &hand.params;
    enum exam one = sittings_programme1(&model->sittings, day);
    bool sitting = one != EXAMS || sittings_programme2(&model->sittings, day) != EXAMS;

    if (!day_is_working(day))
        return 0.0;
    if (exam >= EXAM_LEZEN_B1)
        return (int)one == exam ? p->run.scale * timeline_at(&p->exams.b1_places_per_day, day)
                                : 0.0;
    return p->run.scale * timeline_at(&p->exams.a2_places_per_day, day) *
           timeline_at(&p->exams.a2_share[exam], day) *
           (sitting ? 1.0 - timeline_at(&p->exams.b1_takes_from_a2, day) : 1.0);
}

/* Sums of whole places against the exact ones, by calendar year and over the run. */
static void
assert_sums(double a_year, double a_run)
{
    for (int exam = 0; exam < EXAMS; exam++) {
        double whole = 0.0;
        for (int year = 2022; year <= 2027; year++) {
            struct date from = {year, 1, 1}, until = {year + 1, 1, 1};
            double off = 0.0;
            for (day_number d = date_to_day(from); d < date_to_day(until); d++)
                off += seats_on(exam, d) - exact_on(exam, d);
            cr_expect_lt(fabs(off), a_year, "%s in %d: %.2f", exam_labels[exam], year, off);
            whole += off;
        }
        cr_expect_lt(fabs(whole), a_run, "%s: %.2f", exam_labels[exam], whole);
    }
}

Test(places, come_to_the_right_sum_at_any_scale)
{
    const double shares[EXAM_LEZEN_B1] = {0.17, 0.17, 0.17, 0.17, 0.24, 0.08};
    const double scales[] = {1.0, 0.5, 0.1, 0.037, 0.01};

    seats_at_six_sites();
    hand.params.exams.a2_places_per_day.steps[0].value = 1000;
    hand.params.exams.b1_places_per_day.steps[0].value = 930;
    hand_level(&hand, &hand.params.exams.programme2_sittings_per_year, 8);
    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        hand.params.exams.a2_share[exam].steps[0].value = shares[exam];
    for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
        hand.params.run.scale = scales[i];
        seats_compile();
        assert_sums(3.0, 3.0);
    }
}

/* And so at each site, within what a day's parts may be off. */
Test(places, are_shared_out_over_the_sites)
{
    int64_t sums[6] = {0}, all = 0;

    seats_at_six_sites();
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
    hand.params.exams.a2_places_per_day.steps[0].value = 103;
    seats_compile();
    for (day_number day = model->calendar.first; day < model->calendar.end; day++)
        for (int site = 0; site < 6; site++) {
            int32_t here = places_known(&model->places, EXAM_KNM, day, site);
            double part = seats_on(EXAM_KNM, day) * hand.params.exams.sites[site].share;
            cr_assert(fabs(here - part) < 1.0, "%d places for %.2f", here, part);
            sums[site] += here;
            all += here;
        }
    for (int site = 0; site < 6; site++)
        cr_expect(fabs((double)sums[site] -
                       (double)all * hand.params.exams.sites[site].share) < 10.0,
                  "%lld of %lld at %s", (long long)sums[site], (long long)all, site_ids[site]);
}

/* Programme II sits in the same rooms, on days of its own. */
Test(places, give_room_to_programme_two)
{
    int days = 0;

    hand.params.exams.a2_places_per_day.steps[0].value = 600;
    hand_level(&hand, &hand.params.exams.programme2_sittings_per_year, 8);
    seats_compile();
    for (day_number day = hand_day("2024-01-01"); day < hand_day("2025-01-01"); day++)
        if (sittings_programme2(&model->sittings, day) != EXAMS) {
            cr_expect_eq(seats_on(EXAM_KNM, day), 50);
            cr_expect_eq(seats_b1_exams_on(day), 0);
            days++;
        }
    cr_expect_eq(days, 32);
}

/* They can be booked in the run, so they are there. */
Test(places, go_on_after_the_run)
{
    hand.params.run.until = hand_day("2022-12-31");
    hand.params.exams.opens_a2 = 180;
    hand.params.exams.opens_b1 = 84;
    seats_compile();
    cr_expect_eq(seats_on(EXAM_KNM, hand_day("2023-06-29")), 10);
    cr_expect_eq(model->places.end, hand_day("2023-07-01"));
}
