/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sensitivity/trial.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- making the variant ---- */

/* Steps beyond 1 are for whole numbers: starts a year, say, that must divide 12. */
static const double steps[] = {1.0, 0.5, 0.25, 0.125, 0.0625, 2.0, 3.0, 4.0, 6.0};

enum { STEPS = sizeof steps / sizeof steps[0] };

static bool
may_take(const struct subject *subject, double step)
{
    return step <= 1.0 || (subject->setting != NULL && subject->setting->kind == NODE_INT);
}

static void
note_refusal(struct trial *self, const struct faults *faults)
{
    if (*self->refusal == '\0' && faults->n > 0)
        snprintf(self->refusal, sizeof self->refusal, "%.150s", faults->items[0].text);
}

/* Reads the scenario with the variant of a step; ERR_INPUT where that is refused. */
static int
read_step(struct trial *self, const struct settings *settings, double step,
          struct scenario *scenario, struct error *error)
{
    struct faults faults = {0};
    struct error refusal = {0};
    struct pool pool;
    struct variant variant;
    int code = 0;

    pool_init(&pool);
    memset(scenario, 0, sizeof *scenario);
    self->outcome =
        variant_make(&variant, &pool, self->subject, self->side, step) ? TRIAL_RUN : TRIAL_AT_EDGE;
    self->step = step;
    snprintf(self->text, VARIANT_TEXT, "%s", variant.text);
    if (self->outcome == TRIAL_RUN)
        code = control_scenario(scenario, settings, self->subject->control->with, variant.overrides,
                                variant.n, &faults, &refusal);
    note_refusal(self, &faults);
    faults_free(&faults);
    if (pool.failed)
        code = error_set(&refusal, ERR_MEMORY, "no memory for a variant");
    pool_free(&pool);
    if (code != 0 && code != ERR_INPUT)
        error_set(error, code, "%s", refusal.text);
    return code;
}

/* ---- running it ---- */

static void
compare(struct trial *self, const struct measures *measures, uint32_t replication)
{
    const struct measures *base = &self->subject->control->measures[replication];

    bug_assert(measures->bytes == base->bytes, "%s changes the shape of what is measured",
               self->subject->key->name);
    for (int m = 0; m < MEASURES; m++)
        if (base->data[m] != NULL && memcmp(base->data[m], measures->data[m],
                                            measure_cells(base->shape, (enum measure)m) *
                                                measure_cell_bytes((enum measure)m)) != 0)
            self->moved[m] = true;
    for (size_t i = 0; i < figures_n(); i++)
        self->figures[replication][i] = figure_value(figure_at(i), measures);
}

static int
run_replications(struct trial *self, const struct settings *settings, const struct model *model,
                 struct error *error)
{
    struct measures measures = {0};
    struct chain *chain = NULL;
    int code = measures_init(&measures, model_shape(model), error);

    if (code == 0)
        code = chain_new(&chain, model, error);
    for (uint32_t i = 0; i < settings->replications && code == 0; i++) {
        measures_clear(&measures);
        code = chain_run(chain, i, &measures, error);
        if (code == 0)
            compare(self, &measures, i);
    }
    chain_free(chain);
    measures_free(&measures);
    return code;
}

static int
run_scenario(struct trial *self, const struct settings *settings, const struct scenario *scenario,
             struct error *error)
{
    struct model *model = NULL;
    int code = model_new(&model, &scenario->params, error);

    if (code == 0)
        code = run_replications(self, settings, model, error);
    model_free(model);
    return code;
}

int
trial_run(struct trial *self, const struct settings *settings, struct error *error)
{
    int code = ERR_INPUT;

    for (int s = 0; s < STEPS && code == ERR_INPUT && may_take(self->subject, steps[s]); s++) {
        struct scenario scenario;
        code = read_step(self, settings, steps[s], &scenario, error);
        if (code == 0 && self->outcome == TRIAL_RUN)
            code = run_scenario(self, settings, &scenario, error);
        scenario_free(&scenario);
    }
    if (code != ERR_INPUT)
        return code;
    self->outcome = TRIAL_REFUSED;
    return 0;
}

/* ---- what came of it ---- */

/* Measures that a key moves without anybody's feeling it. */
static bool
is_of_the_books(int measure)
{
    return measure == MEASURE_CAPACITY || measure == MEASURE_NEEDED_FTE ||
           measure == MEASURE_REP_EVENTS;
}

enum effect
trial_effect(const struct trial *self)
{
    enum effect effect = EFFECT_NONE;

    for (int m = 0; m < MEASURES; m++)
        if (self->moved[m] && !is_of_the_books(m))
            return EFFECT_FELT;
        else if (self->moved[m])
            effect = EFFECT_COUNTED;
    return effect;
}

static double
difference(const struct trial *self, uint32_t replication, size_t figure)
{
    return self->figures[replication][figure] -
           self->subject->control->figures[replication][figure];
}

double
trial_difference(const struct trial *self, const struct settings *settings, size_t figure)
{
    double sum = 0.0;

    for (uint32_t i = 0; i < settings->replications; i++)
        sum += difference(self, i, figure);
    return sum / settings->replications;
}

bool
trial_agrees(const struct trial *self, const struct settings *settings, size_t figure)
{
    double first = difference(self, 0, figure);

    for (uint32_t i = 0; i < settings->replications; i++)
        if (!(difference(self, i, figure) * first > 0.0))
            return false;
    return true;
}

double
control_mean(const struct control *self, const struct settings *settings, size_t figure)
{
    double sum = 0.0;

    for (uint32_t i = 0; i < settings->replications; i++)
        sum += self->figures[i][figure];
    return sum / settings->replications;
}
