/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2, syncfs */
#include "output/folder.h"

#include "output/safe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ASIDE_END ".old"

/* ---- what a folder holds ---- */

static bool
is_entry(const char *name)
{
    return strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

bool
folder_holds_only(const char *path, folder_file *is_of_it)
{
    DIR *entries = opendir(path);
    const struct dirent *entry;
    bool only = entries != NULL;

    while (only && (entry = readdir(entries)) != NULL)
        only = !is_entry(entry->d_name) || is_of_it(entry->d_name);
    if (entries != NULL)
        closedir(entries);
    return only;
}

void
folder_remove(const char *path, folder_file *is_of_it)
{
    DIR *entries = opendir(path);
    const struct dirent *entry;

    while (entries != NULL && (entry = readdir(entries)) != NULL)
        if (is_entry(entry->d_name) && is_of_it(entry->d_name))
            (void)unlinkat(dirfd(entries), entry->d_name, 0);
    if (entries != NULL)
        closedir(entries);
    (void)rmdir(path);
}

/* ---- what killed processes left ---- */

static int
open_folder(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void
sweep_one(const char *path, folder_file *is_of_it)
{
    int descriptor = open_folder(path);

    if (descriptor < 0)
        return;
    if (safe_lock_descriptor(descriptor, false) == 0 && safe_is_at(path, descriptor))
        folder_remove(path, is_of_it);
    close(descriptor);
}

/* What has nothing, or ASIDE_END, behind its temporary name. What cannot be removed is in nobody's
 * way. */
static void
sweep(const struct folder *self, const char *end)
{
    char *above = safe_folder_of(self->path);
    DIR *entries = above != NULL ? opendir(above) : NULL;
    const struct dirent *entry;

    while (entries != NULL && (entry = readdir(entries)) != NULL) {
        const char *behind = safe_behind_temporary(entry->d_name, safe_name_of(self->path));
        char *path =
            behind != NULL && strcmp(behind, end) == 0 ? safe_join(above, entry->d_name) : NULL;
        if (path != NULL)
            sweep_one(path, self->is_of_it);
        free(path);
    }
    if (entries != NULL)
        closedir(entries);
    free(above);
}

/* ---- making it ---- */

/* A sweep may come between the making and the lock, as in safe_create. */
static int
make(struct folder *self, struct error *error)
{
    for (;;) {
        if (mkdir(self->made, 0777) != 0)
            return error_set(error, ERR_IO, "%s: %s", self->path, strerror(errno));
        self->descriptor = open_folder(self->made);
        if (self->descriptor < 0 && errno != ENOENT)
            return error_set(error, ERR_IO, "%s: %s", self->path, strerror(errno));
        if (self->descriptor < 0)
            continue;
        if (safe_lock_descriptor(self->descriptor, true) != 0 ||
            safe_is_at(self->made, self->descriptor))
            return 0;
        close(self->descriptor);
        self->descriptor = -1;
    }
}

int
folder_open(struct folder *self, const char *path, folder_file *is_of_it, struct error *error)
{
    size_t size;

    *self = (struct folder){.path = path, .descriptor = -1, .is_of_it = is_of_it};
    self->made = safe_temporary_of(path);
    size = self->made != NULL ? strlen(self->made) + sizeof ASIDE_END : 0;
    self->aside = size > 0 ? malloc(size) : NULL;
    if (self->aside == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a folder");
    snprintf(self->aside, size, "%s" ASIDE_END, self->made);
    sweep(self, "");
    return make(self, error);
}

/* All files at once: a sync for each of a hundred takes minutes on a busy disk. */
static int
sync_files(const struct folder *self, struct error *error)
{
    return syncfs(self->descriptor) == 0
               ? 0
               : error_set(error, ERR_IO, "%s: sync: %s", self->made, strerror(errno));
}

/* ---- its place ---- */

static int
fail(const struct folder *self, struct error *error)
{
    return error_set(error, ERR_IO, "%s: rename: %s", self->path, strerror(errno));
}

/* A folder with files in it is not replaced: what is there, if anything is, goes aside first, locked
 * as long as it is all that there is. What lies there of a process with our number is older. */
static int
move_aside(const struct folder *self, struct error *error)
{
    int code = 0, held = open_folder(self->path);

    if (held >= 0) {
        (void)safe_lock_descriptor(held, true);
        folder_remove(self->aside, self->is_of_it);
    }
    if (rename(self->path, self->aside) != 0 && errno != ENOENT) {
        code = fail(self, error);
    } else if (rename(self->made, self->path) != 0) {
        code = fail(self, error);
        (void)rename(self->aside, self->path);
    }
    if (held >= 0)
        close(held);
    return code;
}

/* What was there has one of the two other names then. */
static int
put_in_place(const struct folder *self, struct error *error)
{
    if (renameat2(AT_FDCWD, self->made, AT_FDCWD, self->path, RENAME_EXCHANGE) == 0)
        return 0;
    /* Nothing is there; or the file system, or the kernel, cannot do it. */
    if (errno == ENOENT || errno == EINVAL || errno == ENOSYS)
        return move_aside(self, error);
    return fail(self, error);
}

int
folder_place(struct folder *self, struct error *error)
{
    char *above = safe_folder_of(self->path);
    int code = above != NULL ? sync_files(self, error)
                             : error_set(error, ERR_MEMORY, "no memory for the name of a folder");

    if (code == 0)
        code = put_in_place(self, error);
    if (code == 0) {
        self->is_placed = true;
        code = safe_sync_folder(above, error);
        folder_remove(self->made, self->is_of_it);
        folder_remove(self->aside, self->is_of_it);
        sweep(self, ASIDE_END);
    }
    free(above);
    return code;
}

void
folder_close(struct folder *self)
{
    if (self->descriptor >= 0 && !self->is_placed)
        folder_remove(self->made, self->is_of_it);
    if (self->descriptor >= 0)
        close(self->descriptor);
    self->descriptor = -1;
    free(self->made);
    free(self->aside);
    self->made = self->aside = NULL;
}
