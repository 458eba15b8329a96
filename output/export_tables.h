/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_EXPORT_TABLES_H
#define OUTPUT_EXPORT_TABLES_H

/*
 * The tables of a result file, one after another, for those who write them as another tool reads
 * them.  Small cells are hidden already.
 *
 * Of a run: kpi, targets, rules, inputs, meta (of a queueing network without targets and rules);
 * and variables (a list), and each of them in long form. Of a comparison: compare, inputs, runs,
 * meta. Of a batch: points, design, kpi, meta.
 */

#include "output/export.h"
#include "output/extract.h"

struct export {
    hid_t file;
    char *type;       /* doorstroom_filetype */
    double disclose;  /* counts of fewer people are hidden; 0: none is */
    double threshold; /* the same, of a run that is scaled up so many times larger */
    bool is_network;  /* a run of the queueing network */
    bool for_people;  /* sentences of the file are in the language of messages, else as in the file */
};

/* Gets a table, which is gone afterwards. Errors end the export. */
typedef int (*export_taker)(void *to, const struct extract *table, struct error *error);

/* Errors: the taker's; ERR_FORMAT, ERR_IO, ERR_MEMORY. */
int export_tables(const struct export *self, export_taker take, void *to, struct error *error);

/* The variables of a run, of another file nothing. Errors: the same. */
int export_variables(const struct export *self, export_taker take, void *to, struct error *error);

/* NAME_mean, NAME_se, ... of the file as columns mean, se, ..., q10, q50, q90. */
int export_add_summary(struct extract *table, hid_t file, const char *name, struct error *error);

#endif
