/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/reference.h"

#include "output/digest.h"
#include "output/digits.h"
#include "output/estimate.h"
#include "output/shown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DIGEST_SHOWN = 16, DIGITS_LEAST = 6 };

void
reference_free(struct reference *self)
{
    free(self->sets);
    inputs_free(&self->inputs);
    free(self->variables);
    free(self->digests);
    free(self->ids);
    free(self->values);
    free(self->texts);
    *self = (struct reference){0};
}

/* ---- which figures ---- */

/* Whether name, that is before the @ of an id, is a variable and a label. */
static bool
is_named(const char *id, size_t length, const char *variable, const char *label)
{
    char name[SHOWN_ID];

    shown_id(name, variable, label, "");
    return strlen(name) == length + 1 && strncmp(name, id, length) == 0;
}

/* Those of the planner's table in every year, and who still waits; all of a network. */
static bool
is_kept(const struct kpis *kpis, const char *id)
{
    size_t length = strcspn(id, "@");

    if (kpis->shape.kind == MODEL_QUEUE)
        return true;
    if (strchr(id + length, 'Q') != NULL)
        return false;
    for (size_t i = 0; i < SHOWN_ROWS; i++) {
        const char *waiting = shown_waiting(shown_rows[i].variable);
        if (is_named(id, length, shown_rows[i].variable, shown_rows[i].label) ||
            (waiting != NULL && is_named(id, length, waiting, shown_rows[i].label)))
            return true;
    }
    return false;
}

static int
take_figures(struct reference *self, const struct base *run, struct error *error)
{
    size_t n_rep = (size_t)run->n_rep;

    self->ids = malloc((run->kpis.n + 1) * sizeof *self->ids);
    self->values = malloc((run->kpis.n + 1) * n_rep * sizeof *self->values);
    if (self->ids == NULL || self->values == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", run->kpis.n);
    for (size_t i = 0; i < run->kpis.n; i++) {
        if (!is_kept(&run->kpis, run->kpis.items[i].id))
            continue;
        for (size_t r = 0; r < n_rep; r++)
            self->values[self->n * n_rep + r] = run->values[r * run->kpis.n + i];
        self->ids[self->n++] = run->kpis.items[i].id;
    }
    return 0;
}

/* ---- digests ---- */

/* All figures of a variable: their ids, and their numbers in each replication. */
static int
digest_variable(const struct base *run, const char *variable, char *to, struct error *error)
{
    const struct kpis *kpis = &run->kpis;
    unsigned char digest[DIGEST_SIZE];
    char text[DIGEST_TEXT_SIZE];
    struct safe_part part = {0};
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, &part.n);

    if (out == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a digest");
    for (size_t i = 0; i < kpis->n; i++) {
        if (strcmp(kpis->items[i].row->variable, variable) != 0)
            continue;
        fputs(kpis->items[i].id, out);
        for (size_t r = 0; r < (size_t)run->n_rep; r++) {
            double number = run->values[r * kpis->n + i];
            number = isnan(number) ? (double)NAN : number + 0.0; /* one NAN, one 0 */
            fwrite(&number, sizeof number, 1, out);
        }
    }
    if (fclose(out) != 0) {
        free(bytes);
        return error_set(error, ERR_MEMORY, "no memory for a digest");
    }
    part.bytes = bytes;
    digest_parts(digest, &part, 1);
    digest_text(digest, text);
    snprintf(to, DIGEST_SHOWN + 1, "%.*s", DIGEST_SHOWN, text);
    free(bytes);
    return 0;
}

static bool
is_listed(const struct reference *self, const char *variable)
{
    for (size_t i = 0; i < self->n_variables; i++)
        if (strcmp(self->variables[i], variable) == 0)
            return true;
    return false;
}

static int
list_variables(struct reference *self, const struct kpis *kpis, struct error *error)
{
    self->variables = malloc((kpis->n + 1) * sizeof *self->variables);
    if (self->variables == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu variables", kpis->n);
    for (size_t i = 0; i < kpis->n; i++) {
        const char *variable = kpis->items[i].row->variable;
        if (i > 0 && kpis->items[i - 1].row->variable == variable)
            continue;
        if (!is_listed(self, variable))
            self->variables[self->n_variables++] = variable;
    }
    return 0;
}

static int
take_variables(struct reference *self, const struct base *run, struct error *error)
{
    int code = list_variables(self, &run->kpis, error);

    if (code != 0)
        return code;
    self->texts = malloc((self->n_variables + 1) * (DIGEST_SHOWN + 1));
    self->digests = malloc((self->n_variables + 1) * sizeof *self->digests);
    if (self->texts == NULL || self->digests == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu digests", self->n_variables);
    for (size_t i = 0; i < self->n_variables && code == 0; i++) {
        char *to = self->texts + i * (DIGEST_SHOWN + 1);
        self->digests[i] = to;
        code = digest_variable(run, self->variables[i], to, error);
    }
    return code;
}

/* ---- the rest ---- */

static int
take_inputs(struct inputs *self, const struct inputs *from, struct error *error)
{
    *self = (struct inputs){.key = malloc((from->n + 1) * sizeof *self->key),
                            .value = malloc((from->n + 1) * sizeof *self->value), .n = from->n};
    if (self->key == NULL || self->value == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu inputs", from->n);
    for (size_t i = 0; i < from->n; i++) {
        self->key[i] = from->key[i];
        self->value[i] = from->value[i];
    }
    return 0;
}

static int
take_sets(struct reference *self, const char *const *sets, size_t n, struct error *error)
{
    self->sets = malloc((n + 1) * sizeof *self->sets);
    if (self->sets == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu settings", n);
    for (; self->n_sets < n; self->n_sets++)
        self->sets[self->n_sets] = sets[self->n_sets];
    return 0;
}

int
reference_make(struct reference *self, const struct base *run, const char *platform,
               const char *command, const char *const *sets, size_t n_sets, struct error *error)
{
    int code;

    *self = (struct reference){
        .scenario = run->scenario, .version = run->version, .platform = platform,
        .config = run->config, .command = command, .seed = run->seed, .n_rep = run->n_rep,
    };
    code = take_sets(self, sets, n_sets, error);
    if (code == 0)
        code = take_inputs(&self->inputs, &run->inputs, error);
    if (code == 0)
        code = take_figures(self, run, error);
    return code == 0 ? take_variables(self, run, error) : code;
}

/* ---- printing ---- */

static void
put_text(const char *text, FILE *out)
{
    bool quote = strpbrk(text, ",\"\n") != NULL;

    fputc(',', out);
    if (quote)
        fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
    }
    if (quote)
        fputc('"', out);
}

static void
put_number(double number, FILE *out)
{
    char text[DIGITS_SIZE] = "";

    if (!isnan(number))
        digits_of(number, DIGITS_LEAST, text);
    fprintf(out, ",%s", text);
}

static void
put_row(const char *name, const char *text, FILE *out)
{
    fputs(name, out);
    put_text(text, out);
    fputc('\n', out);
}

static void
put_pair(const char *name, const char *key, const char *value, FILE *out)
{
    fputs(name, out);
    put_text(key, out);
    put_text(value, out);
    fputc('\n', out);
}

/* room: a number for each replication. */
static void
put_figure(const struct reference *self, size_t i, double *room, FILE *out)
{
    const double *values = self->values + i * (size_t)self->n_rep;
    struct estimate estimate;

    memcpy(room, values, (size_t)self->n_rep * sizeof *room);
    estimate_make(&estimate, room, (size_t)self->n_rep);
    fputs("figure", out);
    put_text(self->ids[i], out);
    put_number(estimate.mean, out);
    put_number(estimate.se, out);
    for (int64_t r = 0; r < self->n_rep; r++)
        put_number(values[r], out);
    fputc('\n', out);
}

static void
put_all(const struct reference *self, double *room, FILE *out)
{
    fputs("reference,1\n", out);
    put_row("scenario", self->scenario, out);
    put_row("version", self->version, out);
    put_row("platform", self->platform, out);
    put_row("config", self->config, out);
    put_row("command", self->command, out);
    fprintf(out, "seed,%lld\nreplications,%lld\n", (long long)self->seed, (long long)self->n_rep);
    for (size_t i = 0; i < self->n_sets; i++)
        put_row("set", self->sets[i], out);
    for (size_t i = 0; i < self->inputs.n; i++)
        put_pair("input", self->inputs.key[i], self->inputs.value[i], out);
    for (size_t i = 0; i < self->n_variables; i++)
        put_pair("variable", self->variables[i], self->digests[i], out);
    for (size_t i = 0; i < self->n; i++)
        put_figure(self, i, room, out);
}

int
reference_print(const struct reference *self, char **text, size_t *size, struct error *error)
{
    double *room = malloc((size_t)self->n_rep * sizeof *room);
    FILE *out = NULL;

    *text = NULL;
    if (room != NULL)
        out = open_memstream(text, size);
    if (out != NULL)
        put_all(self, room, out);
    free(room);
    if (out != NULL && fclose(out) == 0)
        return 0;
    free(*text);
    *text = NULL;
    return error_set(error, ERR_MEMORY, "no memory for a reference");
}
