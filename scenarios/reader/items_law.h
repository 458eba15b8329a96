/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_ITEMS_LAW_H
#define SCENARIOS_READER_ITEMS_LAW_H

/*
 * The lists that are law: grounds of extension, steps for corona, tables of fines, and whom a rule
 * spares.  Each item has its law and the dates between which it is in force.  That tables overlap is
 * for check_law.c to say.
 */

#include "scenarios/reader/fill.h"

void items_read_ground(struct ground_rule *self, const struct key *key, struct node *item,
                       struct faults *faults);
void items_read_corona(struct corona_step *self, const struct key *key, struct node *item,
                       struct faults *faults);
void items_read_fines(struct fine_table *self, const struct key *key, struct node *item,
                      struct faults *faults);
void items_read_sparing(struct sparing *self, const struct key *key, struct node *item,
                        struct faults *faults);

#endif
