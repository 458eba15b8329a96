/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kpi.h"

#include "output/figure_by.h"
#include "output/figure_exams.h"
#include "output/figure_law.h"
#include "output/network_figure.h"
#include "output/words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PERIOD_SIZE = 24, MONTHS_A_YEAR = 12, MONTHS_A_QUARTER = 3 };

/* A period and its name: "2027", "2027Q2" or "run". */
struct period {
    char name[PERIOD_SIZE];
    struct figure_span span;
};

/* ---- periods ---- */

/* Whether the run covers the n months from that one of the time axis on to their last day. */
static bool
is_whole(const struct measures_shape *shape, int month, int n)
{
    return month_start(month) >= shape->start && month_start(month + n) <= shape->end;
}

static size_t
add_periods(const struct measures_shape *shape, int length, struct period *periods)
{
    int months = (int)shape->extent[DIMENSION_TIME];
    size_t n = 0;

    for (int t = 0; t < months; t++) {
        int month = shape->first_month + t, year = 1970 + month / MONTHS_A_YEAR;
        if (month % length != 0 || !is_whole(shape, month, length))
            continue;
        if (length == MONTHS_A_YEAR)
            snprintf(periods[n].name, PERIOD_SIZE, "%d", year);
        else
            snprintf(periods[n].name, PERIOD_SIZE, "%dQ%d", year,
                     month % MONTHS_A_YEAR / MONTHS_A_QUARTER + 1);
        periods[n++].span = (struct figure_span){(size_t)t, (size_t)length};
    }
    return n;
}

static struct period
whole_run(const struct measures_shape *shape)
{
    struct period period = {
        "run", {shape->warm_up, shape->extent[DIMENSION_TIME] - shape->warm_up}};

    return period;
}

/* ---- one figure ---- */

/* A text in the format, to be freed; NULL where there is no memory. */
static char *__attribute__((format(printf, 1, 2)))
text_of(const char *format, ...)
{
    va_list arguments;
    char *text;
    int size;

    va_start(arguments, format);
    size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    text = malloc((size_t)size + 1);
    if (text == NULL)
        return NULL;
    va_start(arguments, format);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return text;
}

static bool
is_of_station(const struct figure_row *row)
{
    return row->dimension == DIMENSION_STATION || row->dimension == DIMENSION_CLASS;
}

/* "desk" or, of one class, "desk", what comes between, and "2". */
static void
name_station(const struct measures_shape *shape, size_t label, const char *between,
             char name[WORDS_SIZE])
{
    const char *station = dimension_label(shape, DIMENSION_STATION, network_figure_station(label));
    size_t class = network_figure_class(label);

    if (class == 0)
        snprintf(name, WORDS_SIZE, "%s", station);
    else
        snprintf(name, WORDS_SIZE, "%s%s%s", station, between,
                 dimension_label(shape, DIMENSION_CLASS, class - 1));
}

/* The row's first and second label. */
static size_t
first_label(const struct figure_row *row, const struct measures_shape *shape, size_t label)
{
    return row->by == DIMENSIONS ? label : label / shape->extent[row->by];
}

static size_t
second_label(const struct figure_row *row, const struct measures_shape *shape, size_t label)
{
    return label % shape->extent[row->by];
}

static char *
label_of(const struct measures_shape *shape, const struct figure_row *row, size_t label,
         enum language language)
{
    const char *what = language == LANGUAGE_NL ? row->label_nl : row->label_en;
    char words[WORDS_SIZE], second[WORDS_SIZE];

    if (row->dimension == DIMENSIONS)
        return text_of("%s", what);
    if (is_of_station(row))
        name_station(shape, label, language == LANGUAGE_NL ? ", klasse " : ", class ", words);
    else
        words_for(row->dimension, first_label(row, shape, label), language, words);
    if (row->by == DIMENSIONS)
        return text_of("%s: %s", what, words);
    words_for(row->by, second_label(row, shape, label), language, second);
    return text_of("%s: %s, %s", what, words, second);
}

static char *
id_of(const struct measures_shape *shape, const struct figure_row *row, size_t label,
      const struct period *period)
{
    char name[WORDS_SIZE];

    if (row->dimension == DIMENSIONS)
        return text_of("%s@%s", row->variable, period->name);
    if (is_of_station(row))
        name_station(shape, label, ".", name);
    else
        snprintf(name, sizeof name, "%s",
                 dimension_label(shape, row->dimension, first_label(row, shape, label)));
    if (row->by == DIMENSIONS)
        return text_of("%s.%s@%s", row->variable, name, period->name);
    return text_of("%s.%s.%s@%s", row->variable, name,
                   dimension_label(shape, row->by, second_label(row, shape, label)), period->name);
}

static char *
filter_of(const struct measures_shape *shape, const struct figure_row *row, size_t label)
{
    char name[WORDS_SIZE];

    if (row->dimension == DIMENSIONS)
        return text_of("%s", "");
    if (is_of_station(row)) {
        name_station(shape, label, ",class=", name);
        return text_of("station=%s", name);
    }
    snprintf(name, sizeof name, "%s=%s", dimension_names[row->dimension],
             dimension_label(shape, row->dimension, first_label(row, shape, label)));
    if (row->by == DIMENSIONS)
        return text_of("%s", name);
    return text_of("%s,%s=%s", name, dimension_names[row->by],
                   dimension_label(shape, row->by, second_label(row, shape, label)));
}

static const char *
unit_of(const struct figure_row *row, size_t label)
{
    if (row->unit != NULL)
        return row->unit;
    return resource_unit_labels[resource_unit_of((enum resource)label)];
}

static int
kpi_init(struct kpi *self, const struct measures_shape *shape, const struct figure_row *row,
         size_t label, const struct period *period, struct error *error)
{
    *self = (struct kpi){
        .id = id_of(shape, row, label, period),
        .label_nl = label_of(shape, row, label, LANGUAGE_NL),
        .label_en = label_of(shape, row, label, LANGUAGE_EN),
        .filter = filter_of(shape, row, label),
        .unit = unit_of(row, label),
        .start = measures_period_start(shape, period->span.first),
        .end = measures_period_end(shape, period->span.first + period->span.n - 1),
        .norm = row->norm != NULL ? row->norm(first_label(row, shape, label)) : NAN,
        .norm_is_ceiling = row->norm_is_ceiling,
        .row = row,
        .label = label,
        .span = period->span,
    };
    if (self->id == NULL || self->label_nl == NULL || self->label_en == NULL ||
        self->filter == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the planner's figures");
    return 0;
}

/* ---- the list ---- */

/* The row at an index over all that the model has, or NULL behind the last. */
static const struct figure_row *
row_at(const struct measures_shape *shape, size_t index)
{
    if (shape->kind == MODEL_QUEUE)
        return index < NETWORK_FIGURE_ROWS ? &network_figure_rows[index] : NULL;
    if (index < FIGURE_ROWS)
        return &figure_rows[index];
    index -= FIGURE_ROWS;
    if (index < FIGURE_BY_ROWS)
        return &figure_by_rows[index];
    index -= FIGURE_BY_ROWS;
    if (index < FIGURE_EXAMS_ROWS)
        return &figure_exams_rows[index];
    index -= FIGURE_EXAMS_ROWS;
    return index < FIGURE_LAW_ROWS ? &figure_law_rows[index] : NULL;
}

static size_t
labels_of(const struct figure_row *row, const struct measures_shape *shape)
{
    if (row->dimension == DIMENSIONS)
        return 1;
    if (is_of_station(row))
        return shape->extent[DIMENSION_STATION] * NETWORK_FIGURE_CLASSES;
    return shape->extent[row->dimension] * (row->by == DIMENSIONS ? 1 : shape->extent[row->by]);
}

static bool
applies(const struct figure_row *row, const struct measures_shape *shape, size_t label)
{
    if (is_of_station(row))
        return network_figure_applies(shape, row, label);
    return row->applies == NULL || row->applies(first_label(row, shape, label));
}

/* A row's figures in its periods. */
static int
add_row(struct kpis *self, const struct figure_row *row, const struct period *periods,
        size_t n_periods, struct error *error)
{
    for (size_t label = 0; label < labels_of(row, &self->shape); label++) {
        if (!applies(row, &self->shape, label))
            continue;
        for (size_t p = 0; p < n_periods; p++) {
            int code = kpi_init(&self->items[self->n++], &self->shape, row, label, &periods[p],
                                error);
            if (code != 0)
                return code;
        }
    }
    return 0;
}

/* Room for every label of every row in every period. */
static size_t
most_figures(const struct measures_shape *shape, size_t n_periods)
{
    const struct figure_row *row;
    size_t n = 0;

    for (size_t r = 0; (row = row_at(shape, r)) != NULL; r++)
        n += labels_of(row, shape) * n_periods;
    return n;
}

/* n_years: of the periods, those that are years come first. */
static int
add_rows(struct kpis *self, const struct period *periods, size_t n_years, size_t n_periods,
         struct error *error)
{
    struct period run = whole_run(&self->shape);
    const struct figure_row *row;
    int code = 0;

    self->items = calloc(most_figures(&self->shape, n_periods), sizeof *self->items);
    if (self->items == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the planner's figures");
    for (size_t r = 0; (row = row_at(&self->shape, r)) != NULL && code == 0; r++)
        code = row->whole_run ? add_row(self, row, &run, 1, error)
                              : add_row(self, row, periods,
                                        row->by == DIMENSIONS ? n_periods : n_years, error);
    return code;
}

int
kpis_init(struct kpis *self, const struct measures_shape *shape, struct error *error)
{
    struct period *periods;
    size_t n, n_years;
    int code;

    memset(self, 0, sizeof *self);
    self->shape = *shape;
    periods = calloc(2 * shape->extent[DIMENSION_TIME] + 1, sizeof *periods);
    if (periods == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the planner's figures");
    n = add_periods(shape, MONTHS_A_YEAR, periods);
    if (n == 0)
        periods[n++] = whole_run(shape);
    n_years = n;
    n += add_periods(shape, MONTHS_A_QUARTER, periods + n);
    code = add_rows(self, periods, n_years, n, error);
    free(periods);
    return code;
}

void
kpis_free(struct kpis *self)
{
    for (size_t i = 0; i < self->n; i++) {
        free(self->items[i].id);
        free(self->items[i].label_nl);
        free(self->items[i].label_en);
        free(self->items[i].filter);
    }
    free(self->items);
    memset(self, 0, sizeof *self);
}

void
kpis_values(const struct kpis *self, const struct measures *measures, double *values)
{
    for (size_t i = 0; i < self->n; i++)
        values[i] = self->items[i].row->value(measures, self->items[i].span, self->items[i].label);
}
