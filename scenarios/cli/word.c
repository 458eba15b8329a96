/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/cli/word.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 40 }; /* words that are compared; what lies beyond differs */

/* strtoll and strtod pass over leading space and read hexadecimal, "inf" and "nan": we do not. */
static bool
plain(const char *text, const char *letters)
{
    return *text != '\0' && text[strspn(text, letters)] == '\0';
}

bool
word_whole(const char *text, int64_t *number)
{
    char *end;

    if (!plain(text, "+-0123456789"))
        return false;
    errno = 0;
    *number = strtoll(text, &end, 10);
    return *end == '\0' && end != text && errno == 0;
}

bool
word_number(const char *text, double *number)
{
    char *end;

    if (!plain(text, "+-.eE0123456789"))
        return false;
    errno = 0;
    *number = strtod(text, &end);
    return *end == '\0' && end != text && errno == 0 && isfinite(*number);
}

size_t
word_key(const char *text, const char **start)
{
    size_t length;

    text += strspn(text, " \t");
    length = strcspn(text, "=");
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    *start = text;
    return length;
}

bool
word_same_key(const char *a, const char *b)
{
    const char *key_a, *key_b;
    size_t length = word_key(a, &key_a);

    return length == word_key(b, &key_b) && strncmp(key_a, key_b, length) == 0;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: three rows of the table of Damerau and Levenshtein. */
size_t
word_distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *above = rows[1], *here = rows[2];

    if (n > LONGEST || m > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= m; j++)
        above[j] = before[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *last = before;
        here[0] = i;
        for (size_t j = 1; j <= m; j++) {
            here[j] = least(above[j], here[j - 1]) + 1;
            here[j] = least(here[j], above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                here[j] = least(here[j], before[j - 2] + 1);
        }
        before = above;
        above = here;
        here = last;
    }
    return above[m];
}

static bool
needs_no_quotes(const char *word)
{
    if (*word == '\0')
        return false;
    for (; *word != '\0'; word++)
        if (!isalnum((unsigned char)*word) && strchr("_-+=.,/:@%", *word) == NULL)
            return false;
    return true;
}

void
word_quote(const char *word, FILE *out)
{
    if (needs_no_quotes(word)) {
        fputs(word, out);
        return;
    }
    fputc('\'', out);
    for (; *word != '\0'; word++)
        if (*word == '\'')
            fputs("'\\''", out);
        else
            fputc(*word, out);
    fputc('\'', out);
}
