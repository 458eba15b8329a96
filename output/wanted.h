/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_WANTED_H
#define OUTPUT_WANTED_H

/*
 * Which of the planner's figures are wanted, by their ids, with * and ? as in names of files.
 */

#include <stdbool.h>
#include <stddef.h>

struct wanted {
    const char *const *patterns;
    size_t n; /* 0: all figures are wanted */
};

bool wanted_has(const struct wanted *self, const char *id);

#endif
