/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_kept.h"

#include "output/h5_read.h"

#include <stdlib.h>

static int
open_columns(struct trace_kept *self, hid_t file, struct error *error)
{
    hid_t group;
    size_t n = 0;
    int code = h5_open(&group, file, self->columns->group, error);

    for (size_t c = 0; c < self->columns->n && code == 0; c++) {
        code = h5_open(&self->datasets[c], group, self->columns->items[c].name, error);
        if (code == 0)
            code = h5_get_length(self->datasets[c], &n, error);
        if (code == 0 && c > 0 && n != self->n_rows)
            code = error_set(error, ERR_FORMAT, "%s has %zu rows, others %zu",
                             self->columns->items[c].name, n, self->n_rows);
        self->n_rows = n;
    }
    h5_close(&group);
    return code;
}

/* Counts the rows of each replication; those of none that there is are passed over. */
static int
find_starts(struct trace_kept *self, struct error *error)
{
    int code = 0;

    for (size_t at = 0, n; at < self->n_rows && code == 0; at += n) {
        n = self->n_rows - at < TRACE_PIECE ? self->n_rows - at : TRACE_PIECE;
        code = h5_read_whole_box(self->datasets[TRACE_REP], &at, &n, self->numbers, error);
        for (size_t i = 0; i < n && code == 0; i++)
            if (self->numbers[i] >= 0 && (size_t)self->numbers[i] < self->n_reps)
                self->starts[self->numbers[i] + 1]++;
    }
    for (size_t rep = 0; rep < self->n_reps; rep++)
        self->starts[rep + 1] += self->starts[rep];
    return code;
}

int
trace_kept_open(struct trace_kept *self, hid_t file, const struct trace_columns *columns,
                size_t n_reps, struct error *error)
{
    int code;

    *self = (struct trace_kept){.columns = columns, .n_reps = n_reps};
    for (size_t c = 0; c < TRACE_COLUMNS; c++)
        self->datasets[c] = H5I_INVALID_HID;
    self->starts = calloc(n_reps + 1, sizeof *self->starts);
    self->numbers = malloc(columns->n * TRACE_PIECE * sizeof *self->numbers);
    if (self->starts == NULL || self->numbers == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a piece of %s", columns->group);
    code = open_columns(self, file, error);
    return code == 0 ? find_starts(self, error) : code;
}

void
trace_kept_close(struct trace_kept *self)
{
    for (size_t c = 0; self->columns != NULL && c < TRACE_COLUMNS; c++)
        h5_close(&self->datasets[c]);
    free(self->starts);
    free(self->numbers);
    *self = (struct trace_kept){0};
}

int
trace_kept_read(struct trace_kept *self, size_t first, size_t n, struct error *error)
{
    int code = 0;

    for (size_t c = 0; c < self->columns->n && code == 0; c++)
        code = h5_read_whole_box(self->datasets[c], &first, &n, self->numbers + c * TRACE_PIECE,
                                 error);
    return code;
}
