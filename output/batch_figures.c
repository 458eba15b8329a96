/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/batch_figures.h"

#include "output/h5_read.h"

#include <stdlib.h>
#include <string.h>

const char *const batch_figure_texts[FIGURE_TEXTS] = {"id", "label_nl", "label_en", "unit",
                                                      "filter"};
const char *const batch_figure_numbers[FIGURE_NUMBERS] = {"period_start", "period_end", "norm"};

void
batch_figures_init(struct batch_figures *self, struct wanted wanted)
{
    *self = (struct batch_figures){.wanted = wanted};
}

void
batch_figures_free(struct batch_figures *self)
{
    for (size_t i = 0; i < self->n; i++)
        for (int t = 0; t < FIGURE_TEXTS; t++)
            free(self->items[i].texts[t]);
    free(self->items);
    free(self->places);
    batch_figures_init(self, self->wanted);
}

/* ---- by id ---- */

static int
compare_places(const void *a, const void *b)
{
    const struct batch_figure_place *left = a, *right = b;

    return strcmp(left->id, right->id);
}

/* SIZE_MAX where it is not there. Results mostly have the same figures in the same order, so the
 * one that is expected is looked at first. */
static size_t
find(const struct batch_figures *self, const char *id, size_t expected)
{
    const struct batch_figure_place key = {id, 0}, *place;

    if (expected < self->n_places && strcmp(self->items[expected].texts[FIGURE_ID], id) == 0)
        return expected;
    if (self->n_places == 0)
        return SIZE_MAX;
    place = bsearch(&key, self->places, self->n_places, sizeof key, compare_places);
    return place != NULL ? place->figure : SIZE_MAX;
}

/* After figures were added. */
static int
sort(struct batch_figures *self, struct error *error)
{
    struct batch_figure_place *places;

    if (self->n == self->n_places)
        return 0;
    places = realloc(self->places, self->n * sizeof *places);
    if (places == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", self->n);
    for (size_t i = 0; i < self->n; i++)
        places[i] = (struct batch_figure_place){self->items[i].texts[FIGURE_ID], i};
    qsort(places, self->n, sizeof *places, compare_places);
    self->places = places;
    self->n_places = self->n;
    return 0;
}

/* ---- adding ---- */

/* The columns of /kpi that say what a figure is. */
struct columns {
    char **texts[FIGURE_TEXTS];
    double *numbers[FIGURE_NUMBERS];
    size_t n;
};

static void
columns_free(struct columns *self)
{
    for (int t = 0; t < FIGURE_TEXTS; t++)
        free(self->texts[t]);
    for (int c = 0; c < FIGURE_NUMBERS; c++)
        free(self->numbers[c]);
}

static int
columns_read(struct columns *self, hid_t kpi, struct error *error)
{
    size_t n = 0;
    int code = h5_get_texts(kpi, batch_figure_texts[0], &self->texts[0], &self->n, error);

    for (int t = 1; t < FIGURE_TEXTS && code == 0; t++) {
        code = h5_get_texts(kpi, batch_figure_texts[t], &self->texts[t], &n, error);
        if (code == 0 && n != self->n)
            code = error_set(error, ERR_FORMAT, "its figures have columns of unequal length");
    }
    for (int c = 0; c < FIGURE_NUMBERS && code == 0; c++) {
        code = h5_get_numbers(kpi, batch_figure_numbers[c], &self->numbers[c], &n, error);
        if (code == 0 && n != self->n)
            code = error_set(error, ERR_FORMAT, "its figures have columns of unequal length");
    }
    return code;
}

static int
make_room(struct batch_figures *self, struct error *error)
{
    size_t room = self->room == 0 ? 1024 : 2 * self->room;
    struct batch_figure *items;

    if (self->n < self->room)
        return 0;
    items = realloc(self->items, room * sizeof *items);
    if (items == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", room);
    self->items = items;
    self->room = room;
    return 0;
}

static int
add(struct batch_figures *self, const struct columns *columns, size_t row, struct error *error)
{
    int code = make_room(self, error);
    struct batch_figure *figure;

    if (code != 0)
        return code;
    figure = &self->items[self->n++];
    memset(figure, 0, sizeof *figure);
    for (int c = 0; c < FIGURE_NUMBERS; c++)
        figure->numbers[c] = columns->numbers[c][row];
    for (int t = 0; t < FIGURE_TEXTS; t++)
        if ((figure->texts[t] = strdup(columns->texts[t][row])) == NULL)
            code = error_set(error, ERR_MEMORY, "no memory for a figure");
    return code;
}

/* All columns of a result with new figures; most have none, so ids alone are looked at first. */
static int
add_new(struct batch_figures *self, hid_t kpi, struct error *error)
{
    struct columns columns = {0};
    int code = columns_read(&columns, kpi, error);

    for (size_t i = 0; i < columns.n && code == 0; i++)
        if (wanted_has(&self->wanted, columns.texts[FIGURE_ID][i]) &&
            find(self, columns.texts[FIGURE_ID][i], i) == SIZE_MAX)
            code = add(self, &columns, i, error);
    columns_free(&columns);
    return code == 0 ? sort(self, error) : code;
}

int
batch_figures_add(struct batch_figures *self, hid_t kpi, struct error *error)
{
    char **ids;
    size_t n, expected = 0;
    bool new = false;
    int code = h5_get_texts(kpi, batch_figure_texts[FIGURE_ID], &ids, &n, error);

    for (size_t i = 0; i < n && code == 0 && !new; i++) {
        size_t figure;
        if (!wanted_has(&self->wanted, ids[i]))
            continue;
        figure = find(self, ids[i], expected);
        new = figure == SIZE_MAX;
        expected = figure + 1;
    }
    free(ids);
    return code == 0 && new ? add_new(self, kpi, error) : code;
}

int
batch_figures_of(const struct batch_figures *self, hid_t kpi, size_t **figures, size_t *n,
                 struct error *error)
{
    char **ids;
    size_t expected = 0;
    int code = h5_get_texts(kpi, batch_figure_texts[FIGURE_ID], &ids, n, error);

    *figures = NULL;
    if (code != 0)
        return code;
    *figures = malloc((*n + 1) * sizeof **figures);
    if (*figures == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for %zu figures", *n);
    for (size_t i = 0; i < *n && code == 0; i++) {
        (*figures)[i] = SIZE_MAX;
        if (!wanted_has(&self->wanted, ids[i]))
            continue;
        (*figures)[i] = find(self, ids[i], expected);
        expected = (*figures)[i] + 1;
    }
    free(ids);
    return code;
}
