/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/show.h"

#include "tests/scenario_by_hand.h"

static char shown[1 << 20];

/* What the scenario in hand shows. */
static void
take_origins(void)
{
    FILE *out = fmemopen(shown, sizeof shown - 1, "w");

    memset(shown, 0, sizeof shown);
    show_origins(&scenario, out);
    cr_assert_eq(ferror(out), 0);
    fclose(out);
}

/* What it shows against smoke.cfg with one setting, or as it is. */
static void
take_difference(const char *const *sets, size_t n, bool origins)
{
    struct scenario self = scenario;
    FILE *out = fmemopen(shown, sizeof shown - 1, "w");

    memset(shown, 0, sizeof shown);
    cr_assert_eq(read_smoke(sets, n), 0, "%s", error.text);
    show_difference(&self, &scenario, origins, out);
    cr_assert_eq(ferror(out), 0);
    fclose(out);
    scenario_free(&self);
}

static void
expect_line(const char *line)
{
    const char *at = strstr(shown, line);

    cr_assert(at != NULL, "there is no line %s", line);
    cr_expect((at == shown || at[-1] == '\n') && at[strlen(line)] == '\n', "not whole: %s", line);
}

Test(show, says_who_said_each_value_and_where, .fini = tidy)
{
    const struct scenario_override overrides[] = {{"exams.no_show=0.5", "set", NULL, 0},
                                                  {"run.seed=7", "flag", NULL, 0},
                                                  {"run.scale=0.5", "environment", NULL, 0},
                                                  {"changes.cut_ona.multiply=0.5", "set", NULL, 0}};
    const char *path = write_scenario("run = { until = \"2024-06-30\";\n replications = 3; };\n"
                                      "notice = {\n resume = { asiel = \"2022-03-02\"; }; };\n");
    char line[PATH_SIZE];

    cr_assert_eq(scenario_read(&scenario, path, overrides, 4, &faults, &error), 0, "%s",
                 error.text);
    take_origins();
    expect_line("exams.no_show = 0.5;  # set");
    expect_line("run.seed = 7;  # flag");
    expect_line("run.scale = 0.5;  # environment");
    expect_line("intake.presence = [ 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0 ];"
                "  # default");
    snprintf(line, sizeof line, "run.replications = 3;  # scenario %s:3", strrchr(path, '/') + 1);
    expect_line(line);
    snprintf(line, sizeof line, "notice.resume.asiel = \"2022-03-02\";  # scenario %s:5",
             strrchr(path, '/') + 1);
    expect_line(line);
    cr_expect_not_null(strstr(shown, "run.start = \"2013-01-01\";  # base "));
    cr_expect_not_null(strstr(shown, "basis.cfg:28\n"));
    unlink(path);
}

/* An item that a file says is no longer as the file says it, once --set has said a member. */
Test(show, an_item_is_of_who_said_a_member_last, .fini = tidy)
{
    const char *const sets[] = {"changes.cut_ona.multiply=0.5"};

    cr_assert_eq(read_smoke(sets, 1), 0, "%s", error.text);
    cr_expect_str_eq(input("changes.cut_ona")->origin, "set");
    cr_expect_eq(input("changes.cut_ona")->line, 0);
    cr_expect_str_eq(input("changes.cut_spreken")->origin, "base");
    cr_expect_gt(input("changes.cut_spreken")->line, 0);
}

Test(show, tells_what_differs_and_nothing_else, .fini = tidy)
{
    const char *const sets[] = {"exams.no_show=0.5", "housing.move=7.0"}, *const was = sets[1];

    cr_assert_eq(read_smoke(sets, 2), 0, "%s", error.text);
    take_difference(&was, 1, false);
    cr_expect_str_eq(shown, "exams.no_show\n  - 0.06\n  + 0.5\n");
}

Test(show, says_where_both_come_from, .fini = tidy)
{
    const char *const sets[] = {"exams.no_show=0.5"};

    cr_assert_eq(read_smoke(sets, 1), 0, "%s", error.text);
    take_difference(NULL, 0, true);
    cr_expect_eq(strstr(shown, "exams.no_show\n  - 0.06  # base basis.cfg:"), shown, "%s", shown);
    cr_expect_not_null(strstr(shown, "\n  + 0.5  # set\n"));
}

Test(show, the_same_twice_is_nothing, .fini = tidy)
{
    cr_assert_eq(read_smoke(NULL, 0), 0, "%s", error.text);
    take_difference(NULL, 0, true);
    cr_expect_str_eq(shown, "");
}

/* What one of the two has alone. */
Test(show, tells_items_that_only_one_has, .fini = tidy)
{
    const char *path = write_scenario(
        "exams = { moved = ( { id = \"june_2024_lezen\"; remove = true; } ); };\n"
        "changes = ( { id = \"cut_ona\"; remove = true; },\n"
        " { id = \"later\"; date = \"2024-01-01\"; key = \"exams.b1.places_per_day\";"
        " add = 1.0; } );\n");

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    take_difference(NULL, 0, false);
    cr_expect_not_null(strstr(shown, "changes.later\n  + { id = \"later\"; date = \"2024-01-01\"; "
                                     "key = \"exams.b1.places_per_day\"; add = 1.0; }\n"));
    cr_expect_not_null(strstr(shown, "changes.cut_ona\n  - { id = \"cut_ona\"; "));
    cr_expect_not_null(strstr(shown, "exams.moved.june_2024_lezen\n  - { "));
    cr_expect_null(strstr(shown, "comes later"));
    unlink(path);
}

/* Changes act in order: who takes one out and says it again has it at the end. */
Test(show, tells_an_item_that_stands_elsewhere, .fini = tidy)
{
    static const char taken_out[] = "changes = ( { id = \"cut_ona\"; remove = true; } );\n";
    char below[PATH_SIZE], text[TEXT_SIZE];
    const char *path = write_scenario(taken_out);
    FILE *file;

    snprintf(below, sizeof below, "%s", path);
    snprintf(text, sizeof text, "%s.again", below);
    file = fopen(text, "w");
    cr_assert_not_null(file);
    fprintf(file, "base = \"%s\";\nchanges = ( { id = \"cut_ona\"; date = \"2023-12-01\"; "
                  "announced = \"2023-11-20\"; until = \"2024-03-01\"; "
                  "key = \"exams.a2.share.ona\"; multiply = 0.2; } );\n", below);
    fclose(file);
    cr_assert_eq(read_with(text, NULL, 0), 0, "%s", error.text);
    take_difference(NULL, 0, false);
    cr_expect_str_eq(shown, "changes.cut_ona\n  comes later in its list\n");
    unlink(below);
    unlink(text);
}
