/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_NETWORK_MODEL_H
#define MODELS_NETWORK_MODEL_H

/*
 * A queueing network compiled: distributions as tables, shares of the classes as thresholds.
 * Shared by all threads and changed by none.
 */

#include "models/network.h"
#include "sim/draw.h"
#include "sim/rng.h"

/* What a customer's luck is for; the last two run over the stations. */
enum network_decision {
    NETWORK_GAP,
    NETWORK_RANK,
    NETWORK_SERVICE = 16,
    NETWORK_PATIENCE = NETWORK_SERVICE + NETWORK_STATIONS,
};

struct network_model_station {
    const struct network_station *params;
    struct draw service, patience;
    uint64_t class_end[NETWORK_CLASSES]; /* a class reaches to this rank, but for the last one */
};

struct network_model {
    const struct params *params;
    struct measures_shape shape;
    ticks start, end; /* the span: [start, end) */
    struct draw between;
    struct draw *gaps; /* by step of the rate; not there where the rate is 0 */
    size_t n_gaps;
    struct network_model_station stations[NETWORK_STATIONS];
    uint32_t n_stations;
};

/* Where the arrivals of a replication have come to. */
struct network_arrivals {
    ticks at;        /* the last arrival */
    size_t step;     /* of the rate, at that moment */
    uint32_t number; /* of arrivals so far: the number of the customer who comes next */
};

void network_arrivals_init(struct network_arrivals *self, const struct network_model *model);

/* Moves on to the next arrival; at is then the model's end where none comes before it. */
void network_arrivals_next(struct network_arrivals *self, const struct network_model *model,
                           const struct rng *rng);

/* The class of a customer of this rank: 0 is served first. */
static inline unsigned
network_class(const struct network_model_station *self, uint64_t rank)
{
    unsigned last = (unsigned)self->params->n_classes - 1, class = 0;

    while (class < last && rank >= self->class_end[class])
        class++;
    return class;
}

#endif
