/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/cost.h"

#include "models/inflow.h"
#include "models/simulator.h"
#include "models/trace.h"
#include "output/kpi.h"
#include "sim/calendar.h"

#include <math.h>

/* Of people who were followed for 7 to 18 years: 19 to 28. */
#define EVENTS_A_PERSON 28.0

/* Compressed: of people 11.6 to 13.2, of events 4.0 to 4.3. */
#define RESULT_BYTES_A_PERSON 13.0
#define RESULT_BYTES_AN_EVENT 4.2

/* ---- what was measured ----
 *
 * On 2026-11-29, by `doorstroom run SCENARIO -r R -j 1 -o FILE` of a release build, on a virtual machine
 * of two cores (AMD EPYC) that others used, too: basis.cfg at scales 1, 0.2 and 0.05, at 0.05 until
 * 2015, 2018, 2022, 2026 and 2030, corona_2020, crisis_2017, winter_2023, early_start, inflow_high and
 * inflow_low at 0.05, smoke.cfg with R of 1, 2, 8 and 24, at a tenth of its scale and from 2018 and 2022
 * on, erlang.cfg with R of 2 and 8. docs/performance.md has how near the estimates come;
 * tests/test_cost.c holds them against runs. */

/* Events of one person who has r months before the horizon: most x r / (r + half). Fitted to
 * rep_events. */
struct events_of_law {
    double most; /* events */
    double half; /* months in which half of them have come */
};

static const struct events_of_law events_wi2013 = {81.6, 72.0}, events_wi2021 = {34.8, 16.0};

/* Who is in the stock at the start has some of it behind him. */
static const double stock_left = 0.5;

/* Seconds of a processor: processor time of the runs above over what they did, the machine being
 * busy, is .6 of the way from the low to the high one. */
static const struct cost_span event_seconds = {200e-9, 600e-9}, /* of the chain, an event */
    customer_seconds = {80e-9, 240e-9},                         /* of a network, an event */
    byte_seconds = {5e-9, 15e-9},   /* a byte of measures: kept, compressed, written, merged */
    figure_seconds = {8e-6, 24e-6}; /* a figure: summaries and tables at the end */

/* Bytes of the file. */
static const double variable_bytes =
                        22e3, /* a variable: its descriptions, and those of its summaries */
    figure_bytes = 426.0,     /* a figure: numbers and texts */
    month_bytes = 3330.0,     /* a replication of the chain, a month of it, at month_events */
    month_events = 718.0,     /* events a month */
    decade_bytes = 1800.0,    /* more for each tenfold of these */
    summary_share = 12.5;     /* summaries of many replications over one replication */

/* Bytes of memory. */
static const double program_bytes = 27e6, chain_bytes = 13e6, /* more for the chain: its tables */
    person_bytes = 160.0,  /* while a replication runs, over all who enter in it */
    thread_measures = 2.0, /* measures of a thread: simulated and being written */
    merge_measures =
        5.2, /* measures in the merge, and more for each replication up to merge_most */
    merge_more = 0.1, merge_most = 100.0;

/* ---- people and customers ---- */

static double
events_of(const struct events_of_law *law, double months)
{
    return months > 0.0 ? law->most * months / (months + law->half) : 0.0;
}

/* Counts are Poisson around these. */
static void
add_month(struct cost *self, const struct params *params, int month, double left)
{
    for (int e = 0; e < ENTRANTS; e++) {
        double old = inflow_expected_wi2013(params, month, (enum entrant)e), new = 0.0;
        if (month >= WI2021_MONTH)
            new = inflow_expected(params, month, (enum entrant)e) *
                  timeline_at(&params->inflow.factor[e], month_start(month));
        self->persons += old + new;
        self->events +=
            old * events_of(&events_wi2013, left) + new * events_of(&events_wi2021, left);
    }
}

static void
add_burst(struct cost *self, const struct params *params, const struct burst *burst)
{
    double left = (double)(params->run.until - burst->date) * 12.0 / 365.25;

    for (int group = 0; group < GROUPS && burst->date >= params->run.start; group++) {
        self->persons += burst->persons[group];
        self->events += burst->persons[group] * events_of(&events_wi2021, left);
    }
}

static void
add_stock(struct cost *self, const struct params *params)
{
    double persons;

    if (params->stock.rows == NULL)
        return;
    persons = (double)params->stock.n_people * params->run.scale / params->stock.scale;
    self->persons += persons;
    self->events += persons * stock_left * events_of(&events_wi2021, (double)self->months);
}

static void
add_chain(struct cost *self, const struct params *params, const struct measures_shape *shape)
{
    for (size_t t = 0; t < self->months; t++)
        add_month(self, params, shape->first_month + (int)t, (double)(self->months - t) - 0.5);
    for (int64_t i = 0; i < params->inflow.n_bursts; i++)
        add_burst(self, params, &params->inflow.bursts[i]);
    self->persons *= params->run.scale;
    self->events *= params->run.scale;
    add_stock(self, params);
}

static double
expected_customers(const struct params *params)
{
    const struct network_params *network = &params->network;
    double customers = 0.0;

    if (!network->has_rate)
        return (params->run.until + 1 - params->run.start) / draw_spec_mean(&network->between);
    for (day_number day = params->run.start; day <= params->run.until; day++)
        customers += timeline_at(&network->rate, day);
    return customers;
}

/* Most whom a station can serve. */
static double
station_room(const struct params *params, const struct network_station *station)
{
    double days = 0.0;

    for (day_number day = params->run.start; day <= params->run.until; day++)
        days += timeline_at(&station->servers, day);
    return days / draw_spec_mean(&station->service);
}

/* All who come to a station give an event there, at the end of service or of patience, but who finds
 * no room to wait, or still waits at the end. */
static void
add_network(struct cost *self, const struct params *params)
{
    double come = expected_customers(params);

    self->persons = self->events = come;
    for (int64_t k = 0; k < params->network.n_stations; k++) {
        const struct network_station *station = &params->network.stations[k];
        double served = fmin(come, station_room(params, station));
        self->events += station->has_patience ? come : served;
        come = served;
    }
}

int
cost_estimate(struct cost *self, const struct params *params, struct error *error)
{
    struct measures_shape shape;
    struct kpis kpis;
    int code;

    simulator_shape_init(&shape, params);
    *self = (struct cost){.months = shape.extent[DIMENSION_TIME],
                          .is_chain = params->kind == MODEL_INBURGERING};
    if (self->is_chain)
        add_chain(self, params, &shape);
    else
        add_network(self, params);
    for (int m = 0; m < MEASURES; m++) {
        self->measures_bytes +=
            measure_cells(&shape, (enum measure)m) * measure_cell_bytes((enum measure)m);
        self->variables += measures_has(&shape, (enum measure)m);
    }
    code = kpis_init(&kpis, &shape, error);
    self->figures = kpis.n;
    kpis_free(&kpis);
    return code;
}

/* ---- time ---- */

static double
at(struct cost_span span, bool high)
{
    return high ? span.high : span.low;
}

/* Of one replication, or of what is done once. */
static double
of_replication(const struct cost *self, bool high)
{
    return self->events * at(self->is_chain ? event_seconds : customer_seconds, high) +
           (double)self->measures_bytes * at(byte_seconds, high);
}

static double
once(const struct cost *self, bool high)
{
    return (double)self->figures * at(figure_seconds, high);
}

struct cost_span
cost_seconds(const struct cost *self, int64_t replications)
{
    return (struct cost_span){(double)replications * of_replication(self, false) +
                                  once(self, false),
                              (double)replications * of_replication(self, true) + once(self, true)};
}

/* The last round of replications may leave threads without one. */
struct cost_span
cost_wall(const struct cost *self, int64_t replications, int64_t threads)
{
    double rounds = ceil((double)replications / (double)threads);

    return (struct cost_span){rounds * of_replication(self, false) + once(self, false),
                              rounds * of_replication(self, true) + once(self, true)};
}

/* ---- room ---- */

double
cost_memory(const struct cost *self, int64_t replications, int64_t threads)
{
    double n = (double)replications, busy = fmin(n, (double)threads);
    double measures = (double)self->measures_bytes;
    double run = busy * (thread_measures * measures + person_bytes * self->persons);
    double merge = (merge_measures + merge_more * fmin(n, merge_most)) * measures;

    return program_bytes + (self->is_chain ? chain_bytes : 0.0) + fmax(run, merge);
}

/* One replication, compressed: what is there is mostly zeros and small counts, and grows with the
 * digits of these, not with the counts. A network has little, and that does not compress. */
static double
replication_bytes(const struct cost *self)
{
    double months = (double)self->months, decades;

    if (!self->is_chain)
        return (double)self->measures_bytes;
    decades = log10(fmax(self->events / months, 1.0) / month_events);
    return months * fmax(month_bytes + decades * decade_bytes, 0.1 * month_bytes);
}

double
cost_file(const struct cost *self, int64_t replications)
{
    double n = (double)replications;

    return (double)self->variables * variable_bytes + (double)self->figures * figure_bytes +
           replication_bytes(self) * (n + summary_share * (1.45 - 0.9 / n));
}

void
cost_trace(struct cost_trace *self, const struct cost *cost, bool events)
{
    double n = events ? EVENTS_A_PERSON * cost->persons : 0.0;

    *self = (struct cost_trace){
        .events = n,
        .memory_bytes = cost->persons * (double)(sizeof(struct trace_person) + sizeof(uint32_t)),
        .parts_bytes = cost->persons * (double)sizeof(struct trace_person) +
                       n * (double)sizeof(struct trace_event),
        .result_bytes = cost->persons * RESULT_BYTES_A_PERSON + n * RESULT_BYTES_AN_EVENT,
    };
}
