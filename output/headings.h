/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_HEADINGS_H
#define OUTPUT_HEADINGS_H

/*
 * What columns, tables and units of the result file are called where people read them.
 */

#include "output/words.h"

#include <stdbool.h>

enum { HEADING_SIZE = 96 };

/* The heading of a column of a table ("mean_2": the mean of the second run); its own name where it
 * has no other. */
void headings_column(const char *table, const char *name, enum language language,
                     char text[HEADING_SIZE]);

/* Of a table; its own name where it has no other. */
const char *headings_table(const char *name, enum language language);

/* Whether a column is of days since 1970, or of units. */
bool headings_is_day(const char *name);
bool headings_is_unit(const char *name);

/* "day" in words; itself where it has none. */
const char *headings_unit(const char *unit, enum language language);

/* A unit of keys in words; NULL where there are none. */
const char *headings_input_unit(const char *unit, enum language language);

/* A code in a column of a table in words; itself where it has none, as in English. */
const char *headings_cell(const char *table, const char *column, const char *code,
                          enum language language);

/* The length of a column's name without the number of a run behind it. */
size_t headings_stem(const char *name);

#endif
