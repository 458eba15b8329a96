/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/base.h"

#include "output/door.h"
#include "output/estimate.h"
#include "output/h5_read.h"
#include "output/replications.h"
#include "sim/message.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Two ways of adding the same numbers up. */
#define SAME_MEAN 1e-9

/* A file being read. */
struct reading {
    struct base *base;
    struct measures_shape shape;
    hid_t file;
    struct replications replications;
};

/* ---- what it is ---- */

static int
read_attributes(const struct reading *self, struct error *error)
{
    struct base *base = self->base;
    int code = h5_get_attribute_text(self->file, "run_id", &base->run_id, error);

    if (code == 0)
        code = h5_get_attribute_text(self->file, "scenario", &base->scenario, error);
    if (code == 0)
        code = h5_get_attribute_text(self->file, "model_version", &base->version, error);
    if (code == 0)
        code = h5_get_attribute_text(self->file, "config_sha256", &base->config, error);
    if (code == 0)
        code = h5_get_attribute_int(self->file, "seed", &base->seed, error);
    if (code == 0)
        code = h5_get_attribute_int(self->file, "n_rep", &base->n_rep, error);
    if (code == 0 && (base->n_rep < 1 || base->n_rep > INT32_MAX))
        code = error_set(error, ERR_FORMAT, P_("has %lld replication", "has %lld replications", base->n_rep),
                         (long long)base->n_rep);
    return code;
}

static int
read_inputs(struct inputs *self, hid_t file, struct error *error)
{
    const struct {
        const char *name;
        char ***texts;
    } columns[] = {{"key", &self->key},
                   {"value", &self->value},
                   {"unit", &self->unit},
                   {"origin", &self->origin}};
    hid_t group;
    int code = h5_open(&group, file, "inputs", error);

    for (size_t i = 0; i < sizeof columns / sizeof columns[0] && code == 0; i++) {
        size_t n = 0;
        code = h5_get_texts(group, columns[i].name, columns[i].texts, &n, error);
        if (code == 0 && i > 0 && n != self->n)
            code = error_set(error, ERR_FORMAT, "its inputs have columns of unequal length");
        self->n = n;
    }
    h5_close(&group);
    return code;
}

/* ---- its shape ---- */

/* The columns of /kpi that are held against what is made of the variables. */
struct figures {
    char **id;
    double *start, *end, *mean;
    size_t n;
};

static void
figures_free(struct figures *self)
{
    free(self->id);
    free(self->start);
    free(self->end);
    free(self->mean);
}

static int
read_figures(struct figures *self, hid_t file, struct error *error)
{
    size_t n[3] = {0};
    hid_t group;
    int code = h5_open(&group, file, "kpi", error);

    if (code == 0)
        code = h5_get_texts(group, "id", &self->id, &self->n, error);
    if (code == 0)
        code = h5_get_numbers(group, "period_start", &self->start, &n[0], error);
    if (code == 0)
        code = h5_get_numbers(group, "period_end", &self->end, &n[1], error);
    if (code == 0)
        code = h5_get_numbers(group, "mean", &self->mean, &n[2], error);
    for (int i = 0; i < 3 && code == 0; i++)
        if (n[i] != self->n)
            code = error_set(error, ERR_FORMAT, "its figures have columns of unequal length");
    h5_close(&group);
    return code;
}

static bool
is_span(const double *starts, size_t n, const double *ends, size_t n_ends)
{
    return n > 0 && n == n_ends && starts[0] >= 0.0 && starts[0] < ends[n - 1] &&
           ends[n - 1] < INT32_MAX / 2.0;
}

/* Whether it has figures of that class of a station. */
static bool
has_class(const struct figures *figures, const char *station, size_t class)
{
    char id[2 * NETWORK_ID];

    snprintf(id, sizeof id, "arrived.%s.%zu@run", station, class);
    for (size_t i = 0; i < figures->n; i++)
        if (strcmp(figures->id[i], id) == 0)
            return true;
    return false;
}

/* A station of one class has no figures by class. */
static size_t
classes_of(const struct figures *figures, const char *station)
{
    size_t n = 0;

    while (n < NETWORK_CLASSES && has_class(figures, station, n + 1))
        n++;
    return n > 0 ? n : 1;
}

static int
read_stations(struct reading *self, const struct figures *figures, day_number start,
              day_number end, struct error *error)
{
    char **stations = NULL;
    size_t n = 0;
    long months = strtol(inputs_value(&self->base->inputs, "run.warm_up_months"), NULL, 10);
    int code = h5_get_texts(self->file, "station", &stations, &n, error);

    if (code == 0 && (n < 1 || n > NETWORK_STATIONS || months < 0))
        code = error_set(error, ERR_FORMAT, "has %zu stations and %ld months of warm-up", n,
                         months);
    if (code == 0)
        measures_shape_stations(&self->shape, start, end, (size_t)months);
    if (code == 0 && (size_t)months >= self->shape.extent[DIMENSION_TIME])
        code = error_set(error, ERR_FORMAT, "has %ld months of warm-up and no others", months);
    for (size_t i = 0; i < n && code == 0; i++)
        measures_shape_add_station(&self->shape, stations[i], classes_of(figures, stations[i]));
    free(stations);
    return code;
}

static bool
is_network(const struct inputs *inputs)
{
    return strcmp(inputs_value(inputs, "model"), "\"queue\"") == 0; /* the chain does not say */
}

static int
read_shape(struct reading *self, const struct figures *figures, struct error *error)
{
    double *starts = NULL, *ends = NULL;
    size_t n = 0, n_ends = 0;
    int code = h5_get_numbers(self->file, "time", &starts, &n, error);

    if (code == 0)
        code = h5_get_numbers(self->file, "time_end", &ends, &n_ends, error);
    if (code == 0 && !is_span(starts, n, ends, n_ends))
        code = error_set(error, ERR_FORMAT, "its months are wrong");
    if (code == 0 && is_network(&self->base->inputs))
        code = read_stations(self, figures, (day_number)starts[0], (day_number)ends[n - 1], error);
    else if (code == 0)
        measures_shape_init(&self->shape, (day_number)starts[0], (day_number)ends[n - 1]);
    if (code == 0 && self->shape.extent[DIMENSION_TIME] != n)
        code = error_set(error, ERR_FORMAT, "its months are wrong");
    free(starts);
    free(ends);
    return code;
}

/* ---- its figures ---- */

static bool
same_figures(const struct figures *figures, const struct kpis *kpis)
{
    bool same = figures->n == kpis->n;

    for (size_t i = 0; i < kpis->n && same; i++)
        same = strcmp(figures->id[i], kpis->items[i].id) == 0 &&
               (day_number)figures->start[i] == kpis->items[i].start &&
               (day_number)figures->end[i] == kpis->items[i].end;
    return same;
}

static bool
same_mean(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) <= SAME_MEAN * (1.0 + fabs(a));
}

static int
check_means(const struct base *self, const struct figures *figures, struct error *error)
{
    double *one = malloc((size_t)self->n_rep * sizeof *one);
    int code = 0;

    if (one == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a figure");
    for (size_t i = 0; i < self->kpis.n && code == 0; i++) {
        struct estimate estimate;
        for (size_t r = 0; r < (size_t)self->n_rep; r++)
            one[r] = self->values[r * self->kpis.n + i];
        estimate_make(&estimate, one, (size_t)self->n_rep);
        if (!same_mean(figures->mean[i], estimate.mean))
            code = error_set(error, ERR_FORMAT,
                             "is damaged, or of another version: its variables give %.9g for %s, it "
                             "says %.9g",
                             estimate.mean, figures->id[i], figures->mean[i]);
    }
    free(one);
    return code;
}

/* ---- its replications ---- */

static int
read_values(struct reading *self, struct error *error)
{
    struct base *base = self->base;
    int code = replications_open(&self->replications, self->file, &self->shape,
                                 (size_t)base->n_rep, error);

    if (code != 0)
        return code;
    base->values = calloc((size_t)base->n_rep * base->kpis.n + 1, sizeof *base->values);
    if (base->values == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", base->kpis.n);
    for (size_t rep = 0; rep < (size_t)base->n_rep && code == 0; rep++) {
        code = replications_read(&self->replications, rep, error);
        if (code == 0)
            kpis_values(&base->kpis, &self->replications.measures,
                        base->values + rep * base->kpis.n);
    }
    return code;
}

/* ---- all of it ---- */

static int
read_numbers(struct reading *self, struct error *error)
{
    struct figures figures = {0};
    int code = read_figures(&figures, self->file, error);

    if (code == 0)
        code = read_shape(self, &figures, error);
    if (code == 0)
        code = kpis_init(&self->base->kpis, &self->shape, error);
    if (code == 0 && !same_figures(&figures, &self->base->kpis))
        code = error_set(error, ERR_FORMAT,
                         "has other figures than this program: another version made it");
    if (code == 0)
        code = read_values(self, error);
    if (code == 0)
        code = check_means(self->base, &figures, error);
    figures_free(&figures);
    return code;
}

static int
read_file(struct reading *self, struct error *error)
{
    int code = read_attributes(self, error);

    if (code == 0)
        code = read_inputs(&self->base->inputs, self->file, error);
    return code == 0 ? read_numbers(self, error) : code;
}

static void
reading_free(struct reading *self)
{
    replications_close(&self->replications);
    h5_close(&self->file);
}

int
base_read(struct base *self, const char *path, struct error *error)
{
    struct reading reading = {.base = self, .file = H5I_INVALID_HID};
    struct error reason = {0};
    int code;

    memset(self, 0, sizeof *self);
    code = door_open_current(&reading.file, path, "run", &reason);
    if (code == 0)
        code = read_file(&reading, &reason);
    reading_free(&reading);
    return code == 0 ? 0 : error_set(error, code, "%s: %s", path, reason.text);
}

void
base_free(struct base *self)
{
    free(self->run_id);
    free(self->scenario);
    free(self->version);
    free(self->config);
    free(self->values);
    inputs_free(&self->inputs);
    kpis_free(&self->kpis);
    memset(self, 0, sizeof *self);
}

/* ---- beside another ---- */

static bool
same_network(const struct measures_shape *a, const struct measures_shape *b)
{
    return a->start == b->start && a->end == b->end && a->warm_up == b->warm_up &&
           a->extent[DIMENSION_STATION] == b->extent[DIMENSION_STATION] &&
           memcmp(a->classes, b->classes, sizeof a->classes) == 0 &&
           memcmp(a->stations, b->stations, sizeof a->stations) == 0;
}

int
base_check(const struct base *self, const char *name, const struct measures_shape *shape,
           const char *version, const char *other, struct error *error)
{
    const struct measures_shape *ours = &self->kpis.shape;

    if (strcmp(self->version, version) != 0)
        return error_set(error, ERR_FORMAT, "%s: is of version %.40s, %s is of version %.40s", name,
                         self->version, other, version);
    if (ours->kind != shape->kind)
        return error_set(error, ERR_FORMAT, "%s: is of model \"%s\", %s is of model \"%s\"", name,
                         model_labels[ours->kind], other, model_labels[shape->kind]);
    if (ours->kind == MODEL_QUEUE && !same_network(ours, shape))
        return error_set(error, ERR_FORMAT,
                         "%s: is of another network: stations, classes, days and warm-up must be "
                         "those of %s",
                         name, other);
    return 0;
}
