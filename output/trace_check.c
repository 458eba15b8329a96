/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_check.h"

#include "sim/message.h"
#include "sim/ticks.h"

#include <stdio.h>

/* A pass through a group. */
struct pass {
    struct trace_kept *kept;
    const struct trace_kept *people; /* of events: whose they are */
    const struct measures_shape *shape;
    struct trace_faults *faults;
    size_t labels[TRACE_COLUMNS]; /* how many each column has; 0: it has no codes */
    int64_t rep, time;            /* of the row above */
};

static void
note(struct pass *self, size_t row, size_t column, int64_t number, const char *words)
{
    const struct trace_columns *columns = self->kept->columns;

    if (self->faults->n++ == 0)
        snprintf(self->faults->first, sizeof self->faults->first,
                 _("/%s/%s is %lld in row %zu, %s"), columns->group, columns->items[column].name,
                 (long long)number, row, words);
}

static void
check_codes(struct pass *self, size_t row, size_t i)
{
    const struct trace_columns *columns = self->kept->columns;

    for (size_t c = 0; c < columns->n; c++) {
        int64_t code = trace_kept_at(self->kept, c, i);
        bool is_missing = columns->items[c].may_miss && code == columns->items[c].fill;
        if (self->labels[c] > 0 && !is_missing && (code < 0 || (size_t)code >= self->labels[c]))
            note(self, row, c, code, _("a code without a label"));
    }
}

/* What rows of both groups have. */
static void
check_row(struct pass *self, size_t row, size_t i)
{
    int64_t id = trace_kept_at(self->kept, TRACE_ID, i);
    int64_t rep = trace_kept_at(self->kept, TRACE_REP, i);

    if (id < 0 || (size_t)id != row)
        note(self, row, TRACE_ID, id, _("where the number of the row should be"));
    if (rep < 0 || (size_t)rep >= self->kept->n_reps)
        note(self, row, TRACE_REP, rep, _("a replication that is not told of"));
    else if (rep < self->rep)
        note(self, row, TRACE_REP, rep, _("less than in the row above"));
    check_codes(self, row, i);
}

/* ---- events ---- */

static void
check_time(struct pass *self, size_t row, size_t i)
{
    int64_t time = trace_kept_at(self->kept, TRACE_EVENT_TIME, i);

    if (time < ticks_of_day(self->shape->start) || time >= ticks_of_day(self->shape->end))
        note(self, row, TRACE_EVENT_TIME, time, _("outside the run"));
    else if (trace_kept_at(self->kept, TRACE_REP, i) == self->rep && time < self->time)
        note(self, row, TRACE_EVENT_TIME, time, _("before that of the row above"));
    self->time = time;
}

static bool
is_of(const struct trace_kept *people, int64_t person, int64_t rep)
{
    return rep >= 0 && (size_t)rep < people->n_reps && person >= 0 &&
           (size_t)person >= people->starts[rep] && (size_t)person < people->starts[rep + 1];
}

/* Who is in no stage and on no route is nobody. */
static void
check_person(struct pass *self, size_t row, size_t i)
{
    int64_t person = trace_kept_at(self->kept, TRACE_EVENT_PERSON, i);
    bool is_nobody = person == TRACE_NONE;

    if (!is_nobody && !is_of(self->people, person, trace_kept_at(self->kept, TRACE_REP, i)))
        note(self, row, TRACE_EVENT_PERSON, person, _("nobody of that replication in /persons"));
    for (size_t c = TRACE_EVENT_STAGE; c <= TRACE_EVENT_ROUTE; c++) {
        int64_t code = trace_kept_at(self->kept, c, i);
        if ((code == TRACE_NONE) != is_nobody)
            note(self, row, c, code, _("which is not for such a person"));
    }
}

static void
check_details(struct pass *self, size_t row, size_t i)
{
    enum trace_kind kind = (enum trace_kind)trace_kept_at(self->kept, TRACE_EVENT_KIND, i);

    for (size_t c = TRACE_EVENT_EXAM; c <= TRACE_EVENT_DOCKET; c++) {
        int64_t code = trace_kept_at(self->kept, c, i);
        if ((code != TRACE_NONE) != trace_kind_has(kind, (enum trace_event_column)c))
            note(self, row, c, code, _("which is not for such an event"));
    }
}

static void
check_event(struct pass *self, size_t row, size_t i)
{
    check_time(self, row, i);
    check_person(self, row, i);
    check_details(self, row, i);
}

/* ---- a group ---- */

static void
check_piece(struct pass *self, size_t at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        check_row(self, at + i, i);
        if (self->people != NULL)
            check_event(self, at + i, i);
        self->rep = trace_kept_at(self->kept, TRACE_REP, i);
    }
}

static int
check_all(struct pass *self, struct error *error)
{
    const struct trace_columns *columns = self->kept->columns;
    size_t n_rows = self->kept->n_rows;
    int code = 0;

    for (size_t c = 0; c < columns->n; c++)
        self->labels[c] = trace_column_labels(&columns->items[c], self->shape);
    for (size_t at = 0, n; at < n_rows && code == 0; at += n) {
        n = n_rows - at < TRACE_PIECE ? n_rows - at : TRACE_PIECE;
        code = trace_kept_read(self->kept, at, n, error);
        if (code == 0)
            check_piece(self, at, n);
    }
    return code;
}

int
trace_check_people(struct trace_kept *people, const struct measures_shape *shape,
                   struct trace_faults *faults, struct error *error)
{
    struct pass self = {.kept = people, .shape = shape, .faults = faults};

    return check_all(&self, error);
}

int
trace_check_events(struct trace_kept *events, const struct trace_kept *people,
                   const struct measures_shape *shape, struct trace_faults *faults,
                   struct error *error)
{
    struct pass self = {.kept = events, .people = people, .shape = shape, .faults = faults};

    return check_all(&self, error);
}
