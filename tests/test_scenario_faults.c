/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of a scenario that is wrong: all of it, in order, and nothing twice. */

#include "models/sittings.h"
#include "tests/scenario_by_hand.h"

#include <dirent.h>

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

/* What is replaced as a whole is not put together: of a name used twice nothing false follows. */
Test(scenario, a_list_that_is_said_twice_is_two_lists, .fini = tidy)
{
    const char *path = write_scenario(
        "run = { start = \"2022-01-01\"; };\n"
        "inflow = { season = {\n"
        "  asiel = ( 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0 );\n"
        "  asiel = ( 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0 ); }; };\n");

    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    cr_expect_eq(faults.n, 1);
    for (size_t i = 1; i < faults.n; i++)
        cr_expect_fail("also \"%s\"", faults.items[i].text);
    cr_expect_eq(faults.items[0].line, 5);
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
