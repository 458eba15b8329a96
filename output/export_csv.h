/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_EXPORT_CSV_H
#define OUTPUT_EXPORT_CSV_H

/*
 * A folder of CSV files, one for each table, in one of two dialects.  For machines (RFC 4180):
 * commas, a decimal point, UTF-8 without a mark, columns named as in the result file, dates as
 * 2027-04-01, all digits of a number.  For Dutch Excel: semicolons, a decimal comma, a byte order
 * mark, headings, labels and units in Dutch; the same digits.  What is missing is empty, what is
 * hidden is x.
 *
 * A text that a spreadsheet would take for a formula, from = + - @ on and no number, gets a ' in
 * front of it in both dialects.
 */

#include "output/export.h"

#include <stdbool.h>

enum csv_dialect { CSV_MACHINE, CSV_DUTCH };

/* Makes the folder whole or not at all. force: one that is there is replaced, where all that it
 * holds are CSV files. Errors: ERR_INPUT where something is there that is not replaced; ERR_IO,
 * ERR_FORMAT, ERR_MEMORY. */
int export_csv(const struct export *self, const char *folder, enum csv_dialect dialect, bool force,
               struct error *error);

#endif
