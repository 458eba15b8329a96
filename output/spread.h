/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SPREAD_H
#define OUTPUT_SPREAD_H

/*
 * One measure laid along the cells of another: the overruns by cohort, law and group, for each cell
 * of the days lost by those and by resource.  Over a dimension that the other one has not it is
 * summed, along one that it has not itself it stays the same.
 */

#include "models/measures.h"
#include "sim/error.h"

/* extent: of each dimension of `along`, in its order. numbers: the n cells of `of`, the last
 * dimension running fastest. *spread: one for each cell of `along`, to be freed. Errors: ERR_FORMAT
 * where n is no number of cells that fits; ERR_MEMORY. */
int spread_along(const struct measure_row *of, const double *numbers, size_t n,
                 const struct measure_row *along, const size_t *extent, double **spread,
                 struct error *error);

#endif
