/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statistical checks have a fixed seed; each states the chance at which a sound generator with
 * another seed would fail it. verify_streams.c has the battery. */

#include "sim/rng.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>

#define FALSE_ALARM 1e-6

static void
assert_words(const uint32_t words[4], uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    cr_assert(words[0] == a && words[1] == b && words[2] == c && words[3] == d,
              "%08x %08x %08x %08x", words[0], words[1], words[2], words[3]);
}

/* ---- known answers: philox4x32 10 in Random123's kat_vectors ---- */

Test(rng, known_answer_zeros)
{
    struct rng rng = {0, 0};
    uint32_t words[4];

    rng_block(&rng, 0, 0, 0, words);
    assert_words(words, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    cr_assert_eq(rng_bits(&rng, 0, 0, 0), UINT64_C(0x6627e8d5e169c58d));
}

Test(rng, known_answer_ones)
{
    struct rng rng = {UINT64_MAX, UINT32_MAX};
    uint32_t words[4];

    rng_block(&rng, rng_person_make(0xff, 0xffff, UINT32_MAX), 0xff, UINT32_MAX, words);
    assert_words(words, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
}

/* The digits of pi: counter 243f6a88 85a308d3 13198a2e 03707344, key a4093822 299f31d0. */
Test(rng, known_answer_pi)
{
    struct rng rng = {UINT64_C(0x299f31d0a4093822), 0x85a308d3};
    rng_person person = rng_person_make(0x03, 0x7073, 0x13198a2e);
    uint32_t words[4];

    rng_block(&rng, person, 0x44, 0x243f6a88, words);
    assert_words(words, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    cr_assert_eq(rng_bits(&rng, person, 0x44, 0x243f6a88), UINT64_C(0xd16cfe0994fdcceb));
}

/* ---- the same through GSL ---- */

static void
read_words(gsl_rng *generator, uint32_t words[4])
{
    for (int i = 0; i < 4; i++)
        words[i] = (uint32_t)gsl_rng_get(generator);
}

Test(rng, gsl_type_gives_the_known_answer)
{
    gsl_rng *generator = gsl_rng_alloc(rng_philox);
    uint32_t words[4];

    gsl_rng_set(generator, 0);
    read_words(generator, words);
    assert_words(words, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    cr_assert_eq(gsl_rng_min(generator), 0u);
    cr_assert_eq(gsl_rng_max(generator), (unsigned long)UINT32_MAX);
    gsl_rng_free(generator);
}

Test(rng, gsl_stream_is_the_blocks_of_its_address)
{
    struct rng rng = {UINT64_C(0x123456789abcdef0), 7};
    rng_person person = rng_person_make(3, 144, 99);
    gsl_rng *generator = gsl_rng_alloc(rng_philox);
    uint32_t words[4], expected[4];

    gsl_rng_get(generator); /* half a block used: a placed stream starts afresh */
    rng_gsl_place(generator, &rng, person, 42);
    for (uint32_t draw = 0; draw < 1000; draw++) {
        read_words(generator, words);
        rng_block(&rng, person, 42, draw, expected);
        cr_assert_arr_eq(words, expected, sizeof words, "draw %u", draw);
    }
    gsl_rng_free(generator);
}

Test(rng, gsl_uniform_is_53_bits_of_two_words)
{
    struct rng rng = {5, 6};
    gsl_rng *generator = gsl_rng_alloc(rng_philox);
    uint32_t words[4];

    rng_gsl_place(generator, &rng, 7, 8);
    rng_block(&rng, 7, 8, 0, words);
    cr_assert_eq(gsl_rng_uniform(generator),
                 (double)(rng_bits(&rng, 7, 8, 0) >> 11) * 0x1p-53);
    cr_assert_eq(gsl_rng_get(generator), words[2]);
    gsl_rng_free(generator);
}

/* ---- addresses ---- */

static int
by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/* 4^7 corner addresses; of 16,384 random 64-bit words two are equal by chance once in 1e11. */
Test(rng, distinct_addresses_have_distinct_blocks)
{
    enum { CORNERS = 1 << 14 };
    static uint64_t bits[CORNERS];

    for (uint32_t i = 0; i < CORNERS; i++) {
        static const uint32_t corner[4] = {0, 1, 0x80, 0xff};
        struct rng rng = {corner[i & 3], corner[i >> 2 & 3]};
        rng_person person =
            rng_person_make(corner[i >> 4 & 3], corner[i >> 6 & 3], corner[i >> 8 & 3]);
        bits[i] = rng_bits(&rng, person, corner[i >> 10 & 3], corner[i >> 12 & 3]);
    }
    qsort(bits, CORNERS, sizeof *bits, by_value);
    for (int i = 1; i < CORNERS; i++)
        cr_assert_neq(bits[i], bits[i - 1]);
}

Test(rng, every_bit_of_the_address_counts)
{
    struct rng rng = {1, 2}, other;
    uint64_t bits = rng_bits(&rng, 3, 4, 5);

    for (int i = 0; i < 64; i++) {
        other = (struct rng){1 ^ UINT64_C(1) << i, 2};
        cr_assert_neq(rng_bits(&other, 3, 4, 5), bits, "seed bit %d", i);
        if (i < 56)
            cr_assert_neq(rng_bits(&rng, 3 ^ UINT64_C(1) << i, 4, 5), bits, "person bit %d", i);
    }
    for (int i = 0; i < 32; i++) {
        other = (struct rng){1, 2 ^ UINT32_C(1) << i};
        cr_assert_neq(rng_bits(&other, 3, 4, 5), bits, "replication bit %d", i);
        cr_assert_neq(rng_bits(&rng, 3, 4, 5 ^ UINT32_C(1) << i), bits, "draw bit %d", i);
        if (i < 8)
            cr_assert_neq(rng_bits(&rng, 3, 4 ^ 1u << i, 5), bits, "decision bit %d", i);
    }
}

/* ---- Poisson and chances ---- */

/* Mean and variance of a Poisson sample; their standard errors are sqrt(mu / n) and, by the fourth
 * moment, sqrt((mu + 2 mu^2) / n).  False alarm 1e-6 over the twelve. */
Test(rng, poisson_has_its_mean_and_variance)
{
    static const double means[] = {0.02, 0.9, 9.99, 10.01, 350.0, 2e6};
    enum { N = 100000, MEANS = sizeof means / sizeof *means };
    double limit = gsl_cdf_ugaussian_Qinv(FALSE_ALARM / (4 * MEANS));
    struct rng rng = {77, 1};

    for (size_t k = 0; k < MEANS; k++) {
        double mu = means[k], sum = 0.0, squares = 0.0;
        for (uint32_t i = 0; i < N; i++) {
            double off = (double)rng_poisson(&rng, rng_person_make(2, (unsigned)k, i), 5, mu) - mu;
            sum += off;
            squares += off * off;
        }
        cr_assert(fabs(sum / N) < limit * sqrt(mu / N), "mean of %g is off by %g", mu, sum / N);
        cr_assert(fabs(squares / N - mu) < limit * sqrt((mu + 2.0 * mu * mu) / N),
                  "variance of %g is %g", mu, squares / N);
    }
}

Test(rng, poisson_at_its_edges)
{
    struct rng rng = {1, 1};

    cr_assert_eq(rng_poisson(&rng, 1, 1, 0.0), 0u);
    for (uint32_t i = 0; i < 100; i++) {
        double z = ((double)rng_poisson(&rng, i, 1, 1e9) - 1e9) / sqrt(1e9);
        cr_assert(fabs(z) < 6.5, "%g standard deviations", z); /* 100 times: 1e-8 */
    }
    cr_assert_eq(rng_poisson(&rng, 5, 1, 12.5), rng_poisson(&rng, 5, 1, 12.5));
}

Test(rng, certainty_is_exact)
{
    cr_assert_not(rng_happens(0, 0.0));
    cr_assert_not(rng_happens(UINT64_MAX, 0.0));
    cr_assert(rng_happens(0, 1.0));
    cr_assert(rng_happens(UINT64_MAX, 1.0));
    cr_assert(rng_happens(0, 1e-300));
}

Test(rng, a_chance_is_a_threshold)
{
    cr_assert(rng_happens((UINT64_C(1) << 63) - 1, 0.5));
    cr_assert_not(rng_happens(UINT64_C(1) << 63, 0.5));
    cr_assert(rng_happens(2047, 0x1p-53));
    cr_assert_not(rng_happens(2048, 0x1p-53));
}
