/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CHAIN_BY_HAND_H
#define TESTS_CHAIN_BY_HAND_H

/*
 * A chain with the scenario of law_by_hand.h, into which people come when the test says so, and
 * what was counted of them.
 */

#include "tests/law_by_hand.h"

static inline void
hand_compile(struct hand *self)
{
    cr_assert_eq(model_new(&self->model, &self->params, &self->error), 0, "%s", self->error.text);
    cr_assert_eq(measures_init(&self->measures, model_shape(self->model), &self->error), 0);
    self->chain.model = self->model;
    self->chain.params = &self->params;
    self->chain.counts = calloc(inflow_counts(self->model), sizeof *self->chain.counts);
    cr_assert_not_null(self->chain.counts);
    self->chain.rng = (struct rng){(uint64_t)self->params.run.seed, 0};
}

/* As chain_begin, but with room for people of whom no inflow knows, and without an inflow. */
static inline void
hand_start_with_room(struct hand *self, uint32_t people, uint32_t background)
{
    struct chain *chain = &self->chain;

    hand_compile(self);
    chain->people_size = people;
    chain->jobs_size = people * JOBS_A_PERSON + background;
    chain->slot_jobs = SLOT_PEOPLE + 2 * chain->people_size;
    chain->people_free = NOBODY;
    chain->month = self->model->shape.first_month;
    cr_assert_eq(room_take(chain, &self->measures, &self->error), 0, "%s", self->error.text);
    bear_witness(chain);
    for (uint32_t slot = 0; slot < SLOT_PEOPLE; slot++)
        agenda_open(&chain->agenda, slot);
    accounts_init(chain);
    homes_init(chain);
    cohorts_init(chain);
    memset(chain->intakes, 0, sizeof chain->intakes);
    travel_init(chain);
    starts_init(chain);
    desks_open(chain);
    office_open(chain);
    observe_begin(chain);
    corona_open(chain);
    agenda_schedule(&chain->agenda, SLOT_CENSUS, ticks_of_day(month_start(chain->month + 1)),
                    EVENT_CENSUS);
}

static inline void
hand_start(struct hand *self)
{
    hand_start_with_room(self, HAND_PEOPLE, HAND_BACKGROUND);
}

static inline void
hand_stop(struct hand *self)
{
    arena_free(&self->chain.arena);
    free(self->chain.counts);
    measures_free(&self->measures);
    model_free(self->model);
}

/* Lets the events come up to nine o'clock of a day, when homes are counted out on every day. */
static inline void
hand_until(struct hand *self, const char *date)
{
    ticks morning = ticks_of_day(hand_day(date)) + ROSTER_OPENS;

    while (chain_now(&self->chain) < morning) {
        uint32_t slot = agenda_next(&self->chain.agenda);
        cr_assert_neq(slot, AGENDA_NONE, "the run ended before %s", date);
        chain_event(&self->chain, slot);
    }
    cr_assert_eq(chain_now(&self->chain), morning);
}

/* All that is left, and the closing of the books. */
static inline void
hand_finish(struct hand *self)
{
    uint32_t slot;

    while ((slot = agenda_next(&self->chain.agenda)) != AGENDA_NONE)
        chain_event(&self->chain, slot);
    chain_finish(&self->chain);
}

/* A record whose duty starts now and who never leaves; in no stage yet. */
static inline uint32_t
hand_person(struct hand *self, enum group group, uint32_t index)
{
    struct chain *chain = &self->chain;
    uint32_t who = person_new(chain, (unsigned)STREAM_ENTRANT + group, (unsigned)chain->month, index,
                              REGIME_WI2021, group);
    struct person *person = &chain->people[who];

    person->duty = stamp_of(chain_now(chain));
    person->waived = 1u << COMPONENT_ONA;
    chain->traits[who].age = 30;
    person_flag(person, PERSON_WOMAN, true);
    return who;
}

/* A person whose plan is set now: settled today and noticed today. */
static inline uint32_t
hand_planned(struct hand *self, enum group group, uint32_t index)
{
    struct chain *chain = &self->chain;
    uint32_t who = hand_person(self, group, index);
    struct person *person = &chain->people[who];

    person->settled = person->notice = person->intake = stamp_of(chain_now(chain));
    person_flag(person, PERSON_SETTLED, true);
    person_flag(person, PERSON_NOTICED, true);
    person_flag(person, PERSON_FEASIBLE, self->params.pip.lbt_feasible[group] > 0.0);
    stage_arrive(chain, who, STAGE_PIP, false);
    pip_set(chain, who);
    return who;
}

enum { HAND_CELLS = REGIMES * STAGES * GROUPS * ROUTES };

/* Where people of a kind stand in the stock and the flows of a month. */
static inline size_t
hand_cell(enum regime regime, enum stage stage, enum group group, enum route route)
{
    return (((size_t)regime * STAGES + stage) * GROUPS + group) * ROUTES + route;
}

/* How many of them there are now. */
static inline int32_t
hand_stock(const struct hand *self, enum regime regime, enum stage stage, enum group group,
           enum route route)
{
    return self->chain.ledger.stock[hand_cell(regime, stage, group, route)];
}

/* Everything that was counted of a measure. */
static inline int64_t
hand_total(const struct hand *self, enum measure measure)
{
    int64_t sum = 0;

    for (size_t i = 0; i < measure_cells(self->measures.shape, measure); i++)
        sum += measure_rows[measure].number == NUMBER_INT32
                   ? measures_int32(&self->measures, measure)[i]
                   : measures_int64(&self->measures, measure)[i];
    return sum;
}

/* Over all months: the waits of an interval that ended, and their days. */
static inline int64_t
hand_waits(const struct hand *self, enum measure measure, enum interval interval)
{
    int64_t sum = 0;

    for (size_t t = 0; t < self->measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t i = (t * INTERVALS + interval) * GROUPS + g;
            sum += measure_rows[measure].number == NUMBER_INT32
                       ? measures_int32(&self->measures, measure)[i]
                       : measures_int64(&self->measures, measure)[i];
        }
    return sum;
}

static inline int64_t
hand_rules(const struct hand *self, enum rule rule)
{
    int64_t sum = 0;

    for (size_t t = 0; t < self->measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_int32(&self->measures, MEASURE_RULE_FIRED)[t * RULES + rule];
    return sum;
}

#define hand_assert_date(moment, text)                                                             \
    do {                                                                                           \
        char found[DATE_TEXT_SIZE];                                                                \
        date_format(ticks_to_day(moment), found);                                                  \
        cr_assert_str_eq(found, text);                                                             \
    } while (0)

#endif
