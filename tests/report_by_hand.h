/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_REPORT_BY_HAND_H
#define TESTS_REPORT_BY_HAND_H

/*
 * The report on a result file whose measures were set by hand, as a text; of its own, or against
 * another one that was kept as the base.  2022 is its one whole year, and everybody waits in
 * February.
 */

#include "output/report.h"

#include "tests/result_by_hand.h"

static char *hand_page;
static char hand_base[HAND_PATH], hand_report[HAND_PATH];
static bool hand_has_base;

static inline void
report_clear(void)
{
    for (int r = 0; r < HAND_REPS; r++)
        measures_clear(&hand_reps[r]);
}

static inline void
report_setup(void)
{
    hand_open();
    report_clear();
    snprintf(hand_base, HAND_PATH, "%s/base.h5", hand_folder);
    snprintf(hand_report, HAND_PATH, "%s/report.html", hand_folder);
}

static inline void
report_teardown(void)
{
    free(hand_page);
    unlink(hand_base);
    unlink(hand_report);
    hand_close();
}

/* A result of the first n replications, in hand_file. */
static inline void
report_result(int n)
{
    struct error error = {0};

    hand_about.n_rep = n;
    cr_assert_eq(hand_write(0, n, &error), 0, "%s", error.text);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    merge_clean(hand_parts, NULL);
}

/* The same as the base of the report; what is set from here on is the run, of another scenario. */
static inline void
report_keep_base(int n)
{
    report_result(n);
    cr_assert_eq(rename(hand_file, hand_base), 0);
    cr_assert_eq(mkdir(hand_parts, 0777), 0);
    hand_about.digest[0]++;
    hand_has_base = true;
    report_clear();
}

/* Of no key more is known. */
static inline const char *
report_meaning(const char *key, enum language language)
{
    return strcmp(key, "exams.no_show") == 0 && language == LANGUAGE_EN ? "who stays away" : NULL;
}

/* The report on the first n replications, into hand_page. */
static inline void
report_make(int n)
{
    const char *const paths[] = {hand_file};
    const struct report_ask ask = {paths, 1, hand_has_base ? hand_base : NULL, LANGUAGE_EN,
                                   report_meaning};
    struct error error = {0};
    size_t size = 0;
    FILE *in;

    report_result(n);
    cr_assert_eq(report_write(&ask, hand_report, &error), 0, "%s", error.text);
    in = fopen(hand_report, "r");
    cr_assert_not_null(in);
    cr_assert_gt(getdelim(&hand_page, &size, '\0', in), 0);
    fclose(in);
}

/* Waits of n people, all as long, that ended in February 2022. */
static inline void
report_wait(int rep, int interval, int32_t days, int32_t n)
{
    const struct measures *measures = &hand_reps[rep];
    size_t cell = (INTERVALS + (size_t)interval) * GROUPS;

    measures_int32(measures, MEASURE_WAIT_N)[cell] = n;
    measures_int64(measures, MEASURE_WAIT_SUM)[cell] = (int64_t)n * days;
    measures_int32(measures,
                   MEASURE_WAIT_MONTH_HIST)[(INTERVALS + (size_t)interval) * INTERVAL_BINS +
                                            interval_bin(days)] = n;
}

/* Whether the page has a text between two others, of which the first is there. */
static inline bool
report_says_between(const char *from, const char *to, const char *words)
{
    const char *start = strstr(hand_page, from), *end, *found;

    cr_assert_not_null(start, "no '%s' on the page", from);
    end = strstr(start + 1, to);
    found = strstr(start, words);
    return found != NULL && (end == NULL || found < end);
}

#endif
