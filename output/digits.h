/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_DIGITS_H
#define OUTPUT_DIGITS_H

/* The fewest digits, from some number of them on, that give the same double back. */

enum { DIGITS_SIZE = 40, DIGITS_USUAL = 15 };

/* least: at most 17. With a point; "inf" or "nan" where it is that. */
void digits_of(double number, int least, char text[DIGITS_SIZE]);

#endif
