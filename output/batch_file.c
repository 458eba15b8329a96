/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/batch_file.h"

#include "output/batch_figures.h"
#include "output/door.h"
#include "output/h5_read.h"
#include "output/layout.h"
#include "output/seal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 64 };
enum axis { AXIS_POINT, AXIS_FIGURE, AXIS_KEY, BATCH_AXES };

/* What is carried over from /kpi, (point, figure). */
static const struct carried {
    const char *column, *name, *long_name;
    double missing;
} carried[] = {
    {"mean", "kpi_mean", "mean over replications", NAN},
    {"se", "kpi_se", "standard error of the mean", NAN},
    {"ci_low", "kpi_ci_low", "95 % interval of the mean, low end", NAN},
    {"ci_high", "kpi_ci_high", "95 % interval of the mean, high end", NAN},
    {"p10", "kpi_p10", "10 % quantile over replications", NAN},
    {"p50", "kpi_p50", "median over replications", NAN},
    {"p90", "kpi_p90", "90 % quantile over replications", NAN},
    {"p_norm_met", "kpi_p_norm_met", "share of the replications within the norm", NAN},
    {"n", "kpi_n", "replications in which the figure exists", 0.0},
};

enum { CARRIED = sizeof carried / sizeof carried[0], CARRIED_N = CARRIED - 1 };

/* A file under construction. */
struct making {
    const struct batch_file *batch;
    const char *folder;
    struct batch_figures figures;
    hid_t file;
    struct scales scales;
    size_t lengths[BATCH_AXES];
    hid_t to[CARRIED];
    double *row; /* of a point */
};

/* ---- results ---- */

static int
open_result(const struct making *self, const struct batch_file_point *point, hid_t *file,
            hid_t *kpi, struct error *error)
{
    char *path = safe_join(self->folder, point->file);
    int code;

    *file = *kpi = H5I_INVALID_HID;
    if (path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a path");
    code = door_open(file, path, "run", error);
    if (code == 0)
        code = h5_open(kpi, *file, "kpi", error);
    free(path);
    return code;
}

/* Every result that is there. */
static int
each_result(struct making *self, int (*take)(struct making *, size_t, hid_t, struct error *),
            struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < self->batch->n_points && code == 0; i++) {
        const struct batch_file_point *point = &self->batch->points[i];
        struct error reason = {0};
        hid_t file, kpi;
        if (point->status != BATCH_DONE)
            continue;
        code = open_result(self, point, &file, &kpi, &reason);
        if (code == 0)
            code = take(self, i, kpi, &reason);
        h5_close(&kpi);
        h5_close(&file);
        if (code != 0)
            error_set(error, code, "%s/%s: %s", self->folder, point->file, reason.text);
    }
    return code;
}

static int
take_figures(struct making *self, size_t point, hid_t kpi, struct error *error)
{
    (void)point;
    return batch_figures_add(&self->figures, kpi, error);
}

static int
carry(struct making *self, size_t point, hid_t kpi, int c, const size_t *figures, size_t n,
      struct error *error)
{
    const size_t at[] = {point, 0}, extent[] = {1, self->figures.n};
    double *numbers;
    size_t count;
    int code = h5_get_numbers(kpi, carried[c].column, &numbers, &count, error);

    if (code == 0 && count != n)
        code = error_set(error, ERR_FORMAT, "its figures have columns of unequal length");
    for (size_t i = 0; i < self->figures.n; i++)
        self->row[i] = carried[c].missing;
    for (size_t i = 0; i < n && code == 0; i++)
        if (figures[i] != SIZE_MAX)
            self->row[figures[i]] = numbers[i];
    free(numbers);
    return code == 0 ? h5_write_box(self->to[c], at, extent, self->row, error) : code;
}

static int
take_numbers(struct making *self, size_t point, hid_t kpi, struct error *error)
{
    size_t *figures, n;
    int code = batch_figures_of(&self->figures, kpi, &figures, &n, error);

    for (int c = 0; c < CARRIED && code == 0; c++)
        code = carry(self, point, kpi, c, figures, n, error);
    free(figures);
    return code;
}

/* ---- variables ---- */

/* A variable along axes, described, of a dataset that has been made. */
static int
place(struct making *self, hid_t dataset, const char *name, const size_t *axes, int rank,
      const char *long_name, const char *unit, struct error *error)
{
    char path[PATH_SIZE];
    int code;

    snprintf(path, sizeof path, "/%s", name);
    code = scale_use(&self->scales, dataset, path, axes, rank, error);
    return code == 0 ? layout_describe(dataset, long_name, unit, error) : code;
}

/* A coordinate of labels. */
static int
put_labels(struct making *self, enum axis axis, const char *name, const char *long_name,
           const char *const *labels, struct error *error)
{
    char path[PATH_SIZE];
    hid_t dataset;
    int code = h5_put_texts(&dataset, self->file, name, labels, self->lengths[axis], error);

    snprintf(path, sizeof path, "/%s", name);
    if (code == 0)
        code = scale_set(&self->scales, axis, dataset, path, name, error);
    if (code == 0)
        code = layout_describe(dataset, long_name, NULL, error);
    h5_close(&dataset);
    return code;
}

static int
put_texts(struct making *self, enum axis axis, const char *name, const char *long_name,
          const char *const *texts, struct error *error)
{
    const size_t axes[] = {axis};
    hid_t dataset;
    int code = h5_put_texts(&dataset, self->file, name, texts, self->lengths[axis], error);

    if (code == 0)
        code = place(self, dataset, name, axes, 1, long_name, NULL, error);
    h5_close(&dataset);
    return code;
}

/* ---- what was varied ---- */

static const char *
point_text(const struct batch_file_point *point, int column)
{
    const char *const texts[] = {point->name, point->scenario, point->file, point->run_id,
                                 point->reason};

    return texts[column];
}

static int
put_point_texts(struct making *self, struct error *error)
{
    static const struct {
        const char *name, *long_name;
    } columns[] = {
        {"point", "point of the design"},
        {"scenario", "scenario file that the point varies"},
        {"file", "result of the point, beside this file"},
        {"run_id", "of that result"},
        {"reason", "why the point failed"},
    };
    const char **texts = malloc(self->batch->n_points * sizeof *texts);
    int code = 0;

    if (texts == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a column");
    for (int c = 0; c < 5 && code == 0; c++) {
        for (size_t i = 0; i < self->batch->n_points; i++)
            texts[i] = point_text(&self->batch->points[i], c);
        code = c == 0 ? put_labels(self, AXIS_POINT, columns[c].name, columns[c].long_name, texts,
                                   error)
                      : put_texts(self, AXIS_POINT, columns[c].name, columns[c].long_name, texts,
                                  error);
    }
    free(texts);
    return code;
}

static int
put_status(struct making *self, struct error *error)
{
    const size_t axes[] = {AXIS_POINT};
    const int8_t flags[] = {BATCH_DONE, BATCH_FAILED};
    struct h5_spec spec = {
        .name = "status", .type = H5T_STD_I8LE, .rank = 1, .extent = {self->batch->n_points}};
    int8_t *codes = malloc(self->batch->n_points);
    hid_t dataset = H5I_INVALID_HID;
    int code = 0;

    if (codes == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a column");
    for (size_t i = 0; i < self->batch->n_points; i++)
        codes[i] = self->batch->points[i].status;
    code = h5_put_numbers(&dataset, self->file, &spec, H5T_NATIVE_INT8, codes, error);
    if (code == 0)
        code = place(self, dataset, "status", axes, 1, "whether the point has a result", NULL,
                     error);
    if (code == 0)
        code = h5_attribute(dataset, "flag_values", H5T_STD_I8LE, H5T_NATIVE_INT8, BATCH_STATUSES,
                            flags, error);
    if (code == 0)
        code = h5_attribute_text(dataset, "flag_meanings", "done failed", error);
    h5_close(&dataset);
    free(codes);
    return code;
}

/* A variable (point, key). */
static int
put_design(struct making *self, const char *name, const char *long_name, hid_t type,
           hid_t memory_type, const void *values, struct error *error)
{
    const size_t axes[] = {AXIS_POINT, AXIS_KEY};
    struct h5_spec spec = {.name = name, .type = type, .rank = 2,
                           .extent = {self->batch->n_points, self->batch->n_keys}};
    hid_t dataset;
    int code = h5_put_numbers(&dataset, self->file, &spec, memory_type, values, error);

    if (code == 0)
        code = place(self, dataset, name, axes, 2, long_name, NULL, error);
    h5_close(&dataset);
    return code;
}

static int
put_designs(struct making *self, struct error *error)
{
    const struct batch_file *batch = self->batch;
    hid_t type = h5_text_type();
    int code = type < 0 ? h5_fail(error, ERR_IO, "design_value")
                        : put_labels(self, AXIS_KEY, "key", "what the study varies", batch->keys,
                                     error);

    if (code == 0)
        code = put_design(self, "design_value",
                          "value of the key, as a scenario writes it; empty: the scenario's own",
                          type, type, batch->values, error);
    if (code == 0)
        code = put_design(self, "design_number",
                          "the same as a number, a date as days since 1970-01-01; missing: neither",
                          H5_DOUBLE, H5T_NATIVE_DOUBLE, batch->numbers, error);
    h5_close(&type);
    return code;
}

/* ---- what came out ---- */

static int
put_figure_texts(struct making *self, struct error *error)
{
    static const struct {
        const char *name, *long_name;
    } columns[FIGURE_TEXTS] = {
        {"figure", "figure of the planner's table"}, {"figure_label_nl", "wat het is"},
        {"figure_label_en", "what it is"},           {"figure_unit", "unit of the figure"},
        {"figure_filter", "what it is restricted to"},
    };
    size_t n = self->figures.n;
    const char **texts = malloc((n + 1) * sizeof *texts);
    int code = 0;

    if (texts == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a column");
    for (int t = 0; t < FIGURE_TEXTS && code == 0; t++) {
        for (size_t i = 0; i < n; i++)
            texts[i] = self->figures.items[i].texts[t];
        code = t == FIGURE_ID ? put_labels(self, AXIS_FIGURE, columns[t].name,
                                           columns[t].long_name, texts, error)
                              : put_texts(self, AXIS_FIGURE, columns[t].name,
                                          columns[t].long_name, texts, error);
    }
    free(texts);
    return code;
}

static int
put_figure_number(struct making *self, enum batch_figure_number column, const char *name,
                  const char *long_name, hid_t type, const char *unit, struct error *error)
{
    const size_t axes[] = {AXIS_FIGURE};
    size_t n = self->figures.n;
    struct h5_spec spec = {.name = name, .type = type, .rank = 1, .extent = {n}};
    double *numbers = malloc((n + 1) * sizeof *numbers);
    hid_t dataset;
    int code;

    if (numbers == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a column");
    for (size_t i = 0; i < n; i++)
        numbers[i] = self->figures.items[i].numbers[column];
    code = h5_put_numbers(&dataset, self->file, &spec, H5T_NATIVE_DOUBLE, numbers, error);
    if (code == 0)
        code = place(self, dataset, name, axes, 1, long_name, unit, error);
    if (code == 0 && unit != NULL)
        code = h5_attribute_text(dataset, "calendar", "proleptic_gregorian", error);
    h5_close(&dataset);
    free(numbers);
    return code;
}

static int
put_figures(struct making *self, struct error *error)
{
    static const char *const days = "days since 1970-01-01 00:00:00";
    int code = put_figure_texts(self, error);

    if (code == 0)
        code = put_figure_number(self, FIGURE_START, "figure_start", "first day of the period",
                                 H5_INT32, days, error);
    if (code == 0)
        code = put_figure_number(self, FIGURE_END, "figure_end", "first day after the period",
                                 H5_INT32, days, error);
    if (code == 0)
        code = put_figure_number(self, FIGURE_NORM, "figure_norm", "norm; missing: there is none",
                                 H5_DOUBLE, NULL, error);
    return code;
}

/* A chunk is one point, so that what is compressed does not depend on what came before. */
static int
make_carried(struct making *self, struct error *error)
{
    const size_t axes[] = {AXIS_POINT, AXIS_FIGURE};
    size_t n = self->figures.n;
    int code = 0;

    for (int c = 0; c < CARRIED && code == 0; c++) {
        struct h5_spec spec = {.name = carried[c].name,
                               .type = c == CARRIED_N ? H5_INT32 : H5_DOUBLE, .rank = 2,
                               .extent = {self->batch->n_points, n}, .chunk = {1, n},
                               .fill = &carried[c].missing};
        code = h5_make(&self->to[c], self->file, &spec, error);
        if (code == 0)
            code = place(self, self->to[c], spec.name, axes, 2, carried[c].long_name, NULL, error);
    }
    return code;
}

/* ---- the file ---- */

static size_t
count_failed(const struct batch_file *self)
{
    size_t n = 0;

    for (size_t i = 0; i < self->n_points; i++)
        n += self->points[i].status == BATCH_FAILED;
    return n;
}

static int
put_attributes(struct making *self, struct error *error)
{
    const struct batch_file *batch = self->batch;
    const int32_t layout[] = {LAYOUT_MAJOR, LAYOUT_MINOR};
    const struct {
        const char *name, *text;
    } texts[] = {
        {"Conventions", "CF-1.8"},          {"title", batch->title},
        {"source", "doorstroom"},           {"doorstroom_filetype", "batch"},
        {"study", batch->study},            {"design", batch->design},
        {"model_version", batch->version},
    };
    int code = 0;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && code == 0; i++)
        code = h5_attribute_text(self->file, texts[i].name, texts[i].text, error);
    if (code == 0)
        code = h5_attribute_ints(self->file, "doorstroom_layout", layout, 2, error);
    if (code == 0)
        code = h5_attribute_int(self->file, "n_points", (int64_t)batch->n_points, error);
    if (code == 0)
        code = h5_attribute_int(self->file, "n_failed", (int64_t)count_failed(batch), error);
    return code;
}

static int
put_meta(struct making *self, struct error *error)
{
    hid_t group;
    int code = h5_make_group(&group, self->file, "meta", error);

    if (code == 0)
        code = h5_put_text(group, "study_text", self->batch->text, error);
    if (code == 0)
        code = h5_put_text(group, "command", self->batch->command, error);
    h5_close(&group);
    return code;
}

static int
make_variables(struct making *self, struct error *error)
{
    int code = put_point_texts(self, error);

    if (code == 0)
        code = put_status(self, error);
    if (code == 0 && self->batch->n_keys > 0)
        code = put_designs(self, error);
    if (code != 0 || self->figures.n == 0) /* all points have failed */
        return code;
    code = put_figures(self, error);
    if (code == 0)
        code = make_carried(self, error);
    return code == 0 ? each_result(self, take_numbers, error) : code;
}

static int
make_file(struct making *self, struct error *error)
{
    int code = each_result(self, take_figures, error);

    self->lengths[AXIS_POINT] = self->batch->n_points;
    self->lengths[AXIS_KEY] = self->batch->n_keys;
    self->lengths[AXIS_FIGURE] = self->figures.n;
    self->row = calloc(self->figures.n + 1, sizeof *self->row);
    if (code == 0 && self->row == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for %zu figures", self->figures.n);
    if (code == 0)
        code = h5_create_image(&self->file, error);
    if (code == 0)
        code = scales_init(&self->scales, self->file, BATCH_AXES, error);
    if (code == 0)
        code = put_attributes(self, error);
    if (code == 0)
        code = make_variables(self, error);
    if (code == 0)
        code = scales_finish(&self->scales, error);
    if (code == 0)
        code = put_meta(self, error);
    return code == 0 ? h5_attribute_int(self->file, "complete",
                                        count_failed(self->batch) == 0, error)
                     : code;
}

static void
close_all(struct making *self)
{
    for (int c = 0; c < CARRIED; c++)
        h5_close(&self->to[c]);
}

static int
publish(struct making *self, struct error *error)
{
    char *path = safe_join(self->folder, "batch.h5");
    unsigned char *bytes = NULL, seal[SEAL_SIZE];
    size_t n = 0;
    int code = path == NULL ? error_set(error, ERR_MEMORY, "no memory for a path") : 0;

    close_all(self);
    if (code == 0)
        code = h5_take_image(self->file, &bytes, &n, error);
    if (code == 0) /* of a process that was killed over it */
        code = safe_sweep_beside(path, error);
    if (code == 0) {
        const struct safe_part parts[] = {{bytes, n}, {seal, SEAL_SIZE}};
        seal_make(seal, bytes, n);
        code = safe_publish(path, parts, 2, error);
    }
    free(bytes);
    free(path);
    return code;
}

int
batch_file_write(const struct batch_file *self, const char *folder, struct error *error)
{
    struct making making = {.batch = self, .folder = folder, .file = H5I_INVALID_HID};
    int code;

    for (int c = 0; c < CARRIED; c++)
        making.to[c] = H5I_INVALID_HID;
    batch_figures_init(&making.figures, self->wanted);
    code = make_file(&making, error);
    if (code == 0)
        code = publish(&making, error);
    close_all(&making);
    scales_free(&making.scales);
    h5_close(&making.file);
    batch_figures_free(&making.figures);
    free(making.row);
    return code;
}
