/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/disclosure.h"

#include "models/measures.h"
#include "output/figure_by.h"
#include "output/figure_exams.h"
#include "output/figure_law.h"
#include "output/network_figure.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

Test(disclosure, nobody_is_shown_and_a_few_are_not)
{
    cr_assert(!disclosure_hides_under(0.0, DISCLOSURE_LEAST));
    for (int n = 1; n <= 4; n++)
        cr_assert(disclosure_hides_under(n, DISCLOSURE_LEAST), "%d", n);
    cr_assert(!disclosure_hides_under(5.0, DISCLOSURE_LEAST));
}

/* A mean over replications may be below one, and a difference below nobody. */
Test(disclosure, means_and_differences_are_judged_by_their_size)
{
    cr_assert(disclosure_hides_under(0.25, DISCLOSURE_LEAST));
    cr_assert(disclosure_hides_under(4.999, DISCLOSURE_LEAST));
    cr_assert(disclosure_hides_under(-3.0, DISCLOSURE_LEAST));
    cr_assert(!disclosure_hides_under(-5.0, DISCLOSURE_LEAST));
    cr_assert(!disclosure_hides_under((double)NAN, DISCLOSURE_LEAST));
}

/* 5 and 0, as sums of thirds come to them. */
Test(disclosure, last_digits_of_a_sum_decide_nothing)
{
    cr_assert(!disclosure_hides_under(nextafter(5.0, 0.0), DISCLOSURE_LEAST));
    cr_assert(!disclosure_hides_under(4.0 + 1.0 / 3.0 - 13.0 / 3.0 + 1e-15, DISCLOSURE_LEAST));
    cr_assert(disclosure_hides_under(1.0 / 1000.0, DISCLOSURE_LEAST));
}

Test(disclosure, another_threshold)
{
    cr_assert(disclosure_hides_under(9.0, 10.0));
    cr_assert(!disclosure_hides_under(10.0, 10.0));
    cr_assert(!disclosure_hides_under(1.0, 0.0), "nothing is hidden");
}

Test(disclosure, several_for_each_real_person)
{
    cr_assert_eq(disclosure_least(5.0, 1.0), 5.0);
    cr_assert_eq(disclosure_least(5.0, 3.0), 15.0);
    cr_assert_eq(disclosure_least(5.0, 0.1), 5.0);
    cr_assert_eq(disclosure_least(0.0, 3.0), 0.0);
}

Test(disclosure, what_counts_people)
{
    cr_assert(disclosure_counts("wait_n", "1"));
    cr_assert(disclosure_counts("places_used", "places"));
    cr_assert(!disclosure_counts("capacity", "places"));
    cr_assert(!disclosure_counts("needed_fte", "1"));
    cr_assert(!disclosure_counts("wait_sum", "day"));
}

static void
rests(const char *id, const char *wanted)
{
    struct disclosure_basis basis;
    bool has = disclosure_rests_on_figure(id, &basis);

    cr_assert_eq(has, wanted != NULL, "%s", id);
    if (!has)
        return;
    cr_assert_str_eq(basis.id, wanted);
    cr_assert_eq(disclosure_people(&basis, 80.0, 7.0), 7.0);
}

Test(disclosure, what_rests_on_a_count)
{
    cr_assert_str_eq(disclosure_rests_on("wait_sum"), "wait_n");
    cr_assert_str_eq(disclosure_rests_on("term_lost_days"), "term_over");
    cr_assert_str_eq(disclosure_rests_on("term_waited_days"), "term_over");
    cr_assert_null(disclosure_rests_on("capacity"));
    rests("wait_mean.medical@2024", "wait_n.medical@2024");
    rests("wait_mean.medical.asiel@2024", "wait_n.medical@2024");
    rests("cohort_wait_mean.clock_to_pip@2024Q1", "cohort_wait_n.clock_to_pip@2024Q1");
    rests("cohort_wait_in_norm.clock_to_pip@2024", "cohort_wait_n.clock_to_pip@2024");
    rests("term_over_share@2024", "term_due@2024");
    rests("term_over_share.wi2013@2024", "term_due.wi2013@2024");
    rests("term_lost.homes.wi2021@2024", "term_over.wi2021@2024");
    rests("capacity.homes@2024", NULL);
    rests("wait_n.medical@2024", NULL);
}

static void
percent_of(const char *id, const char *capacity, double months)
{
    struct disclosure_basis basis;

    cr_assert(disclosure_rests_on_figure(id, &basis), "%s", id);
    cr_assert_str_eq(basis.id, capacity);
    cr_assert_eq(disclosure_people(&basis, 25.0, 8.0), 2.0 * months, "%s", id);
}

/* A quarter of 8 places is 2 people, for who knows the capacity. */
Test(disclosure, the_use_of_places_tells_of_people)
{
    percent_of("use.reception_places@2024", "capacity.reception_places@2024", 1.0);
    percent_of("load.course_places_b1@2024Q3", "capacity.course_places_b1@2024Q3", 1.0);
    percent_of("use.homes@2024", "capacity.homes@2024", 12.0);
    percent_of("use.exam_places_knm@2024Q3", "capacity.exam_places_knm@2024Q3", 3.0);
    percent_of("load.exam_places_knm@run", "capacity.exam_places_knm@run", 1.0);
    rests("use.intake_consultants@2024", NULL);
    rests("use.travel_budget@2024", NULL);
}

/* ---- nothing is forgotten ---- */

/* What says nothing of people, and what docs/export.md says is not judged. */
static const char *const others[] = {
    "capacity", "week_capacity", "places_offered", "first_free", "first_free_worst_month", "staff_fte", "needed_fte",
    "servers_mean", "utilisation", "fine_euro", "wait_km_p50", "wait_km_p90", "time_mean"};

static void
assert_judged(const char *variable, const char *unit, bool rests)
{
    bool is_other = false;
    int ways;

    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        is_other |= strcmp(variable, others[i]) == 0;
    ways = (int)disclosure_counts(variable, unit) + (int)rests + (int)is_other;
    cr_expect_eq(ways, 1, "%s, in %s: judged in %d ways", variable, unit, ways);
}

Test(disclosure, every_variable_is_judged)
{
    for (size_t m = 0; m < MEASURES; m++) {
        const struct measure_row *row = &measure_rows[m];
        const char *count = disclosure_rests_on(row->name);
        bool is_there = false;

        if (!row->summarised || row->n_dimensions == 0 || m == MEASURE_TARGET)
            continue;
        assert_judged(row->name, row->unit, count != NULL);
        for (size_t c = 0; c < MEASURES && count != NULL; c++)
            is_there |= strcmp(measure_rows[c].name, count) == 0;
        cr_expect(count == NULL || is_there, "%s rests on nothing", row->name);
    }
}

static void
every_row_is_judged(const struct figure_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct disclosure_basis basis;
        char id[DISCLOSURE_ID];

        snprintf(id, sizeof id, "%s.exam_places_knm@2024", rows[i].variable);
        assert_judged(rows[i].variable, rows[i].unit != NULL ? rows[i].unit : "places",
                      disclosure_rests_on_figure(id, &basis));
    }
}

Test(disclosure, every_figure_is_judged)
{
    every_row_is_judged(figure_rows, FIGURE_ROWS);
    every_row_is_judged(figure_by_rows, FIGURE_BY_ROWS);
    every_row_is_judged(figure_exams_rows, FIGURE_EXAMS_ROWS);
    every_row_is_judged(figure_law_rows, FIGURE_LAW_ROWS);
    every_row_is_judged(network_figure_rows, NETWORK_FIGURE_ROWS);
}
