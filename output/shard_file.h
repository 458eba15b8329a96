/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SHARD_FILE_H
#define OUTPUT_SHARD_FILE_H

/*
 * A shard as bytes: a head of fixed size (what run it is of, which replications, how long it is, a
 * checksum over all of it) and the chunks of the result file behind it.  They are in order of
 * replications, in each of measures, in each of the grid; before each stands how many bytes it has,
 * in SHARD_SIZE bytes, the lowest first: 0 where all of it is zero, which takes no chunk.
 */

#include "output/shard.h"

enum { SHARD_HEAD = 256, SHARD_SIZE = 4 };

/* What a head says. */
struct shard_head {
    unsigned char scenario[RESULT_DIGEST];
    unsigned char layout[RESULT_DIGEST]; /* see digest_layout */
    int64_t seed;
    char version[64];
    struct shard range;
};

void shard_head_of_run(struct shard_head *self, const struct result_about *about,
                       const struct measures_shape *shape);

/* Whether two heads are of one run: all but the range. */
bool shard_head_same_run(const struct shard_head *a, const struct shard_head *b);

/* Writes a shard's bytes durably. Errors: ERR_IO, ERR_MEMORY. */
int shard_file_publish(const char *path, const struct shard_head *head,
                       const unsigned char *chunks, size_t n, struct error *error);

/* Reads a shard's head and, where chunks is not NULL, what is behind it, which the caller frees.
 * Errors: ERR_FORMAT where the checksum does not hold; ERR_INPUT where another version of ours wrote
 * it; ERR_IO, ERR_MEMORY. */
int shard_file_read(const char *path, struct shard_head *head, unsigned char **chunks, size_t *n,
                    struct error *error);

/* "shard-00000000-00000003.bin", by first and last replication, in a folder; to be freed. NULL
 * where there is no memory. */
char *shard_file_path(const char *folder, const struct shard *range);

/* Whether a name in a folder is a shard's. */
bool shard_file_is_named(const char *name);

#endif
