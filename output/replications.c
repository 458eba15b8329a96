/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/replications.h"

#include "output/h5_read.h"
#include "output/numbers.h"

int
replications_open(struct replications *self, hid_t file, const struct measures_shape *shape,
                  size_t n_rep, struct error *error)
{
    int code = 0;

    *self = (struct replications){.shape = shape};
    for (int m = 0; m < MEASURES; m++)
        self->from[m] = H5I_INVALID_HID;
    for (int m = 0; m < MEASURES && code == 0; m++) {
        if (!measures_has(shape, (enum measure)m))
            continue;
        code = h5_open(&self->from[m], file, measure_rows[m].name, error);
        if (code == 0)
            code = numbers_check(self->from[m], shape, (enum measure)m, n_rep, error);
    }
    return code == 0 ? measures_init(&self->measures, shape, error) : code;
}

void
replications_close(struct replications *self)
{
    if (self->shape == NULL) /* never opened */
        return;
    for (int m = 0; m < MEASURES; m++)
        h5_close(&self->from[m]);
    measures_free(&self->measures);
}

int
replications_read(struct replications *self, size_t rep, struct error *error)
{
    int code = 0;

    for (int m = 0; m < MEASURES && code == 0; m++)
        if (measures_has(self->shape, (enum measure)m))
            code = numbers_read(self->from[m], self->shape, (enum measure)m, rep,
                                self->measures.data[m], error);
    return code;
}
