/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export_csv.h"

#include "output/digits.h"
#include "output/export_tables.h"
#include "output/disclosure.h"
#include "output/folder.h"
#include "output/headings.h"
#include "output/safe.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* ---- cells ---- */

/* Whether a spreadsheet would reckon with it; a number, such as -0.5, is no more than that. */
static bool
is_formula(const char *text)
{
    char *end;

    if (*text == '\0' || strchr("=+-@\t\r", *text) == NULL)
        return false;
    (void)strtod(text, &end);
    return end == text || *end != '\0';
}

static void
put_text(const char *text, char separator, FILE *out)
{
    bool quoted = strpbrk(text, "\"\r\n") != NULL || strchr(text, separator) != NULL;

    if (quoted)
        fputc('"', out);
    if (is_formula(text))
        fputc('\'', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
    }
    if (quoted)
        fputc('"', out);
}

static void
put_digits(const char *text, enum csv_dialect dialect, FILE *out)
{
    for (; *text != '\0'; text++)
        fputc(*text == '.' && dialect == CSV_DUTCH ? ',' : *text, out);
}

static void
put_number(double number, enum csv_dialect dialect, FILE *out)
{
    char text[DIGITS_SIZE];

    digits_of(number, DIGITS_USUAL, text);
    put_digits(text, dialect, out);
}

static void
put_day(double number, FILE *out)
{
    char text[DATE_TEXT_SIZE];

    date_format((day_number)number, text);
    fputs(text, out);
}

static void
put_cell(const struct extract *table, size_t row, size_t column, enum csv_dialect dialect,
         FILE *out)
{
    struct extract_cell cell = extract_cell(table, row, column);
    char separator = dialect == CSV_DUTCH ? ';' : ',', buffer[EXTRACT_WORDS];
    double number;

    if (dialect == CSV_DUTCH && extract_is_number(table, row, column, &number)) {
        put_digits(cell.text, dialect, out); /* with the digits that it was written with */
        return;
    }
    switch (cell.kind) {
    case EXTRACT_TEXT:
        if (dialect == CSV_DUTCH)
            cell.text = extract_words(table, row, column, LANGUAGE_NL, buffer);
        put_text(cell.text, separator, out);
        break;
    case EXTRACT_NUMBER:
        put_number(cell.number, dialect, out);
        break;
    case EXTRACT_DAY:
        put_day(cell.number, out);
        break;
    case EXTRACT_HIDDEN:
        fputs(DISCLOSURE_SHOWN, out);
        break;
    case EXTRACT_MISSING:
        break;
    }
}

/* ---- a table ---- */

/* In Dutch there is no column of English words beside the Dutch ones. */
static bool
is_written(const struct extract_column *column, enum csv_dialect dialect)
{
    return dialect == CSV_MACHINE || (strcmp(column->name, "label_en") != 0 &&
                                      strcmp(column->name, "target_label") != 0);
}

static void
put_heading(const struct extract *table, size_t column, enum csv_dialect dialect, FILE *out)
{
    const char *name = table->columns[column].name;
    char text[HEADING_SIZE];

    if (dialect == CSV_DUTCH)
        headings_column(table->name, name, LANGUAGE_NL, text);
    else
        snprintf(text, sizeof text, "%s", name);
    put_text(text, dialect == CSV_DUTCH ? ';' : ',', out);
}

/* row: of the table, or that of headings. */
static void
put_row(const struct extract *table, const size_t *row, enum csv_dialect dialect, FILE *out)
{
    bool first = true;

    for (size_t c = 0; c < table->n_columns; c++) {
        if (!is_written(&table->columns[c], dialect))
            continue;
        if (!first)
            fputc(dialect == CSV_DUTCH ? ';' : ',', out);
        first = false;
        if (row == NULL)
            put_heading(table, c, dialect, out);
        else
            put_cell(table, *row, c, dialect, out);
    }
    fputs("\r\n", out);
}

struct writing {
    const char *folder; /* where it is made */
    const char *called; /* what it will be, which errors say */
    enum csv_dialect dialect;
};

static int
write_rows(const struct extract *table, enum csv_dialect dialect, FILE *out)
{
    if (dialect == CSV_DUTCH)
        fputs(BYTE_ORDER_MARK, out);
    put_row(table, NULL, dialect, out);
    for (size_t row = 0; row < table->n && ferror(out) == 0; row++)
        put_row(table, &row, dialect, out);
    return ferror(out) != 0 || fflush(out) != 0 ? -1 : 0;
}

static int
write_table(void *to, const struct extract *table, struct error *error)
{
    const struct writing *writing = to;
    char name[EXTRACT_NAME + 8], *path;
    FILE *out;
    int code = 0;

    snprintf(name, sizeof name, "%s.csv", table->name);
    path = safe_join(writing->folder, name);
    if (path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a file");
    errno = 0;
    out = fopen(path, "wbe");
    if (out == NULL || write_rows(table, writing->dialect, out) != 0)
        code = error_set(error, ERR_IO, "%s/%s: %s", writing->called, name, strerror(errno));
    if (out != NULL && fclose(out) != 0 && code == 0)
        code = error_set(error, ERR_IO, "%s/%s: %s", writing->called, name, strerror(errno));
    free(path);
    return code;
}

/* ---- the folder ---- */

static bool
is_table(const char *name)
{
    size_t length = strlen(name);

    return length > 4 && strcmp(name + length - 4, ".csv") == 0;
}

static int
check_folder(const char *folder, bool force, struct error *error)
{
    struct stat status;

    if (lstat(folder, &status) != 0)
        return errno == ENOENT ? 0 : error_set(error, ERR_IO, "%s: %s", folder, strerror(errno));
    if (!S_ISDIR(status.st_mode))
        return error_set(error, ERR_INPUT, "%s: is there and is no folder; not overwritten",
                         folder);
    if (!folder_holds_only(folder, is_table))
        return error_set(error, ERR_INPUT,
                         "%s: holds other things than CSV files; not overwritten", folder);
    if (!force)
        return error_set(error, ERR_INPUT, "%s: is there already; --force overwrites it", folder);
    return 0;
}

static int
write_folder(const struct export *self, const struct folder *folder, enum csv_dialect dialect,
             struct error *error)
{
    struct writing writing = {folder->made, folder->path, dialect};
    struct export from = *self;
    int code;

    from.for_people = dialect == CSV_DUTCH;
    code = export_tables(&from, write_table, &writing, error);
    return code == 0 ? export_variables(&from, write_table, &writing, error) : code;
}

static int
publish(const struct export *self, const char *path, enum csv_dialect dialect,
        struct error *error)
{
    struct folder folder;
    int code = folder_open(&folder, path, is_table, error);

    if (code == 0)
        code = write_folder(self, &folder, dialect, error);
    if (code == 0)
        code = folder_place(&folder, error);
    folder_close(&folder);
    return code;
}

/* Without the slashes behind it, to be freed. */
static char *
without_slash(const char *folder)
{
    size_t length = strlen(folder);

    while (length > 1 && folder[length - 1] == '/')
        length--;
    return strndup(folder, length);
}

int
export_csv(const struct export *self, const char *folder, enum csv_dialect dialect, bool force,
           struct error *error)
{
    char *path = without_slash(folder);
    int code = path != NULL ? check_folder(path, force, error)
                            : error_set(error, ERR_MEMORY, "no memory for the name of a folder");

    if (code == 0)
        code = publish(self, path, dialect, error);
    free(path);
    return code;
}
