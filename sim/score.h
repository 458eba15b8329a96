/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_SCORE_H
#define SIM_SCORE_H

/*
 * Standard-normal scores: how far somebody is from the mean, in thousandths of a standard
 * deviation, drawn from 64 uniform bits with integers alone.
 *
 * The table halves the probability again and again towards the tail, as that of a distribution does
 * (draw.h): SCORE_CELLS + 1 quantiles an octave, and a straight line between two of them, which is
 * off by less than a quarter of a thousandth.  It holds one tail; the other is its mirror image, so
 * the scores of bits and of ~bits add up to nothing, exactly.  More bits are never a lower score.
 * The outermost scores are those at 2^-(SCORE_OCTAVES+1), some 6.2 standard deviations.
 *
 * Entries are in 1/2^SCORE_SHIFT of a thousandth.  With quantiles that are good to 2^-48 of their
 * value, three tables in a million have an entry that may differ between processors, by one step.
 */

#include <stdint.h>

enum { SCORE_OCTAVES = 32, SCORE_CELLS = 32, SCORE_SHIFT = 6, SCORE_ONE = 1000 };

struct score_table {
    int32_t tail[SCORE_OCTAVES * SCORE_CELLS + 1]; /* distance at rising tail probability to 1/2 */
};

/* Whoever holds the table fills it once; nothing can go wrong. */
void score_table_init(struct score_table *self);

/* For tables made before the first event, in standard deviations: the share of a standard-normal
 * population below a score, and the score that has that share (above 0, below 1) below it. */
double score_share_below(double sd);
double score_of_share(double share);

/* The score of 64 uniform bits: 0 the mean, SCORE_ONE one standard deviation above it. */
static inline int16_t
score_of_bits(const struct score_table *self, uint64_t bits)
{
    uint64_t tail = bits >> 63 ? ~bits : bits;
    unsigned octave, cell;
    int64_t distance;

    if (tail < (uint64_t)1 << (63 - SCORE_OCTAVES)) /* deeper in the tail than the table */
        tail = (uint64_t)1 << (63 - SCORE_OCTAVES);
    octave = (unsigned)__builtin_clzll(tail); /* 1 to SCORE_OCTAVES */
    tail <<= octave + 1;                      /* the bits below the leading one */
    cell = (SCORE_OCTAVES - octave) * SCORE_CELLS + (unsigned)(tail >> 59);
    distance = self->tail[cell] * ((int64_t)1 << 21) -
               (int64_t)(self->tail[cell] - self->tail[cell + 1]) * (int64_t)(tail << 5 >> 43);
    distance = (distance + ((int64_t)1 << (20 + SCORE_SHIFT))) >> (21 + SCORE_SHIFT);
    return (int16_t)(bits >> 63 ? distance : -distance);
}

#endif
