/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_NETWORK_TABLE_H
#define OUTPUT_NETWORK_TABLE_H

#include "output/page.h"
#include "output/paper.h"

/* Prints all figures of a queueing network's run, one a row, with at least four digits each: they
 * are read beside the values of theory. */
void network_table_print(const struct page *page, struct paper *paper);

/* Decimals that give a number its four digits. */
int network_table_decimals(double number);

#endif
