/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_BLAME_H
#define SCENARIOS_READER_BLAME_H

/*
 * Which --set a fault comes of that is told elsewhere: where a date of the file is too early for one
 * that was set, the file did nothing wrong.  The scenario is read again without each --set; what is
 * then no longer told came of it.  This knows no key, so it holds for every check that there is.
 */

#include "scenarios/reader/scenario.h"

/* A scenario's faults with these overrides, added: 0, ERR_MEMORY or ERR_IO. */
typedef int blame_read(const char *path, const struct scenario_override *overrides,
                       size_t n_overrides, struct faults *faults, struct error *error);

/* Adds to each of the faults from one on the --set that it comes of, as it was typed; to those that
 * name one as their place nothing. Returns as read does. */
int blame_sets(struct faults *self, size_t from, const char *path,
               const struct scenario_override *overrides, size_t n_overrides, blame_read *read,
               struct error *error);

#endif
