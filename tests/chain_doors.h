/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CHAIN_DOORS_H
#define TESTS_CHAIN_DOORS_H

/*
 * The chain's own doors, through which customers come to its desks: a script to be marked, an
 * application, an overrun, a call to the intake, a wait for a course.
 */

#include "tests/door_by_hand.h"

static inline bool
job_is_served(const struct chain *chain, uint32_t slot, enum desk_name desk)
{
    const struct job *job;

    if (slot < chain->slot_jobs)
        return false;
    job = &chain->jobs[slot - chain->slot_jobs];
    return job->kind != JOB_FREE && job->step == JOB_SERVICE && job->desk == desk;
}

static inline ticks
work_of_job(const struct chain *chain, uint32_t slot)
{
    return chain->jobs[slot - chain->slot_jobs].work;
}

static inline void
goes_by_himself(struct chain *chain, uint32_t slot)
{
    (void)chain;
    (void)slot;
}

/* A script of somebody outside the simulation, on the exam day. */
static inline uint32_t
script_comes(struct hand *hand, uint32_t n, enum exam exam)
{
    uint32_t job = job_new(&hand->chain, NOBODY, JOB_EXAM);
    struct job *record = &hand->chain.jobs[job];

    record->exam = (uint8_t)exam;
    record->month = 600;
    record->index = n;
    record->since = stamp_of(chain_now(&hand->chain));
    grading_begin(&hand->chain, job, exam_sitting(&hand->chain, record).marking);
    return slot_of_job(&hand->chain, job);
}

/* One assessor's draw; its record says what is left of it. */
static inline ticks
work_of_script(const struct chain *chain, uint32_t slot)
{
    const struct job *job = &chain->jobs[slot - chain->slot_jobs];

    return draw_ticks(&chain->model->draws.marking[examiner_of_exam((enum exam)job->exam)],
                      exam_sitting(chain, job).marking);
}

#define POOL(name, EXAM)                                                                           \
    static uint32_t name##_comes(struct hand *hand, uint32_t n)                                    \
    {                                                                                              \
        return script_comes(hand, n, EXAM_##EXAM);                                                 \
    }                                                                                              \
    static bool name##_served(const struct chain *chain, uint32_t slot)                            \
    {                                                                                              \
        return job_is_served(chain, slot, (enum desk_name)(DESK_EXAMINERS + EXAMINER_##EXAM));     \
    }                                                                                              \
    static const struct door name = {(enum desk_name)(DESK_EXAMINERS + EXAMINER_##EXAM),           \
                                     name##_comes,                                                 \
                                     name##_served,                                                \
                                     work_of_script,                                               \
                                     goes_by_himself,                                              \
                                     NULL};

POOL(schrijven_a2, SCHRIJVEN_A2)
POOL(spreken_a2, SPREKEN_A2)
POOL(ona, ONA)
POOL(schrijven_b1, SCHRIJVEN_B1)
POOL(spreken_b1, SPREKEN_B1)

/* A person in a stage, of asiel, who is settled and noticed. */
static inline uint32_t
somebody(struct hand *hand, uint32_t n, enum stage stage, enum route route,
         enum municipality municipality)
{
    struct chain *chain = &hand->chain;
    uint32_t who = hand_person(hand, GROUP_ASIEL, n);
    struct person *person = &chain->people[who];

    person->settled = person->notice = person->pip = stamp_of(chain_now(chain));
    person_flag(person, PERSON_SETTLED | PERSON_NOTICED, true);
    person->route = (uint8_t)route;
    person->municipality = (uint8_t)municipality;
    person->step = STEP_OFFER_DELAY;
    stage_arrive(chain, who, stage, false);
    return who;
}

static inline uint32_t
overrun_comes(struct hand *hand, uint32_t n)
{
    uint32_t who = somebody(hand, n, STAGE_OFFER, ROUTE_B1, MUNICIPALITY_G4);

    enforcement_begin(&hand->chain, who);
    return slot_of_job(&hand->chain, hand->chain.people[who].jobs);
}

static inline bool
hearing_served(const struct chain *chain, uint32_t slot)
{
    return job_is_served(chain, slot, DESK_HEARING);
}

static inline bool
decision_served(const struct chain *chain, uint32_t slot)
{
    return job_is_served(chain, slot, DESK_DECISION);
}

/* The job may be over and its record free, but it still knows its person. */
static inline void
leaves_with_the_job(struct chain *chain, uint32_t slot)
{
    person_end(chain, chain->jobs[slot - chain->slot_jobs].person, STAGE_LAPSED);
}

/* Somebody applies for exemption. */
static inline uint32_t
application_comes(struct hand *hand, uint32_t n)
{
    uint32_t who = somebody(hand, n, STAGE_OFFER, ROUTE_B1, MUNICIPALITY_G4);
    uint32_t job = job_new(&hand->chain, who, JOB_MEDICAL);

    hand->chain.jobs[job].step = JOB_APPLYING;
    medical_event(&hand->chain, job);
    return slot_of_job(&hand->chain, job);
}

static inline bool
advice_served(const struct chain *chain, uint32_t slot)
{
    return job_is_served(chain, slot, DESK_MEDICAL);
}

static const struct door advisers = {
    DESK_MEDICAL, application_comes, advice_served, work_of_job, leaves_with_the_job, NULL};

static const struct door hearing = {
    DESK_HEARING, overrun_comes, hearing_served, work_of_job, leaves_with_the_job, NULL};
static const struct door decision = {
    DESK_DECISION, overrun_comes, decision_served, work_of_job, leaves_with_the_job, NULL};
static const struct door decision_after_hearing = {
    DESK_DECISION,       overrun_comes, decision_served, work_of_job,
    leaves_with_the_job, hearing_served};

static inline uint32_t
call_comes(struct hand *hand, uint32_t n, enum municipality municipality)
{
    uint32_t who = somebody(hand, n, STAGE_LANDING, ROUTE_NONE, municipality);

    intake_begin(&hand->chain, who);
    return slot_of_move(who);
}

static inline uint32_t
person_of(uint32_t slot)
{
    return (slot - SLOT_PEOPLE) / 2;
}

static inline bool
person_moves_from(const struct chain *chain, uint32_t slot, enum step step)
{
    return slot < chain->slot_jobs && (slot - SLOT_PEOPLE) % 2 == 0 &&
           chain->people[person_of(slot)].step == step;
}

static inline bool
intake_served(const struct chain *chain, uint32_t slot)
{
    return person_moves_from(chain, slot, STEP_INTAKE);
}

static inline ticks
work_of_intake(const struct chain *chain, uint32_t slot)
{
    return chain_draw(chain, person_of(slot), DECIDE_INTAKE, &chain->model->draws.intake);
}

static inline void
leaves(struct chain *chain, uint32_t slot)
{
    person_end(chain, person_of(slot), STAGE_LAPSED);
}

#define CLASS(name, MUNICIPALITY)                                                                  \
    static uint32_t name##_comes(struct hand *hand, uint32_t n)                                    \
    {                                                                                              \
        return call_comes(hand, n, MUNICIPALITY);                                                  \
    }                                                                                              \
    static const struct door name = {(enum desk_name)(DESK_CONSULTANTS + MUNICIPALITY),            \
                                     name##_comes, intake_served, work_of_intake, leaves, NULL};

CLASS(consultants_g4, MUNICIPALITY_G4)
CLASS(consultants_large, MUNICIPALITY_LARGE)
CLASS(consultants_other, MUNICIPALITY_OTHER)

/* A place is held from its grant; here to the registration of the offer. */
static inline uint32_t
learner_comes(struct hand *hand, uint32_t n)
{
    uint32_t who = somebody(hand, n, STAGE_OFFER, ROUTE_B1, MUNICIPALITY_G4);

    offer_wait(&hand->chain, who);
    return slot_of_move(who);
}

static inline bool
place_served(const struct chain *chain, uint32_t slot)
{
    return person_moves_from(chain, slot, STEP_REGISTERED);
}

static inline ticks
work_of_place(const struct chain *chain, uint32_t slot)
{
    return chain_draw(chain, person_of(slot), DECIDE_REGISTRATION,
                      &chain->model->draws.registration);
}

static const struct door course_places = {
    DESK_COURSE + ROUTE_B1, learner_comes, place_served, work_of_place, leaves, NULL};

#endif
