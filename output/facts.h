/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_FACTS_H
#define OUTPUT_FACTS_H

/*
 * What a finished file says of itself: the attributes of its root, and of a run what it was told and
 * on what it was made.  Texts that a type of file does not have are "".
 */

#include "output/h5.h"

struct facts {
    char *type, *title, *scenario, *run_id, *base_run_id, *version, *config, *stopped;
    char *design;                    /* of a batch */
    char *text, *command, *platform; /* of /meta */
    int32_t layout[2];
    int64_t seed, n_rep, complete, n_points, n_failed; /* -1 where it has none */
    char **warnings;
    size_t n_warnings;
    char **key, **value, **origin, **file; /* of /inputs */
    double *line;
    size_t n_inputs;
};

/* Errors: ERR_FORMAT where an attribute that every file has, or a column of a run's inputs, is
 * missing; ERR_MEMORY. facts_free is safe after each. */
int facts_read(struct facts *self, hid_t file, struct error *error);
void facts_free(struct facts *self);

#endif
