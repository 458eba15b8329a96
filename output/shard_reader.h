/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SHARD_READER_H
#define OUTPUT_SHARD_READER_H

/*
 * A shard being read: its datasets, open, and the measures of its replications.
 */

#include "output/h5.h"
#include "output/shard.h"

struct shard_reader {
    const struct measures_shape *shape;
    hid_t image;
    hid_t from[MEASURES]; /* datasets; H5I_INVALID_HID for those that the model does not give */
};

/* self may be closed in every case. Errors: ERR_FORMAT where the checksum does not hold; ERR_IO,
 * ERR_MEMORY. */
int shard_reader_open(struct shard_reader *self, const char *folder, const struct shard *range,
                      const struct measures_shape *shape, struct error *error);

/* The measures of its i-th replication. Errors: ERR_FORMAT. */
int shard_reader_measures(struct shard_reader *self, size_t i, struct measures *measures,
                          struct error *error);
void shard_reader_close(struct shard_reader *self);

#endif
