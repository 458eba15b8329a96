/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/distribution.h"

#include "scenarios/reader/points.h"
#include "sim/message.h"

#include <math.h>
#include <string.h>

enum { PARAMETERS = 3 };

/* A form by the names of its parameters; make turns their values into the spec's a, b, c, and says
 * what is wrong with them, or NULL. */
struct form {
    const char *name;
    enum draw_form form;
    const char *parameters[PARAMETERS];
    const char *(*make)(struct draw_spec *self, const double *values);
};

static const char *
as_they_are(struct draw_spec *self, const double *values)
{
    self->a = values[0];
    self->b = values[1];
    self->c = values[2];
    return NULL;
}

static const char *
of_rate(struct draw_spec *self, const double *values)
{
    self->a = 1.0 / values[0];
    return values[0] > 0.0 ? NULL : N_("the rate must be above 0");
}

/* ln X has variance ln(1 + (sd / mean)^2). */
static const char *
lognormal_of_mean(struct draw_spec *self, const double *values)
{
    double variance;

    if (!(values[0] > 0.0 && values[1] > 0.0))
        return N_("mean and sd must be above 0");
    variance = log1p(values[1] / values[0] * (values[1] / values[0]));
    self->a = log(values[0]) - variance / 2.0;
    self->b = sqrt(variance);
    return NULL;
}

static const char *
lognormal_of_median(struct draw_spec *self, const double *values)
{
    self->a = log(values[0]);
    self->b = values[1];
    return values[0] > 0.0 ? NULL : N_("the median must be above 0");
}

static const char *
gamma_of_mean(struct draw_spec *self, const double *values)
{
    if (!(values[0] > 0.0 && values[1] > 0.0))
        return N_("mean and sd must be above 0");
    self->a = values[0] / values[1] * (values[0] / values[1]);
    self->b = values[1] / values[0] * values[1];
    return NULL;
}

static const char *
gamma_of_rate(struct draw_spec *self, const double *values)
{
    self->a = values[0];
    self->b = 1.0 / values[1];
    return values[1] > 0.0 ? NULL : N_("the rate must be above 0");
}

static const struct form forms[] = {
    {"constant", DRAW_CONSTANT, {"value"}, as_they_are},
    {"uniform", DRAW_UNIFORM, {"low", "high"}, as_they_are},
    {"exponential", DRAW_EXPONENTIAL, {"mean"}, as_they_are},
    {"exponential", DRAW_EXPONENTIAL, {"rate"}, of_rate},
    {"lognormal", DRAW_LOGNORMAL, {"mean", "sd"}, lognormal_of_mean},
    {"lognormal", DRAW_LOGNORMAL, {"median", "sigma"}, lognormal_of_median},
    {"lognormal", DRAW_LOGNORMAL, {"mu", "sigma"}, as_they_are},
    {"gamma", DRAW_GAMMA, {"mean", "sd"}, gamma_of_mean},
    {"gamma", DRAW_GAMMA, {"shape", "scale"}, as_they_are},
    {"gamma", DRAW_GAMMA, {"shape", "rate"}, gamma_of_rate},
    {"weibull", DRAW_WEIBULL, {"shape", "scale"}, as_they_are},
    {"normal", DRAW_NORMAL, {"mean", "sd"}, as_they_are},
    {"triangular", DRAW_TRIANGULAR, {"low", "mode", "high"}, as_they_are},
};

enum { FORMS = sizeof forms / sizeof forms[0] };

/* ---- which form ---- */

static bool
is_truncation(const char *name)
{
    return strcmp(name, "at_least") == 0 || strcmp(name, "at_most") == 0;
}

static bool
has_parameter(const struct form *form, const char *name)
{
    for (int i = 0; i < PARAMETERS && form->parameters[i] != NULL; i++)
        if (strcmp(form->parameters[i], name) == 0)
            return true;
    return false;
}

/* Whether the group has the form's parameters and nothing else. */
static bool
form_fits(const struct form *form, const struct node *group)
{
    for (int i = 0; i < PARAMETERS && form->parameters[i] != NULL; i++)
        if (node_child(group, form->parameters[i]) == NULL)
            return false;
    for (const struct node *child = group->first; child != NULL; child = child->next)
        if (strcmp(child->name, "dist") != 0 && !is_truncation(child->name) &&
            !has_parameter(form, child->name))
            return false;
    return true;
}

/* "mean and sd, or median and sigma, or ..." */
static void
tell_forms(const struct node *group, const char *key, const char *dist, struct faults *faults)
{
    char text[256] = "";
    size_t n = 0;

    for (int f = 0; f < FORMS; f++) {
        if (strcmp(forms[f].name, dist) != 0)
            continue;
        n += (size_t)snprintf(text + n, sizeof text - n, "%s", n > 0 ? _(", or ") : "");
        for (int i = 0; i < PARAMETERS && forms[f].parameters[i] != NULL; i++)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i > 0 ? _(" and ") : "",
                                  forms[f].parameters[i]);
    }
    faults_add(faults, group->place.file, group->place.line, 0,
               "%s: a %s distribution takes %s (and at_least, at_most)", key, dist, text);
}

static const struct form *
find_form(const struct node *group, const char *key, struct faults *faults)
{
    const struct node *dist = node_child(group, "dist");
    bool known = false;

    if (dist == NULL || dist->kind != NODE_TEXT) {
        faults_add(faults, group->place.file, group->place.line, 0,
                   "%s: expected a distribution with dist = \"lognormal\" or another name", key);
        return NULL;
    }
    for (int f = 0; f < FORMS; f++) {
        if (strcmp(forms[f].name, dist->text) != 0)
            continue;
        known = true;
        if (form_fits(&forms[f], group))
            return &forms[f];
    }
    if (known)
        tell_forms(group, key, dist->text, faults);
    else
        faults_add(faults, dist->place.file, dist->place.line, 0,
                   "%s: \"%s\" is no distribution; there are constant, uniform, exponential, "
                   "lognormal, gamma, weibull, normal, triangular and empirical",
                   key, dist->text);
    return NULL;
}

/* ---- values ---- */

/* Written as a real number from now on, so that 3 and 3.0 are one scenario. */
static bool
read_number(struct node *node, const char *key, double *number, struct faults *faults)
{
    if (node->misfit)
        return false;
    if (!node_number(node, number) || !isfinite(*number)) {
        faults_add(faults, node->place.file, node->place.line, 0, "%s: %s must be a number", key,
                   node->name);
        return false;
    }
    node->kind = NODE_FLOAT;
    node->real = *number;
    return true;
}

static bool
read_truncation(struct draw_spec *self, struct node *group, const char *key,
                struct faults *faults)
{
    struct node *low = node_child(group, "at_least"), *high = node_child(group, "at_most");
    bool sound = true;

    if (low != NULL)
        sound = read_number(low, key, &self->low, faults);
    if (high != NULL)
        sound = read_number(high, key, &self->high, faults) && sound;
    return sound;
}

static bool
read_parameters(struct draw_spec *self, const struct form *form, struct node *group,
                const char *key, struct faults *faults)
{
    double values[PARAMETERS] = {0};
    const char *fault;
    bool sound = true;

    for (int i = 0; i < PARAMETERS && form->parameters[i] != NULL; i++)
        sound = read_number(node_child(group, form->parameters[i]), key, &values[i], faults) &&
                sound;
    if (!sound)
        return false;
    self->form = form->form;
    fault = form->make(self, values);
    if (fault != NULL)
        faults_add(faults, group->place.file, group->place.line, 0, "%s: %s", key, _(fault));
    return fault == NULL;
}

/* The outermost quantile that the engine's table holds. */
static double
longest_of(const struct draw_spec *self)
{
    return self->form == DRAW_CONSTANT ? self->a
                                       : draw_spec_upper(self, ldexp(1.0, -DRAW_OCTAVES - 1));
}

static bool
check(const struct draw_spec *self, const struct node *node, const char *key,
      struct faults *faults)
{
    const char *fault = draw_spec_fault(self);

    if (fault == NULL && !(longest_of(self) < DISTRIBUTION_LONGEST))
        fault = N_("values reach beyond ten million: the table of its quantiles cannot hold them");
    if (fault != NULL)
        faults_add(faults, node->place.file, node->place.line, 0, "%s: %s", key, _(fault));
    return fault == NULL;
}

bool
distribution_within(const struct draw_spec *self, const struct node *node, const char *key,
                    double high, struct faults *faults)
{
    double longest = longest_of(self);

    if (longest <= high)
        return true;
    faults_add(faults, node->place.file, node->place.line, 0,
               "%s: values reach %.4g, the highest that is accepted is %.10g; at_most cuts a "
               "distribution off", key, longest, high);
    return false;
}

static bool
is_empirical(const struct node *group)
{
    const struct node *dist = node_child(group, "dist");

    return dist != NULL && dist->kind == NODE_TEXT && strcmp(dist->text, "empirical") == 0;
}

bool
distribution_read(struct draw_spec *self, struct pool *pool, struct node *node, const char *key,
                  struct faults *faults)
{
    const struct form *form;
    bool sound;

    *self = (struct draw_spec){.form = DRAW_CONSTANT, .low = -INFINITY, .high = INFINITY};
    if (node->kind != NODE_GROUP) {
        if (!node_number(node, &self->a)) {
            faults_add(faults, node->place.file, node->place.line, 0,
                       "%s must be a distribution or a number, not %s", key,
                       node_kind_name(node->kind));
            return false;
        }
        if (node->misfit)
            return false;
        node->kind = NODE_FLOAT;
        node->real = self->a;
        return check(self, node, key, faults);
    }
    sound = read_truncation(self, node, key, faults);
    if (is_empirical(node)) {
        self->form = DRAW_EMPIRICAL;
        return points_read(self, pool, node, key, faults) && sound && check(self, node, key, faults);
    }
    form = find_form(node, key, faults);
    return form != NULL && read_parameters(self, form, node, key, faults) && sound &&
           check(self, node, key, faults);
}
