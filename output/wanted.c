/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/wanted.h"

#include <fnmatch.h>

bool
wanted_has(const struct wanted *self, const char *id)
{
    for (size_t i = 0; i < self->n; i++)
        if (fnmatch(self->patterns[i], id, 0) == 0)
            return true;
    return self->n == 0;
}
