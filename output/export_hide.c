/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export_hide.h"

#include "output/disclosure.h"
#include "output/headings.h"

#include <stdlib.h>
#include <string.h>

static bool
is_among(const char *name, size_t length, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(names[i]) == length && strncmp(name, names[i], length) == 0)
            return true;
    return false;
}

/* Columns that say what came out of a run, of any of several. */
static bool
is_outcome(const struct extract_column *column)
{
    static const char *const names[] = {
        "mean",       "se",          "ci_low", "ci_high",  "p10",       "p50",        "p90",
        "q10",        "q50",         "q90",    "band_low", "band_high", "p_norm_met", "base_mean",
        "difference", "correlation", "noise_factor"};

    return column->kind == EXTRACT_NUMBER &&
           is_among(column->name, headings_stem(column->name), names,
                    sizeof names / sizeof names[0]);
}

static bool
is_mean(const struct extract_column *column)
{
    static const char *const names[] = {"mean", "base_mean"};

    return is_among(column->name, headings_stem(column->name), names, 2);
}

/* A count of each replication, or between those of two. */
static bool
is_quantile(const struct extract_column *column)
{
    static const char *const names[] = {"p10", "p50", "p90", "q10", "q50", "q90"};

    return is_among(column->name, strlen(column->name), names, sizeof names / sizeof names[0]);
}

static int
hide_row(const struct extract *self, size_t row, struct error *error)
{
    int code = 0;

    for (size_t c = 0; c < self->n_columns && code == 0; c++)
        if (is_outcome(&self->columns[c]))
            code = extract_hide(self, &self->columns[c], row, error);
    return code;
}

static int
hide_quantiles(const struct extract *self, size_t row, double threshold, struct error *error)
{
    int code = 0;

    for (size_t c = 0; c < self->n_columns && code == 0; c++)
        if (is_quantile(&self->columns[c]) &&
            disclosure_hides_under(self->columns[c].numbers[row], threshold))
            code = extract_hide(self, &self->columns[c], row, error);
    return code;
}

/* ---- figures ---- */

/* A figure's id and its place among all. */
struct named {
    const char *id;
    size_t at;
};

static int
by_id(const void *a, const void *b)
{
    return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

static const char *
text_at(const struct extract_column *column, size_t row)
{
    return column->texts[row / column->repeat % column->n];
}

/* Whom a figure is of. */
struct whom {
    size_t at;                     /* the place of the other figure that tells; its own: it counts */
    struct disclosure_basis basis; /* where it is another one */
};

/* False where it is of nobody. */
static bool
whom_of(struct whom *self, const char *id, const char *unit, size_t own, const struct named *names,
        size_t n)
{
    char variable[DISCLOSURE_ID];
    size_t length = strcspn(id, ".@");
    const struct named *found;

    if (length >= sizeof variable)
        return false;
    memcpy(variable, id, length);
    variable[length] = '\0';
    *self = (struct whom){.at = own};
    if (disclosure_counts(variable, unit))
        return true;
    if (!disclosure_rests_on_figure(id, &self->basis))
        return false;
    found = bsearch(&(struct named){.id = self->basis.id}, names, n, sizeof *names, by_id);
    self->at = found != NULL ? found->at : n;
    return found != NULL;
}

/* Whether in any of the runs the figure is of few people. */
static bool
is_of_few(const struct extract *self, size_t row, size_t other,
          const struct disclosure_basis *basis, double threshold)
{
    for (size_t c = 0; c < self->n_columns; c++) {
        const double *means = self->columns[c].numbers;
        if (is_mean(&self->columns[c]) &&
            disclosure_hides_under(disclosure_people(basis, means[row], means[other]), threshold))
            return true;
    }
    return false;
}

/* at: its place among the ids. */
static int
hide_figure(const struct extract *self, size_t row, size_t at, const struct whom *whom,
            double threshold, struct error *error)
{
    if (is_of_few(self, row, row - at + whom->at, &whom->basis, threshold))
        return hide_row(self, row, error);
    return whom->at == at ? hide_quantiles(self, row, threshold, error) : 0;
}

static int
hide_by_counts(const struct extract *self, size_t n_ids, const struct named *names,
               double threshold, struct error *error)
{
    const struct extract_column *id = extract_find(self, "id"), *unit = extract_find(self, "unit");
    int code = 0;

    for (size_t at = 0; at < n_ids && code == 0; at++) {
        struct whom whom;
        if (!whom_of(&whom, text_at(id, at), text_at(unit, at), at, names, n_ids))
            continue;
        for (size_t row = at; row < self->n && code == 0; row += n_ids)
            code = hide_figure(self, row, at, &whom, threshold, error);
    }
    return code;
}

int
export_hide_figures(const struct extract *self, size_t n_ids, double threshold,
                    struct error *error)
{
    const struct extract_column *id = extract_find(self, "id");
    struct named *names;
    int code;

    if (id == NULL || extract_find(self, "unit") == NULL)
        return error_set(error, ERR_FORMAT, "%s has no ids and units", self->name);
    names = calloc(n_ids + 1, sizeof *names);
    if (names == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", n_ids);
    for (size_t i = 0; i < n_ids; i++)
        names[i] = (struct named){text_at(id, i), i};
    qsort(names, n_ids, sizeof *names, by_id);
    code = hide_by_counts(self, n_ids, names, threshold, error);
    free(names);
    return code;
}

/* ---- the others ---- */

int
export_hide_targets(const struct extract *self, double threshold, struct error *error)
{
    const struct extract_column *unit = extract_find(self, "target_unit");
    int code = 0;

    for (size_t row = 0; row < self->n && code == 0; row++)
        if (strncmp(unit->texts[row], "persons", 7) == 0)
            code = hide_figure(self, row, row, &(struct whom){.at = row}, threshold, error);
    return code;
}

int
export_hide_variable(const struct extract *self, const double *counts, double threshold,
                     struct error *error)
{
    const struct extract_column *mean = extract_find(self, "mean");
    int code = 0;

    for (size_t row = 0; row < self->n && counts != NULL && code == 0; row++) {
        if (disclosure_hides_under(counts[row], threshold))
            code = hide_row(self, row, error);
        else if (counts == mean->numbers)
            code = hide_quantiles(self, row, threshold, error);
    }
    return code;
}
