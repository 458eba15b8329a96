/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/compare.h"

#include "output/kpi_index.h"

#include <stdlib.h>

/* ---- rows ---- */

/* The figures by id, of the base and then of each of the others. */
struct indices {
    struct kpi_index *items;
    size_t n;
};

static int
indices_init(struct indices *self, const struct comparison *of, struct error *error)
{
    int code = 0;

    *self = (struct indices){.items = calloc(of->n_others + 1, sizeof *self->items)};
    if (self->items == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu runs", of->n_others);
    for (; self->n <= of->n_others && code == 0; self->n++) {
        const struct compare_run *run = self->n == 0 ? of->base : &of->others[self->n - 1];
        code = kpi_index_init(&self->items[self->n], &run->run.kpis, error);
    }
    return code;
}

static void
indices_free(struct indices *self)
{
    for (size_t i = 0; i < self->n; i++)
        kpi_index_free(&self->items[i]);
    free(self->items);
}

/* Whether the base or one of the first others has the figure. */
static bool
is_listed(const struct indices *indices, size_t n_others, const char *id)
{
    for (size_t i = 0; i <= n_others; i++)
        if (kpi_index_find(&indices->items[i], id) != KPI_NONE)
            return true;
    return false;
}

static void
add_row(struct comparison *self, const struct kpi *kpi, bool in_base)
{
    self->ids[self->n_rows] = kpi->id;
    self->rows[self->n_rows++] = (struct compare_row){kpi, in_base};
}

static int
list_rows(struct comparison *self, const struct indices *indices, struct error *error)
{
    size_t most = self->base->run.kpis.n + 1;

    for (size_t k = 0; k < self->n_others; k++)
        most += self->others[k].run.kpis.n;
    self->rows = malloc(most * sizeof *self->rows);
    self->ids = malloc(most * sizeof *self->ids);
    if (self->rows == NULL || self->ids == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", most);
    for (size_t i = 0; i < self->base->run.kpis.n; i++)
        add_row(self, &self->base->run.kpis.items[i], true);
    for (size_t k = 0; k < self->n_others; k++)
        for (size_t i = 0; i < self->others[k].run.kpis.n; i++) {
            const struct kpi *kpi = &self->others[k].run.kpis.items[i];
            if (!is_listed(indices, k, kpi->id))
                add_row(self, kpi, false);
        }
    return 0;
}

/* ---- cells ---- */

static int
fill_column(struct comparison *self, const struct indices *indices, size_t other,
            struct error *error)
{
    const struct base *base = &self->base->run, *run = &self->others[other].run;
    double *room = against_room(base, run);

    if (room == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a figure");
    for (size_t i = 0; i < self->n_rows; i++) {
        const char *id = self->rows[i].kpi->id;
        struct compare_cell *cell = &self->cells[other * self->n_rows + i];
        long of_run = kpi_index_find(&indices->items[other + 1], id);
        cell->there = of_run != KPI_NONE;
        against_hold(&cell->difference, base, kpi_index_find(&indices->items[0], id), run, of_run,
                     room);
    }
    free(room);
    return 0;
}

static int
fill_cells(struct comparison *self, const struct indices *indices, struct error *error)
{
    int code = 0;

    self->cells = calloc(self->n_others * self->n_rows + 1, sizeof *self->cells);
    if (self->cells == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu differences",
                         self->n_others * self->n_rows);
    for (size_t k = 0; k < self->n_others && code == 0; k++)
        code = fill_column(self, indices, k, error);
    return code;
}

/* ---- inputs ---- */

static bool
is_changed(const struct comparison *self, const char *key)
{
    for (size_t k = 0; k < self->n_others; k++)
        if (!inputs_agree(&self->base->run.inputs, &self->others[k].run.inputs, key))
            return true;
    return false;
}

/* Whether the base or one of the first others has the key. */
static bool
is_known(const struct comparison *self, size_t n_others, const char *key)
{
    const struct inputs *inputs = &self->base->run.inputs;

    if (inputs_find(inputs, key) < inputs->n)
        return true;
    for (size_t k = 0; k < n_others; k++) {
        inputs = &self->others[k].run.inputs;
        if (inputs_find(inputs, key) < inputs->n)
            return true;
    }
    return false;
}

static int
list_keys(struct comparison *self, struct error *error)
{
    const struct inputs *base = &self->base->run.inputs;
    size_t most = base->n + 1;

    for (size_t k = 0; k < self->n_others; k++)
        most += self->others[k].run.inputs.n;
    self->keys = malloc(most * sizeof *self->keys);
    if (self->keys == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu inputs", most);
    for (size_t i = 0; i < base->n; i++)
        if (is_changed(self, base->key[i]))
            self->keys[self->n_keys++] = base->key[i];
    for (size_t k = 0; k < self->n_others; k++) {
        const struct inputs *inputs = &self->others[k].run.inputs;
        for (size_t i = 0; i < inputs->n; i++)
            if (!is_known(self, k, inputs->key[i]))
                self->keys[self->n_keys++] = inputs->key[i];
    }
    return 0;
}

/* ---- all of it ---- */

static int
check(const struct comparison *self, struct error *error)
{
    const struct compare_run *base = self->base;
    int code = 0;

    for (size_t k = 0; k < self->n_others && code == 0; k++)
        code = base_check(&self->others[k].run, self->others[k].path, &base->run.kpis.shape,
                          base->run.version, base->path, error);
    return code;
}

int
compare_init(struct comparison *self, const struct compare_run *base,
             const struct compare_run *others, size_t n_others, struct error *error)
{
    struct indices indices = {0};
    int code;

    *self = (struct comparison){.base = base, .others = others, .n_others = n_others};
    code = check(self, error);
    if (code == 0)
        code = indices_init(&indices, self, error);
    if (code == 0)
        code = list_rows(self, &indices, error);
    if (code == 0)
        code = fill_cells(self, &indices, error);
    if (code == 0)
        code = list_keys(self, error);
    indices_free(&indices);
    return code;
}

void
compare_free(struct comparison *self)
{
    free(self->rows);
    free(self->ids);
    free(self->cells);
    free(self->keys);
    *self = (struct comparison){0};
}
