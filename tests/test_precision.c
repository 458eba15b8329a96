/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/precision.h"

#include "sim/calendar.h"

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 400, ASKS = 2 };

static const char *asks[ASKS] = {"people@2023=0.5", "stock.exams@2023=2.0"};
static double values[MOST][ASKS];
static struct measures_shape shape;
static struct precision_rule rule;
static struct precision precision;

/* Numbers of which it is plain what they are: a fixed sequence of no pattern, around 10 and 100. */
static void
open_precision(void)
{
    uint64_t z = 12345;

    measures_shape_init(&shape, date_to_day((struct date){2023, 1, 1}),
                        date_to_day((struct date){2024, 1, 1}));
    for (int i = 0; i < MOST; i++)
        for (int a = 0; a < ASKS; a++) {
            z = z * 6364136223846793005u + 1442695040888963407u;
            values[i][a] = (a == 0 ? 10.0 : 100.0) +
                           (a + 1) * 4.0 * ((double)(z >> 40) / (1 << 24));
        }
    rule = (struct precision_rule){.asks = asks, .n_asks = ASKS, .least = 3, .most = MOST,
                                   .look_ahead = 5};
}

static void
close_precision(void)
{
    precision_free(&precision);
}

TestSuite(precision, .init = open_precision, .fini = close_precision);

/* By the definition, in two passes. */
static double
half_of(int n, int ask)
{
    double mean = 0.0, squares = 0.0;
    int counted = 0;

    for (int i = 0; i < n; i++)
        if (!isnan(values[i][ask])) {
            mean += values[i][ask];
            counted++;
        }
    mean /= counted;
    for (int i = 0; i < n; i++)
        if (!isnan(values[i][ask]))
            squares += (values[i][ask] - mean) * (values[i][ask] - mean);
    return counted < 2 ? INFINITY
                       : gsl_cdf_tdist_Pinv(0.975, counted - 1) *
                             sqrt(squares / (counted - 1) / counted);
}

static bool
enough(int n)
{
    return n >= rule.least && half_of(n, 0) <= 0.5 && half_of(n, 1) <= 2.0;
}

/* The least n whose last look-ahead replications were all enough, and the one before them, too. */
static int
last_needed(void)
{
    for (int n = 1; n <= MOST; n++) {
        int since = n;
        if (!enough(n))
            continue;
        while (since > 1 && enough(since - 1))
            since--;
        if (n - since >= (since <= 100 ? rule.look_ahead : rule.look_ahead * since / 100))
            return n;
    }
    return 0;
}

static int
run_to_the_end(void)
{
    struct error error = {0};

    cr_assert_eq(precision_init(&precision, &rule, &shape, &error), 0, "%s", error.text);
    for (int n = 0; n < MOST; n++)
        if (precision_add(&precision, values[n]))
            return n + 1;
    return 0;
}

static void
expect_as_defined(void)
{
    int n = last_needed();

    cr_expect_eq(run_to_the_end(), n);
    for (size_t a = 0; a < ASKS && n > 0; a++)
        cr_expect_float_eq(precision_half(&precision, a), half_of(n, (int)a), 1e-9);
    precision_free(&precision);
}

Test(precision, ends_where_the_definition_says)
{
    cr_expect_gt(last_needed(), 20);
    for (rule.look_ahead = 0; rule.look_ahead < 30; rule.look_ahead += 7)
        for (rule.least = 2; rule.least < 90; rule.least += 29)
            expect_as_defined();
}

/* Over 100 the look-ahead grows along. */
Test(precision, looks_further_ahead_over_a_hundred)
{
    rule.least = 150;
    rule.look_ahead = 10;
    cr_expect_eq(run_to_the_end(), 165);
    cr_expect_eq(precision.since, 150);
}

/* What was enough by luck, and is not any more, counts anew. */
Test(precision, lost_again_counts_anew)
{
    for (int i = 0; i < 5; i++)
        values[i][0] = 10.0 + 0.01 * i, values[i][1] = 100.0 + 0.01 * i;
    cr_expect(enough(5) && !enough(7));
    cr_expect_gt(run_to_the_end(), 20);
}

Test(precision, what_is_not_a_number_is_not_counted)
{
    for (int i = 0; i < MOST; i += 3)
        values[i][1] = NAN;
    expect_as_defined();
    for (int i = 0; i < MOST; i++)
        values[i][1] = NAN;
    cr_expect_eq(run_to_the_end(), 0, "of nothing nothing is known");
}

Test(precision, is_never_reached_where_it_is_not)
{
    asks[0] = "people@2023=0.0001";
    cr_expect_eq(run_to_the_end(), 0);
    cr_expect_not(precision.reached);
}

Test(precision, knows_the_figures)
{
    struct error error = {0};

    asks[1] = "stock.exam@2023=2.0";
    cr_expect_eq(precision_init(&precision, &rule, &shape, &error), ERR_INPUT);
    cr_expect_not_null(strstr(error.text, "stock.exam@2023; did you mean stock.exams@2023?"), "%s",
                       error.text);
}

Test(precision, of_every_figure_of_a_run)
{
    struct kpis kpis;
    char ask[256];

    cr_assert_eq(kpis_init(&kpis, &shape, NULL), 0);
    rule.n_asks = 1;
    asks[0] = ask;
    for (size_t i = 0; i < kpis.n; i += 97) {
        snprintf(ask, sizeof ask, "%s=1", kpis.items[i].id);
        cr_expect_eq(precision_init(&precision, &rule, &shape, NULL), 0, "%s", ask);
        precision_free(&precision);
    }
    kpis_free(&kpis);
}

Test(precision, is_asked_in_numbers)
{
    static const char *const wrong[] = {"", "=", "=1", "people@2023", "people@2023=",
                                        "people@2023=0", "people@2023=-1", "people@2023=x",
                                        "people@2023=nan", "people@2023=inf", "people@2023=1e999"};

    cr_expect(precision_ask_is_sound("people@2023=0.5"));
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        cr_expect_not(precision_ask_is_sound(wrong[i]), "%s", wrong[i]);
}
