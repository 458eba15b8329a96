/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_TIMELINE_H
#define SIM_TIMELINE_H

/*
 * A step function of the date: what a scenario's key is worth on each day, with its dated changes
 * laid over it.  Changes apply in the order in which they are given; each acts on the value that
 * the ones before it leave.
 *
 * A change may be announced ahead of its day.  All values are those of the world as it comes to be;
 * who plans ahead asks for the timeline as it was known on a day, without the changes that were
 * not announced yet.
 */

#include "sim/error.h"
#include "sim/ticks.h"

#include <stddef.h>

enum timeline_action { TIMELINE_SET, TIMELINE_ADD, TIMELINE_MULTIPLY };

#define TIMELINE_ALWAYS INT32_MAX
#define TIMELINE_KNOWN INT32_MIN /* announced before all time */

struct timeline_change {
    day_number from;
    day_number until; /* first day on which it no longer acts; TIMELINE_ALWAYS: it stays */
    enum timeline_action action;
    double value;
    day_number announced; /* known from this day on, for what looks ahead; TIMELINE_KNOWN */
    int ramp_days; /* the change grows in equal parts to its full size, which it has on the last
                    * of these days; 0 and 1: at once */
};

struct timeline_step {
    day_number from;
    double value;
};

struct timeline {
    struct timeline_step *steps; /* rising days; the first step reaches back without end */
    size_t n_steps;
    struct timeline_change *changes; /* as given; none where the steps were written down */
    size_t n_changes;
    double base; /* the value before any change */
};

/* A constant. Errors: ERR_MEMORY. */
int timeline_init(struct timeline *self, double value, struct error *error);
void timeline_free(struct timeline *self);

/* Lays one change over what is there. Errors: ERR_MEMORY. */
int timeline_change(struct timeline *self, const struct timeline_change *change,
                    struct error *error);

/* The same timeline with those changes alone that were announced on or before a day; the caller
 * frees it. Errors: ERR_MEMORY. */
int timeline_known(const struct timeline *self, day_number day, struct timeline *known,
                   struct error *error);

/* The first day after this one on which a change is announced, or TIMELINE_ALWAYS. */
day_number timeline_next_announced(const struct timeline *self, day_number day);

/* The step that a day is in, by its place among the steps. */
size_t timeline_step(const struct timeline *self, day_number day);

/* The value on a day. */
double timeline_at(const struct timeline *self, day_number day);

/* The first day after this one on which the value may differ, or TIMELINE_ALWAYS. */
day_number timeline_next(const struct timeline *self, day_number day);

/* The lowest and highest value that it ever takes. */
double timeline_lowest(const struct timeline *self);
double timeline_highest(const struct timeline *self);

#endif
