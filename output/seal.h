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

enum { SEAL_MAGIC = 8, SEAL_SIZE = SEAL_MAGIC + DIGEST_SIZE };

/* The seal that goes behind n bytes. */
void seal_make(unsigned char seal[SEAL_SIZE], const void *bytes, size_t n);

/* The same for the first n bytes of an open file. Errors: ERR_IO, ERR_MEMORY. */
int seal_make_of_file(unsigned char seal[SEAL_SIZE], int descriptor, size_t n,
                      struct error *error);

/* Holds an open file of n bytes against its seal, piece by piece: 1 it holds, 0 there is none.
 * Errors: ERR_FORMAT where it does not hold, with a text that does not say the path; ERR_IO,
 * ERR_MEMORY. */
int seal_verify(int descriptor, size_t n, struct error *error);

/* Holds a file against its seal; one without a seal is not judged. Errors: ERR_FORMAT where it does
 * not hold, with a text that does not say the path; ERR_IO, ERR_MEMORY. */
int seal_check(const char *path, struct error *error);

#endif
