/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_PARTS_H
#define SCENARIOS_STUDIES_PARTS_H

/*
 * NAME.h5.parts, the folder in which a run keeps its shards until they are merged: who may write in
 * it.  Either one process, a run of its own or a merge, or the parts of a run, each of them in one
 * process.  The lock is on the folder itself, shared among parts, so that it leaves no file behind
 * and dies with its process; a part also holds the lock of its own file.
 */

#include "scenarios/studies/part.h"
#include "sim/error.h"

#include <stdbool.h>

#define PARTS_END ".parts"

struct parts {
    char *folder;
    int descriptor; /* of the locked folder; -1 where there is none */
    char *lock;     /* of a part, held; NULL: none */
    int held;
    bool stays; /* even where it is empty */
};

/* What to do with what another run has left in the folder. */
enum parts_leftover { PARTS_REFUSE, PARTS_RESUME, PARTS_CLEAR };

/* Makes or takes the folder of the result file path and locks it. self may be freed in every case.
 * Errors: ERR_INPUT where it holds something that is refused, or another process writes in it;
 * ERR_IO, ERR_MEMORY. */
int parts_take(struct parts *self, const char *path, enum parts_leftover leftover,
               struct error *error);

/* The same for a part, beside other parts; what is there stays. Errors: ERR_INPUT, too, where
 * another process is at the same part. */
int parts_join(struct parts *self, const char *path, const struct part *part,
               struct error *error);

/* Takes a folder that is there, for a merge, and leaves it as it is. Errors: ERR_INPUT where it is not, or is in use. */
int parts_hold(struct parts *self, const char *folder, struct error *error);

/* Removes what the folder holds and the folder. Errors: ERR_IO. */
int parts_clear(struct parts *self, struct error *error);

/* Gives the locks back. The folder stays, unless it is empty and was not held for a merge. */
void parts_free(struct parts *self);

#endif
