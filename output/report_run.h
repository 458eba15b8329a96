/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REPORT_RUN_H
#define OUTPUT_REPORT_RUN_H

/*
 * All that a report says of one run: its figures and summaries, what it was told, and its
 * differences from a base.  Replications are read only where there is a base.
 */

#include "output/against.h"
#include "output/amount.h"
#include "output/chart.h"
#include "output/h5.h"
#include "output/page.h"

/* /inputs of the file. Columns are as in docs/result-format.md. */
struct report_inputs {
    char **key, **value, **unit, **origin, **source, **legal;
    double *hand_set, *low, *high;
    size_t n;
};

/* Places along an axis of the report. */
struct report_axis {
    struct chart_place *place;
    double *day;                 /* the first of each, since 1970-01-01; of months and cohorts */
    char (*period)[CHART_LABEL]; /* as in ids of figures: "2027Q2"; of quarters and years */
    size_t n;
};

/* The figures by id. */
struct report_name {
    const char *id;
    size_t figure;
};

struct report_run {
    const char *path;
    enum language language;
    const char *(*meaning)(const char *key, enum language language); /* as it is asked for */

    hid_t file; /* open, for summaries */
    struct page page;
    double least; /* the threshold of small counts, here and in the base; 0: none, of a network */
    char **label; /* of the figures, in that language */
    char *title, *config, *command, *rng;
    char **warnings;
    size_t n_warnings;
    struct report_inputs inputs;

    struct report_name *names;                           /* in order of ids */
    struct report_axis months, quarters, years, cohorts; /* those that the file has */

    const struct base *base; /* NULL: none */
    struct base run;         /* where there is a base: the same run with its replications */
    struct against against;
};

/* base: NULL for none; it must outlive self. Errors: ERR_FORMAT where the file is not what it
 * should be or cannot be held against the base; ERR_IO, ERR_MEMORY. report_run_free is safe after
 * each. */
int report_run_read(struct report_run *self, const char *path, const struct base *base,
                    const char *base_path, enum language language, struct error *error);
void report_run_free(struct report_run *self);

/* The figure with that id, or page.n. label: NULL for none. */
size_t report_run_find(const struct report_run *self, const char *variable, const char *label,
                       const char *period);

/* Whether a figure is of so few people, here or in the base, that it is not shown; or one number of
 * it, such as a quantile. */
bool report_run_hides(const struct report_run *self, size_t figure);
bool report_run_hides_number(const struct report_run *self, size_t figure, double number);

/* The fewest people that are shown, as it is read: "5", or of a network "1". */
void report_run_least(const struct report_run *self, char text[AMOUNT_SIZE]);

/* The mean of a figure, NAN where there is none or it is hidden. */
double report_run_mean(const struct report_run *self, const char *variable, const char *label,
                       const char *period);

/* All numbers of a summary, such as "stock_mean"; there must be n of them. To be freed. */
int report_run_summary(const struct report_run *self, const char *name, double **numbers, size_t n,
                       struct error *error);

/* What a key means, of a dated change the key that it changes; "" where that is not known. */
const char *report_run_meaning(const struct report_run *self, const char *key, const char *value);

/* "days", "people", "places", ... in the report's language. */
const char *report_unit(const char *unit);

#endif
