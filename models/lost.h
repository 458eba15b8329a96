/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LOST_H
#define MODELS_LOST_H

/*
 * Which queue consumed the term: for those who overran it, the days that they waited for a
 * resource.  Somebody may wait for several at once; a day belongs to the wait that is open longest
 * by then, so the days of all resources add up to the days on which anything was waited for, and
 * none counts twice.
 *
 * What is waited for: a course (a place, its offer, its start moment), a home (Wi2013, whose term
 * runs in reception), a place at an exam, from the sign-up to the day itself, examiners, and
 * medical assessors.  Marking by machine and DUO's handling are no queue.
 *
 * The waits that are open stand in the order in which they began, of those of one moment in that of
 * the components; so nothing has to be looked for when one ends.  A wait from before the term
 * counts from its first day.
 */

#include "models/world.h"

/* A term begins: what was waited before is not of it. */
void lost_term_begins(struct chain *self, uint32_t who, day_number first);

/* A person's wait begins, or ends; one that is not open ends nothing. */
void lost_begin(struct chain *self, uint32_t who, enum lost what);
void lost_end(struct chain *self, uint32_t who, enum lost what);

/* An exam job ends, whatever it waits for. */
void lost_exam_ends(struct chain *self, const struct job *job);

/* The first term is overrun: its days to the books of the cohort. */
void lost_post(struct chain *self, uint32_t who);

static inline enum lost
lost_of_course(const struct person *person)
{
    return (enum lost)(LOST_COURSE + person->route);
}

static inline enum lost
lost_of_seat(const struct job *job)
{
    return (enum lost)(LOST_SEAT + job->exam);
}

static inline enum lost
lost_of_marking(const struct job *job)
{
    return (enum lost)(LOST_MARKING + (int)examiner_of_exam((enum exam)job->exam));
}

#endif
