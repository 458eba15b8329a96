/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_PAPER_H
#define OUTPUT_PAPER_H

/*
 * What tables are printed on: a stream with a width, in characters and not in bytes.  A line is
 * filled cell by cell; a cell that does not fit any more goes on in a line of its own below,
 * indented, and so do those behind it.  As heads and rows have cells of the same widths, they break
 * at the same ones; nothing is ever cut.  Text under a table is broken between words.
 *
 * A terminal tells its width, or the variable COLUMNS does; elsewhere rows are as long as they are,
 * and text is broken as on a page of 100 characters.
 */

#include <stdio.h>

struct paper {
    FILE *out;
    int width; /* 0: as wide as it takes */
    int at;    /* where on the line, with the blanks that are due */
    int blank; /* due before the next cell that has something in it */
};

void paper_init(struct paper *self, FILE *out);

/* gap blanks, and the text in as many characters as the width says: on the right of them, or on the
 * left where it is below 0; all of it where it has more. Blanks at the end of a line are left out. */
void paper_cell(struct paper *self, int gap, int width, const char *text);

/* Ends the line. */
void paper_end(struct paper *self);

/* A format's text from the beginning of a line to its end, broken between words where it is too
 * long. It may have several lines. */
void paper_say(struct paper *self, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Two columns: name, and a text at indent or behind the name, broken between words and going on
 * there; below the name where the line is too narrow for both. A line's end in the text is a blank. */
void paper_item(struct paper *self, int indent, const char *name, const char *text);

/* Characters of a UTF-8 text. */
int paper_length(const char *text);

#endif
