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
