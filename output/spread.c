/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/spread.h"

#include <stdlib.h>

/* How to go through the cells of `of`: by each dimension of `along`, and by the one that it has
 * beyond them. */
struct stride {
    size_t by[MEASURE_DIMENSIONS];
    size_t beyond, n_beyond; /* 1 and 1 without such a one */
};

/* The place of a dimension in a measure, or n_dimensions. */
static int
place_of(const struct measure_row *row, enum dimension dimension)
{
    int d = 0;

    while (d < row->n_dimensions && row->dimensions[d] != dimension)
        d++;
    return d;
}

/* The cells of what both have; what is left of n is the one dimension beyond them. False where the
 * numbers do not fit, or there are two such. */
static bool
stride_init(struct stride *self, const struct measure_row *of, size_t n,
            const struct measure_row *along, const size_t *extent)
{
    size_t shared = 1, step = 1;
    int others = 0;

    *self = (struct stride){.beyond = 1, .n_beyond = 1};
    for (int d = 0; d < of->n_dimensions; d++) {
        int at = place_of(along, of->dimensions[d]);
        others += at == along->n_dimensions;
        shared *= at < along->n_dimensions ? extent[at] : 1;
    }
    if (others > 1 || shared == 0 || n % shared != 0 || (others == 0 && n != shared))
        return false;
    self->n_beyond = n / shared;
    for (int d = of->n_dimensions; d-- > 0;) {
        int at = place_of(along, of->dimensions[d]);
        if (at < along->n_dimensions) {
            self->by[at] = step;
            step *= extent[at];
        } else {
            self->beyond = step;
            step *= self->n_beyond;
        }
    }
    return true;
}

static double
sum_at(const struct stride *self, const double *numbers, const struct measure_row *along,
       const size_t *extent, size_t cell)
{
    size_t first = 0;
    double sum = 0.0;

    for (int d = along->n_dimensions; d-- > 0;) {
        first += cell % extent[d] * self->by[d];
        cell /= extent[d];
    }
    for (size_t i = 0; i < self->n_beyond; i++)
        sum += numbers[first + i * self->beyond];
    return sum;
}

int
spread_along(const struct measure_row *of, const double *numbers, size_t n,
             const struct measure_row *along, const size_t *extent, double **spread,
             struct error *error)
{
    struct stride stride;
    size_t cells = 1;

    *spread = NULL;
    if (!stride_init(&stride, of, n, along, extent))
        return error_set(error, ERR_FORMAT, "%s has %zu numbers", of->name, n);
    for (int d = 0; d < along->n_dimensions; d++)
        cells *= extent[d];
    *spread = malloc((cells + 1) * sizeof **spread);
    if (*spread == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a column");
    for (size_t cell = 0; cell < cells; cell++)
        (*spread)[cell] = sum_at(&stride, numbers, along, extent, cell);
    return 0;
}
