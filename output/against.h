/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_AGAINST_H
#define OUTPUT_AGAINST_H

/*
 * A run held against its base: of each figure that both have, the difference (output/difference.h).
 * Where the seed is the same, replication is held against replication, for they share their chance:
 * over the first that both have, since a run with --precision stops where it is precise enough.
 */

#include "output/base.h"
#include "output/difference.h"
#include "output/paper.h"

enum { AGAINST_HOW = 320 };

struct against {
    const struct base *base, *run;
    size_t pairs; /* replications that share their chance; 0: not paired */
    struct difference *items; /* one for each of the run's figures; NAN where the base has none */
    size_t n;
};

/* How many replications share their chance, the first of each; 0 where the seed is another. */
size_t against_pairs(const struct base *base, const struct base *run);

/* A sentence, or two: whether they are paired, and over which replications. */
void against_how(const struct base *base, const struct base *run, char text[AGAINST_HOW]);

/* Of a figure of each run, by its place there; KPI_NONE: it has none, and what hangs on it is NAN.
 * room: what against_room gives, NULL where there is no memory; to be freed. */
void against_hold(struct difference *self, const struct base *base, long of_base,
                  const struct base *run, long of_run, double *room);
double *against_room(const struct base *base, const struct base *run);

/* base and run must outlive it. Errors: ERR_MEMORY. against_free is safe after each. */
int against_init(struct against *self, const struct base *base, const struct base *run,
                 struct error *error);
void against_free(struct against *self);

/* The columns: base, this run, difference, its interval; the line goes on. */
void against_print_head(struct paper *paper);
void against_print_row(const struct against *self, size_t i, const char *period, int decimals,
                       struct paper *paper);

/* Which base, and how the two were held together. */
void against_print_footer(const struct against *self, struct paper *paper);

#endif
