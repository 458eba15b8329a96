/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TRACE_TABLE_H
#define OUTPUT_TRACE_TABLE_H

/*
 * A group of columns that are filled row by row: numbers gather in a room of one chunk, and go to
 * the file when that is full.  The first column is the number of the row, and the dimension scale
 * along which the others lie: without one, a reader would take a column for the coordinate of its
 * name in the root.
 */

#include "output/h5.h"
#include "output/scale.h"
#include "output/trace_columns.h"

enum { TRACE_CHUNK = 1 << 16 };

struct trace_table {
    hid_t group;
    const struct mapped *bytes; /* of the file */
    const struct trace_columns *columns;
    hid_t datasets[TRACE_COLUMNS];
    struct scales scales; /* one */
    int64_t *numbers; /* by column, TRACE_CHUNK each */
    size_t n;         /* rows that are not in the file yet */
    size_t written;
};

/* Makes the group, for so many rows. self may be closed in every case. Errors: ERR_IO,
 * ERR_MEMORY. */
int trace_table_open(struct trace_table *self, hid_t file, const struct mapped *bytes,
                     const struct trace_columns *columns, size_t n_rows,
                     const struct measures_shape *shape, struct error *error);

/* Adds n rows. Errors: ERR_IO. */
int trace_table_add(struct trace_table *self, const struct trace_rows *rows, size_t n,
                    struct error *error);

/* The rows that are left. Errors: ERR_IO. */
int trace_table_finish(struct trace_table *self, struct error *error);
void trace_table_close(struct trace_table *self);

#endif
