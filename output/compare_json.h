/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_COMPARE_JSON_H
#define OUTPUT_COMPARE_JSON_H

#include "output/compare.h"

/* The comparison as one JSON document: "base" and "runs" say which they are; each of "figures" has
 * its labels, unit and norm once and, for each run in their order, what difference_json has, null
 * where neither has it; "inputs" are those that changed. Whether all of it arrived, the caller asks
 * out. */
void compare_json_write(const struct comparison *self, FILE *out);

#endif
