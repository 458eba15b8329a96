/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_VERIFY_H
#define OUTPUT_VERIFY_H

/*
 * Whether a result is what it says: the file is made anew from the replications in it and from its
 * scenario, and held against what it is, object by object: structure, units and attributes against
 * the layout; coordinates; the summaries, /kpi and /view from the variables; /inputs and /meta from
 * the scenario's text; digest and id; the rows of /persons and /events from each other.
 * Replications, and what they tell of people, can be held against what the simulator gives today.
 * Each check is told in a line.
 */

#include "output/checks.h"
#include "output/result.h"

#include "models/trace.h"

struct verify;

/* Opens a run through the door. Errors: as door_open, with a text that says the path. */
int verify_open(struct verify **self, const char *path, struct checks *checks,
                struct error *error);
void verify_close(struct verify *self);

/* What it says of itself, for who reads its scenario again. They live as long as self. */
struct verify_said {
    const char *scenario, *text, *version, *platform, *stock; /* stock: of the start, as the
                                                               * scenario says it; "" or quoted */
    int64_t n_rep;
};
void verify_said(const struct verify *self, struct verify_said *said);

/* about, shape: as the scenario's text gives them today; what else the file says of its run is taken
 * from it. Errors: ERR_FORMAT where it cannot be read, ERR_IO, ERR_MEMORY. */
int verify_file(struct verify *self, const struct result_about *about,
                const struct measures_shape *shape, struct error *error);

/* For a replication that is about to be run, to tell its people to; NULL where the file has none of
 * it. After verify_file. */
const struct trace_sink *verify_trace(struct verify *self, size_t rep);

/* Holds a replication against the same one of today, exactly, and its people, if they were asked
 * for. Errors: ERR_FORMAT, ERR_MEMORY. */
int verify_replication(struct verify *self, size_t rep, const struct measures *today,
                       struct error *error);

#endif
