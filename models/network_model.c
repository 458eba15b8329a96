/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/network_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- what cannot be ---- */

static int
check_arrivals(const struct network_params *network, struct error *error)
{
    if (!network->has_rate) {
        if (draw_spec_mean(&network->between) * NETWORK_FASTEST < 1.0)
            return error_set(error, ERR_INPUT, "customers come less than a second apart");
        return 0;
    }
    for (size_t i = 0; i < network->rate.n_steps; i++) {
        double rate = network->rate.steps[i].value;
        if (rate != 0.0 && !(rate >= NETWORK_SLOWEST && rate <= NETWORK_FASTEST))
            return error_set(error, ERR_INPUT, "%g arrivals a day; it must be 0 or from %g to %g",
                             rate, NETWORK_SLOWEST, NETWORK_FASTEST);
    }
    return 0;
}

static int
check_servers(const struct network_station *station, struct error *error)
{
    if (station->queue_limit < NETWORK_UNLIMITED)
        return error_set(error, ERR_INPUT, "a limit of %lld to the queue at station %s",
                         (long long)station->queue_limit, station->id);
    for (size_t i = 0; i < station->servers.n_steps; i++) {
        double servers = station->servers.steps[i].value;
        if (!(servers >= 0.0 && servers <= NETWORK_SERVERS && servers == floor(servers)))
            return error_set(error, ERR_INPUT, "%g servers at station %s", servers, station->id);
    }
    return 0;
}

static int
check_classes(const struct network_station *station, struct error *error)
{
    double sum = 0.0;

    if (station->n_classes < 1 || station->n_classes > NETWORK_CLASSES)
        return error_set(error, ERR_INPUT, "%lld classes at station %s",
                         (long long)station->n_classes, station->id);
    for (int64_t i = 0; i < station->n_classes; i++) {
        if (!(station->class_share[i] >= 0.0))
            return error_set(error, ERR_INPUT, "a share of %g at station %s",
                             station->class_share[i], station->id);
        sum += station->class_share[i];
    }
    if (station->n_classes > 1 && fabs(sum - 1.0) > 1e-6)
        return error_set(error, ERR_INPUT, "the shares at station %s sum to %.12g, not 1",
                         station->id, sum);
    return 0;
}

static int
check(const struct params *params, struct error *error)
{
    const struct network_params *network = &params->network;
    int code = 0;

    if (params->run.scale != 1.0)
        return error_set(error, ERR_INPUT, "a queueing network cannot be scaled (by %g)",
                         params->run.scale);
    if (network->n_stations < 1 || network->n_stations > NETWORK_STATIONS)
        return error_set(error, ERR_INPUT, "%lld stations", (long long)network->n_stations);
    code = check_arrivals(network, error);
    for (int64_t k = 0; k < network->n_stations && code == 0; k++) {
        code = check_servers(&network->stations[k], error);
        if (code == 0)
            code = check_classes(&network->stations[k], error);
    }
    return code;
}

/* ---- compiling ---- */

/* One table a step of the rate: gaps of a Poisson process. */
static int
gaps_init(struct network_model *self, struct error *error)
{
    const struct timeline *rate = &self->params->network.rate;
    int code = 0;

    self->gaps = calloc(rate->n_steps, sizeof *self->gaps);
    if (self->gaps == NULL)
        return error_set(error, ERR_MEMORY, "no memory for rates of arrivals");
    self->n_gaps = rate->n_steps;
    for (size_t i = 0; i < rate->n_steps && code == 0; i++) {
        struct draw_spec spec = {.form = DRAW_EXPONENTIAL, .low = -INFINITY, .high = INFINITY};
        if (rate->steps[i].value == 0.0)
            continue;
        spec.a = 1.0 / rate->steps[i].value;
        code = draw_init(&self->gaps[i], &spec, TICKS_PER_DAY, error);
    }
    return code;
}

static void
classes_init(struct network_model_station *self)
{
    double sum = 0.0;

    for (int64_t i = 0; i + 1 < self->params->n_classes; i++) {
        sum += self->params->class_share[i];
        self->class_end[i] = sum < 1.0 ? (uint64_t)ldexp(sum, 64) : UINT64_MAX;
    }
}

static int
station_init(struct network_model_station *self, const struct network_station *params,
             struct error *error)
{
    int code = draw_init(&self->service, &params->service, TICKS_PER_DAY, error);

    self->params = params;
    classes_init(self);
    if (code == 0 && params->has_patience)
        code = draw_init(&self->patience, &params->patience, TICKS_PER_DAY, error);
    return code;
}

static int
model_init(struct network_model *self, const struct params *params, struct error *error)
{
    int code = check(params, error);

    if (code != 0)
        return code;
    self->params = params;
    self->n_stations = (uint32_t)params->network.n_stations;
    self->start = ticks_of_day(params->run.start);
    self->end = ticks_of_day(params->run.until + 1);
    measures_shape_network(&self->shape, params);
    code = params->network.has_rate
               ? gaps_init(self, error)
               : draw_init(&self->between, &params->network.between, TICKS_PER_DAY, error);
    for (uint32_t k = 0; k < self->n_stations && code == 0; k++)
        code = station_init(&self->stations[k], &params->network.stations[k], error);
    return code;
}

int
network_model_new(struct network_model **self, const struct params *params, struct error *error)
{
    struct network_model *model = calloc(1, sizeof *model);
    int code;

    *self = NULL;
    if (model == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a model");
    code = model_init(model, params, error);
    if (code != 0)
        network_model_free(model);
    else
        *self = model;
    return code;
}

void
network_model_free(struct network_model *self)
{
    if (self == NULL)
        return;
    for (size_t i = 0; i < self->n_gaps; i++)
        draw_free(&self->gaps[i]);
    free(self->gaps);
    draw_free(&self->between);
    for (uint32_t k = 0; k < NETWORK_STATIONS; k++) {
        draw_free(&self->stations[k].service);
        draw_free(&self->stations[k].patience);
    }
    free(self);
}

const struct measures_shape *
network_model_shape(const struct network_model *self)
{
    return &self->shape;
}

/* ---- arrivals ---- */

static uint64_t
gap_bits(const struct network_arrivals *self, const struct rng *rng, uint32_t draw)
{
    return rng_bits(rng, rng_person_make(0, 0, self->number), NETWORK_GAP, draw);
}

/* When the rate changes next. */
static ticks
step_end(const struct network_model *model, size_t step)
{
    const struct timeline *rate = &model->params->network.rate;

    return step + 1 < rate->n_steps ? ticks_of_day(rate->steps[step + 1].from) : model->end;
}

void
network_arrivals_init(struct network_arrivals *self, const struct network_model *model)
{
    *self = (struct network_arrivals){.at = model->start};
    if (model->params->network.has_rate)
        while (step_end(model, self->step) <= model->start)
            self->step++;
}

/* A gap that reaches past the next change of the rate is thrown away and drawn anew from there:
 * what is left of an exponential time does not depend on how long it has run. */
static ticks
next_of_rate(struct network_arrivals *self, const struct network_model *model,
             const struct rng *rng)
{
    ticks at = self->at;

    for (uint32_t draw = 0; at < model->end; draw++) {
        ticks change = step_end(model, self->step);
        if (model->params->network.rate.steps[self->step].value > 0.0) {
            ticks next = at + draw_ticks(&model->gaps[self->step], gap_bits(self, rng, draw));
            if (next < change)
                return next;
        }
        at = change;
        self->step++;
    }
    return model->end;
}

void
network_arrivals_next(struct network_arrivals *self, const struct network_model *model,
                      const struct rng *rng)
{
    if (self->at >= model->end)
        return;
    self->at = model->params->network.has_rate
                   ? next_of_rate(self, model, rng)
                   : self->at + draw_ticks(&model->between, gap_bits(self, rng, 0));
    if (self->at > model->end)
        self->at = model->end;
    self->number++;
}
