/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/scenario.h"

#include "models/sittings.h"
#include "scenarios/reader/registry.h"
#include "tests/scenario_by_hand.h"

#include <math.h>

#include <dirent.h>

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

/* It is spelt well, so nothing else was meant. */
Test(scenario, a_key_that_may_not_change_is_not_taken_for_another, .fini = tidy)
{
    const char *path = write_scenario(
        "changes = ( { date = \"2023-01-01\"; key = \"exams.no_show\"; set = 0.1; } );\n");

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_eq(faults.n, 1);
    cr_expect_str_eq(faults.items[0].text,
                     "changes: exams.no_show is a key that may not change in time");
    unlink(path);
}

/* What takes an item out is none that could be meant, and a long id none that fits. */
Test(scenario, what_is_removed_is_not_what_was_meant, .fini = tidy)
{
    const char *path = write_scenario(
        "exams = { closed = ( { id = \"floods\"; remove = true; },\n"
        "  { id = \"flood\"; remove = true; },\n"
        "  { id = \"flood_of_the_year_that_nobody_who_saw_it_will_forget_in_all_her_life\";\n"
        "    date = \"2024-01-01\"; until = \"2024-01-02\"; } ); };\n");

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_eq(faults.n, 3);
    cr_expect_str_eq(faults.items[0].text, "exams.closed: there is no item floods to remove");
    cr_expect_str_eq(faults.items[1].text, "exams.closed: there is no item flood to remove");
    unlink(path);
}

/* ---- all at once ---- */

/* What is wrong with keys together is told beside what is wrong with one of the others. */
Test(scenario, tells_sums_and_orders_beside_other_faults, .fini = tidy)
{
    const char *path = write_scenario("exams = { nothing = 3; };\n"
                                      "run = { until = \"2012-01-01\"; };\n"
                                      "person = { age = { gezin = [ 1, 1, 0, 0, 0 ]; }; };\n"
                                      "medical = { full = 2.0; partial = 0.5; };\n"
                                      "course = { starts = { b1 = [ ]; z = [ \"04-31\" ]; }; };\n");

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_eq(faults.n, 6);
    for (int i = 0; i < 5; i++)
        cr_expect_eq(faults.items[i].line, 2 + i);
    cr_expect_eq(faults.items[5].line, 6);
    unlink(path);
}

/* Of exams and medical advice; a closure of a site is not judged by a list that was refused. */
Test(scenario, tells_all_that_is_wrong_with_exams, .fini = tidy)
{
    const char *path = write_scenario(
        "exams = { sites = ( { id = \"utrecht\"; share = 1.5; } );\n"
        "  closed = ( { id = \"a\"; date = \"2023-05-01\"; until = \"2023-04-01\"; },\n"
        "    { id = \"b\"; date = \"2023-05-01\"; until = \"2023-06-01\"; site = \"assen\"; } );\n"
        "  moved = ( { id = \"c\"; date = \"2024-07-16\"; exam = \"a2\"; },\n"
        "    { id = \"d\"; date = \"2024-07-16\"; exam = \"spreken_b1\"; } );\n"
        "  lead_days = 200; };\n"
        "medical = { adapted = 1.0; in_course = { asiel = 1.0; }; };\n"
        "changes = ( { date = \"2023-05-01\"; announced = \"2023-04-01\"; key = \"exams.pass.knm\";\n"
        "  set = 0.7; } );\n");
    const int lines[] = {2, 3, 5, 6, 7, 7, 8, 8, 9};

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_eq(faults.n, sizeof lines / sizeof lines[0]);
    for (size_t i = 0; i < faults.n; i++)
        cr_expect_eq(faults.items[i].line, lines[i], "%d: %s", faults.items[i].line,
                     faults.items[i].text);
    unlink(path);
}

/* Sites closed one after the other, or two at once, or for two exams: nothing is closed twice. A day
 * on which a B1 exam is sat may be given back; of a day after the run nobody knows. */
Test(scenario, closures_that_touch_and_sittings_given_back_are_taken, .fini = tidy)
{
    char lines[1024], date[DATE_TEXT_SIZE];
    const struct calendar days = {.first = day("2022-01-01"), .end = day("2025-01-01")};
    day_number sat = day("2023-02-01");
    struct sittings sittings;
    const char *path;

    cr_assert_eq(read_smoke(NULL, 0), 0);
    cr_assert_eq(sittings_init(&sittings, &scenario.params, &days, NULL), 0);
    while (sittings_programme1(&sittings, sat) == EXAMS)
        sat++;
    sittings_free(&sittings);
    tidy();
    date_format(sat, date);
    snprintf(lines, sizeof lines,
             "exams = { closed = (\n"
             "  { id = \"a\"; date = \"2023-05-01\"; until = \"2023-06-01\"; site = \"utrecht\"; },\n"
             "  { id = \"b\"; date = \"2023-05-01\"; until = \"2023-06-01\"; site = \"zwolle\"; },\n"
             "  { id = \"c\"; date = \"2023-06-01\"; until = \"2023-07-01\"; },\n"
             "  { id = \"f\"; date = \"2023-08-01\"; until = \"2023-09-01\"; exam = \"knm\"; },\n"
             "  { id = \"g\"; date = \"2023-08-01\"; until = \"2023-09-01\"; exam = \"ona\"; }\n"
             "  );\n"
             "  moved = ( { id = \"d\"; date = \"%s\"; exam = \"a2\"; },\n"
             "    { id = \"e\"; date = \"2031-07-01\"; exam = \"a2\"; } ); };\n",
             date);
    path = write_scenario(lines);
    cr_expect_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    for (size_t i = 0; i < faults.n; i++)
        cr_expect_null(faults.items[i].text, "%s", faults.items[i].text);
    cr_expect_eq(scenario.params.exams.n_moved, 6);
    unlink(path);
}

/* A key whose value was refused gives no second fault through the changes that lie over it. */
Test(scenario, tells_a_wrong_value_once, .fini = tidy)
{
    const char *path = write_scenario("intake = { consultants = -5.0; };\n"
                                      "inflow = { bursts = ( { id = \"q\"; date = \"2023-02-30\";\n"
                                      "  duty_from = \"2022-01-01\"; duty_until = \"2022-02-01\";\n"
                                      "  asiel = 1; gezin = 1; overig = 1; } ); };\n"
                                      "housing = ( );\n");

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_eq(faults.n, 3);
    cr_expect_eq(faults.items[0].line, 2);
    cr_expect_eq(faults.items[1].line, 3);
    cr_expect_eq(faults.items[2].line, 6);
    unlink(path);
}

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

/* A number that does not fit and a name that was used before hide nothing. */
Test(scenario, tells_what_lies_behind_misfits_and_twins, .fini = tidy)
{
    const char *path = write_scenario(
        "run = { seed = 4294967296; until = \"2023-02-30\"; };\n"
        "exams = { no_show = 1.5; };\n"
        "exams = { nothing = 3; };\n"
        "person = { age = { gezin = [ 99999999999, 1, 0, 0, 0 ]; }; };\n"
        "changes = ( { date = \"2023-01-01\"; key = \"x\"; set = 99999999999; },\n"
        "  { date = \"2023-01-01\"; key = \"y\"; set = 1.0; } );\n"
        "housing = { move = \"long\"; move = 3; };\n"
        "inflow = { years = 3; years = ( { year = 99999999999; } ); };\n"
        "changes = ( { id = \"a\"; date = \"2023-01-01\"; key = \"exams.reserved\"; } );\n");
    const int lines[] = {2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 9, 9, 9, 10, 10};

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    for (size_t i = 0; i < faults.n && i < sizeof lines / sizeof lines[0]; i++)
        cr_expect_eq(faults.items[i].line, lines[i], "%d: %s", faults.items[i].line,
                     faults.items[i].text);
    cr_expect_eq(faults.n, sizeof lines / sizeof lines[0]);
    unlink(path);
}

/* A fault within an item is found by the item's id and the member, in every list. */
Test(scenario, a_fault_in_a_list_names_item_and_member, .fini = tidy)
{
    const char *path = write_scenario(
        "changes = ( { id = \"a\"; date = \"2023-01-01\"; key = \"exams.reserved\"; set = 1e999; },\n"
        "  { id = \"b\"; date = 3; key = \"exams.reserved\"; multiply = -1e999; ramp_days = -1;\n"
        "    until = 4; announced = 5; },\n"
        "  { date = \"2023-01-01\"; key = \"exams.reserved\"; add = 1e999; } );\n"
        "exams = { sites = ( { id = \"s\"; share = 1e999; } );\n"
        "  closed = ( { id = \"c\"; site = 3; date = \"2023-01-01\"; } );\n"
        "  moved = ( { id = \"m\"; exam = 3; date = 4; } ); };\n"
        "inflow = { years = ( { id = \"2022\"; asiel = 1e999; nareis = 1; gezin = 1; overig = 1; } );\n"
        "  bursts = ( { id = \"q\"; gezin = -1e999; asiel = 1; overig = 1; duty_until = 3;\n"
        "    duty_from = \"2022-01-01\"; date = \"2022-01-01\"; } ); };\n"
        "term = { grounds = ( { id = \"g\"; ground = \"birth\"; regime = \"wi2021\"; weeks = 1e999; } );\n"
        "  corona = ( { id = \"k\"; date = \"2020-03-01\"; months = -1; } ); };\n"
        "enforcement = { fines = ( { id = \"f\"; regime = \"wi2021\"; offence = \"pvt\"; off_passed = 0;\n"
        "    from = \"2022-01-01\"; euro = [ 1e999 ]; } );\n"
        "  no_fine = ( { id = \"n\"; group = \"asiel\"; from = 3; } );\n"
        "  paused = ( { id = \"p\"; group = \"x\"; from = \"2022-01-01\"; } ); };\n"
        "housing = { tasks = ( { id = \"2022-1\"; persons = 1e999; nobody = 1; } ); };\n");
    static const char *const said[] = {
        "changes.a.set is inf", "changes.b.date must be a date", "changes.b.multiply is -inf",
        "changes.b.ramp_days is -1", "changes.b.until must be", "changes.b.announced must be",
        "changes.add is inf", "exams.sites.s.share is inf", "exams.closed.c: site must be",
        "exams.closed.c: until is missing", "exams.moved.m.date must be", "exams.moved.m: exam must",
        "inflow.years.2022.asiel is inf", "inflow.bursts.q.gezin is -inf",
        "inflow.bursts.q.duty_until must be", "term.grounds.g: from is missing",
        "term.grounds.g.weeks must be", "term.corona.k.months is -1",
        "enforcement.fines.f.euro must be", "enforcement.no_fine.n.from must be",
        "enforcement.paused.p: unknown group", "housing.tasks.2022-1.persons is inf",
        "housing.tasks.2022-1: unknown member nobody"};
    size_t n = sizeof said / sizeof said[0];

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    for (size_t i = 0; i < n; i++) {
        bool told = false;
        for (size_t k = 0; k < faults.n; k++)
            told = told || strncmp(faults.items[k].text, said[i], strlen(said[i])) == 0;
        cr_expect(told, "%s", said[i]);
    }
    cr_expect_eq(faults.n, n);
    unlink(path);
}

/* One fault is told as one: what cannot be read is neither there nor not there. */
Test(scenario, what_cannot_be_read_has_no_faults_that_follow, .fini = tidy)
{
    static const char queue[] = "title = \"q\"; model = \"queue\";\n"
                                "run = { start = \"2024-01-01\"; until = \"2024-12-31\"; };\n";
    static const struct {
        const char *lines, *set, *says;
    } cases[] = {
        {"run = { start = \"2024-01-01\"; stock = \"nowhere.csv\"; };", "run.seed=1", "nowhere.csv"},
        {"run = { start = \"2024-01-01\"; stock = 3; };", "run.seed=1", "run.stock must be a text"},
        {"run = { start = \"2024-01-01\"; };", "run.stock=", "syntax error"},
        {"run = { until = \"2014-12-31\"; };", "run.start=(", "syntax error"},
        {"base = \"nowhere.cfg\"; run = { start = \"2024-01-01\"; };", "run.seed=1", "nowhere.cfg"},
        {"housing = { move = { dist = \"empirical\"; file = \"nowhere.csv\"; }; };", "run.seed=1",
         "nowhere.csv"},
        {"arrivals = { rat = 1.0; }; stations = ( { id = \"a\"; service = 1.0; servers = 1; } );\n"
         "changes = ( { date = \"2024-02-01\"; key = \"arrivals.rate\"; set = 1.0; } );",
         "run.seed=1", "unknown member rat"},
        {"arrivals = 1.0; stations = ( { id = \"a\"; service = 1.0; } );\n"
         "changes = ( { date = \"2024-02-01\"; key = \"stations.a.servers\"; set = 1.0; } );",
         "run.seed=1", "servers is missing"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *path = write_scenario("");
        bool is_queue = strncmp(cases[i].lines, "arrivals", 8) == 0;
        bool has_base = strncmp(cases[i].lines, "base", 4) == 0;
        FILE *file = fopen(path, is_queue || has_base ? "w" : "a");
        if (is_queue)
            fputs(queue, file);
        fputs(cases[i].lines, file);
        fclose(file);
        cr_expect_eq(read_with(path, &cases[i].set, 1), ERR_INPUT);
        cr_expect(faults.n > 0 && strstr(faults.items[0].text, cases[i].says) != NULL, "%s",
                  cases[i].says);
        for (size_t k = 1; k < faults.n; k++)
            cr_expect_fail("%s: also \"%s\"", cases[i].says, faults.items[k].text);
        tidy();
        unlink(path);
    }
}

/* A number that does not fit is none of the others in its line, whatever it is in. */
Test(scenario, tells_the_other_numbers_of_a_line_with_a_misfit, .fini = tidy)
{
    const char *path = write_scenario(
        "run: { seed = 99999999999999999999; replications = -5; scale = 99999999999; until = 5; };\n"
        "inflow = { season = { asiel = [ 99999999999, -1 ]; }; };\n"
        "pip = { duration = { dist = \"lognormal\"; mean = 99999999999; sd = \"a\"; at_most = true; }; };\n"
        "exams = { sites = ( { id = \"a\"; share = 99999999999; }, { id = \"b\"; share = -1.0; } ); };\n"
        "changes = ( { id = \"c\"; date = 9; key = \"pip.staff\"; set = 99999999999; ramp_days = -1; } );\n");
    static const char *const said[] = {
        "a whole number that does not fit", "a whole number that does not fit",
        "run.replications is -5", "run.until must be a date",
        "a whole number that does not fit", "inflow.season.asiel is -1",
        "inflow.season.asiel must have 12 values, has 2",
        "a whole number that does not fit", "pip.duration: at_most must be a number",
        "pip.duration: sd must be a number",
        "a whole number that does not fit", "exams.sites.b.share is -1",
        "a whole number that does not fit", "pip.staff is not a key", "must be a date",
        "ramp_days is -1"};
    size_t n = sizeof said / sizeof said[0];

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    for (size_t i = 0; i < n; i++) {
        bool told = false;
        for (size_t k = 0; k < faults.n; k++)
            told = told || strstr(faults.items[k].text, said[i]) != NULL;
        cr_expect(told, "%s", said[i]);
    }
    cr_expect_eq(faults.n, n);
    unlink(path);
}

/* Of two items with one id, in a file on top of another, both are looked at; and what the two would
 * come to together is not told. */
Test(scenario, tells_what_is_wrong_with_both_items_of_an_id, .fini = tidy)
{
    const char *path = write_scenario(
        "changes = ( { id = \"c\"; date = \"2023-01-01\"; key = \"exams.no\"; set = 1.0; },\n"
        "  { id = \"c\"; date = \"2023-02-30\"; key = \"intake.consultants\"; set = 1.0; },\n"
        "  { id = \"d\"; date = \"2023-01-01\"; key = \"exams.reserved\"; multiply = 5.0; },\n"
        "  { id = \"d\"; date = \"2023-01-01\"; key = \"exams.reserved\"; multiply = 5.0; } );\n"
        "exams = { sites = ( { id = \"s\"; share = -1.0; }, { id = \"s\"; share = 7.0; },\n"
        "  { id = \"s\"; share = \"x\"; } );\n"
        "  moved = ( { id = \"m\"; date = \"2024-06-12\"; exam = \"lezen_b1\"; },\n"
        "  { id = \"m\"; date = \"2024-06-12\"; exam = \"lezen_b1\"; } ); };\n");
    static const struct {
        int line;
        const char *says;
    } expected[] = {{2, "exams.no is not a key"}, {3, "the id \"c\" was used before"},
                    {3, "is not a date"}, {5, "the id \"d\" was used before"},
                    {6, "the id \"s\" was used before"}, {6, "exams.sites.s.share is -1"},
                    {6, "exams.sites.s.share is 7"}, {7, "the id \"s\" was used before"},
                    {7, "exams.sites.s.share must be a number"},
                    {9, "the id \"m\" was used before"}};
    const size_t n = sizeof expected / sizeof expected[0];

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    for (size_t i = 0; i < faults.n && i < n; i++)
        cr_expect(faults.items[i].line == expected[i].line &&
                      strstr(faults.items[i].text, expected[i].says) != NULL,
                  "%d: %s", faults.items[i].line, faults.items[i].text);
    cr_expect_eq(faults.n, n);
    unlink(path);
}

Test(scenario, tells_what_lies_behind_a_misfit_of_an_option, .fini = tidy)
{
    const char *sets[] = {"run.seed=4294967296", "exams.no_show=1.5", "exams.nothing=1"};

    cr_assert_eq(read_smoke(sets, 3), ERR_INPUT);
    cr_expect_eq(faults.n, 3);
}

/* A name is no twin because it looks like one that was told apart. */
Test(scenario, a_name_with_the_mark_of_a_twin_is_unknown, .fini = tidy)
{
    const char *path = write_scenario("exams = { no_show*twin*0 = 0.1; };\n");

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_assert_eq(faults.n, 1);
    cr_expect_not_null(strstr(faults.items[0].text, "unknown key exams.no_show*twin*0"), "%s",
                       faults.items[0].text);
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
    cr_assert_geq(n, 60);
}
