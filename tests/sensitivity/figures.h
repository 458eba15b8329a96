/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SENSITIVITY_FIGURES_H
#define TESTS_SENSITIVITY_FIGURES_H

/*
 * The main figures that keys are held against: one row each, a sum over the cells of a measure
 * that lie within some ranges, or the ratio of two such sums.  A measure that gains a dimension
 * stays the same figure: what no range names is summed over.
 */

#include "models/measures.h"

enum { FIGURES_MOST = 48, FIGURE_RANGES = 3 };

enum { FIGURE_ALWAYS = 0, FIGURE_AT_END = -1 }; /* instead of a year */

struct figure_range {
    enum dimension dimension;
    int from, until; /* until not included; 0: no range */
};

struct figure {
    const char *id; /* a column of the table */
    const char *label;
    const char *unit;
    enum measure of;
    enum measure per; /* divided by it; MEASURES: not */
    int year;         /* at the end of that year, or FIGURE_ALWAYS: all periods, or FIGURE_AT_END */
    struct figure_range ranges[FIGURE_RANGES];
};

size_t figures_n(void);
const struct figure *figure_at(size_t index);

/* NAN where the run does not reach the date, or nothing is to be divided by. */
double figure_value(const struct figure *self, const struct measures *measures);

#endif
