/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_MAPPED_H
#define OUTPUT_MAPPED_H

/*
 * Bytes that grow beyond memory: a temporary file, mapped, so that they are used as an array and
 * the kernel keeps of them in memory what it has room for.  Room on the disk is taken before it is
 * written to, so a full disk is an error of mapped_grow and nothing worse.
 */

#include "sim/error.h"

#include <stdbool.h>
#include <stddef.h>

struct mapped {
    char *path;     /* of the temporary file */
    char *called;   /* what it will be, which errors say */
    int descriptor; /* -1: closed */
    unsigned char *bytes;
    size_t n;       /* taken on the disk, and mapped */
    bool lent;      /* somebody else uses bytes, and says so when no more */
    struct error error; /* of mapped_grow, for who could not be told at once */
};

/* An empty file under a temporary name beside path (see output/safe.h). *self may be closed in
 * every case. Errors: ERR_IO, ERR_MEMORY. */
int mapped_open(struct mapped **self, const char *path, struct error *error);

/* Makes it at least n bytes long; new ones are 0, and bytes may lie elsewhere. Errors: ERR_IO,
 * ERR_MEMORY; noted in self->error, too. */
int mapped_grow(struct mapped *self, size_t n);

/* Lets the memory go; the bytes stay as they are. */
void mapped_forget(const struct mapped *self);

/* Gives the first n bytes, and some more behind them, the name path, durably, as safe_publish does.
 * Nothing is mapped any more; self is to be closed. Errors: ERR_IO. */
int mapped_publish(struct mapped *self, size_t n, const void *behind, size_t n_behind,
                   const char *path, struct error *error);

/* Removes a file that was not published. Bytes that are lent stay until the process ends: HDF5 may
 * come back to a file that it could not close. */
void mapped_close(struct mapped *self);

#endif
