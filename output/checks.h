/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_CHECKS_H
#define OUTPUT_CHECKS_H

/*
 * What was checked of a file, a line each: what it is, whether it holds, and what was found.
 */

#include "output/json.h"

#include <stddef.h>
#include <stdio.h>

enum check_verdict {
    CHECK_HOLDS,
    CHECK_FAILS,    /* the file is not what it should be */
    CHECK_DIFFERS,  /* a run of today gives something else */
    CHECK_NOT_DONE, /* it could not be checked, and why */
    CHECK_VERDICTS
};

struct checks {
    FILE *out;         /* a line each */
    struct json *json; /* not NULL: an object each there, of the array that is open */
    size_t n[CHECK_VERDICTS]; /* lines of each kind */
};

/* The name of a check, or the format of one, as it is told: a document has the same in every
 * language, so that programs can go by it; people read it in theirs. english: marked by N_(). */
const char *checks_name(const struct checks *self, const char *english)
    __attribute__((format_arg(2)));

/* Prints a line. what: as checks_name has it. */
void checks_tell(struct checks *self, enum check_verdict verdict, const char *what,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
