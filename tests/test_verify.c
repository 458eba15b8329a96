/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/verify.h"

#include "output/h5_read.h"
#include "tests/reseal.h"
#include "tests/result_by_hand.h"

/*
 * A run by hand, verified; and the same with something wrong in it.
 */

static struct error error;
static struct checks checks;
static char *told;
static size_t told_size;

static void
setup(void)
{
    hand_open();
    hand_write_all(4);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
}

static void
teardown(void)
{
    free(told);
    hand_close();
}

TestSuite(verify, .init = setup, .fini = teardown);

/* The lines are in told. The digest and the id are of a scenario that is made up, and so agree. */
static void
verify(size_t rep, const struct measures *today)
{
    struct verify *self = NULL;

    checks = (struct checks){.out = open_memstream(&told, &told_size)};
    cr_assert_eq(verify_open(&self, hand_file, &checks, &error), 0, "%s", error.text);
    cr_assert_eq(verify_file(self, &hand_about, &hand_shape, &error), 0, "%s", error.text);
    cr_assert_eq(verify_replication(self, rep, today, &error), 0, "%s", error.text);
    verify_close(self);
    fclose(checks.out);
}

static void
change(const char *name, const size_t *at, double number)
{
    const size_t one[] = {1, 1, 1, 1, 1, 1, 1};
    hid_t file = H5Fopen(hand_file, H5F_ACC_RDWR, H5P_DEFAULT), dataset;

    cr_assert_geq(file, 0);
    cr_assert_eq(h5_open(&dataset, file, name, &error), 0, "%s", error.text);
    cr_assert_eq(h5_write_box(dataset, at, one, &number, &error), 0, "%s", error.text);
    h5_close(&dataset);
    H5Fclose(file);
    reseal(hand_file);
}

static void
expect_fault(const char *line)
{
    verify(0, &hand_reps[0]);
    cr_expect_eq(checks.n[CHECK_FAILS], 1, "%s", told);
    cr_expect_not_null(strstr(told, line), "expected '%s' in:\n%s", line, told);
}

Test(verify, holds_as_it_was_written)
{
    verify(5, &hand_reps[5]);
    cr_expect_eq(checks.n[CHECK_HOLDS], 11, "%s", told);
    cr_expect_eq(checks.n[CHECK_FAILS] + checks.n[CHECK_DIFFERS] + checks.n[CHECK_NOT_DONE], 0,
                 "%s", told);
}

Test(verify, a_summary_is_what_the_replications_give)
{
    change("arrivals_mean", (const size_t[]){1, 1, 1}, 123.0);
    expect_fault("summaries: FAILS; faults: 1, the first: /arrivals_mean has other values");
}

Test(verify, a_figure_is_what_the_replications_give)
{
    change("kpi/p50", (const size_t[]){7}, 123.0);
    expect_fault("figures of /kpi: FAILS; faults: 1, the first: /kpi/p50 has other values");
}

Test(verify, a_chart_is_what_the_replications_give)
{
    change("view/people_by_stage/pip", (const size_t[]){2}, 123.0);
    expect_fault("charts of /view: FAILS; faults: 1, the first: /view/people_by_stage/pip");
}

Test(verify, a_norm_is_that_of_the_layout)
{
    change("interval_norm", (const size_t[]){2}, 123.0);
    expect_fault("coordinates: FAILS; faults: 1, the first: /interval_norm has other values");
}

/* One of hundreds of thousands of numbers, and of no summary. */
Test(verify, a_replication_is_what_it_is_today)
{
    measures_int32(&hand_reps[2], MEASURE_WAIT_HIST)[4321]++;
    verify(2, &hand_reps[2]);
    cr_expect_eq(checks.n[CHECK_DIFFERS], 1, "%s", told);
    cr_expect_not_null(strstr(told, "replication 2, run again: DIFFERS; 1 of "), "%s", told);
    cr_expect_not_null(strstr(told, "the first is wait_hist"), "%s", told);
}

/* What is made anew lies where nobody can have put a link to somewhere else, and is gone then. */
Test(verify, works_in_a_folder_of_its_own)
{
    char link[HAND_PATH], target[HAND_PATH];

    snprintf(link, sizeof link, "%s/.doorstroom.%ld.tmp", hand_folder, (long)getpid());
    snprintf(target, sizeof target, "%s/target", hand_folder);
    cr_assert_eq(symlink(target, link), 0);
    cr_assert_eq(setenv("TMPDIR", hand_folder, 1), 0);
    verify(0, &hand_reps[0]);
    cr_expect_neq(access(target, F_OK), 0, "the link was followed");
    cr_expect_eq(unlink(link), 0, "the link was taken away");
    cr_expect_eq(checks.n[CHECK_HOLDS], 11, "%s", told);
    merge_clean(hand_parts, NULL);
    cr_expect_eq(unlink(hand_file), 0);
    cr_expect_eq(rmdir(hand_folder), 0, "something is left");
}
