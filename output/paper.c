/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* vasprintf */
#include "output/paper.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { INDENT = 6, LEAST = 20, MOST = 100000, ROOM = 24, TEXT_WIDTH = 100 };

/* ---- width ---- */

/* 0: it is none. */
static int
width_said(const char *text)
{
    char *end;
    long width;

    if (text == NULL)
        return 0;
    width = strtol(text, &end, 10);
    return *text != '\0' && *end == '\0' && width >= LEAST && width <= MOST ? (int)width : 0;
}

static int
width_of_terminal(FILE *out)
{
    struct winsize size;
    int descriptor = fileno(out);

    if (descriptor < 0 || isatty(descriptor) != 1 || ioctl(descriptor, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col >= LEAST ? size.ws_col : 0;
}

void
paper_init(struct paper *self, FILE *out)
{
    int width = width_said(getenv("COLUMNS"));

    *self = (struct paper){.out = out, .width = width > 0 ? width : width_of_terminal(out)};
}

/* ---- cells ---- */

static int
length_of(const char *text, size_t n)
{
    int length = 0;

    for (size_t i = 0; i < n; i++)
        length += ((unsigned char)text[i] & 0xc0) != 0x80;
    return length;
}

int
paper_length(const char *text)
{
    return length_of(text, strlen(text));
}

static void
go_on_below(struct paper *self)
{
    fputc('\n', self->out);
    self->at = self->blank = INDENT;
}

void
paper_cell(struct paper *self, int gap, int width, const char *text)
{
    int length = paper_length(text), room = abs(width) > length ? abs(width) : length;

    if (self->width > 0 && self->at > INDENT && self->at + gap + room > self->width) {
        go_on_below(self);
        gap = 0;
    }
    self->at += gap + room;
    self->blank += gap + (width > 0 ? room - length : 0);
    if (length > 0) {
        fprintf(self->out, "%*s%s", self->blank, "", text);
        self->blank = 0;
    }
    self->blank += width < 0 ? room - length : 0;
}

void
paper_end(struct paper *self)
{
    fputc('\n', self->out);
    self->at = self->blank = 0;
}

/* ---- text ---- */

/* The next word of a line, with the blanks before it. */
static size_t
word_of(const char *text)
{
    size_t n = strspn(text, " ");

    return n + strcspn(text + n, " \n");
}

static void
say_word(struct paper *self, const char *word, size_t n)
{
    int length = length_of(word, n);

    int width = self->width > 0 ? self->width : TEXT_WIDTH;

    if (self->at > 0 && self->at + length > width) {
        size_t blanks = strspn(word, " ");
        fputc('\n', self->out);
        self->at = 0;
        word += blanks;
        n -= blanks;
        length -= (int)blanks;
    }
    fwrite(word, 1, n, self->out);
    self->at += length;
}

static void
say(struct paper *self, const char *text)
{
    while (*text != '\0') {
        size_t n = *text != '\n' ? word_of(text) : 0;
        if (n == 0) {
            paper_end(self);
            text++;
            continue;
        }
        say_word(self, text, n);
        text += n;
    }
    if (self->at > 0)
        paper_end(self);
}

void
paper_say(struct paper *self, const char *format, ...)
{
    va_list arguments;
    char *text;
    int n;

    va_start(arguments, format);
    n = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (n >= 0) {
        say(self, text);
        free(text);
        return;
    }
    va_start(arguments, format); /* no memory: as it comes */
    vfprintf(self->out, format, arguments);
    va_end(arguments);
    paper_end(self);
}

/* ---- two columns ---- */

static void
begin_at(struct paper *self, int indent)
{
    fprintf(self->out, "\n%*s", indent, "");
    self->at = indent;
}

/* A word behind another one, or on a line of its own. */
static void
put_word(struct paper *self, int indent, const char *word, size_t n)
{
    int length = length_of(word, n);
    bool first = self->at == indent;

    if (!first && self->width > 0 && self->at + 1 + length > self->width)
        begin_at(self, indent);
    else if (!first)
        self->at += fprintf(self->out, " ");
    fwrite(word, 1, n, self->out);
    self->at += length;
}

void
paper_item(struct paper *self, int indent, const char *name, const char *text)
{
    int length = paper_length(name);
    bool is_narrow = self->width > 0 && self->width < indent + ROOM;
    int from = is_narrow ? INDENT : indent;

    fputs(name, self->out);
    if (length > 0 && (is_narrow || length >= indent))
        begin_at(self, from);
    else
        fprintf(self->out, "%*s", from - length, "");
    self->at = from;
    while (*(text += strspn(text, " \n")) != '\0') {
        size_t n = strcspn(text, " \n");
        put_word(self, from, text, n);
        text += n;
    }
    paper_end(self);
}
