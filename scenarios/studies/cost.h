/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_COST_H
#define SCENARIOS_STUDIES_COST_H

/*
 * How large a run of a scenario is, found without running anything.
 */

#include "models/params.h"
#include "sim/error.h"

#include <stddef.h>

struct cost {
    double persons;        /* expected to enter the chain in one replication, who start in it too; or
                            * customers of a queueing network */
    double events;         /* of a queueing network: most that they give; 0 for the chain */
    size_t months;         /* of the run */
    size_t measures_bytes; /* of one replication, in memory */
};

void cost_estimate(struct cost *self, const struct params *params);

#endif
