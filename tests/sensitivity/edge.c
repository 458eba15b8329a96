/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sensitivity/edge.h"

#include <math.h>

#define NOUGHT_UP 0.1 /* of its band or range, where there is nothing to be multiplied */
#define WIDEST 1000.0 /* a range beyond this says nothing of what is usual */

bool
edge_has_band(const struct key_row *row)
{
    return !isnan(row->band_low);
}

bool
edge_in_band(const struct key_row *row, double value)
{
    return edge_has_band(row) && value >= row->band_low && value <= row->band_high;
}

double
edge_clip(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

/* NAN: nowhere. */
static double
edge_of_nought(const struct key_row *row, enum side side, bool whole)
{
    double most = edge_has_band(row) ? row->band_high : row->high;

    if (side == SIDE_LOW)
        return NAN;
    if (whole)
        return 1.0;
    return edge_has_band(row) || most <= WIDEST ? NOUGHT_UP * most : NAN;
}

double
edge_of(const struct key_row *row, enum side side, double value, bool whole)
{
    double edge;

    if (strcmp(row->unit, "switch") == 0)
        return side == SIDE_LOW ? 0.0 : 1.0;
    if (edge_has_band(row) && row->n_labels == 0)
        edge = side == SIDE_LOW ? row->band_low : row->band_high;
    else if (!(value > 0.0))
        edge = edge_of_nought(row, side, whole);
    else if (whole)
        edge = (double)pull_whole((int64_t)value, pull_factor(side, 1.0));
    else
        edge = value * pull_factor(side, 1.0);
    if (edge_in_band(row, value))
        edge = edge_clip(edge, row->band_low, row->band_high);
    return row->kind == KEY_DRAW ? edge : edge_clip(edge, row->low, row->high);
}

double
edge_toward(const struct key_row *row, double value, double edge, double step, bool whole)
{
    double change = step * (edge - value);

    if (!isfinite(edge))
        return value;
    if (whole)
        change = change < 0.0 ? floor(change) : ceil(change);
    return step > 1.0 ? edge_clip(value + change, row->low, row->high) : value + change;
}
