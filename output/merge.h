/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_MERGE_H
#define OUTPUT_MERGE_H

#include "output/shard.h"

#include <stdatomic.h>

/* Joins the shards of a folder, which together must hold every replication of the run, into the
 * result file path: dimensions, measures, summaries, /kpi, /inputs, /meta, and where people are
 * traced /persons and /events; then complete = 1, fsync and rename. host may be NULL, and so may
 * stop; not 0: give up. On an error path is as it was (see safe_publish). Errors: ERR_IO,
 * ERR_MEMORY, ERR_FORMAT, ERR_STOPPED. */
int merge_shards(const char *folder, const char *path, const struct result_about *about,
                 const struct measures_shape *shape, const struct result_host *host,
                 const atomic_int *stop, struct error *error);

/* Removes a folder's shards, what they are of, its locks, and the folder. Errors: ERR_IO. */
int merge_clean(const char *folder, struct error *error);

#endif
