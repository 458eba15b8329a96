/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/page.h"

#include "output/door.h"
#include "output/h5_read.h"
#include "output/remark.h"
#include "output/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- reading ---- */

/* A column of a table; all of them must be as long. */
struct column {
    const char *name;
    char ***texts;    /* either */
    double **numbers; /* or */
};

static int
read_columns(hid_t group, const struct column *columns, size_t n_columns, size_t *rows,
             struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < n_columns && code == 0; i++) {
        size_t n = 0;
        if (columns[i].texts != NULL)
            code = h5_get_texts(group, columns[i].name, columns[i].texts, &n, error);
        else
            code = h5_get_numbers(group, columns[i].name, columns[i].numbers, &n, error);
        if (code == 0 && i > 0 && n != *rows)
            code = error_set(error, ERR_FORMAT, "%s has %zu rows, expected %zu", columns[i].name,
                             n, *rows);
        *rows = n;
    }
    return code;
}

static int
read_figures(struct page *self, hid_t file, struct error *error)
{
    const char *label = words_language() == LANGUAGE_NL ? "label_nl" : "label_en";
    const struct column columns[] = {
        {"id", &self->id, NULL},           {label, &self->label, NULL},
        {"unit", &self->unit, NULL},       {"mean", NULL, &self->mean},
        {"ci_high", NULL, &self->ci_high}, {"p10", NULL, &self->p10},
        {"p90", NULL, &self->p90},         {"norm", NULL, &self->norm},
        {"p_norm_met", NULL, &self->p_met}, {"band_low", NULL, &self->band_low},
        {"band_high", NULL, &self->band_high}, {"n", NULL, &self->counted},
    };
    hid_t group;
    int code = h5_open(&group, file, "kpi", error);

    if (code == 0)
        code = read_columns(group, columns, sizeof columns / sizeof columns[0], &self->n, error);
    h5_close(&group);
    return code;
}

static int
read_targets(struct page *self, hid_t file, struct error *error)
{
    const struct column columns[] = {
        {"target", &self->target, NULL},
        {"target_simulated_mean", NULL, &self->target_mean},
    };
    size_t n = 0;
    int code = read_columns(file, columns, sizeof columns / sizeof columns[0], &self->n_targets,
                            error);

    if (code == 0)
        code = h5_get_numbers(file, "target_simulated_q", &self->target_q, &n, error);
    if (code == 0 && n % (self->n_targets > 0 ? self->n_targets : 1) != 0)
        code = error_set(error, ERR_FORMAT, "target_simulated_q has %zu numbers", n);
    return code;
}

static int
read_inputs(struct page *self, hid_t file, struct error *error)
{
    char **key = NULL, **value = NULL;
    double *hand_set = NULL;
    const struct column columns[] = {
        {"key", &key, NULL}, {"value", &value, NULL}, {"hand_set", NULL, &hand_set}};
    size_t n = 0;
    hid_t group;
    int code = h5_open(&group, file, "inputs", error);

    self->scale = 1.0;
    if (code == 0)
        code = read_columns(group, columns, sizeof columns / sizeof columns[0], &n, error);
    for (size_t i = 0; i < n && code == 0; i++) {
        self->hand_set += hand_set[i] != 0.0;
        if (strcmp(key[i], "run.scale") == 0)
            self->scale = strtod(value[i], NULL);
        if (strcmp(key[i], "model") == 0)
            self->is_network = strcmp(value[i], "\"queue\"") == 0;
    }
    free(key);
    free(value);
    free(hand_set);
    h5_close(&group);
    return code;
}

static int
read_attributes(struct page *self, hid_t file, struct error *error)
{
    int code = h5_get_attribute_text(file, "run_id", &self->run_id, error);

    if (code == 0)
        code = h5_get_attribute_text(file, "scenario", &self->scenario, error);
    if (code == 0)
        code = h5_get_attribute_text(file, "model_version", &self->version, error);
    if (code == 0)
        code = h5_get_attribute_int(file, "seed", &self->seed, error);
    if (code == 0)
        code = h5_get_attribute_int(file, "n_rep", &self->n_rep, error);
    return code;
}

/* Only of a run whose number of replications was not fixed. */
static int
read_stopped(struct page *self, hid_t file, struct error *error)
{
    if (h5_get_attribute_text(file, "stopped", &self->stopped_in_file, NULL) != 0)
        self->stopped_in_file = strdup(REMARK_FIXED);
    if (self->stopped_in_file != NULL)
        self->stopped = remark_stopped(self->stopped_in_file);
    return self->stopped != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for a text");
}

int
page_read(struct page *self, const char *path, struct error *error)
{
    struct error reason = {0};
    hid_t file;
    int code;

    memset(self, 0, sizeof *self);
    code = door_open(&file, path, "run", &reason);
    if (code == 0)
        code = read_attributes(self, file, &reason);
    if (code == 0)
        code = read_stopped(self, file, &reason);
    if (code == 0)
        code = read_figures(self, file, &reason);
    if (code == 0)
        code = read_inputs(self, file, &reason);
    if (code == 0 && !self->is_network)
        code = read_targets(self, file, &reason);
    h5_close(&file);
    return code == 0 ? 0 : error_set(error, code, "%s: %s", path, reason.text);
}

void
page_free(struct page *self)
{
    free(self->run_id);
    free(self->scenario);
    free(self->version);
    free(self->stopped_in_file);
    free(self->stopped);
    free(self->id);
    free(self->label);
    free(self->unit);
    free(self->mean);
    free(self->ci_high);
    free(self->p10);
    free(self->p90);
    free(self->norm);
    free(self->p_met);
    free(self->counted);
    free(self->band_low);
    free(self->band_high);
    free(self->target);
    free(self->target_mean);
    free(self->target_q);
    memset(self, 0, sizeof *self);
}

size_t
page_find(const struct page *self, const char *id)
{
    size_t i = 0;

    while (i < self->n && strcmp(self->id[i], id) != 0)
        i++;
    return i;
}
