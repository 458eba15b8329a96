/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_BATCH_FOLDER_H
#define SCENARIOS_STUDIES_BATCH_FOLDER_H

/*
 * DIR, the folder of a batch: who may write in it, and whose it is.  One batch at a time holds a
 * lock on the folder itself, which its worker processes share: it is free when all of them are
 * gone.  points.txt says which points are in it, and by their run_ids what they are: a batch goes on
 * with its own folder and with no other.
 */

#include "scenarios/studies/batch_plan.h"

enum batch_leftover { BATCH_REFUSE, BATCH_RESUME, BATCH_CLEAR };

struct batch_folder {
    const char *path;
    int descriptor; /* of the locked folder; -1 where there is none */
};

/* Makes or takes the folder; BATCH_CLEAR removes what this batch has left in it. Errors: ERR_INPUT
 * where it is no folder, has something else in it, is another batch's, is this batch's and is not
 * to be gone on with, or another process writes in it; ERR_IO, ERR_MEMORY. Nothing is lost then.
 * batch_folder_free is safe after each. */
int batch_folder_take(struct batch_folder *self, const char *path, const struct batch_plan *plan,
                      enum batch_leftover leftover, struct error *error);
void batch_folder_free(struct batch_folder *self);

/* The name of a point's result in the folder, to be freed; NULL where there is no memory. */
char *batch_folder_file(const char *name);

#endif
