/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TARGET_WI2013_H
#define OUTPUT_TARGET_WI2013_H

/*
 * Tables 5 and 6 of the letter beside the run, in the letter's own shape: a line for each letter
 * year with its three shares, and a line for each date with the loans that are used up.
 */

#include "models/targets.h"
#include "output/page.h"
#include "output/paper.h"

/* Whether a target is in one of the two tables, which are printed here. */
bool target_is_of_table(const struct target *target);

void target_wi2013_print(const struct page *page, struct paper *paper);

#endif
