/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_BASE_H
#define OUTPUT_BASE_H

/*
 * A result file read back to be held against another run: what run it is, its inputs, and the
 * planner's figures of each of its replications, made anew from its variables.  Its checksum must
 * hold, and the means must be those that the file itself says: a file that was damaged, or that
 * another version wrote, does not pass.
 */

#include "output/inputs.h"
#include "output/kpi.h"

struct base {
    char *run_id, *scenario, *version, *config; /* config: SHA-256 of the scenario, as text */
    int64_t seed, n_rep;
    struct inputs inputs;
    struct kpis kpis;
    double *values; /* replications x figures */
};

/* Errors: ERR_IO, ERR_MEMORY; ERR_FORMAT with a text that says the path and what is wrong with it.
 * base_free is safe after each. */
int base_read(struct base *self, const char *path, struct error *error);
void base_free(struct base *self);

/* Whether it can be held against a run of that shape and version: of the same model and version,
 * and of a queueing network the same one; of the chain the days may be others. name: of the base;
 * other: what to call the run. Errors: ERR_FORMAT. */
int base_check(const struct base *self, const char *name, const struct measures_shape *shape,
               const char *version, const char *other, struct error *error);

#endif
