/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/reference.h"

#include "output/safe.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two ways of adding the same numbers up. */
#define SAME_MEAN 1e-9

enum { FIGURE_FIELDS = 4 }; /* before the replications */

/* A text that is read row by row; fields are ended in place. */
struct reading {
    struct reference *into;
    const char *path;
    char *next;
    char **fields; /* of the row in hand */
    size_t n_fields;
    size_t row; /* from 1 */
};

static int
damaged(const struct reading *self, const char *what, struct error *error)
{
    return error_set(error, ERR_FORMAT, "%s:%zu: is no reference, or is damaged: %s", self->path,
                     self->row, what);
}

/* ---- rows ---- */

/* Ends a field, quoted or not, and gives the character behind it: ',', '\n' or '\0'. */
static char
take_field(struct reading *self)
{
    char *from = self->next, *to = self->next, end;
    bool quoted = *from == '"';

    self->fields[self->n_fields++] = to;
    if (quoted)
        from++;
    while (*from != '\0' && (quoted || (*from != ',' && *from != '\n'))) {
        if (quoted && *from == '"' && *++from != '"') {
            quoted = false;
            continue;
        }
        *to++ = *from++;
    }
    end = *from;
    self->next = end != '\0' ? from + 1 : from;
    *to = '\0';
    return end;
}

/* False behind the last row. */
static bool
take_row(struct reading *self)
{
    self->n_fields = 0;
    self->row++;
    if (*self->next == '\0')
        return false;
    while (take_field(self) == ',')
        ;
    return true;
}

/* ---- what a row says ---- */

static int
take_text(const struct reading *self, const char **to, struct error *error)
{
    if (self->n_fields != 2 || *to != NULL)
        return damaged(self, "one text was expected, once", error);
    *to = self->fields[1];
    return 0;
}

static int
take_whole(const struct reading *self, int64_t least, int64_t *to, struct error *error)
{
    char *end = NULL;

    errno = 0;
    if (self->n_fields == 2)
        *to = strtoll(self->fields[1], &end, 10);
    if (end == NULL || end == self->fields[1] || *end != '\0' || errno != 0 || *to < least)
        return damaged(self, "a whole number was expected", error);
    return 0;
}

static int
take_number(const struct reading *self, size_t field, double *to, struct error *error)
{
    char *end;

    *to = NAN;
    if (self->fields[field][0] == '\0')
        return 0;
    *to = strtod(self->fields[field], &end);
    return *end == '\0' && isfinite(*to) ? 0 : damaged(self, "a number was expected", error);
}

/* The mean tells whether somebody wrote in the numbers. */
static int
check_mean(const struct reading *self, const double *values, struct error *error)
{
    double mean, sum = 0.0;
    int n = 0, code = take_number(self, 2, &mean, error);
    bool same;

    for (int64_t r = 0; r < self->into->n_rep; r++)
        if (!isnan(values[r])) {
            sum += values[r];
            n++;
        }
    same = isnan(mean) ? n == 0
                       : n > 0 && fabs(sum / n - mean) <= SAME_MEAN * (1.0 + fabs(mean));
    if (code == 0 && !same)
        code = damaged(self, "its numbers do not give its mean", error);
    return code;
}

static int
take_figure(struct reading *self, struct error *error)
{
    struct reference *into = self->into;
    size_t n_rep = (size_t)into->n_rep;
    double *values = into->values + into->n * n_rep;
    int code = 0;

    if (into->n_rep < 1 || self->n_fields != FIGURE_FIELDS + n_rep)
        return damaged(self, "a number for each replication was expected", error);
    for (size_t r = 0; r < n_rep && code == 0; r++)
        code = take_number(self, FIGURE_FIELDS + r, &values[r], error);
    into->ids[into->n++] = self->fields[1];
    return code == 0 ? check_mean(self, values, error) : code;
}

static int
take_pair(struct reading *self, struct error *error)
{
    struct reference *into = self->into;

    if (self->n_fields != 3)
        return damaged(self, "a name and a value were expected", error);
    if (strcmp(self->fields[0], "input") == 0) {
        into->inputs.key[into->inputs.n] = self->fields[1];
        into->inputs.value[into->inputs.n++] = self->fields[2];
    } else {
        into->variables[into->n_variables] = self->fields[1];
        into->digests[into->n_variables++] = self->fields[2];
    }
    return 0;
}

static int
take(struct reading *self, struct error *error)
{
    struct reference *into = self->into;
    const char *name = self->fields[0];
    const struct {
        const char *name, **to;
    } texts[] = {{"scenario", &into->scenario}, {"version", &into->version},
                 {"platform", &into->platform}, {"config", &into->config},
                 {"command", &into->command}};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (strcmp(name, texts[i].name) == 0)
            return take_text(self, texts[i].to, error);
    if (strcmp(name, "seed") == 0)
        return take_whole(self, 0, &into->seed, error);
    if (strcmp(name, "replications") == 0 && into->n == 0)
        return take_whole(self, 1, &into->n_rep, error);
    if (strcmp(name, "set") == 0 && self->n_fields == 2) {
        into->sets[into->n_sets++] = self->fields[1];
        return 0;
    }
    if (strcmp(name, "input") == 0 || strcmp(name, "variable") == 0)
        return take_pair(self, error);
    if (strcmp(name, "figure") == 0)
        return take_figure(self, error);
    return damaged(self, "a row of another kind", error);
}

/* ---- all of it ---- */

/* Room for as many of each as the text can hold: no row is shorter than a field, no field than its
 * comma. */
static int
make_room(struct reading *self, const char *text, struct error *error)
{
    struct reference *into = self->into;
    size_t rows = 2, fields = 2;

    for (; *text != '\0'; text++) {
        rows += *text == '\n';
        fields += *text == ',' || *text == '\n';
    }
    self->fields = malloc(fields * sizeof *self->fields);
    into->sets = malloc(rows * sizeof *into->sets);
    into->inputs.key = malloc(rows * sizeof *into->inputs.key);
    into->inputs.value = malloc(rows * sizeof *into->inputs.value);
    into->variables = malloc(rows * sizeof *into->variables);
    into->digests = malloc(rows * sizeof *into->digests);
    into->ids = malloc(rows * sizeof *into->ids);
    into->values = malloc(fields * sizeof *into->values);
    if (self->fields == NULL || into->sets == NULL || into->inputs.key == NULL ||
        into->inputs.value == NULL || into->variables == NULL || into->digests == NULL ||
        into->ids == NULL || into->values == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu rows of a reference", rows);
    return 0;
}

static int
take_all(struct reading *self, struct error *error)
{
    const struct reference *into = self->into;
    int code = 0;

    if (!take_row(self) || self->n_fields != 2 || strcmp(self->fields[0], "reference") != 0)
        return damaged(self, "the first row says what it is", error);
    if (strcmp(self->fields[1], "1") != 0)
        return error_set(error, ERR_FORMAT,
                         "%s: is a reference of form %.20s, this program reads 1", self->path,
                         self->fields[1]);
    while (code == 0 && take_row(self))
        code = take(self, error);
    if (code == 0 && (into->scenario == NULL || into->version == NULL || into->platform == NULL ||
                      into->config == NULL || into->command == NULL || into->n == 0 ||
                      into->n_variables == 0))
        code = damaged(self, "rows are missing", error);
    return code;
}

int
reference_read(struct reference *self, const char *path, struct error *error)
{
    struct reading reading = {.into = self, .path = path};
    unsigned char *bytes = NULL;
    size_t n = 0;
    int code;

    *self = (struct reference){0};
    code = safe_read(path, &bytes, &n, error);
    if (code != 0)
        return code;
    self->texts = malloc(n + 1);
    if (self->texts != NULL) {
        memcpy(self->texts, bytes, n);
        self->texts[n] = '\0';
    }
    free(bytes);
    if (self->texts == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a reference");
    reading.next = self->texts;
    code = make_room(&reading, self->texts, error);
    if (code == 0)
        code = take_all(&reading, error);
    free(reading.fields);
    return code;
}
