/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SHARD_READER_H
#define OUTPUT_SHARD_READER_H

/*
 * A shard being read, one replication after the other: its measures, and the compressed chunks that
 * they are in.
 */

#include "output/shard.h"

struct shard_reader {
    const struct measures_shape *shape;
    struct press *press;
    unsigned char *bytes; /* what is behind the head */
    size_t n, next;       /* where in it the next chunk is */
    /* To be set by who wants the chunks that hold anything, each with its place in the
     * replication. */
    int (*give)(void *context, enum measure measure, const size_t *at, const unsigned char *bytes,
                size_t n, struct error *error);
    void *context;
};

/* self may be closed in every case. Errors: ERR_FORMAT where the checksum does not hold; ERR_IO,
 * ERR_MEMORY. */
int shard_reader_open(struct shard_reader *self, const char *folder, const struct shard *range,
                      const struct measures_shape *shape, struct error *error);

/* The measures of the next replication. Errors: ERR_FORMAT; what give returned. */
int shard_reader_next(struct shard_reader *self, struct measures *measures, struct error *error);
void shard_reader_close(struct shard_reader *self);

#endif
