/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/distribution.h"

#include "scenarios/reader/parse.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct pool pool;
static struct faults faults;
static struct draw_spec spec;

static void
begin(void)
{
    pool_init(&pool);
}

static void
tidy(void)
{
    pool_free(&pool);
    faults_free(&faults);
}

TestSuite(distribution, .init = begin, .fini = tidy);

static bool
reads(const char *text)
{
    struct node *node = parse_value(&pool, text, (struct place){"f", 1, "set"}, &faults, NULL);

    cr_assert_not_null(node, "%s", text);
    return distribution_read(&spec, &pool, node, "key", &faults);
}

/* Refused, with this in the fault. */
static void
refuses(const char *text, const char *says)
{
    size_t before = faults.n;

    cr_expect_not(reads(text), "%s", text);
    cr_assert_eq(faults.n, before + 1, "%s", text);
    cr_expect_not_null(strstr(faults.items[before].text, says), "%s: %s", text,
                       faults.items[before].text);
}

static void
is(const char *text, enum draw_form form, double a, double b, double c)
{
    cr_assert(reads(text), "%s: %s", text, faults.n > 0 ? faults.items[0].text : "");
    cr_expect_eq(spec.form, form, "%s", text);
    cr_expect_float_eq(spec.a, a, 1e-12 * (1.0 + fabs(a)), "%s: a = %.17g", text, spec.a);
    cr_expect_float_eq(spec.b, b, 1e-12 * (1.0 + fabs(b)), "%s: b = %.17g", text, spec.b);
    cr_expect_float_eq(spec.c, c, 1e-12 * (1.0 + fabs(c)), "%s: c = %.17g", text, spec.c);
    cr_expect(spec.low == -INFINITY && spec.high == INFINITY, "%s", text);
}

Test(distribution, each_form_by_its_own_parameters)
{
    is("3", DRAW_CONSTANT, 3.0, 0.0, 0.0);
    is("3.5", DRAW_CONSTANT, 3.5, 0.0, 0.0);
    is("{ dist = \"constant\"; value = 4; }", DRAW_CONSTANT, 4.0, 0.0, 0.0);
    is("{ dist = \"uniform\"; low = 2; high = 5.5; }", DRAW_UNIFORM, 2.0, 5.5, 0.0);
    is("{ dist = \"exponential\"; mean = 8.0; }", DRAW_EXPONENTIAL, 8.0, 0.0, 0.0);
    is("{ dist = \"lognormal\"; mu = 1.5; sigma = 0.5; }", DRAW_LOGNORMAL, 1.5, 0.5, 0.0);
    is("{ dist = \"gamma\"; shape = 3.0; scale = 2.0; }", DRAW_GAMMA, 3.0, 2.0, 0.0);
    is("{ dist = \"weibull\"; shape = 1.5; scale = 9.0; }", DRAW_WEIBULL, 1.5, 9.0, 0.0);
    is("{ high = 9.0; mode = 4.0; low = 1.0; dist = \"triangular\"; }", DRAW_TRIANGULAR, 1.0, 4.0,
       9.0);
}

/* By the formulas of each: exponential 1 / rate; gamma k = (mean / sd)^2, scale = sd^2 / mean and
 * 1 / rate; the median of a lognormal e^mu. */
Test(distribution, each_form_by_other_parameters)
{
    is("{ dist = \"exponential\"; rate = 0.125; }", DRAW_EXPONENTIAL, 8.0, 0.0, 0.0);
    is("{ dist = \"gamma\"; mean = 6.0; sd = 3.0; }", DRAW_GAMMA, 4.0, 1.5, 0.0);
    is("{ dist = \"gamma\"; shape = 4.0; rate = 0.5; }", DRAW_GAMMA, 4.0, 2.0, 0.0);
    is("{ dist = \"lognormal\"; median = 20.0; sigma = 0.7; }", DRAW_LOGNORMAL, 2.995732273553991,
       0.7, 0.0);
}

/* mu = ln(70) - s^2 / 2 and s^2 = ln(1 + (30 / 70)^2), computed elsewhere; and the mean and the
 * variance come back: e^(mu + s^2 / 2) and (e^(s^2) - 1) mean^2. */
Test(distribution, a_lognormal_has_the_mean_and_sd_that_were_said)
{
    double mean;

    is("{ dist = \"lognormal\"; mean = 70.0; sd = 30.0; }", DRAW_LOGNORMAL,
       4.164183885831463, 0.4106369594128039, 0.0);
    mean = exp(spec.a + spec.b * spec.b / 2.0);
    cr_expect_float_eq(mean, 70.0, 1e-10);
    cr_expect_float_eq(mean * sqrt(exp(spec.b * spec.b) - 1.0), 30.0, 1e-10);
}

Test(distribution, truncation)
{
    cr_assert(reads("{ dist = \"normal\"; mean = 10.0; sd = 4; at_least = 0; at_most = 30.5; }"));
    cr_expect_eq(spec.form, DRAW_NORMAL);
    cr_expect(spec.a == 10.0 && spec.b == 4.0 && spec.low == 0.0 && spec.high == 30.5);
    refuses("{ dist = \"normal\"; mean = 10.0; sd = 4.0; }", "at_least");
    refuses("{ dist = \"uniform\"; low = 1.0; high = 2.0; at_least = 3.0; }", "truncation");
    refuses("{ dist = \"uniform\"; low = 1.0; high = 2.0; at_least = \"x\"; }", "at_least");
    refuses("{ dist = \"exponential\"; mean = 1.0; at_least = 5.0; at_most = 4.0; }", "truncation");
}

Test(distribution, what_reaches_beyond_its_key)
{
    struct node *node = parse_value(&pool, "60.0", (struct place){"f", 1, "set"}, &faults, NULL);

    cr_assert(distribution_read(&spec, &pool, node, "key", &faults));
    cr_expect(distribution_within(&spec, node, "key", 60.0, &faults));
    cr_expect_not(distribution_within(&spec, node, "key", 59.0, &faults));
    cr_assert_eq(faults.n, 1);
    cr_expect_str_eq(faults.items[0].text, "key: values reach 60, the highest that is "
                                           "accepted is 59; at_most cuts a distribution off");
    cr_assert(reads("{ dist = \"exponential\"; mean = 1.0; at_most = 7.0; }"));
    cr_expect(distribution_within(&spec, node, "key", 7.0, &faults));
    cr_expect_not(distribution_within(&spec, node, "key", 6.9, &faults));
}

Test(distribution, points)
{
    cr_assert(reads("{ dist = \"empirical\"; values = [ 1.0, 2.0, 8.0 ];"
                    " cumulative = [ 0.0, 0.5, 1.0 ]; }"));
    cr_assert_eq(spec.n_points, 3);
    cr_expect(spec.points[2].value == 8.0 && spec.points[1].cumulative == 0.5);
    refuses("{ dist = \"empirical\"; values = [ 1.0, 2.0 ]; cumulative = [ 0.0 ]; }",
            "same length");
    refuses("{ dist = \"empirical\"; values = [ 1.0, 2.0 ]; }", "same length");
    refuses("{ dist = \"empirical\"; values = [ 1.0 ]; cumulative = [ 1.0 ]; mean = 3.0; }",
            "no mean");
    refuses("{ dist = \"empirical\"; file = 3; }", "must be a text");
    refuses("{ dist = \"empirical\"; file = \"no_such_file.csv\"; }", "cannot be read");
    refuses("{ dist = \"empirical\"; values = ( \"a\", \"b\" ); cumulative = ( 0, 1 ); }",
            "must be numbers");
}

Test(distribution, what_is_no_distribution)
{
    refuses("\"long\"", "a distribution or a number");
    refuses("[ 1.0 ]", "a distribution or a number");
    refuses("{ mean = 1.0; }", "dist = ");
    refuses("{ dist = 3; }", "dist = ");
    refuses("{ dist = \"lognormal\"; }", "mean and sd, or median and sigma, or mu and sigma");
    refuses("{ dist = \"lognormal\"; mean = 1.0; sd = 1.0; mu = 1.0; }", "mean and sd, or");
    refuses("{ dist = \"gamma\"; mean = 0.0; sd = 1.0; }", "above 0");
    refuses("{ dist = \"exponential\"; rate = 0.0; }", "rate must be above 0");
    refuses("{ dist = \"exponential\"; mean = 1e999; }", "must be a number");
    refuses("-1", "below 0");
    refuses("1e9", "ten million");
}
