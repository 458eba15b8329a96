/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/precision.h"

#include "scenarios/cli/word.h"
#include "scenarios/reader/nearest.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rstat.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double confidence = 0.95;

struct precision_figure {
    const struct kpi *kpi;
    double half; /* asked */
    gsl_rstat_workspace *values;
};

/* ---- what is asked ---- */

/* The half-width behind the last "="; its place in *end. */
static bool
parse_ask(const char *text, const char **end, double *half)
{
    *end = strrchr(text, '=');
    return *end != NULL && *end != text && word_number(*end + 1, half) && *half > 0.0;
}

bool
precision_ask_is_sound(const char *text)
{
    const char *end;
    double half;

    return parse_ask(text, &end, &half);
}

static int
tell_unknown(const struct kpis *kpis, const char *id, struct error *error)
{
    const char *nearest = NULL;
    size_t shortest = SIZE_MAX;
    char meant[NEAREST_MEANT];

    for (size_t i = 0; i < kpis->n; i++) {
        const char *known = kpis->items[i].id;
        size_t apart = strlen(known) < NEAREST_LONG ? nearest_apart(id, known) : SIZE_MAX;
        if (apart < shortest) {
            shortest = apart;
            nearest = known;
        }
    }
    nearest_meant(nearest, meant);
    return error_set(error, ERR_INPUT, "--precision: the run has no figure %.80s%s", id, meant);
}

static int
find_figure(struct precision *self, size_t ask, struct error *error)
{
    const char *text = self->rule->asks[ask], *end = text;
    struct precision_figure *figure = &self->figures[ask];
    char id[NEAREST_LONG];
    bool sound = parse_ask(text, &end, &figure->half);

    bug_assert(sound, "--precision %s has not been checked", text);
    snprintf(id, sizeof id, "%.*s", (int)(end - text), text);
    for (size_t i = 0; i < self->kpis.n && figure->kpi == NULL; i++)
        if (strcmp(self->kpis.items[i].id, id) == 0)
            figure->kpi = &self->kpis.items[i];
    if (figure->kpi == NULL)
        return tell_unknown(&self->kpis, id, error);
    figure->values = gsl_rstat_alloc();
    return figure->values != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for a figure");
}

int
precision_init(struct precision *self, const struct precision_rule *rule,
               const struct measures_shape *shape, struct error *error)
{
    int code;

    *self = (struct precision){.rule = rule};
    code = kpis_init(&self->kpis, shape, error);
    if (code != 0)
        return code;
    self->figures = calloc(rule->n_asks, sizeof *self->figures);
    if (self->figures == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", rule->n_asks);
    for (size_t i = 0; i < rule->n_asks && code == 0; i++)
        code = find_figure(self, i, error);
    return code;
}

void
precision_free(struct precision *self)
{
    for (size_t i = 0; self->figures != NULL && i < self->rule->n_asks; i++)
        if (self->figures[i].values != NULL)
            gsl_rstat_free(self->figures[i].values);
    free(self->figures);
    kpis_free(&self->kpis);
    *self = (struct precision){0};
}

/* ---- counting ---- */

void
precision_values(const struct precision *self, const struct measures *measures, double *values)
{
    for (size_t i = 0; i < self->rule->n_asks; i++) {
        const struct kpi *kpi = self->figures[i].kpi;
        values[i] = kpi->row->value(measures, kpi->span, kpi->label);
    }
}

double
precision_half(const struct precision *self, size_t ask)
{
    gsl_rstat_workspace *values = self->figures[ask].values;
    size_t n = gsl_rstat_n(values);

    if (n < 2)
        return INFINITY;
    return gsl_rstat_sd_mean(values) * gsl_cdf_tdist_Pinv(0.5 + confidence / 2.0, (double)(n - 1));
}

static bool
is_enough(const struct precision *self)
{
    for (size_t i = 0; i < self->rule->n_asks; i++)
        if (!(precision_half(self, i) <= self->figures[i].half))
            return false;
    return self->n >= self->rule->least;
}

/* How many replications must be as good beyond the n that were. */
static int64_t
look_ahead(const struct precision *self, int64_t n)
{
    return n <= 100 ? self->rule->look_ahead : self->rule->look_ahead * n / 100;
}

bool
precision_add(struct precision *self, const double *values)
{
    bug_assert(!self->reached, "a replication after the last one");
    for (size_t i = 0; i < self->rule->n_asks; i++)
        if (!isnan(values[i]))
            gsl_rstat_add(values[i], self->figures[i].values);
    self->n++;
    if (!is_enough(self))
        self->since = 0;
    else if (self->since == 0)
        self->since = self->n;
    self->reached = self->since > 0 && self->n >= self->since + look_ahead(self, self->since);
    return self->reached;
}
