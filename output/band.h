/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_BAND_H
#define OUTPUT_BAND_H

/*
 * The 80 % band of the replications as it is read.  A file has the quantiles .10 and .90 of however
 * few there are, of one the number itself twice; to a reader that is no band.  Of few it is one, but
 * too narrow: these quantiles lie between numbers that were drawn, and a new one need not.
 */

#include "output/amount.h"

#include <stdbool.h>
#include <stddef.h>

enum { BAND_FEW = 20 }; /* of fewer replications a band is shown with a caution */

/* Whether so many numbers have a band. */
bool band_is_of(double n);

/* The share of new numbers, from 0 to 1, that fall between the quantiles .10 and .90 of n: exactly
 * of a uniform distribution, .03 more at most of a normal one. n: at least 1. */
double band_cover(size_t n);

/* "1,001 .. 1,009" of its edges as they are read; "-" where n numbers have none. */
enum { BAND_TEXT = 2 * AMOUNT_SIZE + 8 };
void band_text(double n, const char *low, const char *high, char text[BAND_TEXT]);

/* What the band of so few replications is worth, in words of the reader: false, and "", where they
 * are BAND_FEW or more. */
enum { BAND_CAUTION = 256 };
bool band_caution(size_t n, char text[BAND_CAUTION]);

#endif
