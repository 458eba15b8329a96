/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_ESTIMATE_H
#define OUTPUT_ESTIMATE_H

/*
 * What independent replications say about a figure.  Two kinds of band, never mixed: the interval
 * of the mean (Student's t, 95 %), which narrows with more replications, and the quantiles of the
 * spread over replications, which do not.  A replication in which the figure does not exist (a
 * share of nobody) is NAN and left out; n says how many were counted.
 */

#include <stddef.h>

enum estimate_prob { ESTIMATE_P10, ESTIMATE_P50, ESTIMATE_P90, ESTIMATE_PROBS };

extern const double estimate_probs[ESTIMATE_PROBS]; /* .10, .50, .90: the 80 % band */

struct estimate {
    size_t n;
    double mean;              /* NAN where n is 0 */
    double se;                /* NAN where n is below 2, as the interval */
    double ci_low, ci_high;   /* of the mean, 95 %: mean -+ t(n - 1, .975) se */
    double q[ESTIMATE_PROBS]; /* type 7 of Hyndman and Fan (1996), as in R and GSL */
};

/* values: n numbers; their order is lost. */
void estimate_make(struct estimate *self, double *values, size_t n);

#endif
