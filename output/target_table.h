/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TARGET_TABLE_H
#define OUTPUT_TARGET_TABLE_H

#include "models/targets.h"
#include "output/page.h"
#include "output/paper.h"

/* Whether the file has these targets. Errors: ERR_FORMAT. */
int target_table_check(const struct page *page, struct error *error);

/* What stands above the figures that are counted so, in the language of now. */
const char *target_table_heading(enum target_operator by);

/* What a figure counts: a share, or persons (a month); and whether the run's can be held against it:
 * persons of a scaled run are not the published persons. */
bool target_table_is_percent(const struct target *target);
bool target_table_is_persons(const struct target *target);
bool target_table_is_comparable(const struct page *page, const struct target *target);

/* How far the simulated value is off: points, or percent of the published value. */
double target_table_difference(const struct target *target, double simulated);

/* Prints the published figures beside the simulated ones, by the way in which they count: first the
 * letter's, then those of CBS and COA, which are not aimed at.  Each has its difference: percent of
 * the published value, or points for shares.  Errors: ERR_FORMAT where the file's targets are
 * others. */
/* Whether the file has the targets of this program. Errors: ERR_FORMAT. */
int target_table_check(const struct page *page, struct error *error);

int target_table_print(const struct page *page, struct paper *paper, struct error *error);

#endif
