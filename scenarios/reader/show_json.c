/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/show_json.h"

#include "output/json_member.h"
#include "scenarios/reader/show.h"

/* ---- one scenario ---- */

static void
put_origin(struct json *json, const struct scenario_input *input)
{
    json_member_text(json, "value", input->value);
    json_member_text(json, "origin", input->origin);
    json_member_text(json, "file", input->line > 0 ? input->file : "");
    json_member_whole(json, "line", input->line);
}

static void
put_input(struct json *json, const struct scenario_input *input)
{
    json_open_object(json);
    json_member_text(json, "key", input->key);
    put_origin(json, input);
    json_member_text(json, "unit", input->unit);
    json_member_text(json, "source", input->source);
    json_member_text(json, "legal", input->legal);
    json_member_bool(json, "hand_set", input->hand_set != 0);
    json_member_number(json, "low", input->low);
    json_member_number(json, "high", input->high);
    json_close_object(json);
}

void
show_json(const struct scenario *self, FILE *out)
{
    struct json json;

    json_begin(&json, out);
    json_open_object(&json);
    json_member_text(&json, "scenario", self->name);
    json_member_text(&json, "title", self->title);
    json_member_text(&json, "text", self->text_here);
    json_key(&json, "inputs");
    json_open_array(&json);
    for (size_t i = 0; i < self->n_inputs; i++)
        put_input(&json, &self->inputs[i]);
    json_close_array(&json);
    json_close_object(&json);
}

/* ---- two scenarios ---- */

static void
put_side(struct json *json, const char *name, const struct scenario_input *input)
{
    json_key(json, name);
    if (input == NULL) {
        json_null(json);
        return;
    }
    json_open_object(json);
    put_origin(json, input);
    json_close_object(json);
}

static void
put_difference(void *context, const struct scenario_input *was, const struct scenario_input *is,
               bool moved)
{
    struct json *json = context;

    json_open_object(json);
    json_member_text(json, "key", is != NULL ? is->key : was->key);
    put_side(json, "was", was);
    put_side(json, "is", is);
    json_member_bool(json, "moved", moved);
    json_close_object(json);
}

void
show_json_difference(const struct scenario *self, const struct scenario *other, FILE *out)
{
    struct json json;

    json_begin(&json, out);
    json_open_object(&json);
    json_member_text(&json, "scenario", self->name);
    json_member_text(&json, "other", other->name);
    json_key(&json, "differences");
    json_open_array(&json);
    show_each_difference(self, other, put_difference, &json);
    json_close_array(&json);
    json_close_object(&json);
}
