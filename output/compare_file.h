/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_COMPARE_FILE_H
#define OUTPUT_COMPARE_FILE_H

/*
 * A comparison as a file: /compare with a row for each figure and a set of columns for each run,
 * /inputs with what changed, /runs with the files that were held together.  The columns of the
 * second run end in _2, and so on.  Bytes depend on the files compared and their names alone.
 */

#include "output/compare.h"

/* Replaces what is at path. command: for /meta. Errors: ERR_IO, ERR_MEMORY. */
int compare_file_write(const struct comparison *self, const char *path, const char *command,
                       struct error *error);

#endif
