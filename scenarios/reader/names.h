/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_NAMES_H
#define SCENARIOS_READER_NAMES_H

/*
 * The names of settings as a text makes them, bracket by bracket: which one was made before in the
 * same group?  libconfig would stop there, and all that is wrong behind it would go unseen.
 */

#include <stdbool.h>
#include <stddef.h>

enum { NAMES_MOST = 10000, NAMES_DEPTH = 16 };

struct names {
    struct name {
        const char *text; /* in the text that is read; no NUL behind it */
        size_t length;
    } * items; /* of the bracket under way and those around it, these first */
    size_t n;
    size_t starts[NAMES_DEPTH + 1]; /* where those of each bracket begin */
    int depth;
};

/* False where there is no memory. names_free is safe then, too. */
bool names_init(struct names *self);
void names_free(struct names *self);

/* A bracket opens or closes. Those deeper than NAMES_DEPTH, or that nothing opened, have no names. */
void names_open(struct names *self);
void names_close(struct names *self);

/* A setting of that name, in the bracket under way: whether it is the first one. */
bool names_add(struct names *self, const char *text, size_t length);

#endif
