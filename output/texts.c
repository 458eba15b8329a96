/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/texts.h"

#include <stdlib.h>
#include <string.h>

char **
texts_pack(const char *const *texts, size_t n)
{
    size_t size = (n + 1) * sizeof(char *);
    char **packed, *place;

    for (size_t i = 0; i < n; i++)
        size += texts[i] == NULL ? 1 : strlen(texts[i]) + 1;
    packed = malloc(size);
    if (packed == NULL)
        return NULL;
    place = (char *)(packed + n + 1);
    for (size_t i = 0; i < n; i++) {
        const char *text = texts[i] == NULL ? "" : texts[i];
        size_t length = strlen(text) + 1;
        packed[i] = memcpy(place, text, length);
        place += length;
    }
    packed[n] = NULL;
    return packed;
}
