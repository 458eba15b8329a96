/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/shard_reader.h"

#include "output/grid.h"
#include "output/press.h"
#include "output/shard_file.h"

#include <stdlib.h>

int
shard_reader_open(struct shard_reader *self, const char *folder, const struct shard *range,
                  const struct measures_shape *shape, struct error *error)
{
    char *path = shard_file_path(folder, range);
    struct shard_head head;
    int code;

    *self = (struct shard_reader){.shape = shape};
    if (path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a shard");
    code = shard_file_read(path, &head, &self->bytes, &self->n, error);
    if (code == 0)
        code = press_new(&self->press, error);
    free(path);
    return code;
}

/* Takes the next chunk; false: there is none. */
static bool
take_chunk(struct shard_reader *self, const unsigned char **bytes, size_t *n)
{
    *n = 0;
    if (self->n - self->next < SHARD_SIZE)
        return false;
    for (int i = 0; i < SHARD_SIZE; i++)
        *n |= (size_t)self->bytes[self->next++] << 8 * i;
    if (self->n - self->next < *n)
        return false;
    *bytes = self->bytes + self->next;
    self->next += *n;
    return true;
}

/* The numbers of a chunk that holds any, to where they belong; zeros are there already. */
static int
use_chunk(struct shard_reader *self, enum measure measure, const struct grid *grid,
          const size_t *at, void *numbers, struct error *error)
{
    size_t width = measure_cell_bytes(measure), n;
    const unsigned char *bytes;
    bool sound = take_chunk(self, &bytes, &n);

    if (sound && n == 0)
        return 0;
    if (!sound || !press_undo(self->press, bytes, n, grid_chunk_cells(grid), width))
        return error_set(error, ERR_FORMAT, "%s: a chunk of a shard cannot be read",
                         measure_rows[measure].name);
    grid_scatter(grid, at, press_numbers(self->press), width, numbers);
    return self->give != NULL ? self->give(self->context, measure, at, bytes, n, error) : 0;
}

int
shard_reader_next(struct shard_reader *self, struct measures *measures, struct error *error)
{
    int code = 0;

    measures_clear(measures);
    for (int m = 0; m < MEASURES && code == 0; m++) {
        size_t at[H5_RANK] = {0};
        struct grid grid;
        if (!measures_has(self->shape, (enum measure)m))
            continue;
        grid_init(&grid, self->shape, (enum measure)m, measure_cell_bytes((enum measure)m));
        do
            code = use_chunk(self, (enum measure)m, &grid, at, measures->data[m], error);
        while (code == 0 && grid_next(&grid, at));
    }
    return code;
}

void
shard_reader_close(struct shard_reader *self)
{
    press_free(self->press);
    free(self->bytes);
    *self = (struct shard_reader){0};
}
