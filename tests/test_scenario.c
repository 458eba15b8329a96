/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/scenario.h"

#include "sim/calendar.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SIZE = 512, TEXT_SIZE = 4096 };

static struct scenario scenario;
static struct faults faults;
static struct error error;

static void
in_source(char path[PATH_SIZE], const char *name)
{
    const char *root = getenv("SOURCE_DIR");

    snprintf(path, PATH_SIZE, "%s/%s", root != NULL ? root : ".", name);
}

static int
read_with(const char *path, const char *const *sets, size_t n)
{
    struct scenario_override overrides[8];

    for (size_t i = 0; i < n; i++)
        overrides[i] = (struct scenario_override){sets[i], "set"};
    faults = (struct faults){0};
    error = (struct error){0};
    return scenario_read(&scenario, path, overrides, n, &faults, &error);
}

/* Reads smoke.cfg with some settings. */
static int
read_smoke(const char *const *sets, size_t n)
{
    char path[PATH_SIZE];

    in_source(path, "scenarios/smoke.cfg");
    return read_with(path, sets, n);
}

static void
tidy(void)
{
    scenario_free(&scenario);
    faults_free(&faults);
}

/* Writes a scenario of these lines over smoke.cfg beside nothing else; returns its path. */
static const char *
write_scenario(const char *lines)
{
    static char path[] = "/tmp/doorstroom-test-XXXXXX";
    char base[PATH_SIZE];
    FILE *file;
    int descriptor;

    strcpy(path + strlen(path) - 6, "XXXXXX");
    descriptor = mkstemp(path);
    cr_assert_geq(descriptor, 0);
    file = fdopen(descriptor, "w");
    in_source(base, "scenarios/smoke.cfg");
    fprintf(file, "base = \"%s\";\n%s", base, lines);
    fclose(file);
    return path;
}

static const struct scenario_input *
input(const char *key)
{
    for (size_t i = 0; i < scenario.n_inputs; i++)
        if (strcmp(scenario.inputs[i].key, key) == 0)
            return &scenario.inputs[i];
    cr_assert_fail("no input %s", key);
    return NULL;
}

static day_number
day(const char *text)
{
    day_number number = 0;

    cr_assert(date_parse(text, &number));
    return number;
}

/* ---- what is shipped ---- */

static void
assert_round_trip(const char *path)
{
    struct scenario first;
    char copy[] = "/tmp/doorstroom-round-XXXXXX";
    int descriptor = mkstemp(copy);

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s: %s", path, error.text);
    first = scenario;
    cr_assert_eq(write(descriptor, first.text, strlen(first.text)), (ssize_t)strlen(first.text));
    close(descriptor);
    cr_assert_eq(read_with(copy, NULL, 0), 0, "%s, read again: %s", path, error.text);
    cr_expect_str_eq(scenario.text, first.text);
    cr_expect_arr_eq(scenario.digest, first.digest, SCENARIO_DIGEST);
    tidy();
    scenario_free(&first);
    unlink(copy);
}

Test(scenario, every_shipped_one_is_read_and_reads_the_same_from_its_own_text)
{
    char folder[PATH_SIZE], path[2 * PATH_SIZE];
    struct dirent *entry;
    int n = 0;
    DIR *stream;

    in_source(folder, "scenarios");
    stream = opendir(folder);
    cr_assert_not_null(stream);
    while ((entry = readdir(stream)) != NULL) {
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 4, ".cfg") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        assert_round_trip(path);
        n++;
    }
    closedir(stream);
    cr_assert_geq(n, 2);
}

Test(scenario, values_land_where_they_belong, .fini = tidy)
{
    cr_assert_eq(read_smoke(NULL, 0), 0, "%s", error.text);
    cr_expect_eq(scenario.params.run.seed, 1);
    cr_expect_eq(scenario.params.run.replications, 2);
    cr_expect_eq(scenario.params.run.start, day("2022-01-01"));
    cr_expect_eq(scenario.params.run.until, day("2024-12-31"));
    cr_expect_eq(scenario.params.run.scale, 0.01);
    cr_expect_eq(scenario.params.inflow.n_years, 4);
    cr_expect_eq(scenario.params.inflow.years[2].persons[GROUP_OVERIG], 1050.0);
    cr_expect_eq(scenario.params.inflow.season[GROUP_GEZIN][11], 1.0);
    cr_expect_eq(scenario.params.inflow.bursts[0].date, day("2023-09-15"));
    cr_expect_eq(scenario.params.notice.resume[0], day("2022-03-25"));
    cr_expect_eq(scenario.params.exams.moved[3].exam, EXAM_SPREKEN_B1);
    cr_expect_eq(scenario.params.enforcement.new_term_months[1], 18);
    cr_expect_eq(scenario.params.grading.machine_b1.form, DRAW_CONSTANT);
    cr_expect_float_eq(draw_spec_mean(&scenario.params.housing.move), 14.0, 0.001);
    cr_expect_eq(timeline_at(&scenario.params.exams.a2_share[EXAM_KNM], day("2024-01-15")), 0.24);
    cr_expect_float_eq(timeline_at(&scenario.params.exams.a2_share[EXAM_ONA], day("2024-01-15")),
                       0.08 * 0.35, 1e-12);
    cr_expect_eq(timeline_at(&scenario.params.exams.a2_share[EXAM_ONA], day("2024-03-01")), 0.08);
    cr_expect_eq(timeline_at(&scenario.params.background.exam[EXAM_ONA].per_month,
                             day("2022-01-01")),
                 1300.0);
    cr_expect_str_eq(scenario.name, "smoke");
}

/* ---- the digest: what makes two scenarios the same ---- */

Test(scenario, seed_and_replications_are_not_of_the_scenario)
{
    const char *const sets[] = {"run.seed=99", "run.replications=7"};
    unsigned char digest[SCENARIO_DIGEST];

    cr_assert_eq(read_smoke(NULL, 0), 0);
    memcpy(digest, scenario.digest, sizeof digest);
    tidy();
    cr_assert_eq(read_smoke(sets, 2), 0, "%s", error.text);
    cr_expect_eq(scenario.params.run.seed, 99);
    cr_expect_eq(scenario.params.run.replications, 7);
    cr_expect_arr_eq(scenario.digest, digest, sizeof digest);
    tidy();
}

Test(scenario, a_value_is_of_the_scenario_and_its_spelling_is_not)
{
    const char *const three[] = {"housing.move=3"}, *const real[] = {"housing.move=3.0"};
    const char *const four[] = {"housing.move=4.0"};
    unsigned char digest[SCENARIO_DIGEST];

    cr_assert_eq(read_smoke(three, 1), 0);
    memcpy(digest, scenario.digest, sizeof digest);
    tidy();
    cr_assert_eq(read_smoke(real, 1), 0);
    cr_expect_arr_eq(scenario.digest, digest, sizeof digest);
    tidy();
    cr_assert_eq(read_smoke(four, 1), 0);
    cr_expect_arr_neq(scenario.digest, digest, sizeof digest);
    tidy();
}

/* ---- inheritance ---- */

Test(scenario, inherits_and_overrides_group_by_group, .fini = tidy)
{
    const char *path = write_scenario("exams = { no_show = 0.2; b1 = { takes_from_a2 = 0.5; }; };\n"
                                      "housing = { move = 21; };\n");

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    cr_expect_eq(scenario.params.exams.no_show, 0.2);
    cr_expect_eq(scenario.params.exams.b1_takes_from_a2, 0.5);
    cr_expect_eq(scenario.params.exams.b1_sittings_per_year, 8, "from the base");
    cr_expect_eq(scenario.params.housing.move.form, DRAW_CONSTANT, "replaced as a whole");
    cr_expect_eq(scenario.params.housing.move.a, 21.0);
    cr_expect_str_eq(input("exams.no_show")->origin, "scenario");
    cr_expect_str_eq(input("exams.no_show")->file, strrchr(path, '/') + 1);
    cr_expect_eq(input("exams.no_show")->line, 2);
    cr_expect_str_eq(input("exams.lead_days")->origin, "base");
    cr_expect_str_eq(input("exams.lead_days")->source, "B-RUL-5");
    cr_expect_eq(input("exams.no_show")->hand_set, 1);
    unlink(path);
}

Test(scenario, lists_merge_by_id, .fini = tidy)
{
    const char *path = write_scenario(
        "inflow = { years = ( { id = \"2024\"; asiel = 1.0; gezin = 2; overig = 3.0; },\n"
        "  { id = \"2027\"; asiel = 4.0; gezin = 5.0; overig = 6.0; } ); };\n"
        "exams = { moved = ( { id = \"june_2024_lezen\"; remove = true; } ); };\n"
        "changes = ( { id = \"cut_ona\"; date = \"2023-12-01\"; key = \"exams.a2.share.ona\";\n"
        "  set = 0.01; } );\n");

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    cr_expect_eq(scenario.params.inflow.n_years, 5);
    cr_expect_eq(scenario.params.inflow.years[2].persons[GROUP_GEZIN], 2.0);
    cr_expect_eq(scenario.params.inflow.years[3].persons[GROUP_GEZIN], 12000.0);
    cr_expect_str_eq(scenario.params.inflow.years[4].id, "2027");
    cr_expect_eq(scenario.params.exams.n_moved, 3);
    cr_expect_eq(timeline_at(&scenario.params.exams.a2_share[EXAM_ONA], day("2024-06-01")), 0.01);
    unlink(path);
}

/* ---- --set ---- */

Test(scenario, sets_lie_over_the_file_and_changes_over_the_sets, .fini = tidy)
{
    const char *const sets[] = {"run.until=2023-06-30", "exams.no_show=0.5",
                                "grading.examiners.ona=100",
                                "pip.duration={ dist = \"uniform\"; low = 1.0; high = 3.0; }",
                                "inflow.years.2022.asiel=12", "title=\"x\""};

    cr_assert_eq(read_smoke(sets, 6), 0, "%s", error.text);
    cr_expect_eq(scenario.params.run.until, day("2023-06-30"));
    cr_expect_eq(scenario.params.exams.no_show, 0.5);
    cr_expect_eq(timeline_at(&scenario.params.grading.examiners[EXAMINER_ONA], day("2022-01-01")),
                 100.0);
    cr_expect_eq(timeline_at(&scenario.params.grading.examiners[EXAMINER_ONA], day("2023-10-01")),
                 45.0);
    cr_expect_eq(scenario.params.pip.duration.form, DRAW_UNIFORM);
    cr_expect_eq(scenario.params.inflow.years[0].persons[GROUP_ASIEL], 12.0);
    cr_expect_str_eq(scenario.title, "x");
    cr_expect_str_eq(input("exams.no_show")->origin, "set");
}

Test(scenario, wrong_sets_are_all_told, .fini = tidy)
{
    const char *const sets[] = {"exams.b1.place=3", "nonsense", "exams.no_show=1.5",
                                "housing.move={ dist", "changes=( )"};

    cr_assert_eq(read_smoke(sets, 5), ERR_INPUT);
    cr_expect_eq(faults.n, 5);
    for (size_t i = 0; i < faults.n; i++)
        cr_expect_str_eq(faults.items[i].file, "--set");
}

/* ---- all at once ---- */

Test(scenario, tells_everything_in_order_of_lines, .fini = tidy)
{
    const char *path = write_scenario("exams = { no_show = 1.5;\n"
                                      "  nothing = 3; };\n"
                                      "housing = { move = \"long\"; };\n"
                                      "run = { until = \"2023-02-30\"; };\n"
                                      "changes = ( { date = \"2023-01-01\"; key = \"x\"; } );\n");

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_eq(faults.n, 6);
    cr_expect_eq(faults.items[0].line, 2);
    cr_expect_eq(faults.items[1].line, 3);
    cr_expect_eq(faults.items[2].line, 4);
    cr_expect_eq(faults.items[3].line, 5);
    cr_expect_eq(faults.items[4].line, 6);
    cr_expect_eq(faults.items[5].line, 6);
    unlink(path);
}

/* Each file of tests/data/malformed says in its first line what is to be said of it. */
Test(scenario, malformed_files_are_refused_for_the_right_reason)
{
    char folder[PATH_SIZE], path[2 * PATH_SIZE], line[TEXT_SIZE], told[TEXT_SIZE];
    struct dirent *entry;
    int n = 0;
    DIR *stream;

    in_source(folder, "tests/data/malformed");
    stream = opendir(folder);
    cr_assert_not_null(stream);
    while ((entry = readdir(stream)) != NULL) {
        FILE *file, *out;
        if (strstr(entry->d_name, ".cfg") == NULL)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        file = fopen(path, "r");
        cr_assert(file != NULL && fgets(line, sizeof line, file) != NULL);
        fclose(file);
        line[strcspn(line, "\n")] = '\0';
        cr_assert_eq(strncmp(line, "# expect: ", 10), 0, "%s", entry->d_name);
        cr_expect_eq(read_with(path, NULL, 0), ERR_INPUT, "%s", entry->d_name);
        memset(told, 0, sizeof told);
        out = fmemopen(told, sizeof told - 1, "w");
        faults_print(&faults, out);
        fclose(out);
        cr_expect_not_null(strstr(told, line + 10), "%s: expected \"%s\", told: %s",
                           entry->d_name, line + 10, told);
        tidy();
        n++;
    }
    closedir(stream);
    cr_assert_geq(n, 40);
}
