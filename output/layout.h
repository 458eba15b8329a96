/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_LAYOUT_H
#define OUTPUT_LAYOUT_H

/*
 * The result file's variables in its root group: coordinates as dimension scales, what belongs to a
 * label beside them, and one variable for each row of the table of measures, replications first.
 */

#include "output/h5.h"
#include "output/scale.h"

#include "models/measures.h"

enum { LAYOUT_MAJOR = 1, LAYOUT_MINOR = 6 };

/* Dimensions beyond those of the measures; all numbered together. */
enum { AXIS_REP = DIMENSIONS, AXIS_PROB, AXIS_NV, AXES };

struct layout {
    hid_t file;
    const struct measures_shape *shape;
    size_t n_rep;
    struct scales scales;
    size_t lengths[AXES];
    const struct mapped *bytes; /* of the file, to be let go of now and then */
};

/* Makes the coordinates in a file under construction. Errors: ERR_IO, ERR_MEMORY. layout_free is
 * safe after each. */
int layout_init(struct layout *self, hid_t file, const struct mapped *bytes,
                const struct measures_shape *shape, size_t n_rep, struct error *error);
void layout_free(struct layout *self);

/* A variable along axes, chunked if chunk is not NULL, not filled; left open. */
int layout_make(struct layout *self, hid_t *dataset, const char *name, hid_t type,
                const size_t *axes, int rank, const size_t *chunk, struct error *error);

/* The variable of a measure, (rep, ...), with its attributes, not filled; left open. */
int layout_make_measure(struct layout *self, hid_t *dataset, enum measure measure,
                        struct error *error);

/* The attributes that say what a variable is. */
int layout_describe(hid_t dataset, const char *long_name, const char *unit, struct error *error);

/* Writes into each coordinate who lies along it; nothing is made after that. */
int layout_finish(struct layout *self, struct error *error);

#endif
