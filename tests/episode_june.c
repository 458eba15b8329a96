/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * June 2024: four exam days went from A2 to B1 (letter of 24 June 2024, 3.1.1; A-EX-7), against the same
 * summer with no day moved, under the same luck. Of sizes the letter says nothing: the bounds are this
 * project's, the signs follow from what a day is worth.
 */

#include "tests/episode.h"

enum { MOVED_DAYS = 4, A2_EXAMS = EXAM_ONA + 1 };

static struct episode moved, not_moved;

static double
booked(const struct episode *self, size_t t, enum exam exam)
{
    return self->booked[t][exam];
}

static double
booking_days(const struct episode *self, size_t t, enum exam exam)
{
    return self->booking_days[t][exam];
}

static double
cancelled(const struct episode *self, size_t t, enum exam exam)
{
    return self->cancelled[t][exam];
}

static double
sat(const struct episode *self, size_t t, enum exam exam)
{
    return self->sat[t][exam];
}

/* Mean weeks from booking to exam, of the bookings from one month to another. */
static double
booking(const struct episode *self, const char *from, const char *to, enum exam exam)
{
    return episode_sum(self, booking_days, from, to, exam) /
           episode_sum(self, booked, from, to, exam) / 7.0;
}

/* Nobody knew before 13 May, so nothing differs. */
static void
all_is_the_same_until_it_was_announced(void)
{
    for (size_t t = 0; t <= episode_month(&moved, "2024-04"); t++)
        for (size_t e = 0; e < EXAMS; e++) {
            cr_expect_eq(moved.sat[t][e], not_moved.sat[t][e]);
            cr_expect_eq(moved.booked[t][e], not_moved.booked[t][e]);
            cr_expect_eq(moved.grading_days[t][e], not_moved.grading_days[t][e]);
        }
}

/* June 2024 has 20 working days: A2 loses 4 of them, to a place. Each B1 exam has its day more. */
static void
a2_lost_four_days_and_each_b1_exam_won_one(void)
{
    size_t t = episode_month(&moved, "2024-06");

    for (size_t e = 0; e < A2_EXAMS; e++)
        cr_expect_float_eq(moved.places[t][e] / not_moved.places[t][e], 1.0 - MOVED_DAYS / 20.0,
                           1e-3, "%s", exam_labels[e]);
    for (size_t e = A2_EXAMS; e < EXAMS; e++) {
        double won = (moved.places[t][e] - not_moved.places[t][e]) / EPISODE_REPLICATIONS;
        cr_expect(won >= 1050.0 && won <= 1250.0, "%s: %.0f places", exam_labels[e], won);
    }
}

/* The lines of three exams fill their day, that of luisteren, short on that day, most of its own. */
static void
the_days_are_used(void)
{
    size_t t = episode_month(&moved, "2024-06");

    for (size_t e = A2_EXAMS; e < EXAMS; e++) {
        double won = moved.places[t][e] - not_moved.places[t][e];
        double used = moved.sat[t][e] - not_moved.sat[t][e];
        cr_expect_gt(used, 0.5 * won, "%s: %.0f of %.0f", exam_labels[e], used, won);
    }
}

static void
b1_candidates_gain_weeks(void)
{
    for (size_t e = A2_EXAMS; e < EXAMS; e++) {
        double with = booking(&moved, "2024-05", "2024-09", (enum exam)e);
        double without = booking(&not_moved, "2024-05", "2024-09", (enum exam)e);
        cr_expect_lt(with, without - 1.0, "%s: %.1f against %.1f weeks", exam_labels[e], with, without);
    }
}

/* Hundreds had an exam of schrijven or spreken on such a day, whose days were full; each got another:
 * nobody sits less in the end. */
static void
who_lost_a_day_got_another(void)
{
    double none = 0.0;

    for (size_t e = 0; e < EXAMS; e++)
        none += episode_sum(&not_moved, cancelled, "2022-01", "2025-03", (enum exam)e);
    cr_expect_eq(none, 0.0);
    for (size_t e = EXAM_SCHRIJVEN_A2; e <= EXAM_SPREKEN_A2; e++) {
        double lost = episode_sum(&moved, cancelled, "2024-05", "2024-06", (enum exam)e) /
                      EPISODE_REPLICATIONS;
        double with = episode_sum(&moved, sat, "2024-05", "2024-10", (enum exam)e);
        double as_was = episode_sum(&not_moved, sat, "2024-05", "2024-10", (enum exam)e);
        cr_expect(lost >= 300.0 && lost <= 1200.0, "%s: %.0f", exam_labels[e], lost);
        cr_expect_float_eq(with / as_was, 1.0, 0.04, "%s: %.0f against %.0f", exam_labels[e], with,
                           as_was);
    }
}

/* They wait longer, and all stays within the norms (A-EX-2, A-EX-5). */
static void
a2_candidates_pay_some_days_within_the_norms(void)
{
    for (size_t e = 0; e < A2_EXAMS - 1; e++) {
        double with = booking(&moved, "2024-05", "2024-07", (enum exam)e);
        double without = booking(&not_moved, "2024-05", "2024-07", (enum exam)e);
        cr_expect(with >= without - 0.05 && with <= without + 1.0, "%s: %.2f against %.2f weeks",
                  exam_labels[e], with, without);
        cr_expect_leq(episode_highest(&moved, episode_booking, "2024-04", "2024-12", (enum exam)e), 6.0,
                      "%s", exam_labels[e]);
        cr_expect_leq(episode_highest(&moved, episode_grading, "2024-04", "2024-12", (enum exam)e), 8.0,
                      "%s", exam_labels[e]);
    }
}

Test(june, days_were_worth_what_they_should)
{
    episode_run(&moved, "june_2024");
    episode_run(&not_moved, "june_2024_not_moved");
    all_is_the_same_until_it_was_announced();
    a2_lost_four_days_and_each_b1_exam_won_one();
    the_days_are_used();
    b1_candidates_gain_weeks();
    who_lost_a_day_got_another();
    a2_candidates_pay_some_days_within_the_norms();
    episode_free(&moved);
    episode_free(&not_moved);
}
