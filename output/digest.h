/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_DIGEST_H
#define OUTPUT_DIGEST_H

/*
 * SHA-256, and the two names made of it: the id of a run, which says "the same inputs, seed,
 * replications and model", and the fingerprint of a layout, which changes with any label, name or
 * length in the table of measures.
 */

#include "output/result.h"
#include "output/safe.h"

enum {
    DIGEST_SIZE = RESULT_DIGEST,
    DIGEST_TEXT_SIZE = 2 * DIGEST_SIZE + 1,
    RUN_ID_SIZE = 17 /* 16 hexadecimal digits and its end */
};

void digest_parts(unsigned char digest[DIGEST_SIZE], const struct safe_part *parts,
                  size_t n_parts);

/* Of the first n bytes of an open file. Errors: ERR_IO, ERR_MEMORY. */
int digest_file(unsigned char digest[DIGEST_SIZE], int descriptor, size_t n, struct error *error);

void digest_text(const unsigned char digest[DIGEST_SIZE], char text[DIGEST_TEXT_SIZE]);

void digest_run_id(const struct result_about *about, char text[RUN_ID_SIZE]);
void digest_layout(const struct measures_shape *shape, unsigned char digest[DIGEST_SIZE]);

#endif
