/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The closures of 2020 and 2021 (figures A-COR-1a to A-COR-2b, B-EX-09, B-EX-15 to B-EX-17). */

#include "tests/episode.h"

static struct episode corona;

static void
setup(void)
{
    episode_run(&corona, "corona_2020");
}

static void
teardown(void)
{
    episode_free(&corona);
}

TestSuite(corona, .init = setup, .fini = teardown);

static const enum exam at_a2[] = {EXAM_LEZEN_A2, EXAM_LUISTEREN_A2, EXAM_SCHRIJVEN_A2,
                                  EXAM_SPREKEN_A2, EXAM_KNM};

enum { AT_A2 = sizeof at_a2 / sizeof at_a2[0] };

static double
all_sat(const char *month)
{
    double sum = 0.0;

    for (int exam = 0; exam < EXAM_LEZEN_B1; exam++)
        sum += corona.sat[episode_month(&corona, month)][exam];
    return sum / EPISODE_REPLICATIONS;
}

Test(corona, nobody_sits_while_the_sites_are_closed)
{
    static const char *const closed[] = {"2020-04", "2020-05", "2021-01", "2021-02"};

    for (size_t i = 0; i < 4; i++)
        cr_expect_eq(all_sat(closed[i]), 0.0, "%s", closed[i]);
}

/* About 1,000 exams of all kinds a working day before (rules.md section 7.1), B1 not counted. */
Test(corona, about_a_thousand_a_day_before)
{
    double a_day = all_sat("2020-02") / 20.0;

    cr_expect_float_eq(a_day, 900.0, 150.0, "%.0f a day", a_day);
}

/* In November 2020 three months' backlog is not cleared: who books waits about as long. */
Test(corona, the_backlog_of_november_2020)
{
    double sum = 0.0;

    for (int i = 0; i < AT_A2; i++)
        sum += episode_booking(&corona, episode_month(&corona, "2020-11"), at_a2[i]) / AT_A2;
    cr_expect(sum >= 10.0 && sum <= 16.0, "%.1f weeks; three months", sum);
}

Test(corona, marking_takes_about_twelve_weeks_in_november_2020)
{
    double weeks = fmax(
        episode_highest(&corona, episode_grading, "2020-09", "2020-11", EXAM_SCHRIJVEN_A2),
        episode_highest(&corona, episode_grading, "2020-09", "2020-11", EXAM_SPREKEN_A2));

    cr_expect(weeks >= 10.0 && weeks <= 14.0, "%.1f weeks; 12: B-EX-09", weeks);
}
