/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_STOCK_COLUMNS_H
#define SCENARIOS_READER_STOCK_COLUMNS_H

/*
 * The columns of a stock's file, one row each: the name, where its value goes in a struct
 * stock_row, how a cell is written, and which kinds of row have it.  Reading, checking and writing
 * derive from it.  docs/scenario.md says what each means.
 */

#include "models/stock.h"

#include <stdbool.h>

enum stock_cell {
    CELL_LABEL,      /* one of labels */
    CELL_MASK,       /* some of labels, with blanks between them, or none */
    CELL_STEP,       /* one of the step labels of the row's kind */
    CELL_DAY,        /* YYYY-MM-DD */
    CELL_WHOLE,      /* low to high */
    CELL_THOUSANDTHS, /* of low to high, written with a point */
    CELL_AMOUNT,     /* the same, a double */
};

struct stock_column {
    const char *name;
    size_t offset;
    enum stock_cell cell;
    const char *const *labels;
    int n_labels;
    double low, high;
    unsigned kinds, needed; /* bits 1 << enum stock_kind: who has it, and who must */
};

extern const struct stock_column stock_columns[];
extern const size_t n_stock_columns;

extern const char *const stock_kind_labels[STOCK_KINDS];

/* The labels of a kind's steps, some of which may be NULL; *n: how many. */
const char *const *stock_steps(enum stock_kind kind, int *n);

static inline bool
stock_has(const struct stock_column *column, int kind)
{
    return column->kinds >> kind & 1;
}

#endif
