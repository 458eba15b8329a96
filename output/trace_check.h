/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TRACE_CHECK_H
#define OUTPUT_TRACE_CHECK_H

/*
 * Whether the rows of /persons and /events agree with each other, with nothing simulated: they are
 * numbered, the replications are in order and so is time in each of them and in the run, each code
 * has a label, and whoever an event is of is a person of that replication.
 */

#include "output/trace_kept.h"

enum { TRACE_FAULT_SIZE = 200 };

struct trace_faults {
    size_t n;
    char first[TRACE_FAULT_SIZE]; /* where the first is and what it is, for people to read */
};

/* Either goes through all rows once, a piece at a time. Errors: ERR_FORMAT where they cannot be
 * read. */
int trace_check_people(struct trace_kept *people, const struct measures_shape *shape,
                       struct trace_faults *faults, struct error *error);
int trace_check_events(struct trace_kept *events, const struct trace_kept *people,
                       const struct measures_shape *shape, struct trace_faults *faults,
                       struct error *error);

#endif
