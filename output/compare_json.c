/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/compare_json.h"

#include "output/difference_json.h"
#include "output/json_member.h"

/* ---- runs ---- */

static void
put_run(struct json *json, const struct comparison *self, const struct compare_run *run)
{
    size_t pairs = against_pairs(&self->base->run, &run->run);

    json_open_object(json);
    json_member_text(json, "path", run->path);
    json_member_text(json, "run_id", run->run.run_id);
    json_member_text(json, "scenario", run->run.scenario);
    json_member_text(json, "model_version", run->run.version);
    json_member_whole(json, "seed", run->run.seed);
    json_member_whole(json, "n_rep", run->run.n_rep);
    json_member_bool(json, "paired", pairs > 0);
    json_member_whole(json, "n_paired", (int64_t)pairs);
    json_close_object(json);
}

static void
put_runs(struct json *json, const struct comparison *self)
{
    json_key(json, "base");
    put_run(json, self, self->base);
    json_key(json, "runs");
    json_open_array(json);
    for (size_t k = 0; k < self->n_others; k++)
        put_run(json, self, &self->others[k]);
    json_close_array(json);
}

/* ---- figures ---- */

static void
put_figure(struct json *json, const struct comparison *self, size_t row)
{
    const struct kpi *kpi = self->rows[row].kpi;

    json_open_object(json);
    json_member_text(json, "id", kpi->id);
    json_member_text(json, "label_nl", kpi->label_nl);
    json_member_text(json, "label_en", kpi->label_en);
    json_member_text(json, "unit", kpi->unit);
    json_member_text(json, "filter", kpi->filter);
    json_member_whole(json, "period_start", kpi->start);
    json_member_whole(json, "period_end", kpi->end);
    json_key(json, "norm");
    json_number(json, kpi->norm);
    json_key(json, "runs");
    json_open_array(json);
    for (size_t k = 0; k < self->n_others; k++)
        if (self->rows[row].in_base || compare_cell(self, row, k)->there)
            difference_json(&compare_cell(self, row, k)->difference, json);
        else
            json_null(json);
    json_close_array(json);
    json_close_object(json);
}

static void
put_figures(struct json *json, const struct comparison *self)
{
    json_key(json, "figures");
    json_open_array(json);
    for (size_t row = 0; row < self->n_rows; row++)
        put_figure(json, self, row);
    json_close_array(json);
}

/* ---- inputs ---- */

static void
put_value(struct json *json, const struct inputs *inputs, const char *key)
{
    size_t i = inputs_find(inputs, key);

    if (i == inputs->n) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_member_text(json, "value", inputs->value[i]);
    json_member_text(json, "origin", inputs->origin[i]);
    json_close_object(json);
}

static void
put_inputs(struct json *json, const struct comparison *self)
{
    json_key(json, "inputs");
    json_open_array(json);
    for (size_t i = 0; i < self->n_keys; i++) {
        json_open_object(json);
        json_member_text(json, "key", self->keys[i]);
        json_key(json, "base");
        put_value(json, &self->base->run.inputs, self->keys[i]);
        json_key(json, "runs");
        json_open_array(json);
        for (size_t k = 0; k < self->n_others; k++)
            put_value(json, &self->others[k].run.inputs, self->keys[i]);
        json_close_array(json);
        json_close_object(json);
    }
    json_close_array(json);
}

void
compare_json_write(const struct comparison *self, FILE *out)
{
    struct json json;

    json_begin(&json, out);
    json_open_object(&json);
    json_member_text(&json, "doorstroom_filetype", "compare");
    put_runs(&json, self);
    put_figures(&json, self);
    put_inputs(&json, self);
    json_close_object(&json);
}
