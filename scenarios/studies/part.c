/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/part.h"

#include <stdlib.h>
#include <string.h>

enum { DIGITS_MOST = 7 };

static bool
parse_whole(const char *text, size_t length, int64_t *number)
{
    if (length == 0 || length > DIGITS_MOST || strspn(text, "0123456789") < length)
        return false;
    *number = strtoll(text, NULL, 10);
    return true;
}

bool
part_parse(struct part *self, const char *text)
{
    size_t slash = strcspn(text, "/");

    return text[slash] == '/' && parse_whole(text, slash, &self->number) &&
           parse_whole(text + slash + 1, strlen(text + slash + 1), &self->of) &&
           self->number >= 1 && self->number <= self->of && self->of <= PARTS_MOST;
}

bool
part_has(const struct part *self, int64_t replication)
{
    return self->of == 0 || replication % self->of == self->number - 1;
}

/* How many of [0, to) are the part's. */
static int64_t
count_below(const struct part *self, int64_t to)
{
    return self->of == 0 ? to : (to + self->of - self->number) / self->of;
}

int64_t
part_count(const struct part *self, int64_t from, int64_t to)
{
    return from < to ? count_below(self, to) - count_below(self, from) : 0;
}
