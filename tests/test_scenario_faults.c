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

/* A number that does not fit and a name that was used before hide nothing; of what they are in,
 * nothing else is told. */
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
        "inflow = { years = ( { year = 99999999999; } ); };\n");
    const int lines[] = {2, 2, 3, 4, 4, 5, 6, 7, 8, 9};

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
