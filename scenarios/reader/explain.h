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

/* The name that a wrong one was meant to be; "" where none is near. */
void explain_nearest(const struct registry *registry, const char *name, char nearest[ENTRY_NAME]);

#endif
