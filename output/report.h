/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REPORT_H
#define OUTPUT_REPORT_H

/*
 * The report: one HTML file that asks nothing of any network, about one run or several, each held
 * against the same base where there is one.  It has a chart for what goes through time, and under
 * each chart the table of its numbers; without scripts the tables remain.  The same files give the
 * same bytes.
 */

#include "output/words.h"
#include "sim/error.h"

#include <stddef.h>

struct report_ask {
    const char *const *paths; /* of result files */
    size_t n;
    const char *base; /* of the base's result file; NULL: none */
    enum language language;
    /* What a key of scenarios means, NULL where that is not known; it is the scenario's reader that
     * knows. */
    const char *(*meaning)(const char *key, enum language language);
};

/* Writes it to path, all of it or nothing. Errors: ERR_FORMAT where a file is not what it should be
 * or cannot be held against the base; ERR_IO, ERR_MEMORY. */
int report_write(const struct report_ask *ask, const char *path, struct error *error);

#endif
