/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/figure_by.h"

#include <math.h>

/* ---- waits by month of their end: (time, interval, who) ---- */

static double
sum_of(const struct measures *measures, enum measure measure, struct figure_span span,
       size_t label, size_t n_who)
{
    size_t cells = (size_t)INTERVALS * n_who;
    int64_t sum = 0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        sum += measure_rows[measure].number == NUMBER_INT64
                   ? measures_int64(measures, measure)[t * cells + label]
                   : measures_int32(measures, measure)[t * cells + label];
    return (double)sum;
}

/* n is followed by the sum and by the count within the norm. */
static double
mean_of(const struct measures *measures, enum measure n, struct figure_span span, size_t label,
        size_t n_who)
{
    double waits = sum_of(measures, n, span, label, n_who);

    return waits > 0.0 ? sum_of(measures, (enum measure)(n + 1), span, label, n_who) / waits
                       : (double)NAN;
}

static double
in_norm_of(const struct measures *measures, enum measure n, struct figure_span span,
           size_t label, size_t n_who)
{
    return figure_percent(sum_of(measures, (enum measure)(n + 2), span, label, n_who),
                   sum_of(measures, n, span, label, n_who));
}

static double
mean_by_group(const struct measures *measures, struct figure_span span, size_t label)
{
    return mean_of(measures, MEASURE_WAIT_N, span, label, GROUPS);
}

static double
mean_by_route(const struct measures *measures, struct figure_span span, size_t label)
{
    return mean_of(measures, MEASURE_WAIT_ROUTE_N, span, label, ROUTES);
}

static double
mean_by_class(const struct measures *measures, struct figure_span span, size_t label)
{
    return mean_of(measures, MEASURE_WAIT_CLASS_N, span, label, MUNICIPALITIES);
}

static double
in_norm_by_group(const struct measures *measures, struct figure_span span, size_t label)
{
    return in_norm_of(measures, MEASURE_WAIT_N, span, label, GROUPS);
}

static double
in_norm_by_route(const struct measures *measures, struct figure_span span, size_t label)
{
    return in_norm_of(measures, MEASURE_WAIT_ROUTE_N, span, label, ROUTES);
}

static double
in_norm_by_class(const struct measures *measures, struct figure_span span, size_t label)
{
    return in_norm_of(measures, MEASURE_WAIT_CLASS_N, span, label, MUNICIPALITIES);
}

/* ---- waits by cohort: (cohort, interval, group), over the run ---- */

static double
cohort_sum(const struct measures *measures, enum measure measure, struct figure_span span,
           size_t interval)
{
    const struct measures_shape *shape = measures->shape;
    size_t first = measures_cohort_of_day(shape, measures_period_start(shape, span.first));
    size_t last = measures_cohort_of_day(shape, measures_period_start(shape, span_last(span)));
    int64_t sum = 0;

    for (size_t c = first; c <= last; c++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t i = (c * INTERVALS + interval) * GROUPS + g;
            sum += measure_rows[measure].number == NUMBER_INT64
                       ? measures_int64(measures, measure)[i]
                       : measures_int32(measures, measure)[i];
        }
    return (double)sum;
}

static double
number_of_cohort(const struct measures *measures, struct figure_span span, size_t label)
{
    return cohort_sum(measures, MEASURE_WAIT_COHORT_N, span, label);
}

static double
mean_of_cohort(const struct measures *measures, struct figure_span span, size_t label)
{
    double n = cohort_sum(measures, MEASURE_WAIT_COHORT_N, span, label);

    return n > 0.0 ? cohort_sum(measures, MEASURE_WAIT_COHORT_SUM, span, label) / n : (double)NAN;
}

static double
in_norm_of_cohort(const struct measures *measures, struct figure_span span, size_t label)
{
    return figure_percent(cohort_sum(measures, MEASURE_WAIT_COHORT_IN_NORM, span, label),
                   cohort_sum(measures, MEASURE_WAIT_COHORT_N, span, label));
}

/* ---- stocks at the end ---- */

static double
stock_by_group(const struct measures *measures, struct figure_span span, size_t label)
{
    const int32_t *stock = measures_int32(measures, MEASURE_STOCK_CLASS);
    size_t at = (span_last(span) * STAGES * GROUPS + label) * MUNICIPALITIES;
    int64_t sum = 0;

    for (size_t m = 0; m < MUNICIPALITIES; m++)
        sum += stock[at + m];
    return (double)sum;
}

static double
stock_by_class(const struct measures *measures, struct figure_span span, size_t label)
{
    const int32_t *stock = measures_int32(measures, MEASURE_STOCK_CLASS);
    size_t stage = label / MUNICIPALITIES, class = label % MUNICIPALITIES;
    int64_t sum = 0;

    for (size_t g = 0; g < GROUPS; g++)
        sum += stock[((span_last(span) * STAGES + stage) * GROUPS + g) * MUNICIPALITIES + class];
    return (double)sum;
}

static double
stock_by_route(const struct measures *measures, struct figure_span span, size_t label)
{
    const int32_t *stock = measures_int32(measures, MEASURE_STOCK);
    size_t stage = label / ROUTES, route = label % ROUTES;
    int64_t sum = 0;

    for (size_t regime = 0; regime < REGIMES; regime++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += stock[(((span_last(span) * REGIMES + regime) * STAGES + stage) * GROUPS + g) *
                             ROUTES +
                         route];
    return (double)sum;
}

/* ---- homes, intakes, fines ---- */

/* People of all ages over the span. */
static double
housed(const struct measures *measures, struct figure_span span, size_t class)
{
    const double *people = measures_double(measures, MEASURE_HOUSED);
    double sum = 0.0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        sum += people[t * MUNICIPALITIES + class];
    return sum;
}

static double
housing_due(const struct measures *measures, struct figure_span span, size_t class)
{
    return measures_double(measures,
                           MEASURE_HOUSING_DUE)[span_last(span) * MUNICIPALITIES + class];
}

static double
intake_queue(const struct measures *measures, struct figure_span span, size_t class)
{
    return measures_int32(measures,
                          MEASURE_INTAKE_QUEUE)[span_last(span) * MUNICIPALITIES + class];
}

static double
fine_euro(const struct measures *measures, struct figure_span span, size_t group)
{
    const int64_t *euro = measures_int64(measures, MEASURE_FINE_EURO);
    int64_t sum = 0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        sum += euro[t * GROUPS + group];
    return (double)sum;
}

/* ---- which, and their norms ---- */

/* Waits up to the first lesson. */
static bool
is_front(size_t interval)
{
    return interval <= INTERVAL_PIP_TO_COURSE;
}

static bool
is_front_with_norm(size_t interval)
{
    return is_front(interval) && interval_norm_days((enum interval)interval) >= 0;
}

#define WAIT DIMENSION_INTERVAL
#define STAGE DIMENSION_STAGE
#define GROUP DIMENSION_GROUP
#define ROUTE DIMENSION_ROUTE
#define CLASS DIMENSION_MUNICIPALITY
#define MEAN "mean wait", "gemiddelde wachttijd", "day"
#define IN_NORM "waits within the norm", "wachttijden binnen de norm", "percent"
#define STOCK "people", "mensen", "1"

const struct figure_row figure_by_rows[FIGURE_BY_ROWS] = {
    {"wait_mean", MEAN, WAIT, is_front, figure_norm_of_wait, true, false, mean_by_group, GROUP},
    {"wait_mean", MEAN, WAIT, is_front, figure_norm_of_wait, true, false, mean_by_route, ROUTE},
    {"wait_mean", MEAN, WAIT, is_front, figure_norm_of_wait, true, false, mean_by_class, CLASS},
    {"wait_in_norm", IN_NORM, WAIT, is_front_with_norm, NULL, false, false, in_norm_by_group,
     GROUP},
    {"wait_in_norm", IN_NORM, WAIT, is_front_with_norm, NULL, false, false, in_norm_by_route,
     ROUTE},
    {"wait_in_norm", IN_NORM, WAIT, is_front_with_norm, NULL, false, false, in_norm_by_class,
     CLASS},
    {"stock", STOCK, STAGE, figure_is_under_way, NULL, false, false, stock_by_group, GROUP},
    {"stock", STOCK, STAGE, figure_is_under_way, NULL, false, false, stock_by_route, ROUTE},
    {"stock", STOCK, STAGE, figure_is_under_way, NULL, false, false, stock_by_class, CLASS},
    {"cohort_wait_n", "waits ended, by start of the duty",
     "wachttijden geëindigd, naar begin van de plicht", "1", WAIT, is_front, NULL, false, false,
     number_of_cohort, DIMENSIONS},
    {"cohort_wait_mean", "mean wait, by start of the duty",
     "gemiddelde wachttijd, naar begin van de plicht", "day", WAIT, is_front,
     figure_norm_of_wait, true, false, mean_of_cohort, DIMENSIONS},
    {"cohort_wait_in_norm", "waits within the norm, by start of the duty",
     "wachttijden binnen de norm, naar begin van de plicht", "percent", WAIT, is_front_with_norm,
     NULL, false, false, in_norm_of_cohort, DIMENSIONS},
    {"housed", "people of all ages housed", "mensen van alle leeftijden gehuisvest", "1", CLASS,
     NULL, NULL, false, false, housed, DIMENSIONS},
    {"housing_due", "people of all ages still to be housed by the tasks",
     "mensen van alle leeftijden, volgens de taakstelling nog te huisvesten", "1", CLASS, NULL,
     NULL, false, false, housing_due, DIMENSIONS},
    {"intake_queue", "waiting for a consultant at the end",
     "wacht aan het eind op een klantmanager", "1", CLASS, NULL, NULL, false, false, intake_queue,
     DIMENSIONS},
    {"fine_euro", "municipal fines", "gemeentelijke boetes", "euro", GROUP, NULL, NULL, false,
     false, fine_euro, DIMENSIONS},
};
