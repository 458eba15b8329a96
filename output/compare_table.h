/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_COMPARE_TABLE_H
#define OUTPUT_COMPARE_TABLE_H

/*
 * A comparison to be read: the planner's figures (output/shown.h) of the base and, for each run,
 * the difference; which files were held together and how; what only some of them have; the inputs that
 * changed.
 */

#include "output/compare.h"

void compare_table_print(const struct comparison *self, FILE *out);

#endif
