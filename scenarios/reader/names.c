/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/names.h"

#include <stdlib.h>
#include <string.h>

bool
names_init(struct names *self)
{
    *self = (struct names){.items = calloc(NAMES_MOST, sizeof *self->items)};
    return self->items != NULL;
}

void
names_free(struct names *self)
{
    free(self->items);
    *self = (struct names){0};
}

static bool
is_counted(const struct names *self)
{
    return self->depth >= 0 && self->depth <= NAMES_DEPTH;
}

void
names_open(struct names *self)
{
    self->depth++;
    if (is_counted(self))
        self->starts[self->depth] = self->n;
}

void
names_close(struct names *self)
{
    if (is_counted(self))
        self->n = self->starts[self->depth];
    self->depth--;
}

bool
names_add(struct names *self, const char *text, size_t length)
{
    if (!is_counted(self))
        return true;
    for (size_t i = self->starts[self->depth]; i < self->n; i++)
        if (self->items[i].length == length && memcmp(self->items[i].text, text, length) == 0)
            return false;
    if (self->n < NAMES_MOST)
        self->items[self->n++] = (struct name){text, length};
    return true;
}
