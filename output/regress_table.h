/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REGRESS_TABLE_H
#define OUTPUT_REGRESS_TABLE_H

#include "output/regress.h"

/* Prints how a run was held against its reference and what moved, the farthest first; one line
 * where nothing did. */
void regress_table_print(const struct regression *self, FILE *out);

#endif
