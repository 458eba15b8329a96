/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_PRESS_H
#define OUTPUT_PRESS_H

/*
 * A press makes of the numbers of a chunk what HDF5's filters shuffle and deflate make of it: the
 * lowest byte of each number, then the second one of each, and so on, as one zlib stream.  Whoever
 * reads HDF5 takes it for theirs.  It takes a quarter to a third of their time and gives as much to
 * write, for it knows what measures are like, most of them zero and the others small:
 *
 * - The high bytes, where none of them is anything, are not compressed each time: what so many
 *   zeros give is kept, and put behind what the bytes before them give.
 * - Of bytes of which less than a third is anything, only the runs are looked for (Z_RLE), not all
 *   that was there before: that takes half the time and gives less to write.
 * - For the others there is zlib's quickest level: three quarters of the time of HDF5's usual one,
 *   and a twentieth more to write.
 *
 * What comes out depends on the numbers alone, not on what was pressed before.
 */

#include "sim/error.h"

#include <stdbool.h>
#include <stddef.h>

struct press;

/* Errors: ERR_MEMORY. */
int press_new(struct press **self, struct error *error);
void press_free(struct press *self);

/* Where the numbers of a chunk are to be put: room for GRID_CHUNK_BYTES. */
void *press_numbers(struct press *self);

/* What n numbers of 4 or 8 bytes there give: it is the press's, until the next ones. Returns how
 * many bytes it is; 0 where all numbers are zero, so that there is nothing to write. */
size_t press_chunk(struct press *self, size_t n, size_t width, const unsigned char **bytes);

/* The other way round: the n numbers that gave these bytes come to press_numbers. False: these are
 * not what so many numbers give. */
bool press_undo(struct press *self, const unsigned char *bytes, size_t size, size_t n,
                size_t width);

#endif
