/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/regress_json.h"

#include "output/json_member.h"

static void
put_names(struct json *json, const char *key, const char *const *names, size_t n)
{
    json_key(json, key);
    json_open_array(json);
    for (size_t i = 0; i < n; i++)
        json_text(json, names[i]);
    json_close_array(json);
}

/* ---- figures ---- */

static void
put_figures(struct json *json, const struct regression *self)
{
    json_key(json, "figures");
    json_open_array(json);
    for (size_t i = 0; i < self->n_moved; i++) {
        const struct moved_figure *figure = &self->figures[i];
        json_open_object(json);
        json_member_text(json, "id", figure->id);
        json_member_number(json, "reference", figure->difference.base);
        json_member_number(json, "now", figure->difference.mean);
        json_member_number(json, "difference", figure->difference.difference);
        json_member_number(json, "far", figure->far);
        json_member_number(json, "p", figure->p);
        json_close_object(json);
    }
    json_close_array(json);
}

/* ---- inputs ---- */

static void
put_inputs(struct json *json, const struct regression *self)
{
    json_key(json, "inputs");
    json_open_array(json);
    for (size_t i = 0; i < self->n_keys; i++) {
        json_open_object(json);
        json_member_text(json, "key", self->keys[i]);
        json_member_text(json, "reference", inputs_value(&self->stored->inputs, self->keys[i]));
        json_member_text(json, "now", inputs_value(&self->now->inputs, self->keys[i]));
        json_close_object(json);
    }
    json_close_array(json);
}

/* ---- how ---- */

static void
put_how(struct json *json, const struct regression *self)
{
    json_member_text(json, "scenario", self->stored->scenario);
    json_member_bool(json, "holds", regress_holds(self));
    json_member_bool(json, "moved", !regress_is_still(self));
    json_member_bool(json, "exact", self->exact);
    json_member_bool(json, "paired", self->pairs > 0);
    json_member_whole(json, "n_paired", (int64_t)self->pairs);
    json_member_number(json, "false_alarm", self->rate);
    json_member_whole(json, "n", (int64_t)self->n);
    json_member_whole(json, "n_tested", (int64_t)self->n_tested);
    json_member_whole(json, "n_moved", (int64_t)self->n_moved);
}

void
regress_json(const struct regression *self, struct json *json)
{
    json_open_object(json);
    put_how(json, self);
    put_inputs(json, self);
    put_names(json, "gone", self->lost, self->n_lost);
    put_names(json, "new", self->gained, self->n_gained);
    put_names(json, "moved_variables", self->variables, self->n_variables);
    put_figures(json, self);
    json_close_object(json);
}
