/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

/*
 * Who they are that come: everything that is settled about a person when the duty starts.  Each
 * trait is a draw of its own, so that no key changes another trait.
 */

#define YEAR_TICKS ((ticks)31557600) /* 365.25 days */

/* Age at the duty's start in ticks: a class by its share, then evenly within it; the last class
 * ends at the AOW age. */
static ticks
age_of(const struct chain *self, uint32_t who)
{
    static const double starts[PARAMS_AGES] = {18, 25, 35, 45, 55};
    const struct person *person = &self->people[who];
    const double *shares = self->params->person.age[person->group];
    uint64_t bits = chain_bits(self, who, DECIDE_AGE, 0);
    double mark = (double)(bits >> 11) * (1.0 / 9007199254740992.0), sum = 0.0, end, within;
    int class = 0;

    while (class < PARAMS_AGES - 1 && mark >= sum + shares[class])
        sum += shares[class++];
    end = class < PARAMS_AGES - 1 ? starts[class + 1] : self->params->person.aow_age;
    within = shares[class] > 0.0 ? (mark - sum) / shares[class] : 0.0;
    return (ticks)((starts[class] + (end - starts[class]) * (within < 1.0 ? within : 1.0)) *
                   (double)YEAR_TICKS);
}

/* When a person leaves the duty by law of life: gone, naturalised, dead or pensioned; or, for
 * those with a diploma, dispensed. Wi21 art. 3(1), 4(1)b; rules.md section 1.1. */
static void
decide_leaving(struct chain *self, uint32_t who, ticks age)
{
    const struct params *p = self->params;
    struct person *person = &self->people[who];
    ticks duty = person->duty;
    ticks lapse = duty + chain_draw(self, who, DECIDE_LAPSE, &self->model->draws.lapse[person->group]);
    ticks pension = duty + (ticks)(p->person.aow_age * (double)YEAR_TICKS) - age;
    ticks leave = lapse < pension ? lapse : pension;

    self->traits[who].cause = lapse < pension ? CAUSE_DEPARTED : CAUSE_PENSION;
    if (chain_happens(self, who, DECIDE_DISPENSED, p->person.dispensed[person->group])) {
        ticks dispensed =
            duty + chain_draw(self, who, DECIDE_DISPENSED_AFTER, &self->model->draws.dispensed_after);
        if (dispensed < leave) {
            leave = dispensed;
            self->traits[who].cause = CAUSE_DISPENSED;
        }
    }
    person->leave_at = stamp_of(leave);
}

/* DUO's notice goes out some time after the duty's start, but not before it resumed sending them
 * under Wi2021 (figures B-IN-23, B-IN-24). */
static stamp
notice_of(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    ticks notice =
        (ticks)person->duty + chain_draw(self, who, DECIDE_NOTICE, &self->model->draws.notice);
    ticks resumed =
        ticks_of_day(self->params->notice.resume[person->group == GROUP_ASIEL ? 0 : 1]) +
        ROSTER_OPENS;

    return stamp_of(notice > resumed ? notice : resumed);
}

/* Where the person lives, or will live once linked. */
static int
municipality_of(const struct chain *self, uint32_t who)
{
    const double *share = self->params->municipality.share;
    uint64_t bits = chain_bits(self, who, DECIDE_MUNICIPALITY, 0);
    double sum = share[0];
    int municipality = 0;

    while (municipality < MUNICIPALITIES - 1 && !rng_happens(bits, sum))
        sum += share[++municipality];
    return municipality;
}

void
newcomer_make(struct chain *self, uint32_t who, ticks duty)
{
    struct person *person = &self->people[who];
    ticks age = age_of(self, who);

    person->duty = stamp_of(duty);
    person->municipality = (uint8_t)municipality_of(self, who);
    self->traits[who].age = (uint8_t)(age / YEAR_TICKS);
    person_flag(person, PERSON_WOMAN,
                !chain_happens(self, who, DECIDE_SEX, self->params->person.men[person->group]));
    person->notice = notice_of(self, who);
    decide_leaving(self, who, age);
}
