/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/tracer.h"

#include "tests/chain_by_hand.h"

enum { TOLD = 1 << 17 };

/* What was told, all of it. */
static struct told {
    struct trace_event events[TOLD];
    struct trace_person people[HAND_PEOPLE];
    size_t n_events, n_people, n_pieces;
} told;

static struct hand hand;

static void
take_events(void *context, const struct trace_event *events, size_t n)
{
    struct told *self = context;

    cr_assert_leq(self->n_events + n, TOLD);
    memcpy(self->events + self->n_events, events, n * sizeof *events);
    self->n_events += n;
    self->n_pieces++;
}

static void
take_people(void *context, const struct trace_person *people, size_t n)
{
    struct told *self = context;

    cr_assert_eq(self->n_people, 0, "once");
    cr_assert_leq(n, HAND_PEOPLE);
    memcpy(self->people, people, n * sizeof *people);
    self->n_people = n;
}

static const struct trace_sink sink = {&told, take_events, take_people};

static void
setup(void)
{
    memset(&told, 0, sizeof told);
    hand_init(&hand);
    chain_trace(&hand.chain, &sink);
    hand_start(&hand);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(tracer, .init = setup, .fini = teardown);

static const struct trace_event *
expect_event(size_t i, uint32_t person, enum trace_kind kind, unsigned detail, unsigned stage,
             unsigned route)
{
    const struct trace_event *event = &told.events[i];

    cr_assert_lt(i, told.n_events);
    cr_expect(event->person == person && event->kind == kind && event->detail == detail &&
                  event->stage == stage && event->route == route,
              "event %zu: person %u, %s %u, stage %u, route %u", i, event->person,
              trace_labels[event->kind], event->detail, event->stage, event->route);
    return event;
}

/* From the duty to the end, each turn as it comes. */
Test(tracer, tells_a_way_in_order)
{
    struct chain *chain = &hand.chain;
    uint32_t who = hand_person(&hand, GROUP_GEZIN, 3);
    stamp start = stamp_of(chain_now(chain));

    stage_arrive(chain, who, STAGE_LANDING, false);
    stage_enter(chain, who, STAGE_INTAKE);
    person_route(chain, who, ROUTE_Z);
    person_route(chain, who, ROUTE_Z); /* no change */
    person_rule(chain, who, RULE_STARTKLAS);
    person_rule(chain, NOBODY, RULE_EXAM_CHANGED);
    person_extended(chain, who, GROUND_ILLNESS, 10);
    person_end(chain, who, STAGE_LAPSED);
    tracer_finish(chain);
    cr_assert_eq(told.n_events, 8);
    cr_expect_eq(expect_event(0, 0, TRACE_DUTY, 0, STAGE_LANDING, ROUTE_NONE)->at, start);
    expect_event(1, 0, TRACE_STAGE, 0, STAGE_INTAKE, ROUTE_NONE);
    expect_event(2, 0, TRACE_ROUTE, 0, STAGE_INTAKE, ROUTE_Z);
    expect_event(3, 0, TRACE_RULE, RULE_STARTKLAS, STAGE_INTAKE, ROUTE_Z);
    expect_event(4, TRACE_NOBODY, TRACE_RULE, RULE_EXAM_CHANGED, STAGES, ROUTES);
    expect_event(5, 0, TRACE_RULE, RULE_TERM_EXTENDED, STAGE_INTAKE, ROUTE_Z);
    expect_event(6, 0, TRACE_RULE, RULE_EXTENDED + GROUND_ILLNESS, STAGE_INTAKE, ROUTE_Z);
    expect_event(7, 0, TRACE_STAGE, 0, STAGE_LAPSED, ROUTE_Z);
}

/* Whoever has no duty yet is nobody, and the next one with the same record is somebody else. */
Test(tracer, numbers_people_as_they_come)
{
    struct chain *chain = &hand.chain;
    uint32_t first = hand_person(&hand, GROUP_ASIEL, 1), second;

    person_rule(chain, first, RULE_BIB_FAILED);
    stage_arrive(chain, first, STAGE_LANDING, true);
    person_end(chain, first, STAGE_LAPSED);
    second = hand_person(&hand, GROUP_OVERIG, 2);
    cr_assert_eq(first, second, "the record is used again");
    person_rule(chain, second, RULE_BIB_FAILED);
    stage_arrive(chain, second, STAGE_LANDING, false);
    tracer_finish(chain);
    expect_event(0, TRACE_NOBODY, TRACE_RULE, RULE_BIB_FAILED, STAGES, ROUTES);
    expect_event(1, 0, TRACE_PRESENT, 0, STAGE_LANDING, ROUTE_NONE);
    expect_event(3, TRACE_NOBODY, TRACE_RULE, RULE_BIB_FAILED, STAGES, ROUTES);
    expect_event(4, 1, TRACE_DUTY, 0, STAGE_LANDING, ROUTE_NONE);
    cr_assert_eq(told.n_people, 2);
    cr_expect_eq(told.people[0].group, GROUP_ASIEL);
    cr_expect_eq(told.people[0].stage, STAGE_LAPSED);
    cr_expect_neq(told.people[0].ended, STAMP_NEVER);
    cr_expect_eq(told.people[1].group, GROUP_OVERIG);
    cr_expect_eq(told.people[1].stage, STAGE_LANDING);
    cr_expect_eq(told.people[1].ended, STAMP_NEVER);
    cr_expect_eq(told.people[1].age, 30);
    cr_expect_eq(told.people[1].woman, 1);
    cr_expect_neq(told.people[0].luck, told.people[1].luck);
}

/* A whole way, by events of its own: dates are those of the record, and what lies ahead is not
 * there. */
Test(tracer, has_the_dates_of_a_person)
{
    uint32_t who = hand_planned(&hand, GROUP_GEZIN, 1);
    const struct person *person = &hand.chain.people[who];
    stamp pip = person->pip, lessons = STAMP_NEVER, term_end;

    hand.chain.people[who].coupled = stamp_of(chain_now(&hand.chain) + 4000 * TICKS_PER_DAY);
    hand_until(&hand, "2022-06-01");
    term_end = person->term_end;
    tracer_finish(&hand.chain);
    for (size_t i = 0; i < told.n_events; i++)
        if (told.events[i].kind == TRACE_LESSONS)
            lessons = told.events[i].at;
    cr_assert_eq(told.n_people, 1);
    cr_expect_eq(told.people[0].pip, pip);
    cr_expect_eq(told.people[0].notice, pip);
    cr_expect_eq(told.people[0].settled, pip);
    cr_expect_eq(told.people[0].coupled, STAMP_NEVER);
    cr_expect_neq(lessons, STAMP_NEVER);
    cr_expect_eq(told.people[0].lessons, lessons);
    cr_expect_eq(told.people[0].term_end, term_end);
    cr_expect_neq(term_end, STAMP_NEVER);
}

/* More than there is room for goes over in pieces, and nothing is lost or out of order. */
Test(tracer, hands_over_when_it_is_full)
{
    uint32_t who = hand_person(&hand, GROUP_GEZIN, 1);

    stage_arrive(&hand.chain, who, STAGE_LANDING, false);
    for (unsigned i = 0; i < 100000; i++)
        person_rule(&hand.chain, who, (enum rule)(i % RULES));
    cr_expect_gt(told.n_pieces, 3);
    tracer_finish(&hand.chain);
    cr_assert_eq(told.n_events, 100001);
    for (unsigned i = 0; i < 100000; i++)
        cr_assert_eq(told.events[i + 1].detail, i % RULES);
}

/* People alone; and nobody at all, which takes no memory. */
Test(tracer, tells_what_is_asked_for)
{
    const struct trace_sink people = {&told, NULL, take_people};
    struct tracer nobody = {0};
    uint32_t who;

    hand.chain.tracer.sink = &people;
    who = hand_person(&hand, GROUP_GEZIN, 1);
    stage_arrive(&hand.chain, who, STAGE_LANDING, false);
    for (int i = 0; i < 100000; i++)
        person_rule(&hand.chain, who, RULE_NOTICE);
    tracer_finish(&hand.chain);
    cr_expect_eq(told.n_events, 0);
    cr_expect_eq(told.n_people, 1);
    cr_expect_eq(tracer_bytes(&nobody, 1000), 0);
}
