/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/shard_file.h"

#include "output/digest.h"
#include "output/safe.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 64 };

/* The head, by offsets: magic, scenario, layout, seed, first, count, bytes behind it, version, zeros,
 * checksum. Numbers are little-endian. */
enum {
    AT_MAGIC = 0,
    AT_SCENARIO = 8,
    AT_LAYOUT = AT_SCENARIO + RESULT_DIGEST,
    AT_SEED = AT_LAYOUT + RESULT_DIGEST,
    AT_FIRST = AT_SEED + 8,
    AT_COUNT = AT_FIRST + 8,
    AT_BYTES = AT_COUNT + 8,
    AT_VERSION = AT_BYTES + 8,
    AT_CHECKSUM = SHARD_HEAD - DIGEST_SIZE
};

/* The 2 is the version of this head, and of what is behind it. */
enum { MAGIC_SIZE = 8 };
static const char magic[] = "dstroom2";

_Static_assert(AT_VERSION + sizeof(((struct shard_head *)0)->version) <= AT_CHECKSUM,
               "the head is too short");

void
shard_head_of_run(struct shard_head *self, const struct result_about *about,
                  const struct measures_shape *shape)
{
    memset(self, 0, sizeof *self);
    memcpy(self->scenario, about->digest, RESULT_DIGEST);
    digest_layout(shape, self->layout);
    self->seed = about->seed;
    snprintf(self->version, sizeof self->version, "%s", about->version);
}

bool
shard_head_same_run(const struct shard_head *a, const struct shard_head *b)
{
    return memcmp(a->scenario, b->scenario, RESULT_DIGEST) == 0 &&
           memcmp(a->layout, b->layout, RESULT_DIGEST) == 0 && a->seed == b->seed &&
           strcmp(a->version, b->version) == 0;
}

/* ---- the head as bytes ---- */

static void
put_number(unsigned char *bytes, int64_t number)
{
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)number >> 8 * i);
}

static int64_t
get_number(const unsigned char *bytes)
{
    uint64_t number = 0;

    for (int i = 7; i >= 0; i--)
        number = number << 8 | bytes[i];
    return (int64_t)number;
}

static void
checksum(const unsigned char *head, const unsigned char *chunks, size_t n,
         unsigned char digest[DIGEST_SIZE])
{
    const struct safe_part parts[] = {{head, AT_CHECKSUM}, {chunks, n}};

    digest_parts(digest, parts, 2);
}

static void
pack(unsigned char *bytes, const struct shard_head *head, const unsigned char *chunks, size_t n)
{
    memset(bytes, 0, SHARD_HEAD);
    memcpy(bytes + AT_MAGIC, magic, 8);
    memcpy(bytes + AT_SCENARIO, head->scenario, RESULT_DIGEST);
    memcpy(bytes + AT_LAYOUT, head->layout, RESULT_DIGEST);
    put_number(bytes + AT_SEED, head->seed);
    put_number(bytes + AT_FIRST, head->range.first);
    put_number(bytes + AT_COUNT, head->range.count);
    put_number(bytes + AT_BYTES, (int64_t)n);
    memcpy(bytes + AT_VERSION, head->version, sizeof head->version);
    checksum(bytes, chunks, n, bytes + AT_CHECKSUM);
}

/* A shard of n bytes as some version of ours wrote it: none had its checksum elsewhere. */
static bool
is_sound(const unsigned char *bytes, size_t n)
{
    unsigned char digest[DIGEST_SIZE];

    if (n < SHARD_HEAD || memcmp(bytes + AT_MAGIC, magic, MAGIC_SIZE - 1) != 0 ||
        get_number(bytes + AT_BYTES) != (int64_t)(n - SHARD_HEAD))
        return false;
    checksum(bytes, bytes + SHARD_HEAD, n - SHARD_HEAD, digest);
    return memcmp(digest, bytes + AT_CHECKSUM, DIGEST_SIZE) == 0;
}

/* False where the head says what cannot be. */
static bool
unpack(struct shard_head *head, const unsigned char *bytes)
{
    memcpy(head->scenario, bytes + AT_SCENARIO, RESULT_DIGEST);
    memcpy(head->layout, bytes + AT_LAYOUT, RESULT_DIGEST);
    head->seed = get_number(bytes + AT_SEED);
    head->range.first = get_number(bytes + AT_FIRST);
    head->range.count = get_number(bytes + AT_COUNT);
    memcpy(head->version, bytes + AT_VERSION, sizeof head->version);
    return memchr(head->version, '\0', sizeof head->version) != NULL && head->range.first >= 0 &&
           head->range.count > 0 && head->range.first <= INT32_MAX &&
           head->range.count <= INT32_MAX;
}

/* ---- files ---- */

int
shard_file_publish(const char *path, const struct shard_head *head, const unsigned char *chunks,
                   size_t n, struct error *error)
{
    unsigned char bytes[SHARD_HEAD];
    const struct safe_part parts[] = {{bytes, SHARD_HEAD}, {chunks, n}};

    pack(bytes, head, chunks, n);
    return safe_publish(path, parts, 2, error);
}

int
shard_file_read(const char *path, struct shard_head *head, unsigned char **chunks, size_t *n,
                struct error *error)
{
    unsigned char *bytes;
    size_t size;
    int code = safe_read(path, &bytes, &size, error);

    if (code != 0)
        return code;
    if (!is_sound(bytes, size))
        code = error_set(error, ERR_FORMAT, "%s: not a shard, or damaged", path);
    else if (memcmp(bytes + AT_MAGIC, magic, MAGIC_SIZE) != 0)
        code = error_set(error, ERR_INPUT, "%s: is of another version of doorstroom", path);
    else if (!unpack(head, bytes))
        code = error_set(error, ERR_FORMAT, "%s: not a shard, or damaged", path);
    if (code != 0) {
        free(bytes);
        return code;
    }
    if (chunks == NULL) {
        free(bytes);
        return 0;
    }
    memmove(bytes, bytes + SHARD_HEAD, size - SHARD_HEAD);
    *chunks = bytes;
    *n = size - SHARD_HEAD;
    return 0;
}

char *
shard_file_path(const char *folder, const struct shard *range)
{
    char name[NAME_SIZE];

    snprintf(name, sizeof name, "shard-%08" PRId64 "-%08" PRId64 ".bin", range->first,
             range->first + range->count - 1);
    return safe_join(folder, name);
}

bool
shard_file_is_named(const char *name)
{
    size_t n = strlen(name);

    return strncmp(name, "shard-", 6) == 0 && n > 10 && strcmp(name + n - 4, ".bin") == 0;
}
