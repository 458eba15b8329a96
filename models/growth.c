/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"
#include "models/stock.h"

/*
 * What a person learns, in closed form: lessons attended and effective hours grow evenly with time,
 * so hours and level at any moment follow from the books of one earlier moment (traits.learned_at)
 * and no event is needed.
 *
 * Effective hours come from what was done in reception and in a startklas, from lessons, less in a
 * week of many, and from what goes on beside and after them.  learning.h turns them into a level.
 */

/* Rates are effective hours a week, in 1/LEARNING_ONE. */

/* ---- the pace ---- */

/* Of what goes on beside lessons. */
static uint32_t
rate_outside(const struct chain *self, uint32_t who)
{
    unsigned habits = self->traits[who].habits & (HABIT_BUDDY | HABIT_WORK);

    return learning_exposure(&self->model->learning, habits);
}

/* Of lessons, over all weeks of the year. */
static uint32_t
rate_of_lessons(const struct chain *self, uint32_t who)
{
    uint32_t minutes = self->traits[who].weekly_minutes;
    uint32_t hours = minutes * LEARNING_ONE / MINUTES_AN_HOUR;

    return learning_week(&self->model->learning, hours) * self->model->lesson_weeks /
           LESSON_WEEKS_ONE;
}

static uint32_t
rate_now(const struct chain *self, uint32_t who)
{
    bool lessons = self->traits[who].weekly_minutes > 0;

    return rate_outside(self, who) +
           (lessons ? rate_of_lessons(self, who)
                    : self->model->self_study[self->people[who].regime]);
}

/* Effective hours at a moment, at the pace of now. */
static uint32_t
effective_at(const struct chain *self, uint32_t who, ticks at)
{
    const struct traits *traits = &self->traits[who];
    int64_t span = at - (ticks)traits->learned_at;

    return traits->effective_hours +
           (uint32_t)(span * rate_now(self, who) / (TICKS_PER_WEEK * LEARNING_ONE));
}

/* ---- lessons ---- */

/* Minutes of lessons attended in LESSON_WEEKS_ONE weeks, over all weeks of the year. */
static int64_t
minutes_attended(const struct chain *self, uint32_t who)
{
    return (int64_t)self->traits[who].weekly_minutes * self->model->lesson_weeks;
}

static uint32_t
lessons_at(const struct chain *self, uint32_t who, ticks at)
{
    const struct traits *traits = &self->traits[who];
    int64_t span = at - (ticks)traits->learned_at;

    return traits->lesson_hours +
           (uint32_t)(span * minutes_attended(self, who) /
                      (TICKS_PER_WEEK * LESSON_WEEKS_ONE * MINUTES_AN_HOUR));
}

/* Rounded up, so that the hours are whole when the moment has come. */
ticks
growth_until(const struct chain *self, uint32_t who, uint32_t hours)
{
    int64_t minutes = minutes_attended(self, who);
    int64_t work = (int64_t)hours * MINUTES_AN_HOUR * TICKS_PER_WEEK * LESSON_WEEKS_ONE;

    return (ticks)self->traits[who].learned_at + (work + minutes - 1) / minutes;
}

/* ---- the level ---- */

/* ONA goes with the talent for KNM. */
static int8_t
talent_of(const struct traits *traits, enum component component)
{
    return traits->talent[component == COMPONENT_ONA ? COMPONENT_KNM : component];
}

int32_t
growth_level(const struct chain *self, uint32_t who, ticks at)
{
    return learning_level(&self->model->learning, self->traits[who].speed,
                          effective_at(self, who, at));
}

ticks
growth_until_level(const struct chain *self, uint32_t who, int32_t level)
{
    const struct traits *traits = &self->traits[who];
    uint32_t hours = learning_hours_for(&self->model->learning, traits->speed, level);
    int64_t rate = rate_now(self, who), work;

    if (hours <= traits->effective_hours)
        return (ticks)traits->learned_at;
    if (hours == LEARNING_NEVER || rate == 0)
        return (ticks)STAMP_NEVER;
    work = (int64_t)(hours - traits->effective_hours) * TICKS_PER_WEEK * LEARNING_ONE;
    return (ticks)traits->learned_at + (work + rate - 1) / rate;
}

int32_t
growth_readiness(const struct chain *self, uint32_t who, enum component component, int32_t level)
{
    return learning_readiness(&self->model->learning, (enum exam)(EXAM_LEZEN_B1 + (int)component),
                              level, talent_of(&self->traits[who], component));
}

ticks
growth_until_ready(const struct chain *self, uint32_t who, enum component component,
                   enum exam exam, ticks from, ticks until)
{
    const struct learning *learning = &self->model->learning;
    int8_t talent = talent_of(&self->traits[who], component);
    int32_t level = learning_level_for(learning, exam, learning->ready, talent);

    if (growth_level(self, who, from) >= level)
        return from;
    if (growth_level(self, who, until) < level) /* spares the search for a moment after it */
        return until;
    return growth_until_level(self, who, level);
}

double
growth_pass(const struct chain *self, uint32_t who, enum component component, enum exam exam,
            unsigned sittings)
{
    const struct learning *learning = &self->model->learning;
    const struct traits *traits = &self->traits[who];
    int32_t readiness = learning_readiness(learning, exam,
                                           growth_level(self, who, chain_now(self)),
                                           talent_of(traits, component));

    return learning_pass(learning, exam, chain_today(self),
                         readiness + learning_help(learning, sittings,
                                                   traits->habits & HABIT_ADAPTED));
}

/* ---- the books ---- */

static uint16_t
kept(uint32_t hours)
{
    return (uint16_t)(hours < UINT16_MAX ? hours : UINT16_MAX);
}

uint32_t
growth_hours_at(const struct chain *self, uint32_t who, ticks at)
{
    return lessons_at(self, who, at);
}

uint32_t
growth_effective_hours(const struct chain *self, uint32_t who)
{
    return kept(effective_at(self, who, chain_now(self)));
}

uint32_t
growth_lesson_hours(const struct chain *self, uint32_t who)
{
    return lessons_at(self, who, chain_now(self));
}

void
growth_bring(struct chain *self, uint32_t who)
{
    struct traits *traits = &self->traits[who];
    ticks now = chain_now(self);
    uint16_t effective = kept(effective_at(self, who, now));

    traits->lesson_hours = kept(lessons_at(self, who, now));
    traits->effective_hours = effective;
    traits->learned_at = stamp_of(now);
}

void
growth_stop(struct chain *self, uint32_t who)
{
    growth_bring(self, who);
    self->traits[who].weekly_minutes = 0;
}

/* Of a course by route; under the Wi2013, of one's own. */
static const struct draw *
weekly_hours(const struct chain *self, const struct person *person)
{
    return person->regime == REGIME_WI2013 ? &self->model->draws.own_hours_per_week
                                           : &self->model->draws.hours_per_week[person->route];
}

/* Hours in a week with lessons, less those missed: of one person evenly between none and twice the
 * group's mean. At least an hour a week is attended, if all lessons are held. */
static int64_t
minutes_if_held(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    ticks lessons = chain_draw(self, who, DECIDE_WEEKLY, weekly_hours(self, person));
    int64_t luck = (int64_t)(chain_bits(self, who, DECIDE_ABSENCE, 0) >> 48); /* of 2^16 */
    int64_t missed = (2 * luck * self->model->absence[person->group]) >> 16;
    int64_t minutes = lessons * (ABSENCE_ONE - missed) / ABSENCE_ONE;

    return minutes > MINUTES_AN_HOUR ? minutes : MINUTES_AN_HOUR;
}

/* Under the Wi2013 lessons begin again, or at another pace: the minutes are kept. */
static uint16_t
weekly_minutes(struct chain *self, uint32_t who)
{
    struct person *person = &self->people[who];

    if (person->regime != REGIME_WI2013)
        return kept((uint32_t)minutes_if_held(self, who));
    if (person->own_minutes == 0)
        person->own_minutes = kept((uint32_t)minutes_if_held(self, who));
    return kept((uint32_t)(person->own_minutes *
                           timeline_at(&self->params->wi2013.lessons, chain_today(self))));
}

void
growth_lessons(struct chain *self, uint32_t who)
{
    growth_bring(self, who);
    self->traits[who].weekly_minutes = weekly_minutes(self, who);
}

/* ---- what was before the first lesson ---- */

/* From the status to the home, or to now. */
static int64_t
ticks_in_reception(const struct chain *self, uint32_t who)
{
    const struct person *person = &self->people[who];
    ticks until = person_is(person, PERSON_SETTLED) ? (ticks)person->settled : chain_now(self);

    return person_is(person, PERSON_FROM_AZC) && until > (ticks)person->duty
               ? until - (ticks)person->duty
               : 0;
}

/* Lessons of the voorinburgering, as many a week as there are and no more than there are. */
static double
hours_prepared(const struct chain *self, uint32_t who, double weeks)
{
    const struct params *p = self->params;
    double hours = weeks * p->reception.prepare_hours_per_week;

    if (!(self->traits[who].habits & HABIT_PREPARES))
        return 0.0;
    return hours < p->reception.prepare_hours ? hours : p->reception.prepare_hours;
}

/* Effective hours that people bring to their first lesson. */
static uint32_t
hours_brought(const struct chain *self, uint32_t who)
{
    const struct traits *traits = &self->traits[who];
    const struct learning *learning = &self->model->learning;
    double weeks = (double)ticks_in_reception(self, who) / (double)TICKS_PER_WEEK;
    double lessons = hours_prepared(self, who, weeks) + traits->credit_hours;
    uint32_t beside = learning_exposure(learning, traits->habits & HABIT_TAKES_PART);

    return learning_credit(learning, (uint32_t)(lessons + 0.5)) +
           (uint32_t)(weeks * beside / LEARNING_ONE + 0.5);
}

static void
set_habit(struct chain *self, uint32_t who, enum habit habit, unsigned decision, double share)
{
    if (chain_happens(self, who, decision, share))
        self->traits[who].habits |= (uint8_t)habit;
}

/* Who has passed an exam at A1 is there at least. */
static void
know_a1(const struct learning *learning, struct traits *traits)
{
    uint16_t hours = kept(learning_hours_for(learning, traits->speed, LEARNING_LEVEL));

    if (traits->effective_hours < hours)
        traits->effective_hours = hours;
}

/* Of who began before the run. What is not known is reckoned as if the lessons had gone on as they
 * go now since they began. */
void
growth_stock(struct chain *self, uint32_t who, const struct stock_row *row, stamp since)
{
    struct person *person = &self->people[who];
    struct traits *traits = &self->traits[who];
    bool lessons = person->step == STEP_COURSE || person->step == STEP_OWN_LESSONS;
    bool known = row->lesson_hours != STOCK_UNKNOWN;

    growth_begin(self, who);
    if (person->regime == REGIME_WI2013 && row->weekly_minutes > 0)
        person->own_minutes = (uint16_t)row->weekly_minutes;
    if (lessons)
        growth_lessons(self, who);
    if (lessons && person->regime == REGIME_WI2021 && row->weekly_minutes > 0)
        traits->weekly_minutes = (uint16_t)row->weekly_minutes;
    if (known)
        traits->lesson_hours = kept((uint32_t)row->lesson_hours);
    else
        traits->learned_at = since;
    if (row->effective_hours != STOCK_UNKNOWN)
        traits->effective_hours = kept((uint32_t)row->effective_hours);
    else if (known)
        traits->effective_hours = kept((uint32_t)traits->effective_hours + traits->lesson_hours);
    if (!known)
        growth_bring(self, who);
}

void
growth_begin(struct chain *self, uint32_t who)
{
    const struct params *p = self->params;
    struct traits *traits = &self->traits[who];
    enum group group = (enum group)self->people[who].group;
    day_number today = chain_today(self);

    set_habit(self, who, HABIT_BUDDY, DECIDE_BUDDY,
              timeline_at(&p->learning.buddy_share[group], today));
    set_habit(self, who, HABIT_WORK, DECIDE_WORK,
              timeline_at(&p->learning.work_share[group], today));
    traits->speed = kept(learning_speed(&self->model->learning, traits->ability,
                                        (enum literacy)traits->literacy, traits->age));
    traits->effective_hours = kept(hours_brought(self, who));
    if (person_is(&self->people[who], PERSON_PASSED_ABROAD))
        know_a1(&self->model->learning, traits);
    traits->learned_at = stamp_of(chain_now(self));
}
