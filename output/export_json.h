/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_EXPORT_JSON_H
#define OUTPUT_EXPORT_JSON_H

/*
 * One JSON document: an object with an array for each table, of an object for each row with the
 * columns' names in the result file. Dates are texts ("2027-04-01"), what is missing or infinite is
 * null, what is hidden is "x". The variables in long form are not in it: they are an export as CSV.
 */

#include "output/export.h"

#include <stdio.h>

/* Whether all of it arrived, the caller asks the stream. Errors: ERR_FORMAT, ERR_IO, ERR_MEMORY. */
int export_json(const struct export *self, FILE *out, struct error *error);

/* The same as a file that is there whole or not at all, in the place of what was there. */
int export_json_file(const struct export *self, const char *path, struct error *error);

#endif
