/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TRACE_FILE_H
#define OUTPUT_TRACE_FILE_H

/*
 * What a replication told of its people (models/trace.h), in a file beside the shards, one for each
 * replication that is traced: the events as they came, then the people, as records; a tail that
 * says what they are of and how many there are; a seal.  Events go to the disk as the replication
 * runs, so what it takes of memory does not grow with them.
 *
 * It gets its name before the shard of the replication does: where a shard is, its trace is.
 */

#include "output/result.h"

#include "models/trace.h"

/* One being written. */
struct trace_file {
    char *path, *name; /* what it will be called, and is called until then */
    int descriptor;    /* -1: closed */
    struct trace_sink sink; /* for the replication to tell it to */
    const struct result_about *about;
    const struct measures_shape *shape;
    int64_t replication;
    int64_t n_events, n_people;
    struct error error; /* of what the sink could not write */
};

/* It stays where it is until it is closed: the sink points to it. Errors: ERR_IO, ERR_MEMORY. */
int trace_file_open(struct trace_file *self, const char *folder, const struct result_about *about,
                    const struct measures_shape *shape, int64_t replication, struct error *error);

/* The replication is over: gives it its name, durably. Errors: ERR_IO, ERR_MEMORY, and then there
 * is none. */
int trace_file_publish(struct trace_file *self, struct error *error);

/* Removes what was not published; safe after a failed open. */
void trace_file_close(struct trace_file *self);

/* One being read. */
struct trace_reader {
    int descriptor; /* -1: closed */
    int64_t n_events, n_people;
};

/* Its seal must hold, and it must be of this run and have what this run wants of it. Errors:
 * ERR_FORMAT where not, or where there is none; ERR_IO, ERR_MEMORY. */
int trace_reader_open(struct trace_reader *self, const char *folder,
                      const struct result_about *about, const struct measures_shape *shape,
                      int64_t replication, struct error *error);

/* How many of each one has, without a look at its seal, which takes as long as the file is large: for
 * who opens it afterwards. Errors: as those of trace_reader_open. */
int trace_reader_count(const char *folder, const struct result_about *about,
                       const struct measures_shape *shape, int64_t replication, int64_t *n_events,
                       int64_t *n_people, struct error *error);

/* n records from the first on; those there are. Errors: ERR_IO. */
int trace_reader_events(const struct trace_reader *self, int64_t first, size_t n,
                        struct trace_event *events, struct error *error);
int trace_reader_people(const struct trace_reader *self, int64_t first, size_t n,
                        struct trace_person *people, struct error *error);
void trace_reader_close(struct trace_reader *self);

/* Whether a replication of the run has one that trace_reader_open would take. Errors: ERR_IO,
 * ERR_MEMORY where that cannot be told. */
int trace_file_is_there(const char *folder, const struct result_about *about,
                        const struct measures_shape *shape, int64_t replication, bool *there,
                        struct error *error);

/* Whether a name in a folder is that of one. */
bool trace_file_is_named(const char *name);

#endif
