/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CHAIN_RUNS_H
#define TESTS_CHAIN_RUNS_H

/*
 * Small runs of the base scenario with some keys changed, and sums over what they measure.
 */

#include "models/chain.h"
#include "scenarios/reader/scenario.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

enum { RUN_OVERRIDES = 16 };

/* The overrides by which a share of status holders begins in reception, as a list of texts. */
#define EARLY_START(share)                                                                         \
    "intake.early.g4=" share, "intake.early.large=" share, "intake.early.other=" share

struct run {
    struct scenario scenario;
    struct model *model;
    struct chain *chain;
    struct measures measures;
};

/* A scenario's file with overrides ("KEY=VALUE"; a list that ends with NULL), compiled. */
static inline void
run_init_file(struct run *self, const char *path, const char *const *overrides)
{
    struct scenario_override texts[RUN_OVERRIDES];
    struct faults faults = {0};
    struct error error = {0};
    size_t n = 0;

    memset(self, 0, sizeof *self);
    for (; overrides[n] != NULL; n++) {
        cr_assert_lt(n, RUN_OVERRIDES);
        texts[n] = (struct scenario_override){.text = overrides[n], .origin = "set"};
    }
    if (scenario_read(&self->scenario, path, texts, n, &faults, &error) != 0) {
        faults_print(&faults, stderr);
        cr_assert_fail("%s: %s", path, error.text);
    }
    faults_free(&faults);
    cr_assert_eq(model_new(&self->model, &self->scenario.params, &error), 0, "%s", error.text);
    cr_assert_eq(chain_new(&self->chain, self->model, &error), 0, "%s", error.text);
    cr_assert_eq(measures_init(&self->measures, model_shape(self->model), &error), 0);
}

enum { RUN_PATH = 4096 };

/* Where a shipped scenario is. */
static inline void
run_path_of(char path[RUN_PATH], const char *name)
{
    const char *root = getenv("SOURCE_DIR");

    snprintf(path, RUN_PATH, "%s/scenarios/%s.cfg", root != NULL ? root : ".", name);
}

/* Exams alone, of tests/data: as a name to the calls below. */
#define RUN_EXAMS_ONLY "../tests/data/exams_only"

/* A shipped scenario. */
static inline void
run_init_of(struct run *self, const char *name, const char *const *overrides)
{
    char path[RUN_PATH];

    run_path_of(path, name);
    run_init_file(self, path, overrides);
}

/* A shipped scenario, from 2022 on where the overrides do not say since when: most tests need no
 * earlier years. */
static inline void
run_init_late(struct run *self, const char *name, const char *const *overrides)
{
    static const char start[] = "run.start=";
    const char *all[RUN_OVERRIDES + 1] = {"run.start=\"2022-01-01\""};
    bool said = false;
    size_t n = 0;

    for (; overrides[n] != NULL; n++) {
        cr_assert_lt(n + 1, RUN_OVERRIDES);
        all[n + 1] = overrides[n];
        said = said || strncmp(overrides[n], start, sizeof start - 1) == 0;
    }
    all[n + 1] = NULL;
    run_init_of(self, name, said ? overrides : all);
}

/* The base scenario, so. */
static inline void
run_init(struct run *self, const char *const *overrides)
{
    run_init_late(self, "basis", overrides);
}

static inline void
run_replication(struct run *self, uint32_t replication)
{
    struct error error = {0};

    cr_assert_eq(chain_run(self->chain, replication, &self->measures, &error), 0, "%s",
                 error.text);
}

static inline void
run_free(struct run *self)
{
    chain_free(self->chain);
    measures_free(&self->measures);
    model_free(self->model);
    scenario_free(&self->scenario);
}

/* ---- reading measures ---- */

static inline size_t
months_of_run(const struct measures *m)
{
    return m->shape->extent[DIMENSION_TIME];
}

static inline int64_t
count_at(const struct measures *m, enum measure measure, size_t index)
{
    return measure_rows[measure].number == NUMBER_INT32 ? measures_int32(m, measure)[index]
                                                        : measures_int64(m, measure)[index];
}

/* Of the waits of an interval that ended in the run, over the groups from the first to the last. */
static inline double
mean_wait_of(const struct measures *m, size_t interval, size_t first, size_t last)
{
    double n = 0.0, sum = 0.0;

    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t g = first; g <= last; g++) {
            size_t i = (t * INTERVALS + interval) * GROUPS + g;
            n += (double)count_at(m, MEASURE_WAIT_N, i);
            sum += (double)count_at(m, MEASURE_WAIT_SUM, i);
        }
    cr_assert_gt(n, 0, "no wait of %s ended", interval_labels[interval]);
    return sum / n;
}

/* Everything that was counted of a measure. */
static inline int64_t
count_all(const struct measures *m, enum measure measure)
{
    int64_t sum = 0;

    for (size_t i = 0; i < measure_cells(m->shape, measure); i++)
        sum += count_at(m, measure, i);
    return sum;
}

/* Of a measure by (time, X, group): over all months. */
static inline int64_t
count_over_time(const struct measures *m, enum measure measure, size_t extent, size_t x, size_t g)
{
    int64_t sum = 0;

    for (size_t t = 0; t < months_of_run(m); t++)
        sum += count_at(m, measure, (t * extent + x) * GROUPS + g);
    return sum;
}

/* Of a measure by cell in a month: over routes, and over stages from the first to the last. */
static inline int64_t
people_in(const struct measures *m, enum measure measure, size_t t, enum regime regime, int first,
          int last, size_t g)
{
    int64_t sum = 0;

    for (int stage = first; stage <= last; stage++)
        for (size_t r = 0; r < ROUTES; r++)
            sum += count_at(m, measure,
                            (((t * REGIMES + regime) * STAGES + (size_t)stage) * GROUPS + g) *
                                    ROUTES +
                                r);
    return sum;
}

/* Of a histogram by (interval, group, day). */
static inline int64_t
count_days(const struct measures *m, enum measure measure, size_t interval, size_t g)
{
    const int32_t *cells =
        measures_int32(m, measure) + (interval * GROUPS + g) * INTERVAL_DAY_CELLS;
    int64_t sum = 0;

    for (size_t day = 0; day < INTERVAL_DAY_CELLS; day++)
        sum += cells[day];
    return sum;
}

/* ---- properties ---- */

/* What must hold of any replication, and a sabotage: one number changed, which it must report. */
struct property {
    const char *name;
    bool (*holds)(const struct measures *m);
    void (*spoil)(struct measures *m);
};

/* One more. */
static inline void
count_spoil(struct measures *m, enum measure measure, size_t index)
{
    if (measure_rows[measure].number == NUMBER_INT32)
        measures_int32(m, measure)[index]++;
    else
        measures_int64(m, measure)[index]++;
}

static inline void
assert_properties(const struct property *properties, size_t n, const char *scenario,
                  const char *const *overrides, uint32_t replications)
{
    struct run run;

    run_init_late(&run, scenario, overrides);
    for (uint32_t i = 0; i < replications; i++) {
        run_replication(&run, i);
        cr_assert_gt(count_all(&run.measures, MEASURE_REP_EVENTS), 1000);
        for (size_t k = 0; k < n; k++)
            cr_expect(properties[k].holds(&run.measures), "replication %u: not so: %s", i,
                      properties[k].name);
    }
    run_free(&run);
}

static inline void
assert_sabotage_is_seen(const struct property *properties, size_t n, const char *const *overrides)
{
    struct run run;
    void *copy;

    run_init(&run, overrides);
    run_replication(&run, 0);
    copy = malloc(run.measures.bytes);
    cr_assert_not_null(copy);
    memcpy(copy, run.measures.block, run.measures.bytes);
    for (size_t k = 0; k < n; k++) {
        properties[k].spoil(&run.measures);
        cr_expect_not(properties[k].holds(&run.measures), "not seen: %s", properties[k].name);
        memcpy(run.measures.block, copy, run.measures.bytes);
        cr_expect(properties[k].holds(&run.measures));
    }
    free(copy);
    run_free(&run);
}

/* ---- the runs in which properties must hold ---- */

/* Both laws side by side, and the extensions for corona. */
static const char *const runs_usual[] = {"run.scale=0.1", "run.start=\"2019-01-01\"",
                                         "run.until=\"2025-12-31\"", NULL};

static const char *const runs_other_seed_within_a_month[] = {
    "run.scale=0.1", "run.until=\"2025-10-17\"", "run.seed=7", NULL};

/* To the end, when new terms are overrun too. */
static const char *const runs_to_the_horizon[] = {"run.scale=0.1", "run.seed=3", NULL};

/* Everything that can run short does, and all grounds of extension hold for many: of azc_extension. */
static const char *const runs_under_strain[] = {
    "run.scale=0.1", "run.until=\"2027-06-30\"", "reception.places.azc=2000.0",
    EARLY_START("0.6"), "medical.assessors=0.5", "exams.no_show=0.3",
    "enforcement.decision_officers=0.5", "enforcement.hearing_officers=0.2",
    "term.share.illness=0.5", "term.share.literacy=0.5", "term.share.circumstances=0.5",
    "enforcement.municipal.per_year.asiel=5.0", "person.departure_per_year.gezin=0.3", NULL};

/* The tests of a suite whose array properties has PROPERTIES rows. */
#define PROPERTY_TESTS(suite)                                                                      \
    Test(suite, hold_for_replications)                                                             \
    {                                                                                              \
        assert_properties(properties, PROPERTIES, "basis", runs_usual, 4);                         \
    }                                                                                              \
    Test(suite, hold_for_another_seed_and_a_run_that_ends_within_a_month)                          \
    {                                                                                              \
        assert_properties(properties, PROPERTIES, "basis", runs_other_seed_within_a_month, 3);     \
    }                                                                                              \
    Test(suite, hold_to_the_horizon)                                                               \
    {                                                                                              \
        assert_properties(properties, PROPERTIES, "basis", runs_to_the_horizon, 3);                \
    }                                                                                              \
    Test(suite, hold_under_strain)                                                                 \
    {                                                                                              \
        assert_properties(properties, PROPERTIES, "azc_extension", runs_under_strain, 3);          \
    }                                                                                              \
    Test(suite, see_their_sabotage)                                                                \
    {                                                                                              \
        assert_sabotage_is_seen(properties, PROPERTIES, runs_usual);                               \
    }

#endif
