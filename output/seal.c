/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/seal.h"

#include <stdlib.h>
#include <string.h>

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

int
seal_check(const char *path, struct error *error)
{
    unsigned char seal[SEAL_SIZE], *bytes;
    size_t n;
    int code = safe_read(path, &bytes, &n, error);

    if (code != 0)
        return code;
    if (n >= SEAL_SIZE && memcmp(bytes + n - SEAL_SIZE, magic, SEAL_MAGIC) == 0) {
        seal_make(seal, bytes, n - SEAL_SIZE);
        if (memcmp(seal, bytes + n - SEAL_SIZE, SEAL_SIZE) != 0)
            code = error_set(error, ERR_FORMAT, "is damaged: its checksum does not hold");
    }
    free(bytes);
    return code;
}
