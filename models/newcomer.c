/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"
#include "models/stock.h"

/*
 * Who they are that come: everything that is settled about a person when the duty starts.  Each
 * trait is a draw of its own, so that no key changes another trait.
 *
 * Leaving the duty by law of life (Wi21 art. 3(1), 4(1)b; rules.md section 1.1) is settled then,
 * too: each cause has its own moment, and the first one is how the person leaves, should the duty
 * not be met before.
 */

#define YEAR_TICKS ((ticks)31557600) /* 365.25 days */
#define NEVER (300 * YEAR_TICKS)     /* past every horizon */

static const double class_starts[PARAMS_AGES] = {18, 25, 35, 45, 55}; /* age classes, years */

/* One of n by their shares, whose sum is 1. */
static int
pick(uint64_t bits, const double *shares, int n)
{
    double sum = shares[0];
    int i = 0;

    while (i < n - 1 && !rng_happens(bits, sum))
        sum += shares[++i];
    return i;
}

/* ---- traits ---- */

/* Age at the duty's start in ticks: a class by its share, then evenly within it; the last class
 * ends at the AOW age. More luck is never a lower age. */
static ticks
age_of(const struct chain *self, uint32_t who, uint32_t draw)
{
    const double *shares = self->params->person.age[self->people[who].group];
    uint64_t bits = chain_bits(self, who, DECIDE_AGE, draw);
    double mark = (double)(bits >> 11) * (1.0 / 9007199254740992.0), sum = 0.0, end, within;
    int class = 0;

    while (class < PARAMS_AGES - 1 && mark >= sum + shares[class])
        sum += shares[class++];
    end = class < PARAMS_AGES - 1 ? class_starts[class + 1] : self->params->person.aow_age;
    within = shares[class] > 0.0 ? (mark - sum) / shares[class] : 0.0;
    return (ticks)((class_starts[class] +
                    (end - class_starts[class]) * (within < 1.0 ? within : 1.0)) *
                   (double)YEAR_TICKS);
}

static void
draw_traits(struct chain *self, uint32_t who, ticks age)
{
    const struct params *p = self->params;
    struct person *person = &self->people[who];
    struct traits *traits = &self->traits[who];

    person->municipality = (uint8_t)pick(chain_bits(self, who, DECIDE_MUNICIPALITY, 0),
                                         p->municipality.share, MUNICIPALITIES);
    person_flag(person, PERSON_WOMAN,
                !chain_happens(self, who, DECIDE_SEX, p->person.men[person->group]));
    traits->age = (uint8_t)(age / YEAR_TICKS);
    traits->ability =
        score_of_bits(&self->model->score, chain_bits(self, who, DECIDE_ABILITY, 0));
    traits->literacy = (uint8_t)pick(chain_bits(self, who, DECIDE_ALPHABET, 0),
                                     p->person.literacy[person->group], LITERACIES);
    for (unsigned c = 0; c < TALENTS; c++)
        traits->talent[c] = learning_talent(
            score_of_bits(&self->model->score, chain_bits(self, who, DECIDE_TALENT + c, 0)));
}

/* ---- leaving ---- */

struct leaving {
    ticks at;
    enum cause cause;
};

static void
or_earlier(struct leaving *self, ticks at, enum cause cause)
{
    if (at < self->at)
        *self = (struct leaving){at, cause};
}

/* Years at a hazard of 1 a year until what the decision is about happens: standard exponential.
 * At a hazard h it takes 1/h of them, so a higher hazard is never later. */
static double
exposure_to(const struct chain *self, uint32_t who, enum decision decision, uint32_t draw)
{
    return (double)draw_ticks(&self->model->draws.exposure,
                              chain_bits(self, who, decision, draw)) /
           (double)YEAR_TICKS;
}

static ticks
time_at_hazard(double exposure, double per_year)
{
    if (exposure >= per_year * (double)(NEVER / YEAR_TICKS))
        return NEVER;
    return (ticks)(exposure / per_year * (double)YEAR_TICKS);
}

/* From an age on, with the hazard of each class while in it. */
static ticks
time_to_death(const struct chain *self, uint32_t who, ticks age, uint32_t draw)
{
    const double *per_year = self->params->person.death_per_year;
    double exposure = exposure_to(self, who, DECIDE_DEATH, draw);
    double years = (double)age / (double)YEAR_TICKS;
    ticks lived = 0;

    for (int class = 0; class < PARAMS_AGES - 1; class++) {
        double left = class_starts[class + 1] - years;
        if (left <= 0.0)
            continue;
        if (exposure < left * per_year[class])
            return lived + time_at_hazard(exposure, per_year[class]);
        exposure -= left * per_year[class];
        years = class_starts[class + 1];
        lived = (ticks)(years * (double)YEAR_TICKS) - age;
    }
    return lived + time_at_hazard(exposure, per_year[PARAMS_AGES - 1]);
}

/* Naturalisation is possible after years of residence, for which those since the duty's start
 * stand here. */
static ticks
naturalisation(const struct chain *self, uint32_t who, uint32_t draw)
{
    const struct params *p = self->params;
    enum group group = (enum group)self->people[who].group;
    ticks possible = (ticks)self->people[who].duty +
                     (ticks)(p->person.naturalisation_after[group] * (double)YEAR_TICKS);

    return possible + time_at_hazard(exposure_to(self, who, DECIDE_NATURALISED, draw),
                                     p->person.naturalisation_per_year[group]);
}

/* Wi2013: found to be integrated already (Bi13 art. 2.8a), or never. */
static ticks
integrated(const struct chain *self, uint32_t who, uint32_t draw)
{
    const struct person *person = &self->people[who];

    if (!rng_happens(chain_bits(self, who, DECIDE_INTEGRATED, draw),
                     self->params->wi2013.integrated[person->group]))
        return NEVER;
    return (ticks)person->duty +
           draw_ticks(&self->model->draws.integrated_after,
                      chain_bits(self, who, DECIDE_INTEGRATED_AFTER, draw));
}

/* From the duty's start on; draw: which of the person's lucks, 0 for a newcomer. */
static void
decide_leaving(struct chain *self, uint32_t who, ticks age, uint32_t draw)
{
    const struct params *p = self->params;
    struct person *person = &self->people[who];
    bool old = person->regime == REGIME_WI2013;
    const double *departs = old ? p->wi2013.departure_per_year : p->person.departure_per_year;
    const double *dispensed = old ? p->wi2013.dispensed : p->person.dispensed;
    ticks duty = person->duty;
    struct leaving leaving = {duty + (ticks)(p->person.aow_age * (double)YEAR_TICKS) - age,
                              CAUSE_PENSION};

    or_earlier(&leaving,
               duty + time_at_hazard(exposure_to(self, who, DECIDE_DEPARTURE, draw),
                                     departs[person->group]),
               CAUSE_DEPARTED);
    or_earlier(&leaving, naturalisation(self, who, draw), CAUSE_NATURALISED);
    or_earlier(&leaving, duty + time_to_death(self, who, age, draw), CAUSE_DIED);
    if (old)
        or_earlier(&leaving, integrated(self, who, draw), CAUSE_INTEGRATED);
    if (rng_happens(chain_bits(self, who, DECIDE_DISPENSED, draw), dispensed[person->group]))
        or_earlier(&leaving,
                   duty + draw_ticks(&self->model->draws.dispensed_after,
                                     chain_bits(self, who, DECIDE_DISPENSED_AFTER, draw)),
                   CAUSE_DISPENSED);
    person->leave_at = stamp_of(leaving.at);
    self->traits[who].cause = (uint8_t)leaving.cause;
}

/* ---- the notice ---- */

/* DUO's notice goes out some time after the duty's start, but not before it resumed sending them
 * under Wi2021 (figures B-IN-23, B-IN-24). The duty of the Wi2013 counts from the notice. */
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

/* ---- the exam ---- */

/* ONA is asked under the Wi2013 of those whose duty starts from a day on (Bi13 art. 2.10(2)). */
static uint8_t
waived_of(const struct chain *self, const struct person *person)
{
    bool ona = person->regime == REGIME_WI2013 &&
               ticks_to_day((ticks)person->duty) >= self->params->wi2013.ona_from;

    return (uint8_t)(ona ? 0 : 1u << COMPONENT_ONA);
}

/* ---- all of it ---- */

void
newcomer_make(struct chain *self, uint32_t who, ticks duty)
{
    ticks age = age_of(self, who, 0);

    self->people[who].duty = stamp_of(duty);
    self->people[who].waived = waived_of(self, &self->people[who]);
    draw_traits(self, who, age);
    self->people[who].notice = self->people[who].regime == REGIME_WI2013
                                   ? self->people[who].duty
                                   : notice_of(self, who);
    decide_leaving(self, who, age, 0);
}

/* ---- of a stock ---- */

enum { LUCKS_MOST = 64 }; /* who is not here by any of so many leaves the day after */

/* The age that the row gives, at some time within that year; or as anybody's. */
static ticks
age_of_stock(const struct chain *self, uint32_t who, const struct stock_row *row, uint32_t draw)
{
    uint64_t bits = chain_bits(self, who, DECIDE_AGE, draw);

    if (row->age == STOCK_UNKNOWN)
        return age_of(self, who, draw);
    return row->age * YEAR_TICKS + draw_index(bits, (uint32_t)YEAR_TICKS);
}

static void
take_known_traits(struct person *person, struct traits *traits, const struct stock_row *row)
{
    if (row->class != STOCK_UNKNOWN)
        person->municipality = (uint8_t)row->class;
    if (row->woman != STOCK_UNKNOWN)
        person_flag(person, PERSON_WOMAN, row->woman != 0);
    if (row->literacy != STOCK_UNKNOWN)
        traits->literacy = (uint8_t)row->literacy;
    if (row->ability != STOCK_UNKNOWN)
        traits->ability = (int16_t)row->ability;
    for (int c = 0; c < TALENTS; c++)
        if (row->talent[c] != STOCK_UNKNOWN)
            traits->talent[c] = learning_talent((int16_t)row->talent[c]);
}

void
newcomer_stock(struct chain *self, uint32_t who, const struct stock_row *row)
{
    struct person *person = &self->people[who];
    ticks age = 0;
    uint32_t draw = 0;

    person->duty = stamp_of(ticks_of_day(row->duty));
    person->waived = waived_of(self, person);
    do {
        age = age_of_stock(self, who, row, draw);
        decide_leaving(self, who, age, draw);
    } while (person->leave_at <= chain_now(self) && ++draw < LUCKS_MOST);
    if (person->leave_at <= chain_now(self))
        person->leave_at = stamp_of(chain_now(self) + TICKS_PER_DAY);
    draw_traits(self, who, age);
    take_known_traits(person, &self->traits[who], row);
    person->notice = person->regime == REGIME_WI2013 ? person->duty : notice_of(self, who);
}
