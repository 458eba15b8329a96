/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_ACCOUNTS_H
#define MODELS_ACCOUNTS_H

/*
 * The books of the capacities: at the end of each month and of each week, what was there, what was
 * used, what was asked for and who waited, in the resource's own unit.
 *
 *   hours    capacity: hours of staff present; offered: hours of work that arrived
 *   homes    capacity: homes found; offered: people who began to wait; used: homes given out
 *   places in reception and courses: means over the period; offered: in them or waiting for them
 *   places at exams: those on the period's days, or as many as were taken where that is more;
 *            offered: sign-ups in the period; used: places at which somebody sat the exam
 *
 * Months and weeks end across each other.  At either end the piece since the last one is added, in
 * whole numbers, to the month and to the week under way; so both come out exactly, whatever the
 * pieces, and a Monday that is the first of a month has an empty one.
 */

#include "models/model.h"
#include "sim/tally.h"

struct chain;

/* Of a resource over a period: ticks of staff or of places, homes, exam places; queue in ticks. */
struct account {
    int64_t capacity, offered, used, queue;
};

struct accounts {
    struct account of_month[RESOURCES]; /* under way, up to the last piece */
    struct account of_week[RESOURCES];
    size_t week;                   /* under way */
    int64_t offered[DESKS];        /* in the piece: ticks of work, or requests */
    int64_t queue_integral[DESKS]; /* over the run, for Little's law */
    int64_t servers_before[DESKS]; /* homes: at the piece's start */
    int64_t taken_before[DESKS];
    int64_t sign_ups[EXAMS];       /* in the piece */
    struct tally signed_up[EXAMS]; /* booked and not yet sat */
    int64_t seat_integral[EXAMS];  /* of them over the run, for Little's law */
    int64_t seat_waited[EXAMS];    /* ticks, of those who sat or left */
    ticks since;                   /* start of the piece */
};

/* Opens the first month and week, and schedules the week's end. */
void accounts_init(struct chain *chain);

/* Those of a stock stand in their lines: they brought their work before the run. */
void accounts_placed(struct chain *chain);

/* Closes the month under way in the ledger, which must not be closed yet; and the week. */
void accounts_close(struct chain *chain);
void accounts_close_week(struct chain *chain);

/* The end of a week within the run. */
void accounts_next_week(struct chain *chain);

/* Has been signed up since before the run. */
void accounts_signed_up(struct chain *chain, enum exam exam, stamp since);

/* Signs up for an exam, and off again, who signed up at since: to sit it or to leave. */
void accounts_sign_up(struct chain *chain, enum exam exam);
void accounts_sign_off(struct chain *chain, enum exam exam, stamp since);

/* Little's law at every desk and for the places of every exam, at the end of the run. */
void accounts_verify(struct chain *chain);

#endif
