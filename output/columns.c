/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/columns.h"

#include "models/targets.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* ---- what all share ---- */

int
columns_of_time(hid_t dataset, struct error *error)
{
    return h5_attribute_text(dataset, "calendar", "proleptic_gregorian", error);
}

int
columns_put(struct layout *self, size_t axis, const char *name, const char *long_name,
            const char *unit, hid_t type, hid_t memory_type, const void *values,
            struct error *error)
{
    hid_t dataset;
    int code = layout_make(self, &dataset, name, type, &axis, 1, NULL, error);

    if (code == 0)
        code = h5_write(dataset, memory_type, values, error);
    if (code == 0)
        code = layout_describe(dataset, long_name, unit, error);
    if (code == 0 && unit != NULL && strcmp(unit, COLUMN_DAYS) == 0)
        code = columns_of_time(dataset, error);
    h5_close(&dataset);
    return code;
}

static int
put_texts_beside(struct layout *self, size_t axis, const char *name, const char *long_name,
                 const char *const *texts, struct error *error)
{
    hid_t type = h5_text_type();
    int code = type < 0 ? h5_fail(error, ERR_IO, name)
                        : columns_put(self, axis, name, long_name, NULL, type, type, texts, error);

    h5_close(&type);
    return code;
}

/* ---- resources, rules, waits ---- */

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
        code = layout_describe(dataset, long_name, COLUMN_DAYS, error);
    if (code == 0)
        code = columns_of_time(dataset, error);
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
        code = columns_put(self, DIMENSION_TARGET, column->name, column->long_name, NULL, H5_DOUBLE,
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
        code = columns_put(self, DIMENSION_TARGET, "target_date", "day of whose first moment it is",
                          COLUMN_DAYS, H5_INT32, H5T_NATIVE_INT32, days, error);
    free(days);
    return code;
}

static bool
has(const struct layout *self, enum dimension dimension)
{
    return self->lengths[dimension] > 0;
}

int
columns_make(struct layout *self, struct error *error)
{
    int code = 0;

    if (has(self, DIMENSION_RESOURCE))
        code = make_resource_units(self, error);
    if (code == 0 && has(self, DIMENSION_RULE))
        code = make_rules(self, error);
    if (code == 0 && has(self, DIMENSION_INTERVAL))
        code = make_norms(self, error);
    if (code == 0 && has(self, DIMENSION_TARGET))
        code = make_targets(self, error);
    return code;
}
