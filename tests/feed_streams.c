/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * feed_streams ORDER SEED: the engine's chance as an endless stream of 32-bit words on standard
 * output, for a test of generators.  ORDER says which coordinate of the address goes fastest:
 *
 *     person        one decision of person after person, then the next decision
 *     decision      256 decisions of a person, then the next person
 *     replication   one decision of one person in replication after replication
 *
 * Both words of rng_bits are given, as a draw uses them. Ends when nobody reads any more.
 */

#include "sim/rng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 8192, CROWD = 1 << 16 };

static uint64_t
bits_in_order(char order, uint64_t seed, uint64_t i)
{
    struct rng rng = {seed, 0};
    uint64_t slow = i / CROWD, fast = i % CROWD;

    if (order == 'd')
        return rng_bits(&rng, rng_person_make(1, 17, (uint32_t)(i / RNG_DECISIONS)),
                        (unsigned)(i % RNG_DECISIONS), 0);
    if (order == 'p')
        return rng_bits(&rng,
                        rng_person_make(1, (unsigned)(slow / RNG_DECISIONS), (uint32_t)fast),
                        (unsigned)(slow % RNG_DECISIONS), 0);
    rng.replication = (uint32_t)fast;
    return rng_bits(&rng, rng_person_make(1, 17, (uint32_t)(slow / RNG_DECISIONS)),
                    (unsigned)(slow % RNG_DECISIONS), 0);
}

int
main(int argc, char **argv)
{
    static uint32_t words[2 * BLOCK];
    uint64_t seed, i = 0;

    if (argc != 3 || (strcmp(argv[1], "person") != 0 && strcmp(argv[1], "decision") != 0 &&
                      strcmp(argv[1], "replication") != 0)) {
        fputs("usage: feed_streams person|decision|replication SEED\n", stderr);
        return 2;
    }
    seed = strtoull(argv[2], NULL, 10);
    do {
        for (int k = 0; k < BLOCK; k++) {
            uint64_t bits = bits_in_order(argv[1][0], seed, i++);
            words[2 * k] = (uint32_t)(bits >> 32);
            words[2 * k + 1] = (uint32_t)bits;
        }
    } while (fwrite(words, sizeof words, 1, stdout) == 1);
    return 0;
}
