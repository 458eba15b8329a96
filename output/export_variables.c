/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export_tables.h"

#include "output/disclosure.h"
#include "output/export_hide.h"
#include "output/h5_read.h"
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

/* Of each cell, whom it is of; *counts is NULL where there is no such count, and the table's own
 * where it is one. */
static int
read_counts(const struct export *self, const struct extract *table, const struct measure_row *row,
            double **counts, struct error *error)
{
    char dataset[2 * EXTRACT_NAME];
    const char *count = disclosure_rests_on(row->name);
    size_t n = 0;
    int code;

    *counts = NULL;
    if (disclosure_counts(row->name, row->unit))
        *counts = extract_find(table, "mean")->numbers;
    if (count == NULL)
        return 0;
    snprintf(dataset, sizeof dataset, "%s_mean", count);
    code = h5_get_numbers(self->file, dataset, counts, &n, error);
    if (code == 0 && n != table->n)
        code = error_set(error, ERR_FORMAT, "%s has %zu numbers", dataset, n);
    return code;
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
