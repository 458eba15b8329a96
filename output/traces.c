/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/traces.h"

#include "output/h5_read.h"
#include "output/trace_file.h"
#include "output/trace_table.h"

#include <stdlib.h>

enum { PIECE = 1 << 14 }; /* records in memory at a time */

/* ---- carrying over ---- */

struct carry {
    const char *folder;
    const struct result_about *about;
    const struct measures_shape *shape;
    struct trace_table people, events;
    int64_t n_reps, n_people, n_events; /* of all that are traced */
    int64_t first_id, first_event; /* of the replication in hand */
    void *piece;
};

static int64_t
traced(const struct result_about *about)
{
    return about->trace.replications < about->n_rep ? about->trace.replications : about->n_rep;
}

/* The seals wait until what is under them is read. */
static int
count_all(struct carry *self, struct error *error)
{
    int code = 0;

    for (int64_t rep = 0; rep < self->n_reps && code == 0; rep++) {
        int64_t n_events, n_people;
        code = trace_reader_count(self->folder, self->about, self->shape, rep, &n_events, &n_people,
                                  error);
        self->n_people += n_people;
        self->n_events += n_events;
    }
    if (code == 0 && self->n_people > INT32_MAX)
        code = error_set(error, ERR_INPUT, "people of %lld replications are too many for /persons",
                         (long long)self->n_reps);
    return code;
}

/* Whether there is as much as was counted: a file may have been replaced since. */
static int
check_count(const struct carry *self, int64_t rep, const struct trace_reader *reader,
            struct error *error)
{
    int64_t people_left = self->n_people - self->first_id - reader->n_people;
    int64_t events_left = self->n_events - self->first_event - reader->n_events;
    bool is_last = rep + 1 == self->n_reps;

    if (people_left < 0 || events_left < 0 || (is_last && (people_left > 0 || events_left > 0)))
        return error_set(error, ERR_FORMAT, "%s: traces were replaced while they were read",
                         self->folder);
    return 0;
}

static int
carry_people(struct carry *self, const struct trace_reader *reader, struct trace_rows rows,
             struct error *error)
{
    int code = 0;

    for (int64_t at = 0; at < reader->n_people && code == 0; at += PIECE) {
        size_t n = (size_t)(reader->n_people - at < PIECE ? reader->n_people - at : PIECE);
        code = trace_reader_people(reader, at, n, self->piece, error);
        rows.first = self->first_id + at;
        if (code == 0)
            code = trace_table_add(&self->people, &rows, n, error);
    }
    return code;
}

static int
carry_events(struct carry *self, const struct trace_reader *reader, struct trace_rows rows,
             struct error *error)
{
    int code = 0;

    for (int64_t at = 0; at < reader->n_events && code == 0; at += PIECE) {
        size_t n = (size_t)(reader->n_events - at < PIECE ? reader->n_events - at : PIECE);
        code = trace_reader_events(reader, at, n, self->piece, error);
        rows.first = self->first_event + at;
        if (code == 0)
            code = trace_table_add(&self->events, &rows, n, error);
    }
    return code;
}

static int
carry_replication(struct carry *self, int64_t rep, struct error *error)
{
    struct trace_rows rows = {.records = self->piece, .replication = rep,
                              .first_id = self->first_id, .shape = self->shape};
    struct trace_reader reader;
    int code =
        trace_reader_open(&reader, self->folder, self->about, self->shape, rep, error);

    if (code == 0)
        code = check_count(self, rep, &reader, error);
    if (code == 0)
        code = carry_people(self, &reader, rows, error);
    if (code == 0 && self->about->trace.events)
        code = carry_events(self, &reader, rows, error);
    self->first_id += code == 0 ? reader.n_people : 0;
    self->first_event += code == 0 ? reader.n_events : 0;
    trace_reader_close(&reader);
    return code;
}

static int
open_tables(struct carry *self, hid_t file, const struct mapped *bytes, struct error *error)
{
    int code = trace_table_open(&self->people, file, bytes, &trace_persons,
                                (size_t)self->n_people, self->shape, error);

    if (code == 0)
        code = h5_attribute_int(self->people.group, "replications", self->n_reps, error);
    if (code != 0 || !self->about->trace.events)
        return code;
    code = trace_table_open(&self->events, file, bytes, &trace_events,
                            (size_t)self->n_events, self->shape, error);
    return code == 0 ? h5_attribute_int(self->events.group, "replications", self->n_reps, error)
                     : code;
}

static int
carry_all(struct carry *self, struct error *error)
{
    int code = 0;

    for (int64_t rep = 0; rep < self->n_reps && code == 0; rep++)
        code = carry_replication(self, rep, error);
    if (code == 0)
        code = trace_table_finish(&self->people, error);
    if (code == 0 && self->about->trace.events)
        code = trace_table_finish(&self->events, error);
    return code;
}

int
traces_put(hid_t file, const struct mapped *bytes, const char *folder,
           const struct result_about *about, const struct measures_shape *shape,
           struct error *error)
{
    struct carry self = {.folder = folder, .about = about, .shape = shape,
                         .n_reps = traced(about)};
    int code = 0;

    if (self.n_reps == 0)
        return 0;
    self.piece = malloc(PIECE * sizeof(struct trace_person));
    if (self.piece == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a piece of a trace");
    code = count_all(&self, error);
    if (code == 0)
        code = open_tables(&self, file, bytes, error);
    if (code == 0)
        code = carry_all(&self, error);
    trace_table_close(&self.people);
    trace_table_close(&self.events);
    free(self.piece);
    return code;
}

/* ---- afterwards ---- */

/* How many replications a group has; 0 where there is none. */
static int64_t
replications_of(hid_t file, const char *name)
{
    hid_t group = H5I_INVALID_HID;
    int64_t n = 0;

    if (h5_open(&group, file, name, NULL) != 0 ||
        h5_get_attribute_int(group, "replications", &n, NULL) != 0)
        n = 0;
    h5_close(&group);
    return n;
}

int64_t
traces_replications(hid_t file)
{
    return replications_of(file, "persons");
}

bool
traces_are_there(hid_t file, const struct result_about *about)
{
    int64_t n = traced(about);

    return traces_replications(file) == n &&
           replications_of(file, "events") == (about->trace.events ? n : 0);
}

/* Rows of a group; 0 where it cannot be said. */
static size_t
rows_of(hid_t result, const struct trace_columns *columns)
{
    hid_t group = H5I_INVALID_HID, column = H5I_INVALID_HID;
    size_t n = 0;

    if (h5_open(&group, result, columns->group, NULL) != 0 ||
        h5_open(&column, group, columns->items[TRACE_ID].name, NULL) != 0 ||
        h5_get_length(column, &n, NULL) != 0)
        n = 0;
    h5_close(&column);
    h5_close(&group);
    return n;
}

static int
frame(hid_t file, hid_t result, const struct mapped *bytes, const struct trace_columns *columns,
      int64_t n_reps, const struct measures_shape *shape, struct error *error)
{
    struct trace_table table;
    int code = trace_table_open(&table, file, bytes, columns, rows_of(result, columns), shape, error);

    if (code == 0)
        code = h5_attribute_int(table.group, "replications", n_reps, error);
    if (code == 0)
        code = trace_table_finish(&table, error);
    trace_table_close(&table);
    return code;
}

int
traces_frame(hid_t file, hid_t result, const struct mapped *bytes,
             const struct result_about *about, const struct measures_shape *shape,
             struct error *error)
{
    bool has_events = h5_has(result, trace_events.group);
    int64_t n_reps = traces_replications(result);
    int code = 0;

    if (shape->kind == MODEL_QUEUE || (!has_events && !h5_has(result, trace_persons.group)))
        return 0;
    n_reps = n_reps < 1 ? 1 : n_reps < about->n_rep ? n_reps : about->n_rep;
    code = frame(file, result, bytes, &trace_persons, n_reps, shape, error);
    if (code == 0 && has_events)
        code = frame(file, result, bytes, &trace_events, n_reps, shape, error);
    return code;
}
