/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/reference.h"

#include "sim/calendar.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A run by hand, printed and read back; and texts with something wrong in them. */

enum { REPS = 3 };

static char path[] = "/tmp/doorstroom-reference-XXXXXX";
static struct base run;
static struct reference made, back;
static struct error error;
static char *key[] = {"title", "exams.no_show"}, *value[] = {"\"Een, \"\"twee\"\"\"", "0.06"};

static void
setup(void)
{
    struct measures_shape shape;
    int descriptor;

    measures_shape_init(&shape, date_to_day((struct date){2022, 1, 1}),
                        date_to_day((struct date){2024, 1, 1}));
    run = (struct base){.seed = 7, .n_rep = REPS, .scenario = strdup("proef"),
                        .version = strdup("0.1.0"), .config = strdup("abc")};
    cr_assert_eq(kpis_init(&run.kpis, &shape, &error), 0);
    run.values = malloc(REPS * run.kpis.n * sizeof *run.values);
    for (size_t i = 0; i < REPS * run.kpis.n; i++)
        run.values[i] = i % 11 == 0 ? (double)NAN : (double)i / 3.0;
    run.inputs = (struct inputs){.key = malloc(sizeof key), .value = malloc(sizeof value), .n = 2};
    memcpy(run.inputs.key, key, sizeof key);
    memcpy(run.inputs.value, value, sizeof value);
    descriptor = mkstemp(path);
    cr_assert_geq(descriptor, 0);
    close(descriptor);
}

static void
teardown(void)
{
    reference_free(&made);
    reference_free(&back);
    base_free(&run);
    unlink(path);
}

TestSuite(reference, .init = setup, .fini = teardown);

static void
make(struct reference *self)
{
    static const char *const sets[] = {"run.scale=0.01"};

    cr_assert_eq(reference_make(self, &run, "x86_64; glibc 2, 3", "doorstroom run proef.cfg", sets,
                                1, &error),
                 0, "%s", error.text);
}

static void
put(const char *text)
{
    FILE *file = fopen(path, "w");

    cr_assert_not_null(file);
    fputs(text, file);
    cr_assert_eq(fclose(file), 0);
}

static char *
printed(const struct reference *self)
{
    char *text;
    size_t n;

    cr_assert_eq(reference_print(self, &text, &n, &error), 0, "%s", error.text);
    cr_assert_eq(strlen(text), n);
    return text;
}

Test(reference, comes_back_as_it_was)
{
    char *first, *second;

    make(&made);
    put(first = printed(&made));
    cr_assert_eq(reference_read(&back, path, &error), 0, "%s", error.text);
    cr_expect_str_eq(back.platform, "x86_64; glibc 2, 3");
    cr_expect_str_eq(inputs_value(&back.inputs, "title"), value[0]);
    cr_expect_str_eq(back.sets[0], "run.scale=0.01");
    cr_expect(back.seed == 7 && back.n_rep == REPS && back.n == made.n);
    for (size_t i = 0; i < REPS * made.n; i++)
        cr_assert(made.values[i] == back.values[i] ||
                  (isnan(made.values[i]) && isnan(back.values[i])));
    second = printed(&back);
    cr_expect_str_eq(first, second);
    free(first);
    free(second);
}

/* The planner's figures by year, in the order of the run. */
Test(reference, keeps_figures_of_years)
{
    size_t n = 0;

    make(&made);
    for (size_t i = 0; i < made.n; i++) {
        cr_assert_null(strchr(strchr(made.ids[i], '@'), 'Q'), "%s", made.ids[i]);
        n += strcmp(made.ids[i], "people@2022") == 0 || strcmp(made.ids[i], "people@2023") == 0 ||
             strcmp(made.ids[i], "waiting_now.medical@run") == 0;
        cr_assert_neq(strncmp(made.ids[i], "people.", 7), 0, "%s", made.ids[i]);
    }
    cr_expect_eq(n, 3);
}

/* What no row shows: a quarter of a variable. */
Test(reference, has_a_digest_of_all_figures_of_a_variable)
{
    size_t quarter = 0, changed = 0;
    struct reference other;

    make(&made);
    while (strcmp(run.kpis.items[quarter].id, "people@2023Q2") != 0)
        quarter++;
    run.values[run.kpis.n + quarter] += 1.0;
    make(&other);
    cr_assert_eq(other.n_variables, made.n_variables);
    for (size_t i = 0; i < made.n_variables; i++)
        if (strcmp(made.digests[i], other.digests[i]) != 0) {
            cr_expect_str_eq(made.variables[i], "people");
            changed++;
        }
    cr_expect_eq(changed, 1);
    reference_free(&other);
}

static void
expect_refused(const char *text, const char *what)
{
    put(text);
    error = (struct error){0};
    cr_expect_eq(reference_read(&back, path, &error), ERR_FORMAT, "%s", text);
    cr_expect_eq(strncmp(error.text, path, strlen(path)), 0, "%s", error.text);
    cr_expect_not_null(strstr(error.text, what), "expected '%s', told: %s", what, error.text);
    reference_free(&back);
}

#define HEAD                                                                                       \
    "reference,1\nscenario,p\nversion,1\nplatform,x\nconfig,c\ncommand,d\nseed,1\n"                \
    "replications,2\nvariable,v,d\n"

Test(reference, is_refused_where_it_is_damaged)
{
    expect_refused("", ":1: is no reference");
    expect_refused("title = \"x\";\n", ":1: is no reference");
    expect_refused("reference,2\n", "is a reference of form 2, this program reads 1");
    expect_refused(HEAD, "rows are missing");
    expect_refused(HEAD "figure,a@run,2,1,1\n", ":10: ");
    expect_refused(HEAD "figure,a@run,2,1,1,3,4\n", "a number for each replication");
    expect_refused(HEAD "figure,a@run,2,1,1,x\n", "a number was expected");
    expect_refused(HEAD "figure,a@run,2,1,1,4\n", "its numbers do not give its mean");
    expect_refused(HEAD "figure,a@run,,,1,3\n", "its numbers do not give its mean");
    expect_refused(HEAD "figure,a@run,2,1,1,3\nreplications,3\n", "a row of another kind");
    expect_refused(HEAD "seed,one\n", "a whole number");
    expect_refused(HEAD "scenario,q\n", "one text was expected, once");
    expect_refused(HEAD "input,a\n", "a name and a value");
    expect_refused(HEAD "fugure,a\n", "a row of another kind");
    put(HEAD "figure,a@run,2,1,1,3\n");
    cr_expect_eq(reference_read(&back, path, &error), 0);
}
