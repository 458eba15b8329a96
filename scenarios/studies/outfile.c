/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/outfile.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

int
outfile_check(const char *path, bool force, struct error *error)
{
    struct stat status;

    if (lstat(path, &status) != 0) {
        if (errno == ENOENT)
            return 0;
        return error_set(error, ERR_IO, "%s: %s", path, strerror(errno));
    }
    if (!S_ISREG(status.st_mode))
        return error_set(error, ERR_INPUT,
                         "%s: is there and is not a regular file; not overwritten", path);
    if (!force)
        return error_set(error, ERR_INPUT, "%s: is there already; --force overwrites it", path);
    return 0;
}

bool
outfile_is(const char *path, const char *other)
{
    struct stat a, b;

    return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}
