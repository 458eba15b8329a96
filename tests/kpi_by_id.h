/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_KPI_BY_ID_H
#define TESTS_KPI_BY_ID_H

/* A planner's figure by its id, and what a replication's measures say about it. */

#include "output/kpi.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

/* NULL where there is none of that id. */
static inline const struct kpi *
kpi_by_id(const struct kpis *kpis, const char *id)
{
    for (size_t i = 0; i < kpis->n; i++)
        if (strcmp(kpis->items[i].id, id) == 0)
            return &kpis->items[i];
    return NULL;
}

static inline double
kpi_value(const struct kpis *kpis, const struct measures *measures, const char *id)
{
    const struct kpi *kpi = kpi_by_id(kpis, id);
    double *values = malloc(kpis->n * sizeof *values), found;

    cr_assert(kpi != NULL && values != NULL, "%s", id);
    kpis_values(kpis, measures, values);
    found = values[kpi - kpis->items];
    free(values);
    return found;
}

#endif
