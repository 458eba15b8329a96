/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_DIFFERENCE_H
#define OUTPUT_DIFFERENCE_H

/*
 * One figure of two runs.  Where replication shares its chance with replication (common random
 * numbers: Law, Simulation Modeling and Analysis, section 11.2) the pairs are held together: the
 * interval is of the mean of their differences, and the pairs tell what the common chance was
 * worth. Of runs of unequal length the first replications of each are pairs.  Else the interval is of the difference of two means (Welch 1938), which is wider.
 */

#include <stddef.h>

struct difference {
    double base, mean;  /* means, each of all its own replications */
    double difference;  /* mean less base; paired: the mean of the replications that have it in both,
                         * so not always that of the two means */
    double se;          /* of the difference; NAN where too few have it, as half */
    double half;        /* of its 95 % interval */
    double freedom;     /* degrees of freedom of Student's t */
    size_t n;           /* pairs; not paired: replications of the run that have the figure */
    double correlation; /* of the pairs; NAN where not paired, or where a run has no spread */
    double shrink;      /* variance of the difference if the runs did not share their chance, over
                         * that of the pairs; INFINITY where pairs all differ by the same; NAN as
                         * the correlation */
};

/* Numbers of each run; NAN where a replication has no figure. Their order is lost. room: twice as
 * many as the shorter has. */
void difference_paired(struct difference *self, double *base, size_t n_base, double *run,
                       size_t n_run, double *room);
void difference_welch(struct difference *self, double *base, size_t n_base, double *run,
                      size_t n_run);

/* The chance of a difference as large or larger if there is none (two-sided); NAN where there is no
 * standard error. */
double difference_p(const struct difference *self);

#endif
