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

/* The leukaemia patients on 6-MP of Freireich et al. (1963), the usual example (Kalbfleisch and
 * Prentice; R's MASS, gehan): weeks in remission 6 6 6 7 10 13 16 22 23, and still in it at 6 9 10
 * 11 17 19 20 25 32 32 34 35. The curve: .857 at 6, .807 7, .753 10, .690 13, .627 16, .538 22,
 * .448 23. */
Test(interval, the_still_waiting_count_until_they_are_seen_no_more)
{
    int64_t ended[40] = {0}, waiting[40] = {0};

    ended[6] = 3;
    ended[7] = ended[10] = ended[13] = ended[16] = ended[22] = ended[23] = 1;
    waiting[6] = waiting[9] = waiting[10] = waiting[11] = waiting[17] = waiting[19] = 1;
    waiting[20] = waiting[25] = waiting[34] = waiting[35] = 1;
    waiting[32] = 2;
    cr_assert_eq(interval_quantile_censored(ended, waiting, 40, 14), 6u);
    cr_assert_eq(interval_quantile_censored(ended, waiting, 40, 15), 7u);
    cr_assert_eq(interval_quantile_censored(ended, waiting, 40, 20), 10u);
    cr_assert_eq(interval_quantile_censored(ended, waiting, 40, 25), 13u);
    cr_assert_eq(interval_quantile_censored(ended, waiting, 40, 50), 23u, "the median is 23");
    cr_assert_eq(interval_quantile_censored(ended, waiting, 40, 55), 23u);
    cr_assert_eq(interval_quantile_censored(ended, waiting, 40, 56), 40u, "not reached");
}

/* With nobody still waiting it is the plain quantile, also where a share is met to the letter. */
Test(interval, nobody_waiting_gives_the_plain_quantile)
{
    for (int32_t seed = 1; seed < 200; seed++) {
        int32_t counts[12] = {0};
        int64_t ended[12] = {0}, waiting[12] = {0};
        for (int32_t i = 0; i < 11; i++)
            ended[i] = counts[i] = (seed * 7919 + i * i * 104729) % 13;
        for (int percent = 1; percent < 100; percent++)
            cr_assert_eq(interval_quantile_censored(ended, waiting, 12, percent),
                         interval_quantile(counts, 12, percent), "%d, %d%%", seed, percent);
    }
}

Test(interval, a_wait_beyond_the_exact_days_has_no_quantile)
{
    static const int64_t ended[] = {1, 0, 3}, none[] = {0, 0, 0};

    cr_assert_eq(interval_quantile_censored(ended, none, 3, 25), 0u);
    cr_assert_eq(interval_quantile_censored(ended, none, 3, 50), 3u);
    cr_assert_eq(interval_quantile_censored(none, ended, 3, 1), 3u, "nobody's wait ended");
    cr_assert_eq(interval_quantile_censored(none, none, 3, 50), 3u);
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
