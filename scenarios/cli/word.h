/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_CLI_WORD_H
#define SCENARIOS_CLI_WORD_H

/*
 * The words of a command line: numbers that are read whole or not at all, the nearest of some
 * names, and words put together as a shell would read them back.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* False unless all of text is a number, and one that fits. */
bool word_whole(const char *text, int64_t *number);
bool word_number(const char *text, double *number);

/* The length of the key of "KEY=VALUE", space around it left out; *start is where it begins. And
 * whether two of them are of one key. */
size_t word_key(const char *text, const char **start);
bool word_same_key(const char *a, const char *b);

/* How many letters must be changed, added, dropped or swapped with their neighbour. */
size_t word_distance(const char *a, const char *b);

/* Prints a word so that a shell reads it back as it is. */
void word_quote(const char *word, FILE *out);

#endif
