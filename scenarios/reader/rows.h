/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_ROWS_H
#define SCENARIOS_READER_ROWS_H

/*
 * The registry's rows, in the order in which a scenario is printed.  "law" as a source: the article
 * says it; "model": it is about the run, not about the world; hand-set bands of a distribution are
 * of its mean, those of days of the year of their number.
 */

#include "scenarios/reader/registry.h"

struct key_table {
    const struct key_row *rows;
    size_t n;
};

extern const struct key_table rows_front; /* rows_front.c */
extern const struct key_table rows_exams; /* rows_exams.c */
extern const struct key_table rows_term;  /* and so on */
extern const struct key_table rows_enforcement;
extern const struct key_table rows_wi2013;

/* The row at an index over all tables, or NULL behind the last. */
const struct key_row *key_row_at(size_t index);

#endif
