/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_CHANCE_H
#define OUTPUT_CHANCE_H

/*
 * The chance that a norm is met, as replications tell it: the share of them that meet it, what that
 * is called, and how well a share of so few can be known.  The interval is Wilson's (1927, Probable
 * inference, the law of succession, and statistical inference, JASA 22), 95 %: of no or of all
 * replications it has a width, too, and it never leaves 0 to 1.
 */

#include <stdbool.h>
#include <stddef.h>

enum { CHANCE_FEW = 20 }; /* of fewer replications a chance is told with a caution */

enum chance_verdict { CHANCE_MET, CHANCE_MISSED, CHANCE_UNCERTAIN, CHANCE_VERDICTS };

struct chance {
    size_t met, n;    /* replications within the norm, and all in which the figure exists */
    double share;     /* met / n */
    double low, high; /* Wilson's interval of the chance */
};

/* share: of n replications, as a file has both. Of none, or of what cannot be, nothing is
 * known: 0 to 1. */
void chance_make(struct chance *self, double share, double n);

/* Met in 9 of 10 replications or more, missed where it is met in 1 of 10 or less; in words of the
 * reader. */
enum chance_verdict chance_verdict(double share);
const char *chance_words(enum chance_verdict verdict);

/* "0 %" and, of the interval, "0 .. 49 %". */
enum { CHANCE_SIZE = 48 };
void chance_percent(double share, char text[CHANCE_SIZE]);
void chance_band(const struct chance *self, char text[CHANCE_SIZE]);

/* What so few replications leave open, in words of the reader: false, and "", where they are
 * CHANCE_FEW or more. */
enum { CHANCE_CAUTION = 320 };
bool chance_caution(size_t n, char text[CHANCE_CAUTION]);

#endif
