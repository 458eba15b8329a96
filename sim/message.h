/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_MESSAGE_H
#define SIM_MESSAGE_H

/*
 * Messages in the language of who reads them, through gettext: the code has them in English, the
 * catalogues in output/po the other languages.  _() gives the words of now; N_() marks words of a
 * table for the catalogue, of which _() is asked when they are printed; P_() gives the words for a
 * number of something, of one or of many.  Whatever error_set and its like are given as a format is
 * translated there.  Without a catalogue everything stays English.
 *
 * Numbers keep their point in every language: LC_NUMERIC is never set.  The tables that planners
 * read write theirs themselves (output/amount.h).
 */

#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) text
#define P_(one, many, n) ngettext(one, many, (unsigned long)(n))

/* From now on in this language, "en" or "nl".  The catalogues are looked for beside the program
 * (locale), then where it was installed (../share/locale).  Once, before any thread: the bytes of
 * messages given before stay valid. False: there is no catalogue, and messages stay English. */
bool message_open(const char *language);

/* The language in which messages are given, "en" or "nl": as it was opened with, and "en" where that
 * has no catalogue. */
const char *message_language(void);

/* What ends up in a file is English, whoever writes it: true: from now on messages are English,
 * false: they are as before. For a process with one thread, or before there are more. */
void message_english(bool english);

#endif
