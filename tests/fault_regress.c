/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The n-th allocation that fails while a reference is made, written, read back and held against the
 * run: an error comes back, with a text.
 */

#include "output/regress.h"
#include "output/safe.h"
#include "tests/failing_memory.h"
#include "tests/result_by_hand.h"

enum { MOST = 100000 };

static char path[HAND_PATH + 8];
static struct base run;

static void
setup(void)
{
    struct error error = {0};

    hand_open();
    snprintf(path, sizeof path, "%s.csv", hand_file);
    run = (struct base){.seed = 7, .n_rep = HAND_REPS, .scenario = strdup("proef"),
                        .version = strdup("0.1.0"), .config = strdup("abc")};
    cr_assert_eq(kpis_init(&run.kpis, &hand_shape, &error), 0, "%s", error.text);
    run.values = calloc(HAND_REPS * run.kpis.n, sizeof *run.values);
    for (int r = 0; r < HAND_REPS; r++)
        kpis_values(&run.kpis, &hand_reps[r], run.values + (size_t)r * run.kpis.n);
}

static void
teardown(void)
{
    unlink(path);
    base_free(&run);
    hand_close();
}

static int
hold_against_itself(struct error *error)
{
    const char *const set = "run.scale=0.01";
    struct reference made = {0}, stored = {0};
    struct regression regression = {0};
    struct safe_part part = {0};
    char *text = NULL;
    int code = reference_make(&made, &run, "here", "doorstroom run proef.cfg", &set, 1, error);

    if (code == 0)
        code = reference_print(&made, &text, &part.n, error);
    part.bytes = text;
    if (code == 0)
        code = safe_publish(path, &part, 1, error);
    if (code == 0)
        code = reference_read(&stored, path, error);
    made.platform = "there"; /* statistically: the longer way */
    if (code == 0)
        code = regress_init(&regression, &stored, &made, 0.01, error);
    if (code == 0 && !regress_holds(&regression))
        code = error_set(error, ERR_FORMAT, "does not hold");
    regress_free(&regression);
    reference_free(&stored);
    reference_free(&made);
    free(text);
    return code;
}

TestSuite(fault_regress, .init = setup, .fini = teardown);

Test(fault_regress, every_allocation_may_fail)
{
    int errors = 0;

    for (long n = 0; n < MOST; n++) {
        struct error error = {0};
        int code;
        memory_fail(n);
        code = hold_against_itself(&error);
        memory_fail(-1);
        if (!memory_failed) {
            cr_expect_eq(code, 0, "%s", error.text);
            break;
        }
        cr_expect_eq(code, ERR_MEMORY, "allocation %ld: %d, %s", n, code, error.text);
        cr_expect_neq(error.text[0], '\0', "allocation %ld fails without a word", n);
        errors++;
    }
    cr_expect_not(memory_failed, "there is no end to the allocations");
    cr_expect_gt(errors, 25);
}
