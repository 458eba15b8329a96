/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/tracer.h"

#include "models/stage.h"

#include <string.h>

enum { EVENTS_ROOM = 1 << 14 };

const char *const trace_labels[TRACE_KINDS] = {
    "present",     "duty",        "stage", "route", "lessons", "exam_sat", "exam_passed",
    "exam_failed", "exam_noshow", "rule",  "case",
};

/* ---- memory ---- */

size_t
tracer_bytes(const struct tracer *self, size_t people)
{
    if (self->sink == NULL)
        return 0;
    return EVENTS_ROOM * sizeof *self->events +
           people * (sizeof *self->numbers + sizeof *self->people) + 3 * 64;
}

void
tracer_begin(struct tracer *self, struct arena *arena, size_t people)
{
    *self = (struct tracer){.sink = self->sink};
    if (self->sink == NULL)
        return;
    self->events = arena_take(arena, EVENTS_ROOM, sizeof *self->events);
    self->numbers = arena_take(arena, people, sizeof *self->numbers);
    self->people = arena_take(arena, people, sizeof *self->people);
    bug_assert(self->events != NULL && (self->people != NULL || people == 0),
               "tracer_bytes() says too little");
}

/* ---- events ---- */

static void
hand_over(struct tracer *self)
{
    if (self->n_events > 0)
        self->sink->take_events(self->sink->context, self->events, self->n_events);
    self->n_events = 0;
}

static void
add(struct tracer *self, struct trace_event event)
{
    if (self->sink->take_events == NULL)
        return;
    self->events[self->n_events++] = event;
    if (self->n_events == EVENTS_ROOM)
        hand_over(self);
}

static void
add_of(struct chain *chain, uint32_t who, enum trace_kind kind, unsigned detail, enum stage stage,
       enum route route)
{
    add(&chain->tracer,
        (struct trace_event){stamp_of(chain_now(chain)), chain->tracer.numbers[who], (uint8_t)kind,
                             (uint8_t)detail, (uint8_t)stage, (uint8_t)route});
}

void
tracer_note(struct chain *chain, uint32_t who, enum trace_kind kind, unsigned detail)
{
    if (who == NOBODY || chain->tracer.numbers[who] == TRACE_NOBODY)
        add(&chain->tracer,
            (struct trace_event){stamp_of(chain_now(chain)), TRACE_NOBODY, (uint8_t)kind,
                                 (uint8_t)detail, STAGES, ROUTES});
    else
        add_of(chain, who, kind, detail, person_stage(&chain->people[who]),
               (enum route)chain->people[who].route);
}

void
tracer_move(struct chain *chain, uint32_t who, enum trace_kind kind, enum stage stage,
            enum route route)
{
    add_of(chain, who, kind, 0, stage, route);
}

/* ---- people ---- */

static struct trace_person *
record_of(struct chain *chain, uint32_t who)
{
    uint32_t number = chain->tracer.numbers[who];

    chain_assert(chain, who, number < chain->tracer.n_people, "has no number in the trace");
    return &chain->tracer.people[number];
}

void
tracer_new(struct chain *chain, uint32_t who)
{
    chain->tracer.numbers[who] = TRACE_NOBODY;
}

void
tracer_arrive(struct chain *chain, uint32_t who, enum trace_kind kind)
{
    struct tracer *self = &chain->tracer;
    struct trace_person *record = &self->people[self->n_people];

    chain_assert(chain, who, self->n_people < chain->people_size, "more people than are expected");
    memset(record, 0, sizeof *record);
    record->lessons = record->ended = STAMP_NEVER;
    self->numbers[who] = self->n_people++;
    tracer_note(chain, who, kind, 0);
}

/* In the stock somebody may have had it before the run. */
void
tracer_lessons(struct chain *chain, uint32_t who)
{
    record_of(chain, who)->lessons = stamp_of(chain_now(chain));
    tracer_note(chain, who, TRACE_LESSONS, 0);
}

void
tracer_fined(struct chain *chain, uint32_t who, int64_t euro)
{
    struct trace_person *record = record_of(chain, who);

    record->fines++;
    record->fines_euro += (uint32_t)euro;
}

void
tracer_fined_by_municipality(struct chain *chain, uint32_t who, int64_t euro)
{
    record_of(chain, who)->municipal_fines_euro += (uint32_t)euro;
}

/* A date that is set for later has not come. */
static stamp
come(const struct chain *chain, stamp at)
{
    return at != STAMP_NEVER && (ticks)at <= chain_now(chain) ? at : STAMP_NEVER;
}

static stamp
end_of_term(const struct chain *chain, uint32_t who)
{
    day_number end = extension_end(chain, who);

    return end != DAY_NEVER ? stamp_of(ticks_of_day(end)) : STAMP_NEVER;
}

static void
fill_in(struct chain *chain, uint32_t who, enum stage stage)
{
    const struct person *person = &chain->people[who];
    const struct traits *traits = &chain->traits[who];
    struct trace_person *record = record_of(chain, who);

    record->luck = person_address(person);
    record->duty = person->duty;
    record->notice = person_is(person, PERSON_NOTICED) ? person->notice : STAMP_NEVER;
    record->coupled = come(chain, person->coupled);
    record->settled = come(chain, person->settled);
    record->pip = come(chain, person->pip);
    record->term_end = end_of_term(chain, who);
    record->regime = person->regime;
    record->group = person->group;
    record->route = person->route;
    record->municipality = person->municipality;
    record->cohort = person->cohort;
    record->stage = (uint8_t)stage;
    record->overruns = person->overruns;
    record->woman = person_is(person, PERSON_WOMAN);
    record->nareis = person_is(person, PERSON_NAREIS);
    record->age = traits->age;
    record->literacy = traits->literacy;
}

void
tracer_leave(struct chain *chain, uint32_t who, enum stage final)
{
    fill_in(chain, who, final);
    record_of(chain, who)->ended = stamp_of(chain_now(chain));
}

/* Who has left keeps his record for a while, if he lodges on: his number is known to be settled by
 * the date. */
static bool
is_there(const struct chain *chain, uint32_t who)
{
    uint32_t number = chain->tracer.numbers[who];

    return number != TRACE_NOBODY && chain->tracer.people[number].ended == STAMP_NEVER;
}

void
tracer_finish(struct chain *chain)
{
    struct tracer *self = &chain->tracer;

    for (uint32_t who = 0; who < chain->people_used; who++)
        if (is_there(chain, who))
            fill_in(chain, who, person_stage(&chain->people[who]));
    if (self->sink->take_events != NULL)
        hand_over(self);
    if (self->sink->take_people != NULL)
        self->sink->take_people(self->sink->context, self->people, self->n_people);
}
