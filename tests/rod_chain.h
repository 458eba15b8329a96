/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_ROD_CHAIN_H
#define TESTS_ROD_CHAIN_H

/*
 * Chain R1, the workload on which engines were measured side by side, on sim/: people are housed,
 * planned, taught and examined, five exams of at most four attempts each, within a deadline that
 * may fall at any moment.  All queues are first come first served.
 *
 * A person has two slots: the way, which is what comes next, and the deadline.  The record is 24
 * bytes; whom it belongs to is its number in order of arrival, which also addresses the luck.
 */

#include "sim/agenda.h"
#include "sim/desk.h"
#include "sim/draw.h"
#include "sim/fetch.h"
#include "sim/rng.h"

#include <math.h>
#include <string.h>

enum {
    ROD_PERSONS = 75753, /* expected, over ROD_DAYS */
    ROD_DAYS = 850,
    ROD_DEADLINE = 1095,
    ROD_PLACES = 420,
    ROD_GRADERS = 45,
    ROD_EXAMS = 5,
    ROD_ATTEMPTS = 4,
    ROD_ROUTES = 3,
    ROD_LONGEST = 5000, /* days: nobody is left by then */
};

#define ROD_ORIGIN ((ticks)TICKS_PER_DAY)
#define ROD_PASS 0.7

enum rod_step {
    ROD_FREE, ROD_HOUSING, ROD_PLAN, ROD_WAIT_COURSE, ROD_COURSE, ROD_PREPARATION,
    ROD_PLACE_QUEUE, ROD_PLACE, ROD_GRADE_QUEUE, ROD_GRADING,
};

enum rod_decision { ROD_GAP, ROD_START, ROD_ROUTE, ROD_LESSONS, ROD_ATTEMPT };

struct rod_person {
    uint32_t number;  /* in order of arrival */
    uint8_t step, route, exam, attempt;
    uint32_t grading, pass; /* luck of the attempt under way */
    stamp since;      /* when the wait under way began */
    uint32_t next;    /* of the free records */
};

/* What is counted. */
struct rod_counts {
    int64_t arrived, completed, failed, expired, events;
    int64_t peak;         /* most people at once */
    int64_t place_queue;  /* longest */
    double days_completed; /* summed over those who completed */
    int64_t place_waits, grade_waits;
    double place_days, grade_days; /* summed waits that ended in a place, with a grader */
};

struct rod {
    struct arena arena;
    struct agenda agenda;
    struct desk places, graders;
    struct desk_link *links;
    struct rod_person *people;
    stamp *came;
    uint32_t size, used, free, live;
    struct rng rng;
    struct rod_counts counts;
    ticks stop; /* of the arrivals */
    struct draw gap, housing, plan, wait, lessons[ROD_ROUTES], preparation, grading;
};

#define ROD_NOBODY UINT32_MAX

/* Slot 0: arrivals; then two a person. */
static inline uint32_t
rod_way(uint32_t who)
{
    return 1 + 2 * who;
}

static inline uint32_t
rod_deadline(uint32_t who)
{
    return 2 + 2 * who;
}

/* ---- chance ---- */

static inline void
rod_block(const struct rod *self, uint32_t number, unsigned decision, uint32_t draw,
          uint64_t luck[2])
{
    uint32_t words[4];

    rng_block(&self->rng, rng_person_make(0, 0, number), decision, draw, words);
    luck[0] = (uint64_t)words[0] << 32 | words[1];
    luck[1] = (uint64_t)words[2] << 32 | words[3];
}

/* ---- leaving ---- */

static inline void
rod_leave(struct rod *self, uint32_t who)
{
    agenda_cancel(&self->agenda, rod_way(who));
    agenda_cancel(&self->agenda, rod_deadline(who));
    self->people[who].step = ROD_FREE;
    self->people[who].next = self->free;
    self->free = who;
    self->live--;
}

/* ---- the way ---- */

static inline void
rod_go(struct rod *self, uint32_t who, enum rod_step step, ticks after)
{
    self->people[who].step = (uint8_t)step;
    agenda_schedule(&self->agenda, rod_way(who), self->agenda.now + after, 1);
}

static inline void
rod_prepare(struct rod *self, uint32_t who)
{
    struct rod_person *person = &self->people[who];
    uint64_t luck[2];

    rod_block(self, person->number, ROD_ATTEMPT, person->exam * 8u + person->attempt, luck);
    person->grading = (uint32_t)(luck[1] >> 32);
    person->pass = (uint32_t)luck[1];
    rod_go(self, who, ROD_PREPARATION, draw_ticks(&self->preparation, luck[0]));
}

/* A place is kept to the end of the day. */
static inline void
rod_sit(struct rod *self, uint32_t who)
{
    ticks now = self->agenda.now;

    self->counts.place_waits++;
    self->counts.place_days += (double)(now - (ticks)self->people[who].since) / 86400.0;
    rod_go(self, who, ROD_PLACE, TICKS_PER_DAY - now % TICKS_PER_DAY);
}

static inline void
rod_grade(struct rod *self, uint32_t who)
{
    struct rod_person *person = &self->people[who];

    self->counts.grade_waits++;
    self->counts.grade_days +=
        (double)(self->agenda.now - (ticks)person->since) / 86400.0;
    rod_go(self, who, ROD_GRADING, draw_ticks(&self->grading, (uint64_t)person->grading << 32));
}

static inline void
rod_free_place(struct rod *self)
{
    uint32_t who;

    desk_release(&self->places, self->agenda.now);
    while ((who = desk_grant(&self->places, self->agenda.now)) != DESK_NONE)
        rod_sit(self, who);
}

static inline void
rod_free_grader(struct rod *self)
{
    uint32_t who;

    desk_release(&self->graders, self->agenda.now);
    while ((who = desk_grant(&self->graders, self->agenda.now)) != DESK_NONE)
        rod_grade(self, who);
}

static inline void
rod_ask_place(struct rod *self, uint32_t who)
{
    self->people[who].step = ROD_PLACE_QUEUE;
    self->people[who].since = (stamp)self->agenda.now;
    if (desk_request(&self->places, who, self->agenda.now))
        rod_sit(self, who);
    else if (self->places.queue.value > self->counts.place_queue)
        self->counts.place_queue = self->places.queue.value;
}

static inline void
rod_ask_grader(struct rod *self, uint32_t who)
{
    self->people[who].step = ROD_GRADE_QUEUE;
    self->people[who].since = (stamp)self->agenda.now;
    if (desk_request(&self->graders, who, self->agenda.now))
        rod_grade(self, who);
}

static inline void
rod_graded(struct rod *self, uint32_t who)
{
    struct rod_person *person = &self->people[who];
    bool passes = rng_happens((uint64_t)person->pass << 32, ROD_PASS);

    rod_free_grader(self);
    person->attempt = (uint8_t)(passes ? 0 : person->attempt + 1);
    person->exam = (uint8_t)(person->exam + passes);
    if (person->exam == ROD_EXAMS) {
        self->counts.completed++;
        self->counts.days_completed +=
            (double)(self->agenda.now - (ticks)self->came[who]) / 86400.0;
        rod_leave(self, who);
    } else if (person->attempt == ROD_ATTEMPTS) {
        self->counts.failed++;
        rod_leave(self, who);
    } else {
        rod_prepare(self, who);
    }
}

static inline void
rod_planned(struct rod *self, uint32_t who)
{
    struct rod_person *person = &self->people[who];
    uint64_t luck[2];
    uint32_t tenth;

    rod_block(self, person->number, ROD_ROUTE, 0, luck);
    tenth = draw_index(luck[0], 10);
    person->route = tenth < 7 ? 0 : tenth < 9 ? 1 : 2;
    agenda_schedule(&self->agenda, rod_deadline(who),
                    self->agenda.now + ROD_DEADLINE * TICKS_PER_DAY, 2);
    rod_go(self, who, ROD_WAIT_COURSE, draw_ticks(&self->wait, luck[1]));
}

static inline void
rod_move(struct rod *self, uint32_t who)
{
    struct rod_person *person = &self->people[who];
    uint64_t luck[2];

    switch ((enum rod_step)person->step) {
    case ROD_HOUSING:
        rod_block(self, person->number, ROD_START, 0, luck);
        rod_go(self, who, ROD_PLAN, draw_ticks(&self->plan, luck[1]));
        break;
    case ROD_PLAN:
        rod_planned(self, who);
        break;
    case ROD_WAIT_COURSE:
        rod_block(self, person->number, ROD_LESSONS, 0, luck);
        rod_go(self, who, ROD_COURSE, draw_ticks(&self->lessons[person->route], luck[0]));
        break;
    case ROD_COURSE:
        rod_prepare(self, who);
        break;
    case ROD_PREPARATION:
        rod_ask_place(self, who);
        break;
    case ROD_PLACE:
        rod_free_place(self);
        rod_ask_grader(self, who);
        break;
    case ROD_GRADING:
        rod_graded(self, who);
        break;
    default:
        bug_assert(false, "person %u moves in step %u", who, person->step);
    }
}

/* From a delay or from a queue; a place or a grader held goes back. */
static inline void
rod_expire(struct rod *self, uint32_t who)
{
    enum rod_step step = (enum rod_step)self->people[who].step;

    if (step == ROD_PLACE_QUEUE)
        desk_withdraw(&self->places, who, self->agenda.now);
    else if (step == ROD_GRADE_QUEUE)
        desk_withdraw(&self->graders, who, self->agenda.now);
    self->counts.expired++;
    rod_leave(self, who);
    if (step == ROD_PLACE)
        rod_free_place(self);
    else if (step == ROD_GRADING)
        rod_free_grader(self);
}

static inline void
rod_arrive(struct rod *self)
{
    uint32_t who = self->free, number = (uint32_t)self->counts.arrived++;
    ticks now = self->agenda.now;
    uint64_t luck[2];

    if (who != ROD_NOBODY)
        self->free = self->people[who].next;
    else
        who = self->used++;
    bug_assert(who < self->size, "more than %u people at once", self->size);
    agenda_open(&self->agenda, rod_way(who));
    agenda_open(&self->agenda, rod_deadline(who));
    self->people[who] = (struct rod_person){.number = number};
    self->came[who] = (stamp)now;
    self->live++;
    if (self->live > self->counts.peak)
        self->counts.peak = self->live;
    rod_block(self, number, ROD_START, 0, luck);
    rod_go(self, who, ROD_HOUSING, draw_ticks(&self->housing, luck[0]));
    rod_block(self, number + 1, ROD_GAP, 0, luck);
    now += draw_ticks(&self->gap, luck[0]);
    if (now < self->stop)
        agenda_schedule(&self->agenda, 0, now, 0);
}

/* ---- a run ---- */

static inline int
rod_draw(struct draw *draw, enum draw_form form, double a, double b, struct error *error)
{
    struct draw_spec spec = {
        .form = form, .a = a, .b = b, .low = -INFINITY, .high = INFINITY};

    return draw_init(draw, &spec, TICKS_PER_DAY, error);
}

/* factor multiplies the people and the capacities. */
static inline int
rod_init(struct rod *self, double factor, struct error *error)
{
    static const double lessons[ROD_ROUTES] = {360.0, 480.0, 270.0};
    ticks end = ROD_ORIGIN + ROD_LONGEST * TICKS_PER_DAY;
    size_t bytes;
    int code = 0;

    memset(self, 0, sizeof *self);
    self->size = (uint32_t)(1.2 * ROD_PERSONS * factor) + 1000;
    self->stop = ROD_ORIGIN + ROD_DAYS * TICKS_PER_DAY;
    code |= rod_draw(&self->gap, DRAW_EXPONENTIAL, ROD_DAYS / (ROD_PERSONS * factor), 0, error);
    code |= rod_draw(&self->housing, DRAW_LOGNORMAL, log(90.0), 0.6, error);
    code |= rod_draw(&self->plan, DRAW_LOGNORMAL, log(70.0), 0.4, error);
    code |= rod_draw(&self->wait, DRAW_EXPONENTIAL, 45.0, 0, error);
    for (int route = 0; route < ROD_ROUTES; route++)
        code |= rod_draw(&self->lessons[route], DRAW_LOGNORMAL, log(lessons[route]), 0.25, error);
    code |= rod_draw(&self->preparation, DRAW_EXPONENTIAL, 21.0, 0, error);
    code |= rod_draw(&self->grading, DRAW_EXPONENTIAL, 0.1, 0, error);
    bytes = agenda_bytes(1 + 2 * self->size, ROD_ORIGIN, end) + 4096 +
            self->size * (sizeof *self->people + sizeof *self->came + sizeof *self->links);
    return code == 0 ? arena_init(&self->arena, bytes, error) : code;
}

static inline void
rod_free(struct rod *self)
{
    struct draw *draws[] = {&self->gap, &self->housing, &self->plan, &self->wait,
                            &self->preparation, &self->grading};

    for (size_t i = 0; i < sizeof draws / sizeof draws[0]; i++)
        draw_free(draws[i]);
    for (int route = 0; route < ROD_ROUTES; route++)
        draw_free(&self->lessons[route]);
    arena_free(&self->arena);
}

static inline int
rod_begin(struct rod *self, uint64_t seed, uint32_t replication, double factor,
          struct error *error)
{
    ticks end = ROD_ORIGIN + ROD_LONGEST * TICKS_PER_DAY;
    uint64_t luck[2];
    int code;

    arena_reset(&self->arena);
    code = agenda_init(&self->agenda, &self->arena, 1 + 2 * self->size, ROD_ORIGIN, end, error);
    if (code != 0)
        return code;
    self->people = arena_take(&self->arena, self->size, sizeof *self->people);
    self->came = arena_take(&self->arena, self->size, sizeof *self->came);
    self->links = arena_take(&self->arena, self->size, sizeof *self->links);
    self->rng = (struct rng){seed, replication};
    self->counts = (struct rod_counts){0};
    self->used = self->live = 0;
    self->free = ROD_NOBODY;
    desk_init(&self->places, self->links, ROD_ORIGIN, (int64_t)ceil(ROD_PLACES * factor));
    desk_init(&self->graders, self->links, ROD_ORIGIN, (int64_t)ceil(ROD_GRADERS * factor));
    agenda_open(&self->agenda, 0);
    rod_block(self, 0, ROD_GAP, 0, luck);
    agenda_schedule(&self->agenda, 0, ROD_ORIGIN + draw_ticks(&self->gap, luck[0]), 0);
    return 0;
}

static inline void
rod_fetch(const struct rod *self)
{
    uint32_t slot = agenda_ahead(&self->agenda, 4);

    if (slot != AGENDA_NONE && slot > 0)
        fetch(&self->people[(slot - 1) / 2]);
}

static inline int
rod_run(struct rod *self, uint64_t seed, uint32_t replication, double factor,
        struct error *error)
{
    uint32_t slot;
    int code = rod_begin(self, seed, replication, factor, error);

    if (code != 0)
        return code;
    while ((slot = agenda_next(&self->agenda)) != AGENDA_NONE) {
        self->counts.events++;
        rod_fetch(self);
        if (slot == 0)
            rod_arrive(self);
        else if (slot % 2 == 1)
            rod_move(self, (slot - 1) / 2);
        else
            rod_expire(self, (slot - 1) / 2);
    }
    bug_assert(self->live == 0, "%u people are left", self->live);
    return 0;
}

#endif
