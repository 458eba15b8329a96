/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_ITEMS_H
#define SCENARIOS_READER_ITEMS_H

/*
 * Lists of groups with ids: the years and bursts of the inflow, the housing tasks, the sites of the
 * exams, when they are closed, the moved exam days, and the dated changes.
 */

#include "scenarios/reader/fill.h"

enum { ITEMS_NAME = 160 };

/* What an item goes by in a fault: "term.grounds.birth"; by its list alone where it has no id. list is
 * the list's name. */
void items_name(char name[ITEMS_NAME], const char *list, const struct node *item);

/* Reads the list of a key of kind KEY_ITEMS. */
void items_read(struct params *params, const struct key *key, struct node *list,
                struct faults *faults);

/* Whether a list's items are sound as such: groups, each with an id where one is needed. name is of
 * the list. */
bool items_are_sound(const struct node *list, const char *name, size_t most, bool need_id,
                     struct faults *faults);

/* A member that must be there; NULL with a fault where it is not. name is of the list; so it is
 * below. */
struct node *items_member(const struct node *item, const char *name, const char *of,
                          struct faults *faults);

/* The id of a list's item, or the name of a group's member, that is nearest to a wrong one; NULL
 * where none is near. */
const char *items_nearest(const struct node *parent, const char *name);

/* Says which members of an item nobody knows, and what was meant: those of that name in members.h
 * are known. */
void items_unknown(const struct node *item, const char *name, const char *of,
                   struct faults *faults);

#endif
