/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/facts.h"

#include "output/h5_read.h"

#include <stdlib.h>
#include <string.h>

/* A text that need not be there. */
static int
read_attribute(hid_t file, const char *name, char **text, struct error *error)
{
    if (H5Aexists(file, name) > 0)
        return h5_get_attribute_text(file, name, text, error);
    *text = strdup("");
    return *text != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for %s", name);
}

static int
read_number(hid_t file, const char *name, int64_t *number, struct error *error)
{
    *number = -1;
    return H5Aexists(file, name) > 0 ? h5_get_attribute_int(file, name, number, error) : 0;
}

static int
read_root(struct facts *self, hid_t file, struct error *error)
{
    const struct {
        const char *name;
        char **text;
    } texts[] = {
        {"doorstroom_filetype", &self->type}, {"title", &self->title},
        {"scenario", &self->scenario},        {"run_id", &self->run_id},
        {"base_run_id", &self->base_run_id},  {"model_version", &self->version},
        {"config_sha256", &self->config},     {"stopped", &self->stopped},
        {"design", &self->design},
    };
    const struct {
        const char *name;
        int64_t *number;
    } numbers[] = {{"seed", &self->seed},         {"n_rep", &self->n_rep},
                   {"complete", &self->complete}, {"n_points", &self->n_points},
                   {"n_failed", &self->n_failed}};
    int code = 0;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && code == 0; i++)
        code = read_attribute(file, texts[i].name, texts[i].text, error);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0] && code == 0; i++)
        code = read_number(file, numbers[i].name, numbers[i].number, error);
    return code == 0 ? h5_get_attribute_ints(file, "doorstroom_layout", self->layout, 2, error)
                     : code;
}

/* It need not be there. */
static int
read_text(hid_t group, const char *name, char **text, struct error *error)
{
    if (h5_has(group, name))
        return h5_get_text(group, name, text, error);
    *text = strdup("");
    return *text != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for %s", name);
}

static int
read_meta(struct facts *self, hid_t file, struct error *error)
{
    hid_t group;
    int code = h5_open(&group, file, "meta", error);

    if (code == 0)
        code = read_text(group, "scenario_text", &self->text, error);
    if (code == 0)
        code = read_text(group, "command", &self->command, error);
    if (code == 0)
        code = read_text(group, "platform", &self->platform, error);
    if (code == 0 && h5_has(group, "warnings"))
        code = h5_get_texts(group, "warnings", &self->warnings, &self->n_warnings, error);
    h5_close(&group);
    return code;
}

static int
read_inputs(struct facts *self, hid_t file, struct error *error)
{
    const struct {
        const char *name;
        char ***texts;
    } columns[] = {{"key", &self->key},
                   {"value", &self->value},
                   {"origin", &self->origin},
                   {"file", &self->file}};
    size_t n[5] = {0};
    hid_t group;
    int code = h5_open(&group, file, "inputs", error);

    for (int i = 0; i < 4 && code == 0; i++)
        code = h5_get_texts(group, columns[i].name, columns[i].texts, &n[i], error);
    if (code == 0)
        code = h5_get_numbers(group, "line", &self->line, &n[4], error);
    for (int i = 1; i < 5 && code == 0; i++)
        if (n[i] != n[0])
            code = error_set(error, ERR_FORMAT, "its inputs have columns of unequal length");
    self->n_inputs = code == 0 ? n[0] : 0;
    h5_close(&group);
    return code;
}

int
facts_read(struct facts *self, hid_t file, struct error *error)
{
    int code;

    memset(self, 0, sizeof *self);
    code = read_root(self, file, error);
    if (code == 0)
        code = read_meta(self, file, error);
    if (code == 0 && strcmp(self->type, "run") == 0)
        code = read_inputs(self, file, error);
    return code;
}

void
facts_free(struct facts *self)
{
    free(self->type);
    free(self->title);
    free(self->scenario);
    free(self->run_id);
    free(self->base_run_id);
    free(self->version);
    free(self->config);
    free(self->stopped);
    free(self->design);
    free(self->text);
    free(self->command);
    free(self->platform);
    free(self->warnings);
    free(self->key);
    free(self->value);
    free(self->origin);
    free(self->file);
    free(self->line);
    memset(self, 0, sizeof *self);
}
