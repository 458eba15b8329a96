/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_KPI_BY_ID_H
#define TESTS_KPI_BY_ID_H

/* A planner's figure by its id, and what a replication's measures say about it. */

#include "output/kpi.h"

#include <stdlib.h>
#include <string.h>

#include "sim/calendar.h"

#include <criterion/criterion.h>

/* A replication of some days without any events, and its figures. */
struct kpi_hand {
    struct measures_shape shape;
    struct measures measures;
    struct kpis kpis;
};

/* From a date to the day before another. */
static inline void
kpi_hand_init(struct kpi_hand *self, const char *first, const char *end)
{
    day_number from = 0, until = 0;

    cr_assert(date_parse(first, &from) && date_parse(end, &until));
    measures_shape_init(&self->shape, from, until);
    cr_assert_eq(measures_init(&self->measures, &self->shape, NULL), 0);
    cr_assert_eq(kpis_init(&self->kpis, &self->shape, NULL), 0);
}

static inline void
kpi_hand_free(struct kpi_hand *self)
{
    kpis_free(&self->kpis);
    measures_free(&self->measures);
}

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
