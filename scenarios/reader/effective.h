/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_EFFECTIVE_H
#define SCENARIOS_READER_EFFECTIVE_H

/*
 * What a scenario came to: its complete text in the order of the registry, the digest of what it
 * says, and a row for each key with where its value comes from.
 */

#include "scenarios/reader/registry.h"
#include "scenarios/reader/node.h"
#include "scenarios/reader/scenario.h"

/* Fills title, text, digest and inputs from a tree that has been read without a fault. Errors:
 * ERR_MEMORY. */
int effective_make(struct scenario *self, const struct registry *registry,
                   const struct node *root, struct error *error);

#endif
