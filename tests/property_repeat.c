/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a replication gives depends on the model, its seed and its number alone: byte for byte. */

#include "tests/chain_runs.h"

static const char *const small[] = {"run.scale=0.02", "run.until=\"2025-12-31\"", NULL};

/* A replication's measures; to be freed. */
static void *
bytes_of(struct run *run, uint32_t replication)
{
    void *copy = malloc(run->measures.bytes);

    cr_assert_not_null(copy);
    memset(run->measures.block, 0xa5, run->measures.bytes); /* what was there plays no part */
    run_replication(run, replication);
    memcpy(copy, run->measures.block, run->measures.bytes);
    return copy;
}

static void
assert_same(const struct run *run, const void *a, const void *b, bool same)
{
    cr_expect_eq(memcmp(a, b, run->measures.bytes) == 0, same);
}

Test(property_repeat, gives_the_same_bytes_again_and_after_another_replication)
{
    struct run run;
    void *first, *again, *other, *after;

    run_init(&run, small);
    first = bytes_of(&run, 5);
    again = bytes_of(&run, 5);
    other = bytes_of(&run, 6);
    after = bytes_of(&run, 5);
    assert_same(&run, first, again, true);
    assert_same(&run, first, after, true);
    assert_same(&run, first, other, false);
    free(first);
    free(again);
    free(other);
    free(after);
    run_free(&run);
}

Test(property_repeat, gives_the_same_bytes_in_two_chains_of_two_models)
{
    struct run one, two;
    void *first, *second;

    run_init(&one, small);
    run_init(&two, small);
    free(bytes_of(&two, 9));
    first = bytes_of(&one, 2);
    second = bytes_of(&two, 2);
    assert_same(&one, first, second, true);
    free(first);
    free(second);
    run_free(&one);
    run_free(&two);
}

Test(property_repeat, gives_other_bytes_for_another_seed)
{
    const char *const overrides[] = {"run.scale=0.02", "run.until=\"2025-12-31\"", "run.seed=2",
                                     NULL};
    struct run one, two;
    void *first, *second;

    run_init(&one, small);
    run_init(&two, overrides);
    first = bytes_of(&one, 0);
    second = bytes_of(&two, 0);
    assert_same(&one, first, second, false);
    free(first);
    free(second);
    run_free(&one);
    run_free(&two);
}

/* A later horizon changes nothing before it: a month's stock and flows are the same. */
Test(property_repeat, gives_the_same_months_whatever_the_horizon)
{
    const char *const overrides[] = {"run.scale=0.02", "run.until=\"2027-12-31\"", NULL};
    static const enum measure monthly[] = {MEASURE_STOCK,    MEASURE_FLOW_IN,  MEASURE_ARRIVALS,
                                           MEASURE_NOTIFIED, MEASURE_CAPACITY, MEASURE_USED,
                                           MEASURE_WAIT_N,   MEASURE_EXAM_SAT, MEASURE_RULE_FIRED};
    struct run shorter, longer;

    run_init(&shorter, small);
    run_init(&longer, overrides);
    run_replication(&shorter, 0);
    run_replication(&longer, 0);
    for (size_t k = 0; k < sizeof monthly / sizeof monthly[0]; k++)
        cr_expect_eq(memcmp(shorter.measures.data[monthly[k]], longer.measures.data[monthly[k]],
                            measure_cells(shorter.measures.shape, monthly[k]) *
                                measure_cell_bytes(monthly[k])),
                     0, "%s", measure_rows[monthly[k]].name);
    run_free(&shorter);
    run_free(&longer);
}
