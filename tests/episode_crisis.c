/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The exams of 2016 to mid 2019 as the papers tell of them (figures B-EX-01 to B-EX-08, B-EX-12 to
 * B-EX-14, B-NT-4).
 *
 * One reading for all terms of marking: a paper knew the term of a month of exam when its results
 * had come, on average by the end of the paper's month; of those months, the longest.
 */

#include "models/world.h"
#include "tests/episode.h"

static struct episode crisis, other;

static const enum exam a2[] = {EXAM_LEZEN_A2, EXAM_LUISTEREN_A2, EXAM_SCHRIJVEN_A2,
                               EXAM_SPREKEN_A2};
enum { A2_EXAMS = sizeof a2 / sizeof a2[0] };

static day_number
first_of(const struct episode *self, size_t t)
{
    return month_start(self->run.measures.shape->first_month + (int)t);
}

/* Weeks of marking that were known at the end of a month. */
static double
known_in(const struct episode *self, const char *month, enum exam exam)
{
    day_number end = first_of(self, episode_month(self, month) + 1);
    double longest = 0.0;

    for (size_t t = episode_month(self, "2016-06"); first_of(self, t) < end; t++) {
        double weeks = self->grading_days[t][exam] / self->graded[t][exam] / 7.0;
        double middle = (first_of(self, t) + first_of(self, t + 1)) / 2.0;
        if (middle + 7.0 * weeks <= end)
            longest = fmax(longest, weeks);
    }
    return longest;
}

static void
expect_near(double found, double published, double tolerance, const char *figure)
{
    cr_expect(fabs(found - published) <= tolerance, "%.1f, published %.1f: %s", found, published,
              figure);
}

static double
booking_in(const struct episode *self, const char *month, enum exam exam)
{
    return episode_booking(self, episode_month(self, month), exam);
}

/* ---- 2017 ---- */

static void
a_place_was_four_months_away_in_may_2017(void)
{
    for (size_t i = 0; i < A2_EXAMS; i++)
        expect_near(booking_in(&crisis, "2017-05", a2[i]), 17.0, 2.0, "B-EX-01");
}

/* The guideline of B-EX-01, before the line began to grow. */
static void
a_place_was_four_weeks_away_in_early_2016(void)
{
    for (size_t i = 0; i < A2_EXAMS; i++)
        expect_near(booking_in(&crisis, "2016-01", a2[i]), 4.0, 1.5, "the guideline of B-EX-01");
}

static void
a_result_took_two_months_in_may_2017(void)
{
    expect_near(known_in(&crisis, "2017-05", EXAM_SCHRIJVEN_A2), 9.0, 1.5, "B-EX-02");
    expect_near(known_in(&crisis, "2017-05", EXAM_SPREKEN_A2), 9.0, 1.5, "B-EX-02");
}

/* The month of B-EX-07 is inferred, and it is of the weeks of B-EX-03, which is longer: held less
 * closely. */
static void
marking_took_four_months_in_late_2017(void)
{
    expect_near(known_in(&crisis, "2017-12", EXAM_SPREKEN_A2), 19.0, 2.0, "B-EX-03");
    expect_near(known_in(&crisis, "2017-12", EXAM_SCHRIJVEN_A2), 16.0, 2.0, "B-EX-04");
    expect_near(known_in(&crisis, "2017-12", EXAM_ONA), 13.0, 2.0, "B-EX-05");
    expect_near(fmax(known_in(&crisis, "2017-11", EXAM_SPREKEN_A2),
                     known_in(&crisis, "2017-11", EXAM_SCHRIJVEN_A2)),
                18.0, 3.0, "B-EX-07");
}

static void
a_machine_took_eight_weeks_at_most(void)
{
    static const enum exam machine[] = {EXAM_LEZEN_A2, EXAM_LUISTEREN_A2, EXAM_KNM};

    for (size_t i = 0; i < 3; i++)
        cr_expect_leq(
            episode_highest(&crisis, episode_grading, "2017-01", "2018-12", machine[i]), 8.0,
            "B-EX-06");
}

/* Of no paper: the episode ends, within the norms of later years (A-EX-2, A-EX-5). */
static void
all_is_within_the_norms_in_the_end(void)
{
    static const enum exam marked[] = {EXAM_SCHRIJVEN_A2, EXAM_SPREKEN_A2, EXAM_ONA};

    for (size_t i = 0; i < 3; i++)
        cr_expect_leq(episode_highest(&crisis, episode_grading, "2018-07", "2019-03", marked[i]),
                      8.0, "%s", exam_labels[marked[i]]);
    for (size_t i = 0; i < A2_EXAMS; i++)
        cr_expect_leq(episode_highest(&crisis, episode_booking, "2019-05", "2019-06", a2[i]), 6.0,
                      "%s", exam_labels[a2[i]]);
}

/* ---- ONA ---- */

static void
an_interview_was_fifteen_weeks_away_until_it_was_dropped(void)
{
    expect_near(booking_in(&crisis, "2018-02", EXAM_ONA), 15.0, 2.0, "B-EX-08");
    cr_expect_lt(booking_in(&crisis, "2018-05", EXAM_ONA),
                 booking_in(&crisis, "2018-02", EXAM_ONA) - 5.0);
    cr_expect_leq(episode_highest(&crisis, episode_booking, "2018-07", "2019-06", EXAM_ONA), 6.0);
}

/* ---- the halt of schrijven, 1 to 7 November 2018 ---- */

static const struct measures *
last_replication(void)
{
    return &crisis.run.measures;
}

static int64_t
in_month(enum measure measure, const char *month, enum exam exam)
{
    return count_at(last_replication(), measure, episode_month(&crisis, month) * EXAMS + exam);
}

static int64_t
cancelled(enum exam exam)
{
    return in_month(MEASURE_BOOKINGS_CANCELLED, "2018-10", exam) +
           in_month(MEASURE_BOOKINGS_CANCELLED, "2018-11", exam);
}

/* Places taken in the two weeks from Monday 29 October 2018 on, of which the halt is half. */
static int64_t
taken_around_the_halt(enum exam exam)
{
    struct date monday = {2018, 10, 29};
    size_t week = measures_week_of_day(last_replication()->shape, date_to_day(monday));

    return count_at(last_replication(), MEASURE_WEEK_PLACES_BOOKED, week * EXAMS + exam) +
           count_at(last_replication(), MEASURE_WEEK_PLACES_BOOKED, (week + 1) * EXAMS + exam);
}

static void
seven_hundred_sat_schrijven_in_a_week_of_autumn_2018(void)
{
    double weeks = (first_of(&crisis, episode_month(&crisis, "2018-11")) -
                    first_of(&crisis, episode_month(&crisis, "2018-09"))) / 7.0;
    double sat = crisis.sat[episode_month(&crisis, "2018-09")][EXAM_SCHRIJVEN_A2] +
                 crisis.sat[episode_month(&crisis, "2018-10")][EXAM_SCHRIJVEN_A2];

    expect_near(sat / weeks / EPISODE_REPLICATIONS, 700.0, 100.0, "B-EX-14");
}

static void
the_halt_hit_seven_hundred_of_schrijven_and_no_others(void)
{
    expect_near((double)cancelled(EXAM_SCHRIJVEN_A2), 700.0, 200.0, "B-EX-13");
    for (enum exam exam = 0; exam < EXAM_LEZEN_B1; exam++)
        cr_expect(exam == EXAM_SCHRIJVEN_A2 || cancelled(exam) == 0, "%s", exam_labels[exam]);
    cr_expect_leq(taken_around_the_halt(EXAM_SCHRIJVEN_A2),
                  taken_around_the_halt(EXAM_SPREKEN_A2) * 6 / 10, "B-EX-12");
}

/* Of the exam days after the run. */
static int64_t
booked_ahead(enum exam exam)
{
    const struct booking *booking = &crisis.run.chain->bookings[exam];
    int64_t n = 0;

    for (day_number day = crisis.run.scenario.params.run.until + 1; day < booking->end; day++)
        n += booking_taken(booking, day);
    return n;
}

/* Of those who signed up, in the run or before it, who neither sat nor failed to turn up, and did not
 * leave. */
static double
still_signed_up(enum exam exam)
{
    const struct measures *m = last_replication();
    double n = 0.0;

    for (size_t t = 0; t < months_of_run(m); t++)
        n += measures_double(m, MEASURE_OFFERED)[t * RESOURCES + RESOURCE_EXAM_PLACES + exam] -
             (double)count_at(m, MEASURE_PLACES_BOOKED, t * EXAMS + exam) -
             (double)count_at(m, MEASURE_SIGNUPS_WITHDRAWN, t * EXAMS + exam);
    return n;
}

/* Whoever has signed up sits, fails to turn up, leaves, has a place after the run, or stands in line. */
static void
no_booking_was_lost(void)
{
    for (enum exam exam = 0; exam < EXAMS; exam++) {
        double known = (double)(booked_ahead(exam) + in_month(MEASURE_LINE_END, "2019-06", exam));
        cr_expect_eq(still_signed_up(exam), known, "%s: %.0f are signed up, %.0f are known",
                     exam_labels[exam], still_signed_up(exam), known);
        cr_expect_gt(known, 0.0);
    }
}

/* ---- the stop of the Nt2 ---- */

static void
no_nt2_was_sat_in_the_stop(void)
{
    static const char *const months[] = {"2018-12", "2019-01", "2019-02", "2019-03"};

    for (enum exam exam = EXAM_LEZEN_B1; exam < EXAMS; exam++) {
        cr_expect_gt(in_month(MEASURE_PLACES_BOOKED, "2018-09", exam), 0);
        for (size_t i = 0; i < 4; i++)
            cr_expect_eq(in_month(MEASURE_PLACES_BOOKED, months[i], exam), 0, "B-NT-4");
        cr_expect_gt(in_month(MEASURE_PLACES_BOOKED, "2019-04", exam) +
                         in_month(MEASURE_PLACES_BOOKED, "2019-05", exam),
                     0);
        cr_expect_gt(cancelled(exam), 0);
    }
    cr_expect_eq(in_month(MEASURE_PLACES_BOOKED, "2018-11", EXAM_SCHRIJVEN_B1), 0,
                 "schrijven from 16 October");
}

/* ---- what each cause cost ---- */

static void
without(const char *scenario)
{
    episode_run(&other, scenario);
}

/* With all examiners at work marking takes half the time; sign-up is nearly as bad: who knows of a
 * failure sooner signs up again sooner. */
static void
the_shortage_of_examiners_made_marking_late(void)
{
    without("crisis_2017_no_short");
    cr_expect_lt(known_in(&other, "2017-12", EXAM_SPREKEN_A2), 11.0);
    cr_expect_lt(known_in(&other, "2017-12", EXAM_SCHRIJVEN_A2), 11.0);
    cr_expect_lt(known_in(&other, "2017-12", EXAM_ONA), 7.0);
    cr_expect_float_eq(booking_in(&other, "2017-05", EXAM_SPREKEN_A2),
                       booking_in(&crisis, "2017-05", EXAM_SPREKEN_A2), 1.5);
    episode_free(&other);
}

static void
the_growth_made_sign_up_late(void)
{
    without("crisis_2017_no_growth");
    for (size_t i = 0; i < A2_EXAMS; i++)
        cr_expect_lt(booking_in(&other, "2017-05", a2[i]), 4.0);
    cr_expect_lt(booking_in(&other, "2018-02", EXAM_ONA), 4.0);
    episode_free(&other);
}

/* Without more places sign-up goes on getting worse, and marking is shorter, with fewer scripts. */
static void
the_places_made_sign_up_short_and_marking_late(void)
{
    without("crisis_2017_no_places");
    cr_expect_gt(booking_in(&other, "2017-12", EXAM_SCHRIJVEN_A2),
                 booking_in(&crisis, "2017-12", EXAM_SCHRIJVEN_A2) + 10.0);
    cr_expect_lt(episode_grading(&other, episode_month(&other, "2017-12"), EXAM_SCHRIJVEN_A2),
                 episode_grading(&crisis, episode_month(&crisis, "2017-12"), EXAM_SCHRIJVEN_A2) -
                     2.0);
    episode_free(&other);
}

static void
the_interview_would_have_been_half_a_year_away(void)
{
    without("crisis_2017_no_drop");
    cr_expect_gt(booking_in(&other, "2018-09", EXAM_ONA), 22.0);
    episode_free(&other);
}

Test(crisis, was_as_the_papers_tell)
{
    episode_run(&crisis, "crisis_2017");
    a_place_was_four_months_away_in_may_2017();
    a_place_was_four_weeks_away_in_early_2016();
    a_result_took_two_months_in_may_2017();
    marking_took_four_months_in_late_2017();
    a_machine_took_eight_weeks_at_most();
    all_is_within_the_norms_in_the_end();
    an_interview_was_fifteen_weeks_away_until_it_was_dropped();
    seven_hundred_sat_schrijven_in_a_week_of_autumn_2018();
    the_halt_hit_seven_hundred_of_schrijven_and_no_others();
    no_booking_was_lost();
    no_nt2_was_sat_in_the_stop();
    the_shortage_of_examiners_made_marking_late();
    the_growth_made_sign_up_late();
    the_places_made_sign_up_short_and_marking_late();
    the_interview_would_have_been_half_a_year_away();
    episode_free(&crisis);
}
