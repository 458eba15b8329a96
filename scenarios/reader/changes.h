/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_CHANGES_H
#define SCENARIOS_READER_CHANGES_H

/*
 * The dated changes of a scenario, laid over the timelines of their keys in the order in which they
 * stand.  What a key is worth afterwards must still be in its range, on every day.
 */

#include "scenarios/reader/items.h"

/* Lays the setting "changes" of the root, if it has one, over the timelines of the keys that are
 * sound. Faults are added; ERR_MEMORY. */
int changes_read(struct params *params, const struct registry *registry, struct node *root,
                 struct faults *faults, struct error *error);

#endif
