/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/traces.h"

#include "output/columns.h"
#include "output/h5_read.h"
#include "output/trace_file.h"
#include "output/trace_table.h"

#include <stdlib.h>

enum { PIECE = 1 << 14 }; /* records in memory at a time */

#define SECONDS "seconds since 1970-01-01 00:00:00"
#define COUNT(columns) (sizeof(columns) / sizeof((columns)[0]))

/* Of codes: there is none. */
enum { NONE = -1 };

/* ---- /persons ---- */

static const struct trace_person *
person_at(const struct trace_rows *rows, size_t i)
{
    return (const struct trace_person *)rows->records + i;
}

#define PERSON_NUMBER(member)                                                                      \
    static int64_t person_##member(const struct trace_rows *rows, size_t i)                       \
    {                                                                                              \
        return (int64_t)person_at(rows, i)->member;                                                \
    }
#define PERSON_DAY(member)                                                                         \
    static int64_t person_##member(const struct trace_rows *rows, size_t i)                       \
    {                                                                                              \
        stamp at = person_at(rows, i)->member;                                                     \
        return at != STAMP_NEVER ? ticks_to_day((ticks)at) : DAY_NEVER;                            \
    }

PERSON_NUMBER(luck)
PERSON_NUMBER(regime)
PERSON_NUMBER(group)
PERSON_NUMBER(route)
PERSON_NUMBER(municipality)
PERSON_NUMBER(stage)
PERSON_NUMBER(overruns)
PERSON_NUMBER(fines)
PERSON_NUMBER(fines_euro)
PERSON_NUMBER(municipal_fines_euro)
PERSON_NUMBER(woman)
PERSON_NUMBER(nareis)
PERSON_NUMBER(age)
PERSON_NUMBER(literacy)
PERSON_DAY(duty)
PERSON_DAY(notice)
PERSON_DAY(coupled)
PERSON_DAY(settled)
PERSON_DAY(pip)
PERSON_DAY(lessons)
PERSON_DAY(term_end)
PERSON_DAY(ended)

static int64_t
person_id(const struct trace_rows *rows, size_t i)
{
    return rows->first + (int64_t)i;
}

static int64_t
person_rep(const struct trace_rows *rows, size_t i)
{
    (void)i;
    return rows->replication;
}

static int64_t
person_cohort(const struct trace_rows *rows, size_t i)
{
    return measures_cohort_start(rows->shape, person_at(rows, i)->cohort);
}

static const char *const yes_labels[] = {"no", "yes"};

#define NUMBER(name, long_name, size)                                                              \
    {                                                                                              \
        #name, long_name, NULL, DIMENSIONS, NULL, 0, size, false, 0, person_##name                 \
    }
#define DAY(name, long_name)                                                                       \
    {                                                                                              \
        #name, long_name, COLUMN_DAYS, DIMENSIONS, NULL, 0, 4, true, DAY_NEVER, person_##name      \
    }
#define CODE(name, long_name, dimension, member)                                                   \
    {                                                                                              \
        name, long_name, NULL, dimension, NULL, 0, 1, false, 0, person_##member                    \
    }
#define LABELS(name, long_name, labels)                                                            \
    {                                                                                              \
        #name, long_name, NULL, DIMENSIONS, labels, COUNT(labels), 1, false, 0, person_##name      \
    }

static const struct trace_column person_columns[] = {
    NUMBER(id, "the row, by which /events calls the person", 4),
    NUMBER(rep, "replication", 4),
    NUMBER(luck, "the same for the same person in another scenario of that seed and replication", 8),
    CODE("regime", "law", DIMENSION_REGIME, regime),
    CODE("group", "group", DIMENSION_GROUP, group),
    CODE("route", "the last learning route", DIMENSION_ROUTE, route),
    CODE("class", "class of municipality", DIMENSION_MUNICIPALITY, municipality),
    CODE("stage", "the last stage: at the horizon, or that in which the duty ended",
         DIMENSION_STAGE, stage),
    {"cohort", "first day of the quarter in which the duty started; of before the run, the first",
     COLUMN_DAYS, DIMENSIONS, NULL, 0, 4, false, 0, person_cohort},
    DAY(duty, "the duty starts"),
    DAY(notice, "DUO's notice of it"),
    DAY(coupled, "linked to a municipality"),
    DAY(settled, "lives there"),
    DAY(pip, "the plan is set"),
    DAY(lessons, "the first lesson, in the run"),
    DAY(term_end, "end of the term that ran as the person left, or runs at the horizon"),
    DAY(ended, "the duty ended"),
    NUMBER(overruns, "terms that were overrun", 4),
    NUMBER(fines, "fines by DUO, in the run", 4),
    NUMBER(fines_euro, "their sum, in euro", 4),
    NUMBER(municipal_fines_euro, "municipal fines in the run, in euro", 4),
    LABELS(woman, "whether a woman", yes_labels),
    LABELS(nareis, "whether family who joined a status holder", yes_labels),
    NUMBER(age, "years, as the duty started", 4),
    LABELS(literacy, "what was read as the duty started", literacy_labels),
};

/* ---- /events ---- */

static const struct trace_event *
event_at(const struct trace_rows *rows, size_t i)
{
    return (const struct trace_event *)rows->records + i;
}

static int64_t
event_person(const struct trace_rows *rows, size_t i)
{
    uint32_t person = event_at(rows, i)->person;

    return person != TRACE_NOBODY ? rows->first_id + (int64_t)person : NONE;
}

static int64_t
event_event(const struct trace_rows *rows, size_t i)
{
    return rows->first + (int64_t)i;
}

static int64_t
event_rep(const struct trace_rows *rows, size_t i)
{
    (void)i;
    return rows->replication;
}

static int64_t
event_time(const struct trace_rows *rows, size_t i)
{
    return (int64_t)event_at(rows, i)->at;
}

static int64_t
event_kind(const struct trace_rows *rows, size_t i)
{
    return event_at(rows, i)->kind;
}

static int64_t
event_stage(const struct trace_rows *rows, size_t i)
{
    return event_at(rows, i)->stage < STAGES ? event_at(rows, i)->stage : NONE;
}

static int64_t
event_route(const struct trace_rows *rows, size_t i)
{
    return event_at(rows, i)->route < ROUTES ? event_at(rows, i)->route : NONE;
}

static int64_t
event_exam(const struct trace_rows *rows, size_t i)
{
    const struct trace_event *event = event_at(rows, i);
    bool is_of_exams = event->kind >= TRACE_EXAM_SAT && event->kind <= TRACE_EXAM_NOSHOW;

    return is_of_exams ? event->detail : NONE;
}

static int64_t
event_rule(const struct trace_rows *rows, size_t i)
{
    return event_at(rows, i)->kind == TRACE_RULE ? event_at(rows, i)->detail : NONE;
}

static int64_t
event_docket(const struct trace_rows *rows, size_t i)
{
    return event_at(rows, i)->kind == TRACE_CASE ? event_at(rows, i)->detail : NONE;
}

#define DETAIL(name, long_name, dimension)                                                         \
    {                                                                                              \
        #name, long_name, NULL, dimension, NULL, 0, 1, true, NONE, event_##name                    \
    }

static const struct trace_column event_columns[] = {
    {"event", "the row", NULL, DIMENSIONS, NULL, 0, 8, false, 0, event_event},
    {"rep", "replication", NULL, DIMENSIONS, NULL, 0, 4, false, 0, event_rep},
    {"person", "row in /persons; missing: outside the simulated people, or before the duty", NULL,
     DIMENSIONS, NULL, 0, 4, true, NONE, event_person},
    {"time", "when, in Dutch time without daylight saving", SECONDS, DIMENSIONS, NULL, 0, 8, false,
     0, event_time},
    {"kind", "what happened", NULL, DIMENSIONS, trace_labels, TRACE_KINDS, 1, false, 0, event_kind},
    DETAIL(stage, "the person's stage after it", DIMENSION_STAGE),
    DETAIL(route, "the person's learning route after it", DIMENSION_ROUTE),
    DETAIL(exam, "of exam_sat, exam_passed, exam_failed, exam_noshow", DIMENSION_EXAM),
    DETAIL(rule, "of rule", DIMENSION_RULE),
    DETAIL(docket, "of case: what happened to the case of overrun", DIMENSION_DOCKET),
};

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
    int code = trace_table_open(&self->people, file, bytes, "persons", person_columns,
                                COUNT(person_columns), (size_t)self->n_people, self->shape, error);

    if (code == 0)
        code = h5_attribute_int(self->people.group, "replications", self->n_reps, error);
    if (code != 0 || !self->about->trace.events)
        return code;
    code = trace_table_open(&self->events, file, bytes, "events", event_columns,
                            COUNT(event_columns), (size_t)self->n_events, self->shape, error);
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

bool
traces_are_there(hid_t file, const struct result_about *about)
{
    int64_t n = traced(about);

    return replications_of(file, "persons") == n &&
           replications_of(file, "events") == (about->trace.events ? n : 0);
}
