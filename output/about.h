/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_ABOUT_H
#define OUTPUT_ABOUT_H

/*
 * What the parts of a run have in common, in a file beside their shards: all that a result file
 * says besides the numbers, so that the shards can be joined by who has nothing but the folder.
 * The first part writes it, every other part must say the same, and then it is never changed.
 */

#include "output/result.h"

/* Read back; the texts are in bytes. */
struct about {
    struct result_about about;
    struct measures_shape shape;
    int64_t parts; /* into how many the run is cut */
    unsigned char *bytes;
    struct result_input *inputs;
    const char **warnings;
    struct result_band fte[RESOURCES];
};

/* Writes it into a folder that has none, or holds it against the one that is there. Several
 * processes may do so at once. Errors: ERR_INPUT where the folder is of another run, saying what
 * differs; ERR_FORMAT where the file is damaged; ERR_IO, ERR_MEMORY. */
int about_settle(const char *folder, const struct result_about *about,
                 const struct measures_shape *shape, int64_t parts, struct error *error);

/* self may be freed in every case. Errors: ERR_INPUT where there is none, or one of another version
 * of this program; ERR_FORMAT, ERR_IO, ERR_MEMORY. */
int about_read(struct about *self, const char *folder, const char *version, struct error *error);
void about_free(struct about *self);

/* Whether a name in a folder is that of the file. */
bool about_is_named(const char *name);

#endif
