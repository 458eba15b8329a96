/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TARGET_TABLE_H
#define OUTPUT_TARGET_TABLE_H

#include "output/page.h"

/* Prints the letter's figures beside the simulated ones on the same dates, each with its
 * difference: percent of the letter's value for persons, points for shares. Errors: ERR_FORMAT
 * where the file's targets are not the letter's. */
int target_table_print(const struct page *page, FILE *out, struct error *error);

#endif
