/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SEAL_H
#define OUTPUT_SEAL_H

/*
 * A checksum behind the last byte that HDF5 knows of: readers of HDF5 do not see it, and who
 * changes a result with a tool of HDF5 takes it off.  It is there because the library itself may
 * crash on a file with a wrong byte (the heap of texts in 1.10), and tells nothing of one in numbers
 * that were not compressed.
 */

#include "output/digest.h"

#include <stdbool.h>

enum { SEAL_MAGIC = 8, SEAL_SIZE = SEAL_MAGIC + DIGEST_SIZE };

/* The seal that goes behind n bytes. */
void seal_make(unsigned char seal[SEAL_SIZE], const void *bytes, size_t n);

/* The same for the first n bytes of an open file. Errors: ERR_IO, ERR_MEMORY. */
int seal_make_of_file(unsigned char seal[SEAL_SIZE], int descriptor, size_t n,
                      struct error *error);

/* Whether the eight bytes are those with which a seal begins. */
bool seal_begins(const unsigned char *bytes);

enum seal_state {
    SEAL_HOLDS,
    SEAL_BROKEN, /* something before it is not what it was */
    SEAL_ABSENT  /* the file does not end with one */
};

/* Holds an open file of n bytes against the seal at its end, piece by piece. Errors: ERR_IO,
 * ERR_MEMORY. */
int seal_check(int descriptor, size_t n, enum seal_state *state, struct error *error);

#endif
