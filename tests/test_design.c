/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/design.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct pool pool;
static struct error error;
static struct design design;

static void
setup(void)
{
    pool_init(&pool);
    memset(&design, 0, sizeof design);
}

static void
tidy(void)
{
    pool_free(&pool);
}

TestSuite(design, .init = setup, .fini = tidy);

static struct design_value two[] = {{"0.05", 0.05, 3}, {"0.1", 0.1, 3}};
static struct design_value three[] = {
    {"1", 1.0, 4}, {"\"2026-12-31\"", 20818.0, 4}, {"{ dist = \"constant\"; }", NAN, 4}};

static void
make_grid(void)
{
    design.kind = DESIGN_GRID;
    design.n_factors = 2;
    design.factors[0] = (struct design_factor){.key = "exams.no_show", .values = two,
                                               .n_values = 2};
    design.factors[1] = (struct design_factor){.key = "run.until", .values = three,
                                               .n_values = 3};
}

Test(design, a_grid_is_every_combination_the_last_key_fastest)
{
    static const char *const names[] = {
        "no_show=0.05,until=1",  "no_show=0.05,until=2026-12-31", "no_show=0.05,until=v3",
        "no_show=0.1,until=1",   "no_show=0.1,until=2026-12-31",  "no_show=0.1,until=v3"};

    make_grid();
    cr_assert_eq(design_spread(&design, &pool, &error), 0);
    cr_assert_eq(design.n_points, 6);
    for (size_t i = 0; i < 6; i++) {
        cr_expect_str_eq(design.names[i], names[i]);
        cr_expect_str_eq(design.values[2 * i].text, two[i / 3].text);
        cr_expect_str_eq(design.values[2 * i + 1].text, three[i % 3].text);
    }
}

Test(design, a_grid_that_is_too_large_is_known_before_it_is_made)
{
    double points;

    make_grid();
    design.factors[0].n_values = design.factors[1].n_values = 100;
    cr_expect(design_grid_fits(&design, &points));
    design.factors[1].n_values = 101;
    cr_expect_not(design_grid_fits(&design, &points));
    design.n_factors = 9;
    for (size_t f = 0; f < 9; f++)
        design.factors[f].n_values = 1000;
    cr_expect_not(design_grid_fits(&design, &points));
    cr_expect_float_eq(points, 1e27, 1e12);
}

Test(design, keys_that_end_alike_are_named_as_far_as_they_differ)
{
    make_grid();
    design.factors[1].key = "course.no_show";
    cr_assert_eq(design_spread(&design, &pool, &error), 0);
    cr_expect_str_eq(design.names[0], "exams.no_show=0.05,course.no_show=1");
    design.factors[0].key = "changes.june.set";
    design.factors[1].key = "changes.big_june.set";
    cr_assert_eq(design_spread(&design, &pool, &error), 0);
    cr_expect_str_eq(design.names[0], "june.set=0.05,big_june.set=1");
}

Test(design, what_is_too_long_for_a_name_is_numbered)
{
    static struct design_value long_one[] = {
        {"0.0500000000000000000000000000000000000000000000000000000000000000000000000000000000001",
         0.05, 1},
        {"1", 1.0, 1}};

    make_grid();
    design.factors[0].values = long_one;
    cr_assert_eq(design_spread(&design, &pool, &error), 0);
    cr_expect_str_eq(design.names[0], "p1");
    cr_expect_str_eq(design.names[5], "p6");
}

Test(design, names_are_safe_for_files)
{
    static const char *const bad[] = {"", ".a", "-a", "a/b", "a b", "..", "\xc3\xa9", "a\n", "a*"};

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        cr_expect_not(design_name_is_safe(bad[i]), "%s", bad[i]);
    cr_expect(design_name_is_safe("no_show=0.05,until=2026-12-31"));
    cr_expect(design_name_is_safe("1e-05+x"));
}

/* ---- ranges ---- */

static void
make_ranges(enum design_kind kind, size_t n)
{
    design.kind = kind;
    design.seed = 3;
    design.n_points = n;
    design.n_factors = 3;
    design.factors[0] = (struct design_factor){.key = "a", .low = -1.0, .high = 2.0};
    design.factors[1] =
        (struct design_factor){.key = "b", .low = 3.0, .high = 5.0, .range = RANGE_WHOLE};
    design.factors[2] =
        (struct design_factor){.key = "c", .low = 0.0, .high = 364.0, .range = RANGE_DAY};
}

static void
lies_in_ranges(void)
{
    cr_assert_eq(design_spread(&design, &pool, &error), 0);
    for (size_t i = 0; i < design.n_points; i++)
        for (size_t f = 0; f < 3; f++) {
            const struct design_value *value = &design.values[3 * i + f];
            cr_expect_geq(value->number, design.factors[f].low);
            cr_expect_leq(value->number, design.factors[f].high);
            if (f > 0)
                cr_expect_eq(value->number, floor(value->number), "%g", value->number);
        }
}

Test(design, points_lie_in_their_ranges)
{
    make_ranges(DESIGN_SOBOL, 100);
    lies_in_ranges();
    cr_expect_str_eq(design.names[0], "p001");
    cr_expect_str_eq(design.names[99], "p100");
    make_ranges(DESIGN_LATIN, 100);
    lies_in_ranges();
    cr_expect_eq(design.values[2].text[0], '"');
    cr_expect_eq(strlen(design.values[2].text), strlen("\"1970-01-01\""));
}

/* Whole numbers are equally likely, the ends no less than the others. */
Test(design, whole_numbers_are_equally_likely)
{
    size_t counts[3] = {0};

    make_ranges(DESIGN_LATIN, 99);
    cr_assert_eq(design_spread(&design, &pool, &error), 0);
    for (size_t i = 0; i < 99; i++)
        counts[(size_t)design.values[3 * i + 1].number - 3]++;
    for (size_t v = 0; v < 3; v++)
        cr_expect_eq(counts[v], 33, "%zu has %zu", v + 3, counts[v]);
    cr_expect_eq(design_place(&design.factors[1], nextafter(1.0, 0.0)), 5.0);
    cr_expect_eq(design_place(&design.factors[1], 0.0), 3.0);
}

/* Of Sobol', too, where the points are a power of two and the values divide them. */
Test(design, whole_numbers_of_sobol_come_equally_often)
{
    for (size_t n = 8; n <= 32; n *= 2) {
        size_t counts[8] = {0};
        make_ranges(DESIGN_SOBOL, n);
        design.factors[1].high = 10.0;
        cr_assert_eq(design_spread(&design, &pool, &error), 0);
        for (size_t i = 0; i < n; i++)
            counts[(size_t)design.values[3 * i + 1].number - 3]++;
        for (size_t v = 0; v < 8; v++)
            cr_expect_eq(counts[v], n / 8, "of %zu, %zu has %zu", n, v + 3, counts[v]);
    }
}

Test(design, a_long_whole_number_is_written_as_one)
{
    make_ranges(DESIGN_SOBOL, 1);
    design.factors[1].low = 3e9;
    design.factors[1].high = 4e9;
    cr_assert_eq(design_spread(&design, &pool, &error), 0);
    cr_expect_not_null(strchr(design.values[1].text, 'L'), "%s", design.values[1].text);
}
