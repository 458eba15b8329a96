/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_FIGURE_EXAMS_H
#define OUTPUT_FIGURE_EXAMS_H

/*
 * Figures of the planner of exams, of everybody who sits them: places, terms of booking and of
 * results, sittings and passes; and medical exemption.  (What the simulated people wait is among
 * the waits of output/figure.h.)
 *
 * A term's mean and its share within the norm are of all months of a span together.  Its quantiles
 * are known by month alone; of a span there is the worst month's, and that of the mean beside it.
 */

#include "output/figure.h"

enum { FIGURE_EXAMS_ROWS = 24 };

extern const struct figure_row figure_exams_rows[FIGURE_EXAMS_ROWS];

#endif
