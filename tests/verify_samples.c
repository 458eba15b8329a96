/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Samples of every form of draw against its exact distribution function: Kolmogorov and Smirnov,
 * moments, and chi-square on cells of equal probability, of the whole and of ever deeper tails.
 * The seed is fixed; another would raise a false alarm with probability 1e-6 over the program.
 * What each check can see is shown by samples that are off by that much.
 */

#include "sim/rng.h"
#include "tests/draw_examples.h"

#include <stdlib.h>

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>

enum { SAMPLE = 100000, CELLS = 32, DEPTHS = 4, DEPTH = 8, NARROWEST = 1000 };
enum { CHECKS = EXAMPLES * (3 + 2 * DEPTHS) }; /* at most */

#define EACH (FALSE_ALARM / CHECKS)

TestSuite(draw_samples, .init = examples_setup);

static ticks sample[SAMPLE];

/* A sample of what lies below the tail 2^-depth of one side; depth 0: of all, whatever the side.
 * The bits of the tail are the first of a number that begins with zeros. */
static void
take_sample(const struct draw_spec *spec, unsigned stream, int depth, bool upper)
{
    struct draw draw;
    struct rng rng = {2024, (uint32_t)depth};
    struct error error = {0};

    cr_assert_eq(draw_init(&draw, spec, TICKS_PER_DAY, &error), 0, "%s", error.text);
    for (uint32_t k = 0; k < SAMPLE; k++) {
        uint64_t bits = rng_bits(&rng, rng_person_make(stream, upper, k), 0, 0) >> depth;
        sample[k] = draw_ticks(&draw, upper ? ~bits : bits);
    }
    draw_free(&draw);
}

static int
by_ticks(const void *a, const void *b)
{
    ticks x = *(const ticks *)a, y = *(const ticks *)b;

    return (x > y) - (x < y);
}

/* The same with a stretched scale: what is off by so much. */
static struct draw_spec
stretched(const struct draw_spec *spec, double factor)
{
    struct draw_spec other = *spec;

    switch (spec->form) {
    case DRAW_EXPONENTIAL:
        other.a *= factor;
        break;
    case DRAW_LOGNORMAL:
        other.a += log(factor);
        break;
    default: /* of gamma and Weibull */
        other.b *= factor;
        break;
    }
    return other;
}

static bool
is_scale(int i)
{
    return examples[i].spec.form >= DRAW_EXPONENTIAL && examples[i].spec.form <= DRAW_WEIBULL &&
           isinf(examples[i].spec.low) && isinf(examples[i].spec.high);
}

/* ---- Kolmogorov and Smirnov ---- */

/* The largest distance of the sample's distribution function from the exact one; a value stands
 * for the step on either side of it. */
static double
kolmogorov_smirnov(const struct draw_spec *spec)
{
    double distance = 0.0;

    qsort(sample, SAMPLE, sizeof *sample, by_ticks);
    for (int i = 0; i < SAMPLE; i++) {
        double value = (double)sample[i], step = draw_step(value);
        double below = exact_truncated(spec, (value - step) / (double)TICKS_PER_DAY, false);
        double above = exact_truncated(spec, (value + step) / (double)TICKS_PER_DAY, false);
        distance = fmax(distance, fmax(below - (i + 1.0) / SAMPLE, (double)i / SAMPLE - above));
    }
    return distance;
}

/* The asymptotic tail of the distance is 2 exp(-2 n d^2); it is an upper bound (Massart). */
static double
kolmogorov_smirnov_limit(void)
{
    return sqrt(log(2.0 / EACH) / (2.0 * SAMPLE));
}

Test(draw_samples, follow_the_distribution_function)
{
    for (int i = 0; i < EXAMPLES; i++) {
        double distance;
        take_sample(&examples[i].spec, (unsigned)i, 0, false);
        distance = kolmogorov_smirnov(&examples[i].spec);
        cr_assert(distance < kolmogorov_smirnov_limit(), "%s: distance %g, limit %g",
                  example_name(i), distance, kolmogorov_smirnov_limit());
    }
}

/* A distance of twice the limit is always seen, for the sample strays from its own distribution by
 * less than the limit: .021 of probability. */
Test(draw_samples, off_by_a_fiftieth_of_probability_are_seen_by_their_distance)
{
    cr_assert_lt(2.0 * kolmogorov_smirnov_limit(), 0.022);
    for (int i = 0; i < EXAMPLES; i++) {
        struct draw_spec other = stretched(&examples[i].spec, 1.12);
        if (!is_scale(i))
            continue;
        take_sample(&other, (unsigned)i, 0, false);
        cr_assert_gt(kolmogorov_smirnov(&examples[i].spec), kolmogorov_smirnov_limit(), "%s",
                     example_name(i));
    }
}

/* ---- moments ---- */

struct moments {
    double mean, mean_error, variance, variance_error; /* about the example's mean, in days */
};

/* Standard errors are taken from the sample. */
static struct moments
moments_of_sample(double centre)
{
    double sum = 0.0, second = 0.0, fourth = 0.0;
    struct moments found;

    for (int k = 0; k < SAMPLE; k++) {
        double off = (double)sample[k] / (double)TICKS_PER_DAY - centre;
        sum += off;
        second += off * off;
        fourth += off * off * off * off;
    }
    found.mean = sum / SAMPLE;
    found.variance = second / SAMPLE;
    found.mean_error = sqrt(found.variance / SAMPLE);
    found.variance_error = sqrt((fourth / SAMPLE - found.variance * found.variance) / SAMPLE);
    return found;
}

Test(draw_samples, have_the_moments_of_the_form)
{
    double limit = gsl_cdf_ugaussian_Qinv(0.5 * EACH);

    for (int i = 0; i < EXAMPLES; i++) {
        struct moments found;
        take_sample(&examples[i].spec, (unsigned)i, 0, false);
        found = moments_of_sample(examples[i].mean);
        cr_assert(fabs(found.mean) < limit * found.mean_error, "%s: mean off by %g",
                  example_name(i), found.mean);
        if (!isnan(examples[i].variance))
            cr_assert(fabs(found.variance - examples[i].variance) < limit * found.variance_error,
                      "%s: variance %g, not %g", example_name(i), found.variance,
                      examples[i].variance);
    }
}

/* A mean that is off by two limits, 4 % of a standard deviation, is always seen. */
Test(draw_samples, off_by_a_25th_of_a_deviation_are_seen_by_their_mean)
{
    double limit = gsl_cdf_ugaussian_Qinv(0.5 * EACH);

    cr_assert_lt(2.0 * limit / sqrt(SAMPLE), 0.042);
    for (int i = 0; i < EXAMPLES; i++) {
        struct moments found;
        struct draw_spec other = examples[i].spec;
        if (!is_scale(i))
            continue;
        other = stretched(&other, 1.0 + 0.042 * sqrt(examples[i].variance) / examples[i].mean);
        take_sample(&other, (unsigned)i, 0, false);
        found = moments_of_sample(examples[i].mean);
        cr_assert_gt(fabs(found.mean), limit * found.mean_error, "%s", example_name(i));
    }
}

/* ---- chi-square ---- */

/* The upper ends of CELLS equally probable cells of a tail, in ticks, from its outer end inwards;
 * false where a cell is so narrow that whole ticks, not probability, would decide. */
static bool
cell_ends(const struct draw_spec *spec, int depth, bool upper, double ends[CELLS - 1])
{
    for (int k = 1; k < CELLS; k++) {
        long double tail = ldexpl((long double)k / CELLS, -depth);
        bool beyond = tail > 0.5L;
        long double day = exact_quantile(spec, beyond ? 1.0L - tail : tail, upper != beyond);
        ends[k - 1] = (double)(day * TICKS_PER_DAY);
        if (k > 1 && fabs(ends[k - 1] - ends[k - 2]) < NARROWEST)
            return false;
    }
    return true;
}

static double
chi_square(const double ends[CELLS - 1], bool upper)
{
    double sum = 0.0;
    int counts[CELLS] = {0};

    for (int i = 0; i < SAMPLE; i++) {
        int low = 0, high = CELLS - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (upper ? (double)sample[i] > ends[middle] : (double)sample[i] < ends[middle])
                high = middle;
            else
                low = middle + 1;
        }
        counts[low]++;
    }
    for (int k = 0; k < CELLS; k++) {
        double off = counts[k] - (double)SAMPLE / CELLS;
        sum += off * off / ((double)SAMPLE / CELLS);
    }
    return sum;
}

/* Whether the sample of spec's tail passes as the example's. */
static bool
passes(int i, const struct draw_spec *spec, int depth, bool upper, const double ends[CELLS - 1])
{
    take_sample(spec, (unsigned)i, depth, upper);
    return chi_square(ends, upper) < gsl_cdf_chisq_Qinv(EACH, CELLS - 1.0);
}

/* The whole, and what lies beyond the tails 2^-8, 2^-16 and 2^-24 of both sides. An empirical
 * distribution's corners may be off within an entry's cell, a 32nd of an octave. */
Test(draw_samples, fill_cells_of_equal_probability_far_into_the_tails)
{
    int checked = 0;

    for (int i = 0; i < EXAMPLES; i++)
        for (int depth = 0; depth < DEPTHS * DEPTH; depth += DEPTH)
            for (int upper = 0; upper < (depth > 0 ? 2 : 1); upper++) {
                double ends[CELLS - 1];
                if (!cell_ends(&examples[i].spec, depth, upper, ends))
                    continue;
                checked++;
                cr_assert(passes(i, &examples[i].spec, depth, upper, ends),
                          "%s: %s tail 2^-%d: chi-square %g of 31 degrees", example_name(i),
                          upper ? "upper" : "lower", depth, chi_square(ends, upper));
            }
    cr_assert_geq(checked, 3 * EXAMPLES, "only %d tails are wider than the ticks", checked);
}

/* A tail in which every other cell has 5 % more than its due and the others less: that is 250 of
 * chi-square, on average 281 in all, and the limit lies 5 deviations below. */
Test(draw_samples, off_by_a_20th_of_probability_are_seen_by_their_cells)
{
    double ends[CELLS - 1], sum = SAMPLE * 0.05 * 0.05;

    cr_assert(gsl_cdf_chisq_Qinv(EACH, CELLS - 1.0) <
              CELLS - 1.0 + sum - 5.0 * sqrt(2.0 * (CELLS - 1.0 + 2.0 * sum)));
    for (int i = 0; i < EXAMPLES; i++)
        for (int depth = 0; depth < DEPTHS * DEPTH; depth += DEPTH) {
            struct draw_spec other = stretched(&examples[i].spec, 1.1);
            if (is_scale(i) && cell_ends(&examples[i].spec, depth, true, ends))
                cr_assert_not(passes(i, &other, depth, true, ends), "%s: tail 2^-%d",
                              example_name(i), depth);
        }
}
