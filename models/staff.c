/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/staff.h"

#include <stdlib.h>
#include <string.h>

int
staff_init(struct staff *self, double posts, double attrition, int64_t recruit_days,
           int64_t training_days, struct error *error)
{
    int64_t lag = recruit_days + training_days;

    *self = (struct staff){.leaves = attrition / 365.25, .lag = lag};
    self->due = malloc((size_t)(lag > 0 ? lag : 1) * sizeof *self->due);
    if (self->due == NULL)
        return error_set(error, ERR_MEMORY, "no memory for %lld days of vacancies",
                         (long long)lag);
    self->at_work = posts / (1.0 + self->leaves * (double)lag);
    self->coming = posts - self->at_work;
    for (int64_t i = 0; i < lag; i++)
        self->due[i] = self->leaves * self->at_work;
    return 0;
}

void
staff_free(struct staff *self)
{
    free(self->due);
    memset(self, 0, sizeof *self);
}

/* So many posts are gone: the youngest vacancy first, those at work last. */
static void
cut(struct staff *self, double posts)
{
    for (int64_t i = 1; i <= self->lag && posts > 0.0; i++) {
        double *due = &self->due[(self->oldest - i + self->lag) % self->lag];
        double gone = posts < *due ? posts : *due;
        *due -= gone;
        self->coming -= gone;
        posts -= gone;
    }
    self->at_work -= posts;
}

/* What was opened the lag before is at work, and what is opened today waits for its turn. */
static void
turn(struct staff *self, double opened)
{
    double arrives = opened;

    if (self->lag > 0) {
        arrives = self->due[self->oldest];
        self->due[self->oldest] = opened;
        self->oldest = (self->oldest + 1) % self->lag;
    }
    self->coming += opened - arrives;
    self->at_work += arrives;
}

void
staff_day(struct staff *self, double posts)
{
    double vacant;

    self->at_work -= self->at_work * self->leaves;
    vacant = posts - self->at_work - self->coming;
    if (vacant < 0.0)
        cut(self, -vacant);
    turn(self, vacant > 0.0 ? vacant : 0.0);
}
