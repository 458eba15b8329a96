/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/interval.h"

#include <criterion/criterion.h>

Test(interval, the_last_day_cell_holds_everything_longer)
{
    cr_assert_eq(interval_day_cell(0), 0u);
    cr_assert_eq(interval_day_cell(INTERVAL_DAYS - 1), (size_t)INTERVAL_DAYS - 1);
    cr_assert_eq(interval_day_cell(INTERVAL_DAYS), (size_t)INTERVAL_DAYS);
    cr_assert_eq(interval_day_cell(INT32_MAX), (size_t)INTERVAL_DAY_CELLS - 1);
}

Test(interval, bins_are_days_for_a_year_then_weeks)
{
    cr_assert_eq(interval_bin(0), 0u);
    cr_assert_eq(interval_bin(364), 364u);
    cr_assert_eq(interval_bin(365), 365u);
    cr_assert_eq(interval_bin(371), 365u);
    cr_assert_eq(interval_bin(372), 366u);
    cr_assert_eq(interval_bin(365 + 7 * 208 - 1), 572u);
    cr_assert_eq(interval_bin(365 + 7 * 208), 573u);
    cr_assert_eq(interval_bin(INT32_MAX), (size_t)INTERVAL_BINS - 1);
}

Test(interval, a_bin_starts_where_the_one_before_ends)
{
    for (size_t bin = 0; bin < INTERVAL_BINS; bin++) {
        cr_assert_eq(interval_bin(interval_bin_start(bin)), bin);
        if (bin > 0)
            cr_assert_eq(interval_bin(interval_bin_start(bin) - 1), bin - 1);
    }
}

/* The definition, word for word, on the values themselves. */
static size_t
slow_quantile(const int32_t *counts, size_t n_cells, int percent)
{
    for (size_t cell = 0; cell < n_cells; cell++) {
        int64_t within = 0, total = 0;
        for (size_t i = 0; i < n_cells; i++) {
            total += counts[i];
            within += i <= cell ? counts[i] : 0;
        }
        if (total > 0 && 100 * within >= percent * total)
            return cell;
    }
    return n_cells;
}

Test(interval, quantiles_follow_their_definition)
{
    static const int32_t histograms[][5] = {
        {1, 1, 1, 1, 0}, {0, 0, 10, 0, 0}, {0, 99, 0, 0, 1},
        {3, 0, 0, 4, 0}, {50, 50, 0, 0, 0}, {0, 0, 0, 0, 0},
    };

    for (size_t h = 0; h < sizeof histograms / sizeof *histograms; h++)
        for (int percent = 1; percent <= 100; percent++)
            cr_assert_eq(interval_quantile(histograms[h], 5, percent),
                         slow_quantile(histograms[h], 5, percent), "histogram %zu, %d%%", h,
                         percent);
}

Test(interval, quantiles_by_hand)
{
    static const int32_t counts[] = {0, 1, 1, 1, 1};
    static const int32_t none[] = {0, 0};
    static const int32_t many[] = {INT32_MAX, INT32_MAX, INT32_MAX};

    cr_assert_eq(interval_quantile(counts, 5, 1), 1u);
    cr_assert_eq(interval_quantile(counts, 5, 25), 1u);
    cr_assert_eq(interval_quantile(counts, 5, 26), 2u);
    cr_assert_eq(interval_quantile(counts, 5, 50), 2u);
    cr_assert_eq(interval_quantile(counts, 5, 100), 4u);
    cr_assert_eq(interval_quantile(none, 2, 50), 2u);
    cr_assert_eq(interval_quantile(many, 3, 67), 2u, "sums are wider than counts");
}
