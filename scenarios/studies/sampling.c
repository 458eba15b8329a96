/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/sampling.h"

#include "sim/rng.h"

#include <gsl/gsl_qrng.h>
#include <stdlib.h>
#include <string.h>

enum { STREAM_OF_STUDIES = 0xff }; /* people's streams are small numbers */

enum decision { DECISION_SHIFT, DECISION_ORDER, DECISION_WITHIN };

static const double unit = 1.0 / 9007199254740992.0; /* 2^-53 */

/* In [0, 1), by dimension and number. */
static double
uniform(uint64_t seed, size_t dimension, enum decision decision, size_t number)
{
    const struct rng rng = {.seed = seed};
    rng_person address = rng_person_make(STREAM_OF_STUDIES, 0, (uint32_t)dimension);

    return (double)(rng_bits(&rng, address, decision, (uint32_t)number) >> 11) * unit;
}

/* ---- Sobol' ---- */

static double
shifted(double place, double shift)
{
    double sum = place + shift;

    return sum < 1.0 ? sum : sum - 1.0;
}

/* The sequence begins at the origin; GSL's begins behind it. */
static void
next_point(gsl_qrng *sequence, size_t i, double *point, size_t dimensions)
{
    if (i > 0)
        gsl_qrng_get(sequence, point);
    else
        memset(point, 0, dimensions * sizeof *point);
}

int
sampling_sobol(double *cube, size_t n, size_t dimensions, uint64_t seed, struct error *error)
{
    gsl_qrng *sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned)dimensions);

    if (sequence == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a sequence of Sobol'");
    for (size_t i = 0; i < n; i++) {
        double *point = cube + i * dimensions;
        next_point(sequence, i, point, dimensions);
        for (size_t d = 0; d < dimensions; d++)
            point[d] = shifted(point[d], uniform(seed, d, DECISION_SHIFT, 0));
    }
    gsl_qrng_free(sequence);
    return 0;
}

/* ---- Latin hypercube ---- */

/* The strata in an order of chance (Fisher and Yates). */
static void
shuffle(size_t *strata, size_t n, size_t dimension, uint64_t seed)
{
    for (size_t i = 0; i < n; i++)
        strata[i] = i;
    for (size_t i = n; i-- > 1;) {
        size_t j = (size_t)(uniform(seed, dimension, DECISION_ORDER, i) * (double)(i + 1));
        size_t moved = strata[i];
        strata[i] = strata[j];
        strata[j] = moved;
    }
}

/* Within a stratum; the sum rounds up to the next one at most at its very end. */
static double
within(size_t stratum, size_t n, double part)
{
    double place = ((double)stratum + part) / (double)n, next = (double)(stratum + 1) / (double)n;

    return place < next ? place : (double)stratum / (double)n;
}

int
sampling_latin(double *cube, size_t n, size_t dimensions, uint64_t seed, struct error *error)
{
    size_t *strata = calloc(n, sizeof *strata);

    if (strata == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a Latin hypercube");
    for (size_t d = 0; d < dimensions; d++) {
        shuffle(strata, n, d, seed);
        for (size_t i = 0; i < n; i++)
            cube[i * dimensions + d] =
                within(strata[i], n, uniform(seed, d, DECISION_WITHIN, i));
    }
    free(strata);
    return 0;
}
