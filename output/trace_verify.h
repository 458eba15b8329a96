/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TRACE_VERIFY_H
#define OUTPUT_TRACE_VERIFY_H

/*
 * /persons and /events of a result verified, where it has them: row by row against each other
 * (output/trace_check.h), and against what a replication tells of its people when it is run again.
 * That goes by while it runs, a piece at a time, so memory does not grow with events.
 */

#include "output/checks.h"
#include "output/trace_check.h"

/* What a run of today has of a group beside what the file has. */
struct trace_twin {
    struct trace_kept *kept;
    size_t seen, different;       /* rows of the run; those of either that the other has not */
    char first[TRACE_FAULT_SIZE]; /* where they part, for people to read */
};

struct trace_verify {
    struct checks *checks;
    const struct measures_shape *shape;
    struct trace_kept people, events; /* without columns where the result has none */
    bool is_sound;                    /* there, and in order */
    struct trace_sink sink;
    size_t replication; /* that is run again */
    struct trace_twin people_twin, events_twin;
    struct error error; /* of what the sink could not read */
};

/* Goes through what an open result of n_rep replications has, and tells it. is_as_laid_out: whether
 * its columns are what they should be; else no row is looked at. It stays where it is until it is
 * closed, which is safe in every case, also of zeros. Errors: ERR_FORMAT, ERR_MEMORY. */
int trace_verify_open(struct trace_verify *self, hid_t file, int64_t n_rep,
                      const struct measures_shape *shape, bool is_as_laid_out,
                      struct checks *checks, struct error *error);
void trace_verify_close(struct trace_verify *self);

/* For that replication, about to be run again, to tell its people to; NULL where the result has
 * none of it, or not in order. */
const struct trace_sink *trace_verify_sink(struct trace_verify *self, size_t replication);

/* It has run: tells how it compares. platform: where the file was made, if not here; else NULL.
 * Errors: ERR_FORMAT. */
int trace_verify_tell(struct trace_verify *self, const char *platform, struct error *error);

#endif
