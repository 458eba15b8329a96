/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/grounds.h"
#include "models/lost.h"
#include "models/stage.h"

/*
 * The term: three years, under the Wi2021 from the day after the plan (Wi21 art. 11(1), (2)), under
 * the Wi2013 from the duty (Wi13 art. 7b(1)); after an overrun a new one.  It may become longer
 * (extension.c).  If what it is for is not done by its end it is overrun, and enforcement follows.
 *
 * Whether an exam is in time by its own day or by that of its result the sources do not say
 * (term.by_result).  By its own: the end of a term by which all that was missing has been sat waits
 * for the results; if all pass the duty is met, and with the first that fails the term is overrun.
 */

/* ---- the beginning ---- */

static void
begin(struct chain *self, uint32_t who, day_number first, int months)
{
    self->people[who].term_end = stamp_of(ticks_of_day(day_past_term(first, months)));
    extension_begin(self, who, first);
    person_wind(self, who);
}

void
term_begin_at(struct chain *self, uint32_t who, day_number first)
{
    lost_term_begins(self, who, first);
    begin(self, who, first, (int)self->params->term.months);
}

void
term_begin(struct chain *self, uint32_t who)
{
    term_begin_at(self, who, chain_today(self) + 1);
}

void
term_renew(struct chain *self, uint32_t who, int months)
{
    grounds_renew(self, who);
    begin(self, who, chain_today(self) + 1, months);
}

int
term_late_days(const struct chain *self, uint32_t who)
{
    day_number plan = ticks_to_day(self->people[who].pip);

    return grounds_no_offer(self, who) ? chain_today(self) - plan : 0;
}

/* ---- the end of a term ---- */

void
term_settle(struct chain *self, uint32_t who, enum measure how)
{
    struct person *person = &self->people[who];

    if (person_is(person, PERSON_FIRST_TERM_ENDED))
        return;
    person_flag(person, PERSON_FIRST_TERM_ENDED, true);
    ledger_term(&self->ledger, MEASURE_TERM_DUE, ledger_who_of(person));
    ledger_term(&self->ledger, how, ledger_who_of(person));
}

static void
let_run_out(struct chain *self, uint32_t who)
{
    self->people[who].term_end = STAMP_NEVER;
    extension_stop(self, who);
}

static void
overrun(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    let_run_out(self, who);
    person_rule(self, who, RULE_OVERRUN);
    if (!person_is(person, PERSON_FIRST_TERM_ENDED))
        lost_post(self, who);
    term_settle(self, who, MEASURE_TERM_OVER);
    enforcement_begin(self, who);
}

/* The components that were sat before a moment and whose results are awaited. */
static unsigned
sat_before(const struct chain *self, uint32_t who, stamp end)
{
    unsigned left = self->people[who].exams, components = 0;

    for (uint32_t job = self->people[who].jobs; left > 0; job = self->jobs[job].next) {
        const struct job *record = &self->jobs[job];
        bool sat = record->step == JOB_QUEUE || record->step == JOB_SERVICE ||
                   record->step == JOB_RESULT;
        if (record->kind != JOB_EXAM)
            continue;
        left--;
        if (sat && record->since < end)
            components |= 1u << record->component;
    }
    return components;
}

/* Whether all that is missing was sat within the term. */
static bool
awaits_results(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    unsigned missing = person_lacks(person);

    return missing != 0 && person->participation <= person->term_end &&
           (missing & ~sat_before(self, who, person->term_end)) == 0;
}

/* Under the Wi2013 the PVT has a term of its own (Wi13 art. 7a): the exams are all that this one is
 * for. The duty is met when the PVT is signed. */
static bool
is_for_nothing(const struct person *person)
{
    return person->regime == REGIME_WI2013 && person_lacks(person) == 0;
}

void
term_ended(struct chain *self, uint32_t who)
{
    if (is_for_nothing(&self->people[who]))
        let_run_out(self, who);
    else if (!self->params->term.by_result && awaits_results(self, who))
        extension_await_results(self, who);
    else
        overrun(self, who);
}

void
term_over(struct chain *self, uint32_t who)
{
    if (is_for_nothing(&self->people[who]) || !extension_at_end(self, who))
        term_ended(self, who);
}

void
term_failed(struct chain *self, uint32_t who)
{
    if (self->people[who].term_end == STAMP_NEVER && extension_awaits_results(self, who))
        overrun(self, who);
}
