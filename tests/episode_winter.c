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
marking_peaks_at_about_twelve_weeks(void)
{
    double weeks = peak_of_grading(&winter);

    cr_expect(weeks >= 10.0 && weeks <= 14.0, "%.1f weeks; 12: A-EX-1", weeks);
}

static void
sign_up_peaks_at_about_fourteen_weeks(void)
{
    double weeks = peak_of_booking(&winter);

    cr_expect(weeks >= 11.0 && weeks <= 16.0, "%.1f weeks; 14: A-EX-4", weeks);
}

/* ONA's portfolios need no place: only their marking was late (A-EX-1), and in the norm again (A-EX-6). */
static void
marking_of_ona_peaks_at_about_twelve_weeks(void)
{
    double before = episode_highest(&winter, episode_grading, "2022-02", "2023-06", EXAM_ONA);
    double peak = episode_highest(&winter, episode_grading, "2023-09", "2024-02", EXAM_ONA);
    double after = episode_highest(&winter, episode_grading, "2024-03", "2024-09", EXAM_ONA);

    cr_expect_leq(before, 8.0, "%.1f weeks", before);
    cr_expect(peak >= 10.0 && peak <= 14.0, "%.1f weeks", peak);
    cr_expect_leq(after, 8.0, "%.1f weeks", after);
}

/* A-EX-6, to the end of the scenario, but for the months whose results are still to come. */
static void
all_is_within_the_norms_from_march(void)
{
    double booking = worst(&winter, episode_booking, "2024-03", "2024-12");
    double grading = worst(&winter, episode_grading, "2024-03", "2024-09");

    cr_expect_leq(booking, 6.0, "sign-up takes %.1f weeks", booking);
    cr_expect_leq(grading, 8.0, "marking takes %.1f weeks", grading);
}

static void
all_was_within_the_norms_before(void)
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
static void
the_shortage_of_examiners_made_marking_late(void)
{
    without("winter_2023_no_short");
    cr_expect_leq(peak_of_grading(&other), 8.0, "%.1f weeks", peak_of_grading(&other));
    cr_expect_gt(peak_of_booking(&other), 11.0, "%.1f weeks", peak_of_booking(&other));
    episode_free(&other);
}

/* Without the cut sign-up stays far shorter, and marking, with all those scripts, takes longer in the
 * first months of 2024: fewer places make marking shorter. */
static void
the_cut_made_sign_up_late_and_marking_short(void)
{
    without("winter_2023_no_cut");
    cr_expect_lt(peak_of_booking(&other), peak_of_booking(&winter) - 5.0, "%.1f weeks",
                 peak_of_booking(&other));
    cr_expect_gt(worst(&other, episode_grading, "2024-01", "2024-03"),
                 worst(&winter, episode_grading, "2024-01", "2024-03") + 1.0);
    episode_free(&other);
}

/* Without more places the line goes with the rise of candidates, months later. */
static void
more_places_brought_sign_up_back_to_its_norm(void)
{
    double spring;

    without("winter_2023_no_extra");
    cr_expect_float_eq(peak_of_grading(&other), peak_of_grading(&winter), 1e-9);
    spring = worst(&other, episode_booking, "2024-04", "2024-06");
    cr_expect_gt(spring, 6.0, "%.1f weeks", spring);
    episode_free(&other);
}

Test(winter, was_as_the_letter_tells)
{
    episode_run(&winter, "winter_2023");
    marking_peaks_at_about_twelve_weeks();
    sign_up_peaks_at_about_fourteen_weeks();
    marking_of_ona_peaks_at_about_twelve_weeks();
    all_is_within_the_norms_from_march();
    all_was_within_the_norms_before();
    the_shortage_of_examiners_made_marking_late();
    the_cut_made_sign_up_late_and_marking_short();
    more_places_brought_sign_up_back_to_its_norm();
    episode_free(&winter);
}
