/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_FOLDER_H
#define OUTPUT_FOLDER_H

/*
 * A folder of files that is there whole or not at all.  It is filled under a temporary name beside
 * its path and then changes places with what was there, at once: whoever looks sees the old folder
 * or the new one.  A file system that cannot do that has the old one moved aside first, and for a
 * moment there is none.  Until then the folder is locked, so that what killed processes left can be
 * told from what is being filled.
 *
 * Only files that are of such a folder are ever removed, with the folder if it holds no others.
 */

#include "sim/error.h"

#include <stdbool.h>

typedef bool folder_file(const char *name); /* whether a file of that name is of such a folder */

struct folder {
    const char *path;
    char *made, *aside; /* what it is called until then; what the old one is, if need be */
    int descriptor;     /* -1: there is none */
    folder_file *is_of_it;
    bool is_placed;
};

/* Makes an empty one, that will be at path, which outlives self and has no slash behind it. What
 * killed processes were filling for that path is removed. *self may be closed in every case.
 * Errors: ERR_IO, ERR_MEMORY. */
int folder_open(struct folder *self, const char *path, folder_file *is_of_it, struct error *error);

/* Puts it at its path, durably, and removes what was there. On an error path is as it was, but for
 * one: as with safe_publish, where the folder above cannot be synced the new one is there. Errors:
 * ERR_IO, ERR_MEMORY. */
int folder_place(struct folder *self, struct error *error);

/* Removes one that was not placed. */
void folder_close(struct folder *self);

/* Whether a folder has no files but such. */
bool folder_holds_only(const char *path, folder_file *is_of_it);

/* Removes such files, and the folder if it is empty then. */
void folder_remove(const char *path, folder_file *is_of_it);

#endif
