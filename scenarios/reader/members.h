/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_MEMBERS_H
#define SCENARIOS_READER_MEMBERS_H

/*
 * What the registry's rows do not name: what stands at the top of a file, and the members of the
 * items of lists and of a network's arrivals.  One row a member: a member without one is refused.
 * Source and law are those of the list's key; of a dated change, those of the key that it changes.
 */

#include "scenarios/reader/registry.h"

struct member_row {
    const char *of;   /* "term.grounds", "stations.calendar"; "": the top of a file */
    const char *name;
    enum key_kind kind;
    const char *unit;
    double low, high; /* as in a key's row; NAN: those of the list's key, or none */
    const char *const *words; /* of a KEY_WORD: those that there are, n_words of them */
    size_t n_words;
    bool needed;
    const char *en, *nl; /* what it is, and what holds where it is left out */
};

/* The row at an index, or NULL behind the last. */
const struct member_row *member_row_at(size_t index);

/* The row of a member, or NULL. */
const struct member_row *member_find(const char *of, const char *name);

/* Whether there are members of that. */
bool member_has(const char *of);

/* The name of a member that is nearest to a wrong one; NULL where none is near. */
const char *member_nearest(const char *of, const char *name);

#endif
