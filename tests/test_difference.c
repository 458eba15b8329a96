/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/difference.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

/*
 * Expected numbers were worked out apart from this program: sums by hand, p by numerical
 * integration of Student's density.
 */

enum { N = 6 };

static const double base_of[N] = {1000, 1010, 990, 1020, 980, 1030};
static const double run_of[N] = {1001, 1012, 993, 1024, 985, 1036};

static struct difference
paired(const double *base, const double *run, size_t n)
{
    double a[N], b[N], room[2 * N];
    struct difference found;

    memcpy(a, base, n * sizeof *a);
    memcpy(b, run, n * sizeof *b);
    difference_paired(&found, a, n, b, n, room);
    return found;
}

/* Differences 1 to 6, variance 3.5, where the runs have 350 and 371.5. */
Test(difference, pairs_tell_what_the_common_chance_is_worth)
{
    struct difference found = paired(base_of, run_of, N);

    cr_expect_float_eq(found.difference, 3.5, 1e-12);
    cr_expect_float_eq(found.se, sqrt(3.5 / 6.0), 1e-12);
    cr_expect_eq(found.n, N);
    cr_expect_float_eq(found.freedom, 5.0, 0.0);
    cr_expect_float_eq(found.correlation, 0.9955911270, 1e-9);
    cr_expect_float_eq(found.shrink, 206.1428571, 1e-6);
    cr_expect_float_eq(difference_p(&found), 0.005933545, 1e-7);
}

Test(difference, of_the_same_numbers_is_exactly_nothing)
{
    struct difference found = paired(base_of, base_of, N);

    cr_expect_eq(found.difference, 0.0);
    cr_expect_eq(found.half, 0.0);
    cr_expect_eq(found.se, 0.0);
    cr_expect_float_eq(found.correlation, 1.0, 1e-12);
    cr_expect(isinf(found.shrink));
    cr_expect_eq(difference_p(&found), 1.0);
}

/* Of these numbers the sums come to 1.0000000000000002. */
Test(difference, no_correlation_is_beyond_one)
{
    const double x[N] = {1, 33, 24, 26}, up[N] = {4, 36, 27, 29}, down[N] = {-1, -33, -24, -26};

    cr_expect_eq(paired(x, up, 4).correlation, 1.0);
    cr_expect_eq(paired(x, down, 4).correlation, -1.0);
}

/* What does not vary says nothing of chance. */
Test(difference, of_constants_has_no_correlation)
{
    const double ten[N] = {10, 10, 10, 10, 10, 10}, eleven[N] = {11, 11, 11, 11, 11, 11};
    struct difference found = paired(ten, eleven, N);

    cr_expect_eq(found.difference, 1.0);
    cr_expect(isnan(found.correlation) && isnan(found.shrink));
    cr_expect_eq(difference_p(&found), 0.0);
}

Test(difference, counts_the_pairs_that_are_whole)
{
    const double gaps[N] = {1000, NAN, 990, 1020, NAN, 1030};
    struct difference found = paired(gaps, run_of, N);

    cr_expect_eq(found.n, 4);
    cr_expect_float_eq(found.difference, (1.0 + 3.0 + 4.0 + 6.0) / 4.0, 1e-12);
    cr_expect_float_eq(found.mean, 6051.0 / 6.0, 1e-9);
    cr_expect_float_eq(found.base, 1010.0, 1e-9);
}

Test(difference, of_one_pair_has_no_interval)
{
    struct difference found = paired(base_of, run_of, 1);

    cr_expect_eq(found.difference, 1.0);
    cr_expect(isnan(found.half) && isnan(found.se) && isnan(found.correlation));
    cr_expect(isnan(difference_p(&found)));
}

/* Welch: variances 3.5 of six and 100 of three, 2.07036 degrees of freedom. */
Test(difference, of_two_means)
{
    double few[] = {10, 20, 30}, many[] = {1, 2, 3, 4, 5, 6};
    struct difference found;

    difference_welch(&found, few, 3, many, 6);
    cr_expect_float_eq(found.difference, -16.5, 1e-12);
    cr_expect_float_eq(found.freedom, 2.07036, 1e-5);
    cr_expect_float_eq(found.half, 4.16552 * found.se, 1e-4);
    cr_expect(isnan(found.correlation) && isnan(found.shrink));
    cr_expect_float_eq(difference_p(&found), 0.10124973, 1e-6);
}
