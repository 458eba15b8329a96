/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_BATCH_FILE_H
#define OUTPUT_BATCH_FILE_H

/*
 * batch.h5: what a batch varied and what came out, as variables along `point`, `key` and `figure`.
 * The figures are those of /kpi of the points' own result files, from which it is made anew each
 * time; its bytes depend on the design and on them alone.
 */

#include "output/wanted.h"
#include "sim/error.h"

#include <stdint.h>

enum batch_status { BATCH_DONE, BATCH_FAILED, BATCH_STATUSES };

/* Most cells, points x figures: what is in memory at once stays within a few gigabytes. */
#define BATCH_CELLS 20000000u

struct batch_file_point {
    const char *name, *scenario, *file, *run_id;
    const char *reason; /* why it failed; "" where it did not */
    int8_t status;      /* enum batch_status */
};

struct batch_file {
    const char *title, *study, *text, *command, *version;
    const char *design;        /* "grid", ... */
    const char *const *keys;
    size_t n_keys;
    const struct batch_file_point *points;
    size_t n_points;
    const char *const *values; /* points x keys, as a scenario writes them; "" where it says none */
    const double *numbers;     /* the same as numbers, dates as days; NAN where it is none */
    struct wanted wanted;
};

/* Reads the results of the points that are done in folder and writes folder/batch.h5. Errors:
 * ERR_FORMAT where a result is not one of doorstroom; ERR_IO, ERR_MEMORY. */
int batch_file_write(const struct batch_file *self, const char *folder, struct error *error);

#endif
