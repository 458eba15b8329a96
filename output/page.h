/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_PAGE_H
#define OUTPUT_PAGE_H

/*
 * What the planner's table and the table of targets are printed from: the columns of a result file,
 * read once.
 */

#include "sim/error.h"
#include "sim/message.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct against;

/* Of when the published figures are. */
#define PAGE_VINTAGE N_("the letter of 24 June 2024")

struct page {
    const struct against *against; /* the base that it is held against; NULL: none */

    char *run_id, *scenario, *version;
    char *stopped_in_file; /* why there are so many replications, in English */
    char *stopped;         /* the same in words of the reader */
    int64_t seed, n_rep;
    size_t hand_set; /* inputs set by hand */
    double scale;    /* of the run */
    bool is_network; /* a run of the queueing network: no targets */

    size_t n; /* figures */
    char **id, **label, **unit; /* labels in the language of messages */
    double *mean, *ci_high, *p10, *p90, *norm, *p_met;
    double *counted; /* replications in which the figure exists */
    double *band_low, *band_high; /* what is set by hand may make of the mean; NAN: nothing */

    size_t n_targets;
    char **target;
    double *target_mean, *target_q; /* target_q: probabilities x targets */
};

/* Errors: ERR_IO, ERR_FORMAT, ERR_MEMORY. page_free is safe after each. */
int page_read(struct page *self, const char *path, struct error *error);
void page_free(struct page *self);

/* The figure with that id, or n. */
size_t page_find(const struct page *self, const char *id);

#endif
