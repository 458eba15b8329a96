/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_AGAINST_H
#define OUTPUT_AGAINST_H

/*
 * A run held against its base: of each figure that both have, the difference and the 95 % interval
 * of its mean.  Where seed and number of replications are the same, replication is held against
 * replication, for they share their chance (Law, Simulation Modeling and Analysis, section 10.2):
 * the interval is of the mean of their differences.  Else it is of the difference of two means
 * (Welch 1938), which is wider.
 */

#include "output/base.h"

#include <stdio.h>

struct difference {
    double base, mean; /* means */
    double difference; /* paired: of the replications that have the figure in both */
    double half;       /* of its 95 % interval; NAN where too few have it */
};

struct against {
    const struct base *base;
    bool paired;
    struct difference *items; /* one for each of the run's figures; NAN where the base has none */
    size_t n;
};

/* base must outlive it. Errors: ERR_MEMORY. against_free is safe after each. */
int against_init(struct against *self, const struct base *base, const struct base *run,
                 struct error *error);
void against_free(struct against *self);

/* The columns: base, this run, difference, its interval; and those of the run that follow, as texts.
 * A note gets a line of its own. */
void against_print_head(bool with_norms, FILE *out);
void against_print_row(const struct against *self, size_t i, const char *period, int decimals,
                       const char *rest, const char *note, FILE *out);

/* Which base, and how the two were held together. */
void against_print_footer(const struct against *self, FILE *out);

#endif
