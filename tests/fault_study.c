/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The n-th allocation that fails while a study is read and its points are checked, for every n
 * until none does: an error comes back and all can be freed.
 */

#include "scenarios/studies/batch_plan.h"
#include "tests/failing_memory.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SIZE = 512, TEXT_SIZE = 2048, MOST = 100000 };

static char path[] = "/tmp/doorstroom-study-XXXXXX";

static void
write_study(const char *rest)
{
    const char *root = getenv("SOURCE_DIR");
    int descriptor;
    FILE *file;

    strcpy(path + strlen(path) - 6, "XXXXXX");
    descriptor = mkstemp(path);
    file = fdopen(descriptor, "w");
    cr_assert_not_null(file);
    fprintf(file, "title = \"t\"; figures = [ \"wait*\" ]; base = \"%s/scenarios/erlang.cfg\";\n%s",
            root != NULL ? root : ".", rest);
    fclose(file);
}

/* Reads and checks with the n-th allocation failing; returns what came of it. */
static int
read_failing(long n)
{
    const struct scenario_override more = {.text = "run.replications=2", .origin = "flag"};
    struct study study = {0};
    struct batch_plan plan = {0};
    struct faults faults = {0};
    struct error error = {0};
    char *command;
    int code;

    memory_fail(n);
    code = study_read(&study, path, &faults, &error);
    if (code == 0)
        code = batch_plan_make(&plan, &study, &more, 1, &faults, &error);
    if (code == 0) {
        command = batch_plan_command(&plan, 0);
        code = command == NULL ? ERR_MEMORY : 0;
        free(command);
    }
    memory_fail(-1);
    if (memory_failed)
        cr_expect_eq(code, ERR_MEMORY, "allocation %ld: %d, %s", n, code, error.text);
    batch_plan_free(&plan);
    study_free(&study);
    faults_free(&faults);
    return code;
}

static void
fail_each(const char *rest, int wanted)
{
    long n = 0;
    int code;

    write_study(rest);
    do
        code = read_failing(n++);
    while (memory_failed && n < MOST);
    unlink(path);
    cr_expect_eq(code, wanted);
    cr_expect(n > 100 && n < MOST, "%ld allocations", n);
}

Test(fault_study, every_allocation_of_a_grid_may_fail)
{
    fail_each("design = { grid = ( { key = \"arrivals.rate\"; values = [ 80, 90 ]; } ); };\n", 0);
}

Test(fault_study, every_allocation_of_a_list_may_fail)
{
    fail_each("design = { list = (\n"
              "{ name = \"a\"; set = [ \"stations.desk.servers = 4\" ]; } ); };\n",
              0);
}

Test(fault_study, every_allocation_of_ranges_may_fail)
{
    fail_each("design = { latin_hypercube = { n = 2; ranges = (\n"
              "{ key = \"arrivals.rate\"; low = 80; high = 90; } ); }; };\n",
              0);
}

Test(fault_study, every_allocation_of_a_faulty_one_may_fail)
{
    fail_each("design = { grid = ( { key = \"arrivals.rate\"; values = [ 80, -90 ]; },\n"
              "{ key = \"stations.desk.severs\"; values = [ 3 ]; } ); };\n",
              ERR_INPUT);
}
