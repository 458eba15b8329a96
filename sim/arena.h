/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_ARENA_H
#define SIM_ARENA_H

/*
 * The memory of a replication: one reservation of address space, given out from its start and
 * given back all at once.  Pages that nobody touches cost nothing, so a replication may reserve
 * for its worst case; arena_reset keeps the pages for the next one.  Event handlers take from
 * what chain_init took here and never allocate.
 */

#include "sim/error.h"

#include <stddef.h>

struct arena {
    unsigned char *base;
    size_t size; /* bytes reserved */
    size_t used; /* bytes given out */
};

/* Reserves size bytes. Errors: ERR_MEMORY. */
int arena_init(struct arena *self, size_t size, struct error *error);
void arena_free(struct arena *self);

/* count items of item bytes each, 64-byte aligned, contents undefined; NULL when it does not fit. */
void *arena_take(struct arena *self, size_t count, size_t item);

/* Gives everything back; the memory stays with the arena. */
void arena_reset(struct arena *self);

/* Makes room for at least size bytes; everything given out is given back. Errors: ERR_MEMORY. */
int arena_reserve(struct arena *self, size_t size, struct error *error);

#endif
