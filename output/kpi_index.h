/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_KPI_INDEX_H
#define OUTPUT_KPI_INDEX_H

/* The figures of a run by their ids. */

#include "output/kpi.h"

struct kpi_index {
    struct kpi_name {
        const char *id;
        size_t figure;
    } *names; /* in order of ids */
    size_t n;
};

enum { KPI_NONE = -1 };

/* kpis must outlive it. Errors: ERR_MEMORY. kpi_index_free is safe after each. */
int kpi_index_init(struct kpi_index *self, const struct kpis *kpis, struct error *error);
void kpi_index_free(struct kpi_index *self);

/* The place of the figure with that id, or KPI_NONE. */
long kpi_index_find(const struct kpi_index *self, const char *id);

#endif
