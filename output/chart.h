/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_CHART_H
#define OUTPUT_CHART_H

/*
 * A chart of a report, as a figure with its caption, its numbers for who draws it
 * (output/report/page.js), and under it the table of the same numbers, which is all that there is
 * where no script runs.  Of counts of people small ones are hidden in both (output/disclosure.h).
 */

#include "output/html.h"
#include "output/words.h"

#include <stddef.h>

enum chart_kind {
    CHART_FAN,   /* a mean in its band, with a norm */
    CHART_STACK, /* parts of a whole through time */
    CHART_BARS,  /* the same by place */
};

enum chart_role {
    CHART_MEAN,
    CHART_LOW, /* edges of the band over replications: never of the interval of the mean */
    CHART_HIGH,
    CHART_NORM,
    CHART_PART,
};

enum { CHART_LABEL = 24, CHART_DAY = 11, CHART_NAME = 96, CHART_SERIES = 40 };

/* A place along the axis. */
struct chart_place {
    char label[CHART_LABEL]; /* as people read it */
    char day[CHART_DAY];     /* its first day, YYYY-MM-DD */
};

struct chart {
    enum chart_kind kind;
    const char *title, *note; /* note: NULL for none */
    const char *unit;         /* in words */
    const char *places;       /* what is along the axis */
    int decimals;             /* of its numbers, where they are read */
    double least;             /* of people: a count below it is hidden; 0: nothing is */
    size_t n;
    const struct chart_place *place;
    size_t n_series;
    struct chart_series {
        char name[CHART_NAME];
        enum chart_role role;
        const double *data; /* n numbers; NAN: none */
    } series[CHART_SERIES];
};

/* Adds a series; its data must outlive the chart. Beyond CHART_SERIES is a bug. */
void chart_add(struct chart *self, enum chart_role role, const char *name, const double *data);

/* Whether a number other than 0 is shown in any of its series but norms: else it says nothing. */
bool chart_says(const struct chart *self);

void chart_write(const struct chart *self, struct html *html);

#endif
