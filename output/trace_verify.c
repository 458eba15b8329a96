/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_verify.h"

#include "output/h5_read.h"
#include "output/traces.h"
#include "sim/message.h"

#include <stdio.h>

enum { NAME_SIZE = 96 };

/* ---- as it is ---- */

static void
tell_rows(struct trace_verify *self, const struct trace_kept *kept,
          const struct trace_faults *faults)
{
    char name[NAME_SIZE];

    snprintf(name, sizeof name, checks_name(self->checks, N_("rows of /%s")),
             kept->columns->group);
    if (faults->n > 0)
        checks_tell(self->checks, CHECK_FAILS, name, _("faults: %zu, the first: %s"), faults->n,
                    faults->first);
    else
        checks_tell(self->checks, CHECK_HOLDS, name,
                    _("%zu of %zu replications, in order and with labels"), kept->n_rows,
                    kept->n_reps);
    self->is_sound = self->is_sound && faults->n == 0;
}

static int
check_people(struct trace_verify *self, hid_t file, size_t n_reps, struct error *error)
{
    struct trace_faults faults = {0};
    int code = trace_kept_open(&self->people, file, &trace_persons, n_reps, error);

    if (code == 0)
        code = trace_check_people(&self->people, self->shape, &faults, error);
    if (code == 0)
        tell_rows(self, &self->people, &faults);
    return code;
}

static int
check_events(struct trace_verify *self, hid_t file, size_t n_reps, struct error *error)
{
    struct trace_faults faults = {0};
    int code = trace_kept_open(&self->events, file, &trace_events, n_reps, error);

    if (code == 0)
        code = trace_check_events(&self->events, &self->people, self->shape, &faults, error);
    if (code == 0)
        tell_rows(self, &self->events, &faults);
    return code;
}

int
trace_verify_open(struct trace_verify *self, hid_t file, int64_t n_rep,
                  const struct measures_shape *shape, bool is_as_laid_out, struct checks *checks,
                  struct error *error)
{
    int64_t n_reps = traces_replications(file);
    bool has_events = h5_has(file, trace_events.group);
    int code;

    *self = (struct trace_verify){.checks = checks, .shape = shape};
    if (!has_events && !h5_has(file, trace_persons.group))
        return 0;
    if (!is_as_laid_out || n_reps < 1 || n_reps > n_rep) {
        checks_tell(checks, CHECK_NOT_DONE,
                    checks_name(checks, N_("rows of /persons and /events")),
                    _("they are not in columns as the layout has them"));
        return 0;
    }
    self->is_sound = true;
    code = check_people(self, file, (size_t)n_reps, error);
    return code == 0 && has_events ? check_events(self, file, (size_t)n_reps, error) : code;
}

void
trace_verify_close(struct trace_verify *self)
{
    trace_kept_close(&self->people);
    trace_kept_close(&self->events);
    *self = (struct trace_verify){0};
}

/* ---- run again ---- */

static size_t
rows_of(const struct trace_kept *kept, size_t replication)
{
    return kept->starts[replication + 1] - kept->starts[replication];
}

/* The first column in which the i-th row of a piece is another; one more than there are: none. */
static size_t
part(const struct trace_kept *kept, const struct trace_rows *rows, size_t i)
{
    size_t c = 0;

    while (c < kept->columns->n && trace_kept_at(kept, c, i) == kept->columns->items[c].of(rows, i))
        c++;
    return c;
}

static void
hold_rows(struct trace_twin *self, const struct trace_rows *rows, size_t n)
{
    const struct trace_columns *columns = self->kept->columns;

    for (size_t i = 0; i < n; i++) {
        size_t c = part(self->kept, rows, i);
        if (c < columns->n && self->different++ == 0)
            snprintf(self->first, sizeof self->first,
                     _("/%s/%s is %lld in row %lld, and %lld in the run"), columns->group,
                     columns->items[c].name, (long long)trace_kept_at(self->kept, c, i),
                     (long long)(rows->first + (int64_t)i),
                     (long long)columns->items[c].of(rows, i));
    }
}

/* A piece of what the run tells, as far as the file has as many rows. */
static void
hold_piece(struct trace_verify *self, struct trace_twin *twin, const void *records, size_t n)
{
    size_t start = twin->kept->starts[self->replication];
    size_t left = rows_of(twin->kept, self->replication), held;
    const struct trace_rows rows = {.records = records,
                                    .replication = (int64_t)self->replication,
                                    .first = (int64_t)(start + twin->seen),
                                    .first_id = (int64_t)self->people.starts[self->replication],
                                    .shape = self->shape};

    left = twin->seen < left ? left - twin->seen : 0;
    held = n < left ? n : left;
    if (self->error.code == 0 && held > 0 &&
        trace_kept_read(twin->kept, start + twin->seen, held, &self->error) == 0)
        hold_rows(twin, &rows, held);
    twin->seen += n;
}

static void
take_events(void *context, const struct trace_event *events, size_t n)
{
    struct trace_verify *self = context;

    for (size_t at = 0; at < n; at += TRACE_PIECE)
        hold_piece(self, &self->events_twin, events + at,
                   n - at < TRACE_PIECE ? n - at : TRACE_PIECE);
}

static void
take_people(void *context, const struct trace_person *people, size_t n)
{
    struct trace_verify *self = context;

    for (size_t at = 0; at < n; at += TRACE_PIECE)
        hold_piece(self, &self->people_twin, people + at,
                   n - at < TRACE_PIECE ? n - at : TRACE_PIECE);
}

const struct trace_sink *
trace_verify_sink(struct trace_verify *self, size_t replication)
{
    bool has_events = self->events.columns != NULL;

    if (!self->is_sound || replication >= self->people.n_reps)
        return NULL;
    self->replication = replication;
    self->people_twin = (struct trace_twin){.kept = &self->people};
    self->events_twin = (struct trace_twin){.kept = has_events ? &self->events : NULL};
    self->sink = (struct trace_sink){self, has_events ? take_events : NULL, take_people};
    return &self->sink;
}

/* Rows that only one of them has differ, too. */
static void
note_length(struct trace_twin *self, size_t kept)
{
    size_t more = self->seen > kept ? self->seen - kept : kept - self->seen;

    if (more > 0 && self->different == 0)
        snprintf(self->first, sizeof self->first, _("the file has %zu rows, the run %zu"), kept,
                 self->seen);
    self->different += more;
}

static void
tell_twin(struct trace_verify *self, struct trace_twin *twin, const char *platform)
{
    size_t kept = rows_of(twin->kept, self->replication);
    char name[NAME_SIZE];

    note_length(twin, kept);
    snprintf(name, sizeof name, checks_name(self->checks, N_("/%s of replication %zu, run again")),
             twin->kept->columns->group, self->replication);
    if (twin->different == 0)
        checks_tell(self->checks, CHECK_HOLDS, name, _("%zu rows, each the same"), kept);
    else if (platform == NULL)
        checks_tell(self->checks, CHECK_DIFFERS, name,
                    _("%zu of %zu rows are not the same, the first: %s"), twin->different, kept,
                    twin->first);
    else
        checks_tell(self->checks, CHECK_NOT_DONE, name,
                    _("%zu of %zu rows are not the same, which tells nothing: the file was made "
                      "on %s, where last digits may be others"),
                    twin->different, kept, platform);
}

int
trace_verify_tell(struct trace_verify *self, const char *platform, struct error *error)
{
    if (self->error.code != 0)
        return error_set(error, self->error.code, "%s", self->error.text);
    tell_twin(self, &self->people_twin, platform);
    if (self->events_twin.kept != NULL)
        tell_twin(self, &self->events_twin, platform);
    return 0;
}
