/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SIGNUP_BY_HAND_H
#define TESTS_SIGNUP_BY_HAND_H

/*
 * Who signs up for exams, of the simulation or not, and which day each of them got.  There is one
 * place an exam and working day, no B1 unless a test says so, and the lead is two weeks; 10 March
 * 2022 is a Thursday.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;

static inline void
signup_setup(void)
{
    hand_init(&hand);
    hand.params.exams.a2_places_per_day.steps[0].value = 6;
    hand_level(&hand, &hand.params.exams.b1_sittings_per_year, 0);
}

static inline void
signup_teardown(void)
{
    hand_stop(&hand);
}

static uint32_t outsiders;

/* Somebody outside the simulation, now. */
static inline uint32_t
signup_outsider(enum exam exam)
{
    uint32_t job = job_new(&hand.chain, NOBODY, JOB_EXAM);

    hand.chain.jobs[job].exam = (uint8_t)exam;
    hand.chain.jobs[job].month = 2;
    hand.chain.jobs[job].index = outsiders++;
    exam_sign_up(&hand.chain, job);
    return job;
}

/* A person whose term ends on a day, or never. */
static inline uint32_t
signup_candidate(const char *term_end, uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, index);
    struct person *person = &hand.chain.people[who];

    person->route = ROUTE_B1;
    person->step = STEP_EXAMS;
    if (term_end != NULL)
        person->term_end = stamp_of(ticks_of_day(hand_day(term_end)));
    stage_arrive(&hand.chain, who, STAGE_EXAMS, false);
    return who;
}

/* He signs up for an exam, now. */
static inline uint32_t
signup_by(uint32_t who, enum exam exam)
{
    uint32_t job = job_new(&hand.chain, who, JOB_EXAM);

    hand.chain.jobs[job].exam = (uint8_t)exam;
    hand.chain.jobs[job].component = (uint8_t)(exam == EXAM_KNM ? COMPONENT_KNM : exam % 6);
    hand.chain.jobs[job].attempt = 1;
    exam_sign_up(&hand.chain, job);
    return job;
}

#define signup_expect(who, text)                                                                   \
    do {                                                                                           \
        const struct job *booked_job = &hand.chain.jobs[who];                                      \
        char found[DATE_TEXT_SIZE] = "none";                                                       \
        if (job_has_place(booked_job))                                                             \
            date_format(booked_job->day, found);                                                   \
        cr_expect_str_eq(found, text, "%s, not %s", found, text);                                  \
    } while (0)

static inline bool
signup_in_line(uint32_t job)
{
    return hand.chain.jobs[job].step == JOB_UNBOOKED;
}

static inline int64_t
signup_sum(enum measure measure, enum exam exam)
{
    int64_t sum = 0;

    for (size_t t = 0; t < hand.measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_int32(&hand.measures, measure)[t * EXAMS + exam];
    return sum;
}

static inline void
signup_closure(const char *date, const char *until, const char *announced, int site)
{
    struct exam_closure *it = &hand.params.exams.closed[hand.params.exams.n_closed++];

    it->date = hand_day(date);
    it->until = hand_day(until);
    it->announced = announced != NULL ? hand_day(announced) : TIMELINE_KNOWN;
    it->site = site;
    it->exam = EXAMS;
}

#endif
