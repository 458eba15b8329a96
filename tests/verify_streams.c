/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Neighbouring addresses are dealt independent luck: rows of people, decisions, replications,
 * draws, months, streams and seeds, each as a sequence of its own, and the people beside the same
 * people next door; the high and the low word; and what is made of them, an index and a chance.
 *
 * Each check gives the probability of a value at least so extreme, on either side, and fails below
 * EACH: with another seed a sound generator would do so once in 1e6 times the whole program is run.
 * long_dieharder.sh has the long test.
 */

#include "sim/draw.h"
#include "sim/rng.h"

#include <math.h>
#include <stdlib.h>

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>

#define FALSE_ALARM 1e-6

enum { N = 1 << 20 };

/* ---- rows of addresses ---- */

enum coordinate { PERSON, DECISION, REPLICATION, DRAW, MONTH, STREAM, SEED, COORDINATES };

static const char *const coordinate_names[COORDINATES] = {"people", "decisions", "replications",
                                                          "draws", "months", "streams", "seeds"};

/* The i-th neighbour of a usual address. A narrow coordinate starts over with the next person. */
static uint64_t
luck(enum coordinate along, uint64_t i)
{
    struct rng rng = {20130101 + (along == SEED ? i : 0),
                      3 + (along == REPLICATION ? (uint32_t)i : 0)};
    unsigned decision = 9, month = 17, stream = 1;
    uint32_t index = along == PERSON ? (uint32_t)i : 5, draw = along == DRAW ? (uint32_t)i : 0;

    if (along == DECISION) {
        decision = (decision + (unsigned)i) & 0xff;
        index += (uint32_t)(i >> 8);
    } else if (along == MONTH) {
        month = (month + (unsigned)i) & 0xffff;
        index += (uint32_t)(i >> 16);
    } else if (along == STREAM) {
        stream = (stream + (unsigned)i) & 0xff;
        index += (uint32_t)(i >> 8);
    }
    return rng_bits(&rng, rng_person_make(stream, month, index), decision, draw);
}

/* The row of people, at an address whose other coordinate is one further. */
static uint64_t
luck_beside(enum coordinate beside, uint32_t person)
{
    struct rng rng = {20130101 + (beside == SEED), 3 + (beside == REPLICATION)};

    return rng_bits(&rng, rng_person_make(1 + (beside == STREAM), 17 + (beside == MONTH), person),
                    9 + (beside == DECISION), beside == DRAW);
}

static uint64_t row[N], row_beside[N];

static void
fill_row(enum coordinate along)
{
    for (uint32_t i = 0; i < N; i++)
        row[i] = luck(along, i);
}

static uint32_t
word(uint64_t bits, bool low)
{
    return low ? (uint32_t)bits : (uint32_t)(bits >> 32);
}

/* ---- probabilities ---- */

static double
of_chi_square(double sum, double degrees)
{
    return 2.0 * fmin(gsl_cdf_chisq_P(sum, degrees), gsl_cdf_chisq_Q(sum, degrees));
}

static double
of_normal(double z)
{
    return 2.0 * gsl_cdf_ugaussian_Q(fabs(z));
}

static double
excess(double counted, double expected)
{
    return (counted - expected) * (counted - expected) / expected;
}

/* ---- checks of a row ---- */

/* Each of the lower 32 bits of n values is a fair coin. */
static double
coins(const uint64_t *values, uint32_t n)
{
    int64_t ones[32] = {0};
    double sum = 0.0;

    for (uint32_t i = 0; i < n; i++)
        for (int bit = 0; bit < 32; bit++)
            ones[bit] += values[i] >> bit & 1;
    for (int bit = 0; bit < 32; bit++)
        sum += 2.0 * excess((double)ones[bit], n / 2.0);
    return of_chi_square(sum, 32.0);
}

static double
bits(bool low)
{
    for (uint32_t i = 0; i < N; i++)
        row_beside[i] = word(row[i], low);
    return coins(row_beside, N);
}

static double
differences(bool low)
{
    for (uint32_t i = 0; i < N / 2; i++)
        row_beside[i] = word(row[2 * i] ^ row[2 * i + 1], low);
    return coins(row_beside, N / 2);
}

/* Six bits of a value by six bits of another fall in each of 4,096 cells equally often. */
static double
square(const uint64_t *first, const uint64_t *second, size_t stride, int shift)
{
    static int32_t cells[64 * 64];
    double sum = 0.0, expected = (double)N / (double)stride / (64 * 64);

    for (int cell = 0; cell < 64 * 64; cell++)
        cells[cell] = 0;
    for (size_t i = 0; i < N; i += stride)
        cells[(first[i] >> shift & 63) << 6 | (second[i] >> shift & 63)]++;
    for (int cell = 0; cell < 64 * 64; cell++)
        sum += excess(cells[cell], expected);
    return of_chi_square(sum, 64 * 64 - 1.0);
}

/* Of a word, the first six bits and the last. */
static double
pairs(bool low)
{
    return fmin(square(row, row + 1, 2, low ? 26 : 58), square(row, row + 1, 2, low ? 0 : 32));
}

/* The mean product of two uniform values about their means is 0, its variance 1/144. */
static double
correlation(const uint64_t *first, const uint64_t *second, size_t n, bool first_low,
            bool second_low)
{
    double sum = 0.0;

    for (size_t i = 0; i < n; i++)
        sum += ((double)word(first[i], first_low) * 0x1p-32 - 0.5) *
               ((double)word(second[i], second_low) * 0x1p-32 - 0.5);
    return of_normal(12.0 * sum / sqrt((double)n));
}

/* With the next, the one after it, the seventh and the 256th. */
static double
correlations(bool low)
{
    static const size_t lags[] = {1, 2, 7, 256};
    double least = 1.0;

    for (size_t k = 0; k < sizeof lags / sizeof *lags; k++)
        least = fmin(least, correlation(row, row + lags[k], N - lags[k], low, low));
    return least;
}

/* High with low, and low with the next high. */
static double
words(bool low)
{
    return correlation(row, row + low, N - low, low, !low);
}

/* Values below an eighth come after gaps that are geometric. */
static double
gaps(bool low)
{
    enum { LONGEST = 40 };
    int64_t counts[LONGEST + 1] = {0}, n = 0;
    int gap = 0;
    double sum = 0.0, share = 1.0;

    for (size_t i = 0; i < N; i++) {
        if (word(row[i], low) >> 29 != 0) {
            gap++;
            continue;
        }
        counts[gap < LONGEST ? gap : LONGEST]++;
        n++;
        gap = 0;
    }
    for (int k = 0; k < LONGEST; k++, share *= 7.0 / 8.0)
        sum += excess((double)counts[k], (double)n * share / 8.0);
    sum += excess((double)counts[LONGEST], (double)n * share);
    return of_chi_square(sum, LONGEST);
}

/* A run upwards is at least r long with probability 1 / r!; the value that ends it is left out, so
 * that runs are independent (Knuth, 3.3.2, exercise 14). */
static double
runs(bool low)
{
    enum { LONGEST = 6 };
    int64_t counts[LONGEST + 1] = {0}, n = 0;
    double sum = 0.0, at_least = 1.0;
    size_t i = 0;

    while (i + 1 < N) {
        int length = 1;
        while (i + 1 < N && word(row[i + 1], low) > word(row[i], low)) {
            length++;
            i++;
        }
        counts[length < LONGEST ? length : LONGEST]++;
        n++;
        i += 2;
    }
    for (int r = 1; r < LONGEST; r++) {
        double longer = at_least / (r + 1);
        sum += excess((double)counts[r], (double)n * (at_least - longer));
        at_least = longer;
    }
    sum += excess((double)counts[LONGEST], (double)n * at_least);
    return of_chi_square(sum, LONGEST - 1.0);
}

static int
by_size(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* Of 4,096 birthdays in a year of 2^32 days, sorted, some spacings are equal: a Poisson number with
 * mean 4096^3 / 2^34 = 4 (Marsaglia), over 256 lots. */
static double
birthdays(bool low)
{
    enum { LOT = 4096 };
    static uint32_t days[LOT];
    unsigned equal = 0;
    double mean = 4.0 * N / LOT;

    for (size_t first = 0; first < N; first += LOT) {
        for (size_t i = 0; i < LOT; i++)
            days[i] = word(row[first + i], low);
        qsort(days, LOT, sizeof *days, by_size);
        for (size_t i = LOT - 1; i > 0; i--)
            days[i] -= days[i - 1];
        qsort(days, LOT, sizeof *days, by_size);
        for (size_t i = 1; i < LOT; i++)
            equal += days[i] == days[i - 1];
    }
    return 2.0 * fmin(gsl_cdf_poisson_P(equal, mean), gsl_cdf_poisson_Q(equal - (equal > 0), mean));
}

/* The word as the high one of a value: those are what is used of it. */
static uint64_t
foremost(uint64_t bits, bool low)
{
    return low ? bits << 32 | bits >> 32 : bits;
}

/* Each of n is drawn equally often. */
static double
indices_of(uint32_t n, bool low)
{
    static int32_t counts[1000];
    double sum = 0.0;

    for (uint32_t k = 0; k < n; k++)
        counts[k] = 0;
    for (size_t i = 0; i < N; i++)
        counts[draw_index(foremost(row[i], low), n)]++;
    for (uint32_t k = 0; k < n; k++)
        sum += excess(counts[k], (double)N / n);
    return of_chi_square(sum, n - 1.0);
}

static double
indices(bool low)
{
    return fmin(indices_of(7, low), indices_of(1000, low));
}

static double
chance_of(double probability, bool low)
{
    double happened = 0.0;

    for (size_t i = 0; i < N; i++)
        happened += rng_happens(foremost(row[i], low), probability);
    return 2.0 * fmin(gsl_cdf_binomial_P((unsigned)happened, probability, N),
                      gsl_cdf_binomial_Q((unsigned)happened - (happened > 0.0), probability, N));
}

static double
chances(bool low)
{
    return fmin(chance_of(0.3, low), chance_of(0.001, low));
}

/* ---- the battery ---- */

enum {
    BITS, DIFFERENCES, PAIRS, CORRELATIONS, WORDS, GAPS, RUNS, BIRTHDAYS, INDICES, CHANCES, CHECKS
};

static const struct check {
    const char *name;
    double (*probability)(bool low); /* the least of so many */
    int values;
} checks[CHECKS] = {
    {"bits", bits, 1},
    {"bits of differences", differences, 1},
    {"pairs", pairs, 2},
    {"correlations", correlations, 4},
    {"one word with the other", words, 1},
    {"gaps", gaps, 1},
    {"runs", runs, 1},
    {"birthday spacings", birthdays, 1},
    {"indices", indices, 2},
    {"chances", chances, 2},
};

/* Of 7 rows, 16 values a word, and of 6 rows beside the people's, 6 values. */
enum { VALUES = COORDINATES * 2 * 16 + (COORDINATES - 1) * 6 };

#define EACH (FALSE_ALARM / VALUES)

static const char *const word_names[] = {"high word", "low word"};

Test(streams, a_row_of_neighbours_is_a_sequence_of_chance)
{
    for (int along = 0; along < COORDINATES; along++) {
        int values = 0;
        fill_row((enum coordinate)along);
        for (int k = 0; k < 2 * CHECKS; k++) {
            double probability = checks[k / 2].probability(k % 2);
            cr_expect_geq(probability, EACH, "%s, %s, %s: probability %g", coordinate_names[along],
                          checks[k / 2].name, word_names[k % 2], probability);
            values += checks[k / 2].values;
        }
        cr_assert_eq(values, 2 * 16);
    }
}

Test(streams, the_row_beside_is_another)
{
    fill_row(PERSON);
    for (uint32_t i = 0; i < N; i++)
        cr_assert_eq(row[i], luck_beside(PERSON, i), "rows of people are not the same addresses");
    for (int beside = PERSON + 1; beside < COORDINATES; beside++) {
        double least = 1.0;
        for (uint32_t i = 0; i < N; i++)
            row_beside[i] = luck_beside((enum coordinate)beside, i);
        for (int low = 0; low < 2; low++) {
            least = fmin(least, correlation(row, row_beside, N, low, low));
            least = fmin(least, square(row, row_beside, 1, low ? 26 : 58));
            least = fmin(least, square(row, row_beside, 1, low ? 0 : 32));
        }
        cr_expect_geq(least, EACH, "%s: probability %g", coordinate_names[beside], least);
    }
}

/* ---- what the battery can see ---- */

/* Chance for spoiling a row, of another generator. */
static bool
now_and_then(uint64_t *state, unsigned once_in)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*state >> 33) % once_in == 0;
}

static void
set_a_bit(size_t i, bool now)
{
    row[i] |= now ? UINT64_C(0x0000010000000100) : 0;
}

static void
repeat_the_last(size_t i, bool now)
{
    if (now && i > 0)
        row[i] = row[i - 1];
}

static void
follow_the_last(size_t i, bool now)
{
    if (now && i > 0)
        row[i] = row[i - 1] + UINT64_C(0x100000001);
}

static void
copy_the_word(size_t i, bool now)
{
    if (now && i > 0)
        row[i] = (uint32_t)row[i - 1] * UINT64_C(0x100000001);
}

static void
coarsen(size_t i, bool now)
{
    if (now)
        row[i] &= UINT64_C(0xffffff00ffffff00);
}

static void
shrink(size_t i, bool now)
{
    if (now)
        row[i] = row[i] >> 33 << 32 | (uint32_t)row[i] / 2;
}

/* A fault that befalls one value in so many, and the checks that must see it in either word. */
static const struct {
    const char *name;
    void (*spoil)(size_t i, bool now);
    unsigned once_in;
    unsigned seen_by; /* a bit for each */
} faults[] = {
    {"a bit is set", set_a_bit, 64, 1u << BITS},
    {"the same again", repeat_the_last, 50,
     1u << DIFFERENCES | 1u << PAIRS | 1u << CORRELATIONS | 1u << BIRTHDAYS},
    {"one more than before", follow_the_last, 30, 1u << RUNS | 1u << GAPS},
    {"both words are the last low one", copy_the_word, 50, 1u << WORDS},
    {"the last bits are 0", coarsen, 3, 1u << BIRTHDAYS},
    {"half of it", shrink, 100, 1u << INDICES | 1u << CHANCES},
};

Test(streams, small_faults_are_seen)
{
    unsigned seen = 0;

    for (size_t f = 0; f < sizeof faults / sizeof *faults; f++) {
        uint64_t state = 1;
        fill_row(PERSON);
        for (size_t i = 0; i < N; i++)
            faults[f].spoil(i, now_and_then(&state, faults[f].once_in));
        for (int k = 0; k < 2 * CHECKS; k++) {
            if ((faults[f].seen_by >> k / 2 & 1) == 0)
                continue;
            seen |= 1u << k / 2;
            cr_expect_lt(checks[k / 2].probability(k % 2), EACH, "%s: not seen by %s, %s",
                         faults[f].name, checks[k / 2].name, word_names[k % 2]);
        }
    }
    cr_assert_eq(seen, (1u << CHECKS) - 1, "a check that no fault turns red");
}
