/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_ACCOUNTS_H
#define MODELS_ACCOUNTS_H

/*
 * The books of the capacities: at each census, what was there, what was used, what was asked for
 * and who waited, in the resource's own unit.
 *
 *   hours    capacity: hours of staff present; offered: hours of work that arrived
 *   homes    capacity: homes found; offered: people who began to wait; used: homes given out
 *   places in reception and courses: means over the period; offered: in them or waiting for them
 *   places at exams: seats on the period's days; offered: sign-ups in the period
 */

#include "models/model.h"
#include "sim/tally.h"

struct chain;

struct accounts {
    int64_t offered[DESKS];        /* in the period: ticks of work, or requests */
    int64_t queue_integral[DESKS]; /* over the run, for Little's law */
    int64_t servers_before[DESKS]; /* homes: at the period's start */
    int64_t taken_before[DESKS];
    int64_t sign_ups[EXAMS];       /* in the period */
    struct tally signed_up[EXAMS]; /* booked and not yet sat */
    int64_t seat_integral[EXAMS];  /* of them over the run, for Little's law */
    int64_t seat_waited[EXAMS];    /* ticks, of those who sat or left */
    ticks since;                   /* start of the period */
};

void accounts_init(struct chain *chain);

/* Closes the period under way in the ledger, which must not be closed yet. */
void accounts_close(struct chain *chain);

/* Signs up for an exam, and off again, who signed up at since: to sit it or to leave. */
void accounts_sign_up(struct chain *chain, enum exam exam);
void accounts_sign_off(struct chain *chain, enum exam exam, stamp since);

/* Little's law at every desk and for the places of every exam, at the end of the run. */
void accounts_verify(struct chain *chain);

#endif
