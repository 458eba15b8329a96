/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/press.h"

#include "output/grid.h"

#include <criterion/criterion.h>
#include <string.h>
#include <zlib.h>

static struct press *press;
static unsigned char kept[GRID_CHUNK_BYTES], shuffled[GRID_CHUNK_BYTES],
    pressed[2 * GRID_CHUNK_BYTES];

static int countdown = -1; /* beginnings of a stream until one fails; negative: none does */

int __real_deflateInit_(z_stream *stream, int level, const char *version, int size);
int __wrap_deflateInit_(z_stream *stream, int level, const char *version, int size);

int
__wrap_deflateInit_(z_stream *stream, int level, const char *version, int size)
{
    return countdown-- == 0 ? Z_MEM_ERROR : __real_deflateInit_(stream, level, version, size);
}

int __real_deflateInit2_(z_stream *stream, int level, int method, int bits, int memory,
                         int strategy, const char *version, int size);
int __wrap_deflateInit2_(z_stream *stream, int level, int method, int bits, int memory,
                         int strategy, const char *version, int size);

int
__wrap_deflateInit2_(z_stream *stream, int level, int method, int bits, int memory, int strategy,
                     const char *version, int size)
{
    return countdown-- == 0 ? Z_MEM_ERROR
                            : __real_deflateInit2_(stream, level, method, bits, memory, strategy,
                                                   version, size);
}

static void
open_press(void)
{
    struct error error = {0};

    cr_assert_eq(press_new(&press, &error), 0, "%s", error.text);
}

static void
close_press(void)
{
    press_free(press);
}

TestSuite(press, .init = open_press, .fini = close_press);

static uint64_t
mixed(uint64_t z)
{
    z = (z + 1) * 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 31) * 0xbf58476d1ce4e5b9u;
    return z ^ z >> 29;
}

/* Of n numbers one in so many is something, of at most so many bits. */
static void
fill(size_t n, size_t width, unsigned one_in, int bits)
{
    unsigned char *numbers = press_numbers(press);

    for (size_t i = 0; i < n; i++) {
        uint64_t z = mixed(i), number = z % one_in == 0 ? mixed(z) >> (64 - bits) : 0;
        memcpy(numbers + i * width, &number, width);
    }
}

/* Undone as a reader of HDF5 does it: zlib's stream, then the bytes put back; and by the press
 * itself. The numbers are those that were there. Returns how many bytes they came to. */
static size_t
press_and_undo(size_t n, size_t width)
{
    const unsigned char *bytes;
    uLongf undone = sizeof shuffled;
    size_t size;

    memcpy(kept, press_numbers(press), n * width);
    size = press_chunk(press, n, width, &bytes);
    cr_assert_gt(size, 0);
    cr_assert_eq(uncompress(shuffled, &undone, bytes, size), Z_OK);
    cr_assert_eq(undone, n * width);
    for (size_t i = 0; i < n * width; i++)
        cr_assert_eq(shuffled[i % width * n + i / width], kept[i], "byte %zu", i);
    memcpy(pressed, bytes, size);
    memset(press_numbers(press), 0x55, n * width);
    cr_assert(press_undo(press, pressed, size, n, width));
    cr_assert_eq(memcmp(press_numbers(press), kept, n * width), 0);
    return size;
}

Test(press, gives_what_hdf5_undoes)
{
    static const size_t lengths[] = {1, 2, 3, 7, 100, 5000, 99999};
    static const int bits[] = {1, 8, 9, 16, 24, 31, 32};
    static const unsigned one_in[] = {1, 2, 9, 1000};

    for (size_t length = 0; length < sizeof lengths / sizeof lengths[0]; length++)
        for (size_t b = 0; b < sizeof bits / sizeof bits[0]; b++)
            for (size_t o = 0; o < sizeof one_in / sizeof one_in[0]; o++)
                for (size_t width = 4; width <= 8; width += 4) {
                    size_t n = lengths[length];
                    unsigned char *numbers = press_numbers(press);
                    fill(n, width, one_in[o], bits[b]);
                    numbers[n * width - width] |= 1; /* something, whatever the luck */
                    press_and_undo(n, width);
                }
}

Test(press, takes_the_largest_chunk_that_cannot_be_made_smaller)
{
    fill(GRID_CHUNK_BYTES / 8, 8, 1, 64);
    cr_expect_gt(press_and_undo(GRID_CHUNK_BYTES / 8, 8), GRID_CHUNK_BYTES);
}

Test(press, of_zeros_there_is_nothing)
{
    const unsigned char *bytes;

    fill(1000, 8, 1, 64);
    memset(press_numbers(press), 0, 4 * 999);
    cr_expect_eq(press_chunk(press, 999, 4, &bytes), 0, "what is behind does not count");
}

/* A value in the last byte alone, negative numbers, and doubles, whose lowest bytes are zero. */
Test(press, keeps_each_byte_of_a_number)
{
    int32_t *whole = press_numbers(press);
    double *real = press_numbers(press);

    memset(whole, 0, 4 * 20000);
    whole[19999] = INT32_MIN;
    press_and_undo(20000, 4);
    memset(whole, 0, 4 * 20000);
    whole[3] = -1;
    press_and_undo(20000, 4);
    for (int i = 0; i < 20000; i++)
        real[i] = 0.5 * (i % 50);
    press_and_undo(20000, 8);
}

Test(press, says_that_there_is_no_memory)
{
    for (int n = 0; n < 2; n++) {
        struct press *none = press;
        struct error error = {0};
        countdown = n;
        cr_expect_eq(press_new(&none, &error), ERR_MEMORY);
        cr_expect_str_eq(error.text, "no memory to compress with");
        cr_expect_null(none);
    }
}

/* The same numbers give the same bytes, whatever else was pressed before. */
Test(press, does_not_depend_on_what_came_before)
{
    static unsigned char first[GRID_CHUNK_BYTES];
    static const struct {
        size_t n, width;
        unsigned one_in;
        int bits;
    } between[] = {{50000, 4, 1, 32}, {120000, 8, 5, 20}, {80500, 4, 60, 7}, {33, 8, 1, 64}};
    const unsigned char *bytes;
    size_t size, again;

    fill(80000, 4, 40, 7);
    size = press_chunk(press, 80000, 4, &bytes);
    memcpy(first, bytes, size);
    for (size_t i = 0; i < sizeof between / sizeof between[0]; i++) {
        fill(between[i].n, between[i].width, between[i].one_in, between[i].bits);
        press_and_undo(between[i].n, between[i].width);
        fill(80000, 4, 40, 7);
        again = press_chunk(press, 80000, 4, &bytes);
        cr_assert_eq(again, size);
        cr_expect_eq(memcmp(bytes, first, size), 0);
    }
}

/* Fewer numbers or more than there are, bytes that are cut off or damaged: seen. */
Test(press, undoes_nothing_else)
{
    const unsigned char *bytes;
    size_t size;

    fill(30000, 4, 7, 12);
    size = press_chunk(press, 30000, 4, &bytes);
    memcpy(pressed, bytes, size);
    cr_expect_not(press_undo(press, pressed, size, 29999, 4));
    cr_expect_not(press_undo(press, pressed, size, 30001, 4));
    cr_expect_not(press_undo(press, pressed, size, 30000, 8));
    cr_expect_not(press_undo(press, pressed, size - 1, 30000, 4));
    cr_expect_not(press_undo(press, pressed, 0, 30000, 4));
    pressed[size / 2] ^= 0x10;
    cr_expect_not(press_undo(press, pressed, size, 30000, 4));
    pressed[size / 2] ^= 0x10;
    cr_expect(press_undo(press, pressed, size, 30000, 4));
}

/* What it is for: of small numbers few and far between it gives no more than HDF5's level does. */
Test(press, gives_less_than_the_usual_level)
{
    static unsigned char usual[GRID_CHUNK_BYTES];
    uLongf size = sizeof usual;

    fill(82656, 4, 100, 6);
    cr_expect_lt(press_and_undo(82656, 4), GRID_CHUNK_BYTES);
    cr_assert_eq(compress2(usual, &size, shuffled, 4 * 82656, H5_DEFLATE_LEVEL), Z_OK);
    cr_expect_lt(press_and_undo(82656, 4), size);
}
