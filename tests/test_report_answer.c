/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report answers in plain words, of runs whose waits were set by hand. */

#include "tests/report_by_hand.h"

TestSuite(report_answer, .init = report_setup, .fini = report_teardown);

/* Writing B1 has no norm for its sign-up. */
enum { WRITING_B1 = INTERVAL_SIGNUP + EXAM_SCHRIJVEN_B1, KNM = INTERVAL_SIGNUP + EXAM_KNM };

static bool
answers(const char *words)
{
    return report_says_between(">The question and the answer</h3>", "<h3", words);
}

/* All replications, 10 people in each: of one as many days, of the next a day more. */
static void
waits(int interval, int32_t days)
{
    for (int r = 0; r < HAND_REPS; r++)
        report_wait(r, interval, days + r, 10);
}

/* 20 to 25 days become 400, 402, ... 410: differences of 380 to 385, sd sqrt(3.5), of which the
 * interval is 2.570582 x sqrt(3.5 / 6) to each side. KNM, with a norm of 42, stays as it is. */
Test(report_answer, tells_what_changed_whether_it_has_a_norm_or_not)
{
    waits(WRITING_B1, 20);
    waits(KNM, 30);
    report_keep_base(HAND_REPS);
    waits(KNM, 30);
    for (int r = 0; r < HAND_REPS; r++)
        report_wait(r, WRITING_B1, 400 + 2 * r, 10);
    report_make(HAND_REPS);
    cr_expect(answers("mean wait: sign-up to exam, writing B1: 405.0 days, in the base 22.5; a "
                      "difference of +382.5, ± 2.0."));
    cr_expect_not(answers("KNM: 32.5 days, in the base"));
}

/* One replication has no interval: nothing can be said, least of all that nothing differs. */
Test(report_answer, says_that_one_replication_tells_no_difference)
{
    waits(WRITING_B1, 20);
    waits(KNM, 30);
    report_keep_base(HAND_REPS);
    waits(WRITING_B1, 400);
    waits(KNM, 30);
    report_make(1);
    cr_expect(answers("Whether a wait differs from the base in 2022 cannot be said: the runs have "
                      "one replication in common, and of one difference there is no interval."));
    cr_expect_not(answers("differs clearly"));
    cr_expect_not(answers("differ most clearly"));
}

/* Without common chance a run of one replication has none either. */
Test(report_answer, says_that_two_runs_of_one_tell_no_difference)
{
    waits(KNM, 30);
    report_keep_base(1);
    waits(KNM, 90);
    hand_about.seed++;
    report_make(1);
    cr_expect(answers("Whether a wait differs from the base in 2022 cannot be said: too few "
                      "replications have it for an interval."));
    cr_expect_not(answers("differs clearly"));
}

/* KNM is there in all replications and stays as it is; writing B1 is there in one. */
Test(report_answer, says_of_which_waits_it_knows_nothing)
{
    waits(KNM, 30);
    waits(WRITING_B1, 20);
    report_keep_base(HAND_REPS);
    waits(KNM, 30);
    report_wait(0, WRITING_B1, 400, 100);
    report_make(HAND_REPS);
    cr_expect(answers("No wait in the planner&#39;s table differs clearly from the base in 2022."));
    cr_expect(answers("Of 1 other wait it cannot be said: too few replications have it for an "
                      "interval."));
}

/* Two replications are enough. */
Test(report_answer, tells_the_difference_of_two_replications)
{
    waits(KNM, 30);
    report_keep_base(2);
    waits(KNM, 90);
    report_make(2);
    cr_expect(answers("KNM: 90.5 days, in the base 30.5; a difference of +60.0, ± 0.0."));
    cr_expect_not(answers("cannot be said"));
}

/* A booking's norm is of the worst month's mean, a result's too; nine in ten of either are no norm
 * of their own. */
static void
books(enum exam exam, int32_t days)
{
    for (int r = 0; r < HAND_REPS; r++) {
        measures_int32(&hand_reps[r], MEASURE_BOOKING_N)[EXAMS + exam] = 10;
        measures_int64(&hand_reps[r], MEASURE_BOOKING_SUM)[EXAMS + exam] = 10 * days;
        measures_int32(&hand_reps[r], MEASURE_PLACES_BOOKED)[EXAMS + exam] = 10;
    }
}

/* Medical advice within 56 days in three of six; KNM within 42 in all; writing A2 booked on the
 * 41st day and sat on the 90th, for there was another in between. */
Test(report_answer, counts_each_norm_once_as_the_table_judges_it)
{
    for (int r = 0; r < HAND_REPS; r++)
        report_wait(r, INTERVAL_MEDICAL, r < 3 ? 56 : 60, 10);
    for (int r = 0; r < HAND_REPS; r++)
        report_wait(r, INTERVAL_CLOCK_TO_PIP, 83, 10);
    waits(KNM, 30);
    books(EXAM_SCHRIJVEN_A2, 41);
    waits(INTERVAL_SIGNUP + EXAM_SCHRIJVEN_A2, 90);
    report_make(HAND_REPS);
    cr_expect(answers("Norms that the planner&#39;s table judges in 2022: 4. Met (in nine of ten "
                      "replications or more): 2. Missed (met in one of ten or fewer): 1. "
                      "Uncertain: 1."));
    cr_expect(report_says_between(">Missed:<", "</ul>",
                                  "wait, 9 in 10 within: legal clock to plan: 83 days on average "
                                  "over the replications, norm 70; met in 0 of 6 replications."));
    cr_expect(
        report_says_between(">Uncertain:<", "</ul>",
                            "wait, 9 in 10 within: medical exemption: 58 days on average over "
                            "the replications, norm 56; met in 3 of 6 replications."));
    cr_expect_not(report_says_between(">Uncertain:<", "</ul>", "legal clock"));
    cr_expect_not(report_says_between(">Missed:<", "</ul>", "medical"));
}

Test(report_answer, has_no_list_of_what_is_not_there)
{
    waits(KNM, 30);
    report_make(HAND_REPS);
    cr_expect(answers("Uncertain: 0."));
    cr_expect(answers("in 2022; at the end of the run 0 simulated people still wait."));
    cr_expect_not(answers(">Missed:<"));
    cr_expect_not(answers(">Uncertain:<"));
}

/* The scenario's reader is asked what a key means. */
Test(report_answer, says_what_the_inputs_mean)
{
    waits(KNM, 30);
    report_make(HAND_REPS);
    cr_expect(report_says_between(">exams.no_show<", "<tr>", "<td class=text>who stays away<"));
    cr_expect(report_says_between(">run.scale<", "<tr>", "<td class=text><"));
}
