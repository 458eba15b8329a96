/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Exemption for demonstrable effort (AGI) under the Wi2013 (Wi13 art. 6(2), Bi13 art. 2.8b;
 * rules.md section 5): of who has followed wi2013.agi_hours lessons and has sat each exam that is
 * still to be passed wi2013.agi_attempts times, two of them at most the state exam; or of who could
 * not read, and has followed wi2013.agi_literacy_hours lessons (a learnability test, no attempts).
 * It can be applied for from the last months of the term on, and at any time after an overrun: of the
 * term as the law gives it, for an extension would take it from those who made the effort; the law
 * says no more than "the end".
 *
 * One luck says whether somebody applies; who does, does so as soon as it may be had.
 */

/* ---- what it asks for ---- */

static bool
has_tried(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    unsigned left = person->exams, tried = 0;

    for (uint32_t job = person->jobs; left > 0; job = self->jobs[job].next) {
        if (self->jobs[job].kind != JOB_EXAM)
            continue;
        left--;
        if (exam_attempts(self, &self->jobs[job]) >= self->params->wi2013.agi_attempts)
            tried |= 1u << self->jobs[job].component;
    }
    return (person_lacks(person) & ~tried) == 0;
}

static bool
needs_no_attempts(const struct chain *self, uint32_t who, int64_t hours)
{
    return self->traits[who].literacy == LITERACY_NONE &&
           hours >= self->params->wi2013.agi_literacy_hours;
}

/* ---- when ---- */

static bool
may_apply(const struct chain *self, const struct person *person)
{
    int months = (int)(self->params->term.months - self->params->term.window_months);

    return person->overruns > 0 ||
           chain_today(self) >= day_add_months(ticks_to_day((ticks)person->duty), months);
}

static bool
has_applied(const struct chain *self, const struct person *person)
{
    for (uint32_t job = person->jobs; job != NOBODY; job = self->jobs[job].next)
        if (self->jobs[job].kind == JOB_EXEMPTION)
            return true;
    return false;
}

void
effort_check(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    int64_t hours = growth_lesson_hours(self, who);
    bool spared = needs_no_attempts(self, who, hours);
    uint32_t job;

    if (!spared && hours < self->params->wi2013.agi_hours)
        return;
    if (!person_is(person, PERSON_STARTED) || person_lacks(person) == 0 ||
        !may_apply(self, person) || !(spared || has_tried(self, who)) ||
        has_applied(self, person) ||
        !chain_happens(self, who, DECIDE_AGI, self->params->wi2013.agi_applies))
        return;
    job = job_new(self, who, JOB_EXEMPTION);
    self->jobs[job].since = stamp_of(chain_now(self));
    job_go(self, job, JOB_HANDLING,
           chain_now(self) +
               chain_draw(self, who, DECIDE_AGI_DAYS, &self->model->draws.agi_decision));
}

void
effort_stock(struct chain *self, uint32_t who, stamp since)
{
    uint32_t job = job_new(self, who, JOB_EXEMPTION);

    self->jobs[job].since = since;
    job_go(self, job, JOB_HANDLING,
           chain_now(self) + chain_left(self, who, DECIDE_AGI_DAYS,
                                        &self->model->draws.agi_decision, since));
}

void
effort_decided(struct chain *self, uint32_t job)
{
    uint32_t who = self->jobs[job].person;

    job_end(self, job);
    person_rule(self, who, RULE_EXEMPT_EFFORT);
    term_settle(self, who, MEASURE_TERM_EXEMPT);
    person_end(self, who, STAGE_EXEMPT);
}
