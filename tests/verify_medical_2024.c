/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The letter of 24 June 2024, 3.1.2, in the base scenario: waits for medical advice had risen
 * strongly, how far is not said; files that prove the case are judged without a consultation; by
 * June that had made advice a week faster (A-MED-1), with no doctor more (A-MED-2).  The bounds are
 * this project's: a level of 12 to 25 weeks for late 2023, and half a week to one and a half.
 */

#include "tests/chain_runs.h"

/* From 2013 on: most who apply then are of the old law. */
enum { REPLICATIONS = 2, OCTOBER_2023 = 129, JANUARY_2024 = 132, JUNE_2024 = 137 };

#define UNTIL "run.start=\"2013-01-01\"", "run.until=\"2024-06-30\""

/* Waits that ended in months of the run, in weeks, over the replications. */
struct waits {
    double n, days;
};

static void
add_waits(struct waits *self, const struct measures *m, size_t from, size_t to)
{
    for (size_t t = from; t <= to; t++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t i = (t * INTERVALS + INTERVAL_MEDICAL) * GROUPS + g;
            self->n += measures_int32(m, MEASURE_WAIT_N)[i];
            self->days += (double)measures_int64(m, MEASURE_WAIT_SUM)[i];
        }
}

static double
weeks(struct waits waits)
{
    cr_assert_gt(waits.n, 0.0);
    return waits.days / waits.n / 7.0;
}

static double
advisers_at(const struct measures *m, enum measure measure, size_t month)
{
    return measures_double(m, measure)[month * RESOURCES + RESOURCE_MEDICAL_ASSESSORS];
}

static void
assert_the_same_until_the_measure(const struct measures *with, const struct measures *without)
{
    struct waits a = {0}, b = {0};

    add_waits(&a, with, 0, JANUARY_2024 - 1);
    add_waits(&b, without, 0, JANUARY_2024 - 1);
    cr_expect_float_eq(a.n, b.n, 0.0);
    cr_expect_float_eq(a.days, b.days, 0.0);
    for (size_t t = 0; t <= JUNE_2024; t++)
        cr_expect_float_eq(advisers_at(with, MEASURE_CAPACITY, t),
                           advisers_at(without, MEASURE_CAPACITY, t), 0.0);
}

Test(medical_2024, a_week_faster_without_more_doctors)
{
    static const char *const as_it_is[] = {UNTIL, NULL};
    static const char *const as_before[] = {UNTIL, "changes.dossiers_2024.set=0.3", NULL};
    struct run with, without;
    struct waits late_2023 = {0}, june_with = {0}, june_without = {0};
    double faster;

    run_init(&with, as_it_is);
    run_init(&without, as_before);
    for (uint32_t i = 0; i < REPLICATIONS; i++) {
        run_replication(&with, i);
        run_replication(&without, i);
        assert_the_same_until_the_measure(&with.measures, &without.measures);
        add_waits(&late_2023, &with.measures, OCTOBER_2023, JANUARY_2024 - 1);
        add_waits(&june_with, &with.measures, JUNE_2024, JUNE_2024);
        add_waits(&june_without, &without.measures, JUNE_2024, JUNE_2024);
    }
    faster = weeks(june_without) - weeks(june_with);
    cr_log_info("late 2023: %.1f weeks; June 2024: %.1f, without the measure %.1f",
                weeks(late_2023), weeks(june_with), weeks(june_without));
    cr_expect(weeks(late_2023) > 12.0 && weeks(late_2023) < 25.0, "%.1f weeks", weeks(late_2023));
    cr_expect(faster > 0.5 && faster < 1.5, "%.2f weeks faster", faster);
    run_free(&with);
    run_free(&without);
}
