/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_KPI_H
#define OUTPUT_KPI_H

/*
 * The planner's figures: which there are for a run of some shape, and what one replication says
 * about each.  A figure's id is VARIABLE.LABEL...@PERIOD, e.g.
 * wait_p90.signup_schrijven_a2@2027Q2; it is the same in the file, the table and the command line.
 * A list of figures is the rows of output/figure.h times their labels times the periods: the
 * calendar years and quarters that the run covers whole; where it covers no year, also all of it
 * ("run").  What is of the whole run alone stands once, with the period "run"; so do all figures of
 * a queueing network, whose warm-up is left out of them.
 */

#include "models/measures.h"
#include "output/figure.h"
#include "sim/error.h"

#include <stdbool.h>

struct kpi {
    char *id;
    char *label_nl, *label_en;
    char *filter;           /* what it is restricted to: "interval=medical", or "" */
    const char *unit;       /* "1", "day", "percent", "hour", ... */
    day_number start, end;  /* of the period; end is the first day after it */
    double norm;            /* NAN where there is none */
    bool norm_is_ceiling;   /* met when the figure is at most the norm; else at least */
    const struct figure_row *row;
    size_t label;           /* of the row's dimension; see output/network_figure.h */
    struct figure_span span;
};

struct kpis {
    struct kpi *items;
    size_t n;
    struct measures_shape shape;
};

/* The figures of a run of that shape. Errors: ERR_MEMORY. */
int kpis_init(struct kpis *self, const struct measures_shape *shape, struct error *error);
void kpis_free(struct kpis *self);

/* The value of each figure in one replication; NAN where it has none (a wait of nobody). values:
 * self->n numbers. */
void kpis_values(const struct kpis *self, const struct measures *measures, double *values);

/* Whether a value meets the figure's norm; there is one. */
static inline bool
kpi_meets(const struct kpi *self, double value)
{
    return self->norm_is_ceiling ? value <= self->norm : value >= self->norm;
}

#endif
