/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_SAFE_H
#define OUTPUT_SAFE_H

/*
 * Files that are there whole or not at all.  Publishing writes the parts under a temporary name
 * beside the path, fsyncs, renames, and fsyncs the folder: whoever sees the path sees all of it,
 * also after a power cut.  While it is written the temporary file is locked, so that a sweep of
 * the folder can tell one that a killed process left from one that is being written.
 */

#include "sim/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Some bytes of a file, in order. */
struct safe_part {
    const void *bytes;
    size_t n;
};

/* Writes the parts to path, replacing what was there. On an error path is as it was, but for one:
 * where the folder cannot be synced all of it is there, and only a power cut may take it away.
 * Errors: ERR_IO, ERR_MEMORY. */
int safe_publish(const char *path, const struct safe_part *parts, size_t n_parts,
                 struct error *error);

/* The same of what something else writes, into the open file or to where it is called name. Errors:
 * those of write_it, ERR_IO, ERR_MEMORY. */
typedef int safe_writer(void *context, int descriptor, const char *name, struct error *error);
int safe_publish_by(const char *path, safe_writer *write_it, void *context, struct error *error);

/* The same in steps, for bytes that do not come all at once. A hidden name beside the path, of this
 * process alone, to be freed (two threads never publish the same path); a file of that name,
 * locked, or -1 with ERR_IO, also where a symbolic link has the name; and what is to be written at
 * its place yet, the sync, the name. The last closes the file, and removes it on an error. Errors say
 * path, which is what was asked for; of a link in the way, the name that it has. */
char *safe_temporary_of(const char *path);
int safe_create(const char *name, const char *path, struct error *error);
int safe_finish(int descriptor, const char *name, const struct safe_part *parts, size_t n_parts,
                const char *path, struct error *error);

/* Some bytes to where such a file, which will be at path, is written to. Errors: ERR_IO. */
int safe_write(int descriptor, const char *path, const struct safe_part *part,
               struct error *error);

/* Removes what is not to be finished. */
void safe_abandon(int descriptor, const char *name);

/* Reads a whole file; the caller frees bytes. Errors: ERR_IO, ERR_MEMORY. */
int safe_read(const char *path, unsigned char **bytes, size_t *n, struct error *error);

/* folder/name, to be freed; NULL where there is no memory. */
char *safe_join(const char *folder, const char *name);

/* The folder of a path and, within the path, its name there. The folder is to be freed; NULL where
 * there is no memory. */
char *safe_folder_of(const char *path);
const char *safe_name_of(const char *path);

/* Whether a name in a folder is that of a temporary file of ours. */
bool safe_is_temporary(const char *name);

/* What a name has behind the temporary name of a file that will be called so; NULL where it has no
 * such name in front. */
const char *safe_behind_temporary(const char *name, const char *called);

/* Removes a temporary file that nobody is writing; leaves one that is being written. Errors:
 * ERR_IO. */
int safe_sweep(const char *path, struct error *error);

/* The same with all temporary files of path. Errors: ERR_IO, ERR_MEMORY. */
int safe_sweep_beside(const char *path, struct error *error);

/* Takes the lock that a file of that name stands for, made if need be: 1 it is ours until
 * safe_unlock or the end of the process, 0 another process has it and we were not to wait. A file
 * system without locks gives it to everybody. Errors: ERR_IO. */
int safe_lock(const char *path, bool wait, int *descriptor, struct error *error);
void safe_unlock(const char *path, int descriptor);

/* Whether a name in a folder is that of a lock. Its path ends so. */
#define SAFE_LOCK_END ".lock"
bool safe_is_lock(const char *name);

/* The lock of what is open: 0 it is ours until the descriptor is closed, -1 with errno. Whoever had
 * it before us may have removed what we opened, or named it otherwise: whether it is still at path. */
int safe_lock_descriptor(int descriptor, bool wait);
bool safe_is_at(const char *path, int descriptor);

/* Makes entries made or removed in a folder durable. Errors: ERR_IO. */
int safe_sync_folder(const char *folder, struct error *error);

#endif
