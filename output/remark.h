/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef OUTPUT_REMARK_H
#define OUTPUT_REMARK_H

/*
 * What a result file says in whole sentences. They are English in the file, whoever wrote it; people
 * read them in the language of messages, with numbers as they write them.
 */

#include "sim/message.h"

#define REMARK_FIXED N_("a fixed number")
#define REMARK_SCALED                                                                              \
    N_("run.scale is not 1: inflow, stock and every capacity are multiplied by it, and the "       \
       "counts in this file are not divided by it")

/* Why there are so many replications, to be freed; NULL: no memory. */
char *remark_stopped(const char *text);

/* A warning; one that is not known, as of another version, as it stands. */
const char *remark_warning(const char *text);

#endif
