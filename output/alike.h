/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_ALIKE_H
#define OUTPUT_ALIKE_H

/*
 * Two files held against each other, object by object: what should be there and is not, what is
 * there and should not be, types, lengths, the names of dimensions, attributes, and numbers.  Numbers
 * of HDF5's own bookkeeping (who lies along a scale) are left out.
 */

#include "output/h5.h"

/* Two numbers with decimals are the same where they differ by no more: of another processor or
 * library, sums may be rounded in another order. */
#define ALIKE_SAME 1e-9

enum alike_kind { ALIKE_STRUCTURE, ALIKE_NUMBERS };

struct alike {
    /* Which numbers are not held: of variables that only one of them has filled. */
    bool (*skips)(void *context, const char *path);
    /* Told of each object that is there and should not be, whether it is all right. */
    bool (*may_be)(void *context, const char *path);
    /* Told of each fault, where it is (a path, with @ before an attribute) and in what words. */
    void (*tell)(void *context, enum alike_kind kind, const char *path, const char *words);
    /* Told of each dataset that was held. */
    void (*held)(void *context, const char *path, size_t numbers);
    void *context;
};

/* Errors: ERR_FORMAT where one of them cannot be read; ERR_MEMORY. */
int alike_hold(const struct alike *self, hid_t should, hid_t is, struct error *error);

#endif
