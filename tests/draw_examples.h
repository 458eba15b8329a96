/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_DRAW_EXAMPLES_H
#define TESTS_DRAW_EXAMPLES_H

/*
 * Examples of every form of draw, with moments in closed form, and the distribution functions
 * written out from the textbook in long double: nothing of GSL, so that an error there shows, and
 * with some 11 bits to spare, so that what is lost in double shows too.  Both tails are functions
 * of their own: neither is 1 minus the other where digits would go.
 */

#include "sim/draw.h"

#include <math.h>
#include <stdio.h>

/* The chance of a false alarm over all checks of a program. */
#define FALSE_ALARM 1e-6
#define NO_LOW (-INFINITY)
#define NO_HIGH INFINITY

/* ---- distribution functions ---- */

/* P of a gamma distribution of scale 1 by its power series (Abramowitz and Stegun 6.5.29). */
static inline long double
exact_gamma_series(long double shape, long double x)
{
    long double term = 1.0L / shape, sum = term;

    for (int n = 1; term > sum * 1e-21L; n++) {
        term *= x / (shape + n);
        sum += term;
    }
    return sum * expl(shape * logl(x) - x - lgammal(shape));
}

/* Q by its continued fraction (6.5.31), evaluated from the front. */
static inline long double
exact_gamma_fraction(long double shape, long double x)
{
    long double b = x + 1.0L - shape, c = 1e300L, d = 1.0L / b, h = d, step = 0.0L;

    for (int n = 1; n < 10000 && fabsl(step - 1.0L) > 1e-20L; n++) {
        long double a = -n * (n - shape);
        b += 2.0L;
        d = 1.0L / (a * d + b);
        c = b + a / c;
        step = c * d;
        h *= step;
    }
    return h * expl(shape * logl(x) - x - lgammal(shape));
}

static inline long double
exact_gamma(long double shape, long double x, bool upper)
{
    if (x < shape + 1.0L)
        return upper ? 1.0L - exact_gamma_series(shape, x) : exact_gamma_series(shape, x);
    return upper ? exact_gamma_fraction(shape, x) : 1.0L - exact_gamma_fraction(shape, x);
}

/* Areas of triangles. */
static inline long double
exact_triangular(const struct draw_spec *s, long double x, bool upper)
{
    long double a = s->a, b = s->b, c = s->c, area;
    bool rising = x < b;

    area = rising ? (x - a) * (x - a) / ((c - a) * (b - a))
                  : (c - x) * (c - x) / ((c - a) * (c - b));
    return rising == upper ? 1.0L - area : area;
}

static inline long double
exact_empirical(const struct draw_spec *s, long double x)
{
    const struct draw_point *point = s->points;

    while (point[1].value < x)
        point++;
    return point[0].cumulative +
           ((long double)point[1].cumulative - point[0].cumulative) * (x - point[0].value) /
               ((long double)point[1].value - point[0].value);
}

/* Where a form begins and ends. */
static inline void
exact_ends(const struct draw_spec *s, long double *low, long double *high)
{
    *low = s->form == DRAW_NORMAL ? -INFINITY : 0.0L;
    *high = INFINITY;
    if (s->form == DRAW_UNIFORM || s->form == DRAW_TRIANGULAR) {
        *low = s->a;
        *high = s->form == DRAW_UNIFORM ? s->b : s->c;
    }
    if (s->form == DRAW_EMPIRICAL) {
        *low = s->points[0].value;
        *high = s->points[s->n_points - 1].value;
    }
}

/* P(X <= x), or P(X > x) where upper is set; untruncated. */
static inline long double
exact_tail(const struct draw_spec *s, long double x, bool upper)
{
    long double low, high, a = s->a, b = s->b;

    exact_ends(s, &low, &high);
    if (x <= low || x >= high)
        return (x <= low) == upper ? 1.0L : 0.0L;
    switch (s->form) {
    case DRAW_UNIFORM:
        return (upper ? b - x : x - a) / (b - a);
    case DRAW_EXPONENTIAL:
        return upper ? expl(-x / a) : -expm1l(-x / a);
    case DRAW_LOGNORMAL:
        return 0.5L * erfcl((upper ? logl(x) - a : a - logl(x)) / (b * sqrtl(2.0L)));
    case DRAW_GAMMA:
        return exact_gamma(a, x / b, upper);
    case DRAW_WEIBULL:
        return upper ? expl(-powl(x / b, a)) : -expm1l(-powl(x / b, a));
    case DRAW_NORMAL:
        return 0.5L * erfcl((upper ? x - a : a - x) / (b * sqrtl(2.0L)));
    case DRAW_TRIANGULAR:
        return exact_triangular(s, x, upper);
    default:
        return upper ? 1.0L - exact_empirical(s, x) : exact_empirical(s, x);
    }
}

/* P(X <= x | low <= X <= high), or P(X > x | ...): from the ends of the truncation inwards. */
static inline double
exact_truncated(const struct draw_spec *s, double x, bool upper)
{
    long double end = exact_tail(s, upper ? s->high : s->low, upper);
    long double all = exact_tail(s, upper ? s->low : s->high, upper) - end;
    long double tail = (exact_tail(s, x, upper) - end) / all;

    return (double)fminl(fmaxl(tail, 0.0L), 1.0L);
}

/* The inverse by bisection of the smaller tail, until no long double lies between. */
static inline long double
exact_quantile(const struct draw_spec *s, long double tail, bool upper)
{
    long double end = exact_tail(s, upper ? s->high : s->low, upper), low, high;
    long double inner = end + tail * (exact_tail(s, upper ? s->low : s->high, upper) - end);
    bool side = inner <= 0.5L ? upper : !upper;

    if (side != upper)
        inner = 1.0L - inner;
    exact_ends(s, &low, &high);
    low = fmaxl(low, s->low);
    high = fminl(high, s->high);
    if (isinf(high))
        for (high = 1.0L; exact_tail(s, high, true) > 1e-30L;)
            high *= 4.0L;
    for (int i = 0; i < 1000; i++) {
        long double at = high > 4.0L * low && low > 0.0L ? sqrtl(low) * sqrtl(high)
                                                         : 0.5L * (low + high);
        if (at <= low || at >= high)
            break;
        if ((exact_tail(s, at, side) < inner) != side)
            low = at;
        else
            high = at;
    }
    return 0.5L * (low + high);
}

/* ---- the examples ---- */

struct example {
    struct draw_spec spec;
    double mean, variance; /* truncated, in closed form; NAN: there is none here */
};

enum { EXAMPLES = 18 };
static struct example examples[EXAMPLES];

static struct draw_point example_points[] = {
    {1, 0.0}, {10, 0.2}, {12, 0.2}, {40, 0.9}, {100, 1.0}};

static inline void
example_add(int i, enum draw_form form, double a, double b, double c, double low, double high,
            double mean, double variance)
{
    struct draw_spec spec = {form, a, b, c, low, high, NULL, 0};

    if (form == DRAW_EMPIRICAL) {
        spec.points = example_points;
        spec.n_points = sizeof example_points / sizeof *example_points;
    }
    examples[i] = (struct example){spec, mean, variance};
}

/* An exponential distribution between two bounds, by parts. */
static inline double
example_exponential_mean(double mean, double low, double high)
{
    double a = exp(-low / mean), b = exp(-high / mean);

    return mean + (low * a - high * b) / (a - b);
}

static inline double
example_density(double z)
{
    return exp(-0.5 * z * z) / sqrt(2.0 * M_PI);
}

static inline double
example_normal(double z)
{
    return 0.5 * erfc(-z / M_SQRT2);
}

static inline void
examples_whole(void)
{
    double ln = exp(3.0 + 0.32), second = 0.2 * 37.0 + 0.7 * (144.0 + 480.0 + 1600.0) / 3.0 +
                                          0.1 * (1600.0 + 4000.0 + 10000.0) / 3.0;
    double g = tgamma(1.0 + 1.0 / 1.7), h = tgamma(1.0 + 1.0 / 0.7);

    example_add(0, DRAW_UNIFORM, 2, 12, 0, NO_LOW, NO_HIGH, 7.0, 100.0 / 12.0);
    example_add(1, DRAW_EXPONENTIAL, 30, 0, 0, NO_LOW, NO_HIGH, 30.0, 900.0);
    example_add(2, DRAW_LOGNORMAL, 3, 0.8, 0, NO_LOW, NO_HIGH, ln, ln * ln * expm1(0.64));
    example_add(3, DRAW_GAMMA, 3, 7, 0, NO_LOW, NO_HIGH, 21.0, 147.0);
    example_add(4, DRAW_GAMMA, 0.5, 40, 0, NO_LOW, NO_HIGH, 20.0, 800.0);
    example_add(5, DRAW_WEIBULL, 1.7, 50, 0, NO_LOW, NO_HIGH, 50.0 * g,
                2500.0 * (tgamma(1.0 + 2.0 / 1.7) - g * g));
    example_add(6, DRAW_WEIBULL, 0.7, 20, 0, NO_LOW, NO_HIGH, 20.0 * h,
                400.0 * (tgamma(1.0 + 2.0 / 0.7) - h * h));
    example_add(7, DRAW_TRIANGULAR, 5, 20, 70, NO_LOW, NO_HIGH, 95.0 / 3.0,
                (25.0 + 400.0 + 4900.0 - 100.0 - 350.0 - 1400.0) / 18.0);
    example_add(8, DRAW_TRIANGULAR, 0, 0, 10, NO_LOW, NO_HIGH, 10.0 / 3.0, 100.0 / 18.0);
    example_add(9, DRAW_TRIANGULAR, 3, 9, 9, NO_LOW, NO_HIGH, 7.0, 2.0);
    example_add(10, DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, 26.3, second - 26.3 * 26.3);
    example_add(11, DRAW_GAMMA, 30, 2, 0, NO_LOW, NO_HIGH, 60.0, 120.0);
}

static inline void
examples_truncated(void)
{
    double ln = exp(3.0 + 0.32), cut = (log(100.0) - 3.0) / 0.8;

    example_add(12, DRAW_NORMAL, 60, 20, 0, 0, NO_HIGH,
                60.0 + 20.0 * example_density(3.0) / example_normal(3.0), NAN);
    example_add(13, DRAW_NORMAL, 60, 20, 0, 50, 65,
                60.0 + 20.0 * (example_density(0.5) - example_density(0.25)) /
                           (example_normal(0.25) - example_normal(-0.5)), NAN);
    example_add(14, DRAW_EXPONENTIAL, 30, 0, 0, 10, 60,
                example_exponential_mean(30.0, 10.0, 60.0), NAN);
    example_add(15, DRAW_LOGNORMAL, 3, 0.8, 0, NO_LOW, 100,
                ln * example_normal(cut - 0.8) / example_normal(cut), NAN);
    /* of shape 1/2: x times its density is a density of shape 3/2 */
    example_add(16, DRAW_GAMMA, 0.5, 40, 0, NO_LOW, 40,
                20.0 * (erf(1.0) - 2.0 * exp(-1.0) / sqrt(M_PI)) / erf(1.0), NAN);
    example_add(17, DRAW_EMPIRICAL, 0, 0, 0, 12, 40, 26.0, 28.0 * 28.0 / 12.0);
}

static inline void
examples_setup(void)
{
    examples_whole();
    examples_truncated();
}

static inline const char *
example_name(int i)
{
    static char text[80];

    snprintf(text, sizeof text, "example %d, %s", i, draw_form_name(examples[i].spec.form));
    return text;
}

/* ---- entries of the table ---- */

/* The tail of entry k, from the outermost inwards; its bits are those of a draw that hits it. */
static inline uint64_t
entry_bits(int k)
{
    return (UINT64_C(32) + (uint64_t)(k % DRAW_CELLS)) << (26 + k / DRAW_CELLS);
}

static inline double
entry_tail(int k)
{
    return ldexp(1.0 + (double)(k % DRAW_CELLS) / DRAW_CELLS, k / DRAW_CELLS - DRAW_OCTAVES - 1);
}

/* To what a quantile's error is relative: to the quantile where the form is a scale, else to its
 * median, for a small value is left by subtraction. */
static inline double
entry_scale(const struct draw_spec *s, double value)
{
    bool scale = s->form == DRAW_EXPONENTIAL || s->form == DRAW_LOGNORMAL ||
                 s->form == DRAW_GAMMA || s->form == DRAW_WEIBULL || s->form == DRAW_CONSTANT;

    return scale ? value : fmax(value, draw_spec_lower(s, 0.5));
}

#endif
