/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_SIMULATOR_H
#define MODELS_SIMULATOR_H

/*
 * Either model by one door: what params->kind says, the chain (models/chain.h) or the queueing
 * network (models/network.h).  A struct simulator is compiled once and shared by all threads; a
 * struct simulator_worker is the working memory of one thread.
 */

#include "models/measures.h"
#include "models/params.h"
#include "models/trace.h"

struct simulator;
struct simulator_worker;

/* Compiles; params must outlive the simulator. Errors: ERR_MEMORY, ERR_INPUT. */
int simulator_new(struct simulator **self, const struct params *params, struct error *error);
void simulator_free(struct simulator *self);
const struct measures_shape *simulator_shape(const struct simulator *self);

/* The shape of a scenario's run, without compiling it. */
void simulator_shape_init(struct measures_shape *shape, const struct params *params);

/* Errors: ERR_MEMORY. */
int simulator_worker_new(struct simulator_worker **self, const struct simulator *simulator,
                         struct error *error);
void simulator_worker_free(struct simulator_worker *self);

/* Takes the stock of one replication, as chain_stock does; a network has none: ERR_INPUT. */
int simulator_stock(struct simulator_worker *self, uint32_t replication, day_number day,
                    struct measures *measures, struct stock_row **rows, size_t *n,
                    struct error *error);

/* As chain_trace does; of a network, which has no people, only NULL. */
void simulator_trace(struct simulator_worker *self, const struct trace_sink *sink);

/* Runs one replication (from 0) and writes all its measures. Errors: ERR_MEMORY. */
int simulator_run(struct simulator_worker *self, uint32_t replication, struct measures *measures,
                  struct error *error);

#endif
