/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_CHECK_NETWORK_H
#define SCENARIOS_READER_CHECK_NETWORK_H

/*
 * What must hold between the keys of a queueing network, once each of them is sound by itself.
 */

#include "models/params.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"

/* Adds what is wrong, at the place where the setting concerned was said. */
void check_network(const struct params *params, const struct node *root, struct faults *faults);

#endif
