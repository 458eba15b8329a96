/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_FINES_H
#define MODELS_FINES_H

/*
 * What DUO fines, by the tables in force on the day of the decision: Wi13 art. 28-34, Wi21 art. 26
 * and Bi21 art. 7.2 (rules.md sections 4.1, 4.2).  Of each law and offence at most one table holds
 * at a time; without one there is no fine.  A table is one amount (PVT, MAP), or nine by attempts and
 * hours.
 */

#include "models/params.h"

/* How often the exams were sat that somebody had to pass: the rows of a table of nine. */
enum tried {
    TRIED_NOT_ALL, /* not all of them, or there are none */
    TRIED_ONCE,
    TRIED_TWICE,   /* those that were failed twice at least, ONA once */
};

/* What somebody has done for the duty. */
struct progress {
    enum tried tried;
    int64_t hours; /* of lessons */
    int passed;    /* components */
};

/* The fine in euro, 0: none. */
int64_t fines_of(const struct params *params, enum regime regime, enum offence offence,
                 day_number day, const struct progress *progress);

/* Whether one of n rules spares somebody on a day. */
bool sparing_holds(const struct sparing *rules, int64_t n, enum group group, enum regime regime,
                   day_number day);

#endif
