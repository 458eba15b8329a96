/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_CHANGE_H
#define OUTPUT_CHANGE_H

/*
 * A dated change, as /inputs has it and a scenario writes it, in words of the reader:
 * { id = "more"; date = "2025-01-01"; key = "intake.consultants"; multiply = 1.25; } is
 * "intake.consultants times 1.25, from 2025-01-01".
 */

#include <stdbool.h>

enum { CHANGE_TEXT = 512, CHANGE_KEY = 64 };

/* False, and "", where the value is no such change. */
bool change_say(const char *value, char text[CHANGE_TEXT]);

/* The key that it changes; the same. */
bool change_key(const char *value, char key[CHANGE_KEY]);

#endif
