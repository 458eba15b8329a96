/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_STATUTE_H
#define MODELS_STATUTE_H

/*
 * The rules of params.term.grounds of one law, compiled: by the days between which none begins or
 * ends, so that what is in force on a day is found without a look at each of them.
 */

#include "models/params.h"

#include <stdbool.h>
#include <stddef.h>

/* From a day on, up to the next step. */
struct statute_step {
    day_number from;
    const struct ground_rule *rules[GROUNDS]; /* in force; NULL: none */
};

struct statute {
    struct statute_step steps[2 * PARAMS_GROUNDS + 1]; /* by day; the first reaches back without
                                                        * end */
    size_t n_steps;
    unsigned grounds; /* mask of enum ground: those of which there ever is a rule */
};

void statute_init(struct statute *self, const struct params *p, enum regime regime);

const struct statute_step *statute_on(const struct statute *self, day_number day);

/* The first day after a step. */
static inline day_number
statute_end(const struct statute *self, size_t step)
{
    return step + 1 < self->n_steps ? self->steps[step + 1].from : DAY_NEVER;
}

#endif
