/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_DATED_H
#define SCENARIOS_READER_DATED_H

/*
 * A number that dated changes may alter: a key of that kind, or in a queueing network
 * arrivals.rate and stations.ID.servers.
 */

#include "models/params.h"
#include "scenarios/reader/node.h"
#include "scenarios/reader/registry.h"
#include "sim/timeline.h"

struct dated {
    const char *name;
    struct timeline *timeline;
    double low, high;
    bool whole;
    bool ahead; /* looked at before it is in force: exam places are booked ahead */
    const struct node *setting; /* of the key that it belongs to */
};

/* False where no number of that name may be altered. The timeline is there where the setting is
 * sound. */
bool dated_find(struct dated *self, struct params *params, const struct registry *registry,
                const struct node *root, const char *name);

/* Whether a value is one that it may have. */
bool dated_accepts(const struct dated *self, double value);

#endif
