/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_columns.h"

#include "output/columns.h"

#define SECONDS "seconds since 1970-01-01 00:00:00"
#define COUNT(columns) (sizeof(columns) / sizeof((columns)[0]))

/* ---- of both ---- */

static int64_t
row_number(const struct trace_rows *rows, size_t i)
{
    return rows->first + (int64_t)i;
}

static int64_t
row_rep(const struct trace_rows *rows, size_t i)
{
    (void)i;
    return rows->replication;
}

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
    {"id", "the row, by which /events calls the person", NULL, DIMENSIONS, NULL, 0, 4, false, 0,
     row_number},
    {"rep", "replication", NULL, DIMENSIONS, NULL, 0, 4, false, 0, row_rep},
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

    return person != TRACE_NOBODY ? rows->first_id + (int64_t)person : TRACE_NONE;
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
    return event_at(rows, i)->stage < STAGES ? event_at(rows, i)->stage : TRACE_NONE;
}

static int64_t
event_route(const struct trace_rows *rows, size_t i)
{
    return event_at(rows, i)->route < ROUTES ? event_at(rows, i)->route : TRACE_NONE;
}

/* Its detail, where that is what the column has. */
static int64_t
detail_of(const struct trace_rows *rows, size_t i, enum trace_event_column column)
{
    const struct trace_event *event = event_at(rows, i);

    return trace_kind_has((enum trace_kind)event->kind, column) ? event->detail : TRACE_NONE;
}

static int64_t
event_exam(const struct trace_rows *rows, size_t i)
{
    return detail_of(rows, i, TRACE_EVENT_EXAM);
}

static int64_t
event_rule(const struct trace_rows *rows, size_t i)
{
    return detail_of(rows, i, TRACE_EVENT_RULE);
}

static int64_t
event_docket(const struct trace_rows *rows, size_t i)
{
    return detail_of(rows, i, TRACE_EVENT_DOCKET);
}

#define DETAIL(name, long_name, dimension)                                                         \
    {                                                                                              \
        #name, long_name, NULL, dimension, NULL, 0, 1, true, TRACE_NONE, event_##name              \
    }

static const struct trace_column event_columns[TRACE_EVENT_COLUMNS] = {
    [TRACE_EVENT_ID] = {"event", "the row", NULL, DIMENSIONS, NULL, 0, 8, false, 0, row_number},
    [TRACE_EVENT_REP] = {"rep", "replication", NULL, DIMENSIONS, NULL, 0, 4, false, 0, row_rep},
    [TRACE_EVENT_PERSON] = {"person",
                            "row in /persons; missing: outside the simulated people, or before the "
                            "duty",
                            NULL, DIMENSIONS, NULL, 0, 4, true, TRACE_NONE, event_person},
    [TRACE_EVENT_TIME] = {"time", "when, in Dutch time without daylight saving", SECONDS,
                          DIMENSIONS, NULL, 0, 8, false, 0, event_time},
    [TRACE_EVENT_KIND] = {"kind", "what happened", NULL, DIMENSIONS, trace_labels, TRACE_KINDS, 1,
                          false, 0, event_kind},
    [TRACE_EVENT_STAGE] = DETAIL(stage, "the person's stage after it", DIMENSION_STAGE),
    [TRACE_EVENT_ROUTE] = DETAIL(route, "the person's learning route after it", DIMENSION_ROUTE),
    [TRACE_EVENT_EXAM] =
        DETAIL(exam, "of exam_sat, exam_passed, exam_failed, exam_noshow", DIMENSION_EXAM),
    [TRACE_EVENT_RULE] = DETAIL(rule, "of rule", DIMENSION_RULE),
    [TRACE_EVENT_DOCKET] =
        DETAIL(docket, "of case: what happened to the case of overrun", DIMENSION_DOCKET),
};

const struct trace_columns trace_persons = {"persons", person_columns, COUNT(person_columns)};
const struct trace_columns trace_events = {"events", event_columns, COUNT(event_columns)};

bool
trace_kind_has(enum trace_kind kind, enum trace_event_column column)
{
    if (column == TRACE_EVENT_EXAM)
        return kind >= TRACE_EXAM_SAT && kind <= TRACE_EXAM_NOSHOW;
    return kind == (column == TRACE_EVENT_RULE ? TRACE_RULE : TRACE_CASE);
}

/* ---- labels ---- */

size_t
trace_column_labels(const struct trace_column *self, const struct measures_shape *shape)
{
    if (self->labels != NULL)
        return self->n_labels;
    return self->dimension < DIMENSIONS ? shape->extent[self->dimension] : 0;
}

const char *
trace_column_label(const struct trace_column *self, const struct measures_shape *shape, size_t i)
{
    return self->labels != NULL ? self->labels[i] : dimension_label(shape, self->dimension, i);
}
