/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/inputs.h"

#include <stdlib.h>
#include <string.h>

void
inputs_free(struct inputs *self)
{
    free(self->key);
    free(self->value);
    free(self->unit);
    free(self->origin);
    *self = (struct inputs){0};
}

size_t
inputs_find(const struct inputs *self, const char *key)
{
    size_t i = 0;

    while (i < self->n && strcmp(self->key[i], key) != 0)
        i++;
    return i;
}

const char *
inputs_value(const struct inputs *self, const char *key)
{
    size_t i = inputs_find(self, key);

    return i < self->n ? self->value[i] : "";
}

bool
inputs_agree(const struct inputs *a, const struct inputs *b, const char *key)
{
    return strcmp(inputs_value(a, key), inputs_value(b, key)) == 0;
}
