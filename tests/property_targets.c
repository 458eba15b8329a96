/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The letter's figures as a run observes them: they agree with each other and with the books of
 * the same morning.  A figure is of the first moment of the first of May, so the stock of the end
 * of April says the same.
 */

#include "tests/chain_runs.h"

#include "models/targets.h"

#include <math.h>

static double
target(const struct measures *m, const char *id)
{
    for (size_t i = 0; i < targets_size(); i++)
        if (strcmp(target_at(i)->id, id) == 0)
            return measures_double(m, MEASURE_TARGET)[i];
    cr_assert_fail("no figure %s", id);
    return NAN;
}

static size_t
april(const struct measures *m, int year)
{
    struct date day = {year, 4, 30};

    return measures_period_of_day(m->shape, date_to_day(day));
}

/* People of Wi2021 and of the groups from the first to the last. */
static double
books(const struct measures *m, int year, int first_stage, int last_stage, size_t first,
      size_t last)
{
    int64_t sum = 0;

    for (size_t g = first; g <= last; g++)
        sum += people_in(m, MEASURE_STOCK, april(m, year), REGIME_WI2021, first_stage, last_stage,
                         g);
    return (double)sum;
}

static double
notified_by(const struct measures *m, int year)
{
    int64_t sum = 0;

    for (size_t t = 0; t <= april(m, year); t++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += count_at(m, MEASURE_NOTIFIED, (t * REGIMES + REGIME_WI2021) * GROUPS + g);
    return (double)sum;
}

/* ---- figures among each other ---- */

static bool
figures_add_up(const struct measures *m)
{
    return target(m, "A-W21-01") - target(m, "A-W21-10") == target(m, "A-T2-1a") &&
           target(m, "A-W21-04") + target(m, "A-W21-05") + target(m, "A-W21-06") ==
               target(m, "A-T2-1a") &&
           target(m, "A-T2-1b") + target(m, "A-D-01") == target(m, "A-T2-1a") &&
           target(m, "A-T2-2b") + target(m, "A-D-02") == target(m, "A-T2-2a") &&
           target(m, "A-T4-1a") + target(m, "A-D-03") == target(m, "A-W21-04") &&
           target(m, "A-D-03") + target(m, "A-D-05") == target(m, "A-D-01") &&
           target(m, "A-T4-1a") + target(m, "A-D-04") == target(m, "A-T2-1b") &&
           target(m, "A-T4-2a") + target(m, "A-D-10") == target(m, "A-T2-2b") &&
           target(m, "A-T4-1b") + target(m, "A-D-08") == target(m, "A-T4-1a") &&
           target(m, "A-T4-2b") + target(m, "A-D-09") == target(m, "A-T4-2a");
}

static bool
is_share(double percent, double part, double whole)
{
    return fabs(percent - 100.0 * part / whole) < 1e-9;
}

static bool
shares_are_of_their_counts(const struct measures *m)
{
    return is_share(target(m, "A-T2-1c"), target(m, "A-T2-1b"), target(m, "A-T2-1a")) &&
           is_share(target(m, "A-T2-2c"), target(m, "A-T2-2b"), target(m, "A-T2-2a")) &&
           is_share(target(m, "A-T4-1c"), target(m, "A-T4-1b"), target(m, "A-T4-1a")) &&
           is_share(target(m, "A-T4-2c"), target(m, "A-T4-2b"), target(m, "A-T4-2a"));
}

static bool
routes_sum_to_all(const struct measures *m)
{
    static const char *const groups[] = {"asiel", "gezin", "overig", "all"};

    for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++) {
        char b1[40], onderwijs[40], z[40];
        snprintf(b1, sizeof b1, "A-T3-%s-B1", groups[g]);
        snprintf(onderwijs, sizeof onderwijs, "A-T3-%s-on", groups[g]);
        snprintf(z, sizeof z, "A-T3-%s-Z", groups[g]);
        if (fabs(target(m, b1) + target(m, onderwijs) + target(m, z) - 100.0) > 1e-9)
            return false;
    }
    return true;
}

/* ---- figures against the books ---- */

/* A plan needs a notice, so people with a plan are the stock of the stages with one; of the others
 * some have had no notice yet. */
static bool
counts_are_those_of_the_books(const struct measures *m)
{
    return target(m, "A-T2-1b") == books(m, 2024, STAGE_OFFER, STAGE_NEW_TERM, 0, GROUPS - 1) &&
           target(m, "A-T2-2b") == books(m, 2023, STAGE_OFFER, STAGE_NEW_TERM, 0, GROUPS - 1) &&
           target(m, "A-T4-1b") == books(m, 2024, STAGE_COURSE, STAGE_NEW_TERM, 0, 0) &&
           target(m, "A-D-09") == books(m, 2023, STAGE_OFFER, STAGE_OFFER, 0, 0) &&
           target(m, "A-D-01") <= books(m, 2024, STAGE_RECEPTION, STAGE_PIP, 0, GROUPS - 1) &&
           target(m, "A-D-01") >= books(m, 2024, STAGE_INTAKE, STAGE_PIP, 0, GROUPS - 1) &&
           target(m, "A-D-03") <= books(m, 2024, STAGE_RECEPTION, STAGE_PIP, 0, 0) &&
           target(m, "A-W21-01") == notified_by(m, 2024);
}

static bool
route_shares_are_those_of_the_books(const struct measures *m)
{
    size_t t = april(m, 2024);
    int64_t z = 0;

    for (size_t stage = STAGE_OFFER; stage <= STAGE_NEW_TERM; stage++)
        for (size_t g = 0; g < GROUPS; g++)
            z += count_at(m, MEASURE_STOCK,
                          (((t * REGIMES + REGIME_WI2021) * STAGES + stage) * GROUPS + g) * ROUTES +
                              ROUTE_Z);
    return is_share(target(m, "A-T3-all-Z"), (double)z, target(m, "A-T2-1b"));
}

/* Ever routed are all who ever got a plan, by the end of April 2024. */
static bool
table_1_holds_all_plans(const struct measures *m)
{
    int64_t plans = 0;

    for (size_t t = 0; t <= april(m, 2024); t++)
        for (size_t g = 0; g < GROUPS; g++)
            plans += people_in(m, MEASURE_FLOW_IN, t, REGIME_WI2021, STAGE_OFFER, STAGE_OFFER, g);
    return target(m, "A-T1-01") + target(m, "A-T1-02") + target(m, "A-T1-03") +
               target(m, "A-T1-04") ==
           (double)plans;
}

/* ---- the properties and their sabotage ---- */

struct figures {
    const char *name;
    bool (*holds)(const struct measures *m);
    const char *spoilt; /* the figure that the sabotage changes by one */
};

static const struct figures properties[] = {
    {"figures add up", figures_add_up, "A-D-10"},
    {"shares are of their counts", shares_are_of_their_counts, "A-T4-2b"},
    {"routes sum to all", routes_sum_to_all, "A-T3-overig-on"},
    {"counts are those of the books", counts_are_those_of_the_books, "A-W21-01"},
    {"plans are those of the books", counts_are_those_of_the_books, "A-T2-2b"},
    {"offers are those of the books", counts_are_those_of_the_books, "A-D-09"},
    {"route shares are those of the books", route_shares_are_those_of_the_books, "A-T3-all-Z"},
    {"table 1 holds all plans", table_1_holds_all_plans, "A-T1-03"},
};

enum { PROPERTIES = sizeof properties / sizeof properties[0] };

static void
spoil(const struct measures *m, const char *id, double by)
{
    for (size_t i = 0; i < targets_size(); i++)
        if (strcmp(target_at(i)->id, id) == 0)
            measures_double(m, MEASURE_TARGET)[i] += by;
}

static const char *const small[] = {"run.scale=0.05", "run.until=\"2024-06-30\"", NULL};

Test(property_targets, holds_and_sees_its_sabotage)
{
    struct run run;

    run_init(&run, small);
    for (uint32_t replication = 0; replication < 3; replication++) {
        run_replication(&run, replication);
        for (size_t k = 0; k < PROPERTIES; k++) {
            cr_expect(properties[k].holds(&run.measures), "not so: %s", properties[k].name);
            spoil(&run.measures, properties[k].spoilt, 1.0);
            cr_expect_not(properties[k].holds(&run.measures), "not seen: %s", properties[k].name);
            spoil(&run.measures, properties[k].spoilt, -1.0);
        }
    }
    run_free(&run);
}

/* ---- when figures are taken ---- */

Test(property_targets, leaves_out_figures_whose_date_does_not_come)
{
    const char *const overrides[] = {"run.scale=0.01", "run.until=\"2023-12-31\"", NULL};
    struct run run;

    run_init(&run, overrides);
    run_replication(&run, 0);
    for (size_t i = 0; i < targets_size(); i++)
        cr_expect_eq(isnan(measures_double(&run.measures, MEASURE_TARGET)[i]) != 0,
                     strcmp(target_at(i)->date, "2024-05-01") == 0, "%s",
                     target_at(i)->id);
    run_free(&run);
}

/* A run whose last day is 30 April ends at the moment of the figures: they are the same. */
Test(property_targets, takes_figures_at_the_end_of_the_run_too)
{
    const char *const overrides[] = {"run.scale=0.05", "run.until=\"2024-04-30\"", NULL};
    struct run longer, shorter;

    run_init(&longer, small);
    run_init(&shorter, overrides);
    run_replication(&longer, 0);
    run_replication(&shorter, 0);
    cr_expect_eq(memcmp(measures_double(&longer.measures, MEASURE_TARGET),
                        measures_double(&shorter.measures, MEASURE_TARGET),
                        targets_size() * sizeof(double)),
                 0);
    run_free(&longer);
    run_free(&shorter);
}
