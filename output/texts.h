/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TEXTS_H
#define OUTPUT_TEXTS_H

#include <stddef.h>

/* A copy of texts in one allocation, to be freed: the pointers, a NULL behind them, the characters.
 * A text that is NULL becomes "". NULL where there is no memory. */
char **texts_pack(const char *const *texts, size_t n);

#endif
