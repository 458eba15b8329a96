/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_NEAREST_H
#define SCENARIOS_READER_NEAREST_H

/*
 * What a name that nobody knows was meant to be.
 */

#include <stddef.h>

enum {
    NEAREST_NAME = 64,  /* room for a key's name, with its end */
    NEAREST_LONG = 128, /* for that of any name that may be known */
    NEAREST_MEANT = NEAREST_LONG + 32,
};

/* How far a name is from a known one, where a third of its letters at most differ or it is a part of
 * it, else SIZE_MAX. */
size_t nearest_apart(const char *name, const char *known);

/* The nearest of some known names, which end with NULL; NULL where none is near. */
const char *nearest_of(const char *name, const char *const *known);

/* "; did you mean NEAREST?", for the end of a message; "" where it is NULL. */
void nearest_meant(const char *nearest, char text[NEAREST_MEANT]);

#endif
