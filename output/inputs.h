/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_INPUTS_H
#define OUTPUT_INPUTS_H

/* What a run was told, key by key, so that two runs can be held beside each other. */

#include <stdbool.h>
#include <stddef.h>

/* Each array is one allocation, together with its texts where these are nobody else's. */
struct inputs {
    char **key, **value, **unit, **origin;
    size_t n;
};

void inputs_free(struct inputs *self);

/* The place of a key, or self->n. */
size_t inputs_find(const struct inputs *self, const char *key);

/* The value of a key as a scenario writes it, "" where there is none. */
const char *inputs_value(const struct inputs *self, const char *key);

/* Whether two runs were told the same of a key. */
bool inputs_agree(const struct inputs *a, const struct inputs *b, const char *key);

#endif
