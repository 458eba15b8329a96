/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_PARTS_H
#define SCENARIOS_STUDIES_PARTS_H

/*
 * NAME.h5.parts, the folder in which a run keeps its shards until they are merged: who may write in
 * it.  One process at a time, which holds a lock on the folder itself, so that the lock leaves no
 * file behind and dies with its process.
 */

#include "sim/error.h"

#include <stdbool.h>

struct parts {
    char *folder;
    int descriptor; /* of the locked folder; -1 where there is none */
};

/* What to do with what another run has left in the folder. */
enum parts_leftover { PARTS_REFUSE, PARTS_RESUME, PARTS_CLEAR };

/* Makes or takes the folder of the result file path and locks it. self may be freed in every case.
 * Errors: ERR_INPUT where it holds something that is refused, or another process writes in it;
 * ERR_IO, ERR_MEMORY. */
int parts_take(struct parts *self, const char *path, enum parts_leftover leftover,
               struct error *error);

/* Removes what the folder holds and the folder. Errors: ERR_IO. */
int parts_clear(struct parts *self, struct error *error);

/* Gives the lock back. The folder stays, unless it is empty. */
void parts_free(struct parts *self);

#endif
