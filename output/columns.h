/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_COLUMNS_H
#define OUTPUT_COLUMNS_H

/*
 * What the result file says of labels: variables along one coordinate, such as the unit of a
 * resource, the article and the dates of a rule, the norm of a wait, the value of a target.
 */

#include "output/layout.h"

#define COLUMN_DAYS "days since 1970-01-01 00:00:00"

/* All of them that the model has; their coordinates are there. Errors: ERR_IO, ERR_MEMORY. */
int columns_make(struct layout *self, struct error *error);

/* A variable along an axis that says something of each place on it. unit: NULL for texts. */
int columns_put(struct layout *self, size_t axis, const char *name, const char *long_name,
                const char *unit, hid_t type, hid_t memory_type, const void *values,
                struct error *error);

/* The attributes of days, beside their unit. */
int columns_of_time(hid_t dataset, struct error *error);

#endif
