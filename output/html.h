/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

/*
 * HTML as it is written here: elements that are opened and closed by name, and texts, which are
 * escaped on their way, so that nothing that a scenario says can become markup.  Names of elements
 * and their attributes are of our own code; a value that is not goes through html_quoted.
 * Whether all of it arrived, html_check says in the end.
 */

#include "sim/error.h"

#include <stdbool.h>
#include <stdio.h>

struct html {
    FILE *out;
    bool lost; /* a text for which there was no memory */
};

/* Errors: ERR_IO, ERR_MEMORY. */
int html_check(const struct html *self, struct error *error);

/* attributes: "class=\"note\"", or "". */
void html_open(struct html *self, const char *tag, const char *attributes);
void html_close(struct html *self, const char *tag);

/* Text with &, <, >, " and ' escaped: good between tags and between quotes. */
void html_text(struct html *self, const char *text);

/* A text made as by printf and then escaped. */
void html_format(struct html *self, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* NAME="value", with a space before it, into a tag that is open, where the value is not ours. */
void html_quoted(struct html *self, const char *name, const char *value);

/* An element with a text in it, and a line's end. */
void html_element(struct html *self, const char *tag, const char *attributes, const char *text);

/* The same with a format. */
void html_say(struct html *self, const char *tag, const char *attributes, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A table begins, with its caption and the heads of its columns: those whose head begins with '<'
 * (not shown) are of texts.  It scrolls by itself, also by keyboard, and where
 * scripts run it can be sorted. */
void html_table_open(struct html *self, const char *caption, const char *const *heads, size_t n);
void html_table_close(struct html *self);

/* A row begins with its head, and has cells of numbers or of texts. */
void html_row(struct html *self, const char *head);
void html_cell(struct html *self, const char *number);
void html_cell_short(struct html *self, const char *text); /* a date or number that is a name */
void html_cell_text(struct html *self, const char *text);
void html_cell_english(struct html *self, const char *text); /* whatever the page's language is */

/* JSON inside a script element: a text, and a number, to six digits; null where there is none.
 * No text can end the element. */
void html_json_text(struct html *self, const char *text);
void html_json_number(struct html *self, double number);

#endif
