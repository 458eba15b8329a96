/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * The term (Wi21 art. 11, 12): three years from the day after the plan.  At its end each ground of
 * extension that holds and was not used yet lengthens it; no period counts twice.  Else the term
 * is overrun, and enforcement follows.
 */

enum { BIRTH_AGE = 45 }; /* women below it may have a child; hand-set, with birth_share */

void
term_begin(struct chain *self, uint32_t who)
{
    day_number first = chain_today(self) + 1;

    self->people[who].term_end =
        stamp_of(ticks_of_day(day_add_months(first, (int)self->params->term.months)));
    person_wind(self, who);
}

/* ---- grounds ---- */

/* For others than asiel the municipality offers no course (letter, 2.1.2; rules.md section 2.1). */
int
term_late_days(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    day_number plan = ticks_to_day(person->pip), today = chain_today(self);
    int months = (int)(person->route == ROUTE_ONDERWIJS ? p->term.no_offer_months_onderwijs
                                                        : p->term.no_offer_months);

    return person->group == GROUP_ASIEL && today > day_add_months(plan, months) ? today - plan : 0;
}

/* The stay is a proposal of the letter (2.1.1), in force where the scenario says so. */
static int
days_in_azc(const struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    day_number plan = ticks_to_day(person->pip);
    day_number settled =
        person_is(person, PERSON_SETTLED) ? ticks_to_day(person->settled) : chain_today(self);

    if (timeline_at(&p->term.azc_extension, chain_today(self)) <= 0.0 ||
        !person_is(person, PERSON_FROM_AZC) ||
        lodging_is_municipal((enum lodging)self->traits[who].lodging) ||
        settled < day_add_months(plan, (int)p->term.azc_months))
        return 0;
    return settled - plan;
}

/* Counted up to the first lesson; in force where the scenario says so. */
static int
days_without_lessons(const struct chain *self, uint32_t who)
{
    if (timeline_at(&self->params->term.no_offer_extension, chain_today(self)) <= 0.0)
        return 0;
    return person_is(&self->people[who], PERSON_STARTED) ? self->people[who].no_offer_days
                                                         : term_late_days(self, who);
}

/* Both begin at the plan and no period counts twice (rules.md section 2), so the longer of the two
 * counts, and once. */
static int
days_of_delay(const struct chain *self, uint32_t who, enum ground *ground)
{
    const unsigned either = 1u << GROUND_NO_OFFER | 1u << GROUND_AZC;
    const struct person *person = &self->people[who];
    int azc = days_in_azc(self, who);
    int lessons = days_without_lessons(self, who);

    *ground = azc > lessons ? GROUND_AZC : GROUND_NO_OFFER;
    if (person->grounds & either)
        return 0;
    return azc > lessons ? azc : lessons;
}

static int
language_passed(const struct person *person)
{
    return __builtin_popcount(person->passed & MASK_LANGUAGE);
}

/* Considerable effort (Bi21 art. 4.4): B1-route, two language parts and KNM passed, PVT and MAP
 * done; for others than asiel lessons of so many hours. Lessons that asiel missed count as permitted
 * absence. */
static bool
has_made_effort(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];

    return person->route == ROUTE_B1 && language_passed(person) >= 2 &&
           (person->passed >> COMPONENT_KNM & 1) && person->participation <= chain_now(self) &&
           (person->group == GROUP_ASIEL ||
            (int64_t)growth_lesson_hours(self, who) >= self->params->term.effort_hours);
}

static int
days_of_months(const struct chain *self, int64_t months)
{
    return day_add_months(chain_today(self), (int)months) - chain_today(self);
}

/* Days that a ground gives now; 0 where it does not hold. */
static int
days_of_ground(const struct chain *self, uint32_t who, enum ground ground)
{
    const struct params *p = self->params;
    const struct person *person = &self->people[who];
    enum ground delay;
    int days = days_of_delay(self, who, &delay);

    switch (ground) {
    case GROUND_NO_OFFER:
    case GROUND_AZC:
        return ground == delay ? days : 0;
    case GROUND_EFFORT:
        return has_made_effort(self, who) ? days_of_months(self, p->term.effort_months) : 0;
    case GROUND_LITERACY:
        return person->route != ROUTE_Z && self->traits[who].literacy != LITERACY_LATIN &&
                       chain_happens(self, who, DECIDE_LITERACY, p->term.literacy_share)
                   ? days_of_months(self, p->term.literacy_months)
                   : 0;
    case GROUND_ILLNESS:
        return chain_happens(self, who, DECIDE_ILLNESS, p->term.illness_share)
                   ? ticks_to_day(chain_draw(self, who, DECIDE_ILLNESS_DAYS,
                                             &self->model->draws.illness))
                   : 0;
    default: /* GROUND_BIRTH */
        return person_is(person, PERSON_WOMAN) && self->traits[who].age < BIRTH_AGE &&
                       chain_happens(self, who, DECIDE_BIRTH, p->term.birth_share)
                   ? (int)(7 * p->term.birth_weeks)
                   : 0;
    }
}

static size_t
cohort_cell(const struct person *person)
{
    return ((size_t)person->cohort * REGIMES + person->regime) * GROUPS + person->group;
}

/* All the days that grounds not used before give now. */
static int
extend(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];
    int32_t *extended = measures_int32(self->ledger.measures, MEASURE_TERM_EXTENDED);
    int sum = 0;

    for (int ground = 0; ground < GROUNDS; ground++) {
        int days = person->grounds >> ground & 1
                       ? 0
                       : days_of_ground(self, who, (enum ground)ground);
        if (days == 0)
            continue;
        person->grounds |= (uint8_t)(1u << ground);
        extended[cohort_cell(person) * GROUNDS + (size_t)ground]++;
        ledger_rule(&self->ledger, RULE_TERM_EXTENDED);
        sum += days;
    }
    return sum;
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
    ledger_rule(&self->ledger, RULE_OVERRUN);
    if (!person_is(person, PERSON_FIRST_TERM_ENDED))
        post_lost(self, who);
    term_settle(self, who, MEASURE_TERM_OVER);
    enforcement_begin(self, who);
}
