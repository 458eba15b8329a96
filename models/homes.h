/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_HOMES_H
#define MODELS_HOMES_H

/*
 * Homes by class of municipality, counted in the people of all ages whom they house.
 *
 * Each half-year the nation's task is divided by population (Huisvestingswet art. 29(1)) and comes
 * on top of what is still due of the tasks before it.  A class finds its share of the nation's
 * homes, by its own effort, in equal parts on working days; where it entered the half-year with a
 * backlog, it finds a part of that beside.  Of what is found, a share falls to people with the
 * duty; parts of a person are carried over to the next day, so that sums are right.
 */

#include "models/labels.h"
#include "sim/ticks.h"

#include <stdint.h>

struct chain;

struct homes {
    double due;     /* of the tasks up to now, less those housed; below 0: ahead of them */
    double extra;   /* of a backlog, to be found in the half-year under way */
    double carried; /* found, but not a whole person yet; with the duty */
    double special; /* the same of those that go to people whom few homes suit */
    double housed;  /* in the period under way */
    int half;       /* first month of the half-year under way */
    int working;    /* its working days */
};

void homes_init(struct chain *chain);

/* Found today for people with the duty. Call once on each day, in order. */
int64_t homes_found(struct chain *chain, enum municipality municipality);

/* Of so many found today, those that suit people whom few homes suit: they go to them first. */
int64_t homes_special(struct chain *chain, enum municipality municipality, int64_t found);

/* A person with the duty is housed, and with him those without it. */
void homes_housed(struct chain *chain, enum municipality municipality);

/* People of all ages whom the tasks up to now still ask for, over all classes. */
double homes_due(const struct chain *chain);

/* Of a class, without the rest of the task of the half-year under way: what a run that begins now
 * has to find besides. */
double homes_backlog(const struct chain *chain, enum municipality municipality);

/* Closes the period under way in the ledger, which must not be closed yet. */
void homes_close(struct chain *chain);

#endif
