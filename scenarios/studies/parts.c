/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/parts.h"

#include "output/merge.h"
#include "output/safe.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ATTEMPTS = 100, /* to take a folder that others make and remove all the time */
       LOCK_NAME = 64 };

/* ---- the folder ---- */

/* Whether the path still leads to the folder that we opened. Once we have its lock, nobody else
 * removes it. */
static bool
is_ours(const struct parts *self)
{
    struct stat ours, theirs;

    return fstat(self->descriptor, &ours) == 0 && stat(self->folder, &theirs) == 0 &&
           ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev;
}

/* how: LOCK_EX or LOCK_SH. 1 taken, 0 where the folder has gone in the meantime, or an error. */
static int
open_and_lock(struct parts *self, int how, struct error *error)
{
    self->descriptor = open(self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->descriptor < 0 && errno == ENOENT)
        return 0;
    if (self->descriptor < 0)
        return error_set(error, errno == ENOTDIR ? ERR_INPUT : ERR_IO, "%s: %s", self->folder,
                         strerror(errno));
    /* A file system without locks (some network ones) still gets its run. */
    if (flock(self->descriptor, how | LOCK_NB) != 0 && errno == EWOULDBLOCK)
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
take(struct parts *self, int how, enum parts_leftover leftover, struct error *error)
{
    for (int i = 0; i < ATTEMPTS; i++) {
        bool made = mkdir(self->folder, 0777) == 0;
        int code;

        if (!made && errno != EEXIST)
            return error_set(error, ERR_IO, "%s: cannot be made: %s", self->folder,
                             strerror(errno));
        code = open_and_lock(self, how, error);
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

static int
parts_init(struct parts *self, const char *path, const char *end, struct error *error)
{
    size_t size = strlen(path) + strlen(end) + 1;

    *self = (struct parts){.descriptor = -1, .held = -1, .folder = malloc(size)};
    if (self->folder == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a folder");
    snprintf(self->folder, size, "%s%s", path, end);
    return 0;
}

int
parts_take(struct parts *self, const char *path, enum parts_leftover leftover,
           struct error *error)
{
    int code = parts_init(self, path, PARTS_END, error);

    return code == 0 ? take(self, LOCK_EX, leftover, error) : code;
}

int
parts_hold(struct parts *self, const char *folder, struct error *error)
{
    int code = parts_init(self, folder, "", error);

    self->stays = true;
    if (code == 0)
        code = open_and_lock(self, LOCK_EX, error);
    if (code == 0)
        return error_set(error, ERR_INPUT, "%s: there is no such folder", folder);
    return code > 0 ? 0 : code;
}

/* ---- one part ---- */

static int
lock_part(struct parts *self, const struct part *part, struct error *error)
{
    char name[LOCK_NAME];
    int code;

    snprintf(name, sizeof name, "part-%lld-of-%lld" SAFE_LOCK_END, (long long)part->number,
             (long long)part->of);
    self->lock = safe_join(self->folder, name);
    if (self->lock == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a lock");
    code = safe_lock(self->lock, false, &self->held, error);
    if (code == 0)
        return error_set(error, ERR_INPUT, "%s: another process is at part %lld/%lld",
                         self->folder, (long long)part->number, (long long)part->of);
    return code > 0 ? 0 : code;
}

int
parts_join(struct parts *self, const char *path, const struct part *part, struct error *error)
{
    int code = parts_init(self, path, PARTS_END, error);

    if (code == 0)
        code = take(self, LOCK_SH, PARTS_RESUME, error);
    return code == 0 ? lock_part(self, part, error) : code;
}

/* ---- afterwards ---- */

/* No other part has joined. */
static bool
is_alone(const struct parts *self)
{
    return flock(self->descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

int
parts_clear(struct parts *self, struct error *error)
{
    return merge_clean(self->folder, error);
}

void
parts_free(struct parts *self)
{
    if (self->held >= 0)
        safe_unlock(self->lock, self->held);
    free(self->lock);
    if (self->descriptor >= 0) {
        if (!self->stays && is_ours(self) && is_alone(self))
            (void)rmdir(self->folder); /* fails, as it should, where something is kept */
        close(self->descriptor);
    }
    free(self->folder);
    *self = (struct parts){.descriptor = -1, .held = -1};
}
