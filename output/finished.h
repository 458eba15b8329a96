/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_FINISHED_H
#define OUTPUT_FINISHED_H

/*
 * A result that is there already: whether it is what a run would make, so that one that resumes has
 * nothing left to do.  What cannot be read is not; what was a result and is damaged is an error,
 * for nobody but the user may throw it away.
 */

#include "output/result.h"

/* Whether path is the finished result of this run: same scenario, seed, replications and version,
 * held against the same base, with as much of people, and as many replications for the same reason
 * (about->stopped). Errors: ERR_FORMAT where it is damaged. */
int finished_is(const char *path, const struct result_about *about, bool *is, struct error *error);

/* For a run that ends when its figures are precise enough: whether path is the finished result of
 * such a run of any number of replications. If so, each of them is given in order to a function,
 * which may use the measures until it returns; then about->n_rep is their number and *stopped, to
 * be freed, why there are so many, "" where that was fixed. Errors: ERR_FORMAT where it is damaged,
 * ERR_MEMORY. */
int finished_each(const char *path, struct result_about *about, const struct measures_shape *shape,
                  void (*give)(void *context, int64_t replication, const struct measures *measures),
                  void *context, bool *is, char **stopped, struct error *error);

#endif
