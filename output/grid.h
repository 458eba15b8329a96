/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_GRID_H
#define OUTPUT_GRID_H

/*
 * How a measure is cut into chunks: one replication x all time x one stage x the rest, and no more
 * than a megabyte; histograms by days are also cut by interval.  Shards and the result file use
 * the same cut, so a merge can carry compressed chunks over as they are.
 */

#include "output/h5.h"

#include "models/measures.h"

enum { GRID_CHUNK_BYTES = 1 << 20 };

/* Extent and chunk of a measure in one replication (the dimension of replications left out). */
struct grid {
    int rank; /* 0: one number a replication */
    size_t extent[H5_RANK];
    size_t chunk[H5_RANK];
};

/* bytes: of one number. */
void grid_init(struct grid *self, const struct measures_shape *shape, enum measure measure,
               size_t bytes);

/* The place of the first chunk is all zeros; moves `at` to the next one, or says that there is
 * none. */
bool grid_next(const struct grid *self, size_t *at);

/* The extent of the chunk at a place: less than `chunk` at an edge. Returns its cells. */
size_t grid_box(const struct grid *self, const size_t *at, size_t *extent);

/* Numbers of a chunk, also at an edge. */
size_t grid_chunk_cells(const struct grid *self);

/* Copies the chunk at a place out of an array of the whole grid, in C order; where it goes beyond
 * an edge it has zeros. */
void grid_gather(const struct grid *self, const size_t *at, const void *array, size_t bytes,
                 void *chunk);

/* Copies it back; what is beyond an edge is left out. */
void grid_scatter(const struct grid *self, const size_t *at, const void *chunk, size_t bytes,
                  void *array);

/* The same box with replications as its first dimension. */
void grid_with_rep(const size_t *box, int rank, size_t rep, size_t *with_rep);

hid_t number_file_type(enum number number);
hid_t number_memory_type(enum number number);

#endif
