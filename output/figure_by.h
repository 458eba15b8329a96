/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_FIGURE_BY_H
#define OUTPUT_FIGURE_BY_H

/*
 * Figures of the planner up to the course that are split by who: by group, route or class of
 * municipality, of whole years; and waits by the cohort whose they are.  A row's labels run over two
 * dimensions, the second one fastest.  Beside them homes, intakes and fines.
 */

#include "output/figure.h"

enum { FIGURE_BY_ROWS = 16 };

extern const struct figure_row figure_by_rows[FIGURE_BY_ROWS];

#endif
