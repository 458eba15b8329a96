/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_DAYS_H
#define SCENARIOS_READER_DAYS_H

/*
 * Days of every year, as a scenario writes them: [ "02-01", "09-01" ], month and day, rising.  29
 * February is no day of every year.
 */

#include "models/params.h"
#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"

/* Reads an array of at least one day and at most PARAMS_STARTS. Faults are added, each at its
 * line. */
void days_read(struct year_days *days, const char *key, struct node *array,
               struct faults *faults);

#endif
