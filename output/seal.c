/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/seal.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const char magic[SEAL_MAGIC + 1] = "dstrsha2"; /* behind it: SHA-256 of all before it */

void
seal_make(unsigned char seal[SEAL_SIZE], const void *bytes, size_t n)
{
    const struct safe_part part = {bytes, n};

    memcpy(seal, magic, SEAL_MAGIC);
    digest_parts(seal + SEAL_MAGIC, &part, 1);
}

int
seal_make_of_file(unsigned char seal[SEAL_SIZE], int descriptor, size_t n, struct error *error)
{
    memcpy(seal, magic, SEAL_MAGIC);
    return digest_file(seal + SEAL_MAGIC, descriptor, n, error);
}

bool
seal_begins(const unsigned char *bytes)
{
    return memcmp(bytes, magic, SEAL_MAGIC) == 0;
}

int
seal_check(int descriptor, size_t n, enum seal_state *state, struct error *error)
{
    unsigned char seal[SEAL_SIZE], said[SEAL_SIZE];
    int code;

    *state = SEAL_ABSENT;
    if (n < SEAL_SIZE)
        return 0;
    if (pread(descriptor, said, SEAL_SIZE, (off_t)(n - SEAL_SIZE)) != SEAL_SIZE)
        return error_set(error, ERR_IO, "its end cannot be read: %s", strerror(errno));
    if (!seal_begins(said))
        return 0;
    code = seal_make_of_file(seal, descriptor, n - SEAL_SIZE, error);
    if (code == 0)
        *state = memcmp(seal, said, SEAL_SIZE) == 0 ? SEAL_HOLDS : SEAL_BROKEN;
    return code;
}
