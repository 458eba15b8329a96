/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_MATRIX_H
#define OUTPUT_MATRIX_H

/*
 * Numbers that come row by row and are used column by column, and may be more than memory holds: in
 * a temporary file without a name.
 */

#include "sim/error.h"

#include <stddef.h>

struct matrix {
    int descriptor; /* -1: closed */
    size_t columns;
};

/* The file lies beside path. self may be closed in every case. Errors: ERR_IO, ERR_MEMORY. */
int matrix_open(struct matrix *self, const char *path, size_t columns, struct error *error);
void matrix_close(struct matrix *self);

/* Any row, once. Errors: ERR_IO. */
int matrix_put_row(struct matrix *self, size_t row, const double *numbers, struct error *error);

/* The columns [from, from + n) of the first rows, one column after another: n x rows numbers.
 * Errors: ERR_IO, ERR_MEMORY. */
int matrix_get_columns(const struct matrix *self, size_t rows, size_t from, size_t n,
                       double *numbers, struct error *error);

#endif
