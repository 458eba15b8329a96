/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export_xlsx.h"

#include "output/export_tables.h"
#include "output/disclosure.h"
#include "output/h5_read.h"
#include "output/headings.h"
#include "output/safe.h"
#include "output/shown.h"
#include "output/xlsx_charts.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH_OF_TEXT = 30, WIDTH_OF_LABEL = 60, WIDTH_OF_NUMBER = 14 };

struct writing {
    const struct export *from;
    enum language language;
    struct xlsx book;
    bool with_charts; /* of a run of the chain */
};

/* ---- a table ---- */

/* The words of the other language are left out. */
static bool
is_written(const struct extract_column *column, enum language language)
{
    if (language == LANGUAGE_NL)
        return strcmp(column->name, "label_en") != 0 && strcmp(column->name, "target_label") != 0;
    return strcmp(column->name, "label_nl") != 0 && strcmp(column->name, "target_label_nl") != 0;
}

static bool
is_label(const struct extract_column *column)
{
    return strncmp(column->name, "label_", 6) == 0 ||
           strncmp(column->name, "target_label", 12) == 0;
}

static size_t
width_of(const struct extract_column *column)
{
    if (column->kind != EXTRACT_TEXT)
        return WIDTH_OF_NUMBER;
    if (headings_is_unit(column->name))
        return WIDTH_OF_NUMBER;
    return is_label(column) ? WIDTH_OF_LABEL : WIDTH_OF_TEXT;
}

/* How the numbers of a row are shown: figures as in the planner's table, others as they are. */
static enum xlsx_style
style_of(const struct extract *table, size_t row, size_t column)
{
    const struct extract_column *unit = extract_find(table, "unit");
    const char *name = table->columns[column].name;

    if (unit == NULL || extract_find(table, "id") == NULL || strcmp(name, "n") == 0 ||
        strcmp(name, "hand_set") == 0 || strcmp(name, "p_norm_met") == 0)
        return XLSX_PLAIN;
    return shown_decimals(unit->texts[row / unit->repeat % unit->n]) == 0 ? XLSX_WHOLE
                                                                         : XLSX_DECIMAL;
}

static int
put_cell(struct xlsx *book, const struct extract *table, size_t row, size_t column, size_t at,
         struct error *error)
{
    struct extract_cell cell = extract_cell(table, row, column);
    char buffer[EXTRACT_WORDS];
    double number;

    if (extract_is_number(table, row, column, &number))
        return xlsx_number(book, row + 1, at, number, XLSX_PLAIN, error);
    switch (cell.kind) {
    case EXTRACT_TEXT:
        return xlsx_text(book, row + 1, at,
                         extract_words(table, row, column, book->language, buffer), XLSX_TEXT,
                         error);
    case EXTRACT_NUMBER:
        return xlsx_number(book, row + 1, at, cell.number, style_of(table, row, column), error);
    case EXTRACT_DAY:
        return xlsx_day(book, row + 1, at, cell.number, error);
    case EXTRACT_HIDDEN:
        return xlsx_text(book, row + 1, at, DISCLOSURE_SHOWN, XLSX_HIDDEN, error);
    case EXTRACT_MISSING:
        break;
    }
    return 0;
}

static int
put_headings(struct xlsx *book, const struct extract *table, struct error *error)
{
    char text[HEADING_SIZE];
    size_t at = 0;
    int code = 0;

    for (size_t c = 0; c < table->n_columns && code == 0; c++) {
        if (!is_written(&table->columns[c], book->language))
            continue;
        headings_column(table->name, table->columns[c].name, book->language, text);
        code = xlsx_text(book, 0, at, text, XLSX_HEADING, error);
        if (code == 0)
            code = xlsx_width(book, at, width_of(&table->columns[c]), error);
        at++;
    }
    return code;
}

static int
put_row(struct xlsx *book, const struct extract *table, size_t row, struct error *error)
{
    size_t at = 0;
    int code = 0;

    for (size_t c = 0; c < table->n_columns && code == 0; c++)
        if (is_written(&table->columns[c], book->language))
            code = put_cell(book, table, row, c, at++, error);
    return code;
}

static size_t
columns_of(const struct extract *table, enum language language)
{
    size_t n = 0;

    for (size_t c = 0; c < table->n_columns; c++)
        n += is_written(&table->columns[c], language);
    return n;
}

static int
put_table(void *to, const struct extract *table, struct error *error)
{
    struct writing *self = to;
    struct xlsx *book = &self->book;
    int code = 0;

    if (self->with_charts && strcmp(table->name, "kpi") == 0)
        code = xlsx_charts(book, table, error);
    if (code == 0)
        code = xlsx_sheet(book, headings_table(table->name, book->language), table->n,
                          columns_of(table, book->language), error);
    if (code == 0)
        code = put_headings(book, table, error);
    for (size_t row = 0; row < table->n && code == 0; row++)
        code = put_row(book, table, row, error);
    return code;
}

/* ---- the file ---- */

static int
write_book(void *context, int descriptor, const char *name, struct error *error)
{
    struct writing *self = context;
    char *title = NULL;
    int code = h5_get_attribute_text(self->from->file, "title", &title, error);

    (void)descriptor; /* the library opens files itself */
    if (code == 0)
        code = xlsx_open(&self->book, name, title, self->language, error);
    if (code == 0)
        code = export_tables(self->from, put_table, self, error);
    if (code == 0)
        code = xlsx_close(&self->book, error);
    xlsx_abandon(&self->book);
    free(title);
    return code;
}

int
export_xlsx(const struct export *self, const char *path, enum language language,
            struct error *error)
{
    struct export from = *self;
    struct writing writing = {.from = &from, .language = language,
                              .with_charts = strcmp(self->type, "run") == 0 && !self->is_network};

    from.for_people = true;
    return safe_publish_by(path, write_book, &writing, error);
}
