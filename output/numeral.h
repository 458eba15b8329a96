/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_NUMERAL_H
#define OUTPUT_NUMERAL_H

/*
 * Numbers as people of a language read them: 72,231.5 in English, 72.231,5 in Dutch.  Nothing that
 * a program reads is written so.
 */

#include "output/page.h"
#include "output/words.h"

/* "-" where it is not a number; with a + where it is above 0 and shows as such. */
void numeral_write(enum language language, double number, int decimals, char text[NUMBER_SIZE]);
void numeral_signed(enum language language, double number, int decimals, char text[NUMBER_SIZE]);

#endif
