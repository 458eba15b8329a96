/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_COUNT_H
#define OUTPUT_COUNT_H

/*
 * Counts in words, within a longer text that has others beside them.
 */

#include <stddef.h>
#include <stdint.h>

enum { COUNT_TEXT = 64 };

/* "1 replication", "12 replications", in the language of messages. */
void count_replications(int64_t n, char text[COUNT_TEXT]);

/* "1 month", "13 months". */
void count_months(size_t n, char text[COUNT_TEXT]);

/* "1 point", "12 points", of a study. */
void count_points(size_t n, char text[COUNT_TEXT]);

#endif
