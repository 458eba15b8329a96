/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_GROUNDS_H
#define MODELS_GROUNDS_H

/*
 * What lengthens a term (rules.md sections 2 and 5).  Each ground is a rule of one law, in force
 * between two dates, that says what it asks for and gives (params.term.grounds); it acts on an
 * application that is made while it is in force.
 *
 * A ground gives a fixed time, once for each time that it happens, or as long as it lasted: then it
 * is a period, and no day of any period gives extra time twice (rules.md section 2).  A birth or a
 * death gives a fixed time, too, and is the period of so long from its day on.  So of the periods
 * that hold on the day of an application, those days count that neither an earlier application gave
 * nor a ground earlier in enum ground.  What an earlier application gave follows from its day
 * (person_lost.considered): a period that held then was given up to that day, and one that did not
 * was not.
 *
 * What happens in somebody's life is dealt once for each of his terms, evenly over three years from
 * its first day.
 */

#include "models/world.h"

/* An application for a longer term. */
struct application {
    day_number first; /* of the term */
    day_number day;   /* on which it is made: of what comes later nothing is known */
};

/* Whether there is anything to ask for. */
bool grounds_hold(const struct chain *self, uint32_t who, const struct application *application);

/* Grants it: books what each ground gives, and returns the term's new end, which is the old one
 * where there is nothing left to give. */
day_number grounds_grant(struct chain *self, uint32_t who, const struct application *application,
                         day_number end);

/* The same of considerable effort under the Wi2021, which needs no application. */
day_number grounds_grant_effort(struct chain *self, uint32_t who, day_number first,
                                day_number end);

/* Late lessons: whether those that begin today, or that do not yet, do so too late. */
bool grounds_no_offer(const struct chain *self, uint32_t who);

/* Of a term that began before the run, in which everything up to a day was weighed: what is dealt
 * before that day and gives a fixed time once was given then. */
void grounds_weighed(struct chain *self, uint32_t who, day_number first, day_number until);

/* A new term: what happens in it is dealt anew. */
void grounds_renew(struct chain *self, uint32_t who);

#endif
