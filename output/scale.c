/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/scale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An entry of a scale's REFERENCE_LIST: a dataset, and which of its dimensions. */
struct scale_use {
    hobj_ref_t dataset;
    int32_t dimension;
};

int
scales_init(struct scales *self, hid_t file, size_t n, struct error *error)
{
    memset(self, 0, sizeof *self);
    self->file = file;
    self->items = calloc(n, sizeof *self->items);
    if (self->items == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu dimension scales", n);
    self->n = n;
    return 0;
}

void
scales_free(struct scales *self)
{
    for (size_t i = 0; i < self->n; i++)
        free(self->items[i].uses);
    free(self->items);
    memset(self, 0, sizeof *self);
}

/* The specification wants a text of fixed length here, and every reader takes it. */
static int
attribute_fixed(hid_t object, const char *name, const char *text, struct error *error)
{
    hid_t type = H5Tcopy(H5T_C_S1);
    int code;

    if (type < 0 || H5Tset_size(type, strlen(text) + 1) < 0)
        code = h5_fail(error, ERR_IO, name);
    else
        code = h5_attribute(object, name, type, type, 0, text, error);
    h5_close(&type);
    return code;
}

int
scale_set(struct scales *self, size_t number, hid_t dataset, const char *path, const char *name,
          struct error *error)
{
    int code;

    bug_assert(number < self->n, "scale %zu of %zu", number, self->n);
    if (H5Rcreate(&self->items[number].reference, self->file, path, H5R_OBJECT, -1) < 0)
        return h5_fail(error, ERR_IO, path);
    code = attribute_fixed(dataset, "CLASS", "DIMENSION_SCALE", error);
    if (code == 0)
        code = attribute_fixed(dataset, "NAME", name, error);
    return code;
}

int
scale_set_bare(struct scales *self, size_t number, hid_t dataset, const char *path,
               size_t length, struct error *error)
{
    char name[80]; /* netCDF knows a dimension without a variable by this text */

    snprintf(name, sizeof name, "This is a netCDF dimension but not a netCDF variable.%10zu",
             length);
    return scale_set(self, number, dataset, path, name, error);
}

static int
add_use(struct scale *scale, struct scale_use use, struct error *error)
{
    if (scale->n_uses == scale->room) {
        size_t room = scale->room == 0 ? 16 : scale->room * 2;
        struct scale_use *more = realloc(scale->uses, room * sizeof *more);
        if (more == NULL)
            return error_set(error, ERR_MEMORY, "no memory for a dimension scale's users");
        scale->uses = more;
        scale->room = room;
    }
    scale->uses[scale->n_uses++] = use;
    return 0;
}

int
scale_use(struct scales *self, hid_t dataset, const char *path, const size_t *numbers, int rank,
          struct error *error)
{
    hid_t type;
    hvl_t list[H5_RANK];
    struct scale_use use;
    int code = 0;

    if (rank == 0)
        return 0;
    if (H5Rcreate(&use.dataset, self->file, path, H5R_OBJECT, -1) < 0)
        return h5_fail(error, ERR_IO, path);
    for (int i = 0; i < rank && code == 0; i++) {
        struct scale *scale = &self->items[numbers[i]];
        list[i] = (hvl_t){1, &scale->reference};
        use.dimension = i;
        code = add_use(scale, use, error);
    }
    if (code != 0)
        return code;
    type = H5Tvlen_create(H5T_STD_REF_OBJ);
    code = h5_attribute(dataset, "DIMENSION_LIST", type, type, (size_t)rank, list, error);
    h5_close(&type);
    return code;
}

/* The type of an entry, in memory or (packed as the library's own functions do) in the file. */
static hid_t
use_type(void)
{
    hid_t type = H5Tcreate(H5T_COMPOUND, sizeof(struct scale_use));

    if (type >= 0 && (H5Tinsert(type, "dataset", offsetof(struct scale_use, dataset),
                                H5T_STD_REF_OBJ) < 0 ||
                      H5Tinsert(type, "dimension", offsetof(struct scale_use, dimension),
                                H5T_STD_I32LE) < 0))
        h5_close(&type);
    return type;
}

static int
write_uses(hid_t file, struct scale *scale, struct error *error)
{
    hid_t dataset = H5Rdereference2(file, H5P_DEFAULT, H5R_OBJECT, &scale->reference);
    hid_t type = use_type();
    int code;

    if (dataset < 0 || type < 0)
        code = h5_fail(error, ERR_IO, "REFERENCE_LIST");
    else
        code = h5_attribute(dataset, "REFERENCE_LIST", type, type, scale->n_uses, scale->uses,
                            error);
    h5_close(&type);
    h5_close(&dataset);
    return code;
}

int
scales_finish(struct scales *self, struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < self->n && code == 0; i++)
        if (self->items[i].n_uses > 0)
            code = write_uses(self->file, &self->items[i], error);
    return code;
}
