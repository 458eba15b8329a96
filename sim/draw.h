/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_DRAW_H
#define SIM_DRAW_H

/*
 * Distributions as data.  A struct draw_spec says what a scenario said (in days, or any unit); a
 * struct draw is that distribution compiled once into a table of its quantiles in ticks, from
 * which the event loop draws with integers alone.
 *
 * The table halves the probability again and again towards both tails: for each of DRAW_OCTAVES
 * octaves [2^-(k+1), 2^-k) on each side of the median it keeps DRAW_CELLS + 1 quantiles, and a
 * draw interpolates linearly between two of them.  So the tails are as fine as the middle; the
 * outermost quantiles are those at 2^-(DRAW_OCTAVES+1).  A draw is monotone in its 64 bits: more
 * luck is never less time.  Where the density is smooth the straight line is off by some 1/8192 of
 * the tail beyond it; where it jumps, as at the points of an empirical distribution, the draws of
 * that one cell, a 32nd of the tail at most, may lie on the wrong side of the point.
 *
 * The same table on every machine: libm and GSL differ in the last bits between processors, so an
 * entry keeps DRAW_BITS significant bits (whole ticks up to 2^18, above that a multiple of a power
 * of two), and goes up at DRAW_EDGE of the way to the next.  No decimal or binary fraction with a
 * denominator below 25,000 comes within 2^-22 of 83/162, so round parameters, which would land on
 * an edge at 1/2 again and again, never land on this one.  What is left is chance: with quantiles
 * that are good to 2^-48 of their value (2^-44 for a gamma), three distributions in a million (45)
 * have an entry that may differ; those that are shipped are held against 2^-40.  The price is a
 * draw that is short by 1/81 of the step on average: of a tick below 2^18 ticks, above that 4.7e-8
 * to 9.5e-8 of its value.  Entries stay within the truncation and the ends of the form, in whole
 * ticks; where a truncation has no whole tick in it, that is the first one after it.
 *
 * Quantiles come from GSL's inverse distribution functions.
 */

#include "sim/error.h"
#include "sim/ticks.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum draw_form {
    DRAW_CONSTANT,    /* a: the value */
    DRAW_UNIFORM,     /* a, b: lowest and highest */
    DRAW_EXPONENTIAL, /* a: mean */
    DRAW_LOGNORMAL,   /* a: mu, b: sigma of the logarithm */
    DRAW_GAMMA,       /* a: shape, b: scale */
    DRAW_WEIBULL,     /* a: shape, b: scale */
    DRAW_NORMAL,      /* a: mean, b: standard deviation */
    DRAW_TRIANGULAR,  /* a: lowest, b: mode, c: highest */
    DRAW_EMPIRICAL,   /* points: a piecewise linear distribution function */
    DRAW_FORMS
};

enum { DRAW_OCTAVES = 32, DRAW_CELLS = 32, DRAW_SIDE = DRAW_OCTAVES * DRAW_CELLS + 1 };

enum { DRAW_BITS = 18 };             /* significant bits of an entry */
#define DRAW_EDGE (83.0 / 162.0)     /* of a step: less goes down, this and more goes up */

struct draw_point {
    double value;
    double cumulative; /* P(X <= value), from 0 to 1, rising */
};

struct draw_spec {
    enum draw_form form;
    double a, b, c;   /* by form, in the spec's unit */
    double low, high; /* truncation; -INFINITY and INFINITY where there is none */
    struct draw_point *points; /* DRAW_EMPIRICAL only; owned by whoever made the spec */
    size_t n_points;
};

struct draw {
    int64_t *lower; /* DRAW_SIDE quantiles at rising probabilities up to 1/2; NULL if constant */
    int64_t *upper; /* DRAW_SIDE quantiles at rising upper-tail probabilities up to 1/2 */
    ticks constant;
};

/* The name of a form ("lognormal"), and back; DRAW_FORMS where there is none. */
const char *draw_form_name(enum draw_form form);
enum draw_form draw_form_find(const char *name);

/* NULL where the spec is sound, else what is wrong with it ("sigma must be above 0"). Negative
 * times are the business of the truncation: a spec whose values may be below 0 is refused. */
const char *draw_spec_fault(const struct draw_spec *spec);

/* The quantile at lower-tail probability p, or at upper-tail probability q, of the truncated
 * distribution, in the spec's unit; p, q in (0, 1/2]. */
double draw_spec_lower(const struct draw_spec *spec, double p);
double draw_spec_upper(const struct draw_spec *spec, double q);

/* The mean of the truncated distribution in the spec's unit, by numerical integration of its
 * quantiles. */
double draw_spec_mean(const struct draw_spec *spec);

/* The step between the numbers to which a quantile of that many ticks is rounded: 1 below
 * 2^DRAW_BITS, doubled with the value from there on. */
double draw_step(double value);

/* Compiles; unit is ticks per unit of the spec. A constant is a whole tick whatever its size, for
 * it comes out of no function. Errors: ERR_MEMORY, ERR_INPUT (a spec with a fault, or quantiles
 * beyond 2^40 ticks). */
int draw_init(struct draw *self, const struct draw_spec *spec, ticks unit, struct error *error);
void draw_free(struct draw *self);

/* The quantile of 64 uniform bits, in ticks. */
static inline ticks
draw_ticks(const struct draw *self, uint64_t bits)
{
    const int64_t *side = self->lower;
    uint64_t tail = bits;
    unsigned octave, cell;

    if (side == NULL)
        return self->constant;
    if (bits >> 63) {
        side = self->upper;
        tail = ~bits;
    }
    if (tail < (uint64_t)1 << (63 - DRAW_OCTAVES)) /* deeper in the tail than the table */
        tail = (uint64_t)1 << (63 - DRAW_OCTAVES);
    octave = (unsigned)__builtin_clzll(tail);   /* 1 to DRAW_OCTAVES */
    tail <<= octave + 1;                        /* the bits below the leading one */
    cell = (DRAW_OCTAVES - octave) * DRAW_CELLS + (unsigned)(tail >> 59);
    /* Rounded to the nearest tick: cut off, every draw would be half a tick short. */
    return side[cell] +
           (((side[cell + 1] - side[cell]) * (int64_t)(tail << 5 >> 43) + (1 << 20)) >> 21);
}

/* The same of what lies above a least: of a time that has lasted so long already.  That least where
 * the table has nothing above it.  Not for the event loop: it searches. */
ticks draw_beyond(const struct draw *self, uint64_t bits, ticks least);

/* The same number of uniform bits mapped to 0 .. n-1, each equally likely to 2^-32. */
static inline uint32_t
draw_index(uint64_t bits, uint32_t n)
{
    return (uint32_t)(((bits >> 32) * n) >> 32);
}

#endif
