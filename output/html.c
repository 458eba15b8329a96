/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/html.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

int
html_check(const struct html *self, struct error *error)
{
    if (self->lost)
        return error_set(error, ERR_MEMORY, "no memory for a text");
    return ferror(self->out) ? error_set(error, ERR_IO, "a page could not be written") : 0;
}

/* ---- elements ---- */

void
html_open(struct html *self, const char *tag, const char *attributes)
{
    fprintf(self->out, "<%s%s%s>", tag, attributes[0] != '\0' ? " " : "", attributes);
}

void
html_close(struct html *self, const char *tag)
{
    fprintf(self->out, "</%s>\n", tag);
}

static const char *
escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static void
put_char(struct html *self, char c)
{
    const char *escape = escape_of(c);

    if (escape != NULL)
        fputs(escape, self->out);
    else
        fputc(c, self->out);
}

void
html_text(struct html *self, const char *text)
{
    for (const char *c = text; *c != '\0'; c++)
        put_char(self, *c);
}

static void
put_format(struct html *self, const char *format, va_list arguments)
{
    va_list again;
    char *text = NULL;
    int n;

    va_copy(again, arguments);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n >= 0)
        text = malloc((size_t)n + 1);
    if (text == NULL) {
        self->lost = true;
        return;
    }
    vsnprintf(text, (size_t)n + 1, format, arguments);
    html_text(self, text);
    free(text);
}

void
html_format(struct html *self, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    put_format(self, format, arguments);
    va_end(arguments);
}

void
html_quoted(struct html *self, const char *name, const char *value)
{
    fprintf(self->out, " %s=\"", name);
    html_text(self, value);
    fputc('"', self->out);
}

void
html_element(struct html *self, const char *tag, const char *attributes, const char *text)
{
    html_open(self, tag, attributes);
    html_text(self, text);
    html_close(self, tag);
}

void
html_say(struct html *self, const char *tag, const char *attributes, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    html_open(self, tag, attributes);
    put_format(self, format, arguments);
    html_close(self, tag);
    va_end(arguments);
}

/* ---- tables ---- */

/* "(95 %)" is not torn apart at the end of a line. */
static void
put_head(struct html *self, const char *text)
{
    for (const char *percent; (percent = strstr(text, " %")) != NULL; text = percent + 1) {
        for (; text < percent; text++)
            put_char(self, *text);
        fputs("&nbsp;", self->out);
    }
    html_text(self, text);
}

/* The end tags of rows and cells may be left out, and there are tens of thousands of them. */
void
html_table_open(struct html *self, const char *caption, const char *const *heads, size_t n)
{
    fputs("<div class=\"scroll\" role=\"region\" tabindex=\"0\"", self->out);
    html_quoted(self, "aria-label", caption);
    fputs("><table class=\"sortable\">\n", self->out);
    html_element(self, "caption", "", caption);
    fputs("<thead><tr>", self->out);
    for (size_t i = 0; i < n; i++) {
        bool is_text = heads[i][0] == '<';
        fprintf(self->out, "<th scope=\"col\"%s>", is_text ? " class=\"text\"" : "");
        put_head(self, heads[i] + is_text);
    }
    fputs("\n<tbody>\n", self->out);
}

void
html_table_close(struct html *self)
{
    fputs("</table></div>\n", self->out);
}

void
html_row(struct html *self, const char *head)
{
    fputs("<tr><th scope=row>", self->out);
    html_text(self, head);
}

void
html_cell(struct html *self, const char *number)
{
    fputs("<td>", self->out);
    html_text(self, number);
}

void
html_cell_short(struct html *self, const char *text)
{
    fputs("<td class=short>", self->out);
    html_text(self, text);
}

void
html_cell_text(struct html *self, const char *text)
{
    fputs("<td class=text>", self->out);
    html_text(self, text);
}

void
html_cell_english(struct html *self, const char *text)
{
    fputs("<td class=text lang=en>", self->out);
    html_text(self, text);
}

/* ---- JSON ---- */

void
html_json_text(struct html *self, const char *text)
{
    fputc('"', self->out);
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++)
        if (*c < 0x20 || strchr("\"\\<>&", *c) != NULL)
            fprintf(self->out, "\\u%04x", *c);
        else
            fputc(*c, self->out);
    fputc('"', self->out);
}

void
html_json_number(struct html *self, double number)
{
    if (isfinite(number))
        fprintf(self->out, "%.6g", number);
    else
        fputs("null", self->out);
}
