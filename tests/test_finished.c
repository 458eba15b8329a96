/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/result_by_hand.h"

#include "output/finished.h"
#include "output/safe.h"

static void
open_result(void)
{
    struct error error = {0};

    hand_open();
    hand_write_all(2);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
}

TestSuite(finished, .init = open_result, .fini = hand_close);

static bool
is_finished(const struct result_about *about)
{
    struct error error = {0};
    bool is = true;

    cr_assert_eq(finished_is(hand_file, about, &is, &error), 0, "%s", error.text);
    return is;
}

/* Makes the result anew, of a run that ended for that reason. */
static void
stop_for(const char *why)
{
    struct error error = {0};

    hand_about.stopped = why;
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
}

Test(finished, a_result_is_that_of_its_run)
{
    cr_expect(is_finished(&hand_about));
    unlink(hand_file);
    cr_expect(!is_finished(&hand_about));
}

Test(finished, a_result_is_of_no_other_run)
{
    struct result_about other = hand_about;

    other.seed++;
    cr_expect(!is_finished(&other));
    other = hand_about;
    other.n_rep--;
    cr_expect(!is_finished(&other));
    other = hand_about;
    other.digest[0] ^= 1;
    cr_expect(!is_finished(&other));
    other = hand_about;
    other.version = "0.0.9";
    cr_expect(!is_finished(&other));
    other = hand_about;
    other.base_run_id = "another";
    cr_expect(!is_finished(&other));
    other = hand_about;
    other.trace = (struct result_trace){1, false};
    cr_expect(!is_finished(&other));
}

Test(finished, as_many_replications_for_another_reason_are_another_result)
{
    struct result_about other = hand_about;

    other.stopped = "until the precision asked for was reached";
    cr_expect(!is_finished(&other));
    stop_for("until the precision asked for was reached");
    cr_expect(is_finished(&other));
    other.stopped = "the most allowed";
    cr_expect(!is_finished(&other));
    other.stopped = NULL;
    cr_expect(!is_finished(&other));
}

Test(finished, a_damaged_result_is_an_error)
{
    struct error error = {0};
    FILE *file = fopen(hand_file, "r+b");
    bool is = true;

    cr_assert_not_null(file);
    fseek(file, 2000, SEEK_SET);
    fputs("damage", file);
    fclose(file);
    cr_expect_eq(finished_is(hand_file, &hand_about, &is, &error), ERR_FORMAT);
    cr_expect_not_null(strstr(error.text, "is damaged: its checksum does not hold"), "%s",
                       error.text);
    cr_expect(!is);
}

/* ---- of any number ---- */

static int given;

static void
take(void *context, int64_t replication, const struct measures *measures)
{
    (void)context;
    cr_assert_eq(replication, given);
    for (int m = 0; m < MEASURES; m++)
        if (measures_has(&hand_shape, (enum measure)m))
            cr_assert_eq(memcmp(measures->data[m], hand_reps[given].data[m],
                                measure_cells(&hand_shape, (enum measure)m) *
                                    measure_cell_bytes((enum measure)m)),
                         0, "%s", measure_rows[m].name);
    given++;
}

static bool
each(struct result_about *about, char **stopped)
{
    struct error error = {0};
    bool is = true;

    given = 0;
    cr_assert_eq(finished_each(hand_file, about, &hand_shape, take, NULL, &is, stopped, &error), 0,
                 "%s", error.text);
    return is;
}

Test(finished, gives_each_replication_of_however_many)
{
    struct result_about about = hand_about;
    char *stopped = NULL;

    about.n_rep = 1000;
    cr_expect(each(&about, &stopped));
    cr_expect_eq(given, HAND_REPS);
    cr_expect_eq(about.n_rep, HAND_REPS);
    cr_expect_str_eq(stopped, "");
    free(stopped);
    stop_for("the most allowed");
    cr_expect(each(&about, &stopped));
    cr_expect_str_eq(stopped, "the most allowed");
    free(stopped);
}

Test(finished, gives_nothing_of_another_run)
{
    struct result_about about = hand_about;
    char *stopped = NULL;

    about.seed++;
    cr_expect(!each(&about, &stopped));
    cr_expect_eq(given, 0);
    cr_expect_null(stopped);
}
