/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TRACE_KEPT_H
#define OUTPUT_TRACE_KEPT_H

/*
 * A group of a result, /persons or /events, as the file keeps it: all its columns, open, with the
 * numbers of some rows at a time, and where the rows of each replication begin.
 */

#include "output/h5.h"
#include "output/trace_columns.h"

enum { TRACE_PIECE = 1 << 14 }; /* most rows at a time */

struct trace_kept {
    const struct trace_columns *columns;
    hid_t datasets[TRACE_COLUMNS];
    size_t n_rows, n_reps;
    size_t *starts;   /* n_reps + 1: the first row of each replication, where they are in order */
    int64_t *numbers; /* of the rows read last, by column, TRACE_PIECE each */
};

/* The replications are those from 0 on. self may be closed in every case. Errors: ERR_FORMAT,
 * ERR_MEMORY. */
int trace_kept_open(struct trace_kept *self, hid_t file, const struct trace_columns *columns,
                    size_t n_reps, struct error *error);
void trace_kept_close(struct trace_kept *self);

/* Reads n rows, which are there, from the first on. Errors: ERR_FORMAT. */
int trace_kept_read(struct trace_kept *self, size_t first, size_t n, struct error *error);

/* A number of the i-th of the rows read last. */
static inline int64_t
trace_kept_at(const struct trace_kept *self, size_t column, size_t i)
{
    return self->numbers[column * TRACE_PIECE + i];
}

#endif
