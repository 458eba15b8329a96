/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TRACE_GROUPS_H
#define OUTPUT_TRACE_GROUPS_H

/*
 * The groups /persons and /events of a result read back, a piece of rows at a time.  What a code
 * stands for is what the file says of it, so that one of another version of this program is read
 * as it was meant.
 */

#include "output/h5.h"

#include <stdbool.h>

enum person_column {
    PERSON_ID, PERSON_REP, PERSON_REGIME, PERSON_GROUP, PERSON_ROUTE, PERSON_CLASS, PERSON_STAGE,
    PERSON_COHORT, PERSON_DUTY, PERSON_ENDED, PERSON_TERM_END, PERSON_OVERRUNS, PERSON_FINES_EURO,
    PERSON_COLUMNS
};

enum event_column {
    EVENT_OF_PERSON, EVENT_TIME, EVENT_KIND, EVENT_STAGE, EVENT_ROUTE, EVENT_OF_EXAM, EVENT_RULE,
    EVENT_DOCKET, EVENT_COLUMNS
};

/* A column, open. */
struct trace_reading {
    hid_t dataset;
    char *meanings;      /* the labels, each with its end; NULL: no code */
    const char **labels; /* by code */
    size_t n_labels;
    double missing;      /* NAN: never */
};

struct trace_groups {
    hid_t file;
    char *title, *run_id;
    size_t n_people, n_events;
    struct trace_reading people[PERSON_COLUMNS], events[EVENT_COLUMNS];
};

/* Its checksum must hold. self may be closed in every case. Errors: ERR_FORMAT, also where the
 * result has no events, saying how it would; ERR_IO, ERR_MEMORY. */
int trace_groups_open(struct trace_groups *self, const char *path, struct error *error);
void trace_groups_close(struct trace_groups *self);

/* n numbers of a column from a row on. Errors: ERR_FORMAT. */
int trace_reading_get(const struct trace_reading *self, size_t first, size_t n, double *numbers,
                      struct error *error);

/* The label of a code; "" where it is missing, or none. */
const char *trace_reading_label(const struct trace_reading *self, double code);
bool trace_reading_misses(const struct trace_reading *self, double number);

#endif
