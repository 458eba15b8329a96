/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/json.h"

#include "output/digits.h"
#include "sim/error.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { ROWS_DEPTH = 2 };

void
json_begin(struct json *self, FILE *out)
{
    *self = (struct json){.out = out};
}

/* ---- nesting ---- */

static void
begin_value(struct json *self)
{
    if (self->separate)
        fputs(self->depth <= ROWS_DEPTH ? ",\n" : ", ", self->out);
    self->separate = true;
}

static void
open_one(struct json *self, char bracket)
{
    begin_value(self);
    fputc(bracket, self->out);
    self->depth++;
    self->separate = false;
}

static void
close_one(struct json *self, char bracket)
{
    bug_assert(self->depth > 0, "%c closes nothing", bracket);
    self->depth--;
    self->separate = true;
    fputc(bracket, self->out);
    if (self->depth == 0)
        fputc('\n', self->out);
}

void
json_open_object(struct json *self)
{
    open_one(self, '{');
}

void
json_close_object(struct json *self)
{
    close_one(self, '}');
}

void
json_open_array(struct json *self)
{
    open_one(self, '[');
}

void
json_close_array(struct json *self)
{
    close_one(self, ']');
}

/* ---- texts ---- */

/* The bytes of the character at text, 0 where they are none: too short, too long a form for it, a
 * surrogate, or beyond U+10FFFF. */
static size_t
character_size(const unsigned char *text)
{
    unsigned char first = text[0], low = 0x80, high = 0xbf;
    size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

    if (first > 0xf4)
        return 0;
    if (first == 0xe0 || first == 0xf0)
        low = first == 0xe0 ? 0xa0 : 0x90;
    if (first == 0xed || first == 0xf4)
        high = first == 0xed ? 0x9f : 0x8f;
    for (size_t i = 1; i < size; i++) {
        if (text[i] < low || text[i] > high)
            return 0;
        low = 0x80;
        high = 0xbf;
    }
    return size;
}

static void
put_character(const unsigned char *text, size_t size, FILE *out)
{
    if (size == 0)
        fputs("\xef\xbf\xbd", out);
    else if (*text == '"' || *text == '\\')
        fprintf(out, "\\%c", *text);
    else if (*text == '\n')
        fputs("\\n", out);
    else if (*text == '\t')
        fputs("\\t", out);
    else if (*text < 0x20)
        fprintf(out, "\\u%04x", *text);
    else
        fwrite(text, 1, size, out);
}

static void
put_text(const char *text, FILE *out)
{
    const unsigned char *at = (const unsigned char *)text;

    fputc('"', out);
    while (*at != '\0') {
        size_t size = character_size(at);
        put_character(at, size, out);
        at += size > 0 ? size : 1;
    }
    fputc('"', out);
}

void
json_key(struct json *self, const char *key)
{
    begin_value(self);
    put_text(key, self->out);
    fputs(": ", self->out);
    self->separate = false;
}

void
json_text(struct json *self, const char *text)
{
    begin_value(self);
    put_text(text, self->out);
}

/* ---- numbers and the rest ---- */

void
json_number(struct json *self, double number)
{
    char text[DIGITS_SIZE];

    if (!isfinite(number)) {
        json_null(self);
        return;
    }
    digits_of(number, DIGITS_USUAL, text);
    begin_value(self);
    fputs(text, self->out);
}

void
json_whole(struct json *self, int64_t number)
{
    begin_value(self);
    fprintf(self->out, "%" PRId64, number);
}

void
json_bool(struct json *self, bool value)
{
    begin_value(self);
    fputs(value ? "true" : "false", self->out);
}

void
json_null(struct json *self)
{
    begin_value(self);
    fputs("null", self->out);
}
