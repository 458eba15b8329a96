/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_NETWORK_H
#define MODELS_NETWORK_H

/*
 * A queueing network, from the outside: stations in tandem, each a desk with its servers, service
 * times, room for those who wait, priorities and patience.  It stands on the same engine as the
 * chain and is held against queueing theory, so that the engine is known to be right where theory
 * knows the answer.
 *
 * A customer comes to the first station (the first gap runs from the start of the run, when the
 * network is empty) and goes through the stations in order.  At a station: where a server is free
 * and nobody waits, service begins at once; where the queue is at its limit, the customer is
 * turned away and leaves the network; else the customer waits, by class and within a class first
 * come first served, service under way never broken off; one with patience who still waits when
 * it ends leaves the network.  Servers taken away finish what they have begun.
 *
 * At one tick: the month that is over is counted, then services end, then servers come and go, then
 * patience ends, then customers come (to the first station and from one to the next).  So whoever
 * comes or would give up at the moment at which a server comes free is served.
 *
 * Luck is addressed by the customer's number (in order of arrival, from 0) and what it is for: gap
 * before the arrival, rank that gives the class at every station, service and patience by station.
 *
 * The scale of a run must be 1: a tenth of the customers at a tenth of the servers wait longer.
 */

#include "models/measures.h"
#include "models/params.h"

/* Arrivals a day, where there are any. Time has no finer grain than a second: customers who came
 * faster would all come at once; the times of a slower rate than one in 270 years do not fit a
 * table. */
#define NETWORK_FASTEST 86400.0
#define NETWORK_SLOWEST 1e-5

#define NETWORK_SERVERS 1e6 /* most at a station */

struct network_model;
struct network;

/* Compiles; params must outlive the model. Errors: ERR_MEMORY, ERR_INPUT. */
int network_model_new(struct network_model **self, const struct params *params,
                      struct error *error);
void network_model_free(struct network_model *self);
const struct measures_shape *network_model_shape(const struct network_model *self);

/* Errors: ERR_MEMORY. */
int network_new(struct network **self, const struct network_model *model, struct error *error);
void network_free(struct network *self);

/* Runs one replication (from 0) and writes all its measures. What it writes depends on the model,
 * its seed and the replication's number alone. Little's law at each station and the conservation
 * of customers are checked as identities of integers. Errors: ERR_MEMORY. */
int network_run(struct network *self, uint32_t replication, struct measures *measures,
                struct error *error);

#endif
