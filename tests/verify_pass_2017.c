/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * First attempts at B1 in the base scenario against Programma I of the state exam Nt2: the mean of the
 * pass rates of 2015, 2016 and 2017 (B-NT-P2015I.., B-NT-P2016I.., B-NT-P2017I..: those of the latter two
 * without resits), to three points. exams.pass is set for it: docs/learning.md.
 */

#include "tests/chain_runs.h"

enum { REPLICATIONS = 2 };

/* Percent, of three years, by component: lezen, luisteren, schrijven, spreken. */
static const double published[EXAMS - EXAM_LEZEN_B1][3] = {
    {70.0, 62.0, 52.0}, {65.0, 56.0, 49.0}, {65.0, 66.0, 68.0}, {65.0, 59.0, 57.0}};

static double
first_attempts(const struct measures *m, enum measure measure, enum exam exam)
{
    double sum = 0.0;

    for (size_t t = 0; t < months_of_run(m); t++)
        sum += (double)count_at(m, measure, (t * EXAMS + exam) * EXAM_ATTEMPTS);
    return sum;
}

Test(pass_2017, first_attempts_at_b1_pass_as_published)
{
    static const char *const as_it_is[] = {NULL};
    double sat[EXAMS] = {0}, passed[EXAMS] = {0};
    struct run run;

    run_init(&run, as_it_is);
    for (uint32_t i = 0; i < REPLICATIONS; i++) {
        run_replication(&run, i);
        for (enum exam e = EXAM_LEZEN_B1; e < EXAMS; e++) {
            sat[e] += first_attempts(&run.measures, MEASURE_EXAM_ATTEMPT_SAT, e);
            passed[e] += first_attempts(&run.measures, MEASURE_EXAM_ATTEMPT_PASSED, e);
        }
    }
    for (enum exam e = EXAM_LEZEN_B1; e < EXAMS; e++) {
        const double *years = published[e - EXAM_LEZEN_B1];
        double mean = (years[0] + years[1] + years[2]) / 3.0;
        cr_expect_float_eq(100.0 * passed[e] / sat[e], mean, 3.0, "%s: %.1f against %.1f %%",
                           exam_labels[e], 100.0 * passed[e] / sat[e], mean);
    }
    run_free(&run);
}
