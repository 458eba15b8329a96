/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_STUDIES_PRECISION_H
#define SCENARIOS_STUDIES_PRECISION_H

/*
 * How many replications are enough: until the 95 % interval of the mean of each figure asked for
 * reaches no further from it than was asked, in the figure's own unit, and stays so while some more
 * are added (the look-ahead).  After K. Hoad, S. Robinson and R. Davies, "Automated selection of
 * the number of replications for a discrete-event simulation", Journal of the Operational Research
 * Society 61 (2010) 1632-1644; there the half-width is relative to the mean.  The replications are
 * counted in the order of their numbers, so which one is the last depends on nothing but those up
 * to it.
 */

#include "models/measures.h"
#include "output/kpi.h"

#include <stdbool.h>
#include <stdint.h>

enum { PRECISION_LEAST = 3, PRECISION_MOST = 1000, PRECISION_LOOK_AHEAD = 5 }; /* defaults */

/* What is asked. */
struct precision_rule {
    const char *const *asks; /* "KPI=HALFWIDTH", each sound (precision_ask_is_sound) */
    size_t n_asks;
    int64_t least, most; /* replications; least is at least 2 */
    int64_t look_ahead;  /* more, beyond those that are enough; in percent of them where these are
                          * over 100 (the paper's kLimit) */
    double budget;       /* seconds; 0: no end */
};

struct precision_figure; /* one that is asked for */

struct precision {
    const struct precision_rule *rule;
    struct kpis kpis;
    struct precision_figure *figures; /* rule->n_asks */
    int64_t n;     /* replications added */
    int64_t since; /* the n from which on it was enough; 0: it is not */
    bool reached;
};

/* Whether it reads "KPI=HALFWIDTH" with a number above 0. */
bool precision_ask_is_sound(const char *text);

/* self may be freed in every case. Errors: ERR_INPUT for a figure that a run of that shape does not
 * have, with the nearest one that it has; ERR_MEMORY. */
int precision_init(struct precision *self, const struct precision_rule *rule,
                   const struct measures_shape *shape, struct error *error);
void precision_free(struct precision *self);

/* What one replication says: rule->n_asks numbers, NAN where it says nothing of a figure. Threads
 * may call it at the same time. */
void precision_values(const struct precision *self, const struct measures *measures,
                      double *values);

/* Adds the next replication, by number. True where it was the last one needed; none may follow. */
bool precision_add(struct precision *self, const double *values);

/* The half-width of a figure's interval after the replications added; INFINITY below two. */
double precision_half(const struct precision *self, size_t ask);

#endif
