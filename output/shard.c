/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/shard.h"

#include "output/grid.h"
#include "output/press.h"
#include "output/safe.h"
#include "output/shard_file.h"
#include "output/shard_reader.h"
#include "output/trace_file.h"
#include "sim/message.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- writing ---- */

/* What will stand behind the head, and what is needed to make it. */
struct body {
    const struct measures_shape *shape;
    struct press *press;
    unsigned char *bytes;
    size_t n, room;
};

enum { BODY_ROOM = 1 << 20 }; /* at first */

static int
make_room(struct body *self, size_t n, struct error *error)
{
    size_t room = self->room == 0 ? BODY_ROOM : self->room;
    unsigned char *more;

    while (room - self->n < n)
        room *= 2;
    if (room == self->room)
        return 0;
    more = realloc(self->bytes, room);
    if (more == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a shard of %zu bytes", room);
    self->bytes = more;
    self->room = room;
    return 0;
}

static int
add_chunk(struct body *self, const unsigned char *bytes, size_t n, struct error *error)
{
    int code = make_room(self, SHARD_SIZE + n, error);

    if (code != 0)
        return code;
    for (int i = 0; i < SHARD_SIZE; i++)
        self->bytes[self->n++] = (unsigned char)(n >> 8 * i);
    memcpy(self->bytes + self->n, bytes, n);
    self->n += n;
    return 0;
}

static int
add_measure(struct body *self, enum measure measure, const void *numbers, struct error *error)
{
    size_t at[H5_RANK] = {0}, width = measure_cell_bytes(measure);
    struct grid grid;
    int code;

    grid_init(&grid, self->shape, measure, width);
    do {
        const unsigned char *bytes;
        size_t n;
        grid_gather(&grid, at, numbers, width, press_numbers(self->press));
        n = press_chunk(self->press, grid_chunk_cells(&grid), width, &bytes);
        code = add_chunk(self, bytes, n, error);
    } while (code == 0 && grid_next(&grid, at));
    return code;
}

static int
make_body(struct body *self, const struct measures *const *replications, size_t count,
          struct error *error)
{
    int code = press_new(&self->press, error);

    for (size_t rep = 0; rep < count; rep++)
        for (int m = 0; m < MEASURES && code == 0; m++)
            if (measures_has(self->shape, (enum measure)m))
                code = add_measure(self, (enum measure)m, replications[rep]->data[m], error);
    press_free(self->press);
    return code;
}

int
shard_write(const char *folder, const struct result_about *about,
            const struct measures_shape *shape, const struct measures *const *replications,
            int64_t first, int64_t count, struct error *error)
{
    struct body body = {.shape = shape};
    struct shard_head head;
    char *path = NULL;
    int code = make_body(&body, replications, (size_t)count, error);

    shard_head_of_run(&head, about, shape);
    head.range = (struct shard){first, count};
    if (code == 0 && (path = shard_file_path(folder, &head.range)) == NULL)
        code = error_set(error, ERR_MEMORY, "no memory for the name of a shard");
    if (code == 0)
        code = shard_file_publish(path, &head, body.bytes, body.n, error);
    free(path);
    free(body.bytes);
    return code;
}

/* ---- reading ---- */

int
shard_each(const char *folder, const struct shard *range, const struct measures_shape *shape,
           void (*give)(void *context, int64_t replication, const struct measures *measures),
           void *context, struct error *error)
{
    struct measures measures = {0};
    struct shard_reader reader;
    int code = shard_reader_open(&reader, folder, range, shape, error);

    if (code == 0)
        code = measures_init(&measures, shape, error);
    for (int64_t i = 0; i < range->count && code == 0; i++) {
        code = shard_reader_next(&reader, &measures, error);
        if (code == 0)
            give(context, range->first + i, &measures);
    }
    measures_free(&measures);
    shard_reader_close(&reader);
    return code;
}

/* ---- scanning ---- */

struct scan {
    const char *folder;
    const struct result_about *about;
    const struct measures_shape *shape;
    struct shard_head ours;
    struct shard_unsound *unsound;
    struct shard *shards;
    size_t n, room;
};

static int
keep(struct scan *self, const struct shard *range, struct error *error)
{
    if (self->n == self->room) {
        size_t room = self->room == 0 ? 64 : 2 * self->room;
        struct shard *more = realloc(self->shards, room * sizeof *more);
        if (more == NULL)
            return error_set(error, ERR_MEMORY, "no memory for %zu shards", room);
        self->shards = more;
        self->room = room;
    }
    self->shards[self->n++] = *range;
    return 0;
}

/* A file that cannot be used. */
static int
refuse(struct scan *self, const char *path, const char *why, struct error *error)
{
    self->unsound->n++;
    if (self->unsound->out != NULL)
        fprintf(self->unsound->out, "%s: %s%s\n", path, _(why),
                self->unsound->remove ? _("; it is removed") : "");
    if (self->unsound->remove && unlink(path) != 0 && errno != ENOENT)
        return error_set(error, ERR_IO, "%s: cannot be removed: %s", path, strerror(errno));
    return 0;
}

/* One whose name is not that of its range was moved by somebody: it is not ours to use. */
static int
is_well_named(const struct scan *self, const char *path, const struct shard *range, bool *same,
              struct error *error)
{
    char *expected = shard_file_path(self->folder, range);

    if (expected == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a shard");
    *same = strcmp(expected, path) == 0;
    free(expected);
    return 0;
}

/* Whether what the run wants to be told of its replications is there, too. */
static int
has_traces(const struct scan *self, const struct shard *range, bool *has, struct error *error)
{
    int64_t end = range->first + range->count, traced = self->about->trace.replications;
    int code = 0;

    *has = true;
    for (int64_t rep = range->first; rep < end && rep < traced && *has && code == 0; rep++)
        code = trace_file_is_there(self->folder, self->about, self->shape, rep, has, error);
    return code;
}

/* Kept, or refused; what cannot be told now may be sound, and stays where it is. */
static int
weigh(struct scan *self, const char *path, const struct shard *range, struct error *error)
{
    bool same = false, has = false;
    int code = is_well_named(self, path, range, &same, error);

    if (code == 0 && !same)
        return refuse(self, path, N_("holds other replications than its name says"), error);
    if (code == 0 && range->first >= self->about->n_rep)
        return 0; /* of a longer run of the same scenario: of no use here */
    if (code == 0)
        code = has_traces(self, range, &has, error);
    if (code != 0)
        return code;
    return has ? keep(self, range, error)
               : refuse(self, path,
                        N_("what it tells of people, in a file beside it, is missing or damaged"),
                        error);
}

static int
scan_shard(struct scan *self, const char *path, struct error *error)
{
    struct shard_head head;
    struct error reason = {0};
    int code = shard_file_read(path, &head, NULL, NULL, &reason);

    if (code == ERR_FORMAT)
        return refuse(self, path, N_("is damaged: its checksum does not hold"), error);
    if (code != 0)
        return error_set(error, code, "%s", reason.text);
    if (!shard_head_same_run(&head, &self->ours))
        return error_set(error, ERR_INPUT,
                         "%s: is of another run (scenario, seed or version differ)", path);
    return weigh(self, path, &head.range, error);
}

static int
scan_name(struct scan *self, const char *name, struct error *error)
{
    char *path = safe_join(self->folder, name);
    int code = 0;

    if (path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a shard");
    if (safe_is_temporary(name))
        code = self->unsound->remove ? safe_sweep(path, error) : 0;
    else if (shard_file_is_named(name))
        code = scan_shard(self, path, error);
    free(path);
    return code;
}

static int
by_first(const void *a, const void *b)
{
    const struct shard *x = a, *y = b;

    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->count > y->count ? -1 : x->count < y->count; /* the longer one first */
}

/* Of two that overlap the later one goes: blocks of another size may have been under way. */
static void
make_disjoint(struct scan *self)
{
    int64_t next = 0;
    size_t kept = 0;

    qsort(self->shards, self->n, sizeof *self->shards, by_first);
    for (size_t i = 0; i < self->n; i++)
        if (self->shards[i].first >= next) {
            next = self->shards[i].first + self->shards[i].count;
            self->shards[kept++] = self->shards[i];
        }
    self->n = kept;
}

static int
scan_folder(struct scan *self, DIR *stream, struct error *error)
{
    const struct dirent *entry;
    int code = 0;

    for (;;) {
        errno = 0;
        entry = readdir(stream);
        if (entry == NULL && errno != 0)
            return error_set(error, ERR_IO, "%s: %s", self->folder, strerror(errno));
        if (entry == NULL || code != 0)
            return code;
        code = scan_name(self, entry->d_name, error);
    }
}

int
shard_scan(const char *folder, const struct result_about *about,
           const struct measures_shape *shape, struct shard_unsound *unsound,
           struct shard **shards, size_t *n_shards, struct error *error)
{
    struct scan scan = {.folder = folder, .about = about, .shape = shape, .unsound = unsound};
    DIR *stream = opendir(folder);
    int code;

    *shards = NULL;
    *n_shards = 0;
    if (stream == NULL && errno == ENOENT)
        return 0;
    if (stream == NULL)
        return error_set(error, ERR_IO, "%s: %s", folder, strerror(errno));
    shard_head_of_run(&scan.ours, about, shape);
    code = scan_folder(&scan, stream, error);
    closedir(stream);
    if (code != 0) {
        free(scan.shards);
        return code;
    }
    if (scan.n > 0)
        make_disjoint(&scan);
    *shards = scan.shards;
    *n_shards = scan.n;
    return 0;
}
