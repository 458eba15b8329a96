/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/rng.h"

#include <string.h>

#include <Random123/philox.h>
#include <gsl/gsl_randist.h>

struct stream {
    philox4x32_ctr_t counter;
    philox4x32_key_t key;
    philox4x32_ctr_t words;
    unsigned used; /* words already given out of the four */
};

static philox4x32_key_t
key_of_seed(uint64_t seed)
{
    philox4x32_key_t key = {{(uint32_t)seed, (uint32_t)(seed >> 32)}};

    return key;
}

static philox4x32_ctr_t
counter_of_address(const struct rng *self, rng_person person, unsigned decision, uint32_t draw)
{
    uint32_t stream_month = (uint32_t)(person >> 32) & 0xffffffu;
    philox4x32_ctr_t counter = {
        {draw, self->replication, (uint32_t)person, stream_month << 8 | (decision & 0xffu)}};

    return counter;
}

void
rng_block(const struct rng *self, rng_person person, unsigned decision, uint32_t draw,
          uint32_t words[4])
{
    philox4x32_ctr_t block =
        philox4x32(counter_of_address(self, person, decision, draw), key_of_seed(self->seed));

    memcpy(words, block.v, sizeof block.v);
}

uint64_t
rng_bits(const struct rng *self, rng_person person, unsigned decision, uint32_t draw)
{
    philox4x32_ctr_t block =
        philox4x32(counter_of_address(self, person, decision, draw), key_of_seed(self->seed));

    return (uint64_t)block.v[0] << 32 | block.v[1];
}

/* ---- the generator as GSL sees it ---- */

static void
stream_set(void *state, unsigned long seed)
{
    struct stream *stream = state;

    memset(stream, 0, sizeof *stream);
    stream->key = key_of_seed(seed);
    stream->used = 4;
}

static unsigned long
stream_get(void *state)
{
    struct stream *stream = state;

    if (stream->used == 4) {
        stream->words = philox4x32(stream->counter, stream->key);
        stream->counter.v[0]++; /* a stream is 2^32 blocks long and never leaves its address */
        stream->used = 0;
    }
    return stream->words.v[stream->used++];
}

/* 53 bits, in [0, 1). */
static double
stream_get_double(void *state)
{
    uint64_t high = stream_get(state), low = stream_get(state);

    return (double)((high << 32 | low) >> 11) * (1.0 / 9007199254740992.0);
}

static const gsl_rng_type philox_type = {
    .name = "philox4x32-10",
    .max = UINT32_MAX,
    .min = 0,
    .size = sizeof(struct stream),
    .set = stream_set,
    .get = stream_get,
    .get_double = stream_get_double,
};

const gsl_rng_type *const rng_philox = &philox_type;

void
rng_gsl_place(gsl_rng *generator, const struct rng *self, rng_person person, unsigned decision)
{
    struct stream *stream = generator->state;

    stream_set(stream, 0);
    stream->key = key_of_seed(self->seed);
    stream->counter = counter_of_address(self, person, decision, 0);
}

uint32_t
rng_poisson(const struct rng *self, rng_person person, unsigned decision, double mean)
{
    struct stream stream;
    gsl_rng generator = {.type = rng_philox, .state = &stream};

    rng_gsl_place(&generator, self, person, decision);
    return mean > 0.0 ? gsl_ran_poisson(&generator, mean) : 0;
}
