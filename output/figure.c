/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/figure.h"

#include "output/figure_law.h"

#include "sim/error.h"

#include <math.h>
#include <string.h>

/* ---- sums over the months of a span ---- */

/* Over a span and all groups, of a count (time, label, group). */
static double
count_by_label(const struct measures *measures, enum measure measure, size_t n_labels,
               struct figure_span span, size_t label)
{
    const int32_t *counts = measures_int32(measures, measure);
    int64_t sum = 0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        for (int g = 0; g < GROUPS; g++)
            sum += counts[(t * n_labels + label) * GROUPS + (size_t)g];
    return (double)sum;
}

static double
count_by_group(const struct measures *measures, enum measure measure, struct figure_span span,
               size_t group)
{
    const int32_t *counts = measures_int32(measures, measure);
    int64_t sum = 0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        for (int regime = 0; regime < REGIMES; regime++)
            sum += counts[(t * REGIMES + (size_t)regime) * GROUPS + group];
    return (double)sum;
}

/* In one month and stage, over regimes, groups and routes. */
static double
people_in(const struct measures *measures, enum measure measure, size_t month, size_t stage)
{
    const size_t a_stage = (size_t)GROUPS * ROUTES;
    const int32_t *counts = measures_int32(measures, measure);
    int64_t sum = 0;

    for (int regime = 0; regime < REGIMES; regime++)
        for (size_t i = 0; i < a_stage; i++)
            sum += counts[((month * REGIMES + (size_t)regime) * STAGES + stage) * a_stage + i];
    return (double)sum;
}

/* ---- people ---- */

static bool
is_final(size_t stage)
{
    return stage_is_final((enum stage)stage);
}

static double
stock(const struct measures *measures, struct figure_span span, size_t stage)
{
    return people_in(measures, MEASURE_STOCK, span_last(span), stage);
}

static double
people(const struct measures *measures, struct figure_span span, size_t label)
{
    double sum = 0.0;

    (void)label;
    for (size_t stage = 0; stage < STAGES; stage++)
        sum += figure_is_under_way(stage) ? stock(measures, span, stage) : 0.0;
    return sum;
}

static double
ended(const struct measures *measures, struct figure_span span, size_t stage)
{
    double sum = 0.0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        sum += people_in(measures, MEASURE_FLOW_IN, t, stage);
    return sum;
}

static double
arrivals(const struct measures *measures, struct figure_span span, size_t group)
{
    return count_by_group(measures, MEASURE_ARRIVALS, span, group);
}

static double
notified(const struct measures *measures, struct figure_span span, size_t group)
{
    return count_by_group(measures, MEASURE_NOTIFIED, span, group);
}

/* ---- resources ---- */

static bool
is_staffed(size_t resource)
{
    return resource_unit_of((enum resource)resource) == UNIT_HOURS;
}

/* Examiners of two levels do what is offered to the pools: a shortage shows there. */
static bool
is_offered_work(size_t resource)
{
    return resource < RESOURCE_EXAMINERS_BOTH || resource >= RESOURCE_EXAMINERS_BOTH + BOTHS;
}

static bool
needs_staff(size_t resource)
{
    return is_staffed(resource) && is_offered_work(resource);
}

static double
resource_sum(const struct measures *measures, enum measure measure, struct figure_span span,
             size_t resource)
{
    const double *amounts = measures_double(measures, measure);
    double sum = 0.0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        sum += amounts[t * RESOURCES + resource];
    return sum;
}

static double
queue_end(const struct measures *measures, struct figure_span span, size_t resource)
{
    return measures_int32(measures, MEASURE_QUEUE_END)[span_last(span) * RESOURCES + resource];
}

/* Months weigh by their days. */
static double
queue_mean(const struct measures *measures, struct figure_span span, size_t resource)
{
    const double *means = measures_double(measures, MEASURE_QUEUE_MEAN);
    double sum = 0.0, days = 0.0;

    for (size_t t = span.first; t < span.first + span.n; t++) {
        double length = measures_period_end(measures->shape, t) -
                        measures_period_start(measures->shape, t);
        sum += length * means[t * RESOURCES + resource];
        days += length;
    }
    return sum / days;
}

static double
capacity(const struct measures *measures, struct figure_span span, size_t resource)
{
    return resource_sum(measures, MEASURE_CAPACITY, span, resource) / (double)span.n;
}

static double
use(const struct measures *measures, struct figure_span span, size_t resource)
{
    return figure_percent(resource_sum(measures, MEASURE_USED, span, resource),
                   resource_sum(measures, MEASURE_CAPACITY, span, resource));
}

static double
load(const struct measures *measures, struct figure_span span, size_t resource)
{
    return figure_percent(resource_sum(measures, MEASURE_OFFERED, span, resource),
                   resource_sum(measures, MEASURE_CAPACITY, span, resource));
}

/* The work of all months by the hours of one equivalent in all months: a month of holidays weighs by
 * what is worked in it. */
static double
needed_fte(const struct measures *measures, struct figure_span span, size_t resource)
{
    double hours = resource_sum(measures, MEASURE_FTE_HOURS, span, resource);

    return hours > 0.0 ? resource_sum(measures, MEASURE_OFFERED, span, resource) / hours : NAN;
}

/* Who is at work, overtime in it: in holidays fewer hours of the same people. */
static double
staff_fte(const struct measures *measures, struct figure_span span, size_t resource)
{
    double hours = resource_sum(measures, MEASURE_FTE_HOURS, span, resource);

    return hours > 0.0 ? resource_sum(measures, MEASURE_CAPACITY, span, resource) / hours : NAN;
}

/* ---- waits ---- */

static bool
has_norm(size_t interval)
{
    return interval_norm_days((enum interval)interval) >= 0;
}

static double
waits(const struct measures *measures, struct figure_span span, size_t interval)
{
    return count_by_label(measures, MEASURE_WAIT_N, INTERVALS, span, interval);
}

static double
wait_mean(const struct measures *measures, struct figure_span span, size_t interval)
{
    const int64_t *sums = measures_int64(measures, MEASURE_WAIT_SUM);
    double n = waits(measures, span, interval);
    int64_t sum = 0;

    for (size_t t = span.first; t < span.first + span.n; t++)
        for (int g = 0; g < GROUPS; g++)
            sum += sums[(t * INTERVALS + interval) * GROUPS + (size_t)g];
    return n > 0.0 ? (double)sum / n : NAN;
}

/* Exact up to a year, the first day of the week beyond. */
static double
wait_quantile(const struct measures *measures, struct figure_span span, size_t interval,
              int percent_below)
{
    const int32_t *bins = measures_int32(measures, MEASURE_WAIT_MONTH_HIST);
    int32_t sum[INTERVAL_BINS] = {0};
    size_t bin;

    for (size_t t = span.first; t < span.first + span.n; t++)
        for (size_t b = 0; b < INTERVAL_BINS; b++)
            sum[b] += bins[(t * INTERVALS + interval) * INTERVAL_BINS + b];
    bin = interval_quantile(sum, INTERVAL_BINS, percent_below);
    return bin < INTERVAL_BINS ? (double)interval_bin_start(bin) : (double)NAN;
}

static double
wait_p50(const struct measures *measures, struct figure_span span, size_t interval)
{
    return wait_quantile(measures, span, interval, 50);
}

static double
wait_p90(const struct measures *measures, struct figure_span span, size_t interval)
{
    return wait_quantile(measures, span, interval, 90);
}

static double
wait_p95(const struct measures *measures, struct figure_span span, size_t interval)
{
    return wait_quantile(measures, span, interval, 95);
}

static double
wait_in_norm(const struct measures *measures, struct figure_span span, size_t interval)
{
    return figure_percent(count_by_label(measures, MEASURE_WAIT_IN_NORM, INTERVALS, span, interval),
                   waits(measures, span, interval));
}

/* People whose wait had not ended at the horizon. */
static double
waiting_now(const struct measures *measures, struct figure_span span, size_t interval)
{
    const int32_t *days = measures_int32(measures, MEASURE_WAITING_NOW_HIST);
    const size_t cells = (size_t)GROUPS * INTERVAL_DAY_CELLS;
    int64_t sum = 0;

    (void)span;
    for (size_t i = 0; i < cells; i++)
        sum += days[interval * cells + i];
    return (double)sum;
}

/* Over all groups. */
static void
add_days(const struct measures *measures, enum measure measure, size_t interval,
         int64_t days[INTERVAL_DAY_CELLS])
{
    const int32_t *counts = measures_int32(measures, measure) +
                            interval * GROUPS * INTERVAL_DAY_CELLS;

    for (size_t g = 0; g < GROUPS; g++)
        for (size_t d = 0; d < INTERVAL_DAY_CELLS; d++)
            days[d] += counts[g * INTERVAL_DAY_CELLS + d];
}

/* Of the whole run, with those who still wait at its horizon. */
static double
wait_km_quantile(const struct measures *measures, size_t interval, int percent_below)
{
    int64_t ended[INTERVAL_DAY_CELLS] = {0}, waiting[INTERVAL_DAY_CELLS] = {0};
    size_t day;

    add_days(measures, MEASURE_WAIT_HIST, interval, ended);
    add_days(measures, MEASURE_WAITING_NOW_HIST, interval, waiting);
    day = interval_quantile_censored(ended, waiting, INTERVAL_DAY_CELLS, percent_below);
    return day < INTERVAL_DAY_CELLS ? (double)day : (double)NAN;
}

static double
wait_km_p50(const struct measures *measures, struct figure_span span, size_t interval)
{
    (void)span;
    return wait_km_quantile(measures, interval, 50);
}

static double
wait_km_p90(const struct measures *measures, struct figure_span span, size_t interval)
{
    (void)span;
    return wait_km_quantile(measures, interval, 90);
}

/* ---- exams ---- */

static double
exam_sat(const struct measures *measures, struct figure_span span, size_t exam)
{
    return count_by_label(measures, MEASURE_EXAM_SAT, EXAMS, span, exam);
}

/* Of the results that came in the span. */
static double
exam_pass_share(const struct measures *measures, struct figure_span span, size_t exam)
{
    return figure_percent(count_by_label(measures, MEASURE_EXAM_PASSED, EXAMS, span, exam),
                   waits(measures, span, INTERVAL_RESULT + exam));
}

static double
exam_noshow_share(const struct measures *measures, struct figure_span span, size_t exam)
{
    double missed = count_by_label(measures, MEASURE_EXAM_NOSHOW, EXAMS, span, exam);

    return figure_percent(missed, missed + exam_sat(measures, span, exam));
}

/* ---- terms, by the quarter in which the duty started ---- */

static double
cohort_sum(const struct measures *measures, enum measure measure, struct figure_span span)
{
    const struct measures_shape *shape = measures->shape;
    const int32_t *counts = measures_int32(measures, measure);
    size_t cells = (size_t)REGIMES * GROUPS;
    size_t first = measures_cohort_of_day(shape, measures_period_start(shape, span.first));
    size_t last = measures_cohort_of_day(shape, measures_period_start(shape, span_last(span)));
    int64_t sum = 0;

    for (size_t i = first * cells; i < (last + 1) * cells; i++)
        sum += counts[i];
    return (double)sum;
}

static double
term_due(const struct measures *measures, struct figure_span span, size_t label)
{
    (void)label;
    return cohort_sum(measures, MEASURE_TERM_DUE, span);
}

static double
term_over_share(const struct measures *measures, struct figure_span span, size_t label)
{
    double due = cohort_sum(measures, MEASURE_TERM_DUE, span), began = 0.0;

    (void)label;
    for (size_t g = 0; g < GROUPS; g++)
        began += arrivals(measures, span, g);
    return figure_terms_have_ended(due, began)
               ? figure_percent(cohort_sum(measures, MEASURE_TERM_OVER, span), due)
               : (double)NAN;
}

static double
term_fined(const struct measures *measures, struct figure_span span, size_t label)
{
    (void)label;
    return cohort_sum(measures, MEASURE_TERM_FINED, span);
}

/* ---- the rows ---- */

#define GROUP DIMENSION_GROUP
#define STAGE DIMENSION_STAGE
#define RESOURCE DIMENSION_RESOURCE
#define WAIT DIMENSION_INTERVAL
#define EXAM DIMENSION_EXAM
#define ONE DIMENSIONS

/* The norm of a wait is for each person's wait; held against a mean or quantile it says whether
 * that one is within it. */
const struct figure_row figure_rows[FIGURE_ROWS] = {
    {"people", "people under way", "mensen onderweg", "1", ONE, NULL, NULL, false, false, people, ONE},
    {"stock", "people", "mensen", "1", STAGE, figure_is_under_way, NULL, false, false, stock, ONE},
    {"ended", "people who left", "mensen die uitstroomden", "1", STAGE, is_final, NULL, false,
     false, ended, ONE},
    {"arrivals", "duties started", "plichten begonnen", "1", GROUP, NULL, NULL, false, false,
     arrivals, ONE},
    {"notified", "notices received", "kennisgevingen ontvangen", "1", GROUP, NULL, NULL, false,
     false, notified, ONE},
    {"wait_n", "waits ended", "wachttijden geëindigd", "1", WAIT, NULL, NULL, false, false, waits, ONE},
    {"wait_mean", "mean wait", "gemiddelde wachttijd", "day", WAIT, NULL, figure_norm_of_wait, true,
     false, wait_mean, ONE},
    {"wait_p50", "wait, median", "wachttijd, mediaan", "day", WAIT, NULL, figure_norm_of_wait, true,
     false, wait_p50, ONE},
    {"wait_p90", "wait, 9 in 10 within", "wachttijd, 9 op 10 binnen", "day", WAIT, NULL,
     figure_norm_of_wait, true, false, wait_p90, ONE},
    {"wait_p95", "wait, 95 % within", "wachttijd, 95 % binnen", "day", WAIT, NULL,
     figure_norm_of_wait, true, false, wait_p95, ONE},
    {"wait_in_norm", "waits within the norm", "wachttijden binnen de norm", "percent", WAIT,
     has_norm, NULL, false, false, wait_in_norm, ONE},
    {"waiting_now", "still waiting at the horizon", "wacht nog aan de horizon", "1", WAIT, NULL,
     NULL, false, true, waiting_now, ONE},
    {"wait_km_p50", "wait with those who still wait in it, median",
     "wachttijd met wie nog wacht erin, mediaan", "day", WAIT, NULL, figure_norm_of_wait, true,
     true, wait_km_p50, ONE},
    {"wait_km_p90", "wait with those who still wait in it, 9 in 10 within",
     "wachttijd met wie nog wacht erin, 9 op 10 binnen", "day", WAIT, NULL, figure_norm_of_wait,
     true, true, wait_km_p90, ONE},
    {"queue_end", "waiting at the end", "wachtrij aan het eind", "1", RESOURCE, NULL, NULL, false,
     false, queue_end, ONE},
    {"queue_mean", "waiting on average", "wachtrij gemiddeld", "1", RESOURCE, NULL, NULL, false,
     false, queue_mean, ONE},
    {"capacity", "capacity a month", "capaciteit per maand", NULL, RESOURCE, NULL, NULL, false,
     false, capacity, ONE},
    {"use", "capacity used", "capaciteit benut", "percent", RESOURCE, NULL, NULL, false, false,
     use, ONE},
    {"load", "work offered against capacity", "aanbod van werk ten opzichte van capaciteit",
     "percent", RESOURCE, is_offered_work, NULL, false, false, load, ONE},
    {"staff_fte", "fte at work", "fte aan het werk", "fte", RESOURCE, is_staffed, NULL, false, false,
     staff_fte, ONE},
    {"needed_fte", "fte for the work that came", "fte voor het werk dat kwam", "fte", RESOURCE,
     needs_staff, NULL, false, false, needed_fte, ONE},
    {"exam_sat", "exams sat", "examens afgelegd", "1", EXAM, NULL, NULL, false, false, exam_sat, ONE},
    {"exam_pass_share", "exams passed", "examens gehaald", "percent", EXAM, NULL, NULL, false,
     false, exam_pass_share, ONE},
    {"exam_noshow_share", "no-shows", "niet verschenen", "percent", EXAM, NULL, NULL, false,
     false, exam_noshow_share, ONE},
    {"term_due", "first terms ended, by start of the duty",
     "eerste termijnen geëindigd, naar begin van de plicht", "1", ONE, NULL, NULL, false, false,
     term_due, ONE},
    {"term_over_share", "first terms overrun, by start of the duty",
     "eerste termijnen overschreden, naar begin van de plicht", "percent", ONE, NULL, NULL, false,
     false, term_over_share, ONE},
    {"term_fined", "first terms overrun and fined, by start of the duty",
     "eerste termijnen overschreden en beboet, naar begin van de plicht", "1", ONE, NULL, NULL,
     false, false, term_fined, ONE},
};
