/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/simulator.h"

#include "models/chain.h"
#include "models/network.h"

#include <stdlib.h>

/* One of the two, by the kind of the scenario; the other is NULL. */
struct simulator {
    struct model *model;
    struct network_model *network;
};

struct simulator_worker {
    struct chain *chain;
    struct network *network;
};

int
simulator_new(struct simulator **self, const struct params *params, struct error *error)
{
    struct simulator *simulator = calloc(1, sizeof *simulator);
    int code;

    *self = NULL;
    if (simulator == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a model");
    code = params->kind == MODEL_QUEUE ? network_model_new(&simulator->network, params, error)
                                       : model_new(&simulator->model, params, error);
    if (code != 0)
        simulator_free(simulator);
    else
        *self = simulator;
    return code;
}

void
simulator_free(struct simulator *self)
{
    if (self == NULL)
        return;
    model_free(self->model);
    network_model_free(self->network);
    free(self);
}

const struct measures_shape *
simulator_shape(const struct simulator *self)
{
    return self->network != NULL ? network_model_shape(self->network) : model_shape(self->model);
}

void
simulator_shape_init(struct measures_shape *shape, const struct params *params)
{
    if (params->kind == MODEL_QUEUE)
        measures_shape_network(shape, params);
    else
        measures_shape_chain(shape, params);
}

int
simulator_worker_new(struct simulator_worker **self, const struct simulator *simulator,
                     struct error *error)
{
    struct simulator_worker *worker = calloc(1, sizeof *worker);
    int code;

    *self = NULL;
    if (worker == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a worker");
    code = simulator->network != NULL
               ? network_new(&worker->network, simulator->network, error)
               : chain_new(&worker->chain, simulator->model, error);
    if (code != 0)
        simulator_worker_free(worker);
    else
        *self = worker;
    return code;
}

void
simulator_worker_free(struct simulator_worker *self)
{
    if (self == NULL)
        return;
    chain_free(self->chain);
    network_free(self->network);
    free(self);
}

void
simulator_trace(struct simulator_worker *self, const struct trace_sink *sink)
{
    bug_assert(self->chain != NULL || sink == NULL, "nobody to be traced in a network");
    if (self->chain != NULL)
        chain_trace(self->chain, sink);
}

int
simulator_run(struct simulator_worker *self, uint32_t replication, struct measures *measures,
              struct error *error)
{
    return self->network != NULL ? network_run(self->network, replication, measures, error)
                                 : chain_run(self->chain, replication, measures, error);
}

int
simulator_stock(struct simulator_worker *self, uint32_t replication, day_number day,
                struct measures *measures, struct stock_row **rows, size_t *n,
                struct error *error)
{
    if (self->chain == NULL)
        return error_set(error, ERR_INPUT, "a queueing network has no stock of people");
    return chain_stock(self->chain, replication, day, measures, rows, n, error);
}
