/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LOAN_H
#define MODELS_LOAN_H

/*
 * The loan of the Wi2013 (Wi13 art. 16, Bi13 art. 4.1a): asiel and some others borrow what their
 * lessons and exams cost, up to a most.  Lessons grow evenly with time (growth.c), so the loan at
 * any moment follows in closed form:
 *
 *     price an hour, as the course began, x hours attended + fees of exams signed up for
 *
 * ELIP: people of asiel who have borrowed wi2013.elip or more and still have the duty (letter,
 * 4.2).
 */

#include "models/labels.h"
#include "sim/ticks.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    LOAN_TAKEN = 1 << 0,
    LOAN_SPENT = 1 << 1, /* counted among those in ELIP */
};

enum { LOAN_HOURS_MOST = UINT16_MAX }; /* of lessons: as good as without end */

struct chain;

/* The course begins: whether somebody borrows for it. */
void loan_begin(struct chain *chain, uint32_t who);

/* Euro borrowed at a moment, which is not before that of the person's books; 0: none. */
uint32_t loan_euro(const struct chain *chain, uint32_t who, ticks at);

/* Whether somebody who still has the duty is in ELIP. */
bool loan_is_spent(const struct chain *chain, uint32_t who, ticks at);

/* Hours of lessons, of all that were attended, that the money is there for, at the fees of now: of
 * the loan, or of one's own. */
uint32_t loan_hours(const struct chain *chain, uint32_t who);

/* Lesson hours at which ELIP begins, at the fees of now; LOAN_HOURS_MOST: never. */
uint32_t loan_hours_to_spent(const struct chain *chain, uint32_t who);

/* Counts somebody from the moment on at which the loan counts as used up. */
void loan_look(struct chain *chain, uint32_t who);

/* The duty ends: the loan is forgiven, or due. */
void loan_settle(struct chain *chain, uint32_t who, enum stage final);

#endif
