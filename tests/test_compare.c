/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/compare.h"

#include "sim/calendar.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Three runs by hand: the base of 2022 and 2023, one of 2022 alone, one of 2023 and 2024. */

enum { RUNS = 3, REPS = 3, INPUTS = 3 };

static struct compare_run runs[RUNS];
static struct comparison comparison;
static struct error error;

static const char *const values[RUNS][INPUTS] = {
    {"1", "0.06", "36.0"}, {"1", "0.06", "90.0"}, {"1", "0.2", "36.0"}};
static const char *const keys[INPUTS] = {"run.seed", "exams.no_show", "grading.staff"};

static void
make(int which, int first, int end)
{
    struct compare_run *made = &runs[which];
    struct measures_shape shape;

    measures_shape_init(&shape, date_to_day((struct date){first, 1, 1}),
                        date_to_day((struct date){end, 1, 1}));
    *made = (struct compare_run){.path = which == 0 ? "base.h5" : "other.h5",
                                 .run = {.seed = 1, .n_rep = REPS}};
    cr_assert_eq(kpis_init(&made->run.kpis, &shape, &error), 0);
    made->run.version = strdup("0.1.0");
    made->run.values = calloc(REPS * made->run.kpis.n, sizeof(double));
    made->run.inputs = (struct inputs){.key = calloc(INPUTS, sizeof(char *)),
                                       .value = calloc(INPUTS, sizeof(char *)), .n = INPUTS};
    for (size_t i = 0; i < INPUTS; i++) {
        made->run.inputs.key[i] = (char *)(uintptr_t)keys[i];
        made->run.inputs.value[i] = (char *)(uintptr_t)values[which][i];
    }
    for (size_t r = 0; r < REPS; r++)
        for (size_t i = 0; i < made->run.kpis.n; i++)
            made->run.values[r * made->run.kpis.n + i] = (double)(10 * which) + (double)r;
}

static void
setup(void)
{
    make(0, 2022, 2024);
    make(1, 2022, 2023);
    make(2, 2023, 2025);
}

static void
teardown(void)
{
    compare_free(&comparison);
    for (int i = 0; i < RUNS; i++)
        base_free(&runs[i].run);
}

TestSuite(compare, .init = setup, .fini = teardown);

static size_t
row_of(const char *id)
{
    size_t row = 0;

    while (row < comparison.n_rows && strcmp(comparison.ids[row], id) != 0)
        row++;
    cr_assert_lt(row, comparison.n_rows, "no %s", id);
    return row;
}

static void
expect_cell(const char *id, size_t other, bool in_base, bool there, double difference)
{
    size_t row = row_of(id);
    const struct compare_cell *cell = compare_cell(&comparison, row, other);

    cr_expect_eq(comparison.rows[row].in_base, in_base, "%s", id);
    cr_expect_eq(cell->there, there, "%s", id);
    if (in_base && there)
        cr_expect_eq(cell->difference.difference, difference, "%s: %g", id,
                     cell->difference.difference);
    else
        cr_expect(isnan(cell->difference.difference), "%s", id);
}

Test(compare, has_a_row_for_each_figure_of_any_run)
{
    size_t alone = 0;

    cr_assert_eq(compare_init(&comparison, &runs[0], &runs[1], 2, &error), 0, "%s", error.text);
    expect_cell("people@2022", 0, true, true, 10.0);
    expect_cell("people@2022", 1, true, false, NAN);
    expect_cell("people@2023", 0, true, false, NAN);
    expect_cell("people@2023", 1, true, true, 20.0);
    expect_cell("people@2024", 0, false, false, NAN);
    expect_cell("people@2024", 1, false, true, NAN);
    for (size_t i = 0; i < runs[0].run.kpis.n; i++)
        cr_assert_str_eq(comparison.ids[i], runs[0].run.kpis.items[i].id);
    for (size_t i = 0; i < comparison.n_rows; i++)
        alone += strcmp(comparison.ids[i], "people@2024Q3") == 0;
    cr_expect_eq(alone, 1);
}

/* In the order of the base; what is the same in all runs is no change. */
Test(compare, lists_the_inputs_that_changed)
{
    cr_assert_eq(compare_init(&comparison, &runs[0], &runs[1], 2, &error), 0, "%s", error.text);
    cr_assert_eq(comparison.n_keys, 2);
    cr_expect_str_eq(comparison.keys[0], "exams.no_show");
    cr_expect_str_eq(comparison.keys[1], "grading.staff");
}

/* Removed by one run, added by another. */
Test(compare, lists_inputs_that_one_run_alone_has)
{
    runs[1].run.inputs.n = 2;
    runs[2].run.inputs.key[0] = (char *)(uintptr_t) "changes.new";
    cr_assert_eq(compare_init(&comparison, &runs[0], &runs[1], 2, &error), 0, "%s", error.text);
    cr_assert_eq(comparison.n_keys, 4);
    cr_expect_str_eq(comparison.keys[0], "run.seed");
    cr_expect_str_eq(comparison.keys[2], "grading.staff");
    cr_expect_str_eq(comparison.keys[3], "changes.new");
}

Test(compare, refuses_another_version)
{
    runs[2].run.version[0] = '7';
    cr_expect_eq(compare_init(&comparison, &runs[0], &runs[1], 2, &error), ERR_FORMAT);
    cr_expect_str_eq(error.text, "other.h5: is of version 7.1.0, base.h5 is of version 0.1.0");
}
