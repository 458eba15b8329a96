/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/layout.h"

#include "output/coordinates.h"
#include "output/estimate.h"
#include "output/grid.h"

#include <stdio.h>
#include <string.h>

enum { PATH_SIZE = 96 };

/* ---- making a variable ---- */

int
layout_describe(hid_t dataset, const char *long_name, const char *unit, struct error *error)
{
    int code = h5_attribute_text(dataset, "long_name", long_name, error);

    if (code == 0 && unit != NULL)
        code = h5_attribute_text(dataset, "units", unit, error);
    return code;
}

int
layout_make(struct layout *self, hid_t *dataset, const char *name, hid_t type,
            const size_t *axes, int rank, const size_t *chunk, struct error *error)
{
    struct h5_spec spec = {.name = name, .type = type, .rank = rank};
    char path[PATH_SIZE];
    int code;

    for (int i = 0; i < rank; i++) {
        spec.extent[i] = self->lengths[axes[i]];
        spec.chunk[i] = chunk != NULL ? chunk[i] : 0;
    }
    code = h5_make(dataset, self->file, &spec, error);
    snprintf(path, sizeof path, "/%s", name);
    if (code == 0 && rank > 0)
        code = scale_use(&self->scales, *dataset, path, axes, rank, error);
    return code;
}

int
layout_make_measure(struct layout *self, hid_t *dataset, enum measure measure,
                    struct error *error)
{
    const struct measure_row *row = &measure_rows[measure];
    size_t axes[H5_RANK] = {AXIS_REP}, chunk[H5_RANK];
    struct grid grid;
    int code;

    grid_init(&grid, self->shape, measure, measure_cell_bytes(measure));
    for (int i = 0; i < row->n_dimensions; i++)
        axes[i + 1] = row->dimensions[i];
    grid_with_rep(grid.chunk, grid.rank, 1, chunk);
    code = layout_make(self, dataset, row->name, number_file_type(row->number), axes,
                       row->n_dimensions + 1, chunk, error);
    if (code == 0)
        code = layout_describe(*dataset, row->long_name,
                               strchr(row->unit, '_') == NULL ? row->unit : NULL, error);
    if (code == 0 && strchr(row->unit, '_') != NULL) /* by label: another variable says it */
        code = h5_attribute_text(*dataset, "units_variable", row->unit, error);
    return code;
}

/* ---- all of it ---- */

int
layout_init(struct layout *self, hid_t file, const struct mapped *bytes,
            const struct measures_shape *shape, size_t n_rep, struct error *error)
{
    int code;

    memset(self, 0, sizeof *self);
    self->file = file;
    self->bytes = bytes;
    self->shape = shape;
    self->n_rep = n_rep;
    memcpy(self->lengths, shape->extent, sizeof shape->extent);
    self->lengths[AXIS_REP] = n_rep;
    self->lengths[AXIS_PROB] = ESTIMATE_PROBS;
    self->lengths[AXIS_NV] = 2;
    code = scales_init(&self->scales, file, AXES, error);
    if (code == 0)
        code = coordinates_make(self, error);
    return code;
}

int
layout_finish(struct layout *self, struct error *error)
{
    return scales_finish(&self->scales, error);
}

void
layout_free(struct layout *self)
{
    scales_free(&self->scales);
}
