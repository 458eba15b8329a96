/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/estimate.h"

#include <criterion/criterion.h>
#include <math.h>

/* By R: x <- c(3, 1, 4, 1, 5, 9, 2, 6); mean(x); sd(x) / sqrt(8); t.test(x)$conf.int;
 * quantile(x, c(.1, .5, .9)). */
Test(estimate, agrees_with_r)
{
    double values[] = {3, 1, 4, 1, 5, 9, 2, 6};
    struct estimate e;

    estimate_make(&e, values, 8);
    cr_expect_eq(e.n, 8);
    cr_expect_float_eq(e.mean, 3.875, 1e-12);
    cr_expect_float_eq(e.se, 0.9716977043, 1e-8);
    cr_expect_float_eq(e.ci_low, 3.875 - 2.364624252 * 0.9716977043, 1e-7); /* t(7, .975) */
    cr_expect_float_eq(e.ci_high, 3.875 + 2.364624252 * 0.9716977043, 1e-7);
    cr_expect_float_eq(e.q[ESTIMATE_P10], 1.0, 1e-12);
    cr_expect_float_eq(e.q[ESTIMATE_P50], 3.5, 1e-12);
    cr_expect_float_eq(e.q[ESTIMATE_P90], 6.9, 1e-12);
}

Test(estimate, leaves_out_what_does_not_exist)
{
    double values[] = {NAN, 2, NAN, 4};
    struct estimate e;

    estimate_make(&e, values, 4);
    cr_expect_eq(e.n, 2);
    cr_expect_float_eq(e.mean, 3.0, 1e-12);
    cr_expect_float_eq(e.se, 1.0, 1e-12);
    cr_expect_float_eq(e.ci_high, 3.0 + 12.70620474, 1e-6); /* t(1, .975) */
}

Test(estimate, of_one_has_no_interval)
{
    double values[] = {5};
    struct estimate e;

    estimate_make(&e, values, 1);
    cr_expect_eq(e.mean, 5.0);
    cr_expect(isnan(e.se) && isnan(e.ci_low) && isnan(e.ci_high));
    cr_expect_eq(e.q[ESTIMATE_P90], 5.0);
}

Test(estimate, of_nothing_is_nothing)
{
    double values[] = {NAN};
    struct estimate e;

    estimate_make(&e, values, 1);
    cr_expect_eq(e.n, 0);
    cr_expect(isnan(e.mean) && isnan(e.q[ESTIMATE_P50]));
}

Test(estimate, of_the_same_is_exact)
{
    double values[] = {7, 7, 7, 7};
    struct estimate e;

    estimate_make(&e, values, 4);
    cr_expect(e.mean == 7.0 && e.se == 0.0 && e.ci_low == 7.0 && e.ci_high == 7.0);
}
