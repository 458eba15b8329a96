/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/pool.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pool_piece {
    struct pool_piece *next;
    _Alignas(max_align_t) unsigned char bytes[];
};

void
pool_init(struct pool *self)
{
    self->pieces = NULL;
    self->failed = false;
}

void
pool_free(struct pool *self)
{
    while (self->pieces != NULL) {
        struct pool_piece *next = self->pieces->next;
        free(self->pieces);
        self->pieces = next;
    }
}

void *
pool_take(struct pool *self, size_t bytes)
{
    struct pool_piece *piece = calloc(1, sizeof *piece + bytes);

    if (piece == NULL) {
        self->failed = true;
        return NULL;
    }
    piece->next = self->pieces;
    self->pieces = piece;
    return piece->bytes;
}

char *
pool_text_n(struct pool *self, const char *text, size_t n)
{
    char *copy = pool_take(self, n + 1);

    return copy == NULL ? NULL : memcpy(copy, text, n);
}

char *
pool_text(struct pool *self, const char *text)
{
    return pool_text_n(self, text, strlen(text));
}

char *
pool_format(struct pool *self, const char *format, ...)
{
    va_list arguments;
    char *text;
    int size;

    va_start(arguments, format);
    size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    text = pool_take(self, (size_t)size + 1);
    if (text == NULL)
        return NULL;
    va_start(arguments, format);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return text;
}
