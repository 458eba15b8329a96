/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report says of terms, of runs whose terms were set by hand. */

#include "tests/report_by_hand.h"

TestSuite(report_terms, .init = report_setup, .fini = report_teardown);

/* By cohort, law and group; the first of 2022. */
static size_t
cell(enum regime regime)
{
    return (size_t)regime * GROUPS;
}

/* Of 100 people of a law so many have had the end of their term, and 20 overran: 300 days went to
 * homes and 100 to the marking of ONA. */
static void
terms(enum regime regime, int32_t due)
{
    for (int r = 0; r < HAND_REPS; r++) {
        const struct measures *measures = &hand_reps[r];
        int64_t *lost = measures_int64(measures, MEASURE_TERM_LOST_DAYS) + cell(regime) * RESOURCES;

        measures_int32(measures, MEASURE_ARRIVALS)[cell(regime)] = 100;
        measures_int32(measures, MEASURE_TERM_DUE)[cell(regime)] = due;
        measures_int32(measures, MEASURE_TERM_OVER)[cell(regime)] = 20;
        lost[RESOURCE_HOMES] = 300;
        lost[RESOURCE_EXAMINERS + EXAMINER_ONA] = 100;
        measures_int64(measures, MEASURE_TERM_WAITED_DAYS)[cell(regime)] = 400;
    }
}

static bool
says_of_wi2021(const char *words)
{
    return report_says_between("Which queue took the term: Wi2021", "</table>", words);
}

/* All have had the end of their term. */
Test(report_terms, show_which_queue_took_them)
{
    terms(REGIME_WI2021, 100);
    report_make(HAND_REPS);
    cr_expect(says_of_wi2021(">2022<td>75.0<td>25.0<td>0.0\n"));
    cr_expect_not(says_of_wi2021(">2023<"));
}

/* Where some have not, those who overran are the first ones: as in the table of run, nothing. */
Test(report_terms, of_cohorts_that_are_cut_off_are_left_out)
{
    terms(REGIME_WI2013, 100);
    terms(REGIME_WI2021, 40);
    report_make(HAND_REPS);
    cr_expect_not_null(strstr(hand_page, "Which queue took the term: Wi2013"));
    cr_expect_null(strstr(hand_page, "Which queue took the term: Wi2021"));
}
