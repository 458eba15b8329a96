/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What must hold between the books by week and those by month: over a run both are of the same
 * events.  Means weigh by the days of their period.
 */

#include "tests/chain_runs.h"

#include <math.h>

static bool
close_to(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1.0 + fabs(a) + fabs(b));
}

/* The length of a period, or 1 for what is counted. */
static double
weight_of(const struct measures *m, enum dimension dimension, size_t t, bool is_mean)
{
    if (!is_mean)
        return 1.0;
    return dimension == DIMENSION_WEEK
               ? measures_week_end(m->shape, t) - measures_week_start(m->shape, t)
               : measures_period_end(m->shape, t) - measures_period_start(m->shape, t);
}

static double
number_at(const struct measures *m, enum measure measure, size_t i)
{
    switch (measure_rows[measure].number) {
    case NUMBER_INT32:
        return measures_int32(m, measure)[i];
    case NUMBER_INT64:
        return (double)measures_int64(m, measure)[i];
    default:
        return measures_double(m, measure)[i];
    }
}

/* Over the run; of a measure by time or week, and n labels. */
static double
total(const struct measures *m, enum measure measure, size_t n, size_t label, bool is_mean)
{
    enum dimension dimension = measure_rows[measure].dimensions[0];
    double sum = 0.0;

    for (size_t t = 0; t < m->shape->extent[dimension]; t++)
        sum += number_at(m, measure, t * n + label) * weight_of(m, dimension, t, is_mean);
    return sum;
}

static bool
is_mean(size_t resource)
{
    return resource < RESOURCE_HOMES ||
           (resource >= RESOURCE_COURSE_PLACES && resource < RESOURCE_EXAM_PLACES);
}

static bool
capacities_are_the_same(const struct measures *m)
{
    for (int k = 0; k < 3; k++) /* capacity, offered, used */
        for (size_t r = 0; r < RESOURCES; r++)
            if (!close_to(total(m, (enum measure)(MEASURE_CAPACITY + k), RESOURCES, r, is_mean(r)),
                          total(m, (enum measure)(MEASURE_WEEK_CAPACITY + k), RESOURCES, r,
                                is_mean(r))))
                return false;
    return true;
}

static void
spoil_capacities(struct measures *m)
{
    measures_double(m, MEASURE_WEEK_USED)[17 * RESOURCES + RESOURCE_MEDICAL_ASSESSORS] += 1e-3;
}

static bool
queues_end_alike(const struct measures *m)
{
    size_t month = m->shape->extent[DIMENSION_TIME] - 1;
    size_t week = m->shape->extent[DIMENSION_WEEK] - 1;

    for (size_t r = 0; r < RESOURCES; r++)
        if (measures_int32(m, MEASURE_QUEUE_END)[month * RESOURCES + r] !=
            measures_int32(m, MEASURE_WEEK_QUEUE_END)[week * RESOURCES + r])
            return false;
    return true;
}

static void
spoil_queues(struct measures *m)
{
    size_t week = m->shape->extent[DIMENSION_WEEK] - 1;

    measures_int32(m, MEASURE_WEEK_QUEUE_END)[week * RESOURCES + RESOURCE_HOMES]++;
}

static const struct {
    enum measure month, week;
} twins[] = {
    {MEASURE_PLACES_BOOKED, MEASURE_WEEK_PLACES_BOOKED},
    {MEASURE_PLACES_SAT, MEASURE_WEEK_PLACES_SAT},
    {MEASURE_BOOKING_N, MEASURE_WEEK_BOOKING_N},
    {MEASURE_BOOKING_SUM, MEASURE_WEEK_BOOKING_SUM},
    {MEASURE_BOOKING_IN_NORM, MEASURE_WEEK_BOOKING_IN_NORM},
    {MEASURE_GRADING_N, MEASURE_WEEK_GRADING_N},
    {MEASURE_GRADING_SUM, MEASURE_WEEK_GRADING_SUM},
    {MEASURE_GRADING_IN_NORM, MEASURE_WEEK_GRADING_IN_NORM},
    {MEASURE_GRADING_OPEN, MEASURE_WEEK_GRADING_OPEN},
    {MEASURE_GRADING_LATE, MEASURE_WEEK_GRADING_LATE},
};

static bool
exams_are_the_same(const struct measures *m)
{
    for (size_t k = 0; k < sizeof twins / sizeof twins[0]; k++)
        for (size_t exam = 0; exam < EXAMS; exam++)
            if (total(m, twins[k].month, EXAMS, exam, false) !=
                total(m, twins[k].week, EXAMS, exam, false))
                return false;
    return true;
}

static void
spoil_exams(struct measures *m)
{
    measures_int64(m, MEASURE_WEEK_GRADING_SUM)[30 * EXAMS + EXAM_KNM]++;
}

/* Who sat had a place; the week's places at least are as many as were booked. */
static bool
places_are_there(const struct measures *m)
{
    for (size_t w = 0; w < m->shape->extent[DIMENSION_WEEK]; w++)
        for (size_t exam = 0; exam < EXAMS; exam++) {
            int32_t booked = measures_int32(m, MEASURE_WEEK_PLACES_BOOKED)[w * EXAMS + exam];
            int32_t sat = measures_int32(m, MEASURE_WEEK_PLACES_SAT)[w * EXAMS + exam];
            size_t r = w * RESOURCES + RESOURCE_EXAM_PLACES + exam;
            if (sat > booked || booked > measures_double(m, MEASURE_WEEK_CAPACITY)[r] ||
                sat != measures_double(m, MEASURE_WEEK_USED)[r])
                return false;
        }
    return true;
}

static void
spoil_places(struct measures *m)
{
    size_t i = 40 * EXAMS + EXAM_KNM;

    measures_int32(m, MEASURE_WEEK_PLACES_SAT)[i] =
        measures_int32(m, MEASURE_WEEK_PLACES_BOOKED)[i] + 1;
}

/* A quantile is there where somebody booked, and lies where the count within the norm says. */
static bool
quantiles_agree_with_counts(const struct measures *m)
{
    for (size_t i = 0; i < m->shape->extent[DIMENSION_WEEK] * EXAMS; i++) {
        int32_t n = measures_int32(m, MEASURE_WEEK_BOOKING_N)[i];
        int32_t in_norm = measures_int32(m, MEASURE_WEEK_BOOKING_IN_NORM)[i];
        double p50 = measures_double(m, MEASURE_WEEK_BOOKING_P50)[i];
        double p90 = measures_double(m, MEASURE_WEEK_BOOKING_P90)[i];
        int norm = interval_norm_days((enum interval)(INTERVAL_SIGNUP + i % EXAMS));
        if ((n == 0) != (bool)isnan(p50) || (n == 0) != (bool)isnan(p90) || (n > 0 && p50 > p90))
            return false;
        if (n > 0 && norm >= 0 && (p50 <= norm) != (in_norm * 2 >= n))
            return false;
        if (n > 0 && norm >= 0 && (p90 <= norm) != (in_norm * 10 >= n * 9))
            return false;
    }
    return true;
}

static void
spoil_quantiles(struct measures *m)
{
    measures_double(m, MEASURE_WEEK_BOOKING_P50)[20 * EXAMS + EXAM_KNM] = NAN;
}

/* Whoever sat has a result, or waits for it at the horizon, or has left meanwhile. */
static bool
results_are_of_who_sat(const struct measures *m)
{
    for (size_t exam = 0; exam < EXAMS; exam++)
        for (size_t t = 1; t < m->shape->extent[DIMENSION_TIME]; t++) { /* the first: the start */
            size_t i = t * EXAMS + exam;
            int32_t n = measures_int32(m, MEASURE_GRADING_N)[i];
            int32_t open = measures_int32(m, MEASURE_GRADING_OPEN)[i];
            if (n + open > measures_int32(m, MEASURE_PLACES_SAT)[i] && exam != EXAM_ONA)
                return false;
            if (measures_int32(m, MEASURE_GRADING_IN_NORM)[i] > n ||
                measures_int32(m, MEASURE_GRADING_LATE)[i] > open)
                return false;
        }
    return true;
}

static void
spoil_results(struct measures *m)
{
    measures_int32(m, MEASURE_GRADING_OPEN)[5 * EXAMS + EXAM_KNM] += 100000;
}

static int64_t
objections(const struct measures *m)
{
    int64_t sum = 0;

    for (size_t t = 0; t < months_of_run(m); t++)
        sum += count_at(m, MEASURE_RULE_FIRED, t * RULES + RULE_MEDICAL_OBJECTION);
    return sum;
}

/* A decision on a simulated person is the first, which ends the wait and is among everybody's of
 * the weeks, or is on an objection. */
static bool
decisions_are_the_same(const struct measures *m)
{
    int64_t by_week = count_all(m, MEASURE_WEEK_MEDICAL_N), first = 0, later;

    for (size_t g = 0; g < GROUPS; g++)
        first += count_over_time(m, MEASURE_WAIT_N, INTERVALS, INTERVAL_MEDICAL, g);
    later = count_all(m, MEASURE_MEDICAL_DECIDED) - first;
    return count_all(m, MEASURE_WEEK_MEDICAL_IN_NORM) <= by_week && first <= by_week &&
           later >= 0 && later <= objections(m);
}

static void
spoil_decisions(struct measures *m)
{
    measures_int32(m, MEASURE_MEDICAL_DECIDED)[0] += 1000000;
}

/* Whoever waits for a first decision at the horizon; the simulated people are among them. */
static bool
undecided_are_the_same(const struct measures *m)
{
    int64_t open = count_all(m, MEASURE_MEDICAL_OPEN), late = count_all(m, MEASURE_MEDICAL_LATE);
    int64_t people = 0;

    for (size_t g = 0; g < GROUPS; g++)
        people += count_days(m, MEASURE_WAITING_NOW_HIST, INTERVAL_MEDICAL, g);
    return open == count_all(m, MEASURE_WEEK_MEDICAL_OPEN) &&
           late == count_all(m, MEASURE_WEEK_MEDICAL_LATE) && late <= open && people <= open;
}

static void
spoil_undecided(struct measures *m)
{
    measures_int32(m, MEASURE_WEEK_MEDICAL_OPEN)[30]++;
}

static const struct property properties[] = {
    {"capacities are the same by week and by month", capacities_are_the_same, spoil_capacities},
    {"queues end alike", queues_end_alike, spoil_queues},
    {"exams are the same by week and by month", exams_are_the_same, spoil_exams},
    {"places are there", places_are_there, spoil_places},
    {"quantiles agree with counts", quantiles_agree_with_counts, spoil_quantiles},
    {"results are of who sat", results_are_of_who_sat, spoil_results},
    {"decisions are the same by week and by outcome", decisions_are_the_same, spoil_decisions},
    {"undecided applications are the same by week and by month", undecided_are_the_same,
     spoil_undecided},
};

enum { PROPERTIES = sizeof properties / sizeof properties[0] };

PROPERTY_TESTS(property_weeks)
