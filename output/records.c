/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/records.h"

#include "output/estimate.h"
#include "output/platform.h"
#include "output/sheet.h"

#include <gsl/gsl_version.h>
#include <math.h>
#include <nettle/version.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE_NUMBERS = 1 << 21 }; /* of figures in replications, in memory at a time */

#define COUNT(columns) (sizeof(columns) / sizeof((columns)[0]))

/* ---- /kpi ---- */

struct kpi_rows {
    const struct kpis *kpis;
    struct estimate *estimates;
    double *met;
    bool hand_set;
    const struct result_band *fte;
};

#define KPI_TEXT(member)                                                                           \
    static const char *kpi_##member(const void *rows, size_t i)                                   \
    {                                                                                              \
        return ((const struct kpi_rows *)rows)->kpis->items[i].member;                             \
    }
#define KPI_ESTIMATE(name, member)                                                                 \
    static double kpi_##name(const void *rows, size_t i)                                           \
    {                                                                                              \
        return (double)((const struct kpi_rows *)rows)->estimates[i].member;                       \
    }

KPI_TEXT(id)
KPI_TEXT(label_nl)
KPI_TEXT(label_en)
KPI_TEXT(unit)
KPI_TEXT(filter)
KPI_ESTIMATE(mean, mean)
KPI_ESTIMATE(se, se)
KPI_ESTIMATE(ci_low, ci_low)
KPI_ESTIMATE(ci_high, ci_high)
KPI_ESTIMATE(p10, q[ESTIMATE_P10])
KPI_ESTIMATE(p50, q[ESTIMATE_P50])
KPI_ESTIMATE(p90, q[ESTIMATE_P90])
KPI_ESTIMATE(n, n)

static double
kpi_start(const void *rows, size_t i)
{
    return ((const struct kpi_rows *)rows)->kpis->items[i].start;
}

static double
kpi_end(const void *rows, size_t i)
{
    return ((const struct kpi_rows *)rows)->kpis->items[i].end;
}

static double
kpi_norm(const void *rows, size_t i)
{
    return ((const struct kpi_rows *)rows)->kpis->items[i].norm;
}

static double
kpi_met(const void *rows, size_t i)
{
    return ((const struct kpi_rows *)rows)->met[i];
}

static double
kpi_hand_set(const void *rows, size_t i)
{
    (void)i;
    return ((const struct kpi_rows *)rows)->hand_set;
}

/* Of the full-time equivalents that work asks for: what is set by hand may make of their mean. */
static double
kpi_band(const struct kpi_rows *rows, size_t i, bool high)
{
    const struct kpi *kpi = &rows->kpis->items[i];

    if (rows->fte == NULL || strcmp(kpi->row->variable, "needed_fte") != 0)
        return NAN;
    return rows->estimates[i].mean * (high ? rows->fte[kpi->label].high : rows->fte[kpi->label].low);
}

static double
kpi_band_low(const void *rows, size_t i)
{
    return kpi_band(rows, i, false);
}

static double
kpi_band_high(const void *rows, size_t i)
{
    return kpi_band(rows, i, true);
}

static int
put_kpi(hid_t group, const struct kpi_rows *rows, struct error *error)
{
    const struct sheet_texts texts[] = {{"id", kpi_id},
                                        {"label_nl", kpi_label_nl},
                                        {"label_en", kpi_label_en},
                                        {"unit", kpi_unit},
                                        {"filter", kpi_filter}};
    const struct sheet_numbers numbers[] = {
        {"period_start", H5_INT32, kpi_start}, {"period_end", H5_INT32, kpi_end},
        {"mean", H5_DOUBLE, kpi_mean},         {"se", H5_DOUBLE, kpi_se},
        {"ci_low", H5_DOUBLE, kpi_ci_low},     {"ci_high", H5_DOUBLE, kpi_ci_high},
        {"p10", H5_DOUBLE, kpi_p10},           {"p50", H5_DOUBLE, kpi_p50},
        {"p90", H5_DOUBLE, kpi_p90},           {"norm", H5_DOUBLE, kpi_norm},
        {"p_norm_met", H5_DOUBLE, kpi_met},    {"n", H5_INT32, kpi_n},
        {"hand_set", H5T_STD_I8LE, kpi_hand_set}, {"band_low", H5_DOUBLE, kpi_band_low},
        {"band_high", H5_DOUBLE, kpi_band_high}};
    int code = sheet_put_texts(group, texts, COUNT(texts), rows, rows->kpis->n, error);

    if (code == 0)
        code = sheet_put_numbers(group, numbers, COUNT(numbers), rows, rows->kpis->n, error);
    return code;
}

/* The share of the replications in which a figure with a norm meets it. */
static double
share_met(const struct kpi *kpi, const double *values, size_t n)
{
    size_t counted = 0, met = 0;

    if (isnan(kpi->norm))
        return NAN;
    for (size_t r = 0; r < n; r++)
        if (!isnan(values[r])) {
            counted++;
            met += kpi_meets(kpi, values[r]);
        }
    return counted > 0 ? (double)met / (double)counted : (double)NAN;
}

/* Estimates of the figures [from, from + n). */
static int
estimate_some(struct kpi_rows *rows, const struct matrix *values, size_t n_rep, size_t from,
              size_t n, double *numbers, struct error *error)
{
    int code = matrix_get_columns(values, n_rep, from, n, numbers, error);

    for (size_t k = from; k < from + n && code == 0; k++) {
        double *one = numbers + (k - from) * n_rep;
        rows->met[k] = share_met(&rows->kpis->items[k], one, n_rep);
        estimate_make(&rows->estimates[k], one, n_rep);
    }
    return code;
}

/* As many at a time as memory is given for. */
static int
estimate_all(struct kpi_rows *rows, const struct matrix *values, size_t n_rep,
             struct error *error)
{
    size_t most = PIECE_NUMBERS / n_rep + 1, all = rows->kpis->n;
    double *numbers = malloc((most < all ? most : all + 1) * n_rep * sizeof *numbers);
    int code = 0;

    if (numbers == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the planner's figures");
    for (size_t k = 0; k < all && code == 0; k += most)
        code = estimate_some(rows, values, n_rep, k, all - k < most ? all - k : most, numbers,
                             error);
    free(numbers);
    return code;
}

int
records_kpi(hid_t file, const struct kpis *kpis, const struct matrix *values, size_t n_rep,
            bool hand_set, const struct result_band *fte, struct error *error)
{
    struct kpi_rows rows = {kpis, malloc((kpis->n + 1) * sizeof *rows.estimates),
                            malloc((kpis->n + 1) * sizeof *rows.met), hand_set, fte};
    hid_t group = H5I_INVALID_HID;
    int code = 0;

    if (rows.estimates == NULL || rows.met == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for the planner's figures");
    if (code == 0)
        code = estimate_all(&rows, values, n_rep, error);
    if (code == 0)
        code = h5_make_group(&group, file, "kpi", error);
    if (code == 0)
        code = put_kpi(group, &rows, error);
    h5_close(&group);
    free(rows.estimates);
    free(rows.met);
    return code;
}

/* ---- /inputs ---- */

#define INPUT_TEXT(member)                                                                         \
    static const char *input_##member(const void *rows, size_t i)                                 \
    {                                                                                              \
        return ((const struct result_input *)rows)[i].member;                                      \
    }
#define INPUT_NUMBER(member)                                                                       \
    static double input_##member(const void *rows, size_t i)                                       \
    {                                                                                              \
        return ((const struct result_input *)rows)[i].member;                                      \
    }

INPUT_TEXT(key)
INPUT_TEXT(value)
INPUT_TEXT(unit)
INPUT_TEXT(origin)
INPUT_TEXT(file)
INPUT_TEXT(source)
INPUT_TEXT(legal)
INPUT_NUMBER(line)
INPUT_NUMBER(hand_set)
INPUT_NUMBER(low)
INPUT_NUMBER(high)

int
records_inputs(hid_t file, const struct result_about *about, struct error *error)
{
    const struct sheet_texts texts[] = {
        {"key", input_key},       {"value", input_value}, {"unit", input_unit},
        {"origin", input_origin}, {"file", input_file},   {"source", input_source},
        {"legal", input_legal}};
    const struct sheet_numbers numbers[] = {{"line", H5_INT32, input_line},
                                            {"hand_set", H5T_STD_I8LE, input_hand_set},
                                            {"low", H5_DOUBLE, input_low},
                                            {"high", H5_DOUBLE, input_high}};
    hid_t group;
    int code = h5_make_group(&group, file, "inputs", error);

    if (code == 0)
        code = sheet_put_texts(group, texts, COUNT(texts), about->inputs, about->n_inputs, error);
    if (code == 0)
        code = sheet_put_numbers(group, numbers, COUNT(numbers), about->inputs, about->n_inputs,
                                  error);
    h5_close(&group);
    return code;
}

/* ---- /meta ---- */

static int
put_software(hid_t group, struct error *error)
{
    char hdf5[32], nettle[32];
    const char *names[] = {"hdf5", "gsl", "nettle"};
    const char *versions[] = {hdf5, gsl_version, nettle};
    int code;

    h5_version(hdf5, sizeof hdf5);
    snprintf(nettle, sizeof nettle, "%d.%d", nettle_version_major(), nettle_version_minor());
    code = h5_put_texts(NULL, group, "software", names, 3, error);
    if (code == 0)
        code = h5_put_texts(NULL, group, "software_version", versions, 3, error);
    return code;
}

static int
put_platform(hid_t group, struct error *error)
{
    char platform[PLATFORM_SIZE];

    platform_text(platform);
    return h5_put_text(group, "platform", platform, error);
}

static int
put_host(hid_t meta, const struct result_host *host, struct error *error)
{
    hid_t group;
    int code = h5_make_group(&group, meta, "host", error);

    if (code == 0)
        code = h5_attribute_double(group, "seconds", host->seconds, error);
    if (code == 0)
        code = h5_attribute_int(group, "threads", host->threads, error);
    if (code == 0)
        code = h5_attribute_double(group, "seconds_waited_for_writer", host->waited, error);
    h5_close(&group);
    return code;
}

int
records_meta(hid_t file, const struct result_about *about, const struct result_host *host,
             struct error *error)
{
    hid_t group;
    int code = h5_make_group(&group, file, "meta", error);

    if (code == 0)
        code = h5_put_text(group, "scenario_text", about->text, error);
    if (code == 0)
        code = h5_put_text(group, "command", about->command, error);
    if (code == 0)
        code = h5_put_text(group, "rng",
                           "Philox4x32-10; key: seed; counter: draw, replication, index, stream and "
                           "month and decision",
                           error);
    if (code == 0)
        code = put_software(group, error);
    if (code == 0)
        code = put_platform(group, error);
    if (code == 0 && about->n_warnings > 0)
        code = h5_put_texts(NULL, group, "warnings", about->warnings, about->n_warnings, error);
    if (code == 0 && host != NULL)
        code = put_host(group, host, error);
    h5_close(&group);
    return code;
}
