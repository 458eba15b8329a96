/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/cost.h"

#include "models/inflow.h"
#include "models/simulator.h"
#include "models/trace.h"
#include "sim/calendar.h"

/* Of people who were followed for 7 to 18 years: 19 to 28. */
#define EVENTS_A_PERSON 28.0

/* Compressed: of people 11.6 to 13.2, of events 4.0 to 4.3. */
#define RESULT_BYTES_A_PERSON 13.0
#define RESULT_BYTES_AN_EVENT 4.2

/* Counts are Poisson around these. */
static double
expected_in_month(const struct params *params, int month, enum entrant entrant)
{
    double old = inflow_expected_wi2013(params, month, entrant);

    if (month < WI2021_MONTH)
        return old;
    return old + inflow_expected(params, month, entrant) *
                     timeline_at(&params->inflow.factor[entrant], month_start(month));
}

static double
expected_persons(const struct params *params, const struct measures_shape *shape)
{
    double persons = 0.0;

    for (size_t t = 0; t < shape->extent[DIMENSION_TIME]; t++)
        for (int e = 0; e < ENTRANTS; e++)
            persons += expected_in_month(params, shape->first_month + (int)t, (enum entrant)e);
    for (int64_t i = 0; i < params->inflow.n_bursts; i++)
        for (int group = 0; group < GROUPS && params->inflow.bursts[i].date >= params->run.start;
             group++)
            persons += params->inflow.bursts[i].persons[group];
    persons *= params->run.scale;
    if (params->stock.rows != NULL)
        persons += (double)params->stock.n_people * params->run.scale / params->stock.scale;
    return persons;
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

void
cost_estimate(struct cost *self, const struct params *params)
{
    struct measures_shape shape;

    simulator_shape_init(&shape, params);
    *self = (struct cost){.months = shape.extent[DIMENSION_TIME]};
    if (params->kind == MODEL_QUEUE) {
        self->persons = expected_customers(params);
        self->events = self->persons * (double)(1 + params->network.n_stations);
    } else {
        self->persons = expected_persons(params, &shape);
    }
    for (int m = 0; m < MEASURES; m++)
        self->measures_bytes += measure_cells(&shape, (enum measure)m) *
                                measure_cell_bytes((enum measure)m);
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
