/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/studies/batch_folder.h"

#include "output/merge.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define POINTS "points.txt"

/* The workers of a batch that was killed take a moment to end. */
enum { ATTEMPTS = 40, MOMENT_NANOSECONDS = 50000000 };

char *
batch_folder_file(const char *name)
{
    size_t size = strlen(name) + sizeof ".h5";
    char *file = malloc(size);

    if (file != NULL)
        snprintf(file, size, "%s.h5", name);
    return file;
}

/* ---- taking it ---- */

static int
lock(const struct batch_folder *self, struct error *error)
{
    const struct timespec moment = {.tv_nsec = MOMENT_NANOSECONDS};

    for (int i = 0; i < ATTEMPTS; i++) {
        /* A file system without locks (some network ones) still gets its batch. */
        if (flock(self->descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
            return 0;
        nanosleep(&moment, NULL);
    }
    return error_set(error, ERR_INPUT, "%s: another process is writing this batch", self->path);
}

static int
open_folder(struct batch_folder *self, struct error *error)
{
    if (mkdir(self->path, 0777) != 0 && errno != EEXIST)
        return error_set(error, ERR_IO, "%s: cannot be made: %s", self->path, strerror(errno));
    self->descriptor = open(self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->descriptor < 0 && errno == ENOTDIR)
        return error_set(error, ERR_INPUT, "%s: is there and is not a folder", self->path);
    if (self->descriptor < 0)
        return error_set(error, ERR_IO, "%s: %s", self->path, strerror(errno));
    return lock(self, error);
}

/* ---- whose it is ---- */

/* To be freed; NULL where there is no memory. */
static char *
points_text(const struct batch_plan *plan)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        return NULL;
    fputs("doorstroom batch: points and the run_id of each\n", out);
    for (size_t i = 0; i < plan->study->n_points; i++)
        fprintf(out, "%s %s\n", plan->points[i].name, plan->points[i].run_id);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

/* Whether there is nothing in it but what a write that was killed leaves. */
static int
is_empty(const struct batch_folder *self, bool *empty, struct error *error)
{
    DIR *stream = opendir(self->path);
    const struct dirent *entry;

    *empty = true;
    if (stream == NULL)
        return error_set(error, ERR_IO, "%s: %s", self->path, strerror(errno));
    while ((entry = readdir(stream)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            !safe_is_temporary(entry->d_name))
            *empty = false;
    closedir(stream);
    return 0;
}

static int
mark(const struct batch_folder *self, const char *path, const char *text, struct error *error)
{
    const struct safe_part part = {text, strlen(text)};
    bool empty;
    int code = is_empty(self, &empty, error);

    if (code == 0 && !empty)
        code = error_set(error, ERR_INPUT, "%s: has something in it, and no batch", self->path);
    return code == 0 ? safe_publish(path, &part, 1, error) : code;
}

/* Whether points.txt is there, and says the same. */
static int
compare(const char *path, const char *text, bool *there, bool *same, struct error *error)
{
    unsigned char *bytes = NULL;
    struct stat status;
    size_t n = 0;
    int code = 0;

    *there = *same = false;
    if (lstat(path, &status) != 0 && errno == ENOENT)
        return 0;
    code = safe_read(path, &bytes, &n, error);
    *there = true;
    *same = code == 0 && n == strlen(text) && memcmp(bytes, text, n) == 0;
    free(bytes);
    return code;
}

/* ---- what it holds ---- */

static int
remove_result(const char *path, struct error *error)
{
    struct stat status;

    if (lstat(path, &status) != 0)
        return errno == ENOENT ? 0 : error_set(error, ERR_IO, "%s: %s", path, strerror(errno));
    if (!S_ISREG(status.st_mode))
        return error_set(error, ERR_INPUT, "%s: is there and is no regular file; not removed",
                         path);
    if (unlink(path) != 0)
        return error_set(error, ERR_IO, "%s: cannot be removed: %s", path, strerror(errno));
    return 0;
}

/* A result and its parts. */
static int
clear_point(const struct batch_folder *self, const char *name, struct error *error)
{
    char *file = batch_folder_file(name);
    char *path = file != NULL ? safe_join(self->path, file) : NULL;
    size_t size = path != NULL ? strlen(path) + sizeof ".parts" : 0;
    char *parts = path != NULL ? malloc(size) : NULL;
    int code = 0;

    if (parts == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for a path");
    if (code == 0)
        code = remove_result(path, error);
    if (code == 0) {
        snprintf(parts, size, "%s.parts", path);
        code = merge_clean(parts, error);
    }
    free(parts);
    free(path);
    free(file);
    return code;
}

static int
clear(const struct batch_folder *self, const struct batch_plan *plan, struct error *error)
{
    int code = clear_point(self, "batch", error);

    for (size_t i = 0; i < plan->study->n_points && code == 0; i++)
        code = clear_point(self, plan->points[i].name, error);
    return code;
}

static int
judge(const struct batch_folder *self, const char *path, const char *text,
      const struct batch_plan *plan, enum batch_leftover leftover, struct error *error)
{
    bool there, same;
    int code = compare(path, text, &there, &same, error);

    if (code != 0)
        return code;
    if (!there)
        return mark(self, path, text, error);
    if (!same)
        return error_set(error, ERR_INPUT,
                         "%s: is the folder of another study, or of this one with other scenarios, "
                         "options or version; another folder takes this batch", self->path);
    if (leftover == BATCH_REFUSE)
        return error_set(error, ERR_INPUT,
                         "%s: has this batch in it already; --resume goes on with it, --force does "
                         "all of it anew", self->path);
    return leftover == BATCH_CLEAR ? clear(self, plan, error) : 0;
}

int
batch_folder_take(struct batch_folder *self, const char *path, const struct batch_plan *plan,
                  enum batch_leftover leftover, struct error *error)
{
    char *text = points_text(plan), *points = safe_join(path, POINTS);
    int code = 0;

    *self = (struct batch_folder){path, -1};
    if (text == NULL || points == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for the list of points");
    if (code == 0)
        code = open_folder(self, error);
    if (code == 0)
        code = judge(self, points, text, plan, leftover, error);
    if (code == 0) /* of a process that was killed over it */
        code = safe_sweep_beside(points, error);
    free(points);
    free(text);
    return code;
}

void
batch_folder_free(struct batch_folder *self)
{
    if (self->descriptor >= 0)
        close(self->descriptor);
    self->descriptor = -1;
}
