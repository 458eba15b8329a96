/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is done too often cannot be seen in what comes out: it is counted here.  A full disk ends an
 * event log at once, and a trace is held against its seal once.
 */

#include "output/seal.h"
#include "output/trace_groups.h"
#include "output/xes.h"
#include "tests/traces_by_hand.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>

enum { PEOPLE = 70001, EVENTS = 20, LIMIT = 4096 }; /* more people than are taken at a time */

static char log_path[HAND_PATH];
static size_t n_readings, n_seals, damaged_behind; /* so many seals; 0: never */

int __real_trace_reading_get(const struct trace_reading *self, size_t first, size_t n,
                             double *numbers, struct error *error);
int __wrap_trace_reading_get(const struct trace_reading *self, size_t first, size_t n,
                             double *numbers, struct error *error);
int __real_seal_check(int descriptor, size_t size, enum seal_state *state, struct error *error);
int __wrap_seal_check(int descriptor, size_t size, enum seal_state *state, struct error *error);

int
__wrap_trace_reading_get(const struct trace_reading *self, size_t first, size_t n, double *numbers,
                         struct error *error)
{
    n_readings++;
    return __real_trace_reading_get(self, first, n, numbers, error);
}

static void
damage(int rep)
{
    char path[HAND_PATH + 64];
    FILE *file;

    snprintf(path, sizeof path, "%s/trace-%08d.bin", hand_parts, rep);
    file = fopen(path, "r+");
    cr_assert_not_null(file);
    cr_assert_eq(fseek(file, 1000, SEEK_SET), 0);
    fputs("damaged", file);
    fclose(file);
}

int
__wrap_seal_check(int descriptor, size_t size, enum seal_state *state, struct error *error)
{
    int code = __real_seal_check(descriptor, size, state, error);

    if (++n_seals == damaged_behind)
        damage(1);
    return code;
}

static void
setup(void)
{
    hand_open();
    snprintf(log_path, HAND_PATH, "%.200s/log.xes", hand_folder);
}

static void
teardown(void)
{
    unlink(log_path);
    hand_close();
}

TestSuite(fault_trace_counts, .init = setup, .fini = teardown);

/* The file of a run of which so many replications are traced; how many seals were looked at. */
static size_t
make_result(int n_traced)
{
    struct error error = {0};

    hand_about.trace = (struct result_trace){n_traced, true};
    for (int rep = 0; rep < n_traced; rep++)
        cr_assert_eq(hand_trace(rep, PEOPLE, EVENTS, &error), 0, "%s", error.text);
    hand_write_all(1);
    n_seals = 0;
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    return n_seals;
}

/* Once as it is looked for, and once as it is read. */
Test(fault_trace_counts, each_is_held_against_its_seal_once)
{
    cr_expect_eq(make_result(0), 0);
    cr_expect_eq(make_result(2), 2 + 2);
}

/* One that is damaged when it was found already: it is no part of a result. */
Test(fault_trace_counts, the_seal_is_looked_at_where_records_are_read)
{
    struct error error = {0};

    hand_about.trace = (struct result_trace){2, true};
    for (int rep = 0; rep < 2; rep++)
        cr_assert_eq(hand_trace(rep, PEOPLE, EVENTS, &error), 0, "%s", error.text);
    hand_write_all(1);
    damaged_behind = 2;
    cr_assert_eq(hand_merge(&error), ERR_FORMAT);
    cr_expect_not_null(strstr(error.text, "its checksum does not hold"), "%s", error.text);
    cr_expect_neq(access(hand_file, F_OK), 0);
}

/* Files are as small as that from now on. */
static void
limit_files(void)
{
    struct rlimit limit;

    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = LIMIT;
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

Test(fault_trace_counts, a_full_disk_ends_the_log)
{
    struct error error = {0};
    bool has_stock;
    size_t whole;

    make_result(2);
    n_readings = 0;
    cr_assert_eq(xes_export(hand_file, log_path, LANGUAGE_EN, &has_stock, &error), 0, "%s",
                 error.text);
    whole = n_readings;
    unlink(log_path);
    limit_files();
    n_readings = 0;
    cr_assert_eq(xes_export(hand_file, log_path, LANGUAGE_EN, &has_stock, &error), ERR_IO);
    cr_expect_lt(n_readings, whole * 2 / 3, "%zu of %zu readings", n_readings, whole);
    cr_expect_not_null(strstr(error.text, "log.xes: File too large"), "%s", error.text);
    cr_expect_neq(access(log_path, F_OK), 0);
}
