/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Shipped scenarios against the base path of the same luck: what a measure of 2025 moves, in the
 * known direction, and that it moves nothing before.  At a twentieth of the size; from 2022 on,
 * where the people of the old law are not in the way of what is measured.
 */

#include "tests/chain_runs.h"

#include <math.h>

enum { REPLICATIONS = 2 };

static const char *const late[] = {"run.scale=0.05", "run.until=\"2026-12-31\"",
                                   "run.start=\"2022-01-01\"", NULL};
static const char *const with_all[] = {"run.scale=0.05", "run.until=\"2026-12-31\"", NULL};

/* Of both laws and all replications, from a day on. */
struct tale {
    double asiel;                         /* duties of asiel that began */
    double n[INTERVALS], days[INTERVALS]; /* waits that ended */
    double in_norm[INTERVALS];
    double hours[RESOURCES];              /* there */
};

static struct run base, other;
static struct tale of_base, of_other;

static size_t
month_of(const struct measures *m, const char *date)
{
    day_number day = 0;

    cr_assert(date_parse(date, &day));
    return measures_period_of_day(m->shape, day);
}

static void
add_waits(struct tale *self, const struct measures *m, size_t t)
{
    for (size_t i = 0; i < INTERVALS; i++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t cell = (t * INTERVALS + i) * GROUPS + g;
            self->n[i] += (double)count_at(m, MEASURE_WAIT_N, cell);
            self->days[i] += (double)count_at(m, MEASURE_WAIT_SUM, cell);
            self->in_norm[i] += (double)count_at(m, MEASURE_WAIT_IN_NORM, cell);
        }
}

static void
add(struct tale *self, const struct measures *m, const char *from)
{
    for (size_t t = month_of(m, from); t < months_of_run(m); t++) {
        add_waits(self, m, t);
        for (size_t regime = 0; regime < REGIMES; regime++)
            self->asiel += (double)count_at(m, MEASURE_ARRIVALS, (t * REGIMES + regime) * GROUPS);
        for (size_t r = 0; r < RESOURCES; r++)
            self->hours[r] += measures_double(m, MEASURE_CAPACITY)[t * RESOURCES + r];
    }
}

/* Before 2025 the same people go the same way at the same time. */
static void
expect_nothing_moved(const char *name)
{
    const struct measures *a = &base.measures, *b = &other.measures;
    size_t cells = month_of(a, "2025-01-01") * REGIMES * STAGES * GROUPS * ROUTES;

    for (size_t i = 0; i < cells; i++)
        cr_assert_eq(count_at(a, MEASURE_FLOW_IN, i), count_at(b, MEASURE_FLOW_IN, i),
                     "%s moves something before 2025", name);
}

static void
run_both(const char *of, const char *name, const char *const *overrides, const char *from)
{
    run_init_of(&base, of, overrides);
    run_init_of(&other, name, overrides);
    of_base = of_other = (struct tale){0};
    for (uint32_t replication = 0; replication < REPLICATIONS; replication++) {
        run_replication(&base, replication);
        run_replication(&other, replication);
        add(&of_base, &base.measures, from);
        add(&of_other, &other.measures, from);
        if (strcmp(from, "2025-01-01") == 0)
            expect_nothing_moved(name);
    }
}

/* The share of plans in time. */
static double
in_time(const struct tale *self)
{
    return self->in_norm[INTERVAL_CLOCK_TO_PIP] / self->n[INTERVAL_CLOCK_TO_PIP];
}

static void
end(void)
{
    run_free(&base);
    run_free(&other);
}

static double
mean(const struct tale *self, int interval)
{
    return self->days[interval] / self->n[interval];
}

TestSuite(shipped, .fini = end);

/* As much more as the factor says: the noise of what is drawn beside is a part of that. */
Test(shipped, inflow_high_has_a_fifth_more_asiel)
{
    run_both("basis", "inflow_high", late, "2025-01-01");
    cr_expect_float_eq(of_other.asiel / of_base.asiel, 1.22, 0.02, "%.4f",
                       of_other.asiel / of_base.asiel);
}

Test(shipped, inflow_low_has_a_fifth_less_asiel)
{
    run_both("basis", "inflow_low", late, "2025-01-01");
    cr_expect_float_eq(of_other.asiel / of_base.asiel, 0.78, 0.02, "%.4f",
                       of_other.asiel / of_base.asiel);
}

Test(shipped, early_start_has_more_plans_in_time)
{
    run_both("basis", "early_start", late, "2025-01-01");
    cr_expect_lt(mean(&of_other, INTERVAL_CLOCK_TO_PIP), mean(&of_base, INTERVAL_CLOCK_TO_PIP));
    cr_expect_gt(in_time(&of_other), in_time(&of_base) + 0.05);
}

/* Once those are through who were landing when it began. */
Test(shipped, pip_ten_weeks_has_nearly_all_plans_in_time)
{
    run_both("basis", "pip_ten_weeks", late, "2026-07-01");
    cr_expect_gt(in_time(&of_other), 0.95, "%.3f", in_time(&of_other));
    cr_expect_lt(in_time(&of_base), 0.6, "%.3f", in_time(&of_base));
}

/* A quarter more of each, less the months until they are hired and trained. */
Test(shipped, more_examiners_has_results_sooner)
{
    run_both("basis", "more_examiners", late, "2025-01-01");
    for (int e = 0; e < 5; e++)
        cr_expect_gt(of_other.hours[RESOURCE_EXAMINERS + e],
                     1.05 * of_base.hours[RESOURCE_EXAMINERS + e], "%d", e);
    cr_expect_lt(mean(&of_other, INTERVAL_RESULT + EXAM_SCHRIJVEN_B1),
                 mean(&of_base, INTERVAL_RESULT + EXAM_SCHRIJVEN_B1));
    cr_expect_lt(mean(&of_other, INTERVAL_RESULT + EXAM_SPREKEN_B1),
                 mean(&of_base, INTERVAL_RESULT + EXAM_SPREKEN_B1));
}

Test(shipped, more_assessors_has_advice_sooner)
{
    run_both("basis", "more_assessors", with_all, "2025-01-01");
    cr_expect_gt(of_other.hours[RESOURCE_MEDICAL_ASSESSORS],
                 1.2 * of_base.hours[RESOURCE_MEDICAL_ASSESSORS]);
    cr_expect_lt(mean(&of_other, INTERVAL_MEDICAL), mean(&of_base, INTERVAL_MEDICAL) - 7.0);
}

Test(shipped, more_dossiers_has_advice_sooner_by_as_many)
{
    run_both("basis", "more_dossiers", with_all, "2025-01-01");
    cr_expect_eq(of_other.hours[RESOURCE_MEDICAL_ASSESSORS],
                 of_base.hours[RESOURCE_MEDICAL_ASSESSORS]);
    cr_expect_lt(mean(&of_other, INTERVAL_MEDICAL), mean(&of_base, INTERVAL_MEDICAL) - 7.0);
}

/* Notices of a month, of all groups. */
static double
notices(const struct measures *m, const char *date)
{
    size_t t = month_of(m, date);
    double sum = 0.0;

    for (size_t i = 0; i < REGIMES * GROUPS; i++)
        sum += (double)count_at(m, MEASURE_NOTIFIED, t * REGIMES * GROUPS + i);
    return sum;
}

/* As many people, at other times; of the 3,210 a twentieth on one day. */
Test(shipped, burst_2023_tells_many_at_once)
{
    double at_once, usual;

    run_both("burst_2023_in_time", "burst_2023", late, "2026-12-01");
    at_once = notices(&other.measures, "2023-09-01");
    usual = notices(&base.measures, "2023-09-01");
    cr_expect_gt(at_once - usual, 0.05 * 3210.0 / 2.0, "%.0f, %.0f", at_once, usual);
    cr_expect_float_eq((double)count_all(&other.measures, MEASURE_NOTIFIED) /
                           (double)count_all(&base.measures, MEASURE_NOTIFIED),
                       1.0, 0.02);
}
