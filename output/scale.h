/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SCALE_H
#define OUTPUT_SCALE_H

/*
 * HDF5 dimension scales, by which every reader knows the names of a variable's dimensions: the
 * scales of a file under construction, and who lies along them.  A scale's list of users is
 * written once, at the end: kept up to date as the library's own functions do, it would leave a
 * hole in the file for each user.
 */

#include "output/h5.h"

struct scale {
    hobj_ref_t reference;
    struct scale_use *uses;
    size_t n_uses, room;
};

struct scales {
    hid_t file;
    struct scale *items;
    size_t n;
};

/* Room for n scales, numbered from 0. Errors: ERR_MEMORY. */
int scales_init(struct scales *self, hid_t file, size_t n, struct error *error);
void scales_free(struct scales *self);

/* Makes the dataset at path a scale of that name. Errors: ERR_IO. */
int scale_set(struct scales *self, size_t number, hid_t dataset, const char *path,
              const char *name, struct error *error);

/* The same for a dimension that has a length and no coordinates, as netCDF marks it. */
int scale_set_bare(struct scales *self, size_t number, hid_t dataset, const char *path,
                   size_t length, struct error *error);

/* Says that the dataset at path lies along the scales of those numbers, one a dimension; all of
 * them have been set. Errors: ERR_IO, ERR_MEMORY. */
int scale_use(struct scales *self, hid_t dataset, const char *path, const size_t *numbers,
              int rank, struct error *error);

/* Writes to each scale who lies along it. */
int scales_finish(struct scales *self, struct error *error);

#endif
