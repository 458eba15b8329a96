/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_RESULT_H
#define OUTPUT_RESULT_H

/*
 * What a result file says about its run, and the road of a run's numbers to it: replications are
 * written in blocks to shards in NAME.h5.parts/, and the shards are merged in order of
 * replications into NAME.h5.  The bytes of NAME.h5 depend on what is in struct result_about and on
 * the numbers, never on blocks, threads or resumes.
 */

#include "models/measures.h"
#include "sim/error.h"

#include <stdbool.h>
#include <stdint.h>

enum { RESULT_DIGEST = 32 };

/* A row of /inputs. */
struct result_input {
    const char *key, *value, *unit, *origin, *file, *source, *legal;
    int line;
    int hand_set;
    double low, high; /* NAN where there is none */
};

/* What a number set by hand makes of a figure: the figure times the lowest and the highest value
 * that it may have, as parts of the value that it has. NAN where there is no such number. */
struct result_band {
    double low, high;
};

/* What is told of single people. */
struct result_trace {
    int64_t replications; /* the first so many; 0: nothing */
    bool events;          /* what happens to them, too */
};

struct result_about {
    const char *title;
    const char *scenario;    /* its name */
    const char *text;        /* the effective scenario */
    const char *command;     /* without -j -o --part --resume --force --block */
    const char *version;     /* of the model, "0.1.0" */
    const char *base_run_id; /* "" where there is none */
    unsigned char digest[RESULT_DIGEST];
    int64_t seed;
    int64_t n_rep;
    const char *stopped; /* why there are so many; NULL where their number was fixed */
    const struct result_input *inputs;
    size_t n_inputs;
    const char *const *warnings;
    size_t n_warnings;
    const struct result_band *fte; /* by resource, of figures in fte; NULL: none */
    struct result_trace trace;
};

/* What --host-info adds: written to /meta/host only where it is given. */
struct result_host {
    double seconds;
    int threads;
    double waited; /* seconds that threads waited for what they had done to be written, summed */
};

#endif
