/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xes.h"

#include "output/extract.h"
#include "output/safe.h"
#include "output/trace_groups.h"
#include "output/xes_attribute.h"

#include "models/trace.h"
#include "sim/calendar.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    PIECE = 1 << 16,  /* rows that are read at a time */
    ROOM = 1 << 20,   /* events in memory at a time */
    NAME_SIZE = 160,
    WHOLE_SIZE = 24
};

/* An event of whom is known by where it stands. */
struct happening {
    int64_t time;
    int8_t of[EVENT_COLUMNS]; /* codes; -1: none. Of the first two: nothing */
};

/* Which people a piece of rows is about. */
struct span {
    uint32_t low, high; /* low > high: nobody */
};

struct xes {
    struct trace_groups groups;
    enum language language;
    FILE *out;
    const char *name; /* of what is written */
    uint32_t *counts; /* events by person */
    struct span *spans; /* by piece */
    size_t n_spans;
    struct happening *room; /* of those in hand, person by person */
    size_t room_size, *next; /* where the next event of each of them goes */
    size_t next_size;
    double *numbers[EVENT_COLUMNS]; /* a piece of each column */
};

/* ---- what is written ---- */

static void
put_head(const struct xes *self)
{
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<log xes.version=\"1849-2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n"
          "  <extension name=\"Concept\" prefix=\"concept\""
          " uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
          "  <extension name=\"Lifecycle\" prefix=\"lifecycle\""
          " uri=\"http://www.xes-standard.org/lifecycle.xesext\"/>\n"
          "  <extension name=\"Time\" prefix=\"time\""
          " uri=\"http://www.xes-standard.org/time.xesext\"/>\n"
          "  <global scope=\"trace\">\n"
          "    <string key=\"concept:name\" value=\"\"/>\n"
          "  </global>\n"
          "  <global scope=\"event\">\n"
          "    <string key=\"concept:name\" value=\"\"/>\n"
          "    <string key=\"lifecycle:transition\" value=\"complete\"/>\n"
          "    <date key=\"time:timestamp\" value=\"1970-01-01T00:00:00.000+01:00\"/>\n"
          "  </global>\n"
          "  <classifier name=\"Activity\" keys=\"concept:name\"/>\n",
          self->out);
    xes_attribute_text(self->out, 1, "string", "concept:name", self->groups.title);
    xes_attribute_text(self->out, 1, "string", "lifecycle:model", "standard");
    xes_attribute_text(self->out, 1, "string", "run_id", self->groups.run_id);
}

/* ---- names ---- */

/* Words for a code of a column: those of the label, if it is known here; else the label itself. */
static const char *
words_of(const struct xes *self, enum event_column column, enum dimension dimension, size_t n,
         int code, char text[WORDS_SIZE])
{
    const char *label = trace_reading_label(&self->groups.events[column], code);

    for (size_t i = 0; i < n; i++)
        if (strcmp(dimension_label(NULL, dimension, i), label) == 0) {
            words_for(dimension, i, self->language, text);
            return text;
        }
    return label;
}

/* The kinds with nothing behind them, and what stands before the others' details. */
static const struct kind_words {
    const char *label;
    const char *in[LANGUAGES];
    enum event_column detail; /* EVENT_COLUMNS: none */
    enum dimension dimension;
    size_t n;
} kinds[] = {
    {"present", {"present at the start", "aanwezig bij het begin"}, EVENT_COLUMNS, DIMENSIONS, 0},
    {"duty", {"duty starts", "plicht begint"}, EVENT_COLUMNS, DIMENSIONS, 0},
    {"stage", {"", ""}, EVENT_STAGE, DIMENSION_STAGE, STAGES},
    {"route", {"route: ", "leerroute: "}, EVENT_ROUTE, DIMENSION_ROUTE, ROUTES},
    {"lessons", {"first lesson", "eerste les"}, EVENT_COLUMNS, DIMENSIONS, 0},
    {"exam_sat", {"exam sat: ", "examen gedaan: "}, EVENT_OF_EXAM, DIMENSION_EXAM, EXAMS},
    {"exam_passed", {"exam passed: ", "examen gehaald: "}, EVENT_OF_EXAM, DIMENSION_EXAM, EXAMS},
    {"exam_failed",
     {"exam not passed: ", "examen niet gehaald: "},
     EVENT_OF_EXAM,
     DIMENSION_EXAM,
     EXAMS},
    {"exam_noshow",
     {"not at the exam: ", "niet verschenen bij examen: "},
     EVENT_OF_EXAM,
     DIMENSION_EXAM,
     EXAMS},
    {"rule", {"", ""}, EVENT_RULE, DIMENSION_RULE, RULES},
    {"case", {"overrun: ", "overschrijding: "}, EVENT_DOCKET, DIMENSION_DOCKET, DOCKETS},
};

static void
name_of(const struct xes *self, const struct happening *event, char name[NAME_SIZE])
{
    const char *label = trace_reading_label(&self->groups.events[EVENT_KIND], event->of[EVENT_KIND]);
    char text[WORDS_SIZE];

    snprintf(name, NAME_SIZE, "%s", label);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].label, label) == 0)
            snprintf(name, NAME_SIZE, "%s%s", kinds[i].in[self->language],
                     kinds[i].detail == EVENT_COLUMNS
                         ? ""
                         : words_of(self, kinds[i].detail, kinds[i].dimension, kinds[i].n,
                                    event->of[kinds[i].detail], text));
}

/* ---- an event, a trace ---- */

static void
put_label(const struct xes *self, const struct happening *event, const char *key,
          enum event_column column)
{
    const char *label = trace_reading_label(&self->groups.events[column], event->of[column]);

    if (*label != '\0')
        xes_attribute_text(self->out, 3, "string", key, label);
}

static void
put_event(const struct xes *self, const struct happening *event)
{
    char name[NAME_SIZE];

    name_of(self, event, name);
    fputs("    <event>\n", self->out);
    xes_attribute_text(self->out, 3, "string", "concept:name", name);
    xes_attribute_text(self->out, 3, "string", "lifecycle:transition", "complete");
    xes_attribute_moment(self->out, 3, "time:timestamp", event->time);
    put_label(self, event, "kind", EVENT_KIND);
    put_label(self, event, "stage", EVENT_STAGE);
    put_label(self, event, "route", EVENT_ROUTE);
    put_label(self, event, "exam", EVENT_OF_EXAM);
    put_label(self, event, "rule", EVENT_RULE);
    put_label(self, event, "docket", EVENT_DOCKET);
    fputs("    </event>\n", self->out);
}

/* What is said of a person, in the order of its columns. */
static void
put_person(const struct xes *self, const double *numbers)
{
    static const char *const keys[PERSON_COLUMNS] = {
        "concept:name", "rep",  "regime", "group",    "route",    "class",      "stage",
        "cohort",       "duty", "ended",  "term_end", "overruns", "fines_euro",
    };
    char text[WHOLE_SIZE];

    snprintf(text, sizeof text, "%lld", (long long)numbers[PERSON_ID]);
    xes_attribute_text(self->out, 2, "string", keys[PERSON_ID], text);
    for (int c = PERSON_REP; c < PERSON_COLUMNS; c++) {
        const struct trace_reading *column = &self->groups.people[c];
        if (trace_reading_misses(column, numbers[c]))
            continue;
        if (column->n_labels > 0)
            xes_attribute_text(self->out, 2, "string", keys[c], trace_reading_label(column, numbers[c]));
        else if (c >= PERSON_COHORT && c <= PERSON_TERM_END)
            xes_attribute_moment(self->out, 2, keys[c], (int64_t)numbers[c] * TICKS_PER_DAY);
        else
            xes_attribute_whole(self->out, 2, keys[c], (int64_t)numbers[c]);
    }
}

/* ---- whose the events are ---- */

static int
read_piece(struct xes *self, enum event_column column, size_t piece, size_t *n,
           struct error *error)
{
    size_t first = piece * PIECE, left = self->groups.n_events - first;

    *n = left < PIECE ? left : PIECE;
    return trace_reading_get(&self->groups.events[column], first, *n, self->numbers[column], error);
}

/* In [0, n_people): what no column may leave. False: nobody's. */
static int
person_of(const struct xes *self, double number, bool *is_somebody, struct error *error)
{
    *is_somebody = !trace_reading_misses(&self->groups.events[EVENT_OF_PERSON], number);
    if (*is_somebody && !(number >= 0.0 && number < (double)self->groups.n_people))
        return error_set(error, ERR_FORMAT, "an event is of person %.0f, who is not there", number);
    return 0;
}

static int
count_piece(struct xes *self, size_t piece, struct error *error)
{
    struct span *span = &self->spans[piece];
    size_t n;
    int code = read_piece(self, EVENT_OF_PERSON, piece, &n, error);

    *span = (struct span){.low = UINT32_MAX};
    for (size_t i = 0; i < n && code == 0; i++) {
        bool is_somebody;
        uint32_t person;
        code = person_of(self, self->numbers[EVENT_OF_PERSON][i], &is_somebody, error);
        if (code != 0 || !is_somebody)
            continue;
        person = (uint32_t)self->numbers[EVENT_OF_PERSON][i];
        self->counts[person]++;
        span->low = person < span->low ? person : span->low;
        span->high = person > span->high ? person : span->high;
    }
    return code;
}

static int
count_all(struct xes *self, struct error *error)
{
    int code = 0;

    for (size_t piece = 0; piece < self->n_spans && code == 0; piece++)
        code = count_piece(self, piece, error);
    return code;
}

/* ---- some people ---- */

/* The people [first, *end) whose events there is room for, at least one; how many events. */
static size_t
choose(const struct xes *self, size_t first, size_t *end)
{
    size_t n = self->counts[first];

    for (*end = first + 1; *end < self->groups.n_people; (*end)++) {
        if (n + self->counts[*end] > ROOM || *end - first == PIECE)
            break;
        n += self->counts[*end];
    }
    return n;
}

/* The room is that of ROOM events, but for one person who has more. */
static int
make_room(struct xes *self, size_t n, struct error *error)
{
    struct happening *room;

    if (n <= self->room_size)
        return 0;
    room = realloc(self->room, n * sizeof *room);
    if (room == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu events", n);
    self->room = room;
    self->room_size = n;
    return 0;
}

static void
place(struct xes *self, size_t i, size_t who)
{
    struct happening *event = &self->room[self->next[who]++];

    event->time = (int64_t)self->numbers[EVENT_TIME][i];
    for (int c = EVENT_KIND; c < EVENT_COLUMNS; c++) {
        double code = self->numbers[c][i];
        event->of[c] = code >= 0.0 && code <= INT8_MAX ? (int8_t)code : -1;
    }
}

static int
gather_piece(struct xes *self, size_t piece, size_t first, size_t end, struct error *error)
{
    size_t n;
    int code = 0;

    for (int c = 0; c < EVENT_COLUMNS && code == 0; c++)
        code = read_piece(self, (enum event_column)c, piece, &n, error);
    for (size_t i = 0; code == 0 && i < n; i++) {
        double person = self->numbers[EVENT_OF_PERSON][i];
        if (person >= (double)first && person < (double)end)
            place(self, i, (size_t)person - first);
    }
    return code;
}

static int
gather(struct xes *self, size_t first, size_t end, struct error *error)
{
    size_t at = 0;
    int code = 0;

    for (size_t who = first; who < end; who++) {
        self->next[who - first] = at;
        at += self->counts[who];
    }
    for (size_t piece = 0; piece < self->n_spans && code == 0; piece++)
        if (self->spans[piece].low < end && self->spans[piece].high >= first)
            code = gather_piece(self, piece, first, end, error);
    return code;
}

/* The columns of the people [first, end), who are no more than a piece. */
static int
read_people(struct xes *self, size_t first, size_t end, double *numbers, struct error *error)
{
    int code = 0;

    for (size_t c = 0; c < PERSON_COLUMNS && code == 0; c++)
        code = trace_reading_get(&self->groups.people[c], first, end - first,
                                 numbers + c * PIECE, error);
    return code;
}

/* A disk that is full is told here: there may be hours of people behind these. */
static int
put_traces(const struct xes *self, size_t first, size_t end, const double *numbers,
           struct error *error)
{
    for (size_t who = first; who < end; who++) {
        double person[PERSON_COLUMNS];
        size_t last = self->next[who - first];
        for (size_t c = 0; c < PERSON_COLUMNS; c++)
            person[c] = numbers[c * PIECE + who - first];
        fputs("  <trace>\n", self->out);
        put_person(self, person);
        for (size_t i = last - self->counts[who]; i < last; i++)
            put_event(self, &self->room[i]);
        fputs("  </trace>\n", self->out);
    }
    return ferror(self->out) == 0
               ? 0
               : error_set(error, ERR_IO, "%s: %s", self->name, strerror(errno));
}

static int
put_people(struct xes *self, struct error *error)
{
    double *numbers = malloc(PERSON_COLUMNS * PIECE * sizeof *numbers);
    int code = numbers != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for people");

    for (size_t first = 0, end; first < self->groups.n_people && code == 0; first = end) {
        code = make_room(self, choose(self, first, &end), error);
        if (code == 0)
            code = gather(self, first, end, error);
        if (code == 0)
            code = read_people(self, first, end, numbers, error);
        if (code == 0)
            code = put_traces(self, first, end, numbers, error);
    }
    free(numbers);
    return code;
}

/* ---- the road ---- */

static int
xes_init(struct xes *self, struct error *error)
{
    size_t people = self->groups.n_people;
    bool all = true;

    self->n_spans = (self->groups.n_events + PIECE - 1) / PIECE;
    self->next_size = people < PIECE ? people : PIECE;
    self->counts = calloc(people + 1, sizeof *self->counts);
    self->spans = calloc(self->n_spans + 1, sizeof *self->spans);
    self->next = calloc(self->next_size + 1, sizeof *self->next);
    for (int c = 0; c < EVENT_COLUMNS; c++) {
        self->numbers[c] = malloc(PIECE * sizeof *self->numbers[c]);
        all = all && self->numbers[c] != NULL;
    }
    return all && self->counts != NULL && self->spans != NULL && self->next != NULL
               ? 0
               : error_set(error, ERR_MEMORY, "no memory for the events of %zu people", people);
}

static void
xes_free(struct xes *self)
{
    trace_groups_close(&self->groups);
    free(self->counts);
    free(self->spans);
    free(self->next);
    free(self->room);
    for (int c = 0; c < EVENT_COLUMNS; c++)
        free(self->numbers[c]);
}

static int
put_log(struct xes *self, struct error *error)
{
    int code = count_all(self, error);

    put_head(self);
    if (code == 0)
        code = put_people(self, error);
    fputs("</log>\n", self->out);
    return code;
}

/* To a descriptor that stays open. */
static int
write_log(void *context, int descriptor, const char *name, struct error *error)
{
    struct xes *self = context;
    int code, copy = dup(descriptor);
    bool written;

    (void)name; /* a temporary one, which says less to people */
    self->out = copy >= 0 ? fdopen(copy, "w") : NULL;
    if (self->out == NULL) {
        if (copy >= 0)
            close(copy);
        return error_set(error, ERR_IO, "%s: %s", self->name, strerror(errno));
    }
    code = put_log(self, error);
    written = ferror(self->out) == 0;
    written = fclose(self->out) == 0 && written;
    if (code == 0 && !written)
        code = error_set(error, ERR_IO, "%s: %s", self->name, strerror(errno));
    return code;
}

/* The run began with one. */
static int
find_stock(const struct xes *self, bool *has_stock, struct error *error)
{
    char *stock = NULL;
    int code = extract_input(self->groups.file, "run.stock", &stock, error);

    *has_stock = stock != NULL && strcmp(stock, "\"\"") != 0;
    free(stock);
    return code;
}

int
xes_export(const char *path, const char *out, enum language language, bool *has_stock,
           struct error *error)
{
    struct xes self = {.language = language, .name = out};
    struct error reason = {0};
    int code = trace_groups_open(&self.groups, path, error);

    *has_stock = false;
    if (code == 0 && (code = xes_init(&self, &reason)) == 0)
        code = find_stock(&self, has_stock, &reason);
    if (code == 0)
        code = safe_publish_by(out, write_log, &self, &reason);
    if (reason.code == ERR_FORMAT)
        error_set(error, code, "%s: %s", path, reason.text);
    else if (reason.code != 0)
        error_set(error, code, "%s", reason.text);
    xes_free(&self);
    return code;
}
