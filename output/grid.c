/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/grid.h"

#include <string.h>

/* Whether a chunk has one label of a dimension only. */
static bool
cut_single(enum dimension dimension, bool by_days)
{
    return dimension == DIMENSION_STAGE || (dimension == DIMENSION_INTERVAL && by_days);
}

static size_t
product(const size_t *numbers, int n)
{
    size_t all = 1;

    for (int i = 0; i < n; i++)
        all *= numbers[i];
    return all;
}

/* Very long runs: halves the longest side until the chunk is small enough. */
static void
limit(struct grid *self, size_t bytes)
{
    while (product(self->chunk, self->rank) * bytes > GRID_CHUNK_BYTES) {
        int longest = 0;
        for (int i = 1; i < self->rank; i++)
            if (self->chunk[i] > self->chunk[longest])
                longest = i;
        self->chunk[longest] = (self->chunk[longest] + 1) / 2;
    }
}

void
grid_init(struct grid *self, const struct measures_shape *shape, enum measure measure,
          size_t bytes)
{
    const struct measure_row *row = &measure_rows[measure];
    bool by_days = false;

    memset(self, 0, sizeof *self);
    self->rank = row->n_dimensions;
    for (int i = 0; i < self->rank; i++)
        by_days |= row->dimensions[i] == DIMENSION_DAY || row->dimensions[i] == DIMENSION_BIN;
    for (int i = 0; i < self->rank; i++) {
        self->extent[i] = shape->extent[row->dimensions[i]];
        self->chunk[i] = cut_single(row->dimensions[i], by_days) ? 1 : self->extent[i];
    }
    limit(self, bytes);
}

bool
grid_next(const struct grid *self, size_t *at)
{
    for (int i = self->rank - 1; i >= 0; i--) {
        at[i] += self->chunk[i];
        if (at[i] < self->extent[i])
            return true;
        at[i] = 0;
    }
    return false;
}

size_t
grid_box(const struct grid *self, const size_t *at, size_t *extent)
{
    for (int i = 0; i < self->rank; i++) {
        size_t left = self->extent[i] - at[i];
        extent[i] = left < self->chunk[i] ? left : self->chunk[i];
    }
    return product(extent, self->rank);
}

size_t
grid_chunk_cells(const struct grid *self)
{
    return product(self->chunk, self->rank);
}

/* Where in an array of that extent the index of a box that begins at `at` is, in bytes. */
static size_t
place_of(const size_t *extent, int rank, const size_t *at, const size_t *index, size_t bytes)
{
    size_t cell = 0;

    for (int i = 0; i < rank; i++)
        cell = cell * extent[i] + at[i] + index[i];
    return cell * bytes;
}

/* Goes to the next row of a box, or says that there is none. */
static bool
next_row(int rank, const size_t *box, size_t *index)
{
    for (int i = rank - 2; i >= 0; i--) {
        if (++index[i] < box[i])
            return true;
        index[i] = 0;
    }
    return false;
}

static const size_t origin[H5_RANK];

void
grid_gather(const struct grid *self, const size_t *at, const void *array, size_t bytes,
            void *chunk)
{
    size_t box[H5_RANK] = {0}, index[H5_RANK] = {0}, cells = grid_box(self, at, box), row;
    const unsigned char *from = array;
    unsigned char *to = chunk;

    if (cells < grid_chunk_cells(self))
        memset(chunk, 0, grid_chunk_cells(self) * bytes);
    row = self->rank == 0 ? bytes : box[self->rank - 1] * bytes;
    do
        memcpy(to + place_of(self->chunk, self->rank, origin, index, bytes),
               from + place_of(self->extent, self->rank, at, index, bytes), row);
    while (next_row(self->rank, box, index));
}

void
grid_scatter(const struct grid *self, const size_t *at, const void *chunk, size_t bytes,
             void *array)
{
    size_t box[H5_RANK] = {0}, index[H5_RANK] = {0}, row;
    const unsigned char *from = chunk;
    unsigned char *to = array;

    grid_box(self, at, box);
    row = self->rank == 0 ? bytes : box[self->rank - 1] * bytes;
    do
        memcpy(to + place_of(self->extent, self->rank, at, index, bytes),
               from + place_of(self->chunk, self->rank, origin, index, bytes), row);
    while (next_row(self->rank, box, index));
}

void
grid_with_rep(const size_t *box, int rank, size_t rep, size_t *with_rep)
{
    with_rep[0] = rep;
    memcpy(with_rep + 1, box, (size_t)rank * sizeof *box);
}

hid_t
number_file_type(enum number number)
{
    switch (number) {
    case NUMBER_INT32:
        return H5_INT32;
    case NUMBER_INT64:
        return H5_INT64;
    default:
        return H5_DOUBLE;
    }
}

hid_t
number_memory_type(enum number number)
{
    switch (number) {
    case NUMBER_INT32:
        return H5T_NATIVE_INT32;
    case NUMBER_INT64:
        return H5T_NATIVE_INT64;
    default:
        return H5T_NATIVE_DOUBLE;
    }
}
