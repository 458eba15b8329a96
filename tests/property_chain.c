/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What must hold of the people and the waits of any replication.  Each property is a function that
 * says whether it holds, with a sabotage beside it: one number changed, which it must report.
 */

#include "tests/chain_runs.h"

static size_t
cells_of_month(void)
{
    return (size_t)REGIMES * STAGES * GROUPS * ROUTES;
}

/* ---- people ---- */

static bool
stocks_balance(const struct measures *m)
{
    size_t cells = cells_of_month();

    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t c = 0; c < cells; c++) {
            int64_t before = t > 0 ? count_at(m, MEASURE_STOCK, (t - 1) * cells + c)
                                   : count_at(m, MEASURE_STOCK_START, c);
            int64_t now = count_at(m, MEASURE_STOCK, t * cells + c);
            if (now < 0 || now != before + count_at(m, MEASURE_FLOW_IN, t * cells + c) -
                                      count_at(m, MEASURE_FLOW_OUT, t * cells + c))
                return false;
        }
    return true;
}

static void
spoil_flow(struct measures *m)
{
    count_spoil(m, MEASURE_FLOW_OUT, 9 * cells_of_month() + 200);
}

/* Everybody who ever came is somewhere, the final stages included; nobody leaves those. */
static bool
nobody_is_lost(const struct measures *m)
{
    int64_t came = count_all(m, MEASURE_STOCK_START);

    for (size_t t = 0; t < months_of_run(m); t++) {
        int64_t here = 0, left_final = 0;
        for (size_t i = 0; i < REGIMES * GROUPS; i++)
            came += count_at(m, MEASURE_ARRIVALS, t * REGIMES * GROUPS + i);
        for (int regime = 0; regime < REGIMES; regime++)
            for (size_t g = 0; g < GROUPS; g++) {
                here += people_in(m, MEASURE_STOCK, t, (enum regime)regime, 0, STAGES - 1, g);
                left_final += people_in(m, MEASURE_FLOW_OUT, t, (enum regime)regime, STAGE_DONE,
                                        STAGES - 1, g);
            }
        if (here != came || left_final != 0)
            return false;
    }
    return true;
}

static void
spoil_arrivals(struct measures *m)
{
    count_spoil(m, MEASURE_ARRIVALS, 12 * REGIMES * GROUPS + GROUPS + GROUP_OVERIG);
}

/* People of the Wi2013 find a course of their own: no intake, plan, offer or route. */
static bool
wi2013_has_no_intake(const struct measures *m)
{
    size_t cells = cells_of_month(), half = cells / REGIMES;

    for (size_t t = 0; t < months_of_run(m); t++) {
        for (size_t g = 0; g < GROUPS; g++)
            if (people_in(m, MEASURE_STOCK, t, REGIME_WI2013, STAGE_INTAKE, STAGE_OFFER, g) != 0)
                return false;
        for (size_t c = 0; c < half; c++)
            if (c % ROUTES != ROUTE_NONE && count_at(m, MEASURE_STOCK, t * cells + c) != 0)
                return false;
    }
    return true;
}

static void
spoil_route(struct measures *m)
{
    size_t course = (STAGE_COURSE * GROUPS + GROUP_GEZIN) * ROUTES;

    count_spoil(m, MEASURE_STOCK, 12 * cells_of_month() + course + ROUTE_B1);
}

/* ---- waits ---- */

static bool
bins_hold_all_waits(const struct measures *m)
{
    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t i = 0; i < INTERVALS; i++) {
            int64_t n = 0, binned = 0;
            for (size_t g = 0; g < GROUPS; g++)
                n += count_at(m, MEASURE_WAIT_N, (t * INTERVALS + i) * GROUPS + g);
            for (size_t bin = 0; bin < INTERVAL_BINS; bin++)
                binned +=
                    count_at(m, MEASURE_WAIT_MONTH_HIST, (t * INTERVALS + i) * INTERVAL_BINS + bin);
            if (n != binned)
                return false;
        }
    return true;
}

static void
spoil_bin(struct measures *m)
{
    count_spoil(m, MEASURE_WAIT_MONTH_HIST,
                (20 * INTERVALS + INTERVAL_CLOCK_TO_PIP) * INTERVAL_BINS);
}

static bool
days_hold_all_waits(const struct measures *m)
{
    for (size_t i = 0; i < INTERVALS; i++)
        for (size_t g = 0; g < GROUPS; g++)
            if (count_over_time(m, MEASURE_WAIT_N, INTERVALS, i, g) !=
                count_days(m, MEASURE_WAIT_HIST, i, g))
                return false;
    return true;
}

static void
spoil_day(struct measures *m)
{
    count_spoil(m, MEASURE_WAIT_HIST,
                (INTERVAL_PIP_TO_OFFER * GROUPS + GROUP_GEZIN) * INTERVAL_DAY_CELLS);
}

/* The days of an interval and group by the histogram; the last cell would hold more. */
static int64_t
days_by_histogram(const struct measures *m, size_t cell, int64_t *capped)
{
    const int32_t *days = measures_int32(m, MEASURE_WAIT_HIST) + cell * INTERVAL_DAY_CELLS;
    int64_t sum = 0;

    for (size_t day = 0; day < INTERVAL_DAY_CELLS; day++)
        sum += (int64_t)day * days[day];
    *capped = days[INTERVAL_DAYS];
    return sum;
}

static bool
sums_are_those_of_the_days(const struct measures *m)
{
    for (size_t i = 0; i < INTERVALS; i++)
        for (size_t g = 0; g < GROUPS; g++) {
            int64_t capped, sum = count_over_time(m, MEASURE_WAIT_SUM, INTERVALS, i, g);
            int64_t days = days_by_histogram(m, i * GROUPS + g, &capped);
            if (capped > 0 ? sum < days : sum != days)
                return false;
        }
    return true;
}

static void
spoil_sum(struct measures *m)
{
    count_spoil(m, MEASURE_WAIT_SUM, (30 * INTERVALS + INTERVAL_DUTY_TO_DONE) * GROUPS);
}

/* Who waits for others' information is excused, and in the onderwijsroute lessons may begin later. */
static bool
may_be_later(enum interval interval)
{
    return interval == INTERVAL_CLOCK_TO_PIP || interval == INTERVAL_PIP_TO_COURSE;
}

static bool
norms_are_those_of_the_days(const struct measures *m)
{
    for (size_t i = 0; i < INTERVALS; i++)
        for (size_t g = 0; g < GROUPS; g++) {
            const int32_t *days =
                measures_int32(m, MEASURE_WAIT_HIST) + (i * GROUPS + g) * INTERVAL_DAY_CELLS;
            int64_t within = 0, found;
            for (int day = 0; day <= interval_norm_days((enum interval)i); day++)
                within += days[day];
            found = count_over_time(m, MEASURE_WAIT_IN_NORM, INTERVALS, i, g);
            if (found < within || (found > within && !may_be_later((enum interval)i)))
                return false;
        }
    return true;
}

static void
spoil_norm(struct measures *m)
{
    count_spoil(m, MEASURE_WAIT_IN_NORM, (20 * INTERVALS + INTERVAL_STATUS_TO_HOUSED) * GROUPS);
}

/* A stage that is entered once, and the wait that ends there. */
struct gate {
    enum interval interval;
    enum stage stage;
};

static bool
waits_end_at_the_gates(const struct measures *m)
{
    static const struct gate gates[] = {{INTERVAL_STATUS_TO_COUPLED, STAGE_COUPLED},
                                        {INTERVAL_NOTICE_TO_PIP, STAGE_OFFER},
                                        {INTERVAL_CLOCK_TO_PIP, STAGE_OFFER},
                                        {INTERVAL_DUTY_TO_DONE, STAGE_DONE}};

    for (size_t k = 0; k < sizeof gates / sizeof gates[0]; k++)
        for (size_t t = 0; t < months_of_run(m); t++)
            for (size_t g = 0; g < GROUPS; g++) {
                size_t wait = (t * INTERVALS + gates[k].interval) * GROUPS + g;
                int stage = gates[k].stage;
                int64_t came = people_in(m, MEASURE_FLOW_IN, t, REGIME_WI2021, stage, stage, g);
                if (gates[k].interval != INTERVAL_NOTICE_TO_PIP &&
                    gates[k].interval != INTERVAL_CLOCK_TO_PIP) /* the Wi2013 has no plan */
                    came += people_in(m, MEASURE_FLOW_IN, t, REGIME_WI2013, stage, stage, g);
                if (count_at(m, MEASURE_WAIT_N, wait) != came)
                    return false;
            }
    return true;
}

static void
spoil_wait(struct measures *m)
{
    count_spoil(m, MEASURE_WAIT_N, (25 * INTERVALS + INTERVAL_CLOCK_TO_PIP) * GROUPS + GROUP_GEZIN);
}

/* Who still waits at the horizon are those who are in the stages of waiting. */
static bool
those_who_wait_are_in_stock(const struct measures *m)
{
    size_t last = months_of_run(m) - 1;

    for (size_t g = 0; g < GROUPS; g++) {
        int64_t here = people_in(m, MEASURE_STOCK, last, REGIME_WI2021, 0, STAGE_NEW_TERM, g) +
                       people_in(m, MEASURE_STOCK, last, REGIME_WI2013, 0, STAGE_NEW_TERM, g);
        int64_t uncoupled = count_days(m, MEASURE_WAITING_NOW_HIST, INTERVAL_STATUS_TO_COUPLED, g);
        int64_t homeless = count_days(m, MEASURE_WAITING_NOW_HIST, INTERVAL_COUPLED_TO_HOUSED, g);
        if (here != count_days(m, MEASURE_WAITING_NOW_HIST, INTERVAL_DUTY_TO_DONE, g) ||
            uncoupled != people_in(m, MEASURE_STOCK, last, REGIME_WI2021, STAGE_RECEPTION,
                                   STAGE_RECEPTION, g) ||
            uncoupled + homeless !=
                count_days(m, MEASURE_WAITING_NOW_HIST, INTERVAL_STATUS_TO_HOUSED, g))
            return false;
    }
    return true;
}

static void
spoil_waiting(struct measures *m)
{
    count_spoil(m, MEASURE_WAITING_NOW_HIST,
          (INTERVAL_COUPLED_TO_HOUSED * GROUPS + GROUP_ASIEL) * INTERVAL_DAY_CELLS + 80);
}

/* ---- all of them ---- */

static const struct property properties[] = {
    {"stocks balance", stocks_balance, spoil_flow},
    {"nobody is lost", nobody_is_lost, spoil_arrivals},
    {"Wi2013 has no intake", wi2013_has_no_intake, spoil_route},
    {"bins hold all waits", bins_hold_all_waits, spoil_bin},
    {"days hold all waits", days_hold_all_waits, spoil_day},
    {"sums are those of the days", sums_are_those_of_the_days, spoil_sum},
    {"norms are those of the days", norms_are_those_of_the_days, spoil_norm},
    {"waits end at the gates", waits_end_at_the_gates, spoil_wait},
    {"those who wait are in stock", those_who_wait_are_in_stock, spoil_waiting},
};

enum { PROPERTIES = sizeof properties / sizeof properties[0] };

PROPERTY_TESTS(property_chain)
