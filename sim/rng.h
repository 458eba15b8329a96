/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_RNG_H
#define SIM_RNG_H

/*
 * Chance without state: Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2,
 * 3", SC11), from Random123.  A random number is a function of its address
 *
 *     (seed, replication, person, decision, draw)
 *
 * and of nothing else, so two scenarios with the same seed deal every person the same luck, and
 * no result can depend on threads or on the order of events.  The seed is the key of the cipher;
 * the rest fills its 128-bit counter exactly: draw 32 bits, replication 32, index 32, and stream
 * 8 | month 16 | decision 8.  Different addresses are different counters: streams never overlap.
 */

#include <stdint.h>

#include <gsl/gsl_rng.h>

/* A person's address: group stream 8 bits | month 16 bits | index within the month 32 bits. */
typedef uint64_t rng_person;

enum { RNG_DECISIONS = 256 }; /* a decision is a number below this */

struct rng {
    uint64_t seed;
    uint32_t replication;
};

static inline rng_person
rng_person_make(unsigned stream, unsigned month, uint32_t index)
{
    return (rng_person)(stream & 0xffu) << 48 | (rng_person)(month & 0xffffu) << 32 | index;
}

/* The four 32-bit words at an address. */
void rng_block(const struct rng *self, rng_person person, unsigned decision, uint32_t draw,
               uint32_t words[4]);

/* 64 uniform bits at an address: the first two words, the first one high. */
uint64_t rng_bits(const struct rng *self, rng_person person, unsigned decision, uint32_t draw);

/* A Poisson count with this mean (0 or more, at most 1e9), from the stream at an address; GSL's
 * sampler, for use before the event loop. */
uint32_t rng_poisson(const struct rng *self, rng_person person, unsigned decision, double mean);

/* The same generator as GSL's: gsl_rng_set takes the seed and starts at the counter's zero;
 * rng_gsl_place puts it at the start of an address' stream, draw by draw from there on. */
extern const gsl_rng_type *const rng_philox;

void rng_gsl_place(gsl_rng *generator, const struct rng *self, rng_person person,
                   unsigned decision);

/* A probability as a threshold for rng_bits: bits < threshold with that probability, to 2^-53;
 * certainty is exact at both ends if the comparison is rng_happens. */
static inline int
rng_happens(uint64_t bits, double probability)
{
    return (double)(bits >> 11) < probability * 9007199254740992.0;
}

#endif
