/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_FIGURE_H
#define OUTPUT_FIGURE_H

/*
 * The kinds of figure that a planner reads, one row each: what it is called, its unit, which labels
 * it runs over, its norm, and how one replication gives it.  output/kpi.h makes the list for a run.
 */

#include "models/measures.h"

#include <math.h>
#include <stdbool.h>

/* The months over which a figure is taken: from first on, n of them. */
struct figure_span {
    size_t first, n;
};

struct figure_row {
    const char *variable; /* first part of the id: "wait_p90" */
    const char *label_en, *label_nl;
    const char *unit;         /* "1", "day", "percent", "fte"; NULL: the resource's own */
    enum dimension dimension; /* whose labels it runs over; DIMENSIONS: none, one figure */
    bool (*applies)(size_t label);      /* NULL: to all labels */
    double (*norm)(size_t label);       /* NULL: none */
    bool norm_is_ceiling;
    bool whole_run;                     /* one figure for the run, none for each period */
    double (*value)(const struct measures *measures, struct figure_span span, size_t label);
    enum dimension by; /* a second one whose labels it runs over, of whole years; DIMENSIONS: none.
                        * label is then of both, the second running fastest; norm and applies get
                        * the first */
};

enum { FIGURE_ROWS = 27 };

/* Of the chain; those of a queueing network are in output/network_figure.h. */
extern const struct figure_row figure_rows[FIGURE_ROWS];

/* ---- what the tables of rows share ---- */

static inline double
figure_percent(double part, double whole)
{
    return whole > 0.0 ? 100.0 * part / whole : (double)NAN;
}

static inline size_t
span_last(struct figure_span span)
{
    return span.first + span.n - 1;
}

static inline bool
figure_is_under_way(size_t stage)
{
    return !stage_is_final((enum stage)stage);
}

static inline double
figure_norm_of_wait(size_t interval)
{
    int days = interval_norm_days((enum interval)interval);

    return days >= 0 ? (double)days : (double)NAN;
}

#endif
