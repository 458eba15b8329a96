/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_NETWORK_BY_HAND_H
#define TESTS_NETWORK_BY_HAND_H

/*
 * Queueing networks built in C, run in independent replications and held against theory.
 *
 * A check names what is read from a replication, what theory says of it, and an effect.  It passes
 * when theory lies within the t-interval of the replications' values: seeds are fixed, and with
 * another seed a sound engine fails a check once in a million (HAND_FALSE_ALARM).  So that passing
 * means something, the interval's half-width may not be above the effect, a share of the theory:
 * a deviation of twice that would be seen, but for once in two million.
 *
 * Times are told in units of HAND_SERVICE, the mean service: 4,320 ticks.  Whole ticks and straight
 * lines between quantiles (sim/draw.h) change the mean of a draw by 4e-5 of itself at most, and so
 * a wait at load 0.9 by 4e-4; a wait of under half a tick is none, which takes some 1e-4 of it from
 * the probability to wait.
 *
 * A replication starts empty and its first months are left out.  What is left of the empty start
 * fades by e in some 90 services (M/M/1 at load 0.8; fewer or little more in all others here), and
 * a month has 600.  A figure of a replication is a ratio of two sums, whose bias is of the order of
 * one over the customers counted: 50,000 or more, so below 1e-4.
 */

#include "models/network.h"
#include "sim/calendar.h"

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HAND_FALSE_ALARM 1e-6
#define HAND_SERVICE 0.05 /* days */

enum { HAND_STEPS = 16, HAND_CHECKS = 16, HAND_WARM_UP = 3, HAND_YEAR = 1990 };

struct hand {
    struct params params;
    struct timeline_step rate[HAND_STEPS]; /* behind the timelines */
    struct timeline_step servers[NETWORK_STATIONS][HAND_STEPS];
};

/* ---- distributions, in days ---- */

static inline struct draw_spec
hand_spec(enum draw_form form, double a, double b)
{
    return (struct draw_spec){.form = form, .a = a, .b = b, .low = -INFINITY, .high = INFINITY};
}

static inline struct draw_spec
hand_constant(double value)
{
    return hand_spec(DRAW_CONSTANT, value, 0.0);
}

static inline struct draw_spec
hand_exponential(double mean)
{
    return hand_spec(DRAW_EXPONENTIAL, mean, 0.0);
}

static inline struct draw_spec
hand_gamma(double mean, double shape)
{
    return hand_spec(DRAW_GAMMA, shape, mean / shape);
}

/* By mean and coefficient of variation: sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2. */
static inline struct draw_spec
hand_lognormal(double mean, double variation)
{
    double variance = log(1.0 + variation * variation);

    return hand_spec(DRAW_LOGNORMAL, log(mean) - 0.5 * variance, sqrt(variance));
}

/* ---- networks ---- */

static inline day_number
hand_day(const char *text)
{
    day_number day = 0;

    cr_assert(date_parse(text, &day), "%s is not a date", text);
    return day;
}

/* Each test has luck of its own: its name is the seed (FNV-1a). */
static inline int64_t
hand_seed(void)
{
    uint64_t hash = 14695981039346656037u;

    for (const char *c = criterion_current_test->name; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    return (int64_t)(hash >> 1);
}

/* No station yet, from the first day of HAND_YEAR on, for some years. */
static inline void
hand_init(struct hand *self, int years)
{
    memset(self, 0, sizeof *self);
    self->params.kind = MODEL_QUEUE;
    self->params.run.seed = hand_seed();
    self->params.run.replications = 1;
    self->params.run.scale = 1.0;
    self->params.run.start = date_to_day((struct date){HAND_YEAR, 1, 1});
    self->params.run.until = date_to_day((struct date){HAND_YEAR + years - 1, 12, 31});
    self->params.network.warm_up_months = HAND_WARM_UP;
}

static inline void
hand_step(struct timeline *timeline, struct timeline_step *steps, day_number from, double value)
{
    cr_assert_lt(timeline->n_steps, (size_t)HAND_STEPS);
    timeline->steps = steps;
    steps[timeline->n_steps++] = (struct timeline_step){from, value};
}

/* Arrivals a day from a date on; the first date is the run's start or before. */
static inline void
hand_rate(struct hand *self, const char *from, double per_day)
{
    self->params.network.has_rate = true;
    hand_step(&self->params.network.rate, self->rate, hand_day(from), per_day);
}

/* Poisson arrivals at a rate in units of HAND_SERVICE. */
static inline void
hand_arrivals(struct hand *self, double rate)
{
    hand_rate(self, "1990-01-01", rate / HAND_SERVICE);
}

static inline struct network_station *
hand_station(struct hand *self, int servers, struct draw_spec service)
{
    int64_t k = self->params.network.n_stations++;
    struct network_station *station = &self->params.network.stations[k];

    cr_assert_lt(k, NETWORK_STATIONS);
    snprintf(station->id, sizeof station->id, "station%d", (int)k + 1);
    hand_step(&station->servers, self->servers[k], self->params.run.start, servers);
    station->service = service;
    station->queue_limit = NETWORK_UNLIMITED;
    station->n_classes = 1;
    station->class_share[0] = 1.0;
    return station;
}

/* Other servers from a date on. */
static inline void
hand_servers(struct network_station *station, const char *from, int servers)
{
    hand_step(&station->servers, station->servers.steps, hand_day(from), servers);
}

static inline void
hand_patience(struct network_station *station, struct draw_spec patience)
{
    station->has_patience = true;
    station->patience = patience;
}

/* Poisson arrivals at one station, all times in units of HAND_SERVICE. */
static inline struct network_station *
hand_queue(struct hand *self, int years, double rate, int servers, struct draw_spec service)
{
    hand_init(self, years);
    hand_arrivals(self, rate);
    return hand_station(self, servers, service);
}

/* ---- replications ---- */

/* Runs replications one after the other and shows each one's measures. */
static inline void
hand_replicate(const struct hand *self, uint32_t replications,
               void (*see)(const struct measures *measures, void *context), void *context)
{
    struct error error = {0};
    struct measures measures;
    struct network_model *model;
    struct network *network;

    cr_assert_eq(network_model_new(&model, &self->params, &error), 0, "%s", error.text);
    cr_assert_eq(network_new(&network, model, &error), 0, "%s", error.text);
    cr_assert_eq(measures_init(&measures, network_model_shape(model), &error), 0);
    for (uint32_t i = 0; i < replications; i++) {
        cr_assert_eq(network_run(network, i, &measures, &error), 0, "%s", error.text);
        see(&measures, context);
    }
    measures_free(&measures);
    network_free(network);
    network_model_free(model);
}

/* ---- what is read from one ---- */

/* Of which customers, or of which month. */
struct hand_where {
    size_t station;
    size_t class; /* as labelled: from 1; 0: all */
    size_t month; /* from 0; for what is read at a month's end */
};

/* A count or a sum of times over the months after the warm-up; all months: from 0. */
static inline int64_t
hand_sum(const struct measures *m, enum measure measure, struct hand_where where, size_t from)
{
    const size_t *extent = m->shape->extent;
    int64_t sum = 0;

    for (size_t t = from; t < extent[DIMENSION_TIME]; t++)
        for (size_t c = 0; c < extent[DIMENSION_CLASS]; c++) {
            size_t i = (t * extent[DIMENSION_STATION] + where.station) * extent[DIMENSION_CLASS] +
                       c;
            if (where.class != 0 && where.class != c + 1)
                continue;
            sum += measure_rows[measure].number == NUMBER_INT32 ? measures_int32(m, measure)[i]
                                                                : measures_int64(m, measure)[i];
        }
    return sum;
}

static inline double
hand_ratio(const struct measures *m, struct hand_where where, enum measure over,
           enum measure under)
{
    return (double)hand_sum(m, over, where, HAND_WARM_UP) /
           (double)hand_sum(m, under, where, HAND_WARM_UP);
}

/* A mean level: months weigh by their days. */
static inline double
hand_level(const struct measures *m, enum measure measure, struct hand_where where)
{
    double sum = 0.0, days = 0.0;

    for (size_t t = HAND_WARM_UP; t < m->shape->extent[DIMENSION_TIME]; t++) {
        double n = measures_period_end(m->shape, t) - measures_period_start(m->shape, t);
        sum += n * measures_double(m, measure)[t * m->shape->extent[DIMENSION_STATION] +
                                               where.station];
        days += n;
    }
    return sum / days;
}

typedef double hand_reader(const struct measures *m, struct hand_where where);

static inline double
hand_wait(const struct measures *m, struct hand_where where)
{
    return hand_ratio(m, where, MEASURE_STATION_WAITED, MEASURE_STATION_STARTED) /
           (HAND_SERVICE * (double)TICKS_PER_DAY);
}

static inline double
hand_delay(const struct measures *m, struct hand_where where)
{
    return hand_ratio(m, where, MEASURE_STATION_QUEUED, MEASURE_STATION_STARTED);
}

static inline double
hand_turned(const struct measures *m, struct hand_where where)
{
    return hand_ratio(m, where, MEASURE_STATION_TURNED, MEASURE_STATION_ARRIVED);
}

static inline double
hand_abandoned(const struct measures *m, struct hand_where where)
{
    return hand_ratio(m, where, MEASURE_STATION_ABANDONED, MEASURE_STATION_ARRIVED);
}

static inline double
hand_queue_mean(const struct measures *m, struct hand_where where)
{
    return hand_level(m, MEASURE_STATION_QUEUE_MEAN, where);
}

static inline double
hand_busy_mean(const struct measures *m, struct hand_where where)
{
    return hand_level(m, MEASURE_STATION_BUSY_MEAN, where);
}

/* The mean time in the network of those who leave its last station served. */
static inline double
hand_through(const struct measures *m, struct hand_where where)
{
    int64_t customers = 0, time = 0;

    (void)where;
    for (size_t t = HAND_WARM_UP; t < m->shape->extent[DIMENSION_TIME]; t++) {
        customers += measures_int32(m, MEASURE_NETWORK_THROUGH)[t];
        time += measures_int64(m, MEASURE_NETWORK_THROUGH_SUM)[t];
    }
    return (double)time / (double)customers / (HAND_SERVICE * (double)TICKS_PER_DAY);
}

/* ---- the verdict ---- */

struct hand_check {
    const char *what;
    hand_reader *read;
    double theory;
    double effect; /* the largest half-width, as a share of the theory */
    struct hand_where where;
};

struct hand_interval {
    double mean, half_width;
};

struct hand_sums {
    const struct hand_check *checks;
    size_t n_checks;
    double sum[HAND_CHECKS], squares[HAND_CHECKS];
};

static inline void
hand_add(const struct measures *measures, void *context)
{
    struct hand_sums *self = context;

    for (size_t i = 0; i < self->n_checks; i++) {
        double value = self->checks[i].read(measures, self->checks[i].where);
        self->sum[i] += value;
        self->squares[i] += value * value;
    }
}

/* The t-interval of each check's reading over independent replications. */
static inline void
hand_estimate(const struct hand *self, uint32_t replications, const struct hand_check *checks,
              size_t n_checks, struct hand_interval *found)
{
    struct hand_sums sums = {.checks = checks, .n_checks = n_checks};
    double n = replications, t = gsl_cdf_tdist_Qinv(0.5 * HAND_FALSE_ALARM, n - 1.0);

    cr_assert_leq(n_checks, (size_t)HAND_CHECKS);
    hand_replicate(self, replications, hand_add, &sums);
    for (size_t i = 0; i < n_checks; i++) {
        double mean = sums.sum[i] / n;
        double variance = fmax(0.0, (sums.squares[i] - n * mean * mean) / (n - 1.0));
        found[i] = (struct hand_interval){mean, t * sqrt(variance / n)};
    }
}

static inline bool
hand_agrees(struct hand_interval found, double theory)
{
    return fabs(found.mean - theory) <= found.half_width;
}

static inline void
hand_verify(const struct hand *self, uint32_t replications, const struct hand_check *checks,
            size_t n_checks)
{
    struct hand_interval found[HAND_CHECKS];

    hand_estimate(self, replications, checks, n_checks, found);
    for (size_t i = 0; i < n_checks; i++) {
        const struct hand_check *check = &checks[i];
        cr_log_info("%s: %.6f +- %.6f (%.2f %%), theory %.6f", check->what, found[i].mean,
                    found[i].half_width, 100.0 * found[i].half_width / fmax(check->theory, 1e-300),
                    check->theory);
        cr_expect(hand_agrees(found[i], check->theory), "%s: %g +- %g, theory %g", check->what,
                  found[i].mean, found[i].half_width, check->theory);
        cr_expect(found[i].half_width <= check->effect * check->theory,
                  "%s: %g +- %g: too wide to tell", check->what, found[i].mean,
                  found[i].half_width);
    }
}

#define HAND_VERIFY(self, replications, checks)                                                    \
    hand_verify((self), (replications), (checks), sizeof(checks) / sizeof *(checks))

#endif
