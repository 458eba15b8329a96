/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_ROWS_H
#define SCENARIOS_READER_ROWS_H

/*
 * The registry's rows, in the order in which a scenario is printed.  "law" as a source: the article
 * says it; "model": it is about the run, not about the world; hand-set bands of a distribution are
 * of its mean.
 */

#include "scenarios/reader/registry.h"

extern const struct key_row key_rows[];
extern const size_t n_key_rows;

#endif
