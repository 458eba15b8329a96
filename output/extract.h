/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_EXTRACT_H
#define OUTPUT_EXTRACT_H

/*
 * A table taken out of a result file to be given to another tool: named columns of texts, numbers
 * or days, all as long.  A column of a grid's coordinate repeats its few labels.  A cell may be
 * hidden (output/disclosure.h), and a number or day may be missing.
 */

#include "output/h5.h"
#include "output/words.h"

#include "sim/calendar.h"

#include <stdbool.h>

enum { EXTRACT_NAME = 64, EXTRACT_WORDS = 320 };

enum extract_kind { EXTRACT_TEXT, EXTRACT_NUMBER, EXTRACT_DAY, EXTRACT_HIDDEN, EXTRACT_MISSING };

struct extract_column {
    char name[EXTRACT_NAME];  /* as in the result file */
    enum extract_kind kind;   /* EXTRACT_TEXT, EXTRACT_NUMBER or EXTRACT_DAY */
    char **texts;             /* of EXTRACT_TEXT; one allocation */
    double *numbers;          /* of the others */
    bool *hidden;             /* by row; NULL: no cell is */
    enum dimension dimension; /* whose labels the texts are; DIMENSIONS: none */
    size_t n, repeat;         /* row i has the value at i / repeat % n */
};

struct extract {
    char name[EXTRACT_NAME];
    size_t n; /* rows */
    struct extract_column *columns;
    size_t n_columns;
};

struct extract_cell {
    enum extract_kind kind;
    const char *text;
    double number; /* a day: since 1970-01-01 */
};

/* A table of n rows without columns. extract_free is safe then and after each error. */
void extract_init(struct extract *self, const char *name, size_t n);
void extract_free(struct extract *self);

/* A further column of values that are the table's from now on, with the error, too: NULL is no
 * memory. days: numbers are days. Errors: ERR_MEMORY. */
int extract_put_texts(struct extract *self, const char *name, char **texts, struct error *error);
int extract_put_numbers(struct extract *self, const char *name, double *numbers, bool days,
                        struct error *error);

/* A dataset of the file as a column of that name. Errors: ERR_FORMAT where it has not as many
 * values as there are rows, ERR_MEMORY. */
int extract_add(struct extract *self, hid_t parent, const char *dataset, const char *name,
                struct error *error);

/* A column for each dataset of a group that is a table; the rows are theirs. */
int extract_add_group(struct extract *self, hid_t file, const char *group, struct error *error);

/* The coordinates of a grid, the last running fastest; the rows are its cells. */
int extract_add_grid(struct extract *self, hid_t file, const char *const *coordinates,
                     const enum dimension *dimensions, int n, struct error *error);

/* The column of that name, or NULL. */
struct extract_column *extract_find(const struct extract *self, const char *name);

/* Hides the column's cell in that row. Errors: ERR_MEMORY. */
int extract_hide(const struct extract *self, struct extract_column *column, size_t row,
                 struct error *error);

struct extract_cell extract_cell(const struct extract *self, size_t row, size_t column);

/* The cell as a person reads it: labels and units in words of that language, and coordinates as the
 * columns are headed that have them. buffer: room for what is not in the table. */
const char *extract_words(const struct extract *self, size_t row, size_t column,
                          enum language language, char buffer[EXTRACT_WORDS]);

/* Whether the cell is a text that is a number through and through, as the values of keys are: a
 * spreadsheet is to reckon with it. False of versions and digests, and of a whole number that a
 * spreadsheet cannot hold. */
bool extract_is_number(const struct extract *self, size_t row, size_t column, double *number);

/* What a run was told of a key, as a scenario writes it, to be freed; NULL where it has no such key.
 * Errors: those of extract_add_group. */
int extract_input(hid_t file, const char *key, char **value, struct error *error);

/* Part of a dataset or of another array of that many numbers, a copy to be freed; NULL where there
 * is no memory. */
double *extract_copy(const double *numbers, size_t n, size_t step);

#endif
