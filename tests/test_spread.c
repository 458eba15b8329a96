/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/spread.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static const struct measure_row by_time_group = {
    .name = "few", .n_dimensions = 2, .dimensions = {DIMENSION_TIME, DIMENSION_GROUP}};
static const struct measure_row by_all = {
    .name = "all",
    .n_dimensions = 3,
    .dimensions = {DIMENSION_TIME, DIMENSION_REGIME, DIMENSION_GROUP}};

static void
assert_spread(const struct measure_row *of, const double *numbers, size_t n,
              const struct measure_row *along, const size_t *extent, const double *wanted)
{
    double *spread;
    size_t cells = 1;

    for (int d = 0; d < along->n_dimensions; d++)
        cells *= extent[d];
    cr_assert_eq(spread_along(of, numbers, n, along, extent, &spread, NULL), 0);
    for (size_t i = 0; i < cells; i++)
        cr_expect_eq(spread[i], wanted[i], "cell %zu: %g", i, spread[i]);
    free(spread);
}

Test(spread, the_same_cells)
{
    const double numbers[] = {1, 2, 3, 4, 5, 6};

    assert_spread(&by_time_group, numbers, 6, &by_time_group, (size_t[]){2, 3}, numbers);
}

Test(spread, along_what_it_has_not)
{
    assert_spread(&by_time_group, (double[]){1, 2, 3, 4, 5, 6}, 6, &by_all, (size_t[]){2, 2, 3},
                  (double[]){1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6});
}

Test(spread, summed_over_what_the_other_has_not)
{
    assert_spread(&by_all, (double[]){1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60}, 12,
                  &by_time_group, (size_t[]){2, 3}, (double[]){11, 22, 33, 44, 55, 66});
}

Test(spread, numbers_that_do_not_fit)
{
    struct error error = {0};
    double *spread;

    cr_expect_eq(spread_along(&by_time_group, (double[]){1, 2, 3, 4, 5}, 5, &by_all,
                              (size_t[]){2, 2, 3}, &spread, &error), ERR_FORMAT);
    cr_expect_null(spread);
}
