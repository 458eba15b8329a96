/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/study.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct study study;
static struct faults faults;
static struct error error;

static void
tidy(void)
{
    study_free(&study);
    faults_free(&faults);
}

TestSuite(study, .fini = tidy);

static int
read_text(const char *text)
{
    char path[] = "/tmp/doorstroom-study-XXXXXX";
    int descriptor = mkstemp(path), code;
    FILE *file = fdopen(descriptor, "w");

    cr_assert_not_null(file);
    fputs(text, file);
    fclose(file);
    code = study_read(&study, path, &faults, &error);
    unlink(path);
    return code;
}

/* The first fault is in that line and says so. */
static void
fails(const char *text, int line, const char *says)
{
    int code = read_text(text);

    cr_expect_eq(code, ERR_INPUT, "%s", text);
    cr_assert_geq(faults.n, 1, "%s", text);
    cr_expect_not_null(strstr(faults.items[0].text, says), "%s: %s", says, faults.items[0].text);
    cr_expect_eq(faults.items[0].line, line, "%s: line %d", says, faults.items[0].line);
    tidy();
}

#define HEAD "title = \"t\"; base = \"smoke.cfg\";\n"

Test(study, a_grid_with_what_it_says_of_all_points)
{
    struct pool pool;
    const struct scenario_override more = {.text = "run.scale=0.1", .origin = "flag"};
    const struct scenario_override *all;
    size_t n;

    cr_assert_eq(read_text(HEAD "replications = 50; seed = 5000000000L;\n"
                                "design = { grid = (\n"
                                "  { key = \"exams.no_show\"; values = [ 0.05, 0.1 ]; },\n"
                                "  { key = \"changes.june.multiply\"; values = ( 1, 1.5 ); }\n"
                                "); };\n"),
                 0, "%s", faults.n > 0 ? faults.items[0].text : error.text);
    cr_assert_eq(study.n_points, 4);
    cr_expect_str_eq(study.names[3], "no_show=0.1,multiply=1.5");
    cr_expect_str_eq(study_scenario(&study, 3), "/tmp/smoke.cfg");
    pool_init(&pool);
    all = study_overrides(&study, 2, "s", &more, 1, &pool, &n);
    cr_assert_eq(n, 5);
    cr_expect_str_eq(all[0].text, "run.replications=50");
    cr_expect_str_eq(all[1].text, "run.seed=5000000000L");
    cr_expect_str_eq(all[2].text, "exams.no_show=0.1");
    cr_expect_str_eq(all[3].text, "changes.june.multiply=1");
    cr_expect_str_eq(all[2].origin, "study");
    cr_expect_eq(all[2].line, 4);
    cr_expect_str_eq(all[4].text, "run.scale=0.1"); /* the command line comes last */
    pool_free(&pool);
}

Test(study, a_list_of_points_by_name)
{
    struct pool pool;
    const struct scenario_override *all;
    size_t n;

    cr_assert_eq(read_text(HEAD "design = { list = (\n"
                                "  { name = \"as_it_is\"; },\n"
                                "  { name = \"later\"; set = [ \"run.until = 2024-12-31\",\n"
                                "      \"exams.no_show=0.2\" ]; } ); };\n"),
                 0, "%s", faults.n > 0 ? faults.items[0].text : error.text);
    cr_assert_eq(study.n_points, 2);
    cr_expect_str_eq(study.names[1], "later");
    cr_expect_null(study_values(&study, 0)[0].text);
    cr_expect_str_eq(study_values(&study, 1)[0].text, "\"2024-12-31\"");
    cr_expect_float_eq(study_values(&study, 1)[0].number, 20088.0, 0.0);
    cr_expect_float_eq(study_values(&study, 1)[1].number, 0.2, 0.0);
    pool_init(&pool);
    all = study_overrides(&study, 0, "s", NULL, 0, &pool, &n);
    cr_expect_not_null(all);
    cr_expect_eq(n, 0);
    pool_free(&pool);
}

Test(study, scenarios_times_a_design)
{
    cr_assert_eq(read_text("title = \"t\"; scenarios = [ \"a.cfg\", \"/x/b.cfg\" ];\n"
                           "design = { sobol = { n = 12; ranges = (\n"
                           "  { key = \"exams.no_show\"; low = 0; high = 1; } ); }; };\n"),
                 0, "%s", faults.n > 0 ? faults.items[0].text : error.text);
    cr_assert_eq(study.n_points, 24);
    cr_expect_str_eq(study.names[0], "a,p01");
    cr_expect_str_eq(study.names[12], "b,p01");
    cr_expect_str_eq(study_scenario(&study, 11), "/tmp/a.cfg");
    cr_expect_str_eq(study_scenario(&study, 12), "/x/b.cfg");
    cr_expect_eq(study_values(&study, 12), study_values(&study, 0));
    tidy();
    cr_assert_eq(read_text("title = \"t\"; scenarios = [ \"a.cfg\", \"b.cfg\" ];\n"), 0);
    cr_assert_eq(study.n_points, 2);
    cr_expect_str_eq(study.names[1], "b");
}

/* The registry knows which keys are whole; of others the study may say so. */
Test(study, ranges_are_of_numbers_whole_numbers_or_days)
{
    cr_assert_eq(read_text(HEAD "design = { latin_hypercube = { n = 8; seed = 4; ranges = (\n"
                                "  { key = \"exams.no_show\"; low = 0; high = 1; },\n"
                                "  { key = \"run.replications\"; low = 2; high = 9; },\n"
                                "  { key = \"stations.a.servers\"; low = 2; high = 9;\n"
                                "    whole = true; },\n"
                                "  { key = \"run.until\"; low = \"2024-01-31\";\n"
                                "    high = \"2024-12-31\"; }\n"
                                "); }; };\n"),
                 0, "%s", faults.n > 0 ? faults.items[0].text : error.text);
    cr_expect_eq(study.design.factors[0].range, RANGE_REAL);
    cr_expect_eq(study.design.factors[1].range, RANGE_WHOLE);
    cr_expect_eq(study.design.factors[2].range, RANGE_WHOLE);
    cr_expect_eq(study.design.factors[3].range, RANGE_DAY);
    cr_expect_eq(study.design.seed, 4);
}

Test(study, tells_what_is_wrong_and_where)
{
    fails("base = \"a.cfg\"; design = { };\n", 0, "title is missing");
    fails(HEAD, 0, "design is missing");
    fails(HEAD "design = { };\n", 2, "one of list, grid");
    fails(HEAD "scenarios = [ \"a.cfg\" ];\n", 2, "not both");
    fails("title = \"t\"; scenarios = [ ];\n", 1, "one at least");
    fails("title = \"t\"; scenarios = [ \"a/x.cfg\", \"b/x.cfg\" ];\n", 0,
          "two points are called x");
    fails(HEAD "desing = { grid = ( ); };\n", 0, "design is missing");
    fails(HEAD "design = { grdi = ( ); };\n", 2, "did you mean grid?");
    fails(HEAD "design = { grid = ( ); };\n", 2, "with one at least");
    fails(HEAD "design = { grid = ( { key = \"a\"; values = [ ]; } ); };\n", 2, "has no values");
    fails(HEAD "design = { grid = ( { key = \"a\"; values = [ 1, 1 ]; } ); };\n", 2, "twice");
    fails(HEAD "design = { grid = ( { key = \"a\"; value = [ 1 ]; } ); };\n", 2, "has no value");
    fails(HEAD "design = { grid = ( { key = \"a\"; values = [ 1 ]; },\n"
               "{ key = \"a\"; values = [ 2 ]; } ); };\n",
          3, "used before");
    fails(HEAD "design = { list = ( { name = \"x\"; }, { name = \"x\"; } ); };\n", 2,
          "two points are called x");
    fails(HEAD "design = { list = ( { name = \"batch\"; } ); };\n", 2, "not \"batch\"");
    fails(HEAD "design = { list = ( { name = \"../x\"; } ); };\n", 2, "will not do");
    fails(HEAD "design = { list = ( { name = \"x\"; set = [ \"a\" ]; } ); };\n", 2,
          "set must hold");
    fails(HEAD "design = { list = ( { name = \"x\";\nset = [ \"a=1\", \"a=2\" ]; } ); };\n", 3,
          "sets a twice");
    fails(HEAD "design = { list = ( { name = \"x\";\nset = [ \"a=[1\" ]; } ); };\n", 3, "");
    fails(HEAD "design = { sobol = { ranges = ( { key = \"a\"; low = 0; high = 1; } ); }; };\n", 2,
          "needs n");
    fails(HEAD "design = { sobol = { n = 20000;\nranges = ( { key = \"a\"; low = 0; high = 1; } ); "
               "}; };\n",
          2, "must be 1 to 10000");
    fails(HEAD "design = { sobol = { n = 2;\n"
               "ranges = ( { key = \"a\"; low = 1; high = 1; } ); }; };\n",
          3, "above low");
    fails(HEAD "design = { sobol = { n = 2; ranges = (\n"
               "{ key = \"a\"; low = 1; high = \"2024-01-01\"; } ); }; };\n",
          3, "two numbers or two dates");
    fails(HEAD "seed = 3;\n"
               "design = { grid = ( { key = \"run.seed\"; values = [ 1, 2 ]; } ); };\n",
          2, "the design varies");
}

/* 10^9 points of nine keys, and twelve thousand of many scenarios. */
Test(study, too_many_points_are_refused)
{
    char text[4096] = HEAD "design = { grid = (\n";

    for (int f = 0; f < 9; f++)
        snprintf(text + strlen(text), sizeof text - strlen(text),
                 "%s{ key = \"k%d\"; values = [ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 ]; }",
                 f > 0 ? "," : "", f);
    strcat(text, "); };\n");
    fails(text, 2, "the grid has 1000000000 points, at most 10000 are taken");
    fails("title = \"t\"; scenarios = [ \"a.cfg\", \"b.cfg\" ];\n"
          "design = { sobol = { n = 6000;\n"
          "ranges = ( { key = \"a\"; low = 0; high = 1; } ); }; };\n",
          0, "12000 points");
}
