/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_STATIONS_H
#define SCENARIOS_READER_STATIONS_H

/*
 * The stations of a queueing network: a list of groups with ids, each with its servers and service
 * and, where it has them, queue_limit, priority_classes, patience and a calendar of servers.
 */

#include "models/params.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"
#include "scenarios/reader/registry.h"

/* Reads the list of that key. Faults are added; ERR_MEMORY. */
int stations_read(struct network_params *self, struct pool *pool, const struct key *key,
                  struct node *list, struct faults *faults, struct error *error);

#endif
