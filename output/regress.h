/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REGRESS_H
#define OUTPUT_REGRESS_H

/*
 * A run held against the reference of its scenario: what moved?
 *
 * Exactly, where platform, seed and number of replications are the reference's: each number must be
 * the same, and the digest of each variable.
 *
 * Else statistically: the hypothesis that nothing moved is tested for each figure, by pairs where
 * the seed is the same (the first replications that both have share their chance, and what differs
 * by rounding alone is the same), else by Welch's test; and by Holm's step-down procedure (1979) for all of them
 * together: the chance that anything is said to have moved where nothing did is at most the rate,
 * as far as means are as Student's t takes them.  Pairs that all differ by the same have no spread:
 * they are judged by the spread of the runs.  Where these have none either, what is paired is a
 * constant that moved, and what is not is as likely as such a split of all the replications.  What
 * fewer than two replications have is not tested.
 */

#include "output/difference.h"
#include "output/reference.h"

#include <stdio.h>

struct moved_figure {
    const char *id;
    struct difference difference; /* now less the reference */
    double p;    /* of the hypothesis that it did not move; NAN: not tested */
    double far;  /* of the means, in standard deviations of a replication of the reference; INFINITY
                  * where that has none */
    bool moved;
};

struct regression {
    const struct reference *stored, *now;
    bool exact;
    size_t pairs; /* replications that share their chance; 0: not paired */
    double rate; /* of false alarms */
    struct moved_figure *figures; /* those that both have; the farthest that moved first */
    size_t n, n_tested, n_moved;
    const char **lost, **gained;  /* figures and variables that one of them alone has */
    size_t n_lost, n_gained;
    const char **variables;       /* exactly: whose digests are not the same */
    size_t n_variables;
    const char **keys;            /* inputs that are not the same, but for seed, replications and
                                   * title */
    size_t n_keys;
};

/* stored and now must outlive it. Errors: ERR_MEMORY. regress_free is safe after each. */
int regress_init(struct regression *self, const struct reference *stored,
                 const struct reference *now, double rate, struct error *error);
void regress_free(struct regression *self);

/* Whether nothing moved, of the same scenario or of another. */
bool regress_is_still(const struct regression *self);

/* Whether nothing moved, and the scenario is the reference's: else that speaks of something else. */
bool regress_holds(const struct regression *self);

/* Tests n hypotheses together: moved says which are rejected at the rate by Holm. Those whose p is
 * NAN are passed over. Returns how many are rejected. Errors: ERR_MEMORY, which is negative. */
long regress_holm(const double *p, size_t n, double rate, bool *moved, struct error *error);

/* p of one figure: values of n and m replications, NAN where it has none; paired: the first
 * of each share their chance. room: 3 n + 3 m numbers. */
double regress_p(struct difference *self, const double *stored, size_t n, const double *now,
                 size_t m, bool paired, double *room);

#endif
