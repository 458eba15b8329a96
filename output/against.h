/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_AGAINST_H
#define OUTPUT_AGAINST_H

/*
 * A run held against its base: of each figure that both have, the difference (output/difference.h).
 * Where seed and number of replications are the same, replication is held against replication, for
 * they share their chance.
 */

#include "output/base.h"
#include "output/difference.h"
#include "output/paper.h"

struct against {
    const struct base *base;
    bool paired;
    struct difference *items; /* one for each of the run's figures; NAN where the base has none */
    size_t n;
};

/* Whether replication shares its chance with replication. */
bool against_pairs(const struct base *base, const struct base *run);

/* Of a figure of each run, by its place there; KPI_NONE: it has none, and what hangs on it is NAN.
 * room: what against_room gives, NULL where there is no memory; to be freed. */
void against_hold(struct difference *self, const struct base *base, long of_base,
                  const struct base *run, long of_run, double *room);
double *against_room(const struct base *base, const struct base *run);

/* base must outlive it. Errors: ERR_MEMORY. against_free is safe after each. */
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
