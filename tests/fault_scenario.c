/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The n-th allocation that fails while a scenario is read, for every n until none does: an error
 * comes back and all can be freed.  libconfig's own calls are its own.
 */

#include "scenarios/reader/scenario.h"
#include "tests/failing_memory.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum { PATH_SIZE = 512, MOST = 100000 };

/* Reads with the n-th allocation failing; returns what the reader returned. */
static int
read_failing(const char *name, const char *set, long n)
{
    const struct scenario_override override = {.text = set, .origin = "set"};
    struct scenario scenario = {0};
    struct faults faults = {0};
    struct error error = {0};
    char path[PATH_SIZE];
    int code;

    snprintf(path, sizeof path, "%s/%s", getenv("SOURCE_DIR"), name);
    memory_fail(n);
    code = scenario_read(&scenario, path, &override, 1, &faults, &error);
    memory_fail(-1);
    if (memory_failed) {
        cr_expect_eq(code, ERR_MEMORY, "allocation %ld of %s: %d, %s", n, name, code, error.text);
        cr_expect_eq(error.code, ERR_MEMORY);
    }
    scenario_free(&scenario);
    faults_free(&faults);
    return code;
}

/* The first 500 allocations, which are of every kind, then one in so many. */
static long
fail_each(const char *name, const char *set, int wanted, long stride)
{
    long n = 0;

    do {
        int code = read_failing(name, set, n);
        if (!memory_failed) {
            cr_expect_eq(code, wanted);
            return n;
        }
        n += n < 500 ? 1 : stride;
    } while (n < MOST);
    cr_assert_fail("there is no end to the allocations");
    return n;
}

Test(fault_scenario, every_allocation_of_a_sound_one_may_fail)
{
    cr_expect_gt(fail_each("scenarios/smoke.cfg", "exams.no_show=0.2", 0, 7), 1000);
}

Test(fault_scenario, every_allocation_of_a_network_may_fail)
{
    cr_expect_gt(fail_each("scenarios/erlang.cfg", "stations.desk.servers=4", 0, 1), 100);
}

/* Where a fault cannot be written down, the rest is read all the same; and once more without the
 * --set. */
Test(fault_scenario, every_allocation_of_a_faulty_one_may_fail)
{
    cr_expect_gt(fail_each("tests/data/malformed/unknown_key.cfg", "run.seed=-1", ERR_INPUT, 7),
                 1000);
}

/* Every single one, of a fault of the file that comes of the --set, too. */
Test(fault_scenario, every_allocation_of_a_faulty_network_may_fail)
{
    cr_expect_gt(fail_each("scenarios/erlang.cfg", "run.start=\"2150-01-01\"", ERR_INPUT, 1), 100);
    cr_expect_gt(fail_each("scenarios/erlang.cfg", "run.start=\"2100-01-01\"", ERR_INPUT, 1), 200);
}
