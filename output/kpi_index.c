/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/kpi_index.h"

#include <stdlib.h>
#include <string.h>

static int
by_id(const void *a, const void *b)
{
    return strcmp(((const struct kpi_name *)a)->id, ((const struct kpi_name *)b)->id);
}

int
kpi_index_init(struct kpi_index *self, const struct kpis *kpis, struct error *error)
{
    *self = (struct kpi_index){.names = malloc((kpis->n + 1) * sizeof *self->names),
                               .n = kpis->n};
    if (self->names == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %zu figures", kpis->n);
    for (size_t i = 0; i < kpis->n; i++)
        self->names[i] = (struct kpi_name){kpis->items[i].id, i};
    qsort(self->names, self->n, sizeof *self->names, by_id);
    return 0;
}

void
kpi_index_free(struct kpi_index *self)
{
    free(self->names);
    *self = (struct kpi_index){0};
}

long
kpi_index_find(const struct kpi_index *self, const char *id)
{
    const struct kpi_name name = {.id = id};
    const struct kpi_name *found =
        bsearch(&name, self->names, self->n, sizeof *self->names, by_id);

    return found != NULL ? (long)found->figure : KPI_NONE;
}
