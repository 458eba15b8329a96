/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TABLE_H
#define OUTPUT_TABLE_H

#include "output/base.h"
#include "sim/error.h"

#include <stdio.h>

/* Prints the planner's table of a result file, and under it the published figures beside the
 * simulated ones with each difference; of a queueing network all its figures. Whether all of it
 * arrived, the caller asks out. Errors: ERR_FORMAT, ERR_MEMORY. */
int table_print(const char *path, FILE *out, struct error *error);

/* The same held against a base: beside each figure the base's, the difference and its interval.
 * Errors: ERR_IO, too. */
int table_print_against(const char *path, const struct base *base, FILE *out,
                        struct error *error);

#endif
