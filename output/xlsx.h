/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_XLSX_H
#define OUTPUT_XLSX_H

/*
 * A workbook under construction, on libxlsxwriter, of which nothing else in the house sees more
 * than is declared here.  Rows are written from the top down and go to temporary files at once, so
 * that memory does not grow with them.  The library does not look whether those files took what it
 * wrote; so we do, and that there is room for what it writes at the end.
 */

#include "output/words.h"

#include "sim/error.h"

#include <stddef.h>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

enum xlsx_style {
    XLSX_HEADING,
    XLSX_TEXT,
    XLSX_HIDDEN, /* a text in the place of a number */
    XLSX_DAY,
    XLSX_PLAIN,
    XLSX_WHOLE,
    XLSX_DECIMAL,
    XLSX_STYLES
};

enum { XLSX_ROWS = 1048576, XLSX_TEXT_MOST = 32767 };

struct xlsx {
    struct lxw_workbook *book;
    struct lxw_worksheet *sheet; /* in hand */
    struct lxw_format *styles[XLSX_STYLES];
    enum language language;
    long longest; /* bytes that a sheet took in its temporary file, of those done */
};

/* A workbook that will be at path. title: of the document. Errors: ERR_IO, ERR_MEMORY. */
int xlsx_open(struct xlsx *self, const char *path, const char *title, enum language language,
              struct error *error);

/* Writes it and closes it. Errors: ERR_IO; then xlsx_abandon is still to be called. */
int xlsx_close(struct xlsx *self, struct error *error);

/* Lets go of what is under construction. */
void xlsx_abandon(struct xlsx *self);

/* A new sheet, n columns wide, with rows headings and data to come; the headings stay in sight.
 * Errors: ERR_IO, ERR_FORMAT where there are too many rows. */
int xlsx_sheet(struct xlsx *self, const char *name, size_t rows, size_t columns,
               struct error *error);

/* Each cell once, row after row; of a number that is infinite the text. Errors: ERR_IO. */
int xlsx_text(struct xlsx *self, size_t row, size_t column, const char *text,
              enum xlsx_style style, struct error *error);
int xlsx_number(struct xlsx *self, size_t row, size_t column, double number,
                enum xlsx_style style, struct error *error);
int xlsx_day(struct xlsx *self, size_t row, size_t column, double day, struct error *error);

/* How wide a column is, in characters. */
int xlsx_width(struct xlsx *self, size_t column, size_t characters, struct error *error);

/* A chart beside or below the data of the sheet in hand, whose first column has the categories and
 * each other one a series. */
struct xlsx_chart {
    const char *sheet; /* its name */
    const char *title, *unit;
    const char *words; /* what is in it, for who does not see it */
    size_t rows, series; /* rows of data */
    bool stacked;
    bool across;       /* bars that lie, for long names; else columns */
};

/* Errors: ERR_IO. */
int xlsx_chart(struct xlsx *self, const struct xlsx_chart *chart, struct error *error);

#endif
