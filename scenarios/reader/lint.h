/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_LINT_H
#define SCENARIOS_READER_LINT_H

/*
 * A look at the text of a scenario before libconfig sees it, for what that library takes in
 * silence, is slow at or dies of: too large a file, a NUL, bytes that are not UTF-8, deep nesting,
 * very long texts, control characters in them, whole numbers that do not fit, @include (a scenario
 * says base = "...").
 */

#include "scenarios/reader/faults.h"

#include <stdbool.h>

enum { LINT_BYTES = 1 << 20, LINT_DEPTH = 16, LINT_TEXT = 1 << 14, LINT_SETTINGS = 10000 };

/* Adds what is wrong with the n bytes of a file, named for the user; true where nothing is. */
bool lint(const char *text, size_t n, const char *file, struct faults *faults);

#endif
