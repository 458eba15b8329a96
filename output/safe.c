/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/safe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPORARY_END ".tmp"

enum { READ_AT_LEAST = 65536 };

char *
safe_join(const char *folder, const char *name)
{
    size_t length = strlen(folder), size = length + strlen(name) + 2;
    bool slash = length > 0 && folder[length - 1] == '/';
    char *path = malloc(size);

    if (path != NULL)
        snprintf(path, size, "%s%s%s", folder, slash ? "" : "/", name);
    return path;
}

char *
safe_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return strdup(".");
    if (slash == path)
        return strdup("/");
    return strndup(path, (size_t)(slash - path));
}

const char *
safe_name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

char *
safe_temporary_of(const char *path)
{
    const char *called = safe_name_of(path);
    size_t size = strlen(path) + 40;
    char *name = malloc(size);

    if (name != NULL)
        snprintf(name, size, "%.*s.%s.%ld" TEMPORARY_END, (int)(called - path), path, called,
                 (long)getpid());
    return name;
}

static bool
ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), n = strlen(end);

    return length > n && strcmp(name + length - n, end) == 0;
}

bool
safe_is_temporary(const char *name)
{
    return name[0] == '.' && ends_with(name, TEMPORARY_END);
}

static int
write_all(int descriptor, const struct safe_part *part)
{
    const char *next = part->bytes;
    size_t left = part->n;

    while (left > 0) {
        ssize_t written = write(descriptor, next, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        next += written;
        left -= (size_t)written;
    }
    return 0;
}

static int
sync_descriptor(int descriptor)
{
    int status;

    do
        status = fsync(descriptor);
    while (status != 0 && errno == EINTR);
    return status;
}

int
safe_sync_folder(const char *folder, struct error *error)
{
    int code = 0, descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (descriptor < 0)
        return error_set(error, ERR_IO, "%s: %s", folder, strerror(errno));
    /* Some file systems cannot sync a folder, and say so with EINVAL. */
    if (sync_descriptor(descriptor) != 0 && errno != EINVAL)
        code = error_set(error, ERR_IO, "%s: fsync: %s", folder, strerror(errno));
    close(descriptor);
    return code;
}

bool
safe_is_at(const char *path, int descriptor)
{
    struct stat ours, theirs;

    return fstat(descriptor, &ours) == 0 && stat(path, &theirs) == 0 &&
           ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev;
}

int
safe_lock_descriptor(int descriptor, bool wait)
{
    int status;

    do
        status = flock(descriptor, wait ? LOCK_EX : LOCK_EX | LOCK_NB);
    while (status != 0 && errno == EINTR);
    return status;
}

/* A sweep may come between the making of a file and its lock: it takes it for one left behind. Then
 * it is made anew. A file system without locks still gets its file: only the sweep knows less. A
 * link would have us write over a file that somebody else chose. */
int
safe_create(const char *name, const char *path, struct error *error)
{
    for (;;) {
        int descriptor =
            open(name, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (descriptor < 0) {
            error_set(error, ERR_IO, "%s: %s", errno == ELOOP ? name : path, strerror(errno));
            return -1;
        }
        if (safe_lock_descriptor(descriptor, true) != 0 || safe_is_at(name, descriptor))
            return descriptor;
        close(descriptor);
    }
}

int
safe_write(int descriptor, const char *path, const struct safe_part *part, struct error *error)
{
    return write_all(descriptor, part) == 0
               ? 0
               : error_set(error, ERR_IO, "%s: %s", path, strerror(errno));
}

/* Writes the parts, down to the disk. */
static int
write_parts(int descriptor, const char *path, const struct safe_part *parts, size_t n_parts,
            struct error *error)
{
    int code = 0;

    for (size_t i = 0; i < n_parts && code == 0; i++)
        code = safe_write(descriptor, path, &parts[i], error);
    if (code == 0 && sync_descriptor(descriptor) != 0)
        code = error_set(error, ERR_IO, "%s: fsync: %s", path, strerror(errno));
    return code;
}

int
safe_finish(int descriptor, const char *name, const struct safe_part *parts, size_t n_parts,
            const char *path, struct error *error)
{
    char *folder;
    int code = write_parts(descriptor, path, parts, n_parts, error);

    if (code == 0 && rename(name, path) != 0)
        code = error_set(error, ERR_IO, "%s: rename: %s", path, strerror(errno));
    if (code != 0)
        unlink(name);
    /* Locked until it has its name. All of it is on the disk: closing has nothing to tell. */
    close(descriptor);
    if (code != 0)
        return code;
    folder = safe_folder_of(path);
    if (folder == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the folder of %s", path);
    code = safe_sync_folder(folder, error);
    free(folder);
    return code;
}

void
safe_abandon(int descriptor, const char *name)
{
    (void)unlink(name);
    close(descriptor);
}

int
safe_publish(const char *path, const struct safe_part *parts, size_t n_parts,
             struct error *error)
{
    char *name = safe_temporary_of(path);
    int descriptor, code;

    if (name == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of %s", path);
    descriptor = safe_create(name, path, error);
    code = descriptor < 0 ? ERR_IO
                          : safe_finish(descriptor, name, parts, n_parts, path, error);
    free(name);
    return code;
}

int
safe_publish_by(const char *path, safe_writer *write_it, void *context, struct error *error)
{
    char *name = safe_temporary_of(path);
    int descriptor, code;

    if (name == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of %s", path);
    descriptor = safe_create(name, path, error);
    code = descriptor < 0 ? ERR_IO : write_it(context, descriptor, name, error);
    if (code == 0)
        code = safe_finish(descriptor, name, NULL, 0, path, error);
    else if (descriptor >= 0)
        safe_abandon(descriptor, name);
    free(name);
    return code;
}

/* Reads to the end; *n in: what the file's size was said to be. */
static int
read_all(int descriptor, unsigned char **bytes, size_t *n)
{
    size_t room = *n + READ_AT_LEAST, used = 0;

    *bytes = malloc(room);
    if (*bytes == NULL)
        return ERR_MEMORY;
    for (;;) {
        ssize_t got;
        if (used == room) {
            unsigned char *more = realloc(*bytes, room * 2);
            if (more == NULL)
                return ERR_MEMORY;
            *bytes = more;
            room *= 2;
        }
        got = read(descriptor, *bytes + used, room - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            *n = used;
            return got == 0 ? 0 : ERR_IO;
        }
        used += (size_t)got;
    }
}

int
safe_read(const char *path, unsigned char **bytes, size_t *n, struct error *error)
{
    struct stat status;
    int code = ERR_IO, descriptor = open(path, O_RDONLY | O_CLOEXEC);

    *bytes = NULL;
    *n = 0;
    if (descriptor >= 0 && fstat(descriptor, &status) == 0) {
        *n = (size_t)status.st_size;
        code = read_all(descriptor, bytes, n);
    }
    if (code == ERR_MEMORY)
        error_set(error, code, "no memory to read %s", path);
    else if (code != 0)
        error_set(error, code, "%s: %s", path, strerror(errno));
    if (descriptor >= 0)
        close(descriptor);
    if (code != 0) {
        free(*bytes);
        *bytes = NULL;
        *n = 0;
    }
    return code;
}

int
safe_sweep(const char *path, struct error *error)
{
    int code = 0, descriptor = open(path, O_RDONLY | O_CLOEXEC);

    if (descriptor < 0)
        return errno == ENOENT ? 0 : error_set(error, ERR_IO, "%s: %s", path, strerror(errno));
    if (safe_lock_descriptor(descriptor, false) == 0 && safe_is_at(path, descriptor) &&
        unlink(path) != 0 && errno != ENOENT && errno != EISDIR)
        code = error_set(error, ERR_IO, "%s: cannot be removed: %s", path, strerror(errno));
    close(descriptor);
    return code;
}

const char *
safe_behind_temporary(const char *name, const char *called)
{
    size_t length = strlen(called), end = strlen(TEMPORARY_END), digits;

    if (name[0] != '.' || strncmp(name + 1, called, length) != 0 || name[1 + length] != '.')
        return NULL;
    name += length + 2;
    digits = strspn(name, "0123456789");
    return digits > 0 && strncmp(name + digits, TEMPORARY_END, end) == 0 ? name + digits + end
                                                                         : NULL;
}

/* Whether a name is ".CALLED.4711.tmp", and not ".CALLED.csv.4711.tmp". */
static bool
is_temporary_of(const char *name, const char *called)
{
    const char *behind = safe_behind_temporary(name, called);

    return behind != NULL && *behind == '\0';
}

static int
sweep_folder(DIR *entries, const char *folder, const char *called, struct error *error)
{
    const struct dirent *entry;
    int code = 0;

    while (code == 0 && (entry = readdir(entries)) != NULL) {
        char *path = is_temporary_of(entry->d_name, called) ? safe_join(folder, entry->d_name)
                                                             : NULL;
        if (path != NULL)
            code = safe_sweep(path, error);
        free(path);
    }
    return code;
}

int
safe_sweep_beside(const char *path, struct error *error)
{
    char *folder = safe_folder_of(path);
    DIR *entries = folder != NULL ? opendir(folder) : NULL;
    int code = 0;

    if (folder == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for the name of a folder");
    else if (entries == NULL)
        code = error_set(error, ERR_IO, "%s: %s", folder, strerror(errno));
    else
        code = sweep_folder(entries, folder, safe_name_of(path), error);
    if (entries != NULL)
        closedir(entries);
    free(folder);
    return code;
}

/* ---- locks ---- */

bool
safe_is_lock(const char *name)
{
    return ends_with(name, SAFE_LOCK_END);
}

int
safe_lock(const char *path, bool wait, int *descriptor, struct error *error)
{
    for (;;) {
        /* For writing: network file systems ask for that where a lock excludes others. */
        *descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (*descriptor < 0)
            return error_set(error, ERR_IO, "%s: %s", path, strerror(errno));
        if (safe_lock_descriptor(*descriptor, wait) != 0 && errno == EWOULDBLOCK) {
            close(*descriptor);
            *descriptor = -1;
            return 0;
        }
        if (safe_is_at(path, *descriptor))
            return 1;
        close(*descriptor);
    }
}

/* Removed while it is ours: who waits for it sees that and makes another. */
void
safe_unlock(const char *path, int descriptor)
{
    (void)unlink(path);
    close(descriptor);
}
