/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_JSON_MEMBER_H
#define OUTPUT_JSON_MEMBER_H

/* Members of an object of JSON that are one value: the key and the value in one call. */

#include "output/json.h"

static inline void
json_member_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static inline void
json_member_number(struct json *json, const char *key, double number)
{
    json_key(json, key);
    json_number(json, number);
}

static inline void
json_member_whole(struct json *json, const char *key, int64_t number)
{
    json_key(json, key);
    json_whole(json, number);
}

static inline void
json_member_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

#endif
