/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/sampling.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS = 64, KEYS = 5 };

static double cube[POINTS * KEYS], again[POINTS * KEYS];
static struct error error;

static void
all_in_range(void)
{
    for (size_t c = 0; c < POINTS * KEYS; c++)
        cr_expect(cube[c] >= 0.0 && cube[c] < 1.0, "cell %zu is %g", c, cube[c]);
}

/* How many points lie in each of n strata along a dimension. */
static void
count_strata(size_t dimension, size_t n, size_t *counts)
{
    memset(counts, 0, n * sizeof *counts);
    for (size_t i = 0; i < POINTS; i++)
        counts[(size_t)(cube[i * KEYS + dimension] * (double)n)]++;
}

Test(sampling, a_latin_hypercube_has_one_point_a_stratum)
{
    size_t counts[POINTS];

    cr_assert_eq(sampling_latin(cube, POINTS, KEYS, 7, &error), 0);
    all_in_range();
    for (size_t d = 0; d < KEYS; d++) {
        count_strata(d, POINTS, counts);
        for (size_t s = 0; s < POINTS; s++)
            cr_expect_eq(counts[s], 1, "stratum %zu of dimension %zu has %zu", s, d, counts[s]);
    }
}

/* Of independent orders the correlation is 0 +- 1/sqrt(63); four of those is 0.5. */
Test(sampling, the_keys_of_a_latin_hypercube_are_not_tied)
{
    cr_assert_eq(sampling_latin(cube, POINTS, KEYS, 7, &error), 0);
    for (size_t d = 1; d < KEYS; d++) {
        double product = 0.0;
        for (size_t i = 0; i < POINTS; i++)
            product += (cube[i * KEYS] - 0.5) * (cube[i * KEYS + d] - 0.5);
        cr_expect_lt(fabs(12.0 * product / POINTS), 0.5, "dimensions 0 and %zu", d);
    }
}

/* In each of n equal parts of every dimension: a point, if n is a power of two, whatever the shift. */
static void
sobol_fills_each_part(size_t n, size_t dimensions, uint64_t seed)
{
    double points[POINTS * SAMPLING_DIMENSIONS];

    cr_assert_eq(sampling_sobol(points, n, dimensions, seed, &error), 0);
    for (size_t d = 0; d < dimensions; d++) {
        size_t counts[POINTS] = {0};
        for (size_t i = 0; i < n; i++)
            counts[(size_t)(points[i * dimensions + d] * (double)n)]++;
        for (size_t s = 0; s < n; s++)
            cr_expect_eq(counts[s], 1, "seed %llu: part %zu of %zu of dimension %zu has %zu",
                         (unsigned long long)seed, s, n, d, counts[s]);
    }
}

Test(sampling, sobol_has_one_point_a_part)
{
    for (uint64_t seed = 1; seed <= 5; seed++)
        for (size_t n = 1; n <= POINTS; n *= 2)
            sobol_fills_each_part(n, SAMPLING_DIMENSIONS, seed);
    cr_assert_eq(sampling_sobol(cube, POINTS, KEYS, 7, &error), 0);
    all_in_range();
}

/* The first two dimensions of 64 points together: one in each of 8 x 8 squares before the shift. A
 * shift that keeps the squares in place is one of whole eighths; any other moves all alike. */
Test(sampling, sobol_is_even_in_the_plane)
{
    size_t counts[8][8] = {0};

    cr_assert_eq(sampling_sobol(cube, POINTS, KEYS, 7, &error), 0);
    for (size_t i = 1; i < POINTS; i++) {
        double x = cube[i * KEYS] - cube[0], y = cube[i * KEYS + 1] - cube[1];
        x -= floor(x);
        y -= floor(y);
        counts[(size_t)(8.0 * x + 1e-9) % 8][(size_t)(8.0 * y + 1e-9) % 8]++;
    }
    counts[0][0]++; /* the first point, the origin shifted */
    for (size_t a = 0; a < 8; a++)
        for (size_t b = 0; b < 8; b++)
            cr_expect_eq(counts[a][b], 1, "square %zu, %zu has %zu", a, b, counts[a][b]);
}

static void
depends_on_the_seed_alone(int (*sample)(double *, size_t, size_t, uint64_t, struct error *))
{
    cr_assert_eq(sample(cube, POINTS, KEYS, 7, &error), 0);
    cr_assert_eq(sample(again, POINTS, KEYS, 7, &error), 0);
    cr_expect_eq(memcmp(cube, again, sizeof cube), 0);
    cr_assert_eq(sample(again, POINTS, KEYS, 8, &error), 0);
    for (size_t d = 0; d < KEYS; d++)
        cr_expect(fabs(cube[d] - again[d]) > 0.0, "dimension %zu has no part in the seed", d);
}

Test(sampling, points_depend_on_the_seed_alone)
{
    depends_on_the_seed_alone(sampling_sobol);
    depends_on_the_seed_alone(sampling_latin);
}

Test(sampling, one_point_and_many_keys)
{
    double one[SAMPLING_DIMENSIONS];

    cr_assert_eq(sampling_sobol(one, 1, SAMPLING_DIMENSIONS, 1, &error), 0);
    cr_assert_eq(sampling_latin(one, 1, SAMPLING_DIMENSIONS, 1, &error), 0);
}
