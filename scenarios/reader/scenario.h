/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_SCENARIO_H
#define SCENARIOS_READER_SCENARIO_H

/*
 * A scenario, read once and for all: its base scenarios merged, its keys checked against the
 * registry, its dated changes laid over the timelines.  Whatever is wrong is collected and told at
 * once, as "file:line: error: ...".
 */

#include "models/params.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/pool.h"
#include "sim/error.h"

#include <stddef.h>

enum { SCENARIO_DIGEST = 32 }; /* bytes of SHA-256 */

/* Before the text of a --set, where one is named. */
#define SCENARIO_SET "--set "

/* One key as it came out, for /inputs, show and explain. Strings are owned by the scenario. */
struct scenario_input {
    const char *key;
    const char *value;  /* as a scenario would write it */
    const char *unit;
    const char *origin; /* "default", "base", "scenario", "set", "flag", "environment", "study" */
    const char *file;   /* as seen from the scenario's folder; "" for a default */
    int line;           /* 0 where there is none */
    const char *source; /* figure id or "hand-set" */
    const char *legal;  /* article, or "" */
    int hand_set;       /* of a change: as the key that it changes */
    double low, high;   /* band of a hand-set key, or of what a change sets it to; NAN: none */
};

/* "KEY=VALUE" of --set, of a flag or an environment variable that stands for a key, or of a
 * study. */
struct scenario_override {
    const char *text;   /* "run.seed=7" */
    const char *origin; /* "set", "flag", "environment" or "study" */
    const char *file;   /* where it was said; NULL: the origin says it */
    int line;
};

struct scenario {
    struct params params;
    const char *title;
    const char *name; /* the file's stem: "basis" */
    const char *path;
    const char *text; /* the effective scenario, as a file; reading it again gives the same */
    const char *text_here;  /* the same as a file in the folder where we are: run.stock leads from
                             * there to stock_path, as which it was read; NULL: there is no stock */
    const char *stock_path;
    unsigned char digest[SCENARIO_DIGEST]; /* of the effective text without run.seed,
                                            * run.replications and run.stock */
    struct scenario_input *inputs; /* one a key, and the title, the changes */
    size_t n_inputs;
    struct pool pool; /* of all the texts */
};

/* What a fault in an override names in place of a file: a --set as it was typed. NULL where the pool
 * has no memory. */
const char *scenario_override_said(const struct scenario_override *self, struct pool *pool);

/* Reads path, then lays the overrides over it in order. Returns 0; ERR_INPUT with at least one
 * fault collected; or ERR_MEMORY or ERR_IO in error. self may be freed in every case. */
int scenario_read(struct scenario *self, const char *path,
                  const struct scenario_override *overrides, size_t n_overrides,
                  struct faults *faults, struct error *error);
void scenario_free(struct scenario *self);

#endif
