/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be said of times, and what becomes of it; verify_draw.c has the forms against theory. */

#include "sim/draw.h"

#include <math.h>

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>

#define NO_LOW (-INFINITY)
#define NO_HIGH INFINITY

/* ---- constants, faults, sizes ---- */

Test(draw, a_constant_is_one)
{
    struct draw_spec spec = {DRAW_CONSTANT, 2.5, 0, 0, NO_LOW, NO_HIGH, NULL, 0};
    struct draw draw;

    cr_assert_eq(draw_init(&draw, &spec, TICKS_PER_DAY, NULL), 0);
    cr_assert_eq(draw_ticks(&draw, 0), 216000);
    cr_assert_eq(draw_ticks(&draw, UINT64_MAX), 216000);
    cr_assert_eq(draw_spec_mean(&spec), 2.5);
    draw_free(&draw);
    spec.a = 0.0;
    cr_assert_eq(draw_init(&draw, &spec, TICKS_PER_DAY, NULL), 0);
    cr_assert_eq(draw_ticks(&draw, 12345), 0);
}

/* Entries have 18 bits; a constant is what was said, to the second. */
Test(draw, a_constant_is_whole_whatever_its_size)
{
    struct draw_spec spec = {DRAW_CONSTANT, 1000000.00001, 0, 0, NO_LOW, NO_HIGH, NULL, 0};
    struct draw draw;

    cr_assert_eq(draw_init(&draw, &spec, TICKS_PER_DAY, NULL), 0);
    cr_assert_eq(draw_ticks(&draw, 0), INT64_C(86400000001));
}

Test(draw, a_constant_keeps_within_its_truncation)
{
    struct draw_spec spec = {DRAW_CONSTANT, 5.0, 0, 0, 5.0, 5.5, NULL, 0};
    struct draw draw;

    cr_assert_eq(draw_init(&draw, &spec, TICKS_PER_DAY, NULL), 0);
    cr_assert_eq(draw_ticks(&draw, 0), 5 * TICKS_PER_DAY);
    spec.a = 5.5;
    cr_assert_eq(draw_init(&draw, &spec, TICKS_PER_DAY, NULL), 0);
    cr_assert_eq(draw_ticks(&draw, 0), 475200);
    spec = (struct draw_spec){DRAW_CONSTANT, 1.9, 0, 0, 1.0, 1.95, NULL, 0};
    cr_assert_eq(draw_init(&draw, &spec, 1, NULL), 0);
    cr_assert_eq(draw_ticks(&draw, 0), 1); /* the nearest, 2, is above it */
}

Test(draw, steps_double_with_the_value)
{
    cr_assert_eq(draw_step(0.0), 1.0);
    cr_assert_eq(draw_step(262143.9), 1.0);
    cr_assert_eq(draw_step(262144.0), 2.0);
    cr_assert_eq(draw_step(524287.9), 2.0);
    cr_assert_eq(draw_step(524288.0), 4.0);
    cr_assert_eq(draw_step(1099511627775.0), 4194304.0);
}

/* A truncation between two ticks has none of its own: the first after it, whatever the luck. */
Test(draw, a_truncation_without_a_whole_tick_is_the_next_one)
{
    struct draw_spec spec = {DRAW_EXPONENTIAL, 3, 0, 0, 5.2, 5.4, NULL, 0};
    struct draw draw;

    cr_assert_eq(draw_init(&draw, &spec, 1, NULL), 0);
    cr_assert_eq(draw_ticks(&draw, 0), 6);
    cr_assert_eq(draw_ticks(&draw, UINT64_MAX), 6);
    draw_free(&draw);
}

Test(draw, forms_have_names)
{
    for (int form = 0; form < DRAW_FORMS; form++)
        cr_assert_eq((int)draw_form_find(draw_form_name((enum draw_form)form)), form);
    cr_assert_eq(draw_form_find("erlang"), DRAW_FORMS);
    cr_assert_eq(draw_form_find(""), DRAW_FORMS);
}

static struct draw_point points[] = {{1.0, 0.0}, {10.0, 0.2}, {12.0, 0.2}, {40.0, 1.0}};
static struct draw_point falling[] = {{0, 0}, {1, 0.5}, {2, 0.4}, {3, 1}};
static struct draw_point equal[] = {{0, 0}, {1, 0.5}, {1, 1}};
static struct draw_point headless[] = {{0, 0.1}, {1, 1}};
static struct draw_point endless[] = {{0, 0}, {1, 0.9}};
static struct draw_point negative[] = {{-1, 0}, {1, 1}};
static struct draw_point unknown[] = {{0, 0}, {NAN, 0.5}, {2, 1}};

Test(draw, refuses_what_is_no_distribution_of_times)
{
    static const struct draw_spec wrong[] = {
        {DRAW_CONSTANT, -1, 0, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_CONSTANT, 5, 0, 0, 5.1, NO_HIGH, NULL, 0},
        {DRAW_CONSTANT, 5, 0, 0, NO_LOW, 4.9, NULL, 0},
        {DRAW_UNIFORM, -1, 5, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_UNIFORM, 5, 5, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_EXPONENTIAL, 0, 0, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_LOGNORMAL, 1, 0, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_LOGNORMAL, NAN, 1, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_LOGNORMAL, 1, INFINITY, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_GAMMA, 0.0009, 1, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_GAMMA, 100001, 1, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_GAMMA, 1, 0, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_WEIBULL, 0, 1, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_WEIBULL, 1, -1, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_NORMAL, 10, 0, 0, 0, NO_HIGH, NULL, 0},
        {DRAW_NORMAL, 10, 1, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_NORMAL, 10, 1, 0, -0.5, NO_HIGH, NULL, 0},
        {DRAW_TRIANGULAR, -1, 1, 2, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_TRIANGULAR, 1, 0.5, 2, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_TRIANGULAR, 1, 3, 2, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_TRIANGULAR, 1, 1, 1, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, falling, 4},
        {DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, equal, 3},
        {DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, headless, 2},
        {DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, endless, 2},
        {DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, negative, 2},
        {DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, unknown, 3},
        {DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, points, 1},
        {DRAW_EMPIRICAL, 0, 0, 0, 10, 12, points, 4}, /* nobody there */
        {DRAW_EXPONENTIAL, 30, 0, 0, 5, 5, NULL, 0},
        {DRAW_EXPONENTIAL, 30, 0, 0, 6, 5, NULL, 0},
        {DRAW_EXPONENTIAL, 30, 0, 0, NAN, 5, NULL, 0},
        {DRAW_EXPONENTIAL, 30, 0, 0, 1000, NO_HIGH, NULL, 0},
        {DRAW_UNIFORM, 5, 6, 0, 7, NO_HIGH, NULL, 0},
        {DRAW_FORMS, 1, 1, 1, NO_LOW, NO_HIGH, NULL, 0},
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct draw draw;
        struct error error = {0};
        cr_assert_not_null(draw_spec_fault(&wrong[i]), "spec %zu", i);
        cr_assert_eq(draw_init(&draw, &wrong[i], TICKS_PER_DAY, &error), ERR_INPUT);
        cr_assert_str_eq(error.text, draw_spec_fault(&wrong[i]));
        cr_assert_null(draw.lower, "init leaves nothing behind when it fails");
    }
}

Test(draw, refuses_times_too_long_for_its_integers)
{
    static const struct draw_spec sizes[] = {
        {DRAW_CONSTANT, 1.3e7, 0, 0, NO_LOW, NO_HIGH, NULL, 0}, /* days: 2^40 ticks and over */
        {DRAW_EXPONENTIAL, 1e6, 0, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_LOGNORMAL, 700, 1, 0, NO_LOW, NO_HIGH, NULL, 0},
    };

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct draw draw;
        cr_assert_eq(draw_init(&draw, &sizes[i], TICKS_PER_DAY, NULL), ERR_INPUT);
        cr_assert_null(draw.lower);
    }
}

/* The least and the most that is allowed. */
Test(draw, accepts_the_edges_of_what_is_sound)
{
    static const struct draw_spec sound[] = {
        {DRAW_CONSTANT, 1.27e7, 0, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_UNIFORM, 0, 1e-9, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_GAMMA, 0.001, 1, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_GAMMA, 100000, 1, 0, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_NORMAL, -10, 5, 0, 0, NO_HIGH, NULL, 0},
        {DRAW_TRIANGULAR, 0, 0, 2, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_TRIANGULAR, 0, 2, 2, NO_LOW, NO_HIGH, NULL, 0},
        {DRAW_EMPIRICAL, 0, 0, 0, NO_LOW, NO_HIGH, points, 4},
        {DRAW_EMPIRICAL, 0, 0, 0, 9, 12, points, 4},
    };

    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        struct draw draw;
        cr_assert_null(draw_spec_fault(&sound[i]), "spec %zu", i);
        cr_assert_eq(draw_init(&draw, &sound[i], TICKS_PER_DAY, NULL), 0, "spec %zu", i);
        cr_assert_leq(draw_ticks(&draw, 0), draw_ticks(&draw, UINT64_MAX));
        draw_free(&draw);
        draw_free(&draw);
    }
}

/* ---- an index ---- */

Test(draw, an_index_is_exact_at_its_edges)
{
    static const uint32_t sizes[] = {1, 2, 3, 6, 7, 1000, 65537, UINT32_MAX};

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        uint32_t n = sizes[i];
        cr_assert_eq(draw_index(0, n), 0u);
        cr_assert_eq(draw_index(UINT64_MAX, n), n - 1);
        for (uint64_t k = 1; k < n && k < 2000; k++) {
            uint64_t first = ((k << 32) + n - 1) / n; /* the least upper half that gives k */
            cr_assert_eq(draw_index(first << 32, n), k);
            cr_assert_eq(draw_index((first << 32) - 1, n), k - 1);
        }
    }
}

/* ---- gamma ---- */

/* The normal approximation of a gamma of a large shape, by Wilson and Hilferty, and the smallest
 * shape, whose values are mostly nothing: GSL's own inverse fails at both. */
Test(draw, gamma_at_its_extreme_shapes)
{
    struct draw_spec wide = {DRAW_GAMMA, 0.001, 1000.0, 0, NO_LOW, NO_HIGH, NULL, 0};
    struct draw_spec narrow = {DRAW_GAMMA, 1e5, 1e-3, 0, NO_LOW, NO_HIGH, NULL, 0};
    struct draw draw;

    for (int k = 1; k < 30; k++) {
        double z = gsl_cdf_ugaussian_Qinv(ldexp(1.0, -k));
        double cube = 1.0 - 1.0 / 9e5 + z / sqrt(9e5);
        cr_assert(fabs(draw_spec_upper(&narrow, ldexp(1.0, -k)) / (100.0 * pow(cube, 3)) - 1.0) <
                  1e-6);
    }
    cr_assert_eq(draw_init(&draw, &wide, TICKS_PER_DAY, NULL), 0);
    cr_assert_eq(draw_ticks(&draw, UINT64_C(1) << 63), 0);
    cr_assert_gt(draw_ticks(&draw, UINT64_MAX), 1000 * TICKS_PER_DAY);
    draw_free(&draw);
}

/* ---- beyond a least ---- */

/* What is left of an exponential time is that time again, however long it has lasted. */
Test(draw, beyond_a_least_an_exponential_begins_anew)
{
    struct draw_spec spec = {DRAW_EXPONENTIAL, 30.0, 0, 0, NO_LOW, NO_HIGH, NULL, 0};
    struct draw draw;

    cr_assert_eq(draw_init(&draw, &spec, TICKS_PER_DAY, NULL), 0);
    for (int p = 1; p < 100; p++) {
        uint64_t bits = UINT64_MAX / 100 * (uint64_t)p;
        for (ticks days = 0; days <= 90; days += 45) {
            ticks least = days * TICKS_PER_DAY;
            ticks left = draw_beyond(&draw, bits, least) - least;
            cr_expect_float_eq((double)left, (double)draw_ticks(&draw, bits),
                               0.002 * (double)draw_ticks(&draw, bits) + 600.0,
                               "%d %% after %d days: %lld", p, (int)days, (long long)left);
        }
    }
    draw_free(&draw);
}

/* More luck is never less, all of it lies above, and where nothing does it is the least. */
Test(draw, beyond_a_least_lies_above_it)
{
    struct draw_spec spec = {DRAW_UNIFORM, 10.0, 20.0, 0, NO_LOW, NO_HIGH, NULL, 0};
    struct draw draw;
    ticks before = 0;

    cr_assert_eq(draw_init(&draw, &spec, TICKS_PER_DAY, NULL), 0);
    for (int p = 0; p <= 100; p++) {
        ticks beyond = draw_beyond(&draw, UINT64_MAX / 100 * (uint64_t)p, 15 * TICKS_PER_DAY);
        cr_expect_gt(beyond, 15 * TICKS_PER_DAY);
        cr_expect_geq(beyond, before);
        before = beyond;
    }
    cr_expect_eq(draw_beyond(&draw, 7, 5 * TICKS_PER_DAY), draw_ticks(&draw, 7));
    cr_expect_eq(draw_beyond(&draw, 7, 20 * TICKS_PER_DAY), 20 * TICKS_PER_DAY);
    draw_free(&draw);
    spec = (struct draw_spec){DRAW_CONSTANT, 3.0, 0, 0, NO_LOW, NO_HIGH, NULL, 0};
    cr_assert_eq(draw_init(&draw, &spec, TICKS_PER_DAY, NULL), 0);
    cr_expect_eq(draw_beyond(&draw, 7, TICKS_PER_DAY), 3 * TICKS_PER_DAY);
    cr_expect_eq(draw_beyond(&draw, 7, 4 * TICKS_PER_DAY), 4 * TICKS_PER_DAY, "over: now");
    draw_free(&draw);
}
