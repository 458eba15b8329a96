/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* mremap */
#include "output/mapped.h"

#include "output/safe.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int
mapped_open(struct mapped **self, const char *path, struct error *error)
{
    struct mapped *mapped = calloc(1, sizeof *mapped);

    *self = mapped;
    if (mapped == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a file");
    mapped->descriptor = -1;
    mapped->path = safe_temporary_of(path);
    mapped->called = strdup(path);
    if (mapped->path == NULL || mapped->called == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of %s", path);
    mapped->descriptor = safe_create(mapped->path, path, error);
    return mapped->descriptor < 0 ? ERR_IO : 0;
}

int
mapped_grow(struct mapped *self, size_t n)
{
    void *bytes;
    int reason;

    if (n <= self->n)
        return 0;
    do
        reason = posix_fallocate(self->descriptor, 0, (off_t)n);
    while (reason == EINTR);
    if (reason != 0)
        return error_set(&self->error, ERR_IO, "%s: %s", self->called, strerror(reason));
    bytes = self->bytes == NULL
                ? mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_SHARED, self->descriptor, 0)
                : mremap(self->bytes, self->n, n, MREMAP_MAYMOVE);
    if (bytes == MAP_FAILED)
        return error_set(&self->error, ERR_MEMORY, "%s: no room for %zu bytes: %s", self->called,
                         n, strerror(errno));
    self->bytes = bytes;
    self->n = n;
    return 0;
}

void
mapped_forget(const struct mapped *self)
{
    if (self->bytes != NULL)
        (void)madvise(self->bytes, self->n, MADV_DONTNEED);
}

static void
unmap(struct mapped *self)
{
    if (self->bytes != NULL)
        munmap(self->bytes, self->n);
    self->bytes = NULL;
    self->n = 0;
}

int
mapped_publish(struct mapped *self, size_t n, const void *behind, size_t n_behind,
               const char *path, struct error *error)
{
    const struct safe_part part = {behind, n_behind};
    int code = 0, descriptor = self->descriptor;

    bug_assert(!self->lent, "%s is published while it is written to", self->path);
    unmap(self);
    if (ftruncate(descriptor, (off_t)n) != 0 || lseek(descriptor, (off_t)n, SEEK_SET) < 0)
        code = error_set(error, ERR_IO, "%s: %s", self->called, strerror(errno));
    if (code == 0) {
        code = safe_finish(descriptor, self->path, &part, 1, path, error);
        self->descriptor = -1;
    }
    return code;
}

void
mapped_close(struct mapped *self)
{
    if (self == NULL)
        return;
    if (self->descriptor >= 0)
        unlink(self->path);
    if (self->lent)
        return;
    unmap(self);
    if (self->descriptor >= 0)
        close(self->descriptor);
    free(self->path);
    free(self->called);
    free(self);
}
