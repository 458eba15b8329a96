/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/coordinates.h"

#include "output/columns.h"
#include "output/estimate.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 96 };

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

static int
make_time_axis(struct layout *self, size_t axis, const char *name, const char *long_name,
               const char *bounds, int32_t (*start)(const struct measures_shape *, size_t),
               struct error *error)
{
    hid_t dataset;
    int code = make_numbers(self, &dataset, axis, name, long_name, COLUMN_DAYS, start, error);

    if (code == 0)
        code = columns_of_time(dataset, error);
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
    code = columns_put(self, axis->dimension, axis->end, axis->end_long_name, COLUMN_DAYS, H5_INT32,
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
                              measures_cohort_start, error);
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
        code = columns_put(self, DIMENSION_BIN, "bin_start", "shortest wait of the bin", "day",
                          H5_INT32, H5T_NATIVE_INT32, starts, error);
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
    if (code == 0)
        code = columns_make(self, error);
    return code;
}
