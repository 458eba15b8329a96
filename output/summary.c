/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/summary.h"

#include "output/estimate.h"
#include "output/h5_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE_NUMBERS = 1 << 21, NAME_SIZE = 64 };

enum moment { MOMENT_MEAN, MOMENT_SE, MOMENT_LOW, MOMENT_HIGH, MOMENTS };

static const char *const moment_names[MOMENTS] = {"mean", "se", "ci_low", "ci_high"};
static const char *const moment_words[MOMENTS] = {
    "mean over replications", "standard error of the mean", "95 % interval of the mean, low",
    "95 % interval of the mean, high"};

/* The summaries of one measure under construction. */
struct summary {
    struct layout *layout;
    const struct measure_row *row;
    hid_t source;
    hid_t moments[MOMENTS], quantiles;
    int rank;                  /* without replications */
    size_t extent[H5_RANK];    /* without replications */
    double *values;            /* a piece: replications x cells */
    double *cell;              /* one cell of it in all replications */
    double *results;           /* moments and quantiles x cells */
};

/* ---- making the variables ---- */

static int
describe(struct summary *self, hid_t dataset, const char *words, struct error *error)
{
    char text[160];

    snprintf(text, sizeof text, "%s: %s", self->row->long_name, words);
    return layout_describe(dataset, text,
                           strchr(self->row->unit, '_') == NULL ? self->row->unit : NULL, error);
}

static int
make_variables(struct summary *self, struct error *error)
{
    size_t axes[H5_RANK] = {AXIS_PROB};
    char name[NAME_SIZE];
    int code = 0;

    for (int i = 0; i < self->rank; i++)
        axes[i + 1] = self->row->dimensions[i];
    for (int m = 0; m < MOMENTS && code == 0; m++) {
        snprintf(name, sizeof name, "%s_%s", self->row->name, moment_names[m]);
        code = layout_make(self->layout, &self->moments[m], name, H5_DOUBLE, axes + 1, self->rank,
                           self->rank > 0 ? self->extent : NULL, error);
        if (code == 0)
            code = describe(self, self->moments[m], moment_words[m], error);
    }
    snprintf(name, sizeof name, "%s_q", self->row->name);
    if (code == 0) {
        size_t chunk[H5_RANK] = {1};
        memcpy(chunk + 1, self->extent, (size_t)self->rank * sizeof *chunk);
        code = layout_make(self->layout, &self->quantiles, name, H5_DOUBLE, axes, self->rank + 1,
                           chunk, error);
    }
    if (code == 0)
        code = describe(self, self->quantiles, "quantiles over replications", error);
    return code;
}

/* ---- filling them ---- */

/* Estimates of the cells of a piece. */
static void
estimate_cells(struct summary *self, size_t cells)
{
    size_t n_rep = self->layout->n_rep;

    for (size_t c = 0; c < cells; c++) {
        struct estimate estimate;
        for (size_t r = 0; r < n_rep; r++)
            self->cell[r] = self->values[r * cells + c];
        estimate_make(&estimate, self->cell, n_rep);
        self->results[MOMENT_MEAN * cells + c] = estimate.mean;
        self->results[MOMENT_SE * cells + c] = estimate.se;
        self->results[MOMENT_LOW * cells + c] = estimate.ci_low;
        self->results[MOMENT_HIGH * cells + c] = estimate.ci_high;
        for (int p = 0; p < ESTIMATE_PROBS; p++)
            self->results[(MOMENTS + (size_t)p) * cells + c] = estimate.q[p];
    }
}

/* A piece is a run of steps along the first dimension. */
static int
fill_piece(struct summary *self, size_t from, size_t steps, struct error *error)
{
    size_t at[H5_RANK] = {0}, extent[H5_RANK] = {self->layout->n_rep}, cells = 1;
    int code;

    for (int i = 0; i < self->rank; i++) {
        at[i + 1] = i == 0 ? from : 0;
        extent[i + 1] = i == 0 ? steps : self->extent[i];
        cells *= extent[i + 1];
    }
    code = h5_read_box(self->source, at, extent, self->values, error);
    if (code != 0)
        return code;
    estimate_cells(self, cells);
    for (int m = 0; m < MOMENTS && code == 0; m++)
        code = h5_write_box(self->moments[m], at + 1, extent + 1,
                            self->results + (size_t)m * cells, error);
    for (size_t p = 0; p < ESTIMATE_PROBS && code == 0; p++) {
        at[0] = p;
        extent[0] = 1;
        code = h5_write_box(self->quantiles, at, extent,
                            self->results + (MOMENTS + p) * cells, error);
    }
    return code;
}

static int
fill(struct summary *self, struct error *error)
{
    size_t n_rep = self->layout->n_rep, first = self->rank > 0 ? self->extent[0] : 1, step = 1;
    size_t rest = 1, steps;
    int code = 0;

    for (int i = 1; i < self->rank; i++)
        rest *= self->extent[i];
    steps = PIECE_NUMBERS / (rest * n_rep);
    steps = steps < 1 ? 1 : steps > first ? first : steps;
    self->values = malloc(steps * rest * n_rep * sizeof *self->values);
    self->cell = malloc(n_rep * sizeof *self->cell);
    self->results = malloc((MOMENTS + ESTIMATE_PROBS) * steps * rest * sizeof *self->results);
    if (self->values == NULL || self->cell == NULL || self->results == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a summary of %s", self->row->name);
    for (size_t from = 0; from < first && code == 0; from += step) {
        step = first - from < steps ? first - from : steps;
        code = fill_piece(self, from, step, error);
    }
    return code;
}

int
summary_make(struct layout *layout, hid_t dataset, enum measure measure, struct error *error)
{
    struct summary self = {.layout = layout,
                           .row = &measure_rows[measure],
                           .source = dataset,
                           .quantiles = H5I_INVALID_HID,
                           .rank = measure_rows[measure].n_dimensions};
    int code;

    for (int m = 0; m < MOMENTS; m++)
        self.moments[m] = H5I_INVALID_HID;
    for (int i = 0; i < self.rank; i++)
        self.extent[i] = layout->lengths[self.row->dimensions[i]];
    code = make_variables(&self, error);
    if (code == 0)
        code = fill(&self, error);
    for (int m = 0; m < MOMENTS; m++)
        h5_close(&self.moments[m]);
    h5_close(&self.quantiles);
    free(self.values);
    free(self.cell);
    free(self.results);
    return code;
}
