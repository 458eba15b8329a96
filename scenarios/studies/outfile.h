/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_OUTFILE_H
#define SCENARIOS_STUDIES_OUTFILE_H

/*
 * The place of a result: nothing is there, or a file that may be overwritten.
 */

#include "sim/error.h"

#include <stdbool.h>

/* Errors: ERR_INPUT where something is there that is not to be overwritten; ERR_IO. */
int outfile_check(const char *path, bool force, struct error *error);

/* Whether two paths are of one file that is there. */
bool outfile_is(const char *path, const char *other);

#endif
