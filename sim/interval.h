/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_INTERVAL_H
#define SIM_INTERVAL_H

/*
 * Waits in whole days, counted exactly: a histogram with one cell a day, and a coarser one with
 * exact days for a year and weeks after that.  The last cell of each holds everything longer.
 * Quantiles of a histogram are exact: no P-square estimate, which is wrong where a queue's level
 * shifts.
 */

#include <stddef.h>
#include <stdint.h>

enum {
    INTERVAL_DAYS = 3653,      /* ten years; cell INTERVAL_DAYS holds that or more */
    INTERVAL_DAY_CELLS = INTERVAL_DAYS + 1,
    INTERVAL_EXACT = 365,      /* bins 0 to 364 are days */
    INTERVAL_WEEKS = 209,      /* then weeks, to five years */
    INTERVAL_BINS = INTERVAL_EXACT + INTERVAL_WEEKS, /* the last bin: its week or longer */
};

static inline size_t
interval_day_cell(int32_t days)
{
    return (size_t)(days < INTERVAL_DAYS ? days : INTERVAL_DAYS);
}

static inline size_t
interval_bin(int32_t days)
{
    int32_t bin = days < INTERVAL_EXACT ? days : INTERVAL_EXACT + (days - INTERVAL_EXACT) / 7;

    return (size_t)(bin < INTERVAL_BINS ? bin : INTERVAL_BINS - 1);
}

/* The shortest wait of a bin, in days. */
static inline int32_t
interval_bin_start(size_t bin)
{
    int32_t cell = (int32_t)bin;

    return cell < INTERVAL_EXACT ? cell : INTERVAL_EXACT + (cell - INTERVAL_EXACT) * 7;
}

/* The cell of the smallest value that at least the share percent / 100 of the counts do not
 * exceed; n_cells where nothing was counted. percent in 1 to 100. */
size_t interval_quantile(const int32_t *counts, size_t n_cells, int percent);

/* The same with people whose wait has not ended: counts of the waits that ended, by their length,
 * and of those still going on, by their length so far, cell by cell.  The product-limit curve of
 * Kaplan and Meier (1958, Nonparametric estimation from incomplete observations, JASA 53): the
 * share that waits longer than day t is the product over the days d up to t of 1 - ended(d) / at
 * risk(d), at risk being all whose wait, ended or not, is d or longer: who has waited for d days so
 * far could have ended on d.  The cell of the first day on which that share is at most
 * 1 - percent / 100; n_cells where the curve does not come so low before the last cell, in which
 * days are not exact. With nobody still waiting it is interval_quantile. */
size_t interval_quantile_censored(const int64_t *ended, const int64_t *waiting, size_t n_cells,
                                  int percent);

#endif
