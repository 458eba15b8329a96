/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_POOL_H
#define SCENARIOS_READER_POOL_H

/*
 * Memory that is given back all at once: everything that reading one scenario makes lives as long
 * as the scenario.  A pool that once had no memory says so from then on, so that a caller may check
 * at the end of a piece of work.
 */

#include <stdbool.h>
#include <stddef.h>

struct pool {
    struct pool_piece *pieces; /* newest first */
    bool failed;
};

void pool_init(struct pool *self);
void pool_free(struct pool *self);

/* Zeroed bytes, aligned for anything; NULL where there is no memory. */
void *pool_take(struct pool *self, size_t bytes);

/* A copy of a text, of its first n bytes, and a text in the format; NULL where there is no
 * memory. */
char *pool_text(struct pool *self, const char *text);
char *pool_text_n(struct pool *self, const char *text, size_t n);
char *pool_format(struct pool *self, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
