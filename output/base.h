/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_BASE_H
#define OUTPUT_BASE_H

/*
 * A result file read back to be held against another run: what run it is, and the planner's figures
 * of each of its replications, made anew from its variables.  Its checksum must hold, and the means
 * must be those that the file itself says: a file that was damaged, or that another version wrote,
 * does not pass.
 */

#include "output/kpi.h"

struct base {
    char *run_id, *scenario, *version;
    int64_t seed, n_rep;
    struct kpis kpis;
    double *values; /* replications x figures */
};

/* like: the shape of the run that it is held against. Of the chain the days may be others, of a
 * queueing network all must be the same. base_free is safe after each error. Errors: ERR_IO,
 * ERR_MEMORY; ERR_FORMAT with a text that says the path and what is wrong with it. */
int base_read(struct base *self, const char *path, const struct measures_shape *like,
              struct error *error);
void base_free(struct base *self);

#endif
