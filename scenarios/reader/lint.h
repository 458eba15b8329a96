/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_LINT_H
#define SCENARIOS_READER_LINT_H

/*
 * A look at the text of a scenario before libconfig sees it, for what that library takes in
 * silence, is slow at or dies of: too large a file, a NUL, bytes that are not UTF-8, deep nesting,
 * very long texts, control characters in them, whole numbers that do not fit, @include (a scenario
 * says base = "..."), and names that were used before in their group, at which it would stop.
 *
 * Of numbers and names it remembers where they are: libconfig can read such a text, so that all
 * else that is wrong with it is told at the same time.
 */

#include "scenarios/reader/faults.h"

#include <stdbool.h>

enum {
    LINT_BYTES = 1 << 20,
    LINT_DEPTH = 16,
    LINT_TEXT = 1 << 14,
    LINT_SETTINGS = 10000,
    LINT_REMEMBERED = 100 /* of each kind; a text with more of them is not read any further */
};

struct lint {
    /* Numbers that do not fit, counted among all numbers of the text from the front on, from 0. */
    size_t misfits[LINT_REMEMBERED];
    size_t twins[LINT_REMEMBERED]; /* where names end that were used before, from the front on */
    size_t n_misfits, n_twins;
};

/* Adds what is wrong with the n bytes of a file, named for the user. False where libconfig must not
 * see it; where it may, self says what must not be taken as it stands. */
bool lint(struct lint *self, const char *text, size_t n, const char *file, struct faults *faults);

#endif
