/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_STOCK_FILE_H
#define SCENARIOS_READER_STOCK_FILE_H

/*
 * A stock as a file: CSV in UTF-8, a header with the names of the columns that there are, in any
 * order, then a row a line.  The column "row" says of what kind it is.  An empty cell is not known.
 * One row of kind "stock" says the date and, as its amount, the run.scale at which the stock was
 * taken (empty: 1).
 */

#include "models/stock.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/pool.h"
#include "sim/error.h"

enum { STOCK_DIGEST = 32 }; /* bytes of SHA-256 */

struct stock_text {
    struct stock stock;     /* the people first, by id, then the other rows by kind and id; its scale
                             * is NAN where the file does not come to say one */
    struct stock_row *rows; /* the same rows, of the pool */
    int32_t day;            /* STOCK_UNKNOWN: not said */
    int head_line;
    int32_t *lost; /* ids of people whose rows were not taken: n_lost; of the pool */
    size_t n_lost;
    bool lost_unknown; /* there may be others */
    unsigned char digest[STOCK_DIGEST]; /* of the file's bytes */
};

/* Reads and checks the cells; the file's faults are added with its path and line. Returns 0 also
 * with faults; ERR_IO where the file cannot be read; ERR_MEMORY. */
int stock_file_read(struct stock_text *self, const char *path, struct pool *pool,
                    struct faults *faults, struct error *error);

/* What the rows say together: dates in order and not after the start, steps of the stage, jobs of
 * people who are there. Fills in the steps that are not said. */
void stock_check(struct stock_text *self, const char *path, day_number start,
                 struct faults *faults);

/* Writes rows as a file, whole or not at all. Errors: ERR_IO, ERR_MEMORY. */
int stock_file_write(const char *path, day_number day, double scale, const struct stock_row *rows,
                     size_t n, struct error *error);

#endif
