/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The n-th allocation that fails while a run is held against a base: an error comes back, with a
 * text.  HDF5's own calls are its own.
 */

#include "output/against.h"
#include "tests/failing_memory.h"
#include "tests/result_by_hand.h"

enum { MOST = 1000000 };

static int
hold_against_itself(struct error *error)
{
    struct base base = {0};
    struct against against = {0};
    int code = base_read(&base, hand_file, &hand_shape, error);

    if (code == 0)
        code = against_init(&against, &base, &base, error);
    against_free(&against);
    base_free(&base);
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
