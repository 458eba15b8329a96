/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

enum { ARENA_ALIGNMENT = 64 };

/* To a multiple of the alignment; false where there is none. */
static bool
round_up(size_t *size)
{
    if (*size > SIZE_MAX - ARENA_ALIGNMENT)
        return false;
    *size = (*size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;
    return true;
}

int
arena_init(struct arena *self, size_t size, struct error *error)
{
    void *base;

    memset(self, 0, sizeof *self);
    if (size == 0)
        return 0;
    if (!round_up(&size))
        return error_set(error, ERR_MEMORY, "no address space for %zu bytes", size);
    base = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                -1, 0);
    if (base == MAP_FAILED)
        return error_set(error, ERR_MEMORY, "no address space for %zu bytes", size);
    self->base = base;
    self->size = size;
    return 0;
}

void
arena_free(struct arena *self)
{
    if (self->base != NULL)
        munmap(self->base, self->size);
    memset(self, 0, sizeof *self);
}

void *
arena_take(struct arena *self, size_t count, size_t item)
{
    size_t bytes;
    void *place;

    if (__builtin_mul_overflow(count, item, &bytes) || !round_up(&bytes))
        return NULL;
    if (self->base == NULL || bytes > self->size - self->used)
        return NULL;
    place = self->base + self->used;
    self->used += bytes;
    return place;
}

void
arena_reset(struct arena *self)
{
    self->used = 0;
}

int
arena_reserve(struct arena *self, size_t size, struct error *error)
{
    self->used = 0;
    if (size <= self->size)
        return 0;
    arena_free(self);
    return arena_init(self, size, error);
}
