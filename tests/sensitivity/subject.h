/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SENSITIVITY_SUBJECT_H
#define TESTS_SENSITIVITY_SUBJECT_H

/*
 * What is varied: each key of the registry or, of a key that is a list of groups, each member of
 * its items.  All follow from the registry and the scenario, but for the few keys that act only
 * beside another setting: subject.c lists those, with the reason.
 */

#include "scenarios/reader/registry.h"
#include "tests/sensitivity/control.h"

struct condition {
    const char *subject; /* by name */
    const char *with; /* a setting beside which it acts, "KEY=VALUE"; NULL: excused */
    const char *why;
};

extern const struct condition conditions[];
extern const size_t n_conditions;

struct subject {
    const struct registry *registry;
    const struct key *key;
    const char *member;                /* of a list's items; NULL: the key itself */
    const struct condition *condition; /* or NULL */
    const struct control *control;
    const struct node *setting; /* the key's, in the control's tree */
};

/* Keys about the run say nothing of the world. */
bool key_is_of_run(const struct key *key);

/* How many subjects a key has: none, one, or one a member. */
size_t subjects_of(const struct key *key, const struct control *control);

/* The index-th of them, with its condition, as it is in a control. */
struct subject subject_of(const struct registry *registry, const struct key *key,
                          const struct control *control, size_t index);

/* Holds it against another control. */
void subject_beside(struct subject *self, const struct control *control);

/* "inflow.bursts[].date" */
const char *subject_name(const struct subject *self, char name[KEY_NAME]);

/* The row's or, of a member that is a text, "date" or "name". */
const char *subject_unit(const struct subject *self);

/* Whether a text is a name, not a date or a day of the year. */
bool is_name(const struct node *node);

/* Whether dated changes act on the subject's key. */
bool subject_is_changed(const struct subject *self);

/* The next dated change of a key after one of them, or the first (NULL); NULL where there is none. */
const struct node *change_after(const struct control *control, const struct key *key,
                                const struct node *before);

#endif
