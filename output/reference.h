/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REFERENCE_H
#define OUTPUT_REFERENCE_H

/*
 * What a scenario gave once, kept as text that shows in a diff: what was run and where, its inputs,
 * the planner's figures (output/shown.h) of each year in each replication, and of every variable of
 * /kpi a digest over all its figures, so that nothing can move unseen.  Rows of comma-separated
 * fields, the first of which says what the row is:
 *
 *     reference,1                          its own version; first
 *     scenario|version|platform|config|command,TEXT    seed|replications,NUMBER
 *     set,KEY=VALUE                        what is laid over the scenario to run it
 *     input,KEY,VALUE
 *     variable,NAME,DIGEST
 *     figure,ID,MEAN,SE,VALUE...           a value for each replication; empty: it has none there
 *
 * Numbers are in the fewest digits that give them back.
 */

#include "output/base.h"

struct reference {
    const char *scenario, *version, *platform;
    const char *config;  /* SHA-256 of the scenario, as text */
    const char *command; /* as it would be typed */
    int64_t seed, n_rep;
    const char **sets;
    size_t n_sets;
    struct inputs inputs; /* keys and values */
    const char **variables, **digests;
    size_t n_variables;
    const char **ids;
    double *values; /* figures x replications */
    size_t n;
    char *texts; /* what is its own of them */
};

/* Of a run: run, command and sets must outlive it. Errors: ERR_MEMORY. reference_free is safe after
 * each. */
int reference_make(struct reference *self, const struct base *run, const char *platform,
                   const char *command, const char *const *sets, size_t n_sets,
                   struct error *error);

/* Errors: ERR_FORMAT with file and row, ERR_IO, ERR_MEMORY. */
int reference_read(struct reference *self, const char *path, struct error *error);

/* The text that reference_read reads, to be freed. Errors: ERR_MEMORY. */
int reference_print(const struct reference *self, char **text, size_t *size, struct error *error);

void reference_free(struct reference *self);

#endif
