/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/interval.h"

size_t
interval_quantile(const int32_t *counts, size_t n_cells, int percent)
{
    int64_t total = 0, reached = 0;

    for (size_t i = 0; i < n_cells; i++)
        total += counts[i];
    if (total == 0)
        return n_cells;
    for (size_t i = 0; i < n_cells; i++) {
        reached += counts[i];
        if (reached * 100 >= total * percent)
            return i;
    }
    return n_cells;
}

/* A product of rounded factors may end a little above what it is. */
#define SAME_SHARE 1e-12

size_t
interval_quantile_censored(const int64_t *ended, const int64_t *waiting, size_t n_cells,
                           int percent)
{
    double longer = 1.0, wanted = 1.0 - percent / 100.0 + SAME_SHARE;
    int64_t at_risk = 0;

    for (size_t i = 0; i < n_cells; i++)
        at_risk += ended[i] + waiting[i];
    for (size_t i = 0; i + 1 < n_cells && at_risk > 0; i++) {
        longer *= 1.0 - (double)ended[i] / (double)at_risk;
        if (longer <= wanted)
            return i;
        at_risk -= ended[i] + waiting[i];
    }
    return n_cells;
}
