/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_XLSX_CHARTS_H
#define OUTPUT_XLSX_CHARTS_H

/*
 * The sheets of a workbook that a planner looks at first: people under way by stage and year, nine
 * in ten of the waits against their norm in the last year, and the use of each capacity in the
 * first and last of the years that the planner's table shows. Each has its data and a chart of
 * them.
 */

#include "output/extract.h"
#include "output/xlsx.h"

/* figures: the table kpi of a run of the chain, small cells hidden. Errors: ERR_IO, ERR_MEMORY. */
int xlsx_charts(struct xlsx *self, const struct extract *figures, struct error *error);

#endif
