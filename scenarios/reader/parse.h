/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_PARSE_H
#define SCENARIOS_READER_PARSE_H

/*
 * Text in libconfig's syntax as a tree of ours.  Nothing else knows libconfig.
 */

#include "scenarios/reader/faults.h"
#include "scenarios/reader/node.h"
#include "sim/error.h"

/* The tree of a whole file's text (n bytes, and a NUL after them). NULL with a fault where it cannot
 * be read, or with ERR_MEMORY in error. Faults of numbers that do not fit and of names used twice
 * leave a tree: the numbers are misfits there, and of two settings the second lies over the first. */
struct node *parse_text(struct pool *pool, const char *text, size_t n, struct place place,
                        struct faults *faults, struct error *error);

/* One value, as after "key =". What is no value but a bare word is a text: a date, an id. */
struct node *parse_value(struct pool *pool, const char *text, struct place place,
                         struct faults *faults, struct error *error);

#endif
