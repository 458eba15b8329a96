/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/effective.h"

#include "scenarios/reader/registry.h"
#include "tests/scenario_by_hand.h"

#include <dirent.h>
#include <math.h>

/* ---- the text: read again, it gives the same ---- */

static void
expect_same_timeline(const char *key, const struct timeline *a, const struct timeline *b)
{
    cr_assert_eq(a->n_steps, b->n_steps, "%s", key);
    for (size_t i = 0; i < a->n_steps; i++) {
        cr_expect_eq(a->steps[i].from, b->steps[i].from, "%s", key);
        cr_expect_eq(a->steps[i].value, b->steps[i].value, "%s", key);
    }
}

static void
expect_same_draw(const char *key, const struct draw_spec *a, const struct draw_spec *b)
{
    cr_expect(a->form == b->form && a->a == b->a && a->b == b->b && a->c == b->c &&
                  a->low == b->low && a->high == b->high,
              "%s", key);
    cr_assert_eq(a->n_points, b->n_points, "%s", key);
    for (size_t i = 0; i < a->n_points; i++)
        cr_expect(a->points[i].value == b->points[i].value &&
                      a->points[i].cumulative == b->points[i].cumulative,
                  "%s", key);
}

static void
expect_same_station(const struct network_station *a, const struct network_station *b)
{
    cr_expect_str_eq(a->id, b->id);
    expect_same_timeline(a->id, &a->servers, &b->servers);
    expect_same_draw(a->id, &a->service, &b->service);
    cr_expect_eq(a->queue_limit, b->queue_limit);
    cr_expect_eq(a->n_classes, b->n_classes);
    cr_expect_arr_eq(a->class_share, b->class_share, sizeof a->class_share);
    cr_expect_eq(a->has_patience, b->has_patience);
    if (a->has_patience)
        expect_same_draw(a->id, &a->patience, &b->patience);
}

static void
expect_same_network(const struct network_params *a, const struct network_params *b)
{
    cr_expect_eq(a->has_rate, b->has_rate);
    expect_same_timeline("arrivals.rate", &a->rate, &b->rate);
    expect_same_draw("arrivals", &a->between, &b->between);
    cr_assert_eq(a->n_stations, b->n_stations);
    cr_expect_eq(a->warm_up_months, b->warm_up_months);
    for (int64_t k = 0; k < a->n_stations; k++)
        expect_same_station(&a->stations[k], &b->stations[k]);
}

/* To the last bit. */
static void
expect_same_params(const struct params *a, const struct params *b)
{
    struct registry registry;

    cr_assert_eq(registry_init(&registry, MODEL_INBURGERING, NULL), 0);
    for (size_t i = 0; i < registry.n; i++) {
        const struct key *key = &registry.keys[i];
        const void *in_a = (const unsigned char *)a + key->offset;
        const void *in_b = (const unsigned char *)b + key->offset;
        size_t n = key->row->n_values > 0 ? key->row->n_values : 1;
        if (key->row->kind == KEY_DATED)
            expect_same_timeline(key->name, in_a, in_b);
        else if (key->row->kind == KEY_DRAW)
            expect_same_draw(key->name, in_a, in_b);
        else if (key->row->kind == KEY_TEXT && a->kind == MODEL_INBURGERING)
            cr_expect_str_eq(*(const char *const *)in_a, *(const char *const *)in_b, "%s",
                             key->name);
        else if (key->row->kind == KEY_DATE)
            cr_expect_eq(*(const day_number *)in_a, *(const day_number *)in_b, "%s", key->name);
        else if (key->row->kind != KEY_ITEMS && key->row->kind != KEY_TEXT)
            cr_expect_arr_eq((const double *)in_a, (const double *)in_b, n * sizeof(double), "%s",
                             key->name);
    }
    cr_expect_arr_eq(a->inflow.years, b->inflow.years, sizeof a->inflow.years);
    cr_expect_arr_eq(a->inflow.bursts, b->inflow.bursts, sizeof a->inflow.bursts);
    cr_expect_arr_eq(a->exams.moved, b->exams.moved, sizeof a->exams.moved);
    cr_expect_eq(a->inflow.n_years, b->inflow.n_years);
    cr_expect_eq(a->inflow.n_bursts, b->inflow.n_bursts);
    cr_expect_eq(a->exams.n_moved, b->exams.n_moved);
    cr_expect_arr_eq(a->exams.sites, b->exams.sites, sizeof a->exams.sites);
    cr_expect_eq(a->exams.n_sites, b->exams.n_sites);
    cr_expect_arr_eq(a->exams.closed, b->exams.closed, sizeof a->exams.closed);
    cr_expect_eq(a->exams.n_closed, b->exams.n_closed);
    cr_expect_arr_eq(a->housing.tasks, b->housing.tasks, sizeof a->housing.tasks);
    cr_expect_eq(a->housing.n_tasks, b->housing.n_tasks);
    registry_free(&registry);
    expect_same_network(&a->network, &b->network);
}

static void
assert_round_trip(const char *path, const char *const *sets, size_t n)
{
    struct scenario first;
    char copy[] = "/tmp/doorstroom-round-XXXXXX";
    int descriptor = mkstemp(copy);

    cr_assert_eq(read_with(path, sets, n), 0, "%s: %s", path, error.text);
    first = scenario;
    cr_assert_eq(write(descriptor, first.text, strlen(first.text)), (ssize_t)strlen(first.text));
    close(descriptor);
    cr_assert_eq(read_with(copy, NULL, 0), 0, "%s, read again: %s", path, error.text);
    cr_expect_str_eq(scenario.text, first.text);
    cr_expect_arr_eq(scenario.digest, first.digest, SCENARIO_DIGEST);
    cr_expect_str_eq(scenario.title, first.title);
    expect_same_params(&scenario.params, &first.params);
    tidy();
    scenario_free(&first);
    unlink(copy);
}

Test(effective, every_shipped_one_is_read_and_reads_the_same_from_its_own_text)
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
        assert_round_trip(path, NULL, 0);
        n++;
    }
    closedir(stream);
    cr_assert_geq(n, 2);
}

/* The lowest and highest number that a hand-set key takes; of a distribution its mean. */
Test(effective, values_that_are_hard_to_write_read_the_same)
{
    const char *const sets[] = {
        "title=\"\\\"q\\\" \\\\ \\n\\t\\r\\f caf\xc3\xa9 #\"",
        "exams.no_show=0.1000000000000000055",
        "run.scale=0.30000000000000004",
        "run.seed=8999999999999999L",
        "pip.duration={ dist = \"normal\"; mean = 1e-7; sd = 3; at_least = 0; at_most = 1e6; }",
        "housing.move={ dist = \"empirical\"; values = [ 0.1, 7.3 ]; cumulative = [ 0.0, 1.0 ]; }",
        "person.men.asiel=1",
        "notice.delay=0.1",
    };
    char path[PATH_SIZE];

    in_source(path, "scenarios/smoke.cfg");
    assert_round_trip(path, sets, 8);
}

/* Points of a file stand in the text themselves: it needs no other file. */
Test(effective, points_of_a_file_read_the_same, .fini = tidy)
{
    char points[] = "/tmp/doorstroom-points-XXXXXX", set[PATH_SIZE], path[PATH_SIZE];
    const char *const sets[] = {set};
    FILE *file = fdopen(mkstemp(points), "w");

    fputs("\xef\xbb\xbfvalue,cumulative\r\n3.5,0\r\n14,0.7\r\n60,1\r\n\r\n", file);
    fclose(file);
    snprintf(set, sizeof set, "housing.move={ dist = \"empirical\"; file = \"%s\"; }", points);
    in_source(path, "scenarios/smoke.cfg");
    assert_round_trip(path, sets, 1);
    cr_assert_eq(read_smoke(sets, 1), 0, "%s", error.text);
    cr_assert_eq(scenario.params.housing.move.n_points, 3);
    cr_expect_eq(scenario.params.housing.move.points[1].value, 14.0);
    cr_expect_eq(scenario.params.housing.move.points[1].cumulative, 0.7);
    unlink(points);
}

/* Sites, closures and what is announced; with a member set on the command line. */
Test(effective, closed_sites_and_announcements_read_the_same, .fini = tidy)
{
    const char *path = write_scenario(
        "exams = { sites = ( { id = \"zwolle\"; remove = true; } );\n"
        "  closed = ( { id = \"all\"; date = \"2022-03-16\"; until = \"2022-06-15\";\n"
        "      announced = \"2022-03-15\"; },\n"
        "    { id = \"one\"; date = \"2022-07-01\"; until = \"2022-07-08\"; site = \"utrecht\";\n"
        "      exam = \"knm\"; } );\n"
        "  moved = ( { id = \"late\"; date = \"2024-09-04\"; exam = \"knm\"; } ); };\n"
        "changes = ( { id = \"kept\"; date = \"2024-01-01\"; announced = \"2023-10-01\";\n"
        "  key = \"exams.reserved\"; set = 0.1; } );\n");
    const char *const sets[] = {"exams.sites.amsterdam.share=0.33",
                                "exams.closed.one.until=\"2022-07-15\"",
                                "exams.moved.late.exam=\"spreken_b1\"",
                                "changes.kept.announced=\"2023-11-01\""};
    const struct exam_closure *closed;

    assert_round_trip(path, sets, 4);
    cr_assert_eq(read_with(path, sets, 4), 0, "%s", error.text);
    cr_assert_eq(scenario.params.exams.n_sites, 5);
    cr_assert_eq(scenario.params.exams.n_closed, 9 + 2, "after those of the base");
    closed = scenario.params.exams.closed + 9;
    cr_expect_eq(closed[0].site, EXAM_SITES_ALL);
    cr_expect_eq(closed[0].announced, day("2022-03-15"));
    cr_expect_str_eq(scenario.params.exams.sites[closed[1].site].id, "utrecht");
    cr_expect_eq(closed[0].exam, EXAMS);
    cr_expect_eq(closed[1].exam, EXAM_KNM);
    cr_expect_eq(closed[1].announced, TIMELINE_KNOWN);
    cr_expect_eq(closed[1].until, day("2022-07-15"));
    cr_expect_not_null(strstr(scenario.text, "announced = \"2023-11-01\""));
    unlink(path);
}

/* ---- the inputs: a change is as its key ---- */

Test(effective, a_change_is_set_by_hand_where_its_key_is, .fini = tidy)
{
    const char *path = write_scenario(
        "changes = ( { id = \"fewer\"; date = \"2024-01-01\"; key = \"exams.reserved\";\n"
        "    set = 0.1; },\n"
        "  { id = \"by_law\"; date = \"2026-01-01\"; key = \"exams.b1.sittings_per_year\";\n"
        "    set = 12; },\n"
        "  { id = \"more\"; date = \"2024-01-01\"; key = \"intake.consultants\"; add = 5.0; },\n"
        "  { id = \"double\"; date = \"2024-02-01\"; key = \"intake.consultants\";\n"
        "    multiply = 2; } );\n"
        "exams = { moved = ( { id = \"day\"; date = \"2024-09-04\"; exam = \"lezen_b1\"; } );\n"
        "};\n");
    const struct scenario_input *set, *law;

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    set = input("changes.fewer");
    law = input("changes.by_law");
    cr_expect(set->hand_set == 1 && set->low == 0.0 && set->high == 0.2, "the band of its key");
    cr_expect_str_eq(set->unit, "share");
    cr_expect_str_eq(set->source, "hand-set");
    cr_expect(law->hand_set == 0 && isnan(law->low) && isnan(law->high), "of a key with a source");
    cr_expect_str_eq(law->source, "B-NT-1");
    cr_expect(input("changes.more")->hand_set == 1 && isnan(input("changes.more")->low));
    cr_expect_str_eq(input("changes.more")->unit, "fte");
    cr_expect(input("changes.double")->hand_set == 1 && isnan(input("changes.double")->high));
    cr_expect_str_eq(input("changes.double")->unit, "factor");
    cr_expect_eq(input("exams.moved.day")->hand_set, 0, "a list is as its row says");
    unlink(path);
}

/* ---- the digest: what makes two scenarios the same ---- */

Test(effective, seed_and_replications_are_not_of_the_scenario)
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

Test(effective, a_value_is_of_the_scenario_and_its_spelling_is_not)
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

/* ---- the text for here ---- */

static void
write_in(const char *folder, const char *name, const char *text, const char *more)
{
    char path[PATH_SIZE];
    FILE *out;

    snprintf(path, PATH_SIZE, "%s/%s", folder, name);
    out = fopen(path, "w");
    cr_assert_not_null(out);
    fprintf(out, "%s%s", text, more);
    cr_assert_eq(fclose(out), 0);
}

/* A file that lies beside the scenario is named from where we are; the text that a result keeps says
 * what the scenario says, wherever that is. */
Test(effective, a_stock_is_named_from_here)
{
    char folder[] = "/tmp/doorstroom-effective-XXXXXX", path[PATH_SIZE], lines[TEXT_SIZE];
    char here[PATH_SIZE], smoke[PATH_SIZE];

    cr_assert_not_null(mkdtemp(folder));
    in_source(smoke, "scenarios/smoke.cfg");
    if (*smoke != '/') {
        cr_assert_not_null(realpath("scenarios/smoke.cfg", path));
        snprintf(smoke, PATH_SIZE, "%s", path);
    }
    snprintf(lines, TEXT_SIZE, "base = \"%s\";\n", smoke);
    write_in(folder, "stock.csv", "row,day,amount\nstock,2024-05-01,0.01\n", "");
    write_in(folder, "later.cfg", lines,
             "run = { start = \"2024-05-01\"; stock = \"stock.csv\"; };\n");
    snprintf(path, PATH_SIZE, "%s/later.cfg", folder);
    snprintf(here, PATH_SIZE, "stock = \"%s/stock.csv\";", folder);
    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", faults.n > 0 ? faults.items[0].text : "");
    cr_expect_not_null(strstr(scenario.text_here, here));
    cr_expect_not_null(strstr(scenario.text, "stock = \"stock.csv\";"));
    tidy();
    unlink(path);
    snprintf(path, PATH_SIZE, "%s/stock.csv", folder);
    unlink(path);
    rmdir(folder);
}
