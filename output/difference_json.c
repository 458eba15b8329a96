/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/difference_json.h"

#include "output/json_member.h"

void
difference_json(const struct difference *self, struct json *json)
{
    json_open_object(json);
    json_member_number(json, "base_mean", self->base);
    json_member_number(json, "mean", self->mean);
    json_member_number(json, "difference", self->difference);
    json_member_number(json, "se", self->se);
    json_member_number(json, "ci_low", self->difference - self->half);
    json_member_number(json, "ci_high", self->difference + self->half);
    json_member_number(json, "correlation", self->correlation);
    json_member_number(json, "noise_factor", self->shrink);
    json_member_whole(json, "n", (int64_t)self->n);
    json_close_object(json);
}
