/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a run is said to cost, against what it costs: the constants in cost.c were measured, and would
 * otherwise grow old unseen.  Time is of the machine, so it is not held against anything.
 */

#include "tests/scenario_by_hand.h"

#include "models/simulator.h"
#include "scenarios/studies/cost.h"
#include "scenarios/studies/run.h"

#include <sys/stat.h>

/* By how much an estimate may be off: at these small sizes noise comes on top of 25 %. */
static const double most_off = 1.5;

static char folder[] = "/tmp/doorstroom-cost-XXXXXX", result[64];
static atomic_int stop;

static void
setup(void)
{
    cr_assert_not_null(mkdtemp(folder));
    snprintf(result, sizeof result, "%s/run.h5", folder);
}

static void
fini(void)
{
    unlink(result);
    rmdir(folder);
    tidy();
}

TestSuite(cost, .init = setup, .fini = fini);

static void
read_shipped(const char *name, const char *const *sets, size_t n)
{
    char path[PATH_SIZE];

    in_source(path, name);
    cr_assert_eq(read_with(path, sets, n), 0, "%s", error.text);
}

/* Of the first replication, as the model counts them. */
static double
events_of_one(void)
{
    struct simulator *simulator;
    struct simulator_worker *worker;
    struct measures measures;
    double events;

    cr_assert_eq(simulator_new(&simulator, &scenario.params, &error), 0, "%s", error.text);
    cr_assert_eq(simulator_worker_new(&worker, simulator, &error), 0, "%s", error.text);
    cr_assert_eq(measures_init(&measures, simulator_shape(simulator), &error), 0);
    cr_assert_eq(simulator_run(worker, 0, &measures, &error), 0, "%s", error.text);
    events = (double)measures_int64(&measures, MEASURE_REP_EVENTS)[0];
    measures_free(&measures);
    simulator_worker_free(worker);
    simulator_free(simulator);
    return events;
}

static double
bytes_of_run(void)
{
    struct progress progress;
    struct run run = {.scenario = &scenario,
                      .command = "doorstroom run",
                      .output = result,
                      .base_run_id = "",
                      .threads = 2,
                      .block = 1,
                      .stop = &stop,
                      .progress = &progress};
    struct stat status;

    progress_begin(&progress, stderr, true);
    cr_assert_eq(run_scenario(&run, &error), 0, "%s", error.text);
    cr_assert_eq(stat(result, &status), 0);
    return (double)status.st_size;
}

static void
expect_near(const char *what, double said, double is)
{
    cr_expect(said < most_off * is && is < most_off * said, "%s: said %.0f, is %.0f", what, said,
              is);
}

static void
hold(void)
{
    struct cost cost;

    cr_assert_eq(cost_estimate(&cost, &scenario.params, &error), 0, "%s", error.text);
    expect_near("events", cost.events, events_of_one());
    expect_near("bytes", cost_file(&cost, scenario.params.run.replications), bytes_of_run());
}

Test(cost, of_the_smoke_test)
{
    read_shipped("scenarios/smoke.cfg", NULL, 0);
    hold();
}

Test(cost, of_the_new_law_alone_and_more_people)
{
    static const char *const sets[] = {"run.start=\"2022-01-01\"", "run.scale=0.03",
                                       "run.replications=6"};

    read_shipped("scenarios/smoke.cfg", sets, 3);
    hold();
}

Test(cost, of_queues_that_are_overloaded)
{
    static const char *const sets[] = {"stations.desk.servers=1", "run.replications=3"};

    read_shipped("scenarios/erlang.cfg", sets, 2);
    hold();
}

/* Twice the replications, or half the threads, take twice the time; never less than the longest. */
Test(cost, goes_by_replications_and_threads)
{
    struct cost cost;
    struct cost_span one, two, wall;

    read_shipped("scenarios/smoke.cfg", NULL, 0);
    cr_assert_eq(cost_estimate(&cost, &scenario.params, &error), 0);
    one = cost_seconds(&cost, 10);
    two = cost_seconds(&cost, 20);
    cr_expect(two.low > 1.5 * one.low && two.low < 2.0 * one.low);
    cr_expect(one.low > 0.0 && one.high > one.low);
    wall = cost_wall(&cost, 20, 2);
    cr_expect_float_eq(wall.high, one.high, 1e-9 * one.high);
    cr_expect_float_eq(cost_wall(&cost, 1, 8).low, cost_seconds(&cost, 1).low, 1e-9);
    cr_expect_gt(cost_memory(&cost, 20, 16), cost_memory(&cost, 20, 1));
    cr_expect_gt(cost_file(&cost, 20), cost_file(&cost, 10));
}
