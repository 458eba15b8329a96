/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The winter of 2023-24 (letter of 24 June 2024, 3.1.1; figures A-EX-1 to A-EX-6): schrijven and
 * spreken at A2, as the monthly maximum over the two of the mean.
 */

#include "tests/episode.h"

static struct episode winter, other;

/* In any month from one to another, of the worse of schrijven and spreken. */
static double
worst(const struct episode *self, episode_term term, const char *from, const char *to)
{
    return fmax(episode_highest(self, term, from, to, EXAM_SCHRIJVEN_A2),
                episode_highest(self, term, from, to, EXAM_SPREKEN_A2));
}

static double
peak_of_booking(const struct episode *self)
{
    return worst(self, episode_booking, "2023-09", "2024-05");
}

static double
peak_of_grading(const struct episode *self)
{
    return worst(self, episode_grading, "2023-09", "2024-05");
}

static void
setup(void)
{
    episode_run(&winter, "winter_2023");
}

static void
teardown(void)
{
    episode_free(&winter);
}

TestSuite(winter, .init = setup, .fini = teardown);

Test(winter, marking_peaks_at_about_twelve_weeks)
{
    double weeks = peak_of_grading(&winter);

    cr_expect(weeks >= 10.0 && weeks <= 14.0, "%.1f weeks; 12: A-EX-1", weeks);
}

Test(winter, sign_up_peaks_at_about_fourteen_weeks)
{
    double weeks = peak_of_booking(&winter);

    cr_expect(weeks >= 11.0 && weeks <= 16.0, "%.1f weeks; 14: A-EX-4", weeks);
}

/* ONA's portfolios need no place: only their marking was late (A-EX-1), and in the norm again (A-EX-6). */
Test(winter, marking_of_ona_peaks_at_about_twelve_weeks)
{
    double before = episode_highest(&winter, episode_grading, "2022-02", "2023-08", EXAM_ONA);
    double peak = episode_highest(&winter, episode_grading, "2023-09", "2024-02", EXAM_ONA);
    double after = episode_highest(&winter, episode_grading, "2024-03", "2024-09", EXAM_ONA);

    cr_expect_leq(before, 8.0, "%.1f weeks", before);
    cr_expect(peak >= 10.0 && peak <= 14.0, "%.1f weeks", peak);
    cr_expect_leq(after, 8.0, "%.1f weeks", after);
}

/* A-EX-6, to the end of the scenario, but for the months whose results are still to come. */
Test(winter, all_is_within_the_norms_from_march)
{
    double booking = worst(&winter, episode_booking, "2024-03", "2024-12");
    double grading = worst(&winter, episode_grading, "2024-03", "2024-09");

    cr_expect_leq(booking, 6.0, "sign-up takes %.1f weeks", booking);
    cr_expect_leq(grading, 8.0, "marking takes %.1f weeks", grading);
}

Test(winter, all_was_within_the_norms_before)
{
    double booking = worst(&winter, episode_booking, "2023-01", "2023-10");
    double grading = worst(&winter, episode_grading, "2023-01", "2023-07");

    cr_expect_leq(booking, 6.0, "sign-up took %.1f weeks", booking);
    cr_expect_leq(grading, 8.0, "marking took %.1f weeks", grading);
}

/* ---- what each cause cost ---- */

static void
without(const char *scenario)
{
    episode_run(&other, scenario);
}

/* With all examiners at work marking stays within its norm; sign-up is as bad. */
Test(winter, the_shortage_of_examiners_made_marking_late)
{
    without("winter_2023_no_short");
    cr_expect_leq(peak_of_grading(&other), 8.0, "%.1f weeks", peak_of_grading(&other));
    cr_expect_gt(peak_of_booking(&other), 11.0, "%.1f weeks", peak_of_booking(&other));
    episode_free(&other);
}

/* Without the cut sign-up stays far shorter, and marking, with all those scripts, takes longer in the
 * first months of 2024: fewer places make marking shorter. */
Test(winter, the_cut_made_sign_up_late_and_marking_short)
{
    without("winter_2023_no_cut");
    cr_expect_lt(peak_of_booking(&other), peak_of_booking(&winter) - 5.0, "%.1f weeks",
                 peak_of_booking(&other));
    cr_expect_gt(worst(&other, episode_grading, "2024-01", "2024-03"),
                 worst(&winter, episode_grading, "2024-01", "2024-03") + 1.0);
    episode_free(&other);
}

/* Without the rise of candidates sign-up is weeks shorter. */
Test(winter, the_rise_of_candidates_made_sign_up_later)
{
    without("winter_2023_no_rise");
    cr_expect_lt(peak_of_booking(&other), peak_of_booking(&winter) - 1.5, "%.1f weeks",
                 peak_of_booking(&other));
    episode_free(&other);
}

/* Without more places nothing takes the line away: candidates come as fast as places. */
Test(winter, more_places_brought_sign_up_back_to_its_norm)
{
    double last;

    without("winter_2023_no_extra");
    cr_expect_float_eq(peak_of_grading(&other), peak_of_grading(&winter), 1e-9);
    last = worst(&other, episode_booking, "2024-12", "2024-12");
    cr_expect_gt(last, 10.0, "%.1f weeks", last);
    episode_free(&other);
}
