/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/numbers.h"

#include "output/grid.h"

int
numbers_check(hid_t dataset, const struct measures_shape *shape, enum measure measure,
              size_t n_rep, struct error *error)
{
    const struct measure_row *row = &measure_rows[measure];
    hsize_t extent[H5_RANK] = {0};
    hid_t space = H5Dget_space(dataset);
    int rank = space < 0 ? -1 : H5Sget_simple_extent_ndims(space);
    bool same = rank == row->n_dimensions + 1 &&
                H5Sget_simple_extent_dims(space, extent, NULL) == rank && extent[0] == n_rep;

    for (int i = 0; i < row->n_dimensions && same; i++)
        same = extent[i + 1] == shape->extent[row->dimensions[i]];
    h5_close(&space);
    return same ? 0 : error_set(error, ERR_FORMAT, "%s is not as long as it should be", row->name);
}

int
numbers_read(hid_t dataset, const struct measures_shape *shape, enum measure measure, size_t rep,
             void *data, struct error *error)
{
    const struct measure_row *row = &measure_rows[measure];
    size_t at[H5_RANK] = {rep}, extent[H5_RANK] = {1};
    hid_t file_space, memory_space;
    int code = 0;

    for (int i = 0; i < row->n_dimensions; i++)
        extent[i + 1] = shape->extent[row->dimensions[i]];
    if (h5_select_box(dataset, at, extent, &file_space, &memory_space) != 0 ||
        H5Dread(dataset, number_memory_type(row->number), memory_space, file_space, H5P_DEFAULT,
                data) < 0)
        code = h5_fail(error, ERR_FORMAT, row->name);
    h5_close(&memory_space);
    h5_close(&file_space);
    return code;
}
