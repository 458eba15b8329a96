/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_EXPORT_XLSX_H
#define OUTPUT_EXPORT_XLSX_H

/*
 * A workbook: a sheet for each table with headings that stay in sight and can be filtered, and of a
 * run three sheets before them with a chart each: people by stage, waits against their norm, use of
 * capacity, each from the figures as the sheet of figures has them. The same result gives the same
 * bytes: the time of making is that of 1970. Numbers are doubles, as in the result; how many
 * decimals are seen is the sheet's. The variables in long form are not in it: they are an export as
 * CSV.
 */

#include "output/export.h"
#include "output/words.h"

/* Publishes the workbook whole or not at all, in the place of what was there. Errors: ERR_FORMAT
 * where a table has more rows than a sheet; ERR_IO, ERR_MEMORY. */
int export_xlsx(const struct export *self, const char *path, enum language language,
                struct error *error);

#endif
