/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_NUMBERS_H
#define OUTPUT_NUMBERS_H

/*
 * The numbers of a measure of one replication, read back as the model gave them: from a shard for a
 * merge, from a result that another run is held against.
 */

#include "output/h5.h"

#include "models/measures.h"

/* Whether a dataset is of n_rep replications (first) of the measure in that shape.
 * Errors: ERR_FORMAT. */
int numbers_check(hid_t dataset, const struct measures_shape *shape, enum measure measure,
                  size_t n_rep, struct error *error);

/* data: room for all cells. Errors: ERR_FORMAT. */
int numbers_read(hid_t dataset, const struct measures_shape *shape, enum measure measure,
                 size_t rep, void *data, struct error *error);

#endif
