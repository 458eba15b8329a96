/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_RECORDS_H
#define OUTPUT_RECORDS_H

/*
 * The groups of the result file that are tables or texts: /kpi, /inputs, /meta.  A table is a group
 * with one dataset a column, all of them as long.
 */

#include "output/h5.h"
#include "output/kpi.h"
#include "output/matrix.h"
#include "output/result.h"

/* values: a row for each replication, a column for each figure; fte: as in struct result_about.
 * Each: errors ERR_IO, ERR_MEMORY. */
int records_kpi(hid_t file, const struct kpis *kpis, const struct matrix *values, size_t n_rep,
                bool hand_set, const struct result_band *fte, struct error *error);
int records_inputs(hid_t file, const struct result_about *about, struct error *error);

/* host may be NULL. */
int records_meta(hid_t file, const struct result_about *about, const struct result_host *host,
                 struct error *error);

#endif
