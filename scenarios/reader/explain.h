/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_EXPLAIN_H
#define SCENARIOS_READER_EXPLAIN_H

/*
 * What a name of the scenario language stands for, in words: a key or a member with all that the
 * registry says of it; a list, with its members in brief; a group, its keys in brief.
 */

#include "scenarios/reader/entry.h"

/* False where there is nothing of that name. The caller looks at ferror(out). */
bool explain_print(const struct registry *registry, const char *name, enum language language,
                   FILE *out);

typedef void explain_give(void *context, const struct entry *entry);

/* Gives the members of a list, none of what is none; and the keys of a group, false where there is no
 * such group. */
void explain_members(const struct entry *self, explain_give *give, void *context);
bool explain_group(const struct registry *registry, const char *name, explain_give *give,
                   void *context);

/* The name that a wrong one was meant to be; "" where none is near. */
void explain_nearest(const struct registry *registry, const char *name, char nearest[ENTRY_NAME]);

#endif
