/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_JSON_H
#define OUTPUT_JSON_H

/*
 * Writes one JSON document (RFC 8259) to a stream, value after value, in the order of the calls.
 * Commas come by themselves: a call writes a value, and in an object each value follows a key.  In
 * the two outer levels each value has a line, so that a table has a row a line.
 *
 * Numbers are the shortest decimals that give the same double back, with a point in every language;
 * what is not a number, or infinite, is null.  Whether all of it arrived, the caller asks the stream
 * (ferror).
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json {
    FILE *out;
    int depth;     /* of objects and arrays that are open */
    bool separate; /* a comma goes before the next value or key */
};

void json_begin(struct json *self, FILE *out);

void json_open_object(struct json *self);
void json_close_object(struct json *self);
void json_open_array(struct json *self);
void json_close_array(struct json *self);

/* The name of the value that comes next, in an object. */
void json_key(struct json *self, const char *key);

/* UTF-8; bytes that are not become U+FFFD. */
void json_text(struct json *self, const char *text);
void json_number(struct json *self, double number);
void json_whole(struct json *self, int64_t number);
void json_bool(struct json *self, bool value);
void json_null(struct json *self);

#endif
