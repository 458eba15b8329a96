/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/trace_file.h"

#include "output/safe.h"
#include "output/seal.h"
#include "output/shard_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_SIZE = 64 };

/* What stands behind the records, as this program has it in memory: only the same version, which
 * the head says, reads it. */
struct tail {
    char magic[8];
    struct shard_head head; /* of the one replication */
    int64_t has_events, n_events, n_people;
};

static const char magic[8] = "dstrace1";

/* To be freed; NULL where there is no memory. */
static char *
path_of(const char *folder, int64_t replication)
{
    char name[NAME_SIZE];

    snprintf(name, sizeof name, "trace-%08" PRId64 ".bin", replication);
    return safe_join(folder, name);
}

bool
trace_file_is_named(const char *name)
{
    size_t n = strlen(name);

    return strncmp(name, "trace-", 6) == 0 && n > 10 && strcmp(name + n - 4, ".bin") == 0;
}

static void
tail_of(struct tail *self, const struct result_about *about, const struct measures_shape *shape,
        int64_t replication)
{
    memset(self, 0, sizeof *self);
    memcpy(self->magic, magic, sizeof magic);
    shard_head_of_run(&self->head, about, shape);
    self->head.range = (struct shard){replication, 1};
    self->has_events = about->trace.events;
}

static size_t
bytes_of(int64_t n_events, int64_t n_people)
{
    return (size_t)n_events * sizeof(struct trace_event) +
           (size_t)n_people * sizeof(struct trace_person);
}

/* ---- writing ---- */

/* After an error nothing is written any more: the replication runs on and is lost. */
static void
append(struct trace_file *self, const void *records, size_t n)
{
    const struct safe_part part = {records, n};

    if (self->error.code == 0)
        safe_write(self->descriptor, self->path, &part, &self->error);
}

static void
take_events(void *context, const struct trace_event *events, size_t n)
{
    struct trace_file *self = context;

    append(self, events, n * sizeof *events);
    self->n_events += (int64_t)n;
}

static void
take_people(void *context, const struct trace_person *people, size_t n)
{
    struct trace_file *self = context;

    append(self, people, n * sizeof *people);
    self->n_people += (int64_t)n;
}

int
trace_file_open(struct trace_file *self, const char *folder, const struct result_about *about,
                const struct measures_shape *shape, int64_t replication, struct error *error)
{
    *self = (struct trace_file){.descriptor = -1, .about = about, .shape = shape,
                                .replication = replication};
    self->sink = (struct trace_sink){.context = self,
                                     .take_events = about->trace.events ? take_events : NULL,
                                     .take_people = take_people};
    self->path = path_of(folder, replication);
    self->name = self->path != NULL ? safe_temporary_of(self->path) : NULL;
    if (self->name == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a trace");
    self->descriptor = safe_create(self->name, self->path, error);
    return self->descriptor < 0 ? ERR_IO : 0;
}

/* The tail and, over all before it, the seal. */
static int
put_tail(struct trace_file *self, unsigned char seal[SEAL_SIZE], struct error *error)
{
    struct tail tail;
    const struct safe_part part = {&tail, sizeof tail};
    int code;

    tail_of(&tail, self->about, self->shape, self->replication);
    tail.n_events = self->n_events;
    tail.n_people = self->n_people;
    code = safe_write(self->descriptor, self->path, &part, error);
    return code == 0 ? seal_make_of_file(seal, self->descriptor,
                                         bytes_of(self->n_events, self->n_people) + sizeof tail,
                                         error)
                     : code;
}

int
trace_file_publish(struct trace_file *self, struct error *error)
{
    unsigned char seal[SEAL_SIZE];
    const struct safe_part part = {seal, SEAL_SIZE};
    int code;

    if (self->error.code != 0)
        return error_set(error, self->error.code, "%s", self->error.text);
    code = put_tail(self, seal, error);
    if (code != 0)
        return code;
    code = safe_finish(self->descriptor, self->name, &part, 1, self->path, error);
    self->descriptor = -1;
    return code;
}

void
trace_file_close(struct trace_file *self)
{
    if (self->descriptor >= 0)
        safe_abandon(self->descriptor, self->name);
    self->descriptor = -1;
    free(self->name);
    free(self->path);
    self->name = self->path = NULL;
}

/* ---- reading ---- */

static int
read_at(int descriptor, void *bytes, size_t n, size_t from, struct error *error)
{
    size_t done = 0;

    while (done < n) {
        ssize_t got = pread(descriptor, (char *)bytes + done, n - done, (off_t)(from + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return error_set(error, ERR_IO, "a trace cannot be read: %s",
                             got < 0 ? strerror(errno) : "too short");
        done += (size_t)got;
    }
    return 0;
}

/* A file of size bytes, whose seal holds: whether it is what this run wants. */
static int
read_tail(struct trace_reader *self, const struct tail *ours, size_t size, struct error *error)
{
    struct tail theirs;
    size_t before = size - SEAL_SIZE - sizeof theirs;
    int code = read_at(self->descriptor, &theirs, sizeof theirs, before, error);

    if (code != 0)
        return code;
    if (memcmp(theirs.magic, magic, sizeof magic) != 0 ||
        !shard_head_same_run(&theirs.head, &ours->head) ||
        theirs.head.range.first != ours->head.range.first || theirs.n_events < 0 ||
        theirs.n_people < 0 || bytes_of(theirs.n_events, theirs.n_people) != before)
        return error_set(error, ERR_FORMAT, "a trace is of another run");
    if (theirs.has_events < ours->has_events)
        return error_set(error, ERR_FORMAT, "a trace has no events");
    self->n_events = theirs.n_events;
    self->n_people = theirs.n_people;
    return 0;
}

static int
check_seal(const struct trace_reader *self, size_t size, struct error *error)
{
    enum seal_state state;
    int code = seal_check(self->descriptor, size, &state, error);

    if (code == 0 && state == SEAL_BROKEN)
        code = error_set(error, ERR_FORMAT, "a trace is damaged: its checksum does not hold");
    if (code == 0 && state == SEAL_ABSENT)
        code = error_set(error, ERR_FORMAT, "a trace has no checksum");
    return code;
}

static int
check(struct trace_reader *self, const struct tail *ours, bool with_seal, struct error *error)
{
    struct stat status;
    size_t size;
    int code = 0;

    if (fstat(self->descriptor, &status) != 0)
        return error_set(error, ERR_IO, "a trace cannot be read: %s", strerror(errno));
    size = (size_t)status.st_size;
    if (size < SEAL_SIZE + sizeof *ours)
        return error_set(error, ERR_FORMAT, "a trace is too short");
    if (with_seal)
        code = check_seal(self, size, error);
    return code == 0 ? read_tail(self, ours, size, error) : code;
}

static int
open_reader(struct trace_reader *self, const char *folder, const struct tail *ours, bool with_seal,
            struct error *error)
{
    char *path = path_of(folder, ours->head.range.first);
    struct error reason = {0};
    int code;

    *self = (struct trace_reader){.descriptor = -1};
    if (path == NULL)
        return error_set(error, ERR_MEMORY, "no memory for the name of a trace");
    self->descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (self->descriptor < 0)
        code = error_set(error, errno == ENOENT ? ERR_FORMAT : ERR_IO, "%s: %s", path,
                         strerror(errno));
    else if ((code = check(self, ours, with_seal, &reason)) != 0)
        error_set(error, code, "%s: %s", path, reason.text);
    free(path);
    return code;
}

int
trace_reader_open(struct trace_reader *self, const char *folder, const struct result_about *about,
                  const struct measures_shape *shape, int64_t replication, struct error *error)
{
    struct tail ours;

    tail_of(&ours, about, shape, replication);
    return open_reader(self, folder, &ours, true, error);
}

int
trace_reader_count(const char *folder, const struct result_about *about,
                   const struct measures_shape *shape, int64_t replication, int64_t *n_events,
                   int64_t *n_people, struct error *error)
{
    struct trace_reader reader;
    struct tail ours;
    int code;

    tail_of(&ours, about, shape, replication);
    code = open_reader(&reader, folder, &ours, false, error);
    *n_events = reader.n_events;
    *n_people = reader.n_people;
    trace_reader_close(&reader);
    return code;
}

int
trace_reader_events(const struct trace_reader *self, int64_t first, size_t n,
                    struct trace_event *events, struct error *error)
{
    return read_at(self->descriptor, events, n * sizeof *events, bytes_of(first, 0), error);
}

int
trace_reader_people(const struct trace_reader *self, int64_t first, size_t n,
                    struct trace_person *people, struct error *error)
{
    return read_at(self->descriptor, people, n * sizeof *people, bytes_of(self->n_events, first),
                   error);
}

void
trace_reader_close(struct trace_reader *self)
{
    if (self->descriptor >= 0)
        close(self->descriptor);
    self->descriptor = -1;
}

int
trace_file_is_there(const char *folder, const struct result_about *about,
                    const struct measures_shape *shape, int64_t replication, bool *there,
                    struct error *error)
{
    struct trace_reader reader;
    struct error reason = {0};
    int code = trace_reader_open(&reader, folder, about, shape, replication, &reason);

    trace_reader_close(&reader);
    *there = code == 0;
    return code == 0 || code == ERR_FORMAT ? 0 : error_set(error, code, "%s", reason.text);
}
