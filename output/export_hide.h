/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_EXPORT_HIDE_H
#define OUTPUT_EXPORT_HIDE_H

/*
 * Hides small cells in the tables of an export, by the rules of output/disclosure.h: in a row whose
 * mean counts a few people, or rests on such a count, all that came out is hidden; in one that
 * counts more, quantiles over replications that are a few people themselves.
 */

#include "output/extract.h"

/* A table with a row for each figure, or for each point and figure: columns id, unit, and one or
 * more of mean, mean_2, base_mean. The ids come again every n_ids rows. Errors: ERR_MEMORY. */
int export_hide_figures(const struct extract *self, size_t n_ids, double threshold,
                        struct error *error);

/* A table of published figures. */
int export_hide_targets(const struct extract *self, double threshold, struct error *error);

/* A table of a variable in long form. counts: of each row, whom it is of; NULL: the mean itself is
 * no count. */
int export_hide_variable(const struct extract *self, const double *counts, double threshold,
                         struct error *error);

#endif
