/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_CHAIN_H
#define MODELS_CHAIN_H

/*
 * The chain, from the outside.  A struct model is a scenario compiled once (distributions to
 * tables, capacities to calendars); all threads share it and nobody changes it.  A struct chain is
 * the working memory of one replication at a time; each thread has one and uses it again.
 */

#include "models/measures.h"
#include "models/params.h"
#include "models/trace.h"

struct model;
struct chain;

/* Compiles; params must outlive the model. Errors: ERR_MEMORY, ERR_INPUT. */
int model_new(struct model **self, const struct params *params, struct error *error);
void model_free(struct model *self);
const struct measures_shape *model_shape(const struct model *self);

/* Errors: ERR_MEMORY. */
int chain_new(struct chain **self, const struct model *model, struct error *error);
void chain_free(struct chain *self);

/* Replications that are run from now on tell of their people to a sink, which outlives them; NULL:
 * to nobody. Their measures are the same. */
void chain_trace(struct chain *self, const struct trace_sink *sink);

/* Runs one replication (from 0) and writes all its measures. What it writes depends on the model,
 * its seed and the replication's number alone. Errors: ERR_MEMORY. */
int chain_run(struct chain *self, uint32_t replication, struct measures *measures,
              struct error *error);

/* Runs one replication up to the first moment of a day, the first of a month of the run, and takes
 * the stock there (models/stock.h): rows is to be freed. measures are those up to then. Errors:
 * ERR_MEMORY. */
int chain_stock(struct chain *self, uint32_t replication, day_number day,
                struct measures *measures, struct stock_row **rows, size_t *n,
                struct error *error);

#endif
