/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export_tables.h"

#include "output/digits.h"
#include "output/estimate.h"
#include "output/export_hide.h"
#include "output/h5_read.h"
#include "output/remark.h"
#include "output/texts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAIRS_AT_LEAST = 32 };

/* ---- quantiles, which lie along prob ---- */

static const char *const quantile_names[ESTIMATE_PROBS] = {"q10", "q50", "q90"};

static int
add_quantiles(struct extract *table, hid_t file, const char *dataset, struct error *error)
{
    double *numbers = NULL;
    size_t n = 0;
    int code = h5_get_numbers(file, dataset, &numbers, &n, error);

    if (code == 0 && n != ESTIMATE_PROBS * table->n)
        code = error_set(error, ERR_FORMAT, "%s has %zu numbers", dataset, n);
    for (size_t p = 0; p < ESTIMATE_PROBS && code == 0; p++)
        code = extract_put_numbers(table, quantile_names[p],
                                   extract_copy(numbers + p * table->n, table->n, 1), false, error);
    free(numbers);
    return code;
}

int
export_add_summary(struct extract *table, hid_t file, const char *name, struct error *error)
{
    static const char *const parts[] = {"mean", "se", "ci_low", "ci_high"};
    char dataset[2 * EXTRACT_NAME];
    int code = 0;

    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && code == 0; i++) {
        snprintf(dataset, sizeof dataset, "%s_%s", name, parts[i]);
        code = extract_add(table, file, dataset, parts[i], error);
    }
    snprintf(dataset, sizeof dataset, "%s_q", name);
    return code == 0 ? add_quantiles(table, file, dataset, error) : code;
}

/* ---- the tables of a run and of a comparison ---- */

static int
take_group(const struct export *self, struct extract *table, struct error *error)
{
    return extract_add_group(table, self->file, table->name, error);
}

static int
take_figures(const struct export *self, struct extract *table, struct error *error)
{
    int code = extract_add_group(table, self->file, table->name, error);

    return code == 0 ? export_hide_figures(table, table->n, self->threshold, error) : code;
}

/* The rows of a table along a coordinate of the root. */
static int
add_along(struct extract *table, hid_t file, const char *const *names, size_t n,
          struct error *error)
{
    const enum dimension none = DIMENSIONS;
    int code = extract_add_grid(table, file, names, &none, 1, error);

    for (size_t i = 1; i < n && code == 0; i++)
        code = extract_add(table, file, names[i], names[i], error);
    return code;
}

static int
take_targets(const struct export *self, struct extract *table, struct error *error)
{
    static const char *const names[] = {
        "target",       "target_label",    "target_label_nl", "target_unit",
        "target_table", "target_period",   "target_date",     "target_value",
        "target_rounding", "target_revisions", "target_operator", "target_use",
        "target_tolerance"};
    int code;

    if (self->is_network)
        return 0;
    code = add_along(table, self->file, names, sizeof names / sizeof names[0], error);
    if (code == 0)
        code = export_add_summary(table, self->file, "target_simulated", error);
    return code == 0 ? export_hide_targets(table, self->threshold, error) : code;
}

/* A variable along rule and regime as a column for each regime. */
static int
add_by_regime(struct extract *table, hid_t file, const char *name, struct error *error)
{
    char column[EXTRACT_NAME];
    double *days = NULL;
    size_t n = 0;
    int code = h5_get_numbers(file, name, &days, &n, error);

    if (code == 0 && n != table->n * REGIMES)
        code = error_set(error, ERR_FORMAT, "%s has %zu numbers", name, n);
    for (size_t i = 0; i < n && code == 0; i++)
        if (days[i] >= INT32_MAX)
            days[i] = (double)NAN;
    for (size_t r = 0; r < REGIMES && code == 0; r++) {
        snprintf(column, sizeof column, "%s_%s", name, regime_labels[r]);
        code = extract_put_numbers(table, column, extract_copy(days + r, table->n, REGIMES), true,
                                   error);
    }
    free(days);
    return code;
}

static int
take_rules(const struct export *self, struct extract *table, struct error *error)
{
    static const char *const names[] = {"rule", "rule_source", "rule_condition", "rule_duration"};
    int code;

    if (self->is_network)
        return 0;
    code = add_along(table, self->file, names, sizeof names / sizeof names[0], error);
    if (code == 0)
        code = add_by_regime(table, self->file, "rule_from", error);
    return code == 0 ? add_by_regime(table, self->file, "rule_until", error) : code;
}

/* ---- the tables of a batch ---- */

static int
take_points(const struct export *self, struct extract *table, struct error *error)
{
    static const char *const names[] = {"point", "scenario", "file", "run_id", "status", "reason"};

    return add_along(table, self->file, names, sizeof names / sizeof names[0], error);
}

static int
take_design(const struct export *self, struct extract *table, struct error *error)
{
    static const char *const along[] = {"point", "key"};
    static const enum dimension none[] = {DIMENSIONS, DIMENSIONS};
    int code;

    if (!h5_has(self->file, "key"))
        return 0;
    code = extract_add_grid(table, self->file, along, none, 2, error);
    if (code == 0)
        code = extract_add(table, self->file, "design_value", "value", error);
    return code == 0 ? extract_add(table, self->file, "design_number", "number", error) : code;
}

/* What is said of a figure, in each of its rows. */
static int
add_figure_words(struct extract *table, hid_t file, struct error *error)
{
    static const char *const columns[][2] = {
        {"figure_label_nl", "label_nl"}, {"figure_label_en", "label_en"},
        {"figure_unit", "unit"},         {"figure_filter", "filter"},
        {"figure_start", "period_start"}, {"figure_end", "period_end"},
        {"figure_norm", "norm"}};
    size_t rows = table->n, n = table->columns[table->n_columns - 1].n;
    int code = 0;

    for (size_t i = 0; i < sizeof columns / sizeof columns[0] && code == 0; i++) {
        table->n = n;
        code = extract_add(table, file, columns[i][0], columns[i][1], error);
        table->n = rows;
    }
    return code;
}

static int
take_batch_figures(const struct export *self, struct extract *table, struct error *error)
{
    static const char *const along[] = {"point", "figure"};
    static const enum dimension none[] = {DIMENSIONS, DIMENSIONS};
    static const char *const names[] = {"mean", "se",  "ci_low", "ci_high", "p10",
                                        "p50",  "p90", "p_norm_met", "n"};
    char dataset[EXTRACT_NAME];
    size_t n;
    int code;

    if (!h5_has(self->file, "figure"))
        return 0;
    code = extract_add_grid(table, self->file, along, none, 2, error);
    if (code != 0)
        return code;
    snprintf(table->columns[1].name, EXTRACT_NAME, "id");
    n = table->columns[1].n;
    code = add_figure_words(table, self->file, error);
    for (size_t i = 0; i < sizeof names / sizeof names[0] && code == 0; i++) {
        snprintf(dataset, sizeof dataset, "kpi_%s", names[i]);
        code = extract_add(table, self->file, dataset, names[i], error);
    }
    return code == 0 ? export_hide_figures(table, n, self->threshold, error) : code;
}

/* ---- where it comes from ---- */

/* Names and values as they come together. */
struct pairs {
    const char **names;
    char **values;
    size_t n, room;
};

static int
pairs_grow(struct pairs *self)
{
    size_t room = self->room == 0 ? PAIRS_AT_LEAST : 2 * self->room;
    const char **names = realloc(self->names, room * sizeof *names);
    char **values;

    self->names = names != NULL ? names : self->names;
    values = names != NULL ? realloc(self->values, room * sizeof *values) : NULL;
    if (values == NULL)
        return ERR_MEMORY;
    self->values = values;
    self->room = room;
    return 0;
}

/* Takes the value over, also where there is no memory. */
static int
pairs_add(struct pairs *self, const char *name, char *value, struct error *error)
{
    if (value == NULL || (self->n == self->room && pairs_grow(self) != 0)) {
        free(value);
        return error_set(error, ERR_MEMORY, "no memory for a text");
    }
    self->names[self->n] = name;
    self->values[self->n++] = value;
    return 0;
}

static void
pairs_free(struct pairs *self)
{
    for (size_t i = 0; i < self->n; i++)
        free(self->values[i]);
    free(self->names);
    free(self->values);
}

/* Why there are so many replications, as who reads it has it; takes the text over. */
static int
pairs_add_stopped(struct pairs *self, char *text, bool for_people, struct error *error)
{
    char *words;

    if (!for_people)
        return pairs_add(self, "stopped", text, error);
    words = remark_stopped(text);
    free(text);
    return pairs_add(self, "stopped", words, error);
}

static int
pairs_add_number(struct pairs *self, const char *name, double number, struct error *error)
{
    char text[DIGITS_SIZE];

    digits_of(number, DIGITS_USUAL, text);
    return pairs_add(self, name, strdup(text), error);
}

/* Those attributes that the type of file has. */
static int
add_attributes(struct pairs *pairs, const struct export *self, struct error *error)
{
    static const char *const texts[] = {
        "title",       "doorstroom_filetype", "scenario", "study",  "design",
        "run_id",      "base_run_id",         "model_version", "config_sha256"};
    static const char *const numbers[] = {"seed", "n_rep", "n_points", "n_failed", "complete"};
    hid_t file = self->file;
    char *text;
    int64_t number;
    int code = 0;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && code == 0; i++)
        if (h5_get_attribute_text(file, texts[i], &text, NULL) == 0)
            code = pairs_add(pairs, texts[i], text, error);
    if (code == 0 && h5_get_attribute_text(file, "stopped", &text, NULL) == 0)
        code = pairs_add_stopped(pairs, text, self->for_people, error);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0] && code == 0; i++)
        if (h5_get_attribute_int(file, numbers[i], &number, NULL) == 0)
            code = pairs_add_number(pairs, numbers[i], (double)number, error);
    return code;
}

/* The lines of a text of /meta, where there is one; words: how people read one, NULL: as it is. */
static int
add_meta(struct pairs *pairs, hid_t file, const char *name, const char *(*words)(const char *text),
         struct error *error)
{
    char path[EXTRACT_NAME], **texts = NULL;
    size_t n = 0;
    int code = 0;

    snprintf(path, sizeof path, "meta/%s", name);
    if (!h5_has(file, path))
        return 0;
    code = h5_get_texts(file, path, &texts, &n, error);
    for (size_t i = 0; i < n && code == 0; i++)
        code = pairs_add(pairs, name, strdup(words != NULL ? words(texts[i]) : texts[i]), error);
    free(texts);
    return code;
}

static int
put_pairs(struct extract *table, const struct pairs *pairs, struct error *error)
{
    int code;

    table->n = pairs->n;
    code = extract_put_texts(table, "name", texts_pack(pairs->names, pairs->n), error);
    if (code == 0)
        code = extract_put_texts(table, "value",
                                 texts_pack((const char *const *)pairs->values, pairs->n), error);
    return code;
}

static int
take_meta(const struct export *self, struct extract *table, struct error *error)
{
    struct pairs pairs = {.n = 0};
    int code = add_attributes(&pairs, self, error);

    if (code == 0)
        code = add_meta(&pairs, self->file, "command", NULL, error);
    if (code == 0)
        code = add_meta(&pairs, self->file, "rng", NULL, error);
    if (code == 0)
        code = add_meta(&pairs, self->file, "warnings",
                        self->for_people ? remark_warning : NULL, error);
    if (code == 0)
        code = pairs_add_number(&pairs, "disclosure_threshold", self->threshold, error);
    if (code == 0)
        code = put_pairs(table, &pairs, error);
    pairs_free(&pairs);
    return code;
}

/* ---- one after another ---- */

static const struct {
    const char *type, *name;
    int (*fill)(const struct export *self, struct extract *table, struct error *error);
} rows[] = {
    {"run", "kpi", take_figures},
    {"run", "targets", take_targets},
    {"run", "rules", take_rules},
    {"run", "inputs", take_group},
    {"run", "meta", take_meta},
    {"compare", "compare", take_figures},
    {"compare", "inputs", take_group},
    {"compare", "runs", take_group},
    {"compare", "meta", take_meta},
    {"batch", "points", take_points},
    {"batch", "design", take_design},
    {"batch", "kpi", take_batch_figures},
    {"batch", "meta", take_meta},
};

int
export_tables(const struct export *self, export_taker take, void *to, struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && code == 0; i++) {
        struct extract table;
        if (strcmp(rows[i].type, self->type) != 0)
            continue;
        extract_init(&table, rows[i].name, 0);
        code = rows[i].fill(self, &table, error);
        if (code == 0 && table.n_columns > 0)
            code = take(to, &table, error);
        extract_free(&table);
    }
    return code;
}
