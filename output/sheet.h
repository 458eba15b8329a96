/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SHEET_H
#define OUTPUT_SHEET_H

/*
 * A table in a file: a group with one dataset a column, all of them as long.  A column says how its
 * values are found in row i of what the table is of.
 */

#include "output/h5.h"

struct sheet_texts {
    const char *name;
    const char *(*of)(const void *rows, size_t i);
};

struct sheet_numbers {
    const char *name;
    hid_t type; /* in the file */
    double (*of)(const void *rows, size_t i);
};

/* n rows. Each: errors ERR_IO, ERR_MEMORY. */
int sheet_put_texts(hid_t group, const struct sheet_texts *columns, size_t n_columns,
                    const void *rows, size_t n, struct error *error);
int sheet_put_numbers(hid_t group, const struct sheet_numbers *columns, size_t n_columns,
                      const void *rows, size_t n, struct error *error);

#endif
