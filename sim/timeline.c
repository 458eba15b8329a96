/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/timeline.h"

#include <stdlib.h>
#include <string.h>

int
timeline_init(struct timeline *self, double value, struct error *error)
{
    memset(self, 0, sizeof *self);
    self->base = value;
    self->steps = malloc(sizeof *self->steps);
    if (self->steps == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a timeline");
    self->steps[0] = (struct timeline_step){INT32_MIN, value};
    self->n_steps = 1;
    return 0;
}

void
timeline_free(struct timeline *self)
{
    free(self->steps);
    free(self->changes);
    memset(self, 0, sizeof *self);
}

/* The last step that begins on or before the day. */
size_t
timeline_step(const struct timeline *self, day_number day)
{
    size_t low = 0, high = self->n_steps;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (self->steps[middle].from <= day)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Sees to it that a step begins on the day; there must be room. */
static void
split(struct timeline *self, day_number day)
{
    size_t at = timeline_step(self, day);

    if (self->steps[at].from == day)
        return;
    memmove(&self->steps[at + 2], &self->steps[at + 1],
            (self->n_steps - at - 1) * sizeof *self->steps);
    self->steps[at + 1] = (struct timeline_step){day, self->steps[at].value};
    self->n_steps++;
}

static double
changed(double value, const struct timeline_change *change, double share)
{
    /* A change in full force is exact: a set of 40 is 40, not 39.999. */
    switch (change->action) {
    case TIMELINE_SET:
        return share >= 1.0 ? change->value : value + (change->value - value) * share;
    case TIMELINE_ADD:
        return value + change->value * share;
    default:
        return value * (share >= 1.0 ? change->value : 1.0 + (change->value - 1.0) * share);
    }
}

/* How much of the change is in force on a day: 1 at once, or i / n on the i-th day of a ramp. */
static double
share_on(const struct timeline_change *change, day_number day)
{
    int64_t passed = (int64_t)day - change->from + 1;

    return passed < change->ramp_days ? (double)passed / change->ramp_days : 1.0;
}

/* Room for the steps of a change, and the change kept for timeline_known. */
static int
make_room(struct timeline *self, const struct timeline_change *change, struct error *error)
{
    size_t extra = 2 + (size_t)change->ramp_days;
    struct timeline_step *steps = realloc(self->steps, (self->n_steps + extra) * sizeof *steps);
    struct timeline_change *changes;

    if (steps == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a timeline");
    self->steps = steps;
    changes = realloc(self->changes, (self->n_changes + 1) * sizeof *changes);
    if (changes == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a timeline");
    self->changes = changes;
    return 0;
}

int
timeline_change(struct timeline *self, const struct timeline_change *change, struct error *error)
{
    int code;

    bug_assert(change->ramp_days >= 0, "a change from day %d grows over %d days",
               (int)change->from, change->ramp_days);
    code = make_room(self, change, error);
    if (code != 0)
        return code;
    self->changes[self->n_changes++] = *change;
    for (int i = 0; i <= change->ramp_days; i++)
        if (change->from + i < change->until)
            split(self, change->from + i);
    if (change->until != TIMELINE_ALWAYS)
        split(self, change->until);
    for (size_t i = 0; i < self->n_steps; i++)
        if (self->steps[i].from >= change->from && self->steps[i].from < change->until)
            self->steps[i].value =
                changed(self->steps[i].value, change, share_on(change, self->steps[i].from));
    return 0;
}

/* ---- what was known ---- */

/* The steps as they are. */
static int
copy_steps(const struct timeline *self, struct timeline *copy, struct error *error)
{
    *copy = (struct timeline){.base = self->base};
    copy->steps = malloc(self->n_steps * sizeof *copy->steps);
    if (copy->steps == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a timeline");
    memcpy(copy->steps, self->steps, self->n_steps * sizeof *copy->steps);
    copy->n_steps = self->n_steps;
    return 0;
}

int
timeline_known(const struct timeline *self, day_number day, struct timeline *known,
               struct error *error)
{
    int code;

    if (self->n_changes == 0)
        return copy_steps(self, known, error);
    code = timeline_init(known, self->base, error);
    for (size_t i = 0; i < self->n_changes && code == 0; i++)
        if (self->changes[i].announced <= day)
            code = timeline_change(known, &self->changes[i], error);
    if (code != 0)
        timeline_free(known);
    return code;
}

day_number
timeline_next_announced(const struct timeline *self, day_number day)
{
    day_number next = TIMELINE_ALWAYS;

    for (size_t i = 0; i < self->n_changes; i++)
        if (self->changes[i].announced > day && self->changes[i].announced < next)
            next = self->changes[i].announced;
    return next;
}

double
timeline_at(const struct timeline *self, day_number day)
{
    return self->steps[timeline_step(self, day)].value;
}

day_number
timeline_next(const struct timeline *self, day_number day)
{
    size_t next = timeline_step(self, day) + 1;

    return next < self->n_steps ? self->steps[next].from : TIMELINE_ALWAYS;
}

double
timeline_lowest(const struct timeline *self)
{
    double lowest = self->steps[0].value;

    for (size_t i = 1; i < self->n_steps; i++)
        if (self->steps[i].value < lowest)
            lowest = self->steps[i].value;
    return lowest;
}

double
timeline_highest(const struct timeline *self)
{
    double highest = self->steps[0].value;

    for (size_t i = 1; i < self->n_steps; i++)
        if (self->steps[i].value > highest)
            highest = self->steps[i].value;
    return highest;
}
