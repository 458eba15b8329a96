/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_WORKPLACE_H
#define OUTPUT_WORKPLACE_H

/*
 * A folder of our own for files that are needed only while we work: under TMPDIR where that is said,
 * else under /tmp.  Nobody else has its name or may write in it, so that two processes do not meet
 * there and nobody can have put anything in the way.  It goes with the files in it, also after an
 * error; a process that is killed leaves it behind.
 */

#include "sim/error.h"

struct workplace {
    char *folder; /* NULL: closed */
};

/* Makes it. *self may be closed in every case. Errors: ERR_IO, ERR_MEMORY. */
int workplace_open(struct workplace *self, struct error *error);

/* The path of a file of that name in it, to be freed. NULL: ERR_MEMORY. */
char *workplace_path(const struct workplace *self, const char *name, struct error *error);

/* Removes the files in it, and it. */
void workplace_close(struct workplace *self);

#endif
