/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export_hide.h"
#include "output/texts.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 8 };

/* A table of figures by hand: ids and units, then columns of numbers. */
static struct extract table;

static void
open_table(size_t n, const char *const *ids, const char *const *units)
{
    extract_init(&table, "kpi", n);
    cr_assert_eq(extract_put_texts(&table, "id", texts_pack(ids, n), NULL), 0);
    cr_assert_eq(extract_put_texts(&table, "unit", texts_pack(units, n), NULL), 0);
}

static void
add(const char *name, const double *numbers)
{
    cr_assert_eq(extract_put_numbers(&table, name, extract_copy(numbers, table.n, 1), false, NULL),
                 0);
}

/* "xx.": which rows of a column are hidden. */
static void
assert_hidden(const char *name, const char *wanted)
{
    const struct extract_column *column = extract_find(&table, name);
    char hidden[MOST + 1] = "";

    cr_assert_not_null(column, "%s", name);
    for (size_t row = 0; row < table.n; row++)
        hidden[row] = extract_cell(&table, row, (size_t)(column - table.columns)).kind ==
                              EXTRACT_HIDDEN ? 'x' : '.';
    cr_expect_str_eq(hidden, wanted, "%s: %s, not %s", name, hidden, wanted);
}

static void
close_table(void)
{
    extract_free(&table);
}

TestSuite(export_hide, .fini = close_table);

Test(export_hide, a_few_people_and_what_is_made_of_them)
{
    static const char *const ids[] = {"wait_mean.medical@2024", "wait_n.medical@2024",
                                      "wait_mean.pip_to_course@2024", "wait_n.pip_to_course@2024",
                                      "capacity.homes@2024"};
    static const char *const units[] = {"day", "1", "day", "1", "homes"};

    open_table(5, ids, units);
    add("mean", (double[]){80, 4.5, 70, 0, 2});
    add("se", (double[]){1, 1, 1, 0, 1});
    add("p10", (double[]){70, 3, 60, 0, 1});
    add("norm", (double[]){56, 3, 70, 3, 3});
    cr_assert_eq(export_hide_figures(&table, 5, 5.0, NULL), 0);
    assert_hidden("mean", "xx...");
    assert_hidden("se", "xx...");
    assert_hidden("p10", "xx...");
    assert_hidden("norm", ".....");
}

/* A tenth of 20 places is two people; a tenth of 20 homes a month, 24 of them in a year. */
Test(export_hide, the_use_of_a_few_places)
{
    static const char *const ids[] = {"use.reception_places@2024", "capacity.reception_places@2024",
                                      "use.homes@2024", "capacity.homes@2024",
                                      "use.homes@2024Q1"};
    static const char *const units[] = {"percent", "places", "percent", "homes", "percent"};

    open_table(5, ids, units);
    add("base_mean", (double[]){90, 20, 10, 20, 1});
    add("mean", (double[]){10, 20, 10, 20, 1});
    add("difference", (double[]){-80, 0, 0, 0, 0});
    cr_assert_eq(export_hide_figures(&table, 5, 5.0, NULL), 0);
    assert_hidden("mean", "x....");
    assert_hidden("base_mean", "x....");
    assert_hidden("difference", "x....");
}

/* Of many on average, and yet of a few in a tenth of the replications. */
Test(export_hide, a_quantile_of_a_few)
{
    static const char *const ids[] = {"people@2024", "wait_mean.medical@2024"};
    static const char *const units[] = {"1", "day"};

    open_table(2, ids, units);
    add("mean", (double[]){30, 3});
    add("p10", (double[]){2, 2});
    add("p50", (double[]){28, 3});
    cr_assert_eq(export_hide_figures(&table, 2, 5.0, NULL), 0);
    assert_hidden("mean", "..");
    assert_hidden("p10", "x.");
    assert_hidden("p50", "..");
}

/* Base less difference is the other: a row of which one is small has neither. */
Test(export_hide, a_comparison_hides_both)
{
    static const char *const ids[] = {"people@2024", "people@2025"};
    static const char *const units[] = {"1", "1"};

    open_table(2, ids, units);
    add("base_mean", (double[]){30, 30});
    add("mean", (double[]){31, 32});
    add("difference", (double[]){1, 2});
    add("mean_2", (double[]){3, 33});
    add("difference_2", (double[]){-27, 3});
    cr_assert_eq(export_hide_figures(&table, 2, 5.0, NULL), 0);
    assert_hidden("base_mean", "x.");
    assert_hidden("mean", "x.");
    assert_hidden("difference_2", "x.");
}

/* Points one after another: each is judged by its own counts. */
Test(export_hide, ids_that_come_again)
{
    static const char *const ids[] = {"wait_n.medical@2024", "wait_mean.medical@2024",
                                      "wait_n.medical@2024", "wait_mean.medical@2024"};
    static const char *const units[] = {"1", "day", "1", "day"};

    open_table(4, ids, units);
    add("mean", (double[]){50, 80, 2, 90});
    cr_assert_eq(export_hide_figures(&table, 2, 5.0, NULL), 0);
    assert_hidden("mean", "..xx");
}

Test(export_hide, variables_by_whom_they_are_of)
{
    static const char *const none[] = {"", "", ""};

    open_table(3, none, none);
    add("mean", (double[]){200, 300, 2});
    add("q10", (double[]){100, 1, 1});
    cr_assert_eq(export_hide_variable(&table, (double[]){4, 6, 0}, 5.0, NULL), 0);
    assert_hidden("mean", "x..");
    assert_hidden("q10", "x..");
    cr_assert_eq(export_hide_variable(&table, NULL, 5.0, NULL), 0);
    assert_hidden("mean", "x..");
}
