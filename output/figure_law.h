/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_FIGURE_LAW_H
#define OUTPUT_FIGURE_LAW_H

/*
 * Figures of the law, for the Wi2013 and the Wi2021 apart: what comes of overruns, a month; first
 * terms by start of the duty; and which queue consumed the terms that were overrun.
 *
 * Of a cohort whose terms still run there is no share of overruns: who is quick ends first, and
 * says nothing of the others.
 */

#include "output/figure.h"

enum { FIGURE_LAW_ROWS = 19 };

extern const struct figure_row figure_law_rows[FIGURE_LAW_ROWS];

/* Whether so many of the people of a cohort have ended their first terms that a share of them can
 * be told. Some never do: their duty lapses. */
static inline bool
figure_terms_have_ended(double due, double began)
{
    const double most = 0.85;

    return due > 0.0 && due >= most * began;
}

#endif
