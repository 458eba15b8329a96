/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_JOIN_H
#define SCENARIOS_STUDIES_JOIN_H

/*
 * The parts of a run made one: with nothing but the folder that they left, the result that a run as
 * a whole would have written, byte by byte.  The folder stays as it is.
 */

#include "sim/error.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct join {
    const char *folder; /* NAME.h5.parts */
    const char *output;
    bool force;
    const atomic_int *stop; /* NULL, or not 0: give up */
    FILE *out;   /* where it is told what is missing, and what makes it */
    int64_t n_rep; /* on success */
};

/* Errors: ERR_INPUT where the folder is not of parts, is in use, is of another version, holds
 * shards of another run or lacks replications, or the output is not to be overwritten; ERR_IO,
 * ERR_MEMORY, ERR_FORMAT, ERR_STOPPED. On an error there is nothing new at output. */
int join_parts(struct join *self, struct error *error);

#endif
