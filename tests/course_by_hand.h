/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_COURSE_BY_HAND_H
#define TESTS_COURSE_BY_HAND_H

/*
 * A person in the lessons of a route, an hour a day, so that the day on which they end, or change,
 * can be reckoned on paper.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;

static inline void
course_setup(void)
{
    hand_init(&hand);
}

static inline void
course_teardown(void)
{
    hand_stop(&hand);
}

static inline const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

/* The moment of the next step of the own way. */
static inline ticks
course_moves_at(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_move(who)].at;
}

/* How often an exam was sat. */
static inline int64_t
course_sat(enum exam exam)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS; g++)
            sum += measures_int32(&hand.measures,
                                  MEASURE_EXAM_SAT)[(t * EXAMS + exam) * GROUPS + g];
    return sum;
}

/* A plan of 10 March 2022, lessons from 1 April on; one hour a day. */
static inline uint32_t
course_begun(enum group group, uint32_t index)
{
    uint32_t who;

    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, group, index);
    return who;
}

/* At 900 hours the level would be 2.43: below B1 everywhere.  A2, which is enough from the review
 * on, comes after 702 hours.  KNM stays as it is (Wi21 art. 17(3)). */
static inline void
course_slow(void)
{
    hand_lessons(&hand, 900);
    hand.params.learning.hours_to_b1 = 1200;
    hand.params.learning.pass_slope = hand.params.learning.pass_slope_a2 = 1.0;
    hand.params.course.downscaled = 1.0;
}

#endif
