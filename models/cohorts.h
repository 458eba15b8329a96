/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_COHORTS_H
#define MODELS_COHORTS_H

/*
 * What ever happened to the Wi2021 people whose duty began in a calendar year, as CBS follows them
 * (Statistiek Wet Inburgering): everybody with a duty, whether DUO's notice has come or not, and
 * whoever left since included.  Counted at the event, so it costs no look at people; nothing is
 * taken off again.
 */

#include "models/labels.h"

#include <stdint.h>

struct chain;

/* Years of which CBS has published a cohort. */
enum { COHORT_FIRST = 2022, COHORT_LAST = 2023, COHORTS = COHORT_LAST - COHORT_FIRST + 1 };

/* From the duty to the home, in classes of three months; the last holds longer ones too. */
enum { COHORT_CLASS_MONTHS = 3, COHORT_CLASSES = 4 };

struct cohort {
    int32_t became[GROUPS];
    int32_t begun[GROUPS]; /* the brede intake */
    int32_t planned[GROUPS];
    int32_t settled[GROUPS][COHORT_CLASSES]; /* in a municipality, by the wait for it */
    int32_t settled_planned[GROUPS];         /* both, in either order */
    int32_t left_unsettled[GROUPS];
};

struct cohorts {
    struct cohort years[COHORTS];
};

void cohorts_init(struct chain *chain);

/* The duty begins; who enters the chain in the landing lives in a municipality already. */
void cohorts_arrive(struct chain *chain, uint32_t who);
void cohorts_settle(struct chain *chain, uint32_t who);
void cohorts_intake(struct chain *chain, uint32_t who);
void cohorts_plan(struct chain *chain, uint32_t who);
void cohorts_leave(struct chain *chain, uint32_t who);

#endif
