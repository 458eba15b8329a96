/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/summary.h"

#include "output/estimate.h"
#include "output/grid.h"
#include "output/h5_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE_NUMBERS = 1 << 23, REPS_AT_A_TIME = 256, NAME_SIZE = 64 };

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
    size_t cells;              /* of the variable in one replication */
    size_t side, step;         /* of a chunk: along which, and how far, it is gone through */
    double *values;            /* a box: replications x cells */
    double *cell;              /* one cell of it in all replications */
    double *results;           /* moments and quantiles x cells of the variable */
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

/* A box of cells, and what it takes to go through them in order. */
struct box {
    size_t at[H5_RANK], extent[H5_RANK]; /* without replications */
    size_t cells;
};

/* The number, among all cells, of the c-th cell of a box. */
static size_t
place_of(const struct summary *self, const struct box *box, size_t c)
{
    size_t place = 0, weight = 1;

    for (int i = self->rank - 1; i >= 0; i--) {
        place += (box->at[i] + c % box->extent[i]) * weight;
        c /= box->extent[i];
        weight *= self->extent[i];
    }
    return place;
}

static void
estimate_cells(struct summary *self, const struct box *box)
{
    size_t n_rep = self->layout->n_rep;

    for (size_t c = 0; c < box->cells; c++) {
        double *results = self->results + place_of(self, box, c);
        struct estimate estimate;
        for (size_t r = 0; r < n_rep; r++)
            self->cell[r] = self->values[r * box->cells + c];
        estimate_make(&estimate, self->cell, n_rep);
        results[MOMENT_MEAN * self->cells] = estimate.mean;
        results[MOMENT_SE * self->cells] = estimate.se;
        results[MOMENT_LOW * self->cells] = estimate.ci_low;
        results[MOMENT_HIGH * self->cells] = estimate.ci_high;
        for (size_t p = 0; p < ESTIMATE_PROBS; p++)
            results[(MOMENTS + p) * self->cells] = estimate.q[p];
    }
}

/* Some replications at a time, after which the file's bytes are let go. */
static int
read_box(struct summary *self, const struct box *box, struct error *error)
{
    size_t at[H5_RANK], extent[H5_RANK], n_rep = self->layout->n_rep;
    int code = 0;

    for (size_t rep = 0; rep < n_rep && code == 0; rep += REPS_AT_A_TIME) {
        grid_with_rep(box->at, self->rank, rep, at);
        grid_with_rep(box->extent, self->rank,
                      n_rep - rep < REPS_AT_A_TIME ? n_rep - rep : REPS_AT_A_TIME, extent);
        code = h5_read_box(self->source, at, extent, self->values + rep * box->cells, error);
        if (n_rep > REPS_AT_A_TIME)
            mapped_forget(self->layout->bytes);
    }
    return code;
}

/* The cells of one chunk of the variable, step by step. */
static int
estimate_chunk(struct summary *self, const struct grid *grid, const size_t *at,
               struct error *error)
{
    struct box box = {.cells = grid_box(grid, at, box.extent)};
    size_t *where = &box.at[self->side], *extent = &box.extent[self->side];
    size_t end = self->rank > 0 ? *extent : 1, rest = box.cells / end;
    int code = 0;

    memcpy(box.at, at, sizeof box.at);
    for (size_t from = 0; from < end && code == 0; from += self->step) {
        *where = at[self->side] + from;
        *extent = end - from < self->step ? end - from : self->step;
        box.cells = rest * *extent;
        code = read_box(self, &box, error);
        if (code == 0)
            estimate_cells(self, &box);
    }
    return code;
}

/* Steps are along the longest side of a chunk; returns the cells of one. */
static size_t
choose_steps(struct summary *self, const struct grid *grid)
{
    size_t most = PIECE_NUMBERS / self->layout->n_rep, rest = 1, length;

    for (int i = 1; i < self->rank; i++)
        if (grid->chunk[i] > grid->chunk[self->side])
            self->side = (size_t)i;
    for (size_t i = 0; i < (size_t)self->rank; i++)
        rest *= i == self->side ? 1 : grid->chunk[i];
    length = self->rank > 0 ? grid->chunk[self->side] : 1;
    self->step = most / rest;
    self->step = self->step < 1 ? 1 : self->step > length ? length : self->step;
    return self->step * rest;
}

static int
write_all(struct summary *self, struct error *error)
{
    int code = 0;

    for (size_t m = 0; m < MOMENTS && code == 0; m++)
        code = h5_write(self->moments[m], H5T_NATIVE_DOUBLE, self->results + m * self->cells,
                        error);
    return code == 0 ? h5_write(self->quantiles, H5T_NATIVE_DOUBLE,
                                self->results + MOMENTS * self->cells, error)
                     : code;
}

static int
fill(struct summary *self, const struct grid *grid, struct error *error)
{
    size_t n_rep = self->layout->n_rep, at[H5_RANK] = {0};
    int code = 0;

    self->cells = 1;
    for (int i = 0; i < self->rank; i++)
        self->cells *= self->extent[i];
    self->values = malloc(choose_steps(self, grid) * n_rep * sizeof *self->values);
    self->cell = malloc(n_rep * sizeof *self->cell);
    self->results = malloc((MOMENTS + ESTIMATE_PROBS) * self->cells * sizeof *self->results);
    if (self->values == NULL || self->cell == NULL || self->results == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a summary of %s", self->row->name);
    do
        code = estimate_chunk(self, grid, at, error);
    while (code == 0 && grid_next(grid, at));
    return code == 0 ? write_all(self, error) : code;
}

int
summary_make(struct layout *layout, hid_t dataset, enum measure measure, struct error *error)
{
    struct summary self = {.layout = layout,
                           .row = &measure_rows[measure],
                           .source = dataset,
                           .quantiles = H5I_INVALID_HID,
                           .rank = measure_rows[measure].n_dimensions};
    struct grid grid;
    int code;

    grid_init(&grid, layout->shape, measure, measure_cell_bytes(measure));
    for (int m = 0; m < MOMENTS; m++)
        self.moments[m] = H5I_INVALID_HID;
    for (int i = 0; i < self.rank; i++)
        self.extent[i] = layout->lengths[self.row->dimensions[i]];
    code = make_variables(&self, error);
    if (code == 0)
        code = fill(&self, &grid, error);
    for (int m = 0; m < MOMENTS; m++)
        h5_close(&self.moments[m]);
    h5_close(&self.quantiles);
    free(self.values);
    free(self.cell);
    free(self.results);
    return code;
}
