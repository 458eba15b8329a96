/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/path.h"

#include <string.h>

const char *
path_beside(struct pool *pool, const char *file, const char *path)
{
    const char *slash = strrchr(file, '/');

    if (*path == '/' || slash == NULL)
        return pool_text(pool, path);
    return pool_format(pool, "%.*s/%s", (int)(slash - file), file, path);
}

const char *
path_said(struct pool *pool, struct place place, const char *path)
{
    return path_beside(pool, place.line < 0 ? "" : place.file, path);
}

const char *
path_stem(struct pool *pool, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    return pool_text_n(pool, name, dot != NULL && dot != name ? (size_t)(dot - name)
                                                              : strlen(name));
}
