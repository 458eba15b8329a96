/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_TERM_BY_HAND_H
#define TESTS_TERM_BY_HAND_H

/*
 * People in a term, of either law, to whom things happen on days that a test chooses: of all people
 * there might be, the one is taken whose luck says so.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;

static inline struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

/* Nobody finishes: lessons last longer than the run. */
static inline void
term_setup(void)
{
    hand_init(&hand);
    hand_lessons(&hand, 3000);
}

static inline void
term_teardown(void)
{
    hand_stop(&hand);
}

/* A plan of 10 March 2022: the term is from 11 March 2022 to 11 March 2025, its window opens on 11
 * September 2024, and what is asked then is decided on 9 October. */
static inline uint32_t
term_planned(enum group group, uint32_t index)
{
    return hand_planned(&hand, group, index);
}

static inline void
term_start(const char *date)
{
    hand_start(&hand);
    hand_until(&hand, date);
}

/* Under the Wi2013, whose duty and term begin today; at the exams, none of which is under way. */
static inline uint32_t
term_of_old(enum group group, uint32_t index)
{
    struct chain *chain = &hand.chain;
    uint32_t who = person_new(chain, (unsigned)STREAM_WI2013 + group, (unsigned)chain->month, index,
                              REGIME_WI2013, group);
    struct person *record = person(who);

    record->duty = record->notice = record->settled = record->participation =
        stamp_of(chain_now(chain));
    record->level_a2 = MASK_LANGUAGE;
    record->step = STEP_EXAMS;
    chain->traits[who].age = 30;
    person_flag(record, PERSON_WOMAN, true);
    person_flag(record, PERSON_NOTICED, true);
    person_flag(record, PERSON_SETTLED, true);
    person_flag(record, PERSON_STARTED, true);
    stage_arrive(chain, who, STAGE_EXAMS, false);
    term_begin_at(chain, who, chain_today(chain));
    return who;
}

/* An exam, sat so often, of which nothing more comes. */
static inline uint32_t
term_sat(uint32_t who, enum component component, uint32_t times)
{
    uint32_t job = job_new(&hand.chain, who, JOB_EXAM);

    hand.chain.jobs[job].component = (uint8_t)component;
    hand.chain.jobs[job].step = JOB_PREPARING;
    hand.chain.jobs[job].sat = times;
    return job;
}

/* The index of somebody to whom a ground happens on a day of the first term; the person comes this
 * month. */
static inline uint32_t
term_index(unsigned stream, enum ground ground, day_number first, const char *date)
{
    const struct chain *chain = &hand.chain;
    uint32_t span = (uint32_t)(day_add_months(first, 36) - first);
    uint32_t offset = (uint32_t)(hand_day(date) - first);

    for (uint32_t index = 0; index < 1000000; index++) {
        rng_person address = rng_person_make(stream, (unsigned)chain->month, index);
        unsigned decision = (unsigned)DECIDE_LIFE_AT + (unsigned)ground - GROUND_LIFE;
        if (draw_index(rng_bits(&chain->rng, address, decision, 0), span) == offset)
            return index;
    }
    cr_assert(false, "it happens to nobody on %s", date);
    return 0;
}

/* Somebody planned today to whom a ground happens on a day. */
static inline uint32_t
term_to_whom(enum group group, enum ground ground, const char *date)
{
    return term_planned(group, term_index((unsigned)STREAM_ENTRANT + group, ground,
                                          chain_today(&hand.chain) + 1, date));
}

/* The same under the Wi2013. */
static inline uint32_t
term_to_whom_of_old(enum group group, enum ground ground, const char *date)
{
    return term_of_old(group, term_index((unsigned)STREAM_WI2013 + group, ground,
                                         chain_today(&hand.chain), date));
}

static inline int64_t
term_sum(enum measure measure, size_t ground)
{
    int64_t sum = 0;

    for (size_t i = ground; i < measure_cells(hand.measures.shape, measure); i += GROUNDS)
        sum += measure_rows[measure].number == NUMBER_INT32
                   ? measures_int32(&hand.measures, measure)[i]
                   : measures_int64(&hand.measures, measure)[i];
    return sum;
}

/* How often a ground lengthened a term, and by how many days. */
static inline int64_t
term_extended(enum ground ground)
{
    return term_sum(MEASURE_TERM_EXTENDED, (size_t)ground);
}

static inline int64_t
term_days(enum ground ground)
{
    return term_sum(MEASURE_TERM_EXTENDED_DAYS, (size_t)ground);
}

static inline void
term_no_places_until(enum route route, const char *date)
{
    hand.params.course.places[route].steps[0].value = 0;
    hand_step(&hand.params.course.places[route], date, 100);
}

#endif
