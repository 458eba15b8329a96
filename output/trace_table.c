/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_table.h"

#include "output/columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 64 };

static hid_t
type_of(const struct trace_column *column)
{
    return column->bytes == 1 ? H5T_STD_I8LE : column->bytes == 4 ? H5_INT32 : H5_INT64;
}

/* ---- what a column says of itself ---- */

/* The labels with a space between them, to be freed; NULL where there is no memory. */
static char *
meanings_of(const struct trace_column *column, const struct measures_shape *shape, size_t n)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        return NULL;
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s%s", i > 0 ? " " : "", trace_column_label(column, shape, i));
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

static int
put_flags(hid_t dataset, const struct trace_column *column, const struct measures_shape *shape,
          struct error *error)
{
    size_t n = trace_column_labels(column, shape);
    int8_t values[INT8_MAX + 1];
    char *meanings;
    int code;

    if (n == 0)
        return 0;
    bug_assert(n <= INT8_MAX, "%s has %zu labels", column->name, n);
    for (size_t i = 0; i < n; i++)
        values[i] = (int8_t)i;
    meanings = meanings_of(column, shape, n);
    if (meanings == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the labels of %s", column->name);
    code = h5_attribute(dataset, "flag_values", H5T_STD_I8LE, H5T_NATIVE_INT8, n, values, error);
    if (code == 0)
        code = h5_attribute_text(dataset, "flag_meanings", meanings, error);
    free(meanings);
    return code;
}

static int
describe(hid_t dataset, const struct trace_column *column, const struct measures_shape *shape,
         struct error *error)
{
    int code = layout_describe(dataset, column->long_name, column->unit, error);

    if (code == 0 && column->unit != NULL && strstr(column->unit, " since ") != NULL)
        code = columns_of_time(dataset, error);
    if (code == 0 && column->may_miss)
        code = h5_attribute(dataset, "_FillValue", type_of(column), H5T_NATIVE_INT64, 0,
                            &column->fill, error);
    return code == 0 ? put_flags(dataset, column, shape, error) : code;
}

/* The first column, or along it. */
static int
put_scale(struct trace_table *self, size_t c, struct error *error)
{
    const char *column = self->columns->items[c].name;
    const size_t along = 0;
    char path[PATH_SIZE];

    snprintf(path, sizeof path, "/%s/%s", self->columns->group, column);
    return c == 0 ? scale_set(&self->scales, along, self->datasets[c], path, column, error)
                  : scale_use(&self->scales, self->datasets[c], path, &along, 1, error);
}

/* ---- the table ---- */

static int
make_columns(struct trace_table *self, size_t n_rows, const struct measures_shape *shape,
             struct error *error)
{
    int code = 0;

    for (size_t c = 0; c < self->columns->n && code == 0; c++) {
        struct h5_spec spec = {.name = self->columns->items[c].name,
                               .type = type_of(&self->columns->items[c]),
                               .rank = 1,
                               .extent = {n_rows},
                               .chunk = {n_rows < TRACE_CHUNK ? n_rows : TRACE_CHUNK}};
        code = h5_make(&self->datasets[c], self->group, &spec, error);
        if (code == 0)
            code = describe(self->datasets[c], &self->columns->items[c], shape, error);
        if (code == 0)
            code = put_scale(self, c, error);
    }
    return code;
}

int
trace_table_open(struct trace_table *self, hid_t file, const struct mapped *bytes,
                 const struct trace_columns *columns, size_t n_rows,
                 const struct measures_shape *shape, struct error *error)
{
    int code;

    bug_assert(columns->n <= TRACE_COLUMNS, "%zu columns in %s", columns->n, columns->group);
    *self = (struct trace_table){.group = H5I_INVALID_HID, .bytes = bytes, .columns = columns};
    for (size_t c = 0; c < TRACE_COLUMNS; c++)
        self->datasets[c] = H5I_INVALID_HID;
    self->numbers = malloc(columns->n * TRACE_CHUNK * sizeof *self->numbers);
    if (self->numbers == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a piece of %s", columns->group);
    code = h5_make_group(&self->group, file, columns->group, error);
    if (code == 0)
        code = scales_init(&self->scales, file, 1, error);
    return code == 0 ? make_columns(self, n_rows, shape, error) : code;
}

static int
flush(struct trace_table *self, struct error *error)
{
    int code = 0;

    for (size_t c = 0; c < self->columns->n && self->n > 0 && code == 0; c++)
        code = h5_write_whole_box(self->datasets[c], &self->written, &self->n,
                                  self->numbers + c * TRACE_CHUNK, error);
    self->written += self->n;
    self->n = 0;
    mapped_forget(self->bytes);
    return code;
}

/* As many as the room takes. */
static size_t
gather(struct trace_table *self, const struct trace_rows *rows, size_t from, size_t n)
{
    size_t most = TRACE_CHUNK - self->n, count = n - from < most ? n - from : most;

    for (size_t c = 0; c < self->columns->n; c++) {
        int64_t *to = self->numbers + c * TRACE_CHUNK + self->n;
        for (size_t i = 0; i < count; i++)
            to[i] = self->columns->items[c].of(rows, from + i);
    }
    self->n += count;
    return count;
}

int
trace_table_add(struct trace_table *self, const struct trace_rows *rows, size_t n,
                struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < n && code == 0;) {
        i += gather(self, rows, i, n);
        if (self->n == TRACE_CHUNK)
            code = flush(self, error);
    }
    return code;
}

int
trace_table_finish(struct trace_table *self, struct error *error)
{
    int code = flush(self, error);

    return code == 0 ? scales_finish(&self->scales, error) : code;
}

void
trace_table_close(struct trace_table *self)
{
    for (size_t c = 0; c < TRACE_COLUMNS; c++)
        h5_close(&self->datasets[c]);
    h5_close(&self->group);
    scales_free(&self->scales);
    free(self->numbers);
    self->numbers = NULL;
}
