/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenarios of the queueing network: what each key becomes, and what is told of wrong ones. */

#include "tests/scenario_by_hand.h"

#include <math.h>

static const char *
write_lines(const char *lines)
{
    static char path[64];
    FILE *file;
    int descriptor;

    strcpy(path, "/tmp/doorstroom-network-XXXXXX");
    descriptor = mkstemp(path);
    cr_assert_geq(descriptor, 0);
    file = fdopen(descriptor, "w");
    fputs(lines, file);
    fclose(file);
    return path;
}

/* The head of a sound scenario, on two lines; stations must follow. */
#define HEAD                                                                                       \
    "title = \"t\"; model = \"queue\"; arrivals = { rate = 10.0; };\n"                             \
    "run = { start = \"2024-01-01\"; until = \"2024-12-31\"; };\n"

#define DESK "stations = ( { id = \"desk\"; servers = 2; service = 0.1; } );\n"

static int
read_lines(const char *lines)
{
    const char *path = write_lines(lines);
    int code = read_with(path, NULL, 0);

    unlink(path);
    return code;
}

/* A fault in that line that says so. */
static void
assert_told(int line, const char *text)
{
    for (size_t i = 0; i < faults.n; i++)
        if (faults.items[i].line == line && strstr(faults.items[i].text, text) != NULL)
            return;
    faults_print(&faults, stderr);
    cr_assert_fail("not told in line %d: %s", line, text);
}

/* ---- what is read ---- */

Test(stations, fills_the_parameters, .fini = tidy)
{
    const struct network_station *stations = scenario.params.network.stations;

    cr_assert_eq(
        read_lines("title = \"t\"; model = \"queue\"; arrivals = 0.5;\n"
                   "run = { start = \"2024-01-01\"; until = \"2024-12-31\"; warm_up_months = 2; };\n"
                   "stations = ( { id = \"first-1\"; servers = 2.0; queue_limit = 0;\n"
                   "  service = { dist = \"exponential\"; mean = 0.25; };\n"
                   "  priority_classes = ( 0.25, 0.25, 0.5 );\n"
                   "  patience = { dist = \"uniform\"; low = 0; high = 1; };\n"
                   "  calendar = ( { from = \"2024-03-01\"; servers = 5; },\n"
                   "               { from = \"2024-06-01\"; servers = 0; } ); },\n"
                   "  { id = \"second_2\"; servers = 7; service = 0.125; } );\n"),
        0, "%s", faults.n > 0 ? faults.items[0].text : error.text);
    cr_expect_eq(scenario.params.kind, MODEL_QUEUE);
    cr_expect_eq(scenario.params.run.replications, 20, "a default of both models");
    cr_expect_not(scenario.params.network.has_rate);
    cr_expect_eq(scenario.params.network.between.a, 0.5);
    cr_expect_eq(scenario.params.network.warm_up_months, 2);
    cr_assert_eq(scenario.params.network.n_stations, 2);
    cr_expect_str_eq(stations[0].id, "first-1");
    cr_expect_eq(timeline_at(&stations[0].servers, day("2024-02-29")), 2.0);
    cr_expect_eq(timeline_at(&stations[0].servers, day("2024-03-01")), 5.0);
    cr_expect_eq(timeline_at(&stations[0].servers, day("2024-06-01")), 0.0);
    cr_expect_eq(stations[0].queue_limit, 0);
    cr_expect_eq(stations[0].n_classes, 3);
    cr_expect_eq(stations[0].class_share[2], 0.5);
    cr_expect(stations[0].has_patience);
    cr_expect_eq(stations[0].patience.form, DRAW_UNIFORM);
    cr_expect_eq(stations[1].queue_limit, NETWORK_UNLIMITED);
    cr_expect_eq(stations[1].n_classes, 1);
    cr_expect_not(stations[1].has_patience);
    cr_expect_float_eq(draw_spec_mean(&stations[1].service), 0.125, 1e-12);
}

Test(stations, takes_a_rate_by_date, .fini = tidy)
{
    const struct timeline *rate = &scenario.params.network.rate;

    cr_assert_eq(read_lines("title = \"t\"; model = \"queue\";\n"
                            "run = { start = \"2024-01-01\"; until = \"2024-12-31\"; };\n"
                            "arrivals = { rate = ( { from = \"2023-11-01\"; per_day = 10; },\n"
                            "  { from = \"2024-04-01\"; per_day = 0.0; },\n"
                            "  { from = \"2024-05-01\"; per_day = 12.5; } ); };\n" DESK),
                 0, "%s", faults.n > 0 ? faults.items[0].text : error.text);
    cr_expect(scenario.params.network.has_rate);
    cr_expect_eq(timeline_at(rate, day("2024-01-01")), 10.0);
    cr_expect_eq(timeline_at(rate, day("2024-04-30")), 0.0);
    cr_expect_eq(timeline_at(rate, day("2024-05-01")), 12.5);
    cr_expect_str_eq(input("model")->value, "\"queue\"");
    cr_expect_str_eq(input("run.start")->legal, "", "a network is under no law");
    cr_expect_eq(input("run.until")->hand_set, 0);
    cr_expect_str_eq(input("stations.desk")->value,
                     "{ id = \"desk\"; servers = 2; service = 0.1; }");
    cr_expect_str_eq(input("arrivals")->unit, "day or 1/day");
}

Test(stations, lays_changes_over_rates_and_servers, .fini = tidy)
{
    const struct network_params *network = &scenario.params.network;

    cr_assert_eq(
        read_lines(HEAD DESK
                   "changes = ( { date = \"2024-03-01\"; until = \"2024-04-01\";\n"
                   "  key = \"arrivals.rate\"; multiply = 1.5; },\n"
                   "  { date = \"2024-05-01\"; key = \"stations.desk.servers\"; add = 3;\n"
                   "    ramp_days = 3; } );\n"),
        0, "%s", faults.n > 0 ? faults.items[0].text : error.text);
    cr_expect_eq(timeline_at(&network->rate, day("2024-03-31")), 15.0);
    cr_expect_eq(timeline_at(&network->rate, day("2024-04-01")), 10.0);
    cr_expect_eq(timeline_at(&network->stations[0].servers, day("2024-05-01")), 3.0);
    cr_expect_eq(timeline_at(&network->stations[0].servers, day("2024-05-03")), 5.0);
}

Test(stations, inherits_as_other_scenarios_do, .fini = tidy)
{
    char base[PATH_SIZE], lines[TEXT_SIZE];

    in_source(base, "scenarios/erlang.cfg");
    snprintf(lines, sizeof lines,
             "base = \"%s\";\n"
             "arrivals = { rate = ( { from = \"2024-01-01\"; per_day = 1.0; } ); };\n"
             "stations = ( { id = \"review\"; remove = true; },\n"
             "  { id = \"desk\"; servers = 1; service = 0.1; }, { id = \"new\"; servers = 1;\n"
             "  service = 0.2; } );\n",
             base);
    cr_assert_eq(read_lines(lines), 0, "%s", faults.n > 0 ? faults.items[0].text : error.text);
    cr_assert_eq(scenario.params.network.n_stations, 2);
    cr_expect_str_eq(scenario.params.network.stations[0].id, "desk");
    cr_expect_eq(scenario.params.network.stations[0].n_classes, 1, "replaced as a whole");
    cr_expect_str_eq(scenario.params.network.stations[1].id, "new");
    cr_expect_eq(timeline_at(&scenario.params.network.rate, day("2024-06-01")), 1.0);
}

/* A schedule takes the place of the base's; a distribution that of a rate. */
Test(stations, replaces_schedules_and_arrivals_as_a_whole, .fini = tidy)
{
    char base[PATH_SIZE], lines[TEXT_SIZE];
    const char *path;

    snprintf(base, sizeof base, "%s",
             write_lines("title = \"t\"; model = \"queue\";\n"
                         "run = { start = \"2024-01-01\"; until = \"2024-12-31\"; };\n"
                         "arrivals = { rate = ( { from = \"2024-01-01\"; per_day = 1.0; },\n"
                         "  { from = \"2024-02-01\"; per_day = 2.0; } ); };\n" DESK));
    snprintf(lines, sizeof lines,
             "base = \"%s\";\narrivals = { rate = ( { from = \"2024-01-01\"; per_day = 7; } ); };\n",
             base);
    path = write_lines(lines);
    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    cr_expect_eq(scenario.params.network.rate.n_steps, 1);
    unlink(path);
    tidy();
    snprintf(lines, sizeof lines,
             "base = \"%s\";\narrivals = { dist = \"exponential\"; mean = 0.1; };\n", base);
    path = write_lines(lines);
    cr_assert_eq(read_with(path, NULL, 0), 0, "%s", error.text);
    cr_expect_not(scenario.params.network.has_rate);
    unlink(path);
    unlink(base);
}

Test(stations, takes_sets_of_what_is_there, .fini = tidy)
{
    const char *const sets[] = {"arrivals.rate=50", "stations.desk.servers=4",
                                "stations.review.patience=0.5", "run.warm_up_months=0"};
    const char *const wrong[] = {"stations.nowhere.servers=4", "stations.desk.seats=4",
                                 "exams.no_show=0.2", "stations=( )", "model=inburgering"};
    char path[PATH_SIZE];

    in_source(path, "scenarios/erlang.cfg");
    cr_assert_eq(read_with(path, sets, 4), 0, "%s", error.text);
    cr_expect_eq(timeline_at(&scenario.params.network.rate, day("2024-06-01")), 50.0);
    cr_expect_eq(timeline_at(&scenario.params.network.stations[0].servers, day("2024-06-01")), 4.0);
    cr_expect_eq(scenario.params.network.stations[1].patience.form, DRAW_CONSTANT);
    tidy();
    cr_assert_eq(read_with(path, wrong, 5), ERR_INPUT);
    cr_expect_eq(faults.n, 5);
    assert_told(0, "exams.no_show belongs to model \"inburgering\"");
    assert_told(0, "model cannot be set here");
}

/* ---- what is told ---- */

Test(stations, tells_all_that_is_wrong_at_once, .fini = tidy)
{
    cr_assert_eq(read_lines(HEAD "stations = (\n"
                                 "  { id = \"a b\"; servers = 1; service = 1.0; },\n"
                                 "  { id = \"b\"; servers = 1.5; service = 1.0; },\n"
                                 "  { id = \"c\"; servers = -1; service = -1.0; },\n"
                                 "  { id = \"d\"; servers = 1; servcie = 1.0; },\n"
                                 "  { id = \"e\"; servers = 1; service = 1.0; queue_limit = -2; },\n"
                                 "  { id = \"f\"; servers = 1; service = 1.0;\n"
                                 "    priority_classes = [ 0.5, 0.6 ]; },\n"
                                 "  { id = \"g\"; servers = 1; service = 1.0;\n"
                                 "    priority_classes = [ 0.1, 0.1, 0.1, 0.1, 0.6 ]; },\n"
                                 "  { id = \"h\"; servers = 1; service = 1.0; patience = \"p\"; },\n"
                                 "  { id = \"i\"; servers = 1; service = 1.0; calendar = (\n"
                                 "    { from = \"2024-05-01\"; servers = 1; },\n"
                                 "    { from = \"2024-05-01\"; servers = 2; },\n"
                                 "    { form = \"2024-06-01\"; servers = 0.5; } ); } );\n"),
                 ERR_INPUT);
    assert_told(4, "the id \"a b\" may have letters, digits, _ and - only");
    assert_told(5, "stations.b.servers must be a whole number");
    assert_told(6, "stations.c.servers is -1");
    assert_told(6, "stations.c.service");
    assert_told(7, "unknown member servcie; did you mean service?");
    assert_told(7, "service is missing");
    assert_told(8, "stations.e.queue_limit is -2");
    assert_told(10, "stations.f.priority_classes: the shares add up to 1.1, must be 1");
    assert_told(12, "stations.g.priority_classes has 5 classes, must have 1 to 4");
    assert_told(13, "stations.h.patience must be a distribution");
    assert_told(16, "stations.i.calendar: the dates must rise");
    assert_told(17, "unknown member form; did you mean from?");
    assert_told(17, "stations.i.calendar: from is missing");
    assert_told(17, "stations.i.calendar.servers must be a whole number");
    cr_expect_eq(faults.n, 14);
}

Test(stations, tells_what_is_wrong_with_arrivals, .fini = tidy)
{
    static const struct {
        const char *arrivals, *text;
    } wrong[] = {
        {"{ rate = ( { from = \"2024-01-02\"; per_day = 1; } ); }", "must begin on run.start"},
        {"{ rate = ( { from = \"2024-01-01\"; per_day = -1; } ); }", "arrivals.rate.per_day is -1"},
        {"{ rate = ( ); }", "arrivals.rate is empty"},
        {"{ rate = \"many\"; }", "arrivals.rate must be a number"},
        {"{ rate = 1e-7; }", "must be 0 or at least 1e-05"},
        {"{ rate = 1e6; }", "arrivals.rate is 1000000"},
        {"{ rates = 1.0; }", "unknown member rates; did you mean rate?"},
        {"{ }", "arrivals must be a distribution of the days between two"},
        {"{ dist = \"exponential\"; mean = 0.1; rate = 1.0; }", "arrivals"},
        {"1e-6", "less than a second"},
        {"\"often\"", "arrivals must be a distribution or a number"},
    };

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char lines[TEXT_SIZE];
        snprintf(lines, sizeof lines,
                 "title = \"t\"; model = \"queue\";\n"
                 "run = { start = \"2024-01-01\"; until = \"2024-12-31\"; };\n"
                 "arrivals = %s;\n" DESK,
                 wrong[i].arrivals);
        cr_assert_eq(read_lines(lines), ERR_INPUT, "%s", wrong[i].arrivals);
        assert_told(3, wrong[i].text);
        tidy();
    }
}

Test(stations, tells_what_is_wrong_with_the_run, .fini = tidy)
{
    cr_assert_eq(read_lines("title = \"t\"; model = \"queue\"; arrivals = 1.0;\n"
                            "run = { start = \"2024-01-01\"; until = \"2024-03-31\";\n"
                            "  scale = 0.1;\n"
                            "  warm_up_months = 3; };\n"
                            "stations = ( { id = \"desk\"; servers = 1; service = 0.1;\n"
                            "  calendar = ( { from = \"2023-12-01\"; servers = 2; } ); } );\n"),
                 ERR_INPUT);
    assert_told(3, "run.scale must be 1");
    assert_told(4, "run.warm_up_months leaves nothing of the run");
    assert_told(6, "stations.desk.calendar begins before the run");
    cr_expect_eq(faults.n, 3);
}

Test(stations, tells_what_is_wrong_with_changes, .fini = tidy)
{
    cr_assert_eq(
        read_lines(HEAD DESK
                   "changes = (\n"
                   "  { date = \"2024-05-01\"; key = \"stations.desk.servers\"; multiply = 1.25; },\n"
                   "  { date = \"2024-05-01\"; key = \"stations.desks.servers\"; set = 1; },\n"
                   "  { date = \"2024-05-01\"; key = \"stations.desk.service\"; set = 1; },\n"
                   "  { date = \"2024-05-01\"; key = \"inflow.factor.asiel\"; set = 1; },\n"
                   "  { date = \"2024-05-01\"; key = \"arrivals.rate\"; add = -11.0; } );\n"),
        ERR_INPUT);
    assert_told(5, "stations.desk.servers is 2.5 from 2024-05-01 on, must be a whole number");
    assert_told(6, "stations.desks.servers is not a number that may change in time");
    assert_told(7, "stations.desk.service is not a number that may change in time");
    assert_told(8, "inflow.factor.asiel belongs to model \"inburgering\"");
    assert_told(9, "arrivals.rate is -1 from 2024-05-01 on");
    cr_expect_eq(faults.n, 5);
}

Test(stations, tells_a_key_of_another_model, .fini = tidy)
{
    const char *path;

    cr_assert_eq(read_lines(HEAD DESK "exams = { no_show = 0.2;\n"
                                      "  nothing = 1; };\n"
                                      "inflow = 3;\n"),
                 ERR_INPUT);
    assert_told(4, "exams.no_show belongs to model \"inburgering\"");
    assert_told(5, "unknown key exams.nothing");
    assert_told(6, "inflow belongs to model \"inburgering\"");
    cr_expect_eq(faults.n, 3);
    tidy();
    path = write_scenario("arrivals = { rate = 12.0; };\n"
                          "run = { warm_up_months = 1; };\n");
    cr_assert_eq(read_with(path, NULL, 0), ERR_INPUT);
    unlink(path);
    assert_told(2, "arrivals belongs to model \"queue\"");
    assert_told(3, "run.warm_up_months belongs to model \"queue\"");
    cr_expect_eq(faults.n, 2);
}

Test(stations, tells_which_models_there_are, .fini = tidy)
{
    cr_assert_eq(read_lines("model = \"quue\";\nstations = 3;\n"), ERR_INPUT);
    assert_told(1, "model must be \"inburgering\" or \"queue\"");
    assert_told(0, "title is missing");
    cr_expect_eq(faults.n, 2, "which keys there should be is not known");
}

Test(stations, tells_what_is_missing, .fini = tidy)
{
    cr_assert_eq(read_lines("title = \"t\";\nmodel = \"queue\";\n"), ERR_INPUT);
    assert_told(0, "4 keys are missing, the first is run.start");
    cr_expect_eq(faults.n, 1);
}
