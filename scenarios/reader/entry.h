/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_ENTRY_H
#define SCENARIOS_READER_ENTRY_H

/*
 * What can be looked up: a key, or a member of a list's items, and what there is to say of it,
 * field by field.  The command explain and the manual are made of these.
 */

#include "scenarios/reader/members.h"
#include "scenarios/reader/phrase.h"

#include <stdio.h>

enum { ENTRY_NAME = 2 * KEY_NAME };

struct entry {
    char name[ENTRY_NAME];           /* "course.places.b1", "term.grounds.ID.months" */
    const struct key_row *row;       /* of the key, or of the list; NULL: no key's */
    const struct member_row *member; /* NULL: it is a key */
};

/* False where there is no key or member of that name. A member is named with an id between, or
 * without: term.grounds.birth.weeks, term.grounds.weeks; a row by its pattern, too. */
bool entry_find(struct entry *self, const struct registry *registry, const char *name);

void entry_of_row(struct entry *self, const struct key_row *row);
void entry_of_member(struct entry *self, const struct member_row *member);

/* The list in whose items a name looks for a member; NULL where it leads into none. */
const char *entry_list_of(const char *name);

/* A field's text, PHRASE_MEANING to PHRASE_MODEL; "-" where it has none. */
void entry_print(const struct entry *self, enum phrase field, enum language language, FILE *out);

#endif
