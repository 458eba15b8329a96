/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
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

int
seal_verify(int descriptor, size_t n, struct error *error)
{
    unsigned char theirs[SEAL_SIZE], ours[SEAL_SIZE];
    int code;

    if (n < SEAL_SIZE ||
        pread(descriptor, theirs, SEAL_SIZE, (off_t)(n - SEAL_SIZE)) != SEAL_SIZE ||
        memcmp(theirs, magic, SEAL_MAGIC) != 0)
        return 0;
    code = seal_make_of_file(ours, descriptor, n - SEAL_SIZE, error);
    if (code != 0)
        return code;
    if (memcmp(ours, theirs, SEAL_SIZE) != 0)
        return error_set(error, ERR_FORMAT, "is damaged: its checksum does not hold");
    return 1;
}

int
seal_check(const char *path, struct error *error)
{
    int code, descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;

    if (descriptor < 0 || fstat(descriptor, &status) != 0)
        code = error_set(error, ERR_IO, "%s: %s", path, strerror(errno));
    else
        code = seal_verify(descriptor, (size_t)status.st_size, error);
    if (descriptor >= 0)
        close(descriptor);
    return code < 0 ? code : 0;
}
