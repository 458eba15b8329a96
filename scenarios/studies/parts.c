/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/parts.h"

#include "output/merge.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PARTS_END ".parts"

enum { ATTEMPTS = 100 }; /* to take a folder that others make and remove all the time */

/* Whether the path still leads to the folder that we opened. Once we have its lock, nobody else
 * removes it. */
static bool
is_ours(const struct parts *self)
{
    struct stat ours, theirs;

    return fstat(self->descriptor, &ours) == 0 && stat(self->folder, &theirs) == 0 &&
           ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev;
}

/* 1 taken, 0 where the folder has gone in the meantime, or an error. */
static int
open_and_lock(struct parts *self, struct error *error)
{
    self->descriptor = open(self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->descriptor < 0 && errno == ENOENT)
        return 0;
    if (self->descriptor < 0)
        return error_set(error, ERR_IO, "%s: %s", self->folder, strerror(errno));
    /* A file system without locks (some network ones) still gets its run. */
    if (flock(self->descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return error_set(error, ERR_INPUT, "%s: another process is writing this result",
                         self->folder);
    /* Whoever had the lock before us may have removed the folder that we opened. */
    if (is_ours(self))
        return 1;
    close(self->descriptor);
    self->descriptor = -1;
    return 0;
}

/* Empties a folder that is locked and not to be resumed; it is gone after that. */
static int
remove_leftover(struct parts *self, enum parts_leftover leftover, struct error *error)
{
    int code = 0;

    if (leftover == PARTS_CLEAR)
        code = parts_clear(self, error);
    else if (rmdir(self->folder) != 0 && errno != ENOENT)
        code = error_set(error, ERR_INPUT,
                         "%s: left by a run that did not finish; --resume goes on with it, "
                         "--force starts anew", self->folder);
    close(self->descriptor);
    self->descriptor = -1;
    return code;
}

static int
take(struct parts *self, enum parts_leftover leftover, struct error *error)
{
    for (int i = 0; i < ATTEMPTS; i++) {
        bool made = mkdir(self->folder, 0777) == 0;
        int code;

        if (!made && errno != EEXIST)
            return error_set(error, ERR_IO, "%s: cannot be made: %s", self->folder,
                             strerror(errno));
        code = open_and_lock(self, error);
        if (code < 0)
            return code;
        if (code > 0 && (made || leftover == PARTS_RESUME))
            return 0;
        if (code > 0)
            code = remove_leftover(self, leftover, error);
        if (code < 0)
            return code;
    }
    return error_set(error, ERR_INPUT, "%s: other processes are writing this result",
                     self->folder);
}

int
parts_take(struct parts *self, const char *path, enum parts_leftover leftover,
           struct error *error)
{
    size_t size = strlen(path) + sizeof PARTS_END;

    self->descriptor = -1;
    self->folder = malloc(size);
    if (self->folder == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a folder");
    snprintf(self->folder, size, "%s" PARTS_END, path);
    return take(self, leftover, error);
}

int
parts_clear(struct parts *self, struct error *error)
{
    return merge_clean(self->folder, error);
}

void
parts_free(struct parts *self)
{
    if (self->descriptor >= 0) {
        if (is_ours(self))
            (void)rmdir(self->folder); /* fails, as it should, where something is kept */
        close(self->descriptor);
    }
    free(self->folder);
    self->folder = NULL;
    self->descriptor = -1;
}
