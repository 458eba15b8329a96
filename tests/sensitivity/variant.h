/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SENSITIVITY_VARIANT_H
#define TESTS_SENSITIVITY_VARIANT_H

/*
 * A subject made low or high, as settings to be laid over the scenario.  How far follows from the
 * registry's row:
 *
 *   a number        to the end of its hand-set band; without one, or where one band is for many
 *                   labels, to 0.8 or 1.25 times itself, within the band.  Whole ones by 1 at
 *                   least; a switch to 0 or 1; nought up to a tenth of its band or range
 *   of shares that  the others make room in proportion
 *   add up to 1
 *   a number with   the level over the whole run: the value and all that its changes set or add
 *   dated changes   are multiplied
 *   a distribution  its mean, as a number; the spread goes along
 *   a date          sixty days earlier or later
 *   an array        shares: a fifth of the first goes to the last, or back; weights: the first half
 *                   against the second; else all multiplied
 *   a list          the member in all items: multiplied, moved, or, of names, given to the next
 */

#include "tests/sensitivity/pull.h"
#include "tests/sensitivity/subject.h"

enum { VARIANT_OVERRIDES = 512, VARIANT_TEXT = 48 };

struct variant {
    struct pool *pool;
    const struct subject *subject;
    enum side side;
    double step; /* the part of the way that is gone */
    struct scenario_override overrides[VARIANT_OVERRIDES];
    size_t n;
    bool changed;            /* some value is another one than before */
    char text[VARIANT_TEXT]; /* what the subject is now, for people to read */
};

/* False where there is nowhere to go on that side. The pool must outlive it; it says whether there
 * was no memory. */
bool variant_make(struct variant *self, struct pool *pool, const struct subject *subject,
                  enum side side, double step);

/* What the subject is in the scenario, for people to read. */
void variant_base(const struct subject *subject, char text[VARIANT_TEXT]);

/* Whether the value (a distribution's mean) lies outside the hand-set band of its row. */
bool variant_beyond_band(const struct subject *subject);

#endif
