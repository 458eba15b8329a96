/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/extract.h"

#include "output/h5_read.h"
#include "output/headings.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
extract_init(struct extract *self, const char *name, size_t n)
{
    *self = (struct extract){.n = n};
    snprintf(self->name, sizeof self->name, "%s", name);
}

void
extract_free(struct extract *self)
{
    for (size_t i = 0; i < self->n_columns; i++) {
        free(self->columns[i].texts);
        free(self->columns[i].numbers);
        free(self->columns[i].hidden);
    }
    free(self->columns);
    *self = (struct extract){0};
}

/* ---- columns ---- */

static struct extract_column *
new_column(struct extract *self, const char *name, enum extract_kind kind, struct error *error)
{
    struct extract_column *columns =
        realloc(self->columns, (self->n_columns + 1) * sizeof *columns), *column;

    if (columns == NULL) {
        error_set(error, ERR_MEMORY, "no memory for the column %s", name);
        return NULL;
    }
    self->columns = columns;
    column = &columns[self->n_columns++];
    *column = (struct extract_column){
        .kind = kind, .dimension = DIMENSIONS, .n = self->n, .repeat = 1};
    snprintf(column->name, sizeof column->name, "%s", name);
    return column;
}

int
extract_put_texts(struct extract *self, const char *name, char **texts, struct error *error)
{
    struct extract_column *column =
        texts != NULL ? new_column(self, name, EXTRACT_TEXT, error) : NULL;

    if (column == NULL) {
        free(texts);
        return error_set(error, ERR_MEMORY, "no memory for the column %s", name);
    }
    column->texts = texts;
    return 0;
}

/* A day that is missing is the largest number of 32 bits in the file. */
static void
find_missing(double *days, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (days[i] >= INT32_MAX)
            days[i] = NAN;
}

int
extract_put_numbers(struct extract *self, const char *name, double *numbers, bool days,
                    struct error *error)
{
    struct extract_column *column =
        numbers != NULL ? new_column(self, name, days ? EXTRACT_DAY : EXTRACT_NUMBER, error) : NULL;

    if (column == NULL) {
        free(numbers);
        return error_set(error, ERR_MEMORY, "no memory for the column %s", name);
    }
    column->numbers = numbers;
    return 0;
}

/* A dataset of texts, or of numbers; n values. */
static int
add_values(struct extract *self, hid_t parent, const char *dataset, const char *name, size_t *n,
           struct error *error)
{
    bool is_text = false;
    char **texts = NULL;
    double *numbers = NULL;
    int code = h5_holds_texts(parent, dataset, &is_text, error);

    if (code != 0)
        return code;
    if (is_text) {
        code = h5_get_texts(parent, dataset, &texts, n, error);
        return code == 0 ? extract_put_texts(self, name, texts, error) : code;
    }
    code = h5_get_numbers(parent, dataset, &numbers, n, error);
    if (code == 0 && headings_is_day(name))
        find_missing(numbers, *n);
    return code == 0 ? extract_put_numbers(self, name, numbers, headings_is_day(name), error)
                     : code;
}

int
extract_add(struct extract *self, hid_t parent, const char *dataset, const char *name,
            struct error *error)
{
    size_t n = 0;
    int code = add_values(self, parent, dataset, name, &n, error);

    if (code == 0 && n != self->n)
        code = error_set(error, ERR_FORMAT, "%s has %zu rows, expected %zu", dataset, n, self->n);
    return code;
}

int
extract_add_group(struct extract *self, hid_t file, const char *group, struct error *error)
{
    char **names = NULL;
    size_t n = 0, rows = 0;
    hid_t table;
    int code = h5_open(&table, file, group, error);

    if (code == 0)
        code = h5_get_names(table, &names, &n, error);
    for (size_t i = 0; i < n && code == 0; i++) {
        code = add_values(self, table, names[i], names[i], &rows, error);
        if (code == 0 && i > 0 && rows != self->n)
            code = error_set(error, ERR_FORMAT, "%s has columns of unequal length", group);
        if (code == 0)
            self->n = self->columns[i].n = rows;
    }
    free(names);
    h5_close(&table);
    return code;
}

int
extract_add_grid(struct extract *self, hid_t file, const char *const *coordinates,
                 const enum dimension *dimensions, int n, struct error *error)
{
    size_t repeat = 1;
    int code = 0;

    for (int i = 0; i < n && code == 0; i++) {
        struct extract_column *column;
        size_t length = 0;
        code = add_values(self, file, coordinates[i], coordinates[i], &length, error);
        if (code != 0)
            break;
        column = &self->columns[self->n_columns - 1];
        column->n = length;
        column->dimension = dimensions[i];
    }
    for (int i = n; i-- > 0 && code == 0;) {
        self->columns[i].repeat = repeat;
        repeat *= self->columns[i].n;
    }
    self->n = repeat;
    return code;
}

struct extract_column *
extract_find(const struct extract *self, const char *name)
{
    for (size_t i = 0; i < self->n_columns; i++)
        if (strcmp(self->columns[i].name, name) == 0)
            return &self->columns[i];
    return NULL;
}

/* ---- cells ---- */

int
extract_hide(const struct extract *self, struct extract_column *column, size_t row,
             struct error *error)
{
    if (column->hidden == NULL)
        column->hidden = calloc(self->n, sizeof *column->hidden);
    if (column->hidden == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the column %s", column->name);
    column->hidden[row] = true;
    return 0;
}

struct extract_cell
extract_cell(const struct extract *self, size_t row, size_t column)
{
    const struct extract_column *of = &self->columns[column];
    size_t at = row / of->repeat % of->n;
    struct extract_cell cell = {.kind = of->kind};

    if (of->hidden != NULL && of->hidden[row])
        return (struct extract_cell){.kind = EXTRACT_HIDDEN};
    if (of->kind == EXTRACT_TEXT) {
        cell.text = of->texts[at];
        return cell;
    }
    cell.number = of->numbers[at];
    if (isnan(cell.number))
        cell.kind = EXTRACT_MISSING;
    return cell;
}

/* Of keys, in Dutch, one each; else as those of results are. */
static const char *
unit_words(const struct extract *self, const char *unit, enum language language)
{
    const char *words = strcmp(self->name, "inputs") == 0 && language == LANGUAGE_NL
                            ? headings_input_unit(unit, language)
                            : NULL;

    return words != NULL ? words : headings_unit(unit, language);
}

/* "time,regime" as "maand, wet". */
static const char *
along_words(const char *names, enum language language, char buffer[EXTRACT_WORDS])
{
    char name[EXTRACT_NAME], heading[HEADING_SIZE];
    size_t length = 0;

    for (*buffer = '\0'; *names != '\0'; names += *names == ',') {
        size_t n = strcspn(names, ",");
        snprintf(name, sizeof name, "%.*s", (int)n, names);
        headings_column("variables", name, language, heading);
        length += (size_t)snprintf(buffer + length, EXTRACT_WORDS - length, "%s%s",
                                   length > 0 ? ", " : "", heading);
        bug_assert(length < EXTRACT_WORDS, "no room for the words of a coordinate");
        names += n;
    }
    return buffer;
}

const char *
extract_words(const struct extract *self, size_t row, size_t column, enum language language,
              char buffer[EXTRACT_WORDS])
{
    const struct extract_column *of = &self->columns[column];
    const char *text = extract_cell(self, row, column).text;

    if (headings_is_unit(of->name))
        return unit_words(self, text, language);
    if (strcmp(self->name, "variables") == 0 && strcmp(of->name, "coordinates") == 0)
        return along_words(text, language, buffer);
    if (of->dimension == DIMENSIONS || !words_has(of->dimension))
        return headings_cell(self->name, of->name, text, language);
    words_for(of->dimension, row / of->repeat % of->n, language, buffer);
    return buffer;
}

/* ---- texts that are numbers ---- */

/* Fifteen digits are what each spreadsheet holds. */
enum { WHOLE_DIGITS = 15 };

/* The values of keys; of what a result is made, only what is no version, name or digest. */
static bool
is_value(const struct extract *self, size_t row, const struct extract_column *column)
{
    static const char *const names[] = {"value", "base_value"};
    const struct extract_column *name = extract_find(self, "name");
    size_t stem = headings_stem(column->name);
    bool is_named = false;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        is_named |= strlen(names[i]) == stem && strncmp(column->name, names[i], stem) == 0;
    if (!is_named || column->kind != EXTRACT_TEXT)
        return false;
    if (strcmp(self->name, "meta") == 0)
        return name != NULL && strcmp(name->texts[row], "disclosure_threshold") == 0;
    return strcmp(self->name, "inputs") == 0 || strcmp(self->name, "design") == 0;
}

/* Only what has digits: strtod alone would take "inf" and "0x10", too. */
static bool
is_plain(const char *text)
{
    size_t length = strlen(text);
    bool is_whole = strpbrk(text, ".eE") == NULL;

    if (length == 0 || strspn(text, "+-.eE0123456789") != length)
        return false;
    return !is_whole || strspn(text + strspn(text, "+-"), "0123456789") <= WHOLE_DIGITS;
}

bool
extract_is_number(const struct extract *self, size_t row, size_t column, double *number)
{
    struct extract_cell cell = extract_cell(self, row, column);
    char *end;

    if (!is_value(self, row, &self->columns[column]) || cell.kind != EXTRACT_TEXT ||
        !is_plain(cell.text))
        return false;
    *number = strtod(cell.text, &end);
    return end != cell.text && *end == '\0' && isfinite(*number);
}

int
extract_input(hid_t file, const char *key, char **value, struct error *error)
{
    struct extract inputs;
    const struct extract_column *keys, *values;
    int code;

    *value = NULL;
    extract_init(&inputs, "inputs", 0);
    code = extract_add_group(&inputs, file, "inputs", error);
    keys = extract_find(&inputs, "key");
    values = extract_find(&inputs, "value");
    for (size_t i = 0; code == 0 && keys != NULL && values != NULL && i < inputs.n; i++) {
        if (strcmp(keys->texts[i], key) != 0)
            continue;
        *value = strdup(values->texts[i]);
        if (*value == NULL)
            code = error_set(error, ERR_MEMORY, "no memory for the value of %s", key);
        break;
    }
    extract_free(&inputs);
    return code;
}

double *
extract_copy(const double *numbers, size_t n, size_t step)
{
    double *copy = malloc((n + 1) * sizeof *copy);

    for (size_t i = 0; i < n && copy != NULL; i++)
        copy[i] = numbers[i * step];
    return copy;
}
