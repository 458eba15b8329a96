/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The n-th allocation that fails while a run is held against a base and written down: an error
 * comes back, with a text.  HDF5's own calls are its own.
 */

#include "output/compare_file.h"
#include "tests/failing_memory.h"
#include "tests/result_by_hand.h"

enum { MOST = 1000000 };

static int
hold_against_itself(struct error *error)
{
    struct compare_run runs[2] = {{.path = "a.h5"}, {.path = "b.h5"}};
    struct against against = {0};
    struct comparison comparison = {0};
    char path[HAND_PATH + 8];
    int code = base_read(&runs[0].run, hand_file, error);

    snprintf(path, sizeof path, "%s.c.h5", hand_file);
    if (code == 0)
        code = base_read(&runs[1].run, hand_file, error);
    if (code == 0)
        code = against_init(&against, &runs[0].run, &runs[1].run, error);
    if (code == 0)
        code = compare_init(&comparison, &runs[0], &runs[1], 1, error);
    if (code == 0)
        code = compare_file_write(&comparison, path, "doorstroom compare a.h5 b.h5", error);
    unlink(path);
    compare_free(&comparison);
    against_free(&against);
    base_free(&runs[0].run);
    base_free(&runs[1].run);
    return code;
}

TestSuite(fault_base, .init = hand_open, .fini = hand_close);

Test(fault_base, every_allocation_may_fail)
{
    struct error error = {0};
    int errors = 0;

    hand_write_all(HAND_REPS);
    cr_assert_eq(hand_merge(&error), 0, "%s", error.text);
    for (long n = 0; n < MOST; n += 1 + n / 20) {
        int code;
        error = (struct error){0};
        memory_fail(n);
        code = hold_against_itself(&error);
        memory_fail(-1);
        if (!memory_failed)
            break;
        cr_expect_eq(code, ERR_MEMORY, "allocation %ld: %d, %s", n, code, error.text);
        cr_expect_neq(error.text[0], '\0', "allocation %ld fails without a word", n);
        errors++;
    }
    cr_expect_not(memory_failed, "there is no end to the allocations");
    cr_expect_gt(errors, 60);
}
