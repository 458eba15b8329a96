/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/statute.h"

#include <string.h>

/* Sees to it that a step begins on a day. */
static void
split(struct statute *self, day_number day)
{
    size_t at = self->n_steps;

    while (self->steps[at - 1].from > day)
        at--;
    if (self->steps[at - 1].from == day)
        return;
    memmove(&self->steps[at + 1], &self->steps[at],
            (self->n_steps - at) * sizeof *self->steps);
    self->steps[at] = (struct statute_step){.from = day};
    self->n_steps++;
}

/* No two of a ground are in force at the same time: check_law.c sees to that. */
static void
add(struct statute *self, const struct ground_rule *rule)
{
    for (size_t i = 0; i < self->n_steps; i++)
        if (rule->from <= self->steps[i].from && self->steps[i].from < rule->until)
            self->steps[i].rules[rule->ground] = rule;
    self->grounds |= 1u << rule->ground;
}

void
statute_init(struct statute *self, const struct params *p, enum regime regime)
{
    memset(self, 0, sizeof *self);
    self->steps[0].from = INT32_MIN;
    self->n_steps = 1;
    for (int64_t i = 0; i < p->term.n_grounds; i++)
        if (p->term.grounds[i].regime == regime) {
            split(self, p->term.grounds[i].from);
            if (p->term.grounds[i].until != DAY_NEVER)
                split(self, p->term.grounds[i].until);
        }
    for (int64_t i = 0; i < p->term.n_grounds; i++)
        if (p->term.grounds[i].regime == regime)
            add(self, &p->term.grounds[i]);
}

const struct statute_step *
statute_on(const struct statute *self, day_number day)
{
    size_t step = self->n_steps - 1;

    while (self->steps[step].from > day)
        step--;
    return &self->steps[step];
}
