/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report writes under its charts, of runs whose waits were set by hand. */

#include "tests/report_by_hand.h"

TestSuite(report_charts, .init = report_setup, .fini = report_teardown);

/* Seven people have waited for a day when the run ends. */
static void
still_wait(int interval)
{
    size_t of_group = measure_cells(&hand_shape, MEASURE_WAITING_NOW_HIST) / INTERVALS / GROUPS;

    for (int r = 0; r < HAND_REPS; r++) {
        report_wait(r, interval, 20, 10);
        measures_int32(&hand_reps[r],
                       MEASURE_WAITING_NOW_HIST)[(size_t)interval * GROUPS * of_group + 1] = 7;
    }
}

/* 30 exams of February have no result, of whomever. */
static void
have_no_result(enum exam exam)
{
    for (int r = 0; r < HAND_REPS; r++)
        measures_int32(&hand_reps[r], MEASURE_GRADING_OPEN)[EXAMS + exam] = 30;
}

Test(report_charts, tell_two_counts_of_who_wait_for_a_result_apart)
{
    still_wait(INTERVAL_RESULT + EXAM_SCHRIJVEN_A2);
    have_no_result(EXAM_SCHRIJVEN_A2);
    report_make(HAND_REPS);
    cr_expect(report_says_between("wait, 9 in 10 within: exam to result, writing A2<", "<table",
                                  "At the end of the run 7 simulated people still wait; they are "
                                  "not in it. With those of people who are not simulated one by "
                                  "one, 30 exams have no result then."));
}

Test(report_charts, tell_one_count_of_who_wait_for_else)
{
    still_wait(INTERVAL_SIGNUP + EXAM_SCHRIJVEN_A2);
    have_no_result(EXAM_SCHRIJVEN_A2);
    report_make(HAND_REPS);
    cr_expect(report_says_between("wait, 9 in 10 within: sign-up to exam, writing A2<", "<table",
                                  "At the end of the run 7 people still wait; they are not in "
                                  "it.<"));
}
