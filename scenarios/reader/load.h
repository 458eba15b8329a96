/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_LOAD_H
#define SCENARIOS_READER_LOAD_H

/*
 * A scenario file with all that it is based on, as one tree: base = "other.cfg" first, beside the
 * file that says it, and the file's own settings over it.
 */

#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"
#include "sim/error.h"

enum { LOAD_DEPTH = 16 };

/* NULL with a fault where a file cannot be read, or with ERR_MEMORY in error. What else is wrong
 * leaves faults and a tree, so that its keys can be checked, too. */
struct node *load_scenario(struct pool *pool, const char *path, struct faults *faults,
                           struct error *error);

/* One file alone, whatever base it names, and its text: what is no scenario, but written as one. NULL
 * where faults were added, or with ERR_MEMORY in error. */
struct node *load_alone(struct pool *pool, const char *path, const char *origin, const char **text,
                        struct faults *faults, struct error *error);

#endif
