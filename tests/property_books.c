/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What must hold between the books of any replication: the same people by class and by cohort, the
 * same waits by group, route, class and cohort, and homes against tasks.  Each property has its
 * sabotage beside it, as in property_chain.c.
 */

#include "tests/chain_runs.h"

#include <math.h>

/* ---- the same people ---- */

static bool
classes_hold_the_same_people(const struct measures *m)
{
    for (size_t t = 0; t < months_of_run(m); t++)
        for (int stage = 0; stage < STAGES; stage++)
            for (size_t g = 0; g < GROUPS; g++) {
                size_t row = ((t * STAGES + (size_t)stage) * GROUPS + g) * MUNICIPALITIES;
                int64_t all = people_in(m, MEASURE_STOCK, t, REGIME_WI2013, stage, stage, g) +
                              people_in(m, MEASURE_STOCK, t, REGIME_WI2021, stage, stage, g);
                for (size_t c = 0; c < MUNICIPALITIES; c++)
                    all -= count_at(m, MEASURE_STOCK_CLASS, row + c);
                if (all != 0)
                    return false;
            }
    return true;
}

static void
spoil_class(struct measures *m)
{
    count_spoil(m, MEASURE_STOCK_CLASS,
                ((14 * STAGES + STAGE_COURSE) * GROUPS + GROUP_GEZIN) * MUNICIPALITIES +
                    MUNICIPALITY_OTHER);
}

static bool
cohorts_hold_the_same_people(const struct measures *m)
{
    size_t cohorts = m->shape->extent[DIMENSION_COHORT];

    for (size_t t = 0; t < months_of_run(m); t++)
        for (size_t stage = 0; stage < STAGES; stage++) {
            int64_t all = 0;
            for (size_t i = 0; i < GROUPS * MUNICIPALITIES; i++)
                all += count_at(m, MEASURE_STOCK_CLASS,
                                (t * STAGES + stage) * GROUPS * MUNICIPALITIES + i);
            for (size_t c = 0; c < cohorts; c++)
                all -= count_at(m, MEASURE_STOCK_COHORT, (t * cohorts + c) * STAGES + stage);
            if (all != 0)
                return false;
        }
    return true;
}

static void
spoil_cohort(struct measures *m)
{
    size_t cohorts = m->shape->extent[DIMENSION_COHORT];

    count_spoil(m, MEASURE_STOCK_COHORT, (9 * cohorts + 2) * STAGES + STAGE_RECEPTION);
}

/* Nobody belongs to a cohort that is still to come. */
static bool
cohorts_come_in_their_time(const struct measures *m)
{
    size_t cohorts = m->shape->extent[DIMENSION_COHORT];

    for (size_t t = 0; t < months_of_run(m); t++) {
        size_t now = measures_cohort_of_day(m->shape, measures_period_start(m->shape, t));
        for (size_t c = now + 1; c < cohorts; c++)
            for (size_t stage = 0; stage < STAGES; stage++)
                if (count_at(m, MEASURE_STOCK_COHORT, (t * cohorts + c) * STAGES + stage) != 0)
                    return false;
    }
    return true;
}

static void
spoil_early_cohort(struct measures *m)
{
    size_t cohorts = m->shape->extent[DIMENSION_COHORT];

    count_spoil(m, MEASURE_STOCK_COHORT, (2 * cohorts + 1) * STAGES + STAGE_LANDING);
}

/* ---- the same waits ---- */

/* Of a month's row of a table of waits by whatever has n labels. */
static int64_t
sum_of_row(const struct measures *m, enum measure measure, size_t row, size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += count_at(m, measure, row * n + i);
    return sum;
}

/* Numbers, days and numbers within the norm. */
static bool
routes_and_classes_hold_the_same_waits(const struct measures *m)
{
    for (size_t row = 0; row < months_of_run(m) * INTERVALS; row++)
        for (unsigned k = 0; k < 3; k++) {
            int64_t by_group = sum_of_row(m, (enum measure)(MEASURE_WAIT_N + k), row, GROUPS);
            if (by_group != sum_of_row(m, (enum measure)(MEASURE_WAIT_ROUTE_N + k), row, ROUTES) ||
                by_group !=
                    sum_of_row(m, (enum measure)(MEASURE_WAIT_CLASS_N + k), row, MUNICIPALITIES))
                return false;
        }
    return true;
}

static void
spoil_route(struct measures *m)
{
    count_spoil(m, MEASURE_WAIT_ROUTE_SUM,
                (30 * INTERVALS + INTERVAL_PIP_TO_COURSE) * ROUTES + ROUTE_Z);
}

static bool
cohorts_hold_the_same_waits(const struct measures *m)
{
    for (size_t i = 0; i < INTERVALS; i++)
        for (size_t g = 0; g < GROUPS; g++)
            for (unsigned k = 0; k < 3; k++) {
                int64_t all =
                    count_over_time(m, (enum measure)(MEASURE_WAIT_N + k), INTERVALS, i, g);
                for (size_t c = 0; c < m->shape->extent[DIMENSION_COHORT]; c++)
                    all -= count_at(m, (enum measure)(MEASURE_WAIT_COHORT_N + k),
                                    (c * INTERVALS + i) * GROUPS + g);
                if (all != 0)
                    return false;
            }
    return true;
}

static void
spoil_wait_of_cohort(struct measures *m)
{
    count_spoil(m, MEASURE_WAIT_COHORT_IN_NORM,
                (3 * INTERVALS + INTERVAL_STATUS_TO_COUPLED) * GROUPS + GROUP_ASIEL);
}

/* ---- homes ---- */

/* The people of all ages whom the tasks ask for are those of the month before, less who were housed;
 * in the first month of a half-year its task comes on top. */
static bool
due_falls_by_who_is_housed(const struct measures *m)
{
    for (size_t t = 1; t < months_of_run(m); t++)
        for (size_t c = 0; c < MUNICIPALITIES; c++) {
            size_t i = t * MUNICIPALITIES + c;
            const double *due = measures_double(m, MEASURE_HOUSING_DUE);
            double task = due[i] - due[i - MUNICIPALITIES] + measures_double(m, MEASURE_HOUSED)[i];
            bool begins = (m->shape->first_month + (int)t) % 6 == 0;
            if (begins ? task <= 0.0 : fabs(task) > 1e-6)
                return false;
        }
    return true;
}

static void
spoil_housed(struct measures *m)
{
    measures_double(m, MEASURE_HOUSED)[16 * MUNICIPALITIES + MUNICIPALITY_LARGE] += 1.0;
}

/* No more homes are given out than have been found so far. */
static bool
homes_are_found_before_they_are_given(const struct measures *m)
{
    double left = 0.0;

    for (size_t t = 0; t < months_of_run(m); t++) {
        size_t i = t * RESOURCES + RESOURCE_HOMES;
        left += measures_double(m, MEASURE_CAPACITY)[i] - measures_double(m, MEASURE_USED)[i];
        if (left < 0.0)
            return false;
    }
    return true;
}

static void
spoil_homes(struct measures *m)
{
    measures_double(m, MEASURE_CAPACITY)[3 * RESOURCES + RESOURCE_HOMES] = -1e6;
}

/* ---- consultants ---- */

static bool
classes_hold_the_same_queue(const struct measures *m)
{
    for (size_t t = 0; t < months_of_run(m); t++)
        if (sum_of_row(m, MEASURE_INTAKE_QUEUE, t, MUNICIPALITIES) !=
            count_at(m, MEASURE_QUEUE_END, t * RESOURCES + RESOURCE_INTAKE_CONSULTANTS))
            return false;
    return true;
}

static void
spoil_queue(struct measures *m)
{
    count_spoil(m, MEASURE_INTAKE_QUEUE, 17 * MUNICIPALITIES + MUNICIPALITY_G4);
}

/* ---- all of them ---- */

static const struct property properties[] = {
    {"classes hold the same people", classes_hold_the_same_people, spoil_class},
    {"cohorts hold the same people", cohorts_hold_the_same_people, spoil_cohort},
    {"cohorts come in their time", cohorts_come_in_their_time, spoil_early_cohort},
    {"routes and classes hold the same waits", routes_and_classes_hold_the_same_waits, spoil_route},
    {"cohorts hold the same waits", cohorts_hold_the_same_waits, spoil_wait_of_cohort},
    {"due falls by who is housed", due_falls_by_who_is_housed, spoil_housed},
    {"homes are found before they are given", homes_are_found_before_they_are_given, spoil_homes},
    {"classes hold the same queue", classes_hold_the_same_queue, spoil_queue},
};

enum { PROPERTIES = sizeof properties / sizeof properties[0] };

PROPERTY_TESTS(property_books)
