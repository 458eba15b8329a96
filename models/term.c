/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * The term (Wi21 art. 11, 12): three years from the day after the plan.  At its end each ground of
 * extension that holds and was not used yet lengthens it; no period counts twice.  Else the term
 * is overrun, and enforcement follows.
 */

void
term_begin(struct chain *self, uint32_t who)
{
    term_begin_at(self, who, chain_today(self) + 1);
}

void
term_begin_at(struct chain *self, uint32_t who, day_number first)
{
    self->people[who].term_end =
        stamp_of(ticks_of_day(day_add_months(first, (int)self->params->term.months)));
    person_wind(self, who);
}

/* For others than asiel the municipality offers no course (letter, 2.1.2; rules.md section 2.1). */
int
term_late_days(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    day_number plan = ticks_to_day(person->pip), today = chain_today(self);
    int months = (int)(person->route == ROUTE_ONDERWIJS ? 6
                                                        : 3);

    return person->group == GROUP_ASIEL && today > day_add_months(plan, months) ? today - plan : 0;
}

static size_t
cohort_cell(const struct person *person)
{
    return ((size_t)person->cohort * REGIMES + person->regime) * GROUPS + person->group;
}

static int
extend(struct chain *self, uint32_t who)
{
    (void)self;
    (void)who;
    return 0;
}

/* ---- what the term was spent on ---- */

void
term_waited(struct chain *self, uint32_t who, enum lost what, stamp since)
{
    uint16_t *days = &self->lost[who].days[what];
    int32_t sum = *days + days_since(self, since);

    *days = (uint16_t)(sum < UINT16_MAX ? sum : UINT16_MAX);
}

/* What is being waited for at this moment. */
static void
count_open_waits(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    if (person->phase == STAGE_OFFER)
        term_waited(self, who, (enum lost)(LOST_COURSE + person->route), person->pip);
    else if (person->phase == STAGE_COURSE && self->traits[who].weekly_minutes == 0)
        term_waited(self, who, (enum lost)(LOST_COURSE + person->route),
                    person_is(person, PERSON_STARTED) ? self->traits[who].learned_at
                                                      : person->offered);
    for (uint32_t job = person->jobs; job != NOBODY; job = self->jobs[job].next) {
        const struct job *record = &self->jobs[job];
        if (record->kind != JOB_EXAM)
            continue;
        if (job_is_signed_up(record))
            term_waited(self, who, (enum lost)(LOST_SEAT + record->exam), record->since);
        else if (record->step == JOB_QUEUE || record->step == JOB_SERVICE)
            term_waited(self, who,
                        (enum lost)(LOST_MARKING +
                                    (int)examiner_of_exam((enum exam)record->exam)),
                        record->since);
    }
}

static enum resource
resource_of_lost(int what)
{
    if (what < LOST_SEAT)
        return (enum resource)(RESOURCE_COURSE_PLACES + what - LOST_COURSE);
    if (what < LOST_MARKING)
        return (enum resource)(RESOURCE_EXAM_PLACES + what - LOST_SEAT);
    if (what == LOST_HOME)
        return RESOURCE_HOMES;
    if (what == LOST_MEDICAL)
        return RESOURCE_MEDICAL_ASSESSORS;
    return (enum resource)(RESOURCE_EXAMINERS + what - LOST_MARKING);
}

static void
post_lost(struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    int64_t *lost = measures_int64(self->ledger.measures, MEASURE_TERM_LOST_DAYS);

    count_open_waits(self, who);
    lost += cohort_cell(person) * RESOURCES;
    for (int what = 0; what < LOSTS; what++)
        lost[resource_of_lost(what)] += self->lost[who].days[what];
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

void
term_over(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    int extra = person_is(person, PERSON_NEW_TERM) ? 0 : extend(self, who);

    if (extra > 0) {
        person->term_end = stamp_of(ticks_of_day(chain_today(self) + extra));
        return;
    }
    person->term_end = STAMP_NEVER;
    person_rule(self, who, RULE_OVERRUN);
    if (!person_is(person, PERSON_FIRST_TERM_ENDED))
        post_lost(self, who);
    term_settle(self, who, MEASURE_TERM_OVER);
    enforcement_begin(self, who);
}
