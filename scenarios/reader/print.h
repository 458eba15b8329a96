/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_PRINT_H
#define SCENARIOS_READER_PRINT_H

/*
 * A tree as the text of a scenario: reading it again gives the same tree, to the last bit of every
 * number.  (libconfig's own writer keeps six digits.)
 */

#include "output/digits.h"
#include "scenarios/reader/node.h"

#include <stdio.h>

/* The shortest decimal that reads back as the same number, always with a point or an exponent. */
enum { PRINT_REAL = DIGITS_SIZE + 2 };
void print_real(double value, char text[PRINT_REAL]);

/* A number as a message has it: whole ones in full, up to 10^18, others in ten digits. */
enum { PRINT_NUMBER = 32 };
void print_number(double value, char text[PRINT_NUMBER]);

/* A text in quotes. The caller looks at ferror(out). */
void print_text(const char *text, FILE *out);

/* A value on one line, as after "key =". The caller looks at ferror(out). */
void print_value(const struct node *node, FILE *out);

/* A whole scenario. */
void print_tree(const struct node *root, FILE *out);

/* The same into memory of the pool; NULL where there is none. */
const char *print_value_text(struct pool *pool, const struct node *node);
const char *print_tree_text(struct pool *pool, const struct node *root);

#endif
