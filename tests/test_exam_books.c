/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The planners' books of exams and medical exemption: booked by hand on known days of 2022. */

#include "tests/chain_by_hand.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    hand.params.run.until = hand_day("2022-12-31");
    hand_start(&hand);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(exam_books, .init = setup, .fini = teardown);

enum { JANUARY, FEBRUARY, MARCH, APRIL };

static const enum exam knm = EXAM_KNM, writing = EXAM_SCHRIJVEN_A2, speaking_b1 = EXAM_SPREKEN_B1;

static size_t
week_of(const char *day)
{
    return measures_week_of_day(hand.measures.shape, hand_day(day));
}

static double
number(enum measure measure, size_t cell)
{
    switch (measure_rows[measure].number) {
    case NUMBER_INT32:
        return measures_int32(&hand.measures, measure)[cell];
    case NUMBER_INT64:
        return (double)measures_int64(&hand.measures, measure)[cell];
    default:
        return measures_double(&hand.measures, measure)[cell];
    }
}

/* Of an exam in a month or a week. */
static void
assert_at(enum measure measure, size_t period, enum exam exam, double expected)
{
    double found = number(measure, period * EXAMS + exam);

    cr_expect(found == expected || (isnan(found) && isnan(expected)), "%s, period %zu: %g, not %g",
              measure_rows[measure].name, period, found, expected);
}

static stamp
moment(const char *day)
{
    return stamp_of(ticks_of_day(hand_day(day)) + ROSTER_OPENS);
}

/* ---- the term of a booking ---- */

/* Ten bookings, of 1 to 10 days, on Monday 24 January; of 41, 42 and 43 days on Monday 31 January;
 * of 5 days on 1 February, in the same week and another month. The norm is 42 days. */
Test(exam_books, keep_the_term_of_a_booking_by_its_month_and_its_week)
{
    hand_until(&hand, "2022-01-24");
    for (int32_t days = 1; days <= 10; days++)
        exam_books_booked(&hand.chain, knm, days);
    hand_until(&hand, "2022-01-31");
    for (int32_t days = 41; days <= 43; days++)
        exam_books_booked(&hand.chain, knm, days);
    hand_until(&hand, "2022-02-01");
    exam_books_booked(&hand.chain, knm, 5);
    hand_until(&hand, "2022-03-01");
    assert_at(MEASURE_BOOKING_N, JANUARY, knm, 13);
    assert_at(MEASURE_BOOKING_SUM, JANUARY, knm, 55 + 126);
    assert_at(MEASURE_BOOKING_IN_NORM, JANUARY, knm, 12);
    assert_at(MEASURE_BOOKING_P50, JANUARY, knm, 7);
    assert_at(MEASURE_BOOKING_P90, JANUARY, knm, 42); /* the 12th of 13: 11.7 and more */
    assert_at(MEASURE_BOOKING_N, FEBRUARY, knm, 1);
    assert_at(MEASURE_BOOKING_P90, FEBRUARY, knm, 5);
    assert_at(MEASURE_WEEK_BOOKING_N, week_of("2022-01-24"), knm, 10);
    assert_at(MEASURE_WEEK_BOOKING_P50, week_of("2022-01-24"), knm, 5);
    assert_at(MEASURE_WEEK_BOOKING_P90, week_of("2022-01-24"), knm, 9);
    assert_at(MEASURE_WEEK_BOOKING_N, week_of("2022-01-31"), knm, 4);
    assert_at(MEASURE_WEEK_BOOKING_SUM, week_of("2022-01-31"), knm, 131);
    assert_at(MEASURE_WEEK_BOOKING_IN_NORM, week_of("2022-01-31"), knm, 3);
    assert_at(MEASURE_WEEK_BOOKING_P50, week_of("2022-01-31"), knm, 41);
    assert_at(MEASURE_WEEK_BOOKING_P90, week_of("2022-01-31"), knm, 43);
    assert_at(MEASURE_WEEK_BOOKING_N, week_of("2022-02-07"), knm, 0);
    assert_at(MEASURE_WEEK_BOOKING_P50, week_of("2022-02-07"), knm, NAN);
}

Test(exam_books, keep_exams_apart)
{
    hand_until(&hand, "2022-01-24");
    exam_books_booked(&hand.chain, knm, 7);
    exam_books_booked(&hand.chain, speaking_b1, 42);
    hand_until(&hand, "2022-02-01");
    assert_at(MEASURE_BOOKING_N, JANUARY, knm, 1);
    assert_at(MEASURE_BOOKING_P50, JANUARY, speaking_b1, 42);
    assert_at(MEASURE_BOOKING_IN_NORM, JANUARY, speaking_b1, 0); /* no norm: no in */
    assert_at(MEASURE_BOOKING_P50, JANUARY, writing, NAN);
}

/* Terms beyond ten years are one in the quantiles, and themselves in the sum. */
Test(exam_books, know_long_terms)
{
    hand_until(&hand, "2022-01-24");
    exam_books_booked(&hand.chain, knm, 3652);
    exam_books_booked(&hand.chain, knm, 5000);
    hand_until(&hand, "2022-02-01");
    assert_at(MEASURE_BOOKING_P50, JANUARY, knm, 3652);
    assert_at(MEASURE_BOOKING_P90, JANUARY, knm, 3653);
    assert_at(MEASURE_BOOKING_SUM, JANUARY, knm, 8652);
}

/* The run's first week is 1 and 2 January, its last one has six days: to Saturday. */
Test(exam_books, close_the_last_week_and_month_where_the_run_ends)
{
    hand_until(&hand, "2022-01-02");
    exam_books_booked(&hand.chain, knm, 30);
    hand_until(&hand, "2022-12-31");
    exam_books_booked(&hand.chain, knm, 20);
    hand_finish(&hand);
    assert_at(MEASURE_WEEK_BOOKING_P50, 0, knm, 30);
    assert_at(MEASURE_WEEK_BOOKING_P50, 1, knm, NAN);
    assert_at(MEASURE_WEEK_BOOKING_P50, week_of("2022-12-31"), knm, 20);
    assert_at(MEASURE_BOOKING_P50, 11, knm, 20);
    cr_expect_eq(week_of("2022-12-31"), hand.measures.shape->extent[DIMENSION_WEEK] - 1);
}

Test(exam_books, count_what_becomes_of_bookings)
{
    hand_until(&hand, "2022-02-01");
    exam_books_changed(&hand.chain, writing);
    exam_books_cancelled(&hand.chain, writing);
    exam_books_cancelled(&hand.chain, writing);
    exam_books_withdrawn(&hand.chain, writing);
    exam_books_sat(&hand.chain, writing);
    exam_books_sat(&hand.chain, writing);
    exam_books_missed(&hand.chain, writing);
    assert_at(MEASURE_BOOKINGS_CHANGED, FEBRUARY, writing, 1);
    assert_at(MEASURE_BOOKINGS_CANCELLED, FEBRUARY, writing, 2);
    assert_at(MEASURE_SIGNUPS_WITHDRAWN, FEBRUARY, writing, 1);
    assert_at(MEASURE_PLACES_BOOKED, FEBRUARY, writing, 3);
    assert_at(MEASURE_PLACES_SAT, FEBRUARY, writing, 2);
    assert_at(MEASURE_WEEK_PLACES_BOOKED, week_of("2022-01-31"), writing, 3);
    assert_at(MEASURE_WEEK_PLACES_SAT, week_of("2022-01-31"), writing, 2);
}

/* ---- sittings ---- */

Test(exam_books, count_attempts_up_to_five_or_more)
{
    size_t cell = ((size_t)FEBRUARY * EXAMS + knm) * EXAM_ATTEMPTS;

    hand_until(&hand, "2022-02-01");
    for (unsigned attempt = 1; attempt <= 7; attempt++)
        exam_books_attempt(&hand.chain, knm, attempt, attempt >= 4);
    for (size_t a = 0; a < EXAM_ATTEMPTS; a++)
        cr_expect_eq(number(MEASURE_EXAM_ATTEMPT_SAT, cell + a), a < 4 ? 1 : 3);
    cr_expect_eq(number(MEASURE_EXAM_ATTEMPT_PASSED, cell + 2), 0);
    cr_expect_eq(number(MEASURE_EXAM_ATTEMPT_PASSED, cell + 3), 1);
    cr_expect_eq(number(MEASURE_EXAM_ATTEMPT_PASSED, cell + 4), 3);
}

/* ---- the term of a result ---- */

/* Sat on Monday 31 January and Tuesday 1 February, known on 28 March: 56 and 55 days; a third one,
 * on the 29th: 57 days. They are of the month and week of the exam. */
Test(exam_books, keep_the_term_of_a_result_by_the_period_of_the_exam)
{
    size_t week = week_of("2022-01-31");

    hand_until(&hand, "2022-03-28");
    exam_books_result(&hand.chain, writing, moment("2022-01-31"));
    exam_books_result(&hand.chain, writing, moment("2022-02-01"));
    hand_until(&hand, "2022-03-29");
    exam_books_result(&hand.chain, writing, moment("2022-01-31"));
    assert_at(MEASURE_GRADING_N, JANUARY, writing, 2);
    assert_at(MEASURE_GRADING_SUM, JANUARY, writing, 56 + 57);
    assert_at(MEASURE_GRADING_IN_NORM, JANUARY, writing, 1);
    assert_at(MEASURE_GRADING_N, FEBRUARY, writing, 1);
    assert_at(MEASURE_GRADING_N, MARCH, writing, 0);
    assert_at(MEASURE_WEEK_GRADING_N, week, writing, 3);
    assert_at(MEASURE_WEEK_GRADING_SUM, week, writing, 56 + 57 + 55);
    assert_at(MEASURE_WEEK_GRADING_IN_NORM, week, writing, 2);
}

Test(exam_books, leave_out_exams_of_before_the_run)
{
    hand_until(&hand, "2022-01-20");
    exam_books_result(&hand.chain, writing, moment("2021-12-31"));
    exam_books_open(&hand.chain, writing, moment("2021-12-31"));
    cr_expect_eq(hand_total(&hand, MEASURE_GRADING_N), 0);
    cr_expect_eq(hand_total(&hand, MEASURE_GRADING_OPEN), 0);
}

/* Two sign-ups of others on 10 March, for KNM on the 24th and for writing. KNM is known after 14
 * days. Nobody marks writing: it is open at the horizon, 282 days on. */
Test(exam_books, count_at_the_horizon_who_has_no_result)
{
    static const enum exam exams[] = {EXAM_KNM, EXAM_SCHRIJVEN_A2};

    for (int pool = 0; pool < EXAMINERS; pool++)
        hand.params.grading.examiners[pool].steps[0].value = 0;
    hand_stop(&hand);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (size_t i = 0; i < 2; i++) {
        uint32_t job = job_new(&hand.chain, NOBODY, JOB_EXAM);
        hand.chain.jobs[job].exam = (uint8_t)exams[i];
        hand.chain.jobs[job].month = 2;
        exam_sign_up(&hand.chain, job);
    }
    hand_finish(&hand);
    assert_at(MEASURE_BOOKING_P90, MARCH, knm, 14);
    assert_at(MEASURE_GRADING_N, MARCH, knm, 1);
    assert_at(MEASURE_GRADING_SUM, MARCH, knm, 14);
    assert_at(MEASURE_GRADING_OPEN, MARCH, knm, 0);
    assert_at(MEASURE_GRADING_N, MARCH, writing, 0);
    assert_at(MEASURE_GRADING_OPEN, MARCH, writing, 1);
    assert_at(MEASURE_GRADING_LATE, MARCH, writing, 1);
    assert_at(MEASURE_WEEK_GRADING_OPEN, week_of("2022-03-24"), writing, 1);
    assert_at(MEASURE_WEEK_GRADING_LATE, week_of("2022-03-24"), writing, 1);
}

/* On 1 March: 56 days since 4 January, which is within the norm, and 57 since the 3rd. */
Test(exam_books, know_which_open_ones_are_late)
{
    hand_until(&hand, "2022-03-01");
    exam_books_open(&hand.chain, writing, moment("2022-01-04"));
    assert_at(MEASURE_GRADING_LATE, JANUARY, writing, 0);
    exam_books_open(&hand.chain, writing, moment("2022-01-03"));
    assert_at(MEASURE_GRADING_OPEN, JANUARY, writing, 2);
    assert_at(MEASURE_GRADING_LATE, JANUARY, writing, 1);
}

/* ---- medical exemption ---- */

Test(exam_books, keep_decisions_by_outcome_and_their_term_by_week)
{
    size_t week = week_of("2022-02-28"), cell = MARCH * OUTCOMES + OUTCOME_PARTIAL;

    hand_until(&hand, "2022-03-01");
    exam_books_applied(&hand.chain, OCCASION_COURSE, GROUP_GEZIN);
    exam_books_decided(&hand.chain, OUTCOME_PARTIAL, GROUP_OVERIG);
    exam_books_first_decided(&hand.chain, moment("2022-01-04"));
    exam_books_first_decided(&hand.chain, moment("2022-01-03"));
    cr_expect_eq(number(MEASURE_MEDICAL_APPLIED,
                        (MARCH * OCCASIONS + OCCASION_COURSE) * GROUPS + GROUP_GEZIN),
                 1);
    cr_expect_eq(number(MEASURE_MEDICAL_DECIDED, cell * GROUPS + GROUP_OVERIG), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_DECIDED), 1);
    cr_expect_eq(number(MEASURE_WEEK_MEDICAL_N, week), 2);
    cr_expect_eq(number(MEASURE_WEEK_MEDICAL_SUM, week), 56 + 57);
    cr_expect_eq(number(MEASURE_WEEK_MEDICAL_IN_NORM, week), 1);
}

/* On 1 March: 56 days since 4 January, which is within the norm, and 57 since the 3rd. */
Test(exam_books, know_which_undecided_applications_are_late)
{
    size_t week = week_of("2022-01-03");

    hand_until(&hand, "2022-03-01");
    exam_books_undecided(&hand.chain, moment("2022-01-04"));
    cr_expect_eq(number(MEASURE_MEDICAL_OPEN, JANUARY), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_MEDICAL_LATE), 0);
    exam_books_undecided(&hand.chain, moment("2022-01-03"));
    exam_books_undecided(&hand.chain, moment("2022-02-28"));
    cr_expect_eq(number(MEASURE_MEDICAL_OPEN, JANUARY), 2);
    cr_expect_eq(number(MEASURE_MEDICAL_LATE, JANUARY), 1);
    cr_expect_eq(number(MEASURE_MEDICAL_OPEN, FEBRUARY), 1);
    cr_expect_eq(number(MEASURE_WEEK_MEDICAL_OPEN, week), 2);
    cr_expect_eq(number(MEASURE_WEEK_MEDICAL_LATE, week), 1);
    cr_expect_eq(number(MEASURE_WEEK_MEDICAL_OPEN, week_of("2022-02-28")), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_WEEK_MEDICAL_LATE), 1);
}
