/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/press.h"

#include "output/grid.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
    SPARSE = 3,        /* less than one in so many bytes is anything */
    FEW = 4096,        /* fewer zeros are compressed with what is before them */
    KEPT = 64,         /* places for what zeros give, one for each few numbers of them */
    ZEROS_ROOM = 2048, /* two bits for each 258 of a chunk's, and what is around them */
    HEADER = 2,        /* bytes of a zlib stream */
    TRAILER = 4,
    MEMORY_LEVEL = 8, /* as deflateInit has it */
    ROOM = GRID_CHUNK_BYTES + GRID_CHUNK_BYTES / 1024 + ZEROS_ROOM
};

/* What n zeros give as a zlib stream; n 0: nothing yet. */
struct zeros {
    size_t n, size;
    uLong sum; /* Adler-32 of the zeros */
    unsigned char bytes[ZEROS_ROOM];
};

struct press {
    z_stream runs, strings;
    struct zeros zeros[KEPT];
    unsigned char numbers[GRID_CHUNK_BYTES], planes[GRID_CHUNK_BYTES];
    unsigned char pressed[ROOM];
};

int
press_new(struct press **self, struct error *error)
{
    struct press *press = *self = malloc(sizeof *press);

    if (press != NULL) /* what is behind is written before it is read */
        memset(press, 0, offsetof(struct press, numbers));
    if (press != NULL &&
        deflateInit2(&press->runs, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS, MEMORY_LEVEL, Z_RLE) ==
            Z_OK &&
        deflateInit(&press->strings, Z_BEST_SPEED) == Z_OK)
        return 0;
    press_free(press);
    *self = NULL;
    return error_set(error, ERR_MEMORY, "no memory to compress with");
}

void
press_free(struct press *self)
{
    if (self == NULL)
        return;
    deflateEnd(&self->runs); /* one that was not begun is told from one that was */
    deflateEnd(&self->strings);
    free(self);
}

void *
press_numbers(struct press *self)
{
    return self->numbers;
}

/* ---- planes: the first, the second, ... bytes of all numbers, from the lowest on ---- */

static size_t
place_of(size_t plane, size_t width)
{
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? plane : width - 1 - plane;
}

/* How many planes there are up to the last one in which there is anything. */
static size_t
planes_used(struct press *self, size_t bytes, size_t width)
{
    uint64_t all = 0, word;
    unsigned char any[sizeof word];
    size_t used = width;

    memset(self->numbers + bytes, 0, (sizeof word - bytes % sizeof word) % sizeof word);
    for (size_t at = 0; at < bytes; at += sizeof word) {
        memcpy(&word, self->numbers + at, sizeof word);
        all |= word;
    }
    memcpy(any, &all, sizeof any);
    while (used > 0) {
        size_t place = place_of(used - 1, width);
        if ((any[place] | any[sizeof any - width + place]) != 0)
            break;
        used--;
    }
    return used;
}

/* Of a width that is known as it is compiled, many at a time. */
static inline void
take_plane(unsigned char *restrict to, const unsigned char *restrict from, size_t n, size_t width)
{
    for (size_t i = 0; i < n; i++)
        to[i] = from[i * width];
}

static void
take_planes(struct press *self, size_t n, size_t width, size_t used)
{
    for (size_t plane = 0; plane < used; plane++) {
        unsigned char *to = self->planes + plane * n;
        const unsigned char *from = self->numbers + place_of(plane, width);
        if (width == sizeof(int32_t))
            take_plane(to, from, n, sizeof(int32_t));
        else
            take_plane(to, from, n, sizeof(int64_t));
    }
}

static bool
is_sparse(const unsigned char *bytes, size_t n)
{
    size_t something = 0;

    for (size_t i = 0; i < n; i++)
        something += bytes[i] != 0;
    return something * SPARSE < n;
}

/* ---- streams ---- */

/* Returns how many bytes it gives. */
static size_t
squeeze(z_stream *stream, unsigned char *from, size_t n, int flush, unsigned char *to, size_t room)
{
    int begun = deflateReset(stream), done;

    stream->next_in = from;
    stream->avail_in = (uInt)n;
    stream->next_out = to;
    stream->avail_out = (uInt)room;
    done = deflate(stream, flush);
    bug_assert(begun == Z_OK && done == (flush == Z_FINISH ? Z_STREAM_END : Z_OK) &&
                   stream->avail_in == 0 && stream->avail_out > 0,
               "%zu bytes cannot be compressed: %d", n, done);
    return room - stream->avail_out;
}

/* The zeros are taken from the planes' room. */
static void
make_zeros(struct press *self, struct zeros *zeros, size_t n)
{
    memset(self->planes, 0, n);
    zeros->n = n;
    zeros->size = squeeze(&self->runs, self->planes, n, Z_FINISH, zeros->bytes, ZEROS_ROOM);
    zeros->sum = self->runs.adler;
}

/* Goes on with n zeros after the first size bytes of a stream, which end with a whole byte and whose
 * contents have that Adler-32. Returns how long the stream becomes. */
static size_t
add_zeros(struct press *self, const struct zeros *zeros, size_t size, uLong sum)
{
    size_t body = zeros->size - HEADER - TRAILER;
    uLong all = adler32_combine(sum, zeros->sum, (z_off_t)zeros->n);
    unsigned char *to = self->pressed + size;

    memcpy(to, zeros->bytes + HEADER, body);
    for (size_t i = 0; i < TRAILER; i++)
        to[body + i] = (unsigned char)(all >> 8 * (TRAILER - 1 - i));
    return size + body + TRAILER;
}

/* ---- a chunk ---- */

size_t
press_chunk(struct press *self, size_t n, size_t width, const unsigned char **bytes)
{
    size_t used = planes_used(self, n * width, width), left = n * (width - used), size;
    struct zeros *zeros = &self->zeros[left / FEW % KEPT];
    z_stream *stream;
    uLong sum;

    *bytes = self->pressed;
    if (used == 0)
        return 0;
    if (left < FEW) {
        used = width;
        left = 0;
    }
    take_planes(self, n, width, used);
    stream = is_sparse(self->planes, n * used) ? &self->runs : &self->strings;
    size = squeeze(stream, self->planes, n * used, left == 0 ? Z_FINISH : Z_SYNC_FLUSH,
                   self->pressed, ROOM - ZEROS_ROOM);
    if (left == 0)
        return size;
    sum = stream->adler;
    if (zeros->n != left)
        make_zeros(self, zeros, left);
    return add_zeros(self, zeros, size, sum);
}

/* Of a width that is known as it is compiled, as take_plane. */
static inline void
put_plane(unsigned char *restrict to, const unsigned char *restrict from, size_t n, size_t width)
{
    for (size_t i = 0; i < n; i++)
        to[i * width] = from[i];
}

bool
press_undo(struct press *self, const unsigned char *bytes, size_t size, size_t n, size_t width)
{
    uLongf undone = (uLongf)(n * width);

    if (uncompress(self->planes, &undone, bytes, (uLong)size) != Z_OK || undone != n * width)
        return false;
    for (size_t plane = 0; plane < width; plane++) {
        unsigned char *to = self->numbers + place_of(plane, width);
        if (width == sizeof(int32_t))
            put_plane(to, self->planes + plane * n, n, sizeof(int32_t));
        else
            put_plane(to, self->planes + plane * n, n, sizeof(int64_t));
    }
    return true;
}
