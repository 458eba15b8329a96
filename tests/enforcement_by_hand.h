/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_ENFORCEMENT_BY_HAND_H
#define TESTS_ENFORCEMENT_BY_HAND_H

/*
 * The overrun, the decision and the new term of both laws: Wi13 art. 31-34d, Wi21 art. 24-26 and
 * rules.md section 4.
 *
 * Nobody finishes.  A plan of 10 March 2022 is overrun on 11 March 2025 at the first moment; notice
 * is given 30 days on, on 10 April; 30 days after that, on Saturday 10 May, the case is ready; it
 * is decided on Monday 12 May from nine to ten.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;

static inline void
enforcement_setup(void)
{
    hand_init(&hand);
    hand_lessons(&hand, 3000);
}

static inline void
enforcement_teardown(void)
{
    hand_stop(&hand);
}

static inline struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static inline uint32_t
enforcement_planned(enum group group)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    return hand_planned(&hand, group, 0);
}

/* A planned one who gets no lessons. */
static inline uint32_t
enforcement_waiting(void)
{
    for (int route = 0; route < ROUTE_NONE; route++)
        hand.params.course.places[route].steps[0].value = 0;
    return enforcement_planned(GROUP_GEZIN);
}

/* Under the Wi2013, at the exams, with a term that ends on a day. */
static inline uint32_t
enforcement_of_old(enum group group, const char *term_end)
{
    uint32_t who = person_new(&hand.chain, STREAM_WI2013, 700, 0, REGIME_WI2013, group);

    person(who)->duty = person(who)->notice = person(who)->participation =
        stamp_of(chain_now(&hand.chain));
    person(who)->level_a2 = MASK_LANGUAGE;
    person(who)->step = STEP_EXAMS;
    person_flag(person(who), PERSON_NOTICED, true);
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    term_begin_at(&hand.chain, who, day_add_months(hand_day(term_end), -36));
    return who;
}

/* Everything counted of what is by month, law, group and n more, at one of these. */
static inline int64_t
enforcement_by_law(enum measure measure, enum regime regime, size_t n, size_t index)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS; g++) {
            size_t i = ((t * REGIMES + regime) * GROUPS + g) * n + index;
            sum += measure_rows[measure].number == NUMBER_INT32
                       ? measures_int32(&hand.measures, measure)[i]
                       : measures_int64(&hand.measures, measure)[i];
        }
    return sum;
}

static inline int64_t
enforcement_docketed(enum docket what)
{
    return enforcement_by_law(MEASURE_DOCKET, REGIME_WI2013, DOCKETS, what) +
           enforcement_by_law(MEASURE_DOCKET, REGIME_WI2021, DOCKETS, what);
}

static inline int64_t
enforcement_fined(enum offence offence)
{
    return enforcement_by_law(MEASURE_FINES_EURO, REGIME_WI2013, OFFENCES, offence) +
           enforcement_by_law(MEASURE_FINES_EURO, REGIME_WI2021, OFFENCES, offence);
}

#endif
