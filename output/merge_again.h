/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_MERGE_AGAIN_H
#define OUTPUT_MERGE_AGAIN_H

/*
 * A merge whose replications come from a finished result instead of shards: what the file should be,
 * for who wants to hold it against what it is.
 */

#include "output/h5.h"
#include "output/result.h"

/* Makes all of the file anew from the replications of an open result that has all of them, but for
 * their numbers themselves, in a temporary file; hold, which may look at it while it is there, says
 * what becomes of that. about: what it should say. Errors: those of merge_shards, and of hold. */
int merge_again(hid_t result, const struct result_about *about, const struct measures_shape *shape,
                int (*hold)(void *context, hid_t again, struct error *error), void *context,
                struct error *error);

#endif
