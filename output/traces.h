/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_TRACES_H
#define OUTPUT_TRACES_H

/*
 * The groups /persons and /events of a result: the traces of its first replications, which lie
 * beside the shards (output/trace_file.h), as columns.  They are carried over a piece at a time, in
 * order of replications; each chunk is written once, when it is full, so the bytes depend on the
 * records alone.  A code is an int8, and the attributes flag_values and flag_meanings say what it
 * stands for.
 */

#include "output/h5.h"
#include "output/result.h"

/* Makes them in a file under construction; nothing where no replication is traced. bytes: of the
 * file, let go of now and then. Errors: ERR_IO, ERR_MEMORY, ERR_FORMAT. */
int traces_put(hid_t file, const struct mapped *bytes, const char *folder,
               const struct result_about *about, const struct measures_shape *shape,
               struct error *error);

/* The same without a row in it, as long as an open result has it, which says what they should be
 * like; nothing where that has none. Errors: ERR_IO, ERR_MEMORY. */
int traces_frame(hid_t file, hid_t result, const struct mapped *bytes,
                 const struct result_about *about, const struct measures_shape *shape,
                 struct error *error);

/* Of how many replications a result says that it has people; 0: of none. */
int64_t traces_replications(hid_t file);

/* Whether a result has of people what a run wants of them. */
bool traces_are_there(hid_t file, const struct result_about *about);

#endif
