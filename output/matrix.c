/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/matrix.h"

#include "output/safe.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int
matrix_open(struct matrix *self, const char *path, size_t columns, struct error *error)
{
    char *name = safe_temporary_of(path);

    *self = (struct matrix){.descriptor = -1, .columns = columns};
    if (name == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of %s", path);
    self->descriptor = safe_create(name, path, error);
    if (self->descriptor >= 0)
        unlink(name);
    free(name);
    return self->descriptor >= 0 ? 0 : ERR_IO;
}

void
matrix_close(struct matrix *self)
{
    if (self->descriptor >= 0)
        close(self->descriptor);
    self->descriptor = -1;
}

static off_t
place_of(const struct matrix *self, size_t row, size_t column)
{
    return (off_t)((row * self->columns + column) * sizeof(double));
}

int
matrix_put_row(struct matrix *self, size_t row, const double *numbers, struct error *error)
{
    const char *next = (const char *)numbers;
    size_t left = self->columns * sizeof *numbers;
    off_t place = place_of(self, row, 0);

    while (left > 0) {
        ssize_t written = pwrite(self->descriptor, next, left, place);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return error_set(error, ERR_IO, "a temporary file: %s", strerror(errno));
        next += written;
        left -= (size_t)written;
        place += written;
    }
    return 0;
}

static int
read_at(const struct matrix *self, off_t place, double *numbers, size_t n, struct error *error)
{
    char *next = (char *)numbers;
    size_t left = n * sizeof *numbers;

    while (left > 0) {
        ssize_t got = pread(self->descriptor, next, left, place);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return error_set(error, ERR_IO, "a temporary file: %s",
                             got < 0 ? strerror(errno) : "too short");
        next += got;
        left -= (size_t)got;
        place += got;
    }
    return 0;
}

int
matrix_get_columns(const struct matrix *self, size_t rows, size_t from, size_t n, double *numbers,
                   struct error *error)
{
    double *piece = malloc(n * sizeof *piece);
    int code = piece != NULL ? 0 : error_set(error, ERR_MEMORY, "no memory for %zu columns", n);

    for (size_t r = 0; r < rows && code == 0; r++) {
        code = read_at(self, place_of(self, r, from), piece, n, error);
        for (size_t c = 0; c < n && code == 0; c++)
            numbers[c * rows + r] = piece[c];
    }
    free(piece);
    return code;
}
