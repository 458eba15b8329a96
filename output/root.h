/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_ROOT_H
#define OUTPUT_ROOT_H

/*
 * What every result file says of itself, in attributes of its root, and how it comes to its place:
 * an image in memory, with its seal behind it (output/seal.h), published whole or not at all.
 */

#include "output/h5.h"

struct root {
    const char *title;
    const char *type;        /* doorstroom_filetype: "run", "compare" */
    const char *run_id, *scenario;
    const char *base_run_id; /* "" where there is none */
    const char *version;     /* of the model */
    const char *config;      /* SHA-256 of what was run, as text */
    int64_t seed, n_rep;
};

/* Each: errors ERR_IO, ERR_MEMORY. */
int root_put(hid_t file, const struct root *root, struct error *error);

/* The last attribute, when all else is there. */
int root_complete(hid_t file, struct error *error);

/* Replaces what is at path. No dataset of the file may be open. */
int root_publish(hid_t file, const char *path, struct error *error);

#endif
