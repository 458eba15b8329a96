/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/regress_table.h"

#include <criterion/criterion.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * References by hand.  The rates of false alarms are of numbers drawn from normal distributions:
 * the seed is fixed, and the bounds are four standard deviations of the count.
 */

enum { FIGURES = 60, REPS = 6, TABLES = 1500, MANY = 20, NAME = 24 };

static char names[FIGURES][NAME];
static struct reference stored, now;
static struct regression regression;
static struct error error;
static gsl_rng *rng;

static void
make(struct reference *self, size_t n_rep)
{
    *self = (struct reference){
        .scenario = "proef", .version = "0.1.0", .platform = "here", .config = "c",
        .command = "doorstroom run proef.cfg", .seed = 1, .n_rep = (int64_t)n_rep,
        .ids = malloc(FIGURES * sizeof(char *)), .n = FIGURES,
        .values = calloc(FIGURES * n_rep, sizeof(double)),
        .variables = malloc(sizeof(char *)), .digests = malloc(sizeof(char *)), .n_variables = 1,
        .inputs = {.key = calloc(2, sizeof(char *)), .value = calloc(2, sizeof(char *)), .n = 2},
    };
    for (int i = 0; i < FIGURES; i++)
        self->ids[i] = names[i];
    self->variables[0] = "people";
    self->digests[0] = "0123";
    self->inputs.key[0] = (char *)(uintptr_t) "run.seed";
    self->inputs.key[1] = (char *)(uintptr_t) "exams.no_show";
    self->inputs.value[0] = self->inputs.value[1] = (char *)(uintptr_t) "1";
}

static void
setup(void)
{
    for (int i = 0; i < FIGURES; i++)
        snprintf(names[i], NAME, "f%d@run", i);
    make(&stored, REPS);
    make(&now, REPS);
    rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, 20240624);
}

static void
teardown(void)
{
    regress_free(&regression);
    reference_free(&stored);
    reference_free(&now);
    gsl_rng_free(rng);
}

TestSuite(regress, .init = setup, .fini = teardown);

static void
hold(double rate)
{
    regress_free(&regression);
    cr_assert_eq(regress_init(&regression, &stored, &now, rate, &error), 0, "%s", error.text);
}

/* Figure 0 in each replication; all others stay 0. */
static void
set(const double a[REPS], const double b[REPS])
{
    memcpy(stored.values, a, REPS * sizeof *a);
    memcpy(now.values, b, REPS * sizeof *b);
}

static const double spread[REPS] = {10, 12, 9, 11, 10, 13};

/* ---- exactly ---- */

Test(regress, holds_where_all_is_the_same)
{
    set(spread, spread);
    stored.values[REPS] = now.values[REPS] = NAN;
    hold(0.01);
    cr_expect(regression.exact && regress_holds(&regression));
}

Test(regress, sees_the_last_digit_on_the_same_platform)
{
    set(spread, spread);
    now.values[3] = nextafter(11.0, 12.0);
    hold(0.01);
    cr_expect_eq(regression.n_moved, 1);
    cr_expect_str_eq(regression.figures[0].id, "f0@run");
    now.values[3] = NAN;
    hold(0.01);
    cr_expect_eq(regression.n_moved, 1);
}

Test(regress, sees_what_only_a_digest_shows)
{
    now.digests[0] = "0124";
    hold(0.01);
    cr_expect_eq(regression.n_moved, 0);
    cr_assert_eq(regression.n_variables, 1);
    cr_expect_str_eq(regression.variables[0], "people");
    cr_expect_not(regress_holds(&regression));
}

/* Standard deviation of the reference: 1.472. */
Test(regress, puts_the_farthest_first)
{
    for (int r = 0; r < REPS; r++)
        for (size_t i = 0; i < 3; i++) {
            stored.values[i * REPS + (size_t)r] = spread[r];
            now.values[i * REPS + (size_t)r] = spread[r] + (i == 1 ? 3.0 : 1.0) * (i < 2);
        }
    now.values[5 * REPS] = 1.0; /* of what has no spread */
    hold(0.01);
    cr_assert_eq(regression.n_moved, 3);
    cr_expect_str_eq(regression.figures[0].id, "f5@run");
    cr_expect_str_eq(regression.figures[1].id, "f1@run");
    cr_expect_float_eq(regression.figures[1].far, 3.0 / 1.4719601443879744, 1e-9);
    cr_expect_str_eq(regression.figures[2].id, "f0@run");
}

/* ---- what it is of ---- */

Test(regress, tells_what_came_and_went)
{
    now.ids[FIGURES - 1] = "new@run";
    hold(0.01);
    cr_assert(regression.n_lost == 1 && regression.n_gained == 1);
    cr_expect_str_eq(regression.lost[0], names[FIGURES - 1]);
    cr_expect_str_eq(regression.gained[0], "new@run");
    cr_expect_not(regress_holds(&regression));
}

/* Another seed is no other scenario. */
Test(regress, tells_which_inputs_changed)
{
    now.inputs.value[0] = (char *)(uintptr_t) "9";
    hold(0.01);
    cr_expect(regress_holds(&regression));
    now.inputs.value[1] = (char *)(uintptr_t) "0.2";
    hold(0.01);
    cr_assert_eq(regression.n_keys, 1);
    cr_expect_str_eq(regression.keys[0], "exams.no_show");
    cr_expect_not(regress_holds(&regression));
}

/* The heading alone. */
static char *
heading(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    regress_table_print(&regression, out);
    fclose(out);
    *strchr(text, '\n') = '\0';
    return text;
}

Test(regress, passes_over_a_title)
{
    char *text;

    stored.inputs.key[1] = now.inputs.key[1] = (char *)(uintptr_t) "title";
    now.inputs.value[1] = (char *)(uintptr_t) "\"Another\"";
    hold(0.01);
    cr_expect(regression.n_keys == 0 && regress_holds(&regression));
    text = heading();
    cr_expect_str_eq(text, "proef: holds: exactly (here): 0 figures of 60 moved, 0 variables of 1");
    free(text);
}

Test(regress, tells_another_scenario_from_a_move)
{
    char *text;

    now.inputs.value[1] = (char *)(uintptr_t) "0.2";
    hold(0.01);
    cr_expect(regress_is_still(&regression) && !regress_holds(&regression));
    text = heading();
    cr_expect_eq(strncmp(text, "proef: another scenario, nothing moved: exactly", 47), 0, "%s",
                 text);
    free(text);
    now.values[0] = 1.0;
    hold(0.01);
    cr_expect_not(regress_is_still(&regression));
    text = heading();
    cr_expect_eq(strncmp(text, "proef: MOVED: exactly", 21), 0, "%s", text);
    free(text);
}

/* ---- statistically ---- */

Test(regress, passes_over_rounding_on_another_platform)
{
    now.platform = "there";
    set(spread, spread);
    for (int r = 0; r < REPS; r++)
        now.values[r] *= 1.0 + 1e-12;
    hold(0.01);
    cr_expect(!regression.exact && regression.pairs == REPS && regress_holds(&regression));
}

/* By the spread of the runs: 0.5 on 1.47 is nothing, 50 is something; of a constant any is. */
Test(regress, judges_pairs_that_differ_by_the_same)
{
    const double ten[REPS] = {10, 10, 10, 10, 10, 10}, eleven[REPS] = {11, 11, 11, 11, 11, 11};
    double moved[REPS];

    now.platform = "there";
    for (int r = 0; r < REPS; r++)
        moved[r] = spread[r] + 0.5;
    set(spread, moved);
    hold(0.01);
    cr_expect_eq(regression.n_moved, 0);
    for (int r = 0; r < REPS; r++)
        moved[r] = spread[r] + 50.0;
    set(spread, moved);
    hold(0.01);
    cr_expect_eq(regression.n_moved, 1);
    set(ten, eleven);
    hold(0.01);
    cr_expect_eq(regression.n_moved, 1);
}

/* Not paired, six tens and six elevens: 2 of the 924 ways to part them. */
Test(regress, judges_constants_that_are_not_paired_by_their_number)
{
    const double ten[REPS] = {10, 10, 10, 10, 10, 10}, eleven[REPS] = {11, 11, 11, 11, 11, 11};

    now.seed = 2;
    set(ten, eleven);
    hold(0.01);
    cr_expect_eq(regression.n_moved, 0);
    for (size_t i = 0; i < regression.n; i++)
        if (strcmp(regression.figures[i].id, "f0@run") == 0)
            cr_expect_float_eq(regression.figures[i].p, 2.0 / 924.0, 1e-9);
}

/* Another number of replications: what both have is the same, though the means are not. */
Test(regress, holds_the_first_against_the_first)
{
    reference_free(&now);
    make(&now, 2 * REPS);
    for (size_t r = 0; r < REPS; r++) {
        stored.values[r] = now.values[r] = spread[r];
        now.values[REPS + r] = 1000.0;
    }
    hold(0.01);
    cr_expect(!regression.exact && regression.pairs == REPS && regress_holds(&regression));
    for (size_t i = 0; i < regression.n; i++)
        cr_expect_eq(regression.figures[i].difference.difference, 0.0);
    now.values[0] += 50.0;
    for (size_t r = 1; r < REPS; r++)
        now.values[r] += 50.0 + spread[r] / 10.0;
    hold(0.01);
    cr_expect_eq(regression.n_moved, 1);
}

Test(regress, does_not_test_what_hardly_exists)
{
    now.platform = "there";
    for (int r = 0; r < REPS - 1; r++)
        stored.values[r] = NAN;
    now.values[REPS - 1] = 1000.0;
    hold(0.01);
    cr_expect_eq(regression.n_tested, FIGURES - 1);
    cr_expect_eq(regression.n_moved, 0);
}

/* Holm (1979): .01/4, then .01/3, .01/2; the third stops it, whatever comes behind. */
Test(regress, steps_down_by_holm)
{
    const double p[] = {0.9, 0.0033, NAN, 0.0025, 0.0051};
    const double one[] = {0.0026, 0.0032, 0.9, 0.9};
    bool moved[5];

    cr_expect_eq(regress_holm(p, 5, 0.01, moved, &error), 2);
    cr_expect(!moved[0] && moved[1] && !moved[2] && moved[3] && !moved[4]);
    cr_expect_eq(regress_holm(one, 4, 0.01, moved, &error), 0);
}

/* ---- its rates ---- */

/* All figures anew; common: the part of the variance that the two share. */
static void
draw(double common)
{
    size_t n = (size_t)stored.n_rep, m = (size_t)now.n_rep;

    for (size_t i = 0; i < FIGURES; i++) {
        double *a = stored.values + i * n, *b = now.values + i * m;
        for (size_t r = 0; r < n || r < m; r++) {
            double both = gsl_ran_gaussian(rng, sqrt(common));
            if (r < n)
                a[r] = 100.0 + both + gsl_ran_gaussian(rng, sqrt(1.0 - common));
            if (r < m)
                b[r] = 100.0 + both + gsl_ran_gaussian(rng, sqrt(1.0 - common));
        }
    }
}

/* The share of tables in which something is said to have moved. */
static double
alarms(double common, double rate)
{
    int n = 0;

    for (int t = 0; t < TABLES; t++) {
        draw(common);
        hold(rate);
        n += !regress_holds(&regression);
    }
    return (double)n / TABLES;
}

/* Four standard deviations around the rate: of pairs the test is exact, and of independent figures
 * Holm's gives 1 - (1 - rate / 60)^60, hardly less than the rate. */
Test(regress, alarms_falsely_as_often_as_it_says)
{
    double sd = sqrt(0.05 * 0.95 / TABLES), share;

    now.platform = "there";
    share = alarms(0.9, 0.05);
    cr_expect(fabs(share - 0.0488) < 4.0 * sd, "paired: %g", share);
    sd = sqrt(0.01 * 0.99 / TABLES);
    share = alarms(0.0, 0.01);
    cr_expect(fabs(share - 0.00995) < 4.0 * sd, "paired without common chance: %g", share);
    reference_free(&now);
    make(&now, MANY);
    now.platform = "there";
    share = alarms(0.9, 0.01);
    cr_expect(fabs(share - 0.00995) < 4.0 * sd, "paired over the first: %g", share);
}

/* Welch's test is not exact: with as many in both it alarms less often, never more. */
Test(regress, alarms_no_more_often_where_it_is_not_paired)
{
    double share;

    now.seed = 2;
    share = alarms(0.0, 0.05);
    cr_expect_lt(share, 0.05 + 4.0 * sqrt(0.05 * 0.95 / TABLES), "%g", share);
    cr_expect_gt(share, 0.005, "%g", share);
}

/* One figure of sixty moves by two standard deviations: common chance makes that plain, and nothing
 * else is blamed. */
Test(regress, finds_a_shift)
{
    int found = 0, others = 0;

    reference_free(&stored);
    reference_free(&now);
    make(&stored, MANY);
    make(&now, MANY);
    now.platform = "there";
    for (int t = 0; t < 100; t++) {
        draw(0.9);
        for (size_t r = 0; r < MANY; r++)
            now.values[7 * MANY + r] += 2.0;
        hold(0.01);
        found += regression.n_moved > 0 && strcmp(regression.figures[0].id, "f7@run") == 0;
        others += regression.n_moved > 1;
    }
    cr_expect_eq(found, 100);
    cr_expect_leq(others, 5);
}

/* ---- the table ---- */

Test(regress, prints_what_moved)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    set(spread, spread);
    now.values[0] = 16.0;
    now.inputs.value[1] = (char *)(uintptr_t) "0.2";
    hold(0.01);
    regress_table_print(&regression, out);
    fclose(out);
    cr_expect_str_eq(
        text,
        "proef: MOVED: exactly (here): 1 figures of 60 moved, 0 variables of 1\n"
        "  reference: doorstroom 0.1.0; here; seed 1; 6 replications\n"
        "  doorstroom run proef.cfg\n"
        "  The reference is of another scenario text. Inputs that changed:\n"
        "    exams.no_show\n"
        "      reference 1\n"
        "      now       0.2\n"
        "    figure, the farthest first                       reference         now  difference    "
        "far        p\n"
        "    f0@run                                             10.8333     11.8333          +1   "
        "0.68     0.36\n"
        "    far: in standard deviations of one replication of the reference; p: of the figure "
        "alone\n",
        "%s", text);
    free(text);
}
