/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_ARRIVALS_H
#define SCENARIOS_READER_ARRIVALS_H

/*
 * Who comes to a queueing network: a distribution of the days between two arrivals, or so many
 * arrivals a day, { rate = 12.0; }, or so many from each date on,
 * { rate = ( { from = "2024-01-01"; per_day = 10.0; }, ... ); }.
 */

#include "models/params.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"

/* Reads the setting of that key. Faults are added; ERR_MEMORY. */
int arrivals_read(struct network_params *self, struct pool *pool, const char *key,
                  struct node *node, struct faults *faults, struct error *error);

#endif
