/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_RUN_JSON_H
#define OUTPUT_RUN_JSON_H

/*
 * What the planner's table says of a result file as one JSON document for other programs: which run
 * it is, all of /kpi under the names of its columns, not only what the table shows, and the
 * published figures beside the simulated ones.  Numbers are whole, labels are in both languages, and
 * nothing depends on the language of messages.
 */

#include "output/base.h"
#include "sim/error.h"

#include <stdio.h>

/* base: what it is held against, or NULL: each figure then has "against", the difference. Whether
 * all of it arrived, the caller asks out. Errors: ERR_IO, ERR_FORMAT, ERR_MEMORY. */
int run_json_write(const char *path, const struct base *base, FILE *out, struct error *error);

#endif
