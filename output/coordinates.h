/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_COORDINATES_H
#define OUTPUT_COORDINATES_H

#include "output/layout.h"

/* Makes all coordinates of the layout that the model has, and what belongs to their labels: bounds
 * of time, units of resources, norms of intervals, the targets' values. Errors: ERR_IO,
 * ERR_MEMORY. */
int coordinates_make(struct layout *layout, struct error *error);

#endif
