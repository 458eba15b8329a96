/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/path.h"

#include <stdlib.h>
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

/* The folder of a file, from the root on; to be freed; NULL where it cannot be found. */
static char *
real_folder(const char *file)
{
    const char *slash = strrchr(file, '/');
    char *folder = slash != NULL ? strndup(file, (size_t)(slash - file) + 1) : strdup(".");
    char *real = folder != NULL ? realpath(folder, NULL) : NULL;

    free(folder);
    return real;
}

/* How far two folders lead the same way: whole names alone. */
static size_t
shared_length(const char *a, const char *b)
{
    size_t i = 0, last = 0;

    for (; a[i] != '\0' && a[i] == b[i]; i++)
        if (a[i] == '/')
            last = i + 1;
    return (a[i] == '\0' || a[i] == '/') && (b[i] == '\0' || b[i] == '/') ? i : last;
}

/* Up from one folder and down to another: "../../data", without what they share. */
static const char *
way(struct pool *pool, const char *from, const char *to, const char *name)
{
    size_t shared = shared_length(from, to);
    const char *down = to + shared + strspn(to + shared, "/");
    const char *path = pool_format(pool, "%s%s%s", down, *down != '\0' ? "/" : "", name);

    for (from += shared; path != NULL && *(from += strspn(from, "/")) != '\0';
         from += strcspn(from, "/"))
        path = pool_format(pool, "../%s", path);
    return path;
}

const char *
path_seen_beside(struct pool *pool, const char *file, const char *path)
{
    const char *slash = strrchr(path, '/'), *seen = NULL;
    char *from = *path != '/' ? real_folder(file) : NULL;
    char *to = from != NULL ? real_folder(path) : NULL;

    seen = to != NULL ? way(pool, from, to, slash != NULL ? slash + 1 : path)
                      : pool_text(pool, path);
    free(from);
    free(to);
    return seen;
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
