/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/remark.h"

#include "output/amount.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The parts of what a file says, which is English; between them stand figures and numbers. */
static const char *const stopped_parts[] = {
    REMARK_FIXED,
    N_("until the precision asked for was reached"),
    N_("before the precision asked for was reached"),
    N_("what this machine did in the budget of"),
    N_("the most allowed"),
};

static bool
is_decimal_point(const char *text, size_t at)
{
    return text[at] == '.' && at > 0 && isdigit((unsigned char)text[at - 1]) &&
           isdigit((unsigned char)text[at + 1]);
}

/* What it is at that place; how many bytes that were. */
static size_t
put_part(const char *text, size_t at, FILE *out)
{
    for (size_t i = 0; i < sizeof stopped_parts / sizeof stopped_parts[0]; i++) {
        size_t n = strlen(stopped_parts[i]);
        if (strncmp(text + at, stopped_parts[i], n) == 0) {
            fputs(_(stopped_parts[i]), out);
            return n;
        }
    }
    fputc(is_decimal_point(text, at) ? amount_mark() : text[at], out);
    return 1;
}

char *
remark_stopped(const char *text)
{
    char *words = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&words, &size);

    if (out == NULL)
        return NULL;
    for (size_t at = 0; text[at] != '\0';)
        at += put_part(text, at, out);
    if (fclose(out) == 0)
        return words;
    free(words);
    return NULL;
}

const char *
remark_warning(const char *text)
{
    static const char *const warnings[] = {REMARK_SCALED};

    for (size_t i = 0; i < sizeof warnings / sizeof warnings[0]; i++)
        if (strcmp(text, warnings[i]) == 0)
            return _(warnings[i]);
    return text;
}
