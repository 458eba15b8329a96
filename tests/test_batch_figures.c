/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/batch_figures.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/*
 * Groups /kpi by hand, in an image each.
 */

static struct batch_figures figures;
static struct error error;

static void
tidy(void)
{
    batch_figures_free(&figures);
}

TestSuite(batch_figures, .fini = tidy);

/* Ids stand for all texts; the number of a row for all numbers. */
static hid_t
make_kpi(const char *const *ids, size_t n)
{
    struct h5_spec spec = {.type = H5_DOUBLE, .rank = 1, .extent = {n}};
    double numbers[8];
    hid_t file;

    cr_assert_eq(h5_create_image(&file, &error), 0);
    for (size_t i = 0; i < n; i++)
        numbers[i] = (double)i;
    for (int t = 0; t < FIGURE_TEXTS; t++)
        cr_assert_eq(h5_put_texts(NULL, file, batch_figure_texts[t], ids, n, &error), 0);
    for (int c = 0; c < FIGURE_NUMBERS; c++) {
        spec.name = batch_figure_numbers[c];
        cr_assert_eq(h5_put_numbers(NULL, file, &spec, H5T_NATIVE_DOUBLE, numbers, &error), 0);
    }
    return file;
}

static void
expect_rows(hid_t kpi, const size_t *rows, size_t n)
{
    size_t *found, count;

    cr_assert_eq(batch_figures_of(&figures, kpi, &found, &count, &error), 0);
    cr_assert_eq(count, n);
    for (size_t i = 0; i < n; i++)
        cr_expect_eq(found[i], rows[i], "row %zu is figure %zu", i, found[i]);
    free(found);
}

Test(batch_figures, each_once_in_the_order_of_results)
{
    const char *const first[] = {"b@2024", "a@2024", "c@2024"};
    const char *const second[] = {"b@2024", "b@2025", "a@2024", "a@2025"};
    const size_t rows_of_first[] = {0, 1, 2}, rows_of_second[] = {0, 3, 1, 4};
    hid_t one = make_kpi(first, 3), two = make_kpi(second, 4);

    batch_figures_init(&figures, (struct wanted){0});
    for (int again = 0; again < 2; again++) {
        cr_assert_eq(batch_figures_add(&figures, one, &error), 0);
        cr_assert_eq(batch_figures_add(&figures, two, &error), 0);
        cr_assert_eq(figures.n, 5);
    }
    cr_expect_str_eq(figures.items[4].texts[FIGURE_LABEL_EN], "a@2025");
    cr_expect_eq(figures.items[4].numbers[FIGURE_NORM], 3.0);
    expect_rows(one, rows_of_first, 3);
    expect_rows(two, rows_of_second, 4);
    h5_close(&one);
    h5_close(&two);
}

Test(batch_figures, only_those_that_are_wanted)
{
    const char *const ids[] = {"b@2024", "a@2024", "a@2025"}, *const pattern = "a@*";
    const size_t rows[] = {SIZE_MAX, 0, 1};
    hid_t kpi = make_kpi(ids, 3);

    batch_figures_init(&figures, (struct wanted){&pattern, 1});
    cr_assert_eq(batch_figures_add(&figures, kpi, &error), 0);
    cr_assert_eq(figures.n, 2);
    expect_rows(kpi, rows, 3);
    h5_close(&kpi);
}

Test(batch_figures, what_is_no_table_of_figures_is_refused)
{
    const char *const ids[] = {"a@2024"};
    hid_t kpi = make_kpi(ids, 1);

    batch_figures_init(&figures, (struct wanted){0});
    cr_assert_geq(H5Ldelete(kpi, "unit", H5P_DEFAULT), 0);
    cr_expect_eq(batch_figures_add(&figures, kpi, &error), ERR_FORMAT);
    h5_close(&kpi);
}
