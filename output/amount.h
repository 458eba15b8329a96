/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_AMOUNT_H
#define OUTPUT_AMOUNT_H

/*
 * Numbers as the reader writes them: "72,231.5", in Dutch "72.231,5"; "-" where it is not a number.
 *
 * For texts that people read. A value as a scenario writes it keeps its point, and what machines
 * read has digits_of.
 */

/* Before decimals. */
char amount_mark(void);

enum { AMOUNT_SIZE = 32, AMOUNT_DIGITS = 6 }; /* room; digits that tell, of most numbers */

/* "72,231" or "-3.5". */
void amount_text(double number, int decimals, char text[AMOUNT_SIZE]);

/* The same with a + where it is above 0 and shows as such. */
void amount_signed(double number, int decimals, char text[AMOUNT_SIZE]);

/* Percent or points by which a number is off, to a tenth and with its sign: "+0.0". */
void amount_off(double number, char text[AMOUNT_SIZE]);

/* To so many digits that tell, 1 to 9, without zeros at the end: "0.01", "1.5e-07"; what is before
 * the point in full. */
void amount_digits(double number, int digits, char text[AMOUNT_SIZE]);

/* Bytes in MB of a million: "0.1"; whole from 100 on, and never as nothing. */
void amount_megabytes(double bytes, char text[AMOUNT_SIZE]);

#endif
