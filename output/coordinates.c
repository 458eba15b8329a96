/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/coordinates.h"

#include "models/targets.h"
#include "output/estimate.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 96, MONTHS_A_QUARTER = 3 };

#define TIME_UNITS "days since 1970-01-01 00:00:00"

/* ---- what all share ---- */

/* Whether the model has a dimension; the coordinates of the others are left out. */
static bool
has(const struct layout *self, enum dimension dimension)
{
    return self->lengths[dimension] > 0;
}

/* Makes an axis' own dataset its scale. */
static int
make_scale(struct layout *self, size_t axis, hid_t dataset, const char *name, const char *long_name,
           const char *unit, struct error *error)
{
    char path[PATH_SIZE];
    int code;

    snprintf(path, sizeof path, "/%s", name);
    code = scale_set(&self->scales, axis, dataset, path, name, error);
    if (code == 0)
        code = layout_describe(dataset, long_name, unit, error);
    return code;
}

static int
describe_time(hid_t dataset, struct error *error)
{
    return h5_attribute_text(dataset, "calendar", "proleptic_gregorian", error);
}

/* A coordinate of whole numbers, one a place along the axis; left open. */
static int
make_numbers(struct layout *self, hid_t *dataset, size_t axis, const char *name,
             const char *long_name, const char *unit,
             int32_t (*number)(const struct measures_shape *, size_t), struct error *error)
{
    struct h5_spec spec = {
        .name = name, .type = H5_INT32, .rank = 1, .extent = {self->lengths[axis]}};
    int32_t *numbers = malloc(spec.extent[0] * sizeof *numbers);
    int code;

    *dataset = H5I_INVALID_HID;
    if (numbers == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %s", name);
    for (size_t i = 0; i < spec.extent[0]; i++)
        numbers[i] = number(self->shape, i);
    code = h5_put_numbers(dataset, self->file, &spec, H5T_NATIVE_INT32, numbers, error);
    free(numbers);
    if (code == 0)
        code = make_scale(self, axis, *dataset, name, long_name, unit, error);
    return code;
}

/* A variable along an axis that says something of each label. */
static int
put_beside(struct layout *self, size_t axis, const char *name, const char *long_name,
           const char *unit, hid_t type, hid_t memory_type, const void *values, struct error *error)
{
    hid_t dataset;
    int code = layout_make(self, &dataset, name, type, &axis, 1, NULL, error);

    if (code == 0)
        code = h5_write(dataset, memory_type, values, error);
    if (code == 0)
        code = layout_describe(dataset, long_name, unit, error);
    if (code == 0 && unit != NULL && strcmp(unit, TIME_UNITS) == 0)
        code = describe_time(dataset, error);
    h5_close(&dataset);
    return code;
}

static int
put_texts_beside(struct layout *self, size_t axis, const char *name, const char *long_name,
                 const char *const *texts, struct error *error)
{
    hid_t type = h5_text_type();
    int code = type < 0 ? h5_fail(error, ERR_IO, name)
                        : put_beside(self, axis, name, long_name, NULL, type, type, texts, error);

    h5_close(&type);
    return code;
}

/* ---- labels ---- */

static int
make_labels(struct layout *self, enum dimension dimension, const char *long_name,
            struct error *error)
{
    size_t n = self->lengths[dimension];
    const char **labels = malloc(n * sizeof *labels);
    hid_t dataset;
    int code;

    if (labels == NULL)
        return error_set(error, ERR_MEMORY, "no memory for labels");
    for (size_t i = 0; i < n; i++)
        labels[i] = dimension_label(self->shape, dimension, i);
    code = h5_put_texts(&dataset, self->file, dimension_names[dimension], labels, n, error);
    if (code == 0)
        code = make_scale(self, dimension, dataset, dimension_names[dimension], long_name, NULL,
                          error);
    h5_close(&dataset);
    free(labels);
    return code;
}

static int
make_all_labels(struct layout *self, struct error *error)
{
    static const struct {
        enum dimension dimension;
        const char *long_name;
    } rows[] = {
        {DIMENSION_REGIME, "law under which the duty started"},
        {DIMENSION_STAGE, "stage of the chain"},
        {DIMENSION_GROUP, "group of migrants"},
        {DIMENSION_ROUTE, "learning route"},
        {DIMENSION_RESOURCE, "scarce resource"},
        {DIMENSION_EXAM, "exam"},
        {DIMENSION_INTERVAL, "wait between two moments"},
        {DIMENSION_GROUND, "ground of an extension of the term"},
        {DIMENSION_RULE, "rule of law, or another turn of the way"},
        {DIMENSION_TARGET, "published figure that the run is held against"},
        {DIMENSION_MUNICIPALITY, "class of municipality"},
        {DIMENSION_ATTEMPT, "sitting of an exam by one person"},
        {DIMENSION_OCCASION, "when medical exemption is applied for"},
        {DIMENSION_OUTCOME, "decision on medical exemption"},
        {DIMENSION_OFFENCE, "what a fine is for"},
        {DIMENSION_DOCKET, "what happens to a case of overrun"},
        {DIMENSION_STATION, "station of the queueing network"},
        {DIMENSION_CLASS, "class of priority, the highest first"},
    };
    int code = 0;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && code == 0; i++)
        if (has(self, rows[i].dimension))
            code = make_labels(self, rows[i].dimension, rows[i].long_name, error);
    return code;
}

/* ---- time ---- */

static int32_t
cohort_start(const struct measures_shape *shape, size_t cohort)
{
    return month_start((shape->first_quarter + (int)cohort) * MONTHS_A_QUARTER);
}

static int
make_time_axis(struct layout *self, size_t axis, const char *name, const char *long_name,
               const char *bounds, int32_t (*start)(const struct measures_shape *, size_t),
               struct error *error)
{
    hid_t dataset;
    int code = make_numbers(self, &dataset, axis, name, long_name, TIME_UNITS, start, error);

    if (code == 0)
        code = describe_time(dataset, error);
    if (code == 0 && bounds != NULL)
        code = h5_attribute_text(dataset, "bounds", bounds, error);
    h5_close(&dataset);
    return code;
}

/* The first day of a period or week, and the first day after it. */
struct axis_of_periods {
    enum dimension dimension;
    const char *name, *long_name, *bounds, *end, *end_long_name;
    day_number (*first)(const struct measures_shape *shape, size_t index);
    day_number (*after)(const struct measures_shape *shape, size_t index);
};

static const struct axis_of_periods months = {
    DIMENSION_TIME, "time", "first day of the month", "time_bnds", "time_end",
    "first day after the period", measures_period_start, measures_period_end,
};

static const struct axis_of_periods weeks = {
    DIMENSION_WEEK, "week", "first day of the week", "week_bnds", "week_end",
    "first day after the week", measures_week_start, measures_week_end,
};

static int
put_bounds(struct layout *self, const struct axis_of_periods *axis, const int32_t *bounds,
           struct error *error)
{
    const size_t axes[] = {axis->dimension, AXIS_NV};
    hid_t dataset;
    int code = layout_make(self, &dataset, axis->bounds, H5_INT32, axes, 2, NULL, error);

    if (code == 0)
        code = h5_write(dataset, H5T_NATIVE_INT32, bounds, error);
    h5_close(&dataset);
    return code;
}

/* The ends of periods, alone and as CF wants them. */
static int
make_bounds(struct layout *self, const struct axis_of_periods *axis, struct error *error)
{
    size_t n = self->lengths[axis->dimension];
    int32_t *ends = malloc(3 * n * sizeof *ends), *bounds = ends + n;
    int code;

    if (ends == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the bounds of time");
    for (size_t t = 0; t < n; t++) {
        ends[t] = bounds[2 * t + 1] = axis->after(self->shape, t);
        bounds[2 * t] = axis->first(self->shape, t);
    }
    code = put_beside(self, axis->dimension, axis->end, axis->end_long_name, TIME_UNITS, H5_INT32,
                      H5T_NATIVE_INT32, ends, error);
    if (code == 0)
        code = put_bounds(self, axis, bounds, error);
    free(ends);
    return code;
}

/* A dimension without coordinates. */
static int
make_nv(struct layout *self, struct error *error)
{
    struct h5_spec spec = {
        .name = "nv", .type = H5T_IEEE_F32BE, .rank = 1, .extent = {self->lengths[AXIS_NV]}};
    hid_t dataset;
    int code = h5_make(&dataset, self->file, &spec, error);

    if (code == 0)
        code =
            scale_set_bare(&self->scales, AXIS_NV, dataset, "/nv", self->lengths[AXIS_NV], error);
    h5_close(&dataset);
    return code;
}

static int
make_periods(struct layout *self, const struct axis_of_periods *axis, struct error *error)
{
    int code = make_time_axis(self, axis->dimension, axis->name, axis->long_name, axis->bounds,
                              axis->first, error);

    return code == 0 ? make_bounds(self, axis, error) : code;
}

static int
make_time(struct layout *self, struct error *error)
{
    int code = make_nv(self, error);

    if (code == 0)
        code = make_periods(self, &months, error);
    if (code == 0 && has(self, DIMENSION_WEEK))
        code = make_periods(self, &weeks, error);
    if (code == 0 && has(self, DIMENSION_COHORT))
        code = make_time_axis(self, DIMENSION_COHORT, "cohort",
                              "first day of the quarter in which the duty started", NULL,
                              cohort_start, error);
    return code;
}

/* ---- counted axes ---- */

static int32_t
ordinal(const struct measures_shape *shape, size_t i)
{
    (void)shape;
    return (int32_t)i;
}

static int
make_counted(struct layout *self, size_t axis, const char *name, const char *long_name,
             const char *unit, struct error *error)
{
    hid_t dataset;
    int code = make_numbers(self, &dataset, axis, name, long_name, unit, ordinal, error);

    h5_close(&dataset);
    return code;
}

static int
make_prob(struct layout *self, struct error *error)
{
    struct h5_spec spec = {
        .name = "prob", .type = H5_DOUBLE, .rank = 1, .extent = {ESTIMATE_PROBS}};
    hid_t dataset;
    int code =
        h5_put_numbers(&dataset, self->file, &spec, H5T_NATIVE_DOUBLE, estimate_probs, error);

    if (code == 0)
        code = make_scale(self, AXIS_PROB, dataset, "prob",
                          "probability of a quantile over replications", "1", error);
    h5_close(&dataset);
    return code;
}

static int
make_bins(struct layout *self, struct error *error)
{
    int32_t starts[INTERVAL_BINS];
    int code =
        make_counted(self, DIMENSION_BIN, "bin",
                     "bin of a wait: days to a year, then weeks; the last is open", "1", error);

    for (size_t i = 0; i < INTERVAL_BINS; i++)
        starts[i] = interval_bin_start(i);
    if (code == 0)
        code = put_beside(self, DIMENSION_BIN, "bin_start", "shortest wait of the bin", "day",
                          H5_INT32, H5T_NATIVE_INT32, starts, error);
    return code;
}

/* ---- what belongs to labels ---- */

static int
make_resource_units(struct layout *self, struct error *error)
{
    const char *units[RESOURCES];

    for (int r = 0; r < RESOURCES; r++)
        units[r] = resource_unit_labels[resource_unit_of((enum resource)r)];
    return put_texts_beside(self, DIMENSION_RESOURCE, "resource_unit", "unit of the resource",
                            units, error);
}

/* What is said of each rule in words. */
static const struct rule_column {
    const char *name, *long_name;
    size_t offset; /* in struct rule_row */
} rule_columns[] = {
    {"rule_source", "article of the rule, or where the practice is described",
     offsetof(struct rule_row, article)},
    {"rule_condition", "what the rule asks for, as the law has it",
     offsetof(struct rule_row, condition)},
    {"rule_duration", "what the rule gives or takes, as the law has it",
     offsetof(struct rule_row, duration)},
};

static int
put_rule_column(struct layout *self, const struct rule_column *column, struct error *error)
{
    const char *texts[RULES];

    for (int rule = 0; rule < RULES; rule++)
        memcpy(&texts[rule], (const char *)&rule_rows[rule] + column->offset, sizeof texts[rule]);
    return put_texts_beside(self, DIMENSION_RULE, column->name, column->long_name, texts, error);
}

/* The first days, or those on which rules end; what is never is missing. */
static int
put_rule_dates(struct layout *self, const char *name, const char *long_name, bool ends,
               struct error *error)
{
    const size_t axes[] = {DIMENSION_RULE, DIMENSION_REGIME};
    const int32_t none = DAY_NEVER;
    int32_t days[RULES][REGIMES];
    hid_t dataset;
    int code = layout_make(self, &dataset, name, H5_INT32, axes, 2, NULL, error);

    for (int rule = 0; rule < RULES; rule++)
        for (int regime = 0; regime < REGIMES; regime++) {
            const struct rule_dates *dates = &self->shape->rules[rule][regime];
            days[rule][regime] = ends ? dates->until : dates->from;
        }
    if (code == 0)
        code = h5_write(dataset, H5T_NATIVE_INT32, days, error);
    if (code == 0)
        code = layout_describe(dataset, long_name, TIME_UNITS, error);
    if (code == 0)
        code = describe_time(dataset, error);
    if (code == 0)
        code = h5_attribute(dataset, "_FillValue", H5_INT32, H5T_NATIVE_INT32, 0, &none, error);
    h5_close(&dataset);
    return code;
}

static int
make_rules(struct layout *self, struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < sizeof rule_columns / sizeof rule_columns[0] && code == 0; i++)
        code = put_rule_column(self, &rule_columns[i], error);
    if (code == 0)
        code = put_rule_dates(self, "rule_from",
                              "first day on which the rule holds; missing: not under that law",
                              false, error);
    if (code == 0)
        code = put_rule_dates(self, "rule_until",
                              "first day on which it no longer does; missing: no end is known",
                              true, error);
    return code;
}

/* -1 where there is none, and said so. */
static int
make_norms(struct layout *self, struct error *error)
{
    const size_t axis = DIMENSION_INTERVAL;
    const int32_t none = -1;
    int32_t norms[INTERVALS];
    hid_t dataset;
    int code = layout_make(self, &dataset, "interval_norm", H5_INT32, &axis, 1, NULL, error);

    for (int i = 0; i < INTERVALS; i++)
        norms[i] = interval_norm_days((enum interval)i);
    if (code == 0)
        code = h5_write(dataset, H5T_NATIVE_INT32, norms, error);
    if (code == 0)
        code = layout_describe(dataset, "norm of the wait", "day", error);
    if (code == 0)
        code = h5_attribute(dataset, "_FillValue", H5_INT32, H5T_NATIVE_INT32, 0, &none, error);
    h5_close(&dataset);
    return code;
}

/* ---- targets ---- */

/* What is said of each target: a text, a label of an enum, or a number. */
static const struct target_column {
    const char *name, *long_name;
    size_t offset; /* in struct target */
    const char *const *labels;
    bool is_number;
} target_columns[] = {
    {"target_label", "what is counted", offsetof(struct target, label_en), NULL, false},
    {"target_label_nl", "wat geteld wordt", offsetof(struct target, label_nl), NULL, false},
    {"target_unit", "unit of the figure", offsetof(struct target, unit), NULL, false},
    {"target_table", "table of the letter, or series", offsetof(struct target, series), NULL,
     false},
    {"target_period", "period or date as published", offsetof(struct target, period), NULL, false},
    {"target_operator", "way of counting: obliged, inflow, cohort or all_ages",
     offsetof(struct target, by), operator_labels, false},
    {"target_use", "fit: aimed at; check: not fitted; input: a key was set by it",
     offsetof(struct target, use), use_labels, false},
    {"target_revisions", "what was published of it before: ids and values",
     offsetof(struct target, revisions), NULL, false},
    {"target_value", "the published figure", offsetof(struct target, value), NULL, true},
    {"target_rounding", "how far the true number may lie from the published one",
     offsetof(struct target, rounding), NULL, true},
    {"target_tolerance", "that the fit aims at: part of persons, points of percent; 0: none",
     offsetof(struct target, tolerance), NULL, true},
};

static const char *
target_text(const struct target_column *column, size_t index)
{
    const char *member = (const char *)target_at(index) + column->offset;
    const char *text;
    int label;

    if (column->labels != NULL) {
        memcpy(&label, member, sizeof label);
        return column->labels[label];
    }
    memcpy(&text, member, sizeof text);
    return text != NULL ? text : "";
}

static double
target_number(const struct target_column *column, size_t index)
{
    double number;

    memcpy(&number, (const char *)target_at(index) + column->offset, sizeof number);
    return number;
}

static int
put_target_column(struct layout *self, const struct target_column *column, struct error *error)
{
    size_t n = targets_size();
    const char **texts = malloc(n * sizeof *texts);
    double *numbers = malloc(n * sizeof *numbers);
    int code = 0;

    if (texts == NULL || numbers == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for the targets");
    for (size_t i = 0; i < n && code == 0; i++) {
        if (column->is_number)
            numbers[i] = target_number(column, i);
        else
            texts[i] = target_text(column, i);
    }
    if (code == 0 && column->is_number)
        code = put_beside(self, DIMENSION_TARGET, column->name, column->long_name, NULL, H5_DOUBLE,
                          H5T_NATIVE_DOUBLE, numbers, error);
    else if (code == 0)
        code =
            put_texts_beside(self, DIMENSION_TARGET, column->name, column->long_name, texts, error);
    free(texts);
    free(numbers);
    return code;
}

static int
make_targets(struct layout *self, struct error *error)
{
    int32_t *days = malloc(targets_size() * sizeof *days);
    int code = 0;

    if (days == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the targets");
    for (size_t i = 0; i < sizeof target_columns / sizeof target_columns[0] && code == 0; i++)
        code = put_target_column(self, &target_columns[i], error);
    for (size_t i = 0; i < targets_size(); i++)
        days[i] = target_day(target_at(i));
    if (code == 0)
        code = put_beside(self, DIMENSION_TARGET, "target_date", "day of whose first moment it is",
                          TIME_UNITS, H5_INT32, H5T_NATIVE_INT32, days, error);
    free(days);
    return code;
}

int
coordinates_make(struct layout *self, struct error *error)
{
    int code = make_counted(self, AXIS_REP, "rep", "replication", "1", error);

    if (code == 0)
        code = make_time(self, error);
    if (code == 0)
        code = make_all_labels(self, error);
    if (code == 0 && has(self, DIMENSION_DAY))
        code = make_counted(self, DIMENSION_DAY, "day",
                            "days of a wait; the last cell holds that or more", "day", error);
    if (code == 0 && has(self, DIMENSION_BIN))
        code = make_bins(self, error);
    if (code == 0)
        code = make_prob(self, error);
    if (code == 0 && has(self, DIMENSION_RESOURCE))
        code = make_resource_units(self, error);
    if (code == 0 && has(self, DIMENSION_RULE))
        code = make_rules(self, error);
    if (code == 0 && has(self, DIMENSION_INTERVAL))
        code = make_norms(self, error);
    if (code == 0 && has(self, DIMENSION_TARGET))
        code = make_targets(self, error);
    return code;
}
