/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/delays.h"

/* One more period, which ends last. */
static void
add(struct period *delay, day_number from, day_number to)
{
    from = day_later(from, delay->to);
    if (from >= to)
        return;
    delay->from = to - (delay->to - delay->from) - (to - from);
    delay->to = to;
}

static struct period
kept(const struct person_lost *lost)
{
    return (struct period){lost->delay_until - lost->delay_days, lost->delay_until};
}

/* The part of a wait beyond its term, where a rule is in force. */
static void
add_wait(const struct chain *self, enum regime regime, int norm, stamp since,
         struct period *delay)
{
    const struct statute *statute = &self->model->statutes[regime];
    day_number from = ticks_to_day(since) + norm, today = chain_today(self);

    if (norm < 0 || from >= today)
        return;
    for (size_t i = 0; i < statute->n_steps; i++)
        if (statute->steps[i].rules[GROUND_EXAM_DELAY] != NULL)
            add(delay, day_later(from, statute->steps[i].from),
                day_earlier(today, statute_end(statute, i)));
}

void
delays_exam_waited(struct chain *self, uint32_t who, enum interval interval, stamp since)
{
    struct person_lost *lost = &self->lost[who];
    int norm = interval_norm_days(interval);
    struct period delay;

    if (norm < 0 || days_since(self, since) <= norm)
        return;
    if (lost->delay_until <= lost->considered)
        lost->delay_days = 0; /* that was weighed */
    delay = kept(lost);
    add_wait(self, (enum regime)self->people[who].regime, norm, since, &delay);
    lost->delay_days = (uint16_t)(delay.to - delay.from);
    lost->delay_until = (uint16_t)delay.to;
}

/* The wait that an exam is in, if any. */
static enum interval
wait_of(const struct job *job)
{
    if (job->kind != JOB_EXAM || job->step == JOB_PREPARING)
        return INTERVALS;
    return (enum interval)((job_is_signed_up(job) ? INTERVAL_SIGNUP : INTERVAL_RESULT) +
                           job->exam);
}

/* Of the waits that go on, the one that is late longest holds the others. */
static struct period
longest_open(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    unsigned left = person->exams;
    struct period open = {0, 0};

    for (uint32_t job = person->jobs; left > 0; job = self->jobs[job].next) {
        enum interval wait = wait_of(&self->jobs[job]);
        struct period late = {0, 0};
        left -= self->jobs[job].kind == JOB_EXAM;
        if (wait != INTERVALS)
            add_wait(self, (enum regime)person->regime, interval_norm_days(wait),
                     self->jobs[job].since, &late);
        if (late.to - late.from > open.to - open.from)
            open = late;
    }
    return open;
}

bool
delays_of(const struct chain *self, uint32_t who, day_number first, struct period *period)
{
    struct period open = longest_open(self, who);

    *period = kept(&self->lost[who]);
    add(period, open.from, open.to);
    period->from = day_later(period->from, first);
    return period->from < period->to;
}
