/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_CHECK_H
#define SCENARIOS_READER_CHECK_H

/*
 * What must hold between keys, once each of them is sound by itself.
 */

#include "models/params.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"

/* Adds what is wrong, at the place where the (last) setting concerned was said; params->kind says
 * which keys there are. */
void check_params(const struct params *params, const struct node *root, struct faults *faults);

#endif
