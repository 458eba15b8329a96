/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SHARD_H
#define OUTPUT_SHARD_H

/*
 * A shard holds the measures of some replications in a row: their compressed chunks, as they will
 * be in the result file, behind a header with the run's digest, the range of replications and a
 * checksum over all of it.  It is published by writing to a temporary name, fsync, rename and fsync
 * of the folder, so a shard is there whole or not at all.  Nothing of a shard reaches the HDF5
 * library before its checksum holds.
 */

#include "output/result.h"

#include <stdbool.h>
#include <stdio.h>

/* A shard on disk. */
struct shard {
    int64_t first; /* replication */
    int64_t count;
};

/* What becomes of files that have the name of a shard of the run and cannot be used: damaged, under
 * the name of other replications, or without the traces that the run wants. */
struct shard_unsound {
    bool remove; /* them, and temporary files of killed processes; else nothing is touched */
    FILE *out;   /* where each is told, a line; NULL: nowhere */
    size_t n;    /* how many there were; counted by the scan */
};

/* Those in a folder that hold for this run: readable, right checksum, right digest, seed and
 * version, with their traces where the run wants some, disjoint; in order of replications. All begin
 * within its replications; one that a longer run left may end beyond them. A folder that does not
 * exist has none. Errors: ERR_IO, ERR_MEMORY; ERR_INPUT where the folder belongs to another run. */
int shard_scan(const char *folder, const struct result_about *about,
               const struct measures_shape *shape, struct shard_unsound *unsound,
               struct shard **shards, size_t *n_shards, struct error *error);

/* Writes count replications from first on; the folder is there. Threads may call it at the same
 * time for different shards. Errors: ERR_IO, ERR_MEMORY. */
int shard_write(const char *folder, const struct result_about *about,
                const struct measures_shape *shape, const struct measures *const *replications,
                int64_t first, int64_t count, struct error *error);

/* Reads the replications of a shard and gives each to a function, which may use the measures until
 * it returns. Errors: ERR_FORMAT, ERR_IO, ERR_MEMORY. */
int shard_each(const char *folder, const struct shard *range, const struct measures_shape *shape,
               void (*give)(void *context, int64_t replication, const struct measures *measures),
               void *context, struct error *error);

#endif
