/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_BATCH_FIGURES_H
#define OUTPUT_BATCH_FIGURES_H

/*
 * The planner's figures of several results together: each figure once, in the order in which the
 * results have them, for results of other days or another model have other figures.
 */

#include "output/h5.h"
#include "output/wanted.h"

enum batch_figure_text { FIGURE_ID, FIGURE_LABEL_NL, FIGURE_LABEL_EN, FIGURE_UNIT, FIGURE_FILTER,
                         FIGURE_TEXTS };
enum batch_figure_number { FIGURE_START, FIGURE_END, FIGURE_NORM, FIGURE_NUMBERS };

extern const char *const batch_figure_texts[FIGURE_TEXTS];     /* columns of /kpi */
extern const char *const batch_figure_numbers[FIGURE_NUMBERS];

struct batch_figure {
    char *texts[FIGURE_TEXTS];
    double numbers[FIGURE_NUMBERS];
};

struct batch_figures {
    struct wanted wanted;
    struct batch_figure *items;
    size_t n, room;
    struct batch_figure_place { /* sorted by id */
        const char *id;
        size_t figure;
    } *places;
    size_t n_places;
};

void batch_figures_init(struct batch_figures *self, struct wanted wanted);
void batch_figures_free(struct batch_figures *self);

/* Adds those of /kpi (its group) that are not there yet. Errors: ERR_FORMAT, ERR_MEMORY. */
int batch_figures_add(struct batch_figures *self, hid_t kpi, struct error *error);

/* The figure of each row of /kpi, SIZE_MAX where it is not wanted; the caller frees *figures. All
 * have been added. Errors: ERR_FORMAT, ERR_MEMORY. */
int batch_figures_of(const struct batch_figures *self, hid_t kpi, size_t **figures, size_t *n,
                     struct error *error);

#endif
