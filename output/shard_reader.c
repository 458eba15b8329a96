/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/shard_reader.h"

#include "output/h5_read.h"
#include "output/numbers.h"
#include "output/shard_file.h"

#include <stdlib.h>

static int
open_image(struct shard_reader *self, const char *folder, const struct shard *range,
           struct error *error)
{
    char *path = shard_file_path(folder, range);
    struct shard_head head;
    unsigned char *bytes = NULL;
    size_t n = 0;
    int code;

    if (path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a shard");
    code = shard_file_read(path, &head, &bytes, &n, error);
    if (code == 0)
        code = h5_open_image(&self->image, bytes, n, error);
    free(bytes);
    free(path);
    return code;
}

int
shard_reader_open(struct shard_reader *self, const char *folder, const struct shard *range,
                  const struct measures_shape *shape, struct error *error)
{
    int code;

    *self = (struct shard_reader){.shape = shape, .image = H5I_INVALID_HID};
    for (int m = 0; m < MEASURES; m++)
        self->from[m] = H5I_INVALID_HID;
    code = open_image(self, folder, range, error);
    for (int m = 0; m < MEASURES && code == 0; m++)
        if (measures_has(shape, (enum measure)m))
            code = h5_open(&self->from[m], self->image, measure_rows[m].name, error);
    return code;
}

int
shard_reader_measures(struct shard_reader *self, size_t i, struct measures *measures,
                      struct error *error)
{
    int code = 0;

    for (int m = 0; m < MEASURES && code == 0; m++)
        if (measures_has(self->shape, (enum measure)m))
            code = numbers_read(self->from[m], self->shape, (enum measure)m, i, measures->data[m],
                                error);
    return code;
}

void
shard_reader_close(struct shard_reader *self)
{
    for (int m = 0; m < MEASURES; m++)
        h5_close(&self->from[m]);
    h5_close(&self->image);
}
