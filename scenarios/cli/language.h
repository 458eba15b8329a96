/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_CLI_LANGUAGE_H
#define SCENARIOS_CLI_LANGUAGE_H

/*
 * In which language people are spoken to: what --lang says, else the locale, else English.  Programs
 * that ask for a document have English where --lang does not say it.
 */

#include "output/words.h"

#include <stdbool.h>

/* "en" or "nl"; false where it is neither. */
bool language_parse(const char *text, enum language *language);

const char *language_name(enum language language);

/* What --lang says among the words of a command line, before they are read: messages about them are
 * in that language, too. NULL where it says nothing. */
const char *language_said(int n_words, char **words);

/* Whether a document for programs is asked for (--json): without --lang the locale changes none of it,
 * nor of the messages beside it. */
bool language_of_document(int n_words, char **words);

/* The language of --lang, NULL where that was not given; then of the environment, in the order in
 * which a locale is looked up: LC_ALL, LC_MESSAGES, LANG. */
enum language language_of(const char *said);

#endif
