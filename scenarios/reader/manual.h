/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCENARIOS_READER_MANUAL_H
#define SCENARIOS_READER_MANUAL_H

/*
 * The reference manual of the scenario language as Markdown: each key and each member of a list,
 * from the rows of the registry and of members.h.  It is committed as docs/keys.en.md and
 * docs/keys.nl.md, which a test holds against what this prints.
 */

#include "output/words.h"

#include <stdio.h>

/* The caller looks at ferror(out). */
void manual_print(enum language language, FILE *out);

#endif
