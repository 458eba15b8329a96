/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_TRACES_BY_HAND_H
#define TESTS_TRACES_BY_HAND_H

/*
 * Made-up traces beside the shards of result_by_hand.h: people who tell by their numbers where they
 * stand, and events that belong to them in turn.
 */

#include "output/trace_file.h"
#include "tests/result_by_hand.h"

enum { HAND_START = 18993 }; /* 2022-01-01 */

static inline struct trace_person
hand_traced_person(int rep, uint32_t number)
{
    struct trace_person person = {
        .luck = (uint64_t)rep << 50 | number, .duty = (stamp)(HAND_START + (int)number % 90) * 86400,
        .notice = STAMP_NEVER, .coupled = STAMP_NEVER, .settled = STAMP_NEVER, .pip = STAMP_NEVER,
        .lessons = STAMP_NEVER, .term_end = STAMP_NEVER, .ended = STAMP_NEVER,
        .group = (uint8_t)(number % GROUPS), .regime = REGIME_WI2021, .route = ROUTE_NONE,
        .stage = STAGE_LANDING, .cohort = 1,
    };

    return person;
}

static inline struct trace_event
hand_traced_event(int rep, uint32_t i, uint32_t n_people)
{
    struct trace_event event = {
        .at = (stamp)HAND_START * 86400u + i, .person = i % n_people, .kind = TRACE_RULE,
        .detail = (uint8_t)((i + (uint32_t)rep) % RULES), .stage = STAGE_LANDING,
        .route = ROUTE_NONE};

    if (i % 7 == 3) {
        event.person = TRACE_NOBODY;
        event.stage = STAGES;
        event.route = ROUTES;
    }
    return event;
}

/* The trace of a replication: so many people and events. */
static inline int
hand_trace(int rep, uint32_t n_people, uint32_t n_events, struct error *error)
{
    struct trace_person *people = calloc(n_people + 1, sizeof *people);
    struct trace_file file;
    int code = trace_file_open(&file, hand_parts, &hand_about, &hand_shape, rep, error);

    cr_assert_not_null(people);
    cr_assert_eq(code, 0);
    for (uint32_t i = 0; i < n_people; i++)
        people[i] = hand_traced_person(rep, i);
    for (uint32_t i = 0; i < n_events && file.sink.take_events != NULL; i++) {
        struct trace_event event = hand_traced_event(rep, i, n_people);
        file.sink.take_events(file.sink.context, &event, 1);
    }
    file.sink.take_people(file.sink.context, people, n_people);
    code = trace_file_publish(&file, error);
    trace_file_close(&file);
    free(people);
    return code;
}

#endif
