/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/view.h"

#include "sim/calendar.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NAME_SIZE = 64,
    VIEW_LINES = 10,
    MOST_LINES = (int)VIEW_LINES > (int)NETWORK_STATIONS ? (int)VIEW_LINES : (int)NETWORK_STATIONS
};

/* A chart: some labels of a dimension, the first of which a viewer shows first. */
struct view_row {
    const char *name, *title, *unit;
    const char *counted; /* the unit in a word, for who reads the chart */
    enum model_kind model;
    enum dimension dimension;
    size_t labels[VIEW_LINES]; /* as many as n; of the network its stations, from the first on */
    size_t n;
    double (*of)(const struct measures *measures, size_t label, size_t month);
};

/* ---- what they show of a replication ---- */

/* The cells of one stage or interval in a month, whatever else they are by. */
static double
sum_cells(const struct measures *measures, enum measure measure, size_t label, size_t month)
{
    const struct measure_row *row = &measure_rows[measure];
    const size_t *extent = measures->shape->extent;
    size_t inner = 1, outer = 1, length = 1, from;
    double sum = 0.0;
    int place = 1;

    while (row->dimensions[place] != DIMENSION_STAGE && row->dimensions[place] != DIMENSION_INTERVAL)
        outer *= extent[row->dimensions[place++]];
    length = extent[row->dimensions[place]];
    for (int i = place + 1; i < row->n_dimensions; i++)
        inner *= extent[row->dimensions[i]];
    for (size_t o = 0; o < outer; o++) {
        from = ((month * outer + o) * length + label) * inner;
        for (size_t i = 0; i < inner; i++)
            sum += row->number == NUMBER_INT32
                       ? (double)measures_int32(measures, measure)[from + i]
                       : (double)measures_int64(measures, measure)[from + i];
    }
    return sum;
}

static double
people(const struct measures *measures, size_t stage, size_t month)
{
    return sum_cells(measures, MEASURE_STOCK, stage, month);
}

static double
mean_wait(const struct measures *measures, size_t interval, size_t month)
{
    double n = sum_cells(measures, MEASURE_WAIT_N, interval, month);

    return n > 0.0 ? sum_cells(measures, MEASURE_WAIT_SUM, interval, month) / n : (double)NAN;
}

/* One number of (time, label). */
static double
number_at(const struct measures *measures, enum measure measure, size_t label, size_t month)
{
    size_t length = measures->shape->extent[measure_rows[measure].dimensions[1]];

    return measures_double(measures, measure)[month * length + label];
}

static double
share(double part, double whole)
{
    return whole > 0.0 ? 100.0 * part / whole : (double)NAN;
}

static double
capacity_used(const struct measures *measures, size_t resource, size_t month)
{
    return share(number_at(measures, MEASURE_USED, resource, month),
                 number_at(measures, MEASURE_CAPACITY, resource, month));
}

static double
station_queue(const struct measures *measures, size_t station, size_t month)
{
    return number_at(measures, MEASURE_STATION_QUEUE_MEAN, station, month);
}

static double
servers_busy(const struct measures *measures, size_t station, size_t month)
{
    return share(number_at(measures, MEASURE_STATION_BUSY_MEAN, station, month),
                 number_at(measures, MEASURE_STATION_SERVERS_MEAN, station, month));
}

static const struct view_row rows[] = {
    {"people_by_stage", "People by stage at the end of the month", "1", "people",
     MODEL_INBURGERING, DIMENSION_STAGE,
     {STAGE_COURSE, STAGE_RECEPTION, STAGE_COUPLED, STAGE_LANDING, STAGE_INTAKE, STAGE_PIP,
      STAGE_OFFER, STAGE_EXAMS, STAGE_AWAITING_RESULT, STAGE_NEW_TERM},
     10, people},
    {"mean_waits", "Mean of the waits that ended in the month", "day", "days",
     MODEL_INBURGERING, DIMENSION_INTERVAL,
     {INTERVAL_CLOCK_TO_PIP, INTERVAL_STATUS_TO_HOUSED, INTERVAL_HOUSED_TO_INTAKE,
      INTERVAL_PIP_TO_COURSE, INTERVAL_MEDICAL},
     5, mean_wait},
    {"capacity_used", "Capacity used in the month", "percent", "percent", MODEL_INBURGERING,
     DIMENSION_RESOURCE,
     {RESOURCE_INTAKE_CONSULTANTS, RESOURCE_COURSE_PLACES, RESOURCE_COURSE_PLACES + 1,
      RESOURCE_COURSE_PLACES + 2, RESOURCE_EXAMINERS, RESOURCE_EXAMINERS + 1,
      RESOURCE_EXAMINERS + 2, RESOURCE_EXAMINERS + 3, RESOURCE_EXAMINERS + 4,
      RESOURCE_MEDICAL_ASSESSORS},
     10, capacity_used},
    {"queues", "Mean of the queue over the month", "1", "customers", MODEL_QUEUE,
     DIMENSION_STATION, {0}, 0, station_queue},
    {"servers_busy", "Servers that were busy, of those there were", "percent", "percent",
     MODEL_QUEUE, DIMENSION_STATION, {0}, 0, servers_busy},
};

enum { VIEWS = sizeof rows / sizeof rows[0] };

static const char axis_name[] = "years_since_2000";

static size_t
n_lines(const struct view_row *row, const struct measures_shape *shape)
{
    return row->model == MODEL_INBURGERING ? row->n : shape->extent[DIMENSION_STATION];
}

static size_t
label_at(const struct view_row *row, size_t line)
{
    return row->model == MODEL_INBURGERING ? row->labels[line] : line;
}

/* ---- gathering ---- */

int
views_init(struct views *self, const struct measures_shape *shape, struct error *error)
{
    *self = (struct views){.shape = shape, .n_months = shape->extent[DIMENSION_TIME]};
    for (int v = 0; v < VIEWS; v++)
        if (rows[v].model == shape->kind)
            self->n_lines += n_lines(&rows[v], shape);
    self->cells = calloc(self->n_lines * self->n_months + 1, sizeof *self->cells);
    return self->cells != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for charts");
}

void
views_free(struct views *self)
{
    free(self->cells);
    self->cells = NULL;
}

/* Welford (1962). */
static void
cell_add(struct view_cell *self, double value)
{
    double before = value - self->mean;

    if (isnan(value))
        return;
    self->n += 1.0;
    self->mean += before / self->n;
    self->squares += before * (value - self->mean);
}

void
views_add(struct views *self, const struct measures *measures)
{
    struct view_cell *cell = self->cells;

    for (int v = 0; v < VIEWS; v++) {
        if (rows[v].model != self->shape->kind)
            continue;
        for (size_t line = 0; line < n_lines(&rows[v], self->shape); line++)
            for (size_t t = 0; t < self->n_months; t++)
                cell_add(cell++, rows[v].of(measures, label_at(&rows[v], line), t));
    }
}

/* ---- the file ---- */

/* Room for a number of each month, and the group that is written. */
struct drawing {
    const struct views *views;
    const struct view_row *row;
    char names[MOST_LINES][NAME_SIZE];
    hid_t group;
    double *numbers;
};

/* A column of a chart, and what is written beside it. */
struct column {
    const char *name, *long_name, *unit;
    bool is_line;
};

static int
put_numbers(const struct drawing *self, const struct column *column, struct error *error)
{
    struct h5_spec spec = {
        .name = column->name, .type = H5_DOUBLE, .rank = 1, .extent = {self->views->n_months}};
    hid_t dataset;
    int code =
        h5_put_numbers(&dataset, self->group, &spec, H5T_NATIVE_DOUBLE, self->numbers, error);

    if (code == 0)
        code = h5_attribute_text(dataset, "long_name", column->long_name, error);
    if (code == 0)
        code = h5_attribute_text(dataset, "units", column->unit, error);
    if (code == 0 && column->is_line)
        code = h5_attribute_text(dataset, "interpretation", "spectrum", error);
    h5_close(&dataset);
    return code;
}

static int
put_means(const struct drawing *self, const struct column *column, const struct view_cell *cells,
          struct error *error)
{
    for (size_t t = 0; t < self->views->n_months; t++)
        self->numbers[t] = cells[t].n > 0.0 ? cells[t].mean : (double)NAN;
    return put_numbers(self, column, error);
}

static int
put_errors(const struct drawing *self, const struct column *column, const struct view_cell *cells,
           struct error *error)
{
    for (size_t t = 0; t < self->views->n_months; t++)
        self->numbers[t] = cells[t].n > 1.0
                               ? sqrt(cells[t].squares / (cells[t].n - 1.0) / cells[t].n)
                               : (double)NAN;
    return put_numbers(self, column, error);
}

static int
put_line(const struct drawing *self, size_t line, const struct view_cell *cells,
         struct error *error)
{
    const struct view_row *row = self->row;
    const char *label = dimension_label(self->views->shape, row->dimension, label_at(row, line));
    char errors[NAME_SIZE + 8], words[3 * NAME_SIZE];
    int code;

    snprintf(words, sizeof words, "%s (%s)", label, row->counted);
    code = put_means(self, &(struct column){self->names[line], words, row->unit, true}, cells,
                     error);
    snprintf(errors, sizeof errors, "%s_errors", self->names[line]);
    snprintf(words, sizeof words, "%s: standard error of the mean", label);
    return code == 0
               ? put_errors(self, &(struct column){errors, words, row->unit, false}, cells, error)
               : code;
}

/* A month's first day as a year with decimals, less another one. */
static void
fill_years(const struct drawing *self, int32_t less)
{
    for (size_t t = 0; t < self->views->n_months; t++) {
        day_number day = measures_period_start(self->views->shape, t);
        struct date date = date_of_day(day);
        day_number new_year = date_to_day((struct date){date.year, 1, 1});
        day_number next = date_to_day((struct date){date.year + 1, 1, 1});
        self->numbers[t] =
            date.year - less + (double)(day - new_year) / (double)(next - new_year);
    }
}

/* In full, and as the axis. */
static int
put_years(const struct drawing *self, struct error *error)
{
    int code;

    fill_years(self, 0);
    code = put_numbers(self, &(struct column){"year", "year", "year", false}, error);
    fill_years(self, 2000);
    return code == 0 ? put_numbers(self,
                                   &(struct column){axis_name, "years since 2000", "year", false},
                                   error)
                     : code;
}

/* Lines have the names of their labels; stations, whose ids a scenario chooses, have numbers. */
static void
name_lines(struct drawing *self, size_t n)
{
    const struct view_row *row = self->row;

    for (size_t line = 0; line < n; line++)
        if (row->model == MODEL_QUEUE)
            snprintf(self->names[line], NAME_SIZE, "station_%zu", line + 1);
        else
            snprintf(self->names[line], NAME_SIZE, "%s",
                     dimension_label(self->views->shape, row->dimension, label_at(row, line)));
}

/* What NeXus wants of a group with a chart in it. Of its title some viewers read the attribute, and
 * others, as h5web, a text in the group. */
static int
put_attributes(const struct drawing *self, size_t n, struct error *error)
{
    const char *others[MOST_LINES];
    int code = h5_attribute_text(self->group, "NX_class", "NXdata", error);

    for (size_t line = 1; line < n; line++)
        others[line - 1] = self->names[line];
    if (code == 0)
        code = h5_attribute_text(self->group, "signal", self->names[0], error);
    if (code == 0 && n > 1)
        code = h5_attribute_texts(self->group, "auxiliary_signals", others, n - 1, error);
    if (code == 0)
        code = h5_attribute_text(self->group, "axes", axis_name, error);
    return code == 0 ? h5_attribute_text(self->group, "title", self->row->title, error) : code;
}

static int
put_view(struct drawing *self, hid_t parent, const struct view_cell *cells, struct error *error)
{
    size_t n = n_lines(self->row, self->views->shape);
    int code = h5_make_group(&self->group, parent, self->row->name, error);

    name_lines(self, n);
    if (code == 0)
        code = put_attributes(self, n, error);
    if (code == 0)
        code = h5_put_text(self->group, "title", self->row->title, error);
    if (code == 0)
        code = put_years(self, error);
    for (size_t line = 0; line < n && code == 0; line++)
        code = put_line(self, line, cells + line * self->views->n_months, error);
    h5_close(&self->group);
    return code;
}

static int
put_all(const struct views *self, hid_t parent, double *numbers, struct error *error)
{
    const struct view_cell *cells = self->cells;
    int code = 0;

    for (int v = 0; v < VIEWS && code == 0; v++) {
        struct drawing drawing = {.views = self, .row = &rows[v], .numbers = numbers};
        if (rows[v].model != self->shape->kind)
            continue;
        if (cells == self->cells)
            code = h5_attribute_text(parent, "default", rows[v].name, error);
        if (code == 0)
            code = put_view(&drawing, parent, cells, error);
        cells += n_lines(&rows[v], self->shape) * self->n_months;
    }
    return code;
}

int
views_put(const struct views *self, hid_t file, struct error *error)
{
    double *numbers = malloc(self->n_months * sizeof *numbers);
    hid_t parent = H5I_INVALID_HID;
    int code = numbers != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for charts");

    if (code == 0)
        code = h5_attribute_text(file, "default", "view", error);
    if (code == 0)
        code = h5_make_group(&parent, file, "view", error);
    if (code == 0)
        code = h5_attribute_text(parent, "NX_class", "NXentry", error);
    if (code == 0)
        code = put_all(self, parent, numbers, error);
    h5_close(&parent);
    free(numbers);
    return code;
}
