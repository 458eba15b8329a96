/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_DELAYS_H
#define MODELS_DELAYS_H

/*
 * Exams that come later than agreed, a ground of extension (letter, 3.1.1): of each sign-up and
 * each result of a person the days beyond its term (interval_norm_days), where a rule of his law is
 * in force.  Days on which several are late count once.
 *
 * They are kept as one period that ends with the last of them: what it gives is right, and where it
 * lies is so but for days in between on which nothing was late.
 */

#include "models/world.h"

/* The days [from, to). */
struct period {
    day_number from, to;
};

/* An exam day or a result has come that was waited for since. */
void delays_exam_waited(struct chain *self, uint32_t who, enum interval interval, stamp since);

/* What was late up to now, of a term that began on a day, and with what is waited for still; false:
 * nothing. */
bool delays_of(const struct chain *self, uint32_t who, day_number first, struct period *period);

#endif
