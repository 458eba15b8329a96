/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SORT_H
#define SIM_SORT_H

/*
 * Sorts numbers of records by what the records say, in place and without memory of its own, so
 * that events may do it.
 */

#include <stdbool.h>
#include <stdint.h>

/* Whether a comes later than b. Of two different numbers one must: then the order is the same on
 * every machine. */
typedef bool sort_later(const void *context, uint32_t a, uint32_t b);

void sort_numbers(uint32_t *numbers, uint32_t n, sort_later *later, const void *context);

#endif
