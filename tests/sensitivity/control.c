/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sensitivity/control.h"

#include "scenarios/reader/parse.h"

#include <stdlib.h>
#include <string.h>

int
control_scenario(struct scenario *scenario, const struct settings *settings, const char *with,
                 const struct scenario_override *more, size_t n_more, struct faults *faults,
                 struct error *error)
{
    size_t n = settings->n_overrides, most = n + 1 + n_more;
    struct scenario_override *all = calloc(most, sizeof *all);
    int code;

    memset(scenario, 0, sizeof *scenario);
    if (all == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu settings", most);
    if (n > 0)
        memcpy(all, settings->overrides, n * sizeof *all);
    if (with != NULL)
        all[n++] = (struct scenario_override){.text = with, .origin = "set"};
    for (size_t i = 0; i < n_more; i++)
        all[n++] = more[i];
    code = scenario_read(scenario, settings->scenario, all, n, faults, error);
    free(all);
    return code;
}

/* The effective scenario as a tree: each key has its value there, wherever it was said. */
static int
parse_effective(struct control *self, struct error *error)
{
    const struct place place = {self->scenario.path, 0, "scenario"};
    struct faults faults = {0};

    self->root = parse_text(&self->scenario.pool, self->scenario.text, strlen(self->scenario.text),
                            place, &faults, error);
    faults_print(&faults, stderr);
    faults_free(&faults);
    return self->root != NULL ? 0
                              : error_set(error, ERR_INPUT, "%s: its effective text is not sound",
                                          self->scenario.path);
}

int
control_init(struct control *self, const struct settings *settings, const char *with,
             struct error *error)
{
    struct faults faults = {0};
    int code;

    memset(self, 0, sizeof *self);
    self->with = with;
    code = control_scenario(&self->scenario, settings, with, NULL, 0, &faults, error);
    faults_print(&faults, stderr);
    faults_free(&faults);
    if (code == 0 && self->scenario.params.kind != MODEL_INBURGERING)
        code = error_set(error, ERR_INPUT, "%s is not a scenario of the chain", settings->scenario);
    if (code == 0)
        code = parse_effective(self, error);
    if (code == 0)
        code = model_new(&self->model, &self->scenario.params, error);
    for (uint32_t i = 0; i < settings->replications && code == 0; i++)
        code = measures_init(&self->measures[i], model_shape(self->model), error);
    return code;
}

void
control_free(struct control *self)
{
    for (size_t i = 0; i < REPLICATIONS_MOST; i++)
        measures_free(&self->measures[i]);
    model_free(self->model);
    scenario_free(&self->scenario);
}

int
control_run(struct control *self, uint32_t replication, struct error *error)
{
    struct measures *measures = &self->measures[replication];
    struct chain *chain;
    int code = chain_new(&chain, self->model, error);

    if (code != 0)
        return code;
    code = chain_run(chain, replication, measures, error);
    for (size_t i = 0; i < figures_n() && code == 0; i++)
        self->figures[replication][i] = figure_value(figure_at(i), measures);
    chain_free(chain);
    return code;
}
