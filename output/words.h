/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_WORDS_H
#define OUTPUT_WORDS_H

/*
 * The stable labels of the result file in words that a planner reads, in English and Dutch.
 */

#include "models/measures.h"

enum language { LANGUAGE_EN, LANGUAGE_NL, LANGUAGES };

enum { WORDS_SIZE = 64 }; /* room for any of them, with its end */

/* The language in which messages are given. */
enum language words_language(void);

/* Writes the words for one label of a dimension, such as a group, stage, exam or interval; whether
 * the labels of a dimension have any. */
bool words_has(enum dimension dimension);
void words_for(enum dimension dimension, size_t index, enum language language,
               char text[WORDS_SIZE]);

#endif
