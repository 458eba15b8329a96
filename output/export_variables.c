/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export_tables.h"

#include "output/disclosure.h"
#include "output/export_hide.h"
#include "output/h5_read.h"
#include "output/spread.h"
#include "output/texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>


/* Whether the file has the summary of a measure, as one of its model does. */
static bool
has_summary(const struct export *self, enum measure measure)
{
    enum model_kind kind = self->is_network ? MODEL_QUEUE : MODEL_INBURGERING;

    return measure_rows[measure].summarised && measure_rows[measure].n_dimensions > 0 &&
           (measure_rows[measure].models >> kind & 1u) != 0 && measure != MEASURE_TARGET;
}

static const struct measure_row *
row_of(const struct export *self, const char *name)
{
    for (int m = 0; m < MEASURES; m++)
        if (has_summary(self, (enum measure)m) && strcmp(measure_rows[m].name, name) == 0)
            return &measure_rows[m];
    return NULL;
}

/* The means of what counts the people of a variable, along that one's cells. */
static int
read_others(const struct export *self, const struct extract *table, const struct measure_row *row,
            const struct measure_row *count, double **counts, struct error *error)
{
    char dataset[2 * EXTRACT_NAME];
    size_t extent[MEASURE_DIMENSIONS], n = 0;
    double *numbers = NULL;
    int code;

    for (int d = 0; d < row->n_dimensions; d++)
        extent[d] = table->columns[d].n;
    snprintf(dataset, sizeof dataset, "%s_mean", count->name);
    code = h5_get_numbers(self->file, dataset, &numbers, &n, error);
    if (code == 0)
        code = spread_along(count, numbers, n, row, extent, counts, error);
    free(numbers);
    return code;
}

/* Of each cell, whom it is of; *counts is NULL where there is no such count, and the table's own
 * where it is one. */
static int
read_counts(const struct export *self, const struct extract *table, const struct measure_row *row,
            double **counts, struct error *error)
{
    const char *name = disclosure_rests_on(row->name);
    const struct measure_row *count = name != NULL ? row_of(self, name) : NULL;

    *counts = NULL;
    if (disclosure_counts(row->name, row->unit))
        *counts = extract_find(table, "mean")->numbers;
    return count != NULL ? read_others(self, table, row, count, counts, error) : 0;
}

static int
fill_variable(const struct export *self, struct extract *table, const struct measure_row *row,
              struct error *error)
{
    const char *along[MEASURE_DIMENSIONS];
    double *counts = NULL;
    int code;

    for (int d = 0; d < row->n_dimensions; d++)
        along[d] = dimension_names[row->dimensions[d]];
    code = extract_add_grid(table, self->file, along, row->dimensions, row->n_dimensions, error);
    if (code == 0)
        code = export_add_summary(table, self->file, row->name, error);
    if (code == 0)
        code = read_counts(self, table, row, &counts, error);
    if (code == 0)
        code = export_hide_variable(table, counts, self->threshold, error);
    if (counts != NULL && counts != extract_find(table, "mean")->numbers)
        free(counts);
    return code;
}

/* "time,regime,group" */
static char *
along_text(const struct measure_row *row)
{
    char text[MEASURE_DIMENSIONS * EXTRACT_NAME] = "";
    size_t length = 0;

    for (int d = 0; d < row->n_dimensions; d++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s",
                                   d > 0 ? "," : "", dimension_names[row->dimensions[d]]);
    return strdup(text);
}

/* The variables, one a row. */
static int
fill_list(const struct export *self, struct extract *table, struct error *error)
{
    const char *names[MEASURES], *units[MEASURES], *words[MEASURES];
    char *along[MEASURES];
    size_t n = 0;
    int code = 0;

    for (int m = 0; m < MEASURES && code == 0; m++) {
        if (!has_summary(self, (enum measure)m))
            continue;
        names[n] = measure_rows[m].name;
        units[n] = measure_rows[m].unit;
        words[n] = measure_rows[m].long_name;
        along[n] = along_text(&measure_rows[m]);
        if (along[n] == NULL)
            code = error_set(error, ERR_MEMORY, "no memory for a text");
        else
            n++;
    }
    table->n = n;
    if (code == 0)
        code = extract_put_texts(table, "variable", texts_pack(names, n), error);
    if (code == 0)
        code = extract_put_texts(table, "unit", texts_pack(units, n), error);
    if (code == 0)
        code = extract_put_texts(table, "coordinates",
                                 texts_pack((const char *const *)along, n), error);
    if (code == 0)
        code = extract_put_texts(table, "long_name", texts_pack(words, n), error);
    for (size_t i = 0; i < n; i++)
        free(along[i]);
    return code;
}

int
export_variables(const struct export *self, export_taker take, void *to, struct error *error)
{
    struct extract table;
    int code;

    if (strcmp(self->type, "run") != 0)
        return 0;
    extract_init(&table, "variables", 0);
    code = fill_list(self, &table, error);
    if (code == 0)
        code = take(to, &table, error);
    extract_free(&table);
    for (int m = 0; m < MEASURES && code == 0; m++) {
        if (!has_summary(self, (enum measure)m))
            continue;
        extract_init(&table, measure_rows[m].name, 0);
        code = fill_variable(self, &table, &measure_rows[m], error);
        if (code == 0)
            code = take(to, &table, error);
        extract_free(&table);
    }
    return code;
}
