/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TRACE_COLUMNS_H
#define OUTPUT_TRACE_COLUMNS_H

/*
 * The columns of /persons and of /events: what each is called, what it says of itself, and which
 * number it has of a record (models/trace.h).  Who writes them and who holds them against a run of
 * today has the same ones.
 */

#include "models/measures.h"
#include "models/trace.h"

#include <stdbool.h>

enum { TRACE_COLUMNS = 32 }; /* most of a group */

/* Of codes and people: there is none. */
enum { TRACE_NONE = -1 };

/* Of either group, the first columns; and all of /events. */
enum { TRACE_ID, TRACE_REP };
enum trace_event_column {
    TRACE_EVENT_ID, TRACE_EVENT_REP, TRACE_EVENT_PERSON, TRACE_EVENT_TIME, TRACE_EVENT_KIND,
    TRACE_EVENT_STAGE, TRACE_EVENT_ROUTE, TRACE_EVENT_EXAM, TRACE_EVENT_RULE, TRACE_EVENT_DOCKET,
    TRACE_EVENT_COLUMNS
};

/* Records in a row, and what is to be known of them besides. */
struct trace_rows {
    const void *records; /* struct trace_event or struct trace_person */
    int64_t replication;
    int64_t first;     /* the row of the first record */
    int64_t first_id;  /* of the replication's people */
    const struct measures_shape *shape;
};

struct trace_column {
    const char *name, *long_name;
    const char *unit;              /* NULL: a code, or a number of its own kind */
    enum dimension dimension;      /* of a code: whose labels it has; DIMENSIONS: none */
    const char *const *labels;     /* of a code that is of no dimension; NULL: none */
    size_t n_labels;
    size_t bytes;                  /* of a number in the file: 1, 4, 8 */
    bool may_miss;                 /* and then is fill */
    int64_t fill;
    int64_t (*of)(const struct trace_rows *rows, size_t i);
};

struct trace_columns {
    const char *group;
    const struct trace_column *items;
    size_t n;
};

extern const struct trace_columns trace_persons, trace_events;

/* Whether the detail of an event of that kind stands in that column: of exam, rule or docket. */
bool trace_kind_has(enum trace_kind kind, enum trace_event_column column);

/* How many labels a column of codes has, 0: it is none; and the label of a code. */
size_t trace_column_labels(const struct trace_column *self, const struct measures_shape *shape);
const char *trace_column_label(const struct trace_column *self, const struct measures_shape *shape,
                               size_t i);

#endif
