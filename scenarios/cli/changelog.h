/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_CLI_CHANGELOG_H
#define SCENARIOS_CLI_CHANGELOG_H

/*
 * Why references were written anew, in the project's own list of changes (Keep a Changelog): a line
 * at the end of "### Changed" under "## [Unreleased]"; that heading is made where there is none.
 */

#include "sim/error.h"

/* Whether a line can be added. Errors: ERR_INPUT where there is no such file or no
 * "## [Unreleased]" in it; ERR_IO, ERR_MEMORY. */
int changelog_check(const char *path, struct error *error);

/* Adds "- LINE". Errors: the same. */
int changelog_add(const char *path, const char *line, struct error *error);

#endif
