/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_groups.h"

#include "output/door.h"
#include "output/h5_read.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const person_names[PERSON_COLUMNS] = {
    "id",     "rep",  "regime", "group",    "route",    "class",      "stage",
    "cohort", "duty", "ended",  "term_end", "overruns", "fines_euro",
};

static const char *const event_names[EVENT_COLUMNS] = {
    "person", "time", "kind", "stage", "route", "exam", "rule", "docket",
};

/* ---- a column ---- */

static size_t
count_words(const char *text)
{
    size_t n = *text != '\0';

    for (; *text != '\0'; text++)
        n += *text == ' ';
    return n;
}

/* Cuts the meanings into labels, which stand in the order of their codes. */
static int
cut(struct trace_reading *self, struct error *error)
{
    char *next = self->meanings;

    self->n_labels = count_words(next);
    self->labels = calloc(self->n_labels + 1, sizeof *self->labels);
    if (self->labels == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu labels", self->n_labels);
    for (size_t i = 0; i < self->n_labels; i++) {
        self->labels[i] = next;
        next += strcspn(next, " ");
        if (*next != '\0')
            *next++ = '\0';
    }
    return 0;
}

static int
open_column(struct trace_reading *self, hid_t group, const char *name, size_t *n,
            struct error *error)
{
    int64_t missing;
    size_t length = 0;
    int code = h5_open(&self->dataset, group, name, error);

    if (code == 0)
        code = h5_get_length(self->dataset, &length, error);
    if (code == 0 && *n != 0 && length != *n)
        code = error_set(error, ERR_FORMAT, "%s has %zu rows, others %zu", name, length, *n);
    if (code != 0)
        return code;
    *n = length;
    self->missing = h5_get_attribute_int(self->dataset, "_FillValue", &missing, NULL) == 0
                        ? (double)missing
                        : NAN;
    if (h5_get_attribute_text(self->dataset, "flag_meanings", &self->meanings, NULL) != 0)
        return 0;
    return cut(self, error);
}

static int
open_columns(struct trace_reading *columns, const char *const *names, size_t n_columns, hid_t file,
             const char *group_name, size_t *n, struct error *error)
{
    hid_t group;
    int code = h5_open(&group, file, group_name, error);

    for (size_t c = 0; c < n_columns && code == 0; c++)
        code = open_column(&columns[c], group, names[c], n, error);
    h5_close(&group);
    return code;
}

static void
close_columns(struct trace_reading *columns, size_t n_columns)
{
    for (size_t c = 0; c < n_columns; c++) {
        h5_close(&columns[c].dataset);
        free(columns[c].meanings);
        free(columns[c].labels);
    }
}

int
trace_reading_get(const struct trace_reading *self, size_t first, size_t n, double *numbers,
                  struct error *error)
{
    return h5_read_box(self->dataset, &first, &n, numbers, error);
}

bool
trace_reading_misses(const struct trace_reading *self, double number)
{
    return !(number < self->missing || number > self->missing) && !isnan(self->missing);
}

const char *
trace_reading_label(const struct trace_reading *self, double code)
{
    if (!(code >= 0.0) || !(code < (double)self->n_labels))
        return "";
    return self->labels[(size_t)code];
}

/* ---- the file ---- */

static int
read_file(struct trace_groups *self, struct error *error)
{
    int code = h5_get_attribute_text(self->file, "run_id", &self->run_id, error);

    if (code == 0)
        code = h5_get_attribute_text(self->file, "title", &self->title, error);
    if (code != 0)
        return code;
    if (h5_has(self->file, "station"))
        return error_set(error, ERR_FORMAT, "is of a queueing network, which has no people");
    if (!h5_has(self->file, "events"))
        return error_set(error, ERR_FORMAT,
                         "does not say what happened to people: run --events -o FILE records it");
    code = open_columns(self->people, person_names, PERSON_COLUMNS, self->file, "persons",
                        &self->n_people, error);
    if (code == 0)
        code = open_columns(self->events, event_names, EVENT_COLUMNS, self->file, "events",
                            &self->n_events, error);
    return code;
}

int
trace_groups_open(struct trace_groups *self, const char *path, struct error *error)
{
    struct error reason = {0};
    int code;

    *self = (struct trace_groups){.file = H5I_INVALID_HID};
    for (size_t c = 0; c < PERSON_COLUMNS; c++)
        self->people[c].dataset = H5I_INVALID_HID;
    for (size_t c = 0; c < EVENT_COLUMNS; c++)
        self->events[c].dataset = H5I_INVALID_HID;
    code = door_open(&self->file, path, "run", &reason);
    if (code == 0)
        code = read_file(self, &reason);
    return code == 0 ? 0 : error_set(error, code, "%s: %s", path, reason.text);
}

void
trace_groups_close(struct trace_groups *self)
{
    close_columns(self->people, PERSON_COLUMNS);
    close_columns(self->events, EVENT_COLUMNS);
    h5_close(&self->file);
    free(self->title);
    free(self->run_id);
    *self = (struct trace_groups){.file = H5I_INVALID_HID};
}
