/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_VIEW_H
#define OUTPUT_VIEW_H

/*
 * /view: charts that a viewer of NeXus files (h5web, in a browser or an editor) draws when the file
 * is opened: people by stage, waits and the use of capacity, month by month; of a queueing network
 * its queues and its servers.  Each is a group of class NXdata: a line is the mean over replications,
 * with its standard error beside it as NeXus wants it (NAME_errors), along years with decimals, of
 * this century: h5web writes three digits along an axis, and all of 2022 would be 2.02e+3.  What they
 * show can all be worked out from the variables in the root; here it is ready to be seen.
 *
 * The numbers are gathered replication by replication, in order, so that they do not depend on
 * shards.
 */

#include "output/h5.h"

#include "models/measures.h"

/* Of one line at one month: Welford's running mean and sum of squares about it. */
struct view_cell {
    double n, mean, squares;
};

struct views {
    const struct measures_shape *shape;
    struct view_cell *cells; /* lines of all views x months */
    size_t n_lines, n_months;
};

/* Errors: ERR_MEMORY. views_free is safe after each. */
int views_init(struct views *self, const struct measures_shape *shape, struct error *error);
void views_free(struct views *self);

void views_add(struct views *self, const struct measures *measures);

/* Makes the groups, and the attributes by which a viewer finds them. Errors: ERR_IO, ERR_MEMORY. */
int views_put(const struct views *self, hid_t file, struct error *error);

#endif
