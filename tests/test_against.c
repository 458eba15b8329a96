/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/against.h"

#include "sim/calendar.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 6 };

static struct base base, run;
static struct against against;
static struct error error;

/* A run of some years whose figures are all 0, or those of one figure. */
static void
make(struct base *self, int years, int64_t seed, int64_t n_rep, const char *id,
     const double *values)
{
    struct measures_shape shape;

    measures_shape_init(&shape, date_to_day((struct date){2022, 1, 1}),
                        date_to_day((struct date){2022 + years, 1, 1}));
    *self = (struct base){.seed = seed, .n_rep = n_rep};
    cr_assert_eq(kpis_init(&self->kpis, &shape, &error), 0);
    self->run_id = strdup("0123456789abcdef");
    self->scenario = strdup("proef");
    self->version = strdup("0.1.0");
    self->values = calloc((size_t)n_rep * self->kpis.n, sizeof *self->values);
    for (size_t i = 0; i < self->kpis.n; i++)
        for (size_t r = 0; r < (size_t)n_rep && strcmp(self->kpis.items[i].id, id) == 0; r++)
            self->values[r * self->kpis.n + i] = values[r];
}

static const struct difference *
difference_of(const char *id)
{
    against_free(&against);
    cr_assert_eq(against_init(&against, &base, &run, &error), 0, "%s", error.text);
    cr_assert_eq(against.n, run.kpis.n);
    for (size_t i = 0; i < run.kpis.n; i++)
        if (strcmp(run.kpis.items[i].id, id) == 0)
            return &against.items[i];
    cr_assert_fail("no %s", id);
    return NULL;
}

static void
tidy(void)
{
    against_free(&against);
    base_free(&base);
    base_free(&run);
}

TestSuite(against, .fini = tidy);

static const char id[] = "queue_end.homes@2022";
static const double theirs[MOST] = {1000, 1010, 990, 1020, 980, 1030};

/* Differences 1 to 6: mean 3.5, sd sqrt(3.5), t(5, .975) = 2.570582, so 1.963316 to each side, where
 * the runs themselves spread over fifty. */
Test(against, is_paired_by_replication)
{
    const double ours[MOST] = {1001, 1012, 993, 1024, 985, 1036};
    const struct difference *found;

    make(&base, 1, 7, MOST, id, theirs);
    make(&run, 1, 7, MOST, id, ours);
    found = difference_of(id);
    cr_expect_eq(against.pairs, MOST);
    cr_expect_float_eq(found->base, 1005.0, 1e-9);
    cr_expect_float_eq(found->mean, 1008.5, 1e-9);
    cr_expect_float_eq(found->difference, 3.5, 1e-9);
    cr_expect_float_eq(found->half, 1.963316, 1e-5);
}

Test(against, of_the_same_run_nothing_differs)
{
    make(&base, 1, 7, MOST, id, theirs);
    make(&run, 1, 7, MOST, id, theirs);
    difference_of(id);
    for (size_t i = 0; i < against.n; i++) {
        cr_assert_eq(against.items[i].difference, 0.0, "%s", run.kpis.items[i].id);
        cr_assert_eq(against.items[i].half, 0.0, "%s", run.kpis.items[i].id);
    }
}

/* A replication in which one of the two has no figure says nothing of the difference. */
Test(against, leaves_out_replications_without_the_figure)
{
    const double ours[MOST] = {1001, NAN, 993, 1024, 985, 1036};
    const double gaps[MOST] = {1000, 1010, 990, 1020, NAN, NAN};
    const struct difference *found;

    make(&base, 1, 7, MOST, id, gaps);
    make(&run, 1, 7, MOST, id, ours);
    found = difference_of(id);
    cr_expect_float_eq(found->difference, (1.0 + 3.0 + 4.0) / 3.0, 1e-9);
    cr_expect_float_eq(found->base, 1005.0, 1e-9);
}

/* Differences 1 to 3 of the first three: mean 2, sd 1, t(2, .975) = 4.302653; means are of all. */
Test(against, is_paired_over_the_first_where_replications_differ_in_number)
{
    const double ours[MOST] = {1001, 1012, 993, 1024, 985, 1036};
    const struct difference *found;

    make(&base, 1, 7, 3, id, theirs);
    make(&run, 1, 7, MOST, id, ours);
    found = difference_of(id);
    cr_expect_eq(against.pairs, 3);
    cr_expect_eq(found->n, 3);
    cr_expect_float_eq(found->base, 1000.0, 1e-9);
    cr_expect_float_eq(found->mean, 1008.5, 1e-9);
    cr_expect_float_eq(found->difference, 2.0, 1e-9);
    cr_expect_float_eq(found->half, 4.302653 / sqrt(3.0), 1e-5);
}

Test(against, of_the_same_scenario_nothing_differs_whichever_is_longer)
{
    make(&base, 1, 7, MOST, id, theirs);
    make(&run, 1, 7, 4, id, theirs);
    cr_expect(difference_of(id)->difference == 0.0 && difference_of(id)->half == 0.0);
    base_free(&base);
    base_free(&run);
    make(&base, 1, 7, 3, id, theirs);
    make(&run, 1, 7, MOST, id, theirs);
    cr_expect(difference_of(id)->difference == 0.0 && difference_of(id)->half == 0.0);
    cr_expect_float_eq(difference_of(id)->mean - difference_of(id)->base, 5.0, 1e-9);
}

/* Variances 3.5 of six and 100 of three: 2.07036 degrees of freedom by Welch, t = 4.16552. */
Test(against, is_not_paired_with_another_seed)
{
    const double ours[MOST] = {1, 2, 3, 4, 5, 6}, few[] = {10, 20, 30};
    const struct difference *found;

    make(&base, 1, 8, 3, id, few);
    make(&run, 1, 7, MOST, id, ours);
    found = difference_of(id);
    cr_expect_eq(against.pairs, 0);
    cr_expect_float_eq(found->difference, -16.5, 1e-9);
    cr_expect_float_eq(found->half, 24.259184, 1e-5);
}

Test(against, says_how)
{
    char text[AGAINST_HOW];

    make(&base, 1, 7, 4, id, theirs);
    make(&run, 1, 7, MOST, id, theirs);
    against_how(&base, &run, text);
    cr_expect_eq(strncmp(text, "Paired over the first 4 replications of 6, ", 43), 0, "%s", text);
    against_how(&run, &base, text);
    cr_expect_eq(strncmp(text, "Paired over the first 4 replications of 6, ", 43), 0, "%s", text);
    against_how(&base, &base, text);
    cr_expect_str_eq(text, "Paired: replications share their chance.");
    run.seed = 8;
    against_how(&base, &run, text);
    cr_expect_eq(strncmp(text, "Not paired: the seed ", 21), 0, "%s", text);
}

Test(against, one_replication_gives_no_interval)
{
    make(&base, 1, 7, 1, id, theirs);
    make(&run, 1, 7, 1, id, theirs + 1);
    cr_expect_eq(difference_of(id)->difference, 10.0);
    cr_expect(isnan(difference_of(id)->half));
}

/* A base of one year says nothing of the second; of the first it does, wherever that stands. */
Test(against, finds_figures_of_other_days_by_their_ids)
{
    static const char last[] = "use.medical_assessors@2022";

    make(&base, 1, 7, MOST, last, theirs);
    make(&run, 2, 7, MOST, last, theirs);
    cr_expect_eq(difference_of(last)->difference, 0.0);
    cr_expect_eq(difference_of(last)->base, 1005.0);
    cr_expect(isnan(difference_of("use.medical_assessors@2023")->base));
    cr_expect_eq(difference_of("use.medical_assessors@2023")->mean, 0.0);
    cr_expect(isnan(difference_of("use.medical_assessors@2023")->difference));
}

static void
expect_row(const char *expected, int decimals)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    struct paper paper = {.out = out};

    against_print_row(&against, 0, "2022", decimals, &paper);
    paper_end(&paper);
    fclose(out);
    cr_expect_str_eq(text, expected);
    free(text);
}

Test(against, prints_a_difference_with_its_sign)
{
    against.items = calloc(1, sizeof *against.items);
    against.items[0] =
        (struct difference){.base = 1000.0, .mean = 1012.0, .difference = 12.0, .half = 3.4};
    expect_row("  2022           1,000       1,012         +12         3\n", 0);
    against.items[0] =
        (struct difference){.base = 8.0, .mean = 7.5, .difference = -0.5, .half = 0.25};
    expect_row("  2022             8.0         7.5        -0.5       0.2\n", 1);
    against.items[0] =
        (struct difference){.base = 8.0, .mean = 8.01, .difference = 0.01, .half = NAN};
    expect_row("  2022             8.0         8.0         0.0         -\n", 1);
}
