/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CLERK_H
#define TESTS_CLERK_H

/*
 * A clerk who follows every single sign-up for an exam: after each event he looks at all exam jobs
 * and writes down what came in and what became of it.
 *
 * Where the office takes a booking away, the clerk sees to it that the site is closed or the day is
 * moved, and that new days are given in the order of the old ones, before anybody else.  That order
 * he knows of people outside the simulation alone: they suit any day, while others may have an exam
 * on it, a yearly limit, or a claim to reserved places.
 *
 * chain.c is included, not linked: its events are private.
 */

#include "models/chain.c"

#include "tests/booking_order.h"

#include <criterion/criterion.h>

enum { JOBS = 1 << 14, MONTHS = 60, NO_RANK = INT32_MAX };

/* Of an exam in a month. */
struct counts {
    int32_t came, sat, missed, withdrawn, cancelled;
    int32_t signed_up, in_line; /* at its end */
};

/* What is known of each job. */
static struct job before[JOBS]; /* after the event before */
static uint8_t routes[JOBS];    /* of its person, at the sign-up */
static int32_t ranks[JOBS];     /* in the order in which bookings were taken away; else NO_RANK */

struct clerk {
    const struct chain *chain;
    struct counts counts[MONTHS][EXAMS];
    int32_t signed_up[EXAMS]; /* now */
    uint32_t taken[JOBS];     /* jobs whose booking this event took away */
    size_t n_taken;
    int32_t last_rank;
    int64_t taken_in_line; /* times that somebody was served while one of them stood there */
    bool anybody_served;      /* from a line, or past it */
};

static struct clerk clerk;

/* ---- what he looks at ---- */

static inline bool
is_signed_up(const struct job *job)
{
    return job->kind == JOB_EXAM && job_is_signed_up(job);
}

static inline bool
has_place(const struct job *job)
{
    return job->kind == JOB_EXAM && job_has_place(job);
}

static inline bool
is_in_line(const struct job *job)
{
    return job->kind == JOB_EXAM && job->step == JOB_UNBOOKED;
}

static inline bool
is_same_sign_up(const struct job *a, const struct job *b)
{
    return is_signed_up(a) && is_signed_up(b) && a->person == b->person && a->exam == b->exam &&
           a->component == b->component && a->attempt == b->attempt && a->since == b->since;
}

static inline struct counts *
counts_now(enum exam exam)
{
    return &clerk.counts[clerk.chain->ledger.period][exam];
}

/* As the scenario says, and has announced. */
static inline bool
is_shut(enum exam exam, day_number day, int site)
{
    const struct params *p = clerk.chain->params;
    day_number today = chain_today(clerk.chain);
    bool shut = false;

    for (int64_t i = 0; i < p->exams.n_closed; i++) {
        const struct exam_closure *it = &p->exams.closed[i];
        shut |= it->announced <= today && day >= it->date && day < it->until &&
                (it->site == EXAM_SITES_ALL || it->site == site) &&
                (it->exam == EXAMS || it->exam == exam);
    }
    for (int64_t i = 0; i < p->exams.n_moved; i++) {
        const struct moved_day *it = &p->exams.moved[i];
        shut |= it->announced <= today && day == it->date &&
                (it->exam == EXAMS ? exam_is_b1(exam) : exam != it->exam);
    }
    return shut;
}

/* ---- what comes and goes ---- */

static inline void
clerk_comes(uint32_t i)
{
    const struct job *job = &clerk.chain->jobs[i];

    counts_now((enum exam)job->exam)->came++;
    clerk.signed_up[job->exam]++;
    ranks[i] = NO_RANK;
    routes[i] = job->person != NOBODY ? clerk.chain->people[job->person].route : ROUTE_NONE;
    clerk.anybody_served |= has_place(job);
}

/* The person has no exams to sit any more: the duty is over, the component is waived, or another
 * route was taken. */
static inline bool
may_withdraw(const struct job *then, uint8_t route)
{
    const struct person *person;

    if (then->person == NOBODY)
        return false;
    person = &clerk.chain->people[then->person];
    return person->duty == STAMP_NEVER || stage_is_final((enum stage)person->phase) ||
           person->waived >> then->component & 1 || person->route != route;
}

static inline void
clerk_goes(uint32_t i, uint32_t slot)
{
    const struct chain *chain = clerk.chain;
    const struct job *then = &before[i], *job = &chain->jobs[i];
    struct counts *counts = counts_now((enum exam)then->exam);

    clerk.signed_up[then->exam]--;
    if (slot == slot_of_job(chain, i) && then->step == JOB_BOOKED) {
        cr_assert_eq(then->day, chain_today(chain));
        cr_assert_not(is_shut((enum exam)then->exam, then->day, then->site),
                      "an exam on a closed day");
        if (job->kind == JOB_EXAM && job->since == stamp_of(chain_now(chain)) &&
            (job->step == JOB_QUEUE || job->step == JOB_SERVICE || job->step == JOB_RESULT))
            counts->sat++;
        else
            counts->missed++;
        return;
    }
    cr_assert(may_withdraw(then, routes[i]), "%s: a sign-up of %u is gone, and nobody knows why",
              exam_labels[then->exam], then->since);
    counts->withdrawn++;
}

/* ---- what the office takes away ---- */

static inline bool
is_taken_away(const struct job *then, const struct job *job, uint32_t slot)
{
    return slot == SLOT_PLACES && has_place(then) &&
           (!has_place(job) || job->day != then->day || job->site != then->site);
}

static inline void
clerk_taken_away(uint32_t i)
{
    const struct job *then = &before[i];

    cr_assert(is_shut((enum exam)then->exam, then->day, then->site),
              "%s: a booking of an open day is taken away", exam_labels[then->exam]);
    counts_now((enum exam)then->exam)->cancelled++;
    clerk.taken[clerk.n_taken++] = i;
}

static inline int
by_old_day(const void *a, const void *b)
{
    return booking_order(before, *(const uint32_t *)a, *(const uint32_t *)b);
}

/* In line is later than any day. */
static inline day_number
new_day(uint32_t i)
{
    const struct job *job = &clerk.chain->jobs[i];

    return has_place(job) ? job->day : INT32_MAX;
}

static inline void
clerk_look_at_taken_away(void)
{
    uint32_t last = NOBODY;

    qsort(clerk.taken, clerk.n_taken, sizeof clerk.taken[0], by_old_day);
    for (size_t k = 0; k < clerk.n_taken; k++) {
        uint32_t i = clerk.taken[k];
        ranks[i] = ++clerk.last_rank;
        if (before[i].person != NOBODY)
            continue;
        if (last != NOBODY && before[last].exam == before[i].exam)
            cr_assert_leq(new_day(last), new_day(i), "%s: booked again in another order",
                          exam_labels[before[i].exam]);
        last = i;
    }
}

/* ---- who is first in line ---- */

/* By exam: the first who still stands in line of those whose booking was taken away. */
static inline void
find_first_in_line(int32_t first[EXAMS])
{
    const struct chain *chain = clerk.chain;

    for (int exam = 0; exam < EXAMS; exam++)
        first[exam] = NO_RANK;
    for (uint32_t i = 0; i < chain->jobs_used; i++) {
        const struct job *job = &chain->jobs[i];
        if (is_in_line(job) && job->person == NOBODY && ranks[i] < first[job->exam])
            first[job->exam] = ranks[i];
    }
}

static inline bool
got_a_place(uint32_t i)
{
    const struct job *then = &before[i], *job = &clerk.chain->jobs[i];

    return has_place(job) && job->person == NOBODY &&
           (!has_place(then) || !is_same_sign_up(then, job) || then->day != job->day);
}

/* Whoever changes a booking keeps a place: he passes by nobody. */
static inline bool
is_change(uint32_t i, uint32_t slot)
{
    return slot == slot_of_job(clerk.chain, i) && before[i].step == JOB_CHANGING;
}

static inline void
clerk_look_at_lines(uint32_t slot)
{
    int32_t first[EXAMS];

    find_first_in_line(first);
    for (int exam = 0; exam < EXAMS; exam++)
        clerk.taken_in_line += first[exam] != NO_RANK;
    for (uint32_t i = 0; i < clerk.chain->jobs_used; i++)
        if (got_a_place(i) && !is_change(i, slot))
            cr_assert_leq(ranks[i], first[clerk.chain->jobs[i].exam],
                          "%s: somebody is booked before one whose booking was taken away",
                          exam_labels[clerk.chain->jobs[i].exam]);
}

/* ---- after each event ---- */

static inline void
clerk_look_at_job(uint32_t i, uint32_t slot)
{
    const struct job *then = &before[i], *job = &clerk.chain->jobs[i];
    bool same = is_same_sign_up(then, job);

    if (is_signed_up(then) && !same)
        clerk_goes(i, slot);
    if (is_signed_up(job) && !same)
        clerk_comes(i);
    if (same && is_taken_away(then, job, slot))
        clerk_taken_away(i);
    clerk.anybody_served |= same && is_in_line(then) && has_place(job);
}

static inline void
clerk_keep(uint32_t used)
{
    memcpy(before, clerk.chain->jobs, used * sizeof *before);
}

static inline void
clerk_look_at_shut_days(void)
{
    for (uint32_t i = 0; i < clerk.chain->jobs_used; i++) {
        const struct job *job = &clerk.chain->jobs[i];
        cr_assert_not(has_place(job) && is_shut((enum exam)job->exam, job->day, job->site),
                      "%s: a booking of a closed day is kept", exam_labels[job->exam]);
    }
}

static inline void
clerk_look(uint32_t slot)
{
    uint32_t used = clerk.chain->jobs_used;

    cr_assert_lt(used, JOBS);
    clerk.n_taken = 0;
    clerk.anybody_served = false;
    for (uint32_t i = 0; i < used; i++)
        if (memcmp(&before[i], &clerk.chain->jobs[i], sizeof before[i]) != 0)
            clerk_look_at_job(i, slot);
    clerk_look_at_taken_away();
    if (clerk.last_rank > 0 && (clerk.anybody_served || clerk.n_taken > 0))
        clerk_look_at_lines(slot);
    if (slot == SLOT_PLACES)
        clerk_look_at_shut_days();
    clerk_keep(used);
}

/* The month under way is over. */
static inline void
clerk_count_who_wait(void)
{
    for (int exam = 0; exam < EXAMS; exam++)
        counts_now((enum exam)exam)->signed_up = clerk.signed_up[exam];
    for (uint32_t i = 0; i < clerk.chain->jobs_used; i++)
        if (is_in_line(&clerk.chain->jobs[i]))
            counts_now((enum exam)clerk.chain->jobs[i].exam)->in_line++;
}

#endif
