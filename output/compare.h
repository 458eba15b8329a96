/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_COMPARE_H
#define OUTPUT_COMPARE_H

/*
 * Runs held against one base: a row for each figure that any of them has, a column of differences
 * for each run, and the inputs in which a run is not as the base.  Each run is paired with the base
 * or not by itself (output/against.h).
 */

#include "output/against.h"

/* A run, and the file that it was read from. */
struct compare_run {
    const char *path;
    struct base run;
};

struct compare_cell {
    struct difference difference;
    bool there; /* the run has the figure */
};

struct comparison {
    const struct compare_run *base, *others;
    size_t n_others;

    struct compare_row {
        const struct kpi *kpi;
        bool in_base;
    } *rows; /* the figures of the base in their order, then those of others alone */
    const char **ids; /* of the rows */
    size_t n_rows;
    struct compare_cell *cells; /* others x rows */

    const char **keys; /* inputs that any of the others has differently */
    size_t n_keys;
};

/* base and others must outlive it. Errors: ERR_FORMAT where a run cannot be held against the base,
 * ERR_MEMORY. compare_free is safe after each. */
int compare_init(struct comparison *self, const struct compare_run *base,
                 const struct compare_run *others, size_t n_others, struct error *error);
void compare_free(struct comparison *self);

static inline const struct compare_cell *
compare_cell(const struct comparison *self, size_t row, size_t other)
{
    return &self->cells[other * self->n_rows + row];
}

#endif
