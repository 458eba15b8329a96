/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every form of draw against its distribution function, written out here from the textbook: the
 * compiled table at fixed places far into both tails, and samples by Kolmogorov and Smirnov. */

#include "sim/draw.h"
#include "sim/rng.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>

#define FALSE_ALARM 1e-6
#define NO_LOW (-INFINITY)
#define NO_HIGH INFINITY

/* ---- distribution functions ---- */

static double
uniform_2_12(double x)
{
    return fmin(fmax((x - 2.0) / 10.0, 0.0), 1.0);
}

static double
exponential_30(double x)
{
    return x > 0.0 ? -expm1(-x / 30.0) : 0.0;
}

static double
lognormal_3_08(double x)
{
    return x > 0.0 ? 0.5 * erfc((3.0 - log(x)) / (0.8 * M_SQRT2)) : 0.0;
}

/* Shape 3: the third arrival of a Poisson process. */
static double
gamma_3_7(double x)
{
    double y = x / 7.0;

    return y > 0.0 ? 1.0 - exp(-y) * (1.0 + y + 0.5 * y * y) : 0.0;
}

/* Shape 1/2: the square of a normal variate. */
static double
gamma_half_40(double x)
{
    return x > 0.0 ? erf(sqrt(x / 40.0)) : 0.0;
}

static double
weibull_17_50(double x)
{
    return x > 0.0 ? -expm1(-pow(x / 50.0, 1.7)) : 0.0;
}

static double
weibull_07_20(double x)
{
    return x > 0.0 ? -expm1(-pow(x / 20.0, 0.7)) : 0.0;
}

static double
normal_60_20(double x)
{
    return 0.5 * erfc((60.0 - x) / (20.0 * M_SQRT2));
}

/* Areas of triangles. */
static double
triangle(double x, double a, double b, double c)
{
    if (x <= a)
        return 0.0;
    if (x >= c)
        return 1.0;
    return x <= b ? (x - a) * (x - a) / ((c - a) * (b - a))
                  : 1.0 - (c - x) * (c - x) / ((c - a) * (c - b));
}

static double
triangular_5_20_70(double x)
{
    return triangle(x, 5.0, 20.0, 70.0);
}

static double
triangular_0_0_10(double x)
{
    return triangle(x, 0.0, 0.0, 10.0);
}

static double
triangular_3_9_9(double x)
{
    return triangle(x, 3.0, 9.0, 9.0);
}

static struct draw_point points[] = {{1, 0.0}, {10, 0.2}, {12, 0.2}, {40, 0.9}, {100, 1.0}};

static double
empirical_5(double x)
{
    if (x <= 1.0 || x >= 100.0)
        return x > 1.0;
    if (x <= 10.0)
        return 0.2 * (x - 1.0) / 9.0;
    if (x <= 12.0)
        return 0.2;
    return x <= 40.0 ? 0.2 + 0.7 * (x - 12.0) / 28.0 : 0.9 + 0.1 * (x - 40.0) / 60.0;
}

/* ---- the cases ---- */

static double
density(double z)
{
    return exp(-0.5 * z * z) / sqrt(2.0 * M_PI);
}

struct example {
    struct draw_spec spec;
    double (*p)(double); /* untruncated */
    double mean, variance; /* truncated; NAN: there is no closed form here */
};

enum { EXAMPLES = 17 };
static struct example examples[EXAMPLES];

static void
add_example(int i, enum draw_form form, double a, double b, double c, double low, double high,
            double (*p)(double), double mean, double variance)
{
    struct draw_spec spec = {form, a, b, c, low, high, NULL, 0};

    if (form == DRAW_EMPIRICAL) {
        spec.points = points;
        spec.n_points = sizeof points / sizeof *points;
    }
    examples[i] = (struct example){spec, p, mean, variance};
}

/* An exponential distribution between two bounds, by parts. */
static double
exponential_mean(double mean, double low, double high)
{
    double a = exp(-low / mean), b = exp(-high / mean);

    return mean + (low * a - high * b) / (a - b);
}

static void
setup(void)
{
    double ln = exp(3.0 + 0.32), second = 0.2 * 37.0 + 0.7 * (144.0 + 480.0 + 1600.0) / 3.0 +
                                          0.1 * (1600.0 + 4000.0 + 10000.0) / 3.0;
    double g = tgamma(1.0 + 1.0 / 1.7), h = tgamma(1.0 + 1.0 / 0.7);

    add_example(0, DRAW_UNIFORM, 2, 12, 0, NO_LOW, NO_HIGH, uniform_2_12, 7.0, 100.0 / 12.0);
    add_example(1, DRAW_EXPONENTIAL, 30, 0, 0, NO_LOW, NO_HIGH, exponential_30, 30.0, 900.0);
    add_example(2, DRAW_LOGNORMAL, 3, 0.8, 0, NO_LOW, NO_HIGH, lognormal_3_08, ln,
                ln * ln * expm1(0.64));
    add_example(3, DRAW_GAMMA, 3, 7, 0, NO_LOW, NO_HIGH, gamma_3_7, 21.0, 147.0);
    add_example(4, DRAW_GAMMA, 0.5, 40, 0, NO_LOW, NO_HIGH, gamma_half_40, 20.0, 800.0);
    add_example(5, DRAW_WEIBULL, 1.7, 50, 0, NO_LOW, NO_HIGH, weibull_17_50, 50.0 * g,
                2500.0 * (tgamma(1.0 + 2.0 / 1.7) - g * g));
    add_example(6, DRAW_WEIBULL, 0.7, 20, 0, NO_LOW, NO_HIGH, weibull_07_20, 20.0 * h,
                400.0 * (tgamma(1.0 + 2.0 / 0.7) - h * h));
    add_example(7, DRAW_NORMAL, 60, 20, 0, 0, NO_HIGH, normal_60_20,
                60.0 + 20.0 * density(3.0) / (1.0 - 0.5 * erfc(3.0 / M_SQRT2)), NAN);
    add_example(8, DRAW_NORMAL, 60, 20, 0, 50, 65, normal_60_20,
                60.0 + 20.0 * (density(0.5) - density(0.25)) /
                           (normal_60_20(65.0) - normal_60_20(50.0)), NAN);
    add_example(9, DRAW_TRIANGULAR, 5, 20, 70, NO_LOW, NO_HIGH, triangular_5_20_70, 95.0 / 3.0,
                (25.0 + 400.0 + 4900.0 - 100.0 - 350.0 - 1400.0) / 18.0);
    add_example(10, DRAW_TRIANGULAR, 0, 0, 10, NO_LOW, NO_HIGH, triangular_0_0_10, 10.0 / 3.0,
                100.0 / 18.0);
    add_example(11, DRAW_TRIANGULAR, 3, 9, 9, NO_LOW, NO_HIGH, triangular_3_9_9, 7.0, 2.0);
    add_example(12, DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, empirical_5, 26.3,
                second - 26.3 * 26.3);
    add_example(13, DRAW_EXPONENTIAL, 30, 0, 0, 10, 60, exponential_30,
                exponential_mean(30.0, 10.0, 60.0), NAN);
    add_example(14, DRAW_LOGNORMAL, 3, 0.8, 0, NO_LOW, 100, lognormal_3_08,
                ln * 0.5 * erfc((3.64 - log(100.0)) / (0.8 * M_SQRT2)) / lognormal_3_08(100.0),
                NAN);
    /* of shape 1/2: x times its density is a density of shape 3/2 */
    add_example(15, DRAW_GAMMA, 0.5, 40, 0, NO_LOW, 40, gamma_half_40,
                20.0 * (erf(1.0) - 2.0 * exp(-1.0) / sqrt(M_PI)) / erf(1.0), NAN);
    add_example(16, DRAW_EMPIRICAL, 0, 0, 0, 12, 40, empirical_5, 26.0, 28.0 * 28.0 / 12.0);
}

TestSuite(draw_forms, .init = setup);

static double
truncated_p(const struct example *it, double x)
{
    double low = isinf(it->spec.low) ? 0.0 : it->p(it->spec.low);
    double high = isinf(it->spec.high) ? 1.0 : it->p(it->spec.high);

    return fmin(fmax((it->p(x) - low) / (high - low), 0.0), 1.0);
}

static const char *
name(int i)
{
    static char text[80];

    snprintf(text, sizeof text, "example %d, %s", i, draw_form_name(examples[i].spec.form));
    return text;
}

/* ---- the table ---- */

/* Where a tail of this size begins, to within a tick, and to a thousandth of the tail: between two
 * entries, a 32nd of an octave apart, the straight line is off by some 1/8192 of it where the
 * density is smooth.  Where it jumps, as at the points of an empirical distribution, it may be off
 * by as much as the distance of two entries. */
static void
assert_quantile(int i, const struct draw *draw, uint64_t bits)
{
    bool upper = bits >> 63;
    double tail = ((double)(upper ? ~bits : bits) + 0.5) * 0x1p-64;
    double before = (double)(draw_ticks(draw, bits) - 1) / (double)TICKS_PER_DAY;
    double after = (double)(draw_ticks(draw, bits) + 2) / (double)TICKS_PER_DAY;
    double at_least = truncated_p(&examples[i], before), at_most = truncated_p(&examples[i], after);
    double off = (examples[i].spec.form == DRAW_EMPIRICAL ? 1.0 / DRAW_CELLS : 0.001) * tail;

    if (upper)
        cr_assert(1.0 - at_least >= tail - off && 1.0 - at_most <= tail + off,
                  "%s: upper tail %g begins at %g", name(i), tail, after);
    else
        cr_assert(at_least <= tail + off && at_most >= tail - off,
                  "%s: lower tail %g ends at %g", name(i), tail, before);
}

Test(draw_forms, quantiles_are_those_of_the_form_far_into_the_tails)
{
    for (int i = 0; i < EXAMPLES; i++) {
        struct draw draw;
        cr_assert_eq(draw_init(&draw, &examples[i].spec, TICKS_PER_DAY, NULL), 0);
        for (int octave = 1; octave <= DRAW_OCTAVES; octave++)
            for (uint64_t part = 0; part < 101; part++) {
                uint64_t top = UINT64_C(1) << (63 - octave);
                uint64_t bits = top + top / 101 * part;
                assert_quantile(i, &draw, bits);
                assert_quantile(i, &draw, ~bits);
            }
        draw_free(&draw);
    }
}

/* At the entries of the table nothing is interpolated: a tick and rounding are all there is. */
Test(draw_forms, entries_are_exact)
{
    for (int i = 0; i < EXAMPLES; i++) {
        const struct draw_spec *spec = &examples[i].spec;
        struct draw draw;
        cr_assert_eq(draw_init(&draw, spec, TICKS_PER_DAY, NULL), 0);
        for (int k = 0; k < DRAW_OCTAVES * DRAW_CELLS; k++) {
            uint64_t tail = (UINT64_C(32) + (uint64_t)(k % DRAW_CELLS)) << (26 + k / DRAW_CELLS);
            double p = (double)tail * 0x1p-64;
            double lower = (double)draw_ticks(&draw, tail) / (double)TICKS_PER_DAY;
            double upper = (double)draw_ticks(&draw, ~tail) / (double)TICKS_PER_DAY;
            cr_assert(fabs(lower - draw_spec_lower(spec, p)) < 0.6 / (double)TICKS_PER_DAY &&
                      fabs(upper - draw_spec_upper(spec, p)) < 0.6 / (double)TICKS_PER_DAY);
        }
        draw_free(&draw);
    }
}

Test(draw_forms, more_luck_is_never_less_time)
{
    for (int i = 0; i < EXAMPLES; i++) {
        struct draw draw;
        ticks before = 0;
        cr_assert_eq(draw_init(&draw, &examples[i].spec, TICKS_PER_DAY, NULL), 0);
        for (int side = 0; side < 2; side++)
            for (int k = 1; k <= 64 * 64; k++) {
                int step = side == 0 ? k : 64 * 64 + 1 - k; /* into the middle, and out of it */
                uint64_t top = UINT64_C(1) << (step - 1) / 64;
                uint64_t bits = top - 1 + top / 64 * (uint64_t)((step - 1) % 64);
                ticks time;
                if (bits >> 63)
                    continue;
                time = draw_ticks(&draw, side == 0 ? bits : ~bits);
                cr_assert_geq(time, before, "%s: bits %016llx", name(i), (unsigned long long)bits);
                before = time;
            }
        cr_assert_geq(draw_ticks(&draw, UINT64_C(1) << 63),
                      draw_ticks(&draw, (UINT64_C(1) << 63) - 1), "%s: the median", name(i));
        draw_free(&draw);
    }
}

Test(draw_forms, keeps_within_its_truncation)
{
    for (int i = 0; i < EXAMPLES; i++) {
        struct draw draw;
        const struct draw_spec *spec = &examples[i].spec;
        cr_assert_eq(draw_init(&draw, spec, TICKS_PER_DAY, NULL), 0);
        cr_assert_geq((double)draw_ticks(&draw, 0), fmax(spec->low, 0.0) * 86400.0, "%s", name(i));
        cr_assert_leq((double)draw_ticks(&draw, UINT64_MAX), spec->high * 86400.0, "%s", name(i));
        draw_free(&draw);
    }
}

/* ---- samples ---- */

enum { SAMPLE = 100000 };

static int
by_ticks(const void *a, const void *b)
{
    ticks x = *(const ticks *)a, y = *(const ticks *)b;

    return (x > y) - (x < y);
}

/* The largest distance of the sample's distribution function from the exact one; a value stands
 * for the tick on either side of it. */
static double
kolmogorov_smirnov(const struct example *it, const ticks *sorted)
{
    double distance = 0.0;

    for (int i = 0; i < SAMPLE; i++) {
        double below = truncated_p(it, (double)(sorted[i] - 1) / (double)TICKS_PER_DAY);
        double above = truncated_p(it, (double)(sorted[i] + 1) / (double)TICKS_PER_DAY);
        distance = fmax(distance, fmax(below - (i + 1.0) / SAMPLE, (double)i / SAMPLE - above));
    }
    return distance;
}

/* The sample's mean and variance; their standard errors are taken from the sample. */
static void
assert_moments(int i, const ticks *sample, double limit)
{
    double sum = 0.0, second = 0.0, fourth = 0.0, mean, variance;

    for (int k = 0; k < SAMPLE; k++) {
        double off = (double)sample[k] / (double)TICKS_PER_DAY - examples[i].mean;
        sum += off;
        second += off * off;
        fourth += off * off * off * off;
    }
    mean = sum / SAMPLE, variance = second / SAMPLE;
    cr_assert(fabs(mean) < limit * sqrt(variance / SAMPLE), "%s: mean off by %g", name(i), mean);
    if (!isnan(examples[i].variance))
        cr_assert(fabs(variance - examples[i].variance) <
                      limit * sqrt((fourth / SAMPLE - variance * variance) / SAMPLE),
                  "%s: variance %g, not %g", name(i), variance, examples[i].variance);
}

/* False alarm: 1e-6 over the examples and the three statistics together; the asymptotic tail of
 * Kolmogorov and Smirnov's distance is 2 exp(-2 n d^2). */
Test(draw_forms, samples_follow_the_form)
{
    static ticks sample[SAMPLE];
    double each = FALSE_ALARM / (3 * EXAMPLES);
    double limit = sqrt(log(2.0 / each) / (2.0 * SAMPLE)), distance;

    for (int i = 0; i < EXAMPLES; i++) {
        struct draw draw;
        struct rng rng = {2024, 1};
        cr_assert_eq(draw_init(&draw, &examples[i].spec, TICKS_PER_DAY, NULL), 0);
        for (uint32_t k = 0; k < SAMPLE; k++)
            sample[k] = draw_ticks(
                &draw, rng_bits(&rng, rng_person_make(0, 0, k), (unsigned)i, 0));
        assert_moments(i, sample, gsl_cdf_ugaussian_Qinv(0.5 * each));
        qsort(sample, SAMPLE, sizeof *sample, by_ticks);
        distance = kolmogorov_smirnov(&examples[i], sample);
        cr_assert(distance < limit, "%s: distance %g, limit %g", name(i), distance, limit);
        draw_free(&draw);
    }
}

/* The midpoint rule in cells of a 32nd of an octave: within 1e-4 where the tails are not heavy. */
Test(draw_forms, the_mean_of_a_spec_is_the_closed_form)
{
    for (int i = 0; i < EXAMPLES; i++) {
        double mean = draw_spec_mean(&examples[i].spec);
        cr_assert(fabs(mean / examples[i].mean - 1.0) < 1e-4, "%s: %.9g, not %.9g", name(i), mean,
                  examples[i].mean);
    }
}

Test(draw_forms, lower_and_upper_meet_at_the_median)
{
    for (int i = 0; i < EXAMPLES; i++) {
        double lower = draw_spec_lower(&examples[i].spec, 0.5);
        cr_assert(fabs(lower / draw_spec_upper(&examples[i].spec, 0.5) - 1.0) < 1e-12, "%s",
                  name(i));
    }
}
