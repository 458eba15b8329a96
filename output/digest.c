/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/digest.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 20 }; /* of a file, in bytes */

_Static_assert(SHA256_DIGEST_SIZE == (int)DIGEST_SIZE, "SHA-256");

void
digest_parts(unsigned char digest[DIGEST_SIZE], const struct safe_part *parts, size_t n_parts)
{
    struct sha256_ctx hash;

    sha256_init(&hash);
    for (size_t i = 0; i < n_parts; i++)
        sha256_update(&hash, parts[i].n, parts[i].bytes);
    sha256_digest(&hash, DIGEST_SIZE, digest);
}

int
digest_file(unsigned char digest[DIGEST_SIZE], int descriptor, size_t n, struct error *error)
{
    unsigned char *piece = malloc(PIECE);
    struct sha256_ctx hash;
    size_t done = 0;
    int code = piece != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for a checksum");

    sha256_init(&hash);
    while (done < n && code == 0) {
        ssize_t got = pread(descriptor, piece, n - done < PIECE ? n - done : PIECE, (off_t)done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            code = error_set(error, ERR_IO, "a file of %zu bytes cannot be read: %s", n,
                             got < 0 ? strerror(errno) : "too short");
        else
            sha256_update(&hash, (size_t)got, piece);
        done += got > 0 ? (size_t)got : 0;
    }
    sha256_digest(&hash, DIGEST_SIZE, digest);
    free(piece);
    return code;
}

void
digest_text(const unsigned char digest[DIGEST_SIZE], char text[DIGEST_TEXT_SIZE])
{
    for (size_t i = 0; i < DIGEST_SIZE; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
}

void
digest_run_id(const struct result_about *about, char text[RUN_ID_SIZE])
{
    unsigned char digest[DIGEST_SIZE];
    char all[DIGEST_TEXT_SIZE], numbers[64];
    struct safe_part parts[] = {
        {about->digest, RESULT_DIGEST}, {numbers, 0}, {about->version, strlen(about->version)}};

    parts[1].n = (size_t)snprintf(numbers, sizeof numbers, " %lld %lld ", (long long)about->seed,
                                  (long long)about->n_rep);
    digest_parts(digest, parts, sizeof parts / sizeof parts[0]);
    digest_text(digest, all);
    snprintf(text, RUN_ID_SIZE, "%.*s", RUN_ID_SIZE - 1, all);
}

/* A text and its end, so that "a" "bc" is not "ab" "c". */
static void
add_text(struct sha256_ctx *hash, const char *text)
{
    sha256_update(hash, strlen(text) + 1, (const uint8_t *)text);
}

static void
add_number(struct sha256_ctx *hash, long long number)
{
    char text[32];

    snprintf(text, sizeof text, "%lld", number);
    add_text(hash, text);
}

void
digest_layout(const struct measures_shape *shape, unsigned char digest[DIGEST_SIZE])
{
    struct sha256_ctx hash;

    sha256_init(&hash);
    add_number(&hash, shape->start);
    add_number(&hash, shape->end);
    for (int d = 0; d < DIMENSIONS; d++) {
        if (shape->extent[d] == 0)
            continue;
        add_text(&hash, dimension_names[d]);
        add_number(&hash, (long long)shape->extent[d]);
        for (size_t i = 0; i < shape->extent[d]; i++) {
            const char *label = dimension_label(shape, (enum dimension)d, i);
            add_text(&hash, label != NULL ? label : "");
        }
    }
    for (int m = 0; m < MEASURES; m++) {
        if (!measures_has(shape, (enum measure)m))
            continue;
        add_text(&hash, measure_rows[m].name);
        add_number(&hash, measure_rows[m].number);
        for (int i = 0; i < measure_rows[m].n_dimensions; i++)
            add_number(&hash, measure_rows[m].dimensions[i]);
    }
    sha256_digest(&hash, DIGEST_SIZE, digest);
}
