/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/scenario.h"

#include "scenarios/reader/registry.h"
#include "tests/scenario_by_hand.h"

#include <math.h>

/* ---- what is shipped ---- */

/* The values from 2022 on; those of before have bands of their own in the file. */
static void
bounds_since_2022(const struct timeline *timeline, double *low, double *high)
{
    day_number first = day("2022-01-01");

    *low = INFINITY;
    *high = -INFINITY;
    for (day_number at = first; at < TIMELINE_ALWAYS; at = timeline_next(timeline, at)) {
        *low = fmin(*low, timeline_at(timeline, at));
        *high = fmax(*high, timeline_at(timeline, at));
    }
}

static bool
bounds_of(const struct key *key, double *low, double *high)
{
    const void *place = (const unsigned char *)&scenario.params + key->offset;

    switch (key->row->kind) {
    case KEY_INT:
        *low = *high = (double)*(const int64_t *)place;
        return true;
    case KEY_REAL:
        *low = *high = *(const double *)place;
        return true;
    case KEY_DATED:
        bounds_since_2022(place, low, high);
        return true;
    case KEY_DRAW:
        *low = *high = draw_spec_mean(place);
        return true;
    default:
        return false;
    }
}

Test(scenario, hand_set_values_of_the_base_lie_in_their_bands, .fini = tidy)
{
    struct registry registry;
    char path[PATH_SIZE];
    double low = 0.0, high = 0.0;
    int n = 0;

    in_source(path, "scenarios/basis.cfg");
    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    cr_assert_eq(registry_init(&registry, MODEL_INBURGERING, NULL), 0);
    for (size_t i = 0; i < registry.n; i++) {
        const struct key *key = &registry.keys[i];
        if (!key_is_hand_set(key->row) || !bounds_of(key, &low, &high))
            continue;
        cr_expect(low >= key->row->band_low && high <= key->row->band_high,
                  "%s: %g to %g, the band is %g to %g", key->name, low, high, key->row->band_low,
                  key->row->band_high);
        n++;
    }
    cr_expect_geq(n, 100);
    registry_free(&registry);
}

Test(scenario, values_land_where_they_belong, .fini = tidy)
{
    cr_assert_eq(read_smoke(NULL, 0), 0, "%s", error.text);
    cr_expect_eq(scenario.params.run.seed, 1);
    cr_expect_eq(scenario.params.run.replications, 2);
    cr_expect_eq(scenario.params.run.start, day("2013-01-01"));
    cr_expect_eq(scenario.params.run.until, day("2024-12-31"));
    cr_expect_eq(scenario.params.run.scale, 0.01);
    cr_expect_eq(scenario.params.inflow.n_years, 4);
    cr_expect_eq(scenario.params.inflow.years[2].persons[ENTRANT_OVERIG], 1190.0);
    cr_expect_eq(scenario.params.inflow.season[ENTRANT_GEZIN][11], 0.9);
    cr_expect_eq(scenario.params.inflow.bursts[0].date, day("2023-09-15"));
    cr_expect_eq(scenario.params.notice.resume[0], day("2022-03-25"));
    cr_expect_eq(scenario.params.exams.moved[3].exam, EXAM_SPREKEN_B1);
    cr_expect_eq(scenario.params.enforcement.new_term_months[1], 18);
    cr_expect_eq(scenario.params.grading.machine_b1.form, DRAW_CONSTANT);
    cr_expect_float_eq(draw_spec_mean(&scenario.params.housing.move), 14.0, 0.001);
    cr_expect_eq(timeline_at(&scenario.params.exams.a2_share[EXAM_KNM], day("2024-01-15")), 0.185);
    cr_expect_float_eq(timeline_at(&scenario.params.exams.a2_share[EXAM_ONA], day("2024-01-15")),
                       0.035 * 0.2, 1e-12);
    cr_expect_eq(timeline_at(&scenario.params.exams.a2_share[EXAM_ONA], day("2024-03-01")),
                 0.035);
    cr_expect_eq(timeline_at(&scenario.params.background.exam[EXAM_ONA].others,
                             day("2022-01-01")),
                 0.0);
    cr_expect_eq(scenario.params.exams.n_sites, 6);
    cr_expect_str_eq(scenario.params.exams.sites[4].id, "utrecht");
    cr_expect_eq(scenario.params.exams.sites[4].share, 0.16);
    cr_expect_eq(scenario.params.exams.moved[3].announced, day("2024-05-13"));
    cr_expect_eq(scenario.params.grading.examiners[EXAMINERS + BOTH_SPREKEN].steps[0].value, 2.0);
    cr_expect_str_eq(scenario.name, "smoke");
}

/* ---- inheritance ---- */

Test(scenario, inherits_and_overrides_group_by_group, .fini = tidy)
{
    const char *path = write_scenario("exams = { no_show = 0.2; b1 = { takes_from_a2 = 0.5; }; };\n"
                                      "housing = { move = 21; };\n");

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    cr_expect_eq(scenario.params.exams.no_show, 0.2);
    cr_expect_eq(timeline_at(&scenario.params.exams.b1_takes_from_a2, day("2024-01-01")), 0.5);
    cr_expect_eq(timeline_at(&scenario.params.exams.b1_sittings_per_year, day("2024-01-01")), 8,
                 "from the base");
    cr_expect_eq(scenario.params.housing.move.form, DRAW_CONSTANT, "replaced as a whole");
    cr_expect_eq(scenario.params.housing.move.a, 21.0);
    cr_expect_str_eq(input("exams.no_show")->origin, "scenario");
    cr_expect_str_eq(input("exams.no_show")->file, strrchr(path, '/') + 1);
    cr_expect_eq(input("exams.no_show")->line, 2);
    cr_expect_str_eq(input("exams.lead_days")->origin, "base");
    cr_expect_str_eq(input("exams.change_days")->source, "B-RUL-5");
    cr_expect_eq(input("exams.no_show")->hand_set, 1);
    unlink(path);
}

Test(scenario, lists_merge_by_id, .fini = tidy)
{
    const char *path = write_scenario(
        "inflow = { years = ( { id = \"2024\"; asiel = 1.0; gezin = 2; overig = 3.0;\n"
        "  nareis = 1.0; },\n"
        "  { id = \"2027\"; asiel = 4.0; gezin = 5.0; overig = 6.0; nareis = 1.0; } ); };\n"
        "exams = { moved = ( { id = \"june_2024_lezen\"; remove = true; } ); };\n"
        "changes = ( { id = \"cut_ona\"; date = \"2023-12-01\"; key = \"exams.a2.share.ona\";\n"
        "  set = 0.01; } );\n");

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    cr_expect_eq(scenario.params.inflow.n_years, 5);
    cr_expect_eq(scenario.params.inflow.years[2].persons[ENTRANT_GEZIN], 2.0);
    cr_expect_eq(scenario.params.inflow.years[3].persons[ENTRANT_GEZIN], 12000.0);
    cr_expect_str_eq(scenario.params.inflow.years[4].id, "2027");
    cr_expect_eq(scenario.params.exams.n_moved, 3);
    cr_expect_eq(timeline_at(&scenario.params.exams.a2_share[EXAM_ONA], day("2024-06-01")), 0.01);
    unlink(path);
}

/* Each the base of the one before it. */
Test(scenario, a_tower_of_bases_has_a_limit, .fini = tidy)
{
    char folder[] = "/tmp/doorstroom-tower-XXXXXX", path[PATH_SIZE];

    cr_assert_not_null(mkdtemp(folder));
    for (int i = 0; i < 40; i++) {
        FILE *file;
        snprintf(path, sizeof path, "%s/%d.cfg", folder, i);
        file = fopen(path, "w");
        fprintf(file, "base = \"%d.cfg\";\n", i + 1);
        fclose(file);
    }
    snprintf(path, sizeof path, "%s/0.cfg", folder);
    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_eq(faults.n, 1);
    cr_expect_not_null(strstr(faults.items[0].text, "on top of each other"), "%s",
                       faults.items[0].text);
    for (int i = 0; i < 40; i++) {
        snprintf(path, sizeof path, "%s/%d.cfg", folder, i);
        unlink(path);
    }
    rmdir(folder);
}

/* The base sets 1,300 from 1 March 2024 on and 1,100 from July on. */
Test(scenario, changes_apply_in_the_order_of_files_not_of_dates, .fini = tidy)
{
    const char *path = write_scenario(
        "changes = ( { id = \"earlier\"; date = \"2023-06-01\";\n"
        "  key = \"exams.a2.places_per_day\"; set = 900.0; } );\n");
    const char *const sets[] = {"changes.a2_places_2024.set=1800.0"};
    const struct timeline *places = &scenario.params.exams.a2_places_per_day;

    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    cr_expect_eq(timeline_at(places, day("2023-06-01")), 900.0);
    cr_expect_eq(timeline_at(places, day("2024-12-01")), 900.0, "over the base's later ones");
    tidy();
    unlink(path);
    path = write_scenario("changes = ( { id = \"earlier\"; date = \"2023-06-01\";\n"
                          "  until = \"2024-03-01\"; key = \"exams.a2.places_per_day\";\n"
                          "  set = 900.0; } );\n");
    cr_assert_eq(read_with(path, sets, 1), 0, "%s", error.text);
    cr_expect_eq(timeline_at(places, day("2024-02-29")), 900.0);
    cr_expect_eq(timeline_at(places, day("2024-03-01")), 1800.0, "the base's place in the order");
    cr_expect_eq(timeline_at(places, day("2024-12-01")), 1000.0);
    unlink(path);
}

/* ---- --set ---- */

Test(scenario, sets_lie_over_the_file_and_changes_over_the_sets, .fini = tidy)
{
    const char *const sets[] = {"run.until=2023-06-30", "exams.no_show=0.5",
                                "grading.deployable.ona=0.9",
                                "pip.duration={ dist = \"uniform\"; low = 1.0; high = 3.0; }",
                                "inflow.years.2022.asiel=12", "title=\"x\""};

    cr_assert_eq(read_smoke(sets, 6), 0, "%s", error.text);
    cr_expect_eq(scenario.params.run.until, day("2023-06-30"));
    cr_expect_eq(scenario.params.exams.no_show, 0.5);
    cr_expect_eq(timeline_at(&scenario.params.grading.deployable[EXAMINER_ONA], day("2022-01-01")),
                 0.9);
    cr_expect_eq(timeline_at(&scenario.params.grading.deployable[EXAMINER_ONA], day("2023-10-01")),
                 0.45);
    cr_expect_eq(scenario.params.pip.duration.form, DRAW_UNIFORM);
    cr_expect_eq(scenario.params.inflow.years[0].persons[ENTRANT_ASIEL], 12.0);
    cr_expect_str_eq(scenario.title, "x");
    cr_expect_str_eq(input("exams.no_show")->origin, "set");
}

Test(scenario, wrong_sets_are_all_told, .fini = tidy)
{
    const char *const sets[] = {"changes.cut_ona.date=\"2023-02-30\"", "changes=( )",
                                "exams.b1.place=3", "exams.no_show=1.5", "housing.move={ dist",
                                "nonsense", "run.seed=99999999999", "run.until=7"};
    char said[PATH_SIZE];

    cr_assert_eq(read_smoke(sets, 8), ERR_INPUT);
    cr_assert_eq(faults.n, 8);
    for (size_t i = 0; i < faults.n; i++) {
        snprintf(said, sizeof said, "--set %s", sets[i]);
        cr_expect_str_eq(faults.items[i].file, said);
        cr_expect_eq(faults.items[i].line, 0);
        cr_expect_eq(faults.items[i].column, 0);
    }
}

/* What the file says is at fault only because of the --set, which is named behind it; and what is
 * wrong without any has no --set behind it. */
Test(scenario, a_fault_elsewhere_names_the_set_that_it_comes_of, .fini = tidy)
{
    const char *path = write_scenario(
        "run = { until = \"2023-12-31\"; };\n"
        "exams = { closed = ( { id = \"a\"; date = \"2023-01-01\"; until = \"2023-02-01\"; },\n"
        "  { id = \"b\"; date = \"2023-03-01\"; until = \"2023-04-01\"; } ); no_show = 2.0; };\n"
        "changes = ( { id = \"c\"; date = \"2023-06-01\"; key = \"exams.reserved\"; set = 0.5; } );\n");
    const char *const sets[] = {"run.start=\"2030-01-01\"", "run.scale=0.01",
                                "exams.closed.a.until=\"2023-03-02\"", "changes.c.add=0.1",
                                "housing.urgent_share=0.7", "housing.hard_share=0.6"};
    static const struct {
        int line;
        const char *says;
    } expected[] = {
        {2, "run.until is before run.start (with --set run.start=\"2030-01-01\")"},
        {4, "a and b overlap: a site would be closed twice (with --set "
            "exams.closed.a.until=\"2023-03-02\")"},
        {4, "exams.no_show is 2, must be 0 to 1"},
        {5, "this has more (with --set changes.c.add=0.1)"}};
    size_t n = sizeof expected / sizeof expected[0];

    cr_assert_eq(read_with(path, sets, 6), ERR_INPUT);
    for (size_t i = 0; i < n; i++) {
        bool told = false;
        for (size_t k = 0; k < faults.n; k++) {
            size_t length = strlen(faults.items[k].text), end = strlen(expected[i].says);
            told = told || (faults.items[k].line == expected[i].line && length >= end &&
                            strcmp(faults.items[k].text + length - end, expected[i].says) == 0);
        }
        cr_expect(told, "%s", expected[i].says);
    }
    cr_expect_str_eq(faults.items[0].file, "--set housing.hard_share=0.6");
    unlink(path);
}

Test(scenario, a_member_of_a_change_may_be_set, .fini = tidy)
{
    const char *const sets[] = {"changes.homes_2022_2.set=16000.0"};
    const char *const wrong[] = {"changes.nowhere.set=1.0", "changes.homes_2022_2.nothing=1.0"};

    cr_assert_eq(read_smoke(sets, 1), 0, "%s", error.text);
    cr_expect_eq(timeline_at(&scenario.params.housing.homes_per_half_year, day("2022-07-01")),
                 16000.0);
    tidy();
    cr_assert_eq(read_smoke(wrong, 2), ERR_INPUT);
    cr_expect_eq(faults.n, 2);
}

/* One that the item of the file does not have. */
Test(scenario, a_member_that_may_be_left_out_may_be_set, .fini = tidy)
{
    const char *const sets[] = {"changes.a2_places_2024_05.until=\"2024-09-01\"",
                                "term.grounds.birth.until=\"2026-01-01\""};
    const char *const wrong[] = {"changes.cut_ona.untl=\"2024-09-01\"", "changes.cut_ona.add=1.0"};

    cr_assert_eq(read_smoke(sets, 2), 0, "%s", error.text);
    cr_expect_eq(timeline_at(&scenario.params.exams.a2_places_per_day, day("2024-08-31")), 1000.0);
    cr_expect_eq(timeline_at(&scenario.params.exams.a2_places_per_day, day("2024-09-01")), 1500.0);
    tidy();
    cr_assert_eq(read_smoke(wrong, 2), ERR_INPUT);
    cr_assert_eq(faults.n, 2);
    cr_expect_str_eq(faults.items[0].text,
                     "changes.cut_ona has no member untl; did you mean until?");
    cr_expect_not_null(strstr(faults.items[1].text, "one of set, add and multiply, this has more"));
}

/* An item goes by its id: with that of another one there would be two. */
Test(scenario, what_a_file_alone_can_say_is_not_set, .fini = tidy)
{
    const char *const sets[] = {"base=\"basis.cfg\"", "changes.cut_ona.id=\"cut_spreken\"",
                                "exams.closed=( )", "exams.sites.id=\"x\"", "model=\"queue\""};
    static const char *const expected[] = {
        "base cannot be set here: the file says it",
        "changes.cut_ona.id cannot be set here: the file says it",
        "exams.closed is a list and cannot be set whole: set a member, exams.closed.ID.MEMBER",
        "exams.sites: there is no item id", "model cannot be set here: the file says it"};

    cr_assert_eq(read_smoke(sets, 5), ERR_INPUT);
    cr_assert_eq(faults.n, 5);
    for (size_t i = 0; i < faults.n; i++)
        cr_expect_str_eq(faults.items[i].text, expected[i]);
}

/* What was meant is looked for where it was written: among the ids of the list, or the members of
 * its item. */
Test(scenario, a_wrong_item_or_member_is_told_with_the_nearest, .fini = tidy)
{
    const char *const sets[] = {"changes.cut_on.multiply=0.5", "changes.cut_ona.multipli=0.5",
                                "changes.zz.set=1.0", "exams.closed.flood.until=\"2024-01-01\"",
                                "exams.sites.zwole.share=0.1"};
    static const char *const expected[] = {
        "changes: there is no item cut_on; did you mean cut_ona?",
        "changes.cut_ona has no member multipli; did you mean multiply?",
        "changes: there is no item zz", "exams.closed: there is no item flood",
        "exams.sites: there is no item zwole; did you mean zwolle?"};

    cr_assert_eq(read_smoke(sets, 5), ERR_INPUT);
    cr_assert_eq(faults.n, 5);
    for (size_t i = 0; i < faults.n; i++)
        cr_expect_str_eq(faults.items[i].text, expected[i]);
}
