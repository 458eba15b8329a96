/* SPDX-License-Identifier: GPL-3.0-or-later */

/* June 2024: four days from A2 to B1 (figure A-EX-7), against a run without the move. */

#include "tests/episode.h"

static struct episode base, other;

static void
setup(void)
{
    episode_run(&base, "june_2024");
    episode_run(&other, "june_2024_not_moved");
}

static void
teardown(void)
{
    episode_free(&base);
    episode_free(&other);
}

TestSuite(june, .init = setup, .fini = teardown);

static double
more_places(enum exam first, enum exam last, const char *month)
{
    size_t t = episode_month(&base, month);
    double sum = 0.0;

    for (int exam = (int)first; exam <= (int)last; exam++)
        sum += base.places[t][exam] - other.places[t][exam];
    return sum / EPISODE_REPLICATIONS;
}

/* Four days' worth of each. */
Test(june, gives_b1_four_days_and_takes_them_from_a2)
{
    double b1 = more_places(EXAM_LEZEN_B1, EXAM_SPREKEN_B1, "2024-06");
    double a2 = more_places(EXAM_LEZEN_A2, EXAM_ONA, "2024-06");
    const struct params *p = &base.run.scenario.params;
    day_number june = 0;

    cr_assert(date_parse("2024-06-11", &june));
    cr_expect_float_eq(b1, 4.0 * timeline_at(&p->exams.b1_places_per_day, june), 20.0, "%.0f", b1);
    cr_expect_lt(a2, -3.0 * timeline_at(&p->exams.a2_places_per_day, june), "%.0f", a2);
}

/* The letter: some overcapacity at A2 takes it up; the terms of June and July stay in the norm. */
Test(june, a2_pays_with_some_days_and_stays_in_the_norm)
{
    double with = 0.0, without = 0.0;

    for (int exam = EXAM_LEZEN_A2; exam <= EXAM_KNM; exam++) {
        with += episode_booking(&base, episode_month(&base, "2024-05"), (enum exam)exam);
        without += episode_booking(&other, episode_month(&other, "2024-05"), (enum exam)exam);
        cr_expect_leq(
            episode_highest(&base, episode_booking, "2024-05", "2024-07", (enum exam)exam), 6.0,
            "%s", exam_labels[exam]);
    }
    cr_expect_gt(with, without, "fewer days of A2 make no sign-up term shorter");
}
