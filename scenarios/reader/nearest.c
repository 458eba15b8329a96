/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/nearest.h"
#include "sim/message.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static size_t
least(size_t a, size_t b, size_t c)
{
    size_t least_ab = a < b ? a : b;

    return least_ab < c ? least_ab : c;
}

enum { WRONG = 3 }; /* weight of a wrong letter, against one that is left out at an end */

/* Letters to insert, delete or change (Levenshtein 1966). */
static size_t
distance(const char *a, const char *b)
{
    size_t row[NEAREST_LONG];
    size_t n = strlen(b);

    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t above = row[j];
            row[j] = least(above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
            corner = above;
        }
    }
    return row[n];
}

/* Only the last part, or only the beginning, was written. */
static bool
is_part(const char *name, const char *known)
{
    const char *last = strrchr(known, '.');

    return strncmp(known, name, strlen(name)) == 0 ||
           (last != NULL && strcmp(last + 1, name) == 0);
}

/* Letters left out at an end weigh less than wrong ones: who writes "place" means "places_per_day"
 * rather than "opens".  What the lengths alone rule out is not compared: a wrong file may have
 * thousands of wrong names. */
size_t
nearest_apart(const char *name, const char *known)
{
    size_t n = strlen(name), m = strlen(known), most = 1 + n / 3, letters;

    if (is_part(name, known))
        return distance(name, known);
    if ((n > m ? n - m : m - n) > most)
        return SIZE_MAX;
    letters = distance(name, known);
    return letters <= most ? WRONG * letters : SIZE_MAX;
}

const char *
nearest_of(const char *name, const char *const *known)
{
    const char *nearest = NULL;
    size_t shortest = SIZE_MAX;

    for (size_t i = 0; known[i] != NULL; i++) {
        size_t letters = nearest_apart(name, known[i]);
        if (letters < shortest) {
            shortest = letters;
            nearest = known[i];
        }
    }
    return nearest;
}

void
nearest_meant(const char *nearest, char text[NEAREST_MEANT])
{
    text[0] = '\0';
    if (nearest != NULL)
        snprintf(text, NEAREST_MEANT, _("; did you mean %s?"), nearest);
}
