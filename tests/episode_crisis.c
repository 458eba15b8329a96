/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shortage of examiners of 2017 and 2018 (figures B-EX-01 to B-EX-08). */

#include "tests/episode.h"

static struct episode crisis;

static void
setup(void)
{
    episode_run(&crisis, "crisis_2017");
}

static void
teardown(void)
{
    episode_free(&crisis);
}

TestSuite(crisis, .init = setup, .fini = teardown);

static void
assert_near(double weeks, double published, double margin, const char *figure)
{
    cr_expect(fabs(weeks - published) <= margin, "%s: %.1f weeks, published %.0f", figure, weeks,
              published);
}

/* In May 2017; the wait for a result of then is that of the exams of March to May. */
Test(crisis, spring_2017_waits_for_places)
{
    size_t may = episode_month(&crisis, "2017-05");
    double booking = fmax(episode_booking(&crisis, may, EXAM_SCHRIJVEN_A2),
                          episode_booking(&crisis, may, EXAM_SPREKEN_A2));

    assert_near(booking, 17.0, 2.0, "B-EX-01");
    assert_near(episode_grading(&crisis, may, EXAM_SCHRIJVEN_A2), 9.0, 2.0, "B-EX-02");
}

Test(crisis, late_2017_waits_for_marking)
{
    static const struct {
        enum exam exam;
        double weeks;
        const char *figure;
    } published[] = {{EXAM_SPREKEN_A2, 19.0, "B-EX-03"},
                     {EXAM_SCHRIJVEN_A2, 16.0, "B-EX-04"},
                     {EXAM_ONA, 13.0, "B-EX-05"}};

    for (size_t i = 0; i < 3; i++)
        assert_near(episode_highest(&crisis, episode_grading, "2017-10", "2017-12",
                                    published[i].exam),
                    published[i].weeks, 2.0, published[i].figure);
}

/* Marked by machine: 8 weeks at most (B-EX-06). */
Test(crisis, machines_stay_within_their_time)
{
    static const enum exam machine[] = {EXAM_LEZEN_A2, EXAM_LUISTEREN_A2, EXAM_KNM};

    for (size_t i = 0; i < 3; i++)
        cr_expect_leq(episode_highest(&crisis, episode_grading, "2016-11", "2018-06", machine[i]),
                      8.0, "%s", exam_labels[machine[i]]);
}

/* 15 weeks in February 2018 (B-EX-08), until the course of 64 hours came in its place. */
Test(crisis, the_ona_interview_waits_until_the_course_replaces_it)
{
    assert_near(episode_highest(&crisis, episode_booking, "2018-01", "2018-02", EXAM_ONA), 15.0,
                2.5, "B-EX-08");
    cr_expect_leq(episode_highest(&crisis, episode_booking, "2018-09", "2018-12", EXAM_ONA), 6.0);
}

Test(crisis, it_is_over_late_in_2018)
{
    static const enum exam marked[] = {EXAM_SCHRIJVEN_A2, EXAM_SPREKEN_A2, EXAM_ONA};

    for (size_t i = 0; i < 3; i++)
        cr_expect_leq(episode_highest(&crisis, episode_grading, "2018-08", "2018-09", marked[i]),
                      8.0, "%s", exam_labels[marked[i]]);
}

/* Some 700 candidates a week sat schrijven in autumn 2018 (B-EX-14). */
Test(crisis, schrijven_is_sat_by_700_a_week)
{
    double sat = 0.0;

    for (size_t t = episode_month(&crisis, "2018-09"); t <= episode_month(&crisis, "2018-11"); t++)
        sat += crisis.sat[t][EXAM_SCHRIJVEN_A2] / EPISODE_REPLICATIONS;
    cr_expect_float_eq(sat / 13.0, 700.0, 70.0, "%.0f a week", sat / 13.0);
}
