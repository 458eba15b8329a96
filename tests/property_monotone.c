/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Answers that may not turn back: over a sweep of one measure from little to much, each run with the
 * same luck, each step moves its figure the known way.
 */

#include "tests/chain_runs.h"

#include <math.h>

#define SMALL "run.scale=0.05", "run.until=\"2025-12-31\""

enum { STEPS = 4, REPLICATIONS = 2 };

/* The overrides of each step; each ends with NULL. */
typedef const char *const sweep[STEPS][RUN_OVERRIDES];

static void
sweep_init(struct run runs[STEPS], sweep steps)
{
    for (int i = 0; i < STEPS; i++)
        run_init(&runs[i], steps[i]);
}

static void
sweep_run(struct run runs[STEPS], uint32_t replication)
{
    for (int i = 0; i < STEPS; i++)
        run_replication(&runs[i], replication);
}

static void
sweep_free(struct run runs[STEPS])
{
    for (int i = 0; i < STEPS; i++)
        run_free(&runs[i]);
}

/* Of asiel, shorter by a day at least at each step: more than rounding could make. */
static void
assert_waits_fall(const struct run runs[STEPS], enum interval interval)
{
    double before = INFINITY;

    for (int i = 0; i < STEPS; i++) {
        double mean = mean_wait_of(&runs[i].measures, interval, GROUP_ASIEL, GROUP_ASIEL);
        cr_expect_lt(mean, before - 1.0, "%s, step %d: %.1f after %.1f days",
                     interval_labels[interval], i, mean, before);
        before = mean;
    }
}

/* ---- homes ---- */

/* In each class of municipality; the rest of the line may come before it. */
#define EFFORT(factor)                                                                             \
    "housing.effort.g4=" factor, "housing.effort.large=" factor, "housing.effort.other=" factor

Test(property_monotone, more_homes_no_longer_waits_in_reception)
{
    static sweep steps = {{SMALL, EFFORT("0.8"), NULL},
                          {SMALL, EFFORT("1.0"), NULL},
                          {SMALL, EFFORT("1.15"), NULL},
                          {SMALL, EFFORT("1.3"), NULL}};
    struct run runs[STEPS];

    sweep_init(runs, steps);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        sweep_run(runs, replication);
        assert_waits_fall(runs, INTERVAL_STATUS_TO_HOUSED);
        assert_waits_fall(runs, INTERVAL_COUPLED_TO_HOUSED);
    }
    sweep_free(runs);
}

static int64_t
in_reception(const struct measures *m, size_t t)
{
    return people_in(m, MEASURE_STOCK, t, REGIME_WI2013, STAGE_RECEPTION, STAGE_COUPLED,
                     GROUP_ASIEL) +
           people_in(m, MEASURE_STOCK, t, REGIME_WI2021, STAGE_RECEPTION, STAGE_COUPLED,
                     GROUP_ASIEL);
}

static int64_t
came_to(const struct measures *m, size_t t, enum stage stage)
{
    return people_in(m, MEASURE_FLOW_IN, t, REGIME_WI2021, (int)stage, (int)stage, GROUP_ASIEL);
}

/* Without early starts, so that those in the first two stages are those in reception: fewer or as
 * many at every month's end, while as many came. */
Test(property_monotone, more_homes_never_more_people_in_reception)
{
    static sweep steps = {{SMALL, EARLY_START("0.0"), EFFORT("0.8"), NULL},
                          {SMALL, EARLY_START("0.0"), EFFORT("1.0"), NULL},
                          {SMALL, EARLY_START("0.0"), EFFORT("1.15"), NULL},
                          {SMALL, EARLY_START("0.0"), EFFORT("1.3"), NULL}};
    struct run runs[STEPS];

    sweep_init(runs, steps);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        sweep_run(runs, replication);
        for (int i = 1; i < STEPS; i++) {
            const struct measures *less = &runs[i - 1].measures, *more = &runs[i].measures;
            int64_t fewer = 0;
            for (size_t t = 0; t < months_of_run(more); t++) {
                cr_assert_eq(came_to(more, t, STAGE_COUPLED), came_to(less, t, STAGE_COUPLED));
                cr_assert_leq(in_reception(more, t), in_reception(less, t), "step %d, month %zu", i,
                              t);
                fewer += in_reception(less, t) - in_reception(more, t);
            }
            cr_expect_gt(fewer, 0, "step %d", i);
        }
    }
    sweep_free(runs);
}

/* ---- early start ---- */

/* Plans of asiel up to the end of a month. */
static int64_t
plans_by(const struct measures *m, size_t month)
{
    int64_t sum = 0;

    for (size_t t = 0; t <= month; t++)
        sum += came_to(m, t, STAGE_OFFER);
    return sum;
}

Test(property_monotone, more_early_starts_earlier_plans)
{
    static sweep steps = {{SMALL, EARLY_START("0.0"), NULL},
                          {SMALL, EARLY_START("0.3"), NULL},
                          {SMALL, EARLY_START("0.6"), NULL},
                          {SMALL, EARLY_START("1.0"), NULL}};
    struct run runs[STEPS];

    sweep_init(runs, steps);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        sweep_run(runs, replication);
        assert_waits_fall(runs, INTERVAL_NOTICE_TO_PIP);
        for (int i = 1; i < STEPS; i++)
            for (size_t t = 11; t < months_of_run(&runs[i].measures); t += 12)
                cr_expect_geq(plans_by(&runs[i].measures, t), plans_by(&runs[i - 1].measures, t),
                              "step %d, month %zu", i, t);
    }
    sweep_free(runs);
}

/* ---- course places ---- */

/* People with a plan and no offer, over all months: they are fewer, whichever route gets the places
 * (they take no teacher from another). */
static int64_t
months_without_offer(const struct measures *m)
{
    int64_t sum = 0;

    for (size_t t = 0; t < months_of_run(m); t++)
        for (int g = 0; g < GROUPS; g++)
            sum += people_in(m, MEASURE_STOCK, t, REGIME_WI2021, STAGE_OFFER, STAGE_OFFER, g);
    return sum;
}

static void
assert_never_more_wait(sweep steps)
{
    struct run runs[STEPS];

    sweep_init(runs, steps);
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        sweep_run(runs, replication);
        for (int i = 1; i < STEPS; i++)
            cr_expect_leq(months_without_offer(&runs[i].measures),
                          months_without_offer(&runs[i - 1].measures), "step %d", i);
        cr_expect_lt(months_without_offer(&runs[STEPS - 1].measures),
                     months_without_offer(&runs[0].measures));
    }
    sweep_free(runs);
}

Test(property_monotone, more_places_of_b1_never_more_without_an_offer)
{
    static sweep steps = {{SMALL, "changes.places_b1_2023.set=15000.0", NULL},
                          {SMALL, "changes.places_b1_2023.set=21000.0", NULL},
                          {SMALL, "changes.places_b1_2023.set=30000.0", NULL},
                          {SMALL, "changes.places_b1_2023.set=60000.0", NULL}};

    assert_never_more_wait(steps);
}

Test(property_monotone, more_places_of_the_onderwijsroute_never_more_without_an_offer)
{
    static sweep steps = {{SMALL, "changes.places_onderwijs_2023.set=2500.0", NULL},
                          {SMALL, "changes.places_onderwijs_2023.set=3500.0", NULL},
                          {SMALL, "changes.places_onderwijs_2023.set=5000.0", NULL},
                          {SMALL, "changes.places_onderwijs_2023.set=9000.0", NULL}};

    assert_never_more_wait(steps);
}
