/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scores are held against the normal distribution itself: every one of a fine and even sample of
 * the bits, so that there is no chance in it and the tolerances are those of the table. */

#include "sim/score.h"

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

enum { SAMPLE = 1 << 20 };

static struct score_table table;

static void
fill_table(void)
{
    score_table_init(&table);
}

TestSuite(score, .init = fill_table);

/* In the middle of the i-th of SAMPLE equal parts. */
static uint64_t
bits_of_part(uint64_t i)
{
    return i * (UINT64_MAX / SAMPLE + 1) + UINT64_MAX / SAMPLE / 2;
}

/* The line between two quantiles is off by less than a quarter, rounding by half. */
Test(score, is_the_normal_quantile)
{
    for (uint64_t i = 0; i < SAMPLE; i++) {
        double p = ((double)i + 0.5) / SAMPLE;
        int16_t score = score_of_bits(&table, bits_of_part(i));
        double exact = 1000.0 * gsl_cdf_ugaussian_Pinv(p);
        cr_assert(fabs(score - exact) <= 0.75, "at %g: %d for %g", p, score, exact);
    }
}

Test(score, is_the_normal_quantile_deep_in_both_tails)
{
    for (int octave = 21; octave <= 32; octave++) {
        uint64_t tail = ((uint64_t)1 << (64 - octave)) - 1;
        double exact = 1000.0 * gsl_cdf_ugaussian_Qinv(ldexp(1.0, -octave));
        cr_expect(fabs(-score_of_bits(&table, tail) - exact) <= 0.75, "2^-%d below", octave);
        cr_expect(fabs(score_of_bits(&table, ~tail) - exact) <= 0.75, "2^-%d above", octave);
    }
}

/* The middles of the parts stand for the parts, of which the outermost has no middle: that costs
 * 1e-4 of the variance, and a thousandth of the fourth moment. */
Test(score, has_the_moments_of_a_standard_normal)
{
    double sum[5] = {0};

    for (uint64_t i = 0; i < SAMPLE; i++) {
        double z = score_of_bits(&table, bits_of_part(i)) / 1000.0, power = 1.0;
        for (int k = 0; k < 5; k++, power *= z)
            sum[k] += power / SAMPLE;
    }
    cr_expect_float_eq(sum[1], 0.0, 1e-6);
    cr_expect_float_eq(sqrt(sum[2]), 1.0, 0.0002);
    cr_expect_float_eq(sum[3], 0.0, 1e-6);
    cr_expect_float_eq(sum[4], 3.0, 0.003);
}

Test(score, never_falls_with_the_bits)
{
    for (uint64_t i = 1; i < SAMPLE; i++)
        cr_assert_leq(score_of_bits(&table, bits_of_part(i - 1)),
                      score_of_bits(&table, bits_of_part(i)));
    for (int shift = 0; shift < 63; shift++) { /* across every octave's end */
        uint64_t edge = (uint64_t)1 << shift;
        cr_assert_leq(score_of_bits(&table, edge - 1), score_of_bits(&table, edge));
        cr_assert_leq(score_of_bits(&table, ~edge), score_of_bits(&table, ~edge + 1));
    }
}

Test(score, is_symmetric)
{
    for (uint64_t i = 0; i < SAMPLE; i++)
        cr_assert_eq(score_of_bits(&table, bits_of_part(i)),
                     -score_of_bits(&table, ~bits_of_part(i)));
}

Test(score, has_ends)
{
    int16_t lowest = score_of_bits(&table, 0);

    cr_expect_float_eq(lowest, -1000.0 * gsl_cdf_ugaussian_Qinv(ldexp(1.0, -33)), 0.75);
    cr_expect_eq(score_of_bits(&table, UINT64_MAX), -lowest);
    cr_expect_eq(score_of_bits(&table, ((uint64_t)1 << 31) - 1), lowest, "deeper than the table");
    cr_expect_eq(score_of_bits(&table, UINT64_MAX / 2), 0);
    cr_expect_eq(score_of_bits(&table, UINT64_MAX / 2 + 1), 0);
}

Test(score, shares_and_scores_are_inverse)
{
    cr_expect_eq(score_share_below(0.0), 0.5);
    cr_expect_float_eq(score_share_below(1.6448536269514722), 0.95, 1e-12);
    for (double sd = -6.0; sd <= 6.0; sd += 0.25)
        cr_expect_float_eq(score_of_share(score_share_below(sd)), sd, 1e-6);
}
