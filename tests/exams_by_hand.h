/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_EXAMS_BY_HAND_H
#define TESTS_EXAMS_BY_HAND_H

/*
 * A person who has had the lessons and lacks what the test says: alone with the exams, of which
 * all others are passed.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;

static inline void
exams_setup(void)
{
    hand_init(&hand);
}

static inline void
exams_teardown(void)
{
    hand_stop(&hand);
}

enum { LEZEN = 1 << COMPONENT_LEZEN, SCHRIJVEN = 1 << COMPONENT_SCHRIJVEN,
       SPREKEN = 1 << COMPONENT_SPREKEN, KNM = 1 << COMPONENT_KNM };

/* A person whose lessons are over, and who lacks some components; PVT and MAP are done. The exams
 * are still to begin. */
static inline uint32_t
exams_leaver(unsigned components, unsigned level_a2, uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index);
    struct person *person = &hand.chain.people[who];

    person->passed = (uint8_t)(MASK_ALL & ~components);
    person->level_a2 = (uint8_t)level_a2;
    person->participation = stamp_of(chain_now(&hand.chain));
    person->route = ROUTE_B1;
    person->step = STEP_EXAMS;
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    return who;
}

/* The same, and the exams begin. */
static inline uint32_t
exams_lacker(unsigned components, unsigned level_a2, uint32_t index)
{
    uint32_t who = exams_leaver(components, level_a2, index);

    exams_begin(&hand.chain, who);
    return who;
}

/* Everything that was counted of an exam in a year. */
static inline int64_t
exams_total(enum measure measure, enum exam exam, int year)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        for (size_t g = 0; g < GROUPS && 2022 + (int)t / 12 == year; g++)
            sum += measures_int32(&hand.measures, measure)[(t * EXAMS + exam) * GROUPS + g];
    return sum;
}

/* The only job of a person. */
static inline struct job *
exams_job(uint32_t who)
{
    return &hand.chain.jobs[hand.chain.people[who].jobs];
}

/* When the next thing happens to it. */
static inline ticks
exams_next(uint32_t who)
{
    return hand.chain.agenda.nodes[slot_of_job(&hand.chain, hand.chain.people[who].jobs)].at;
}

#endif
