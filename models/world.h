/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_WORLD_H
#define MODELS_WORLD_H

/*
 * The working memory of a replication, and the few verbs that every stage uses: draw, schedule,
 * move to a stage, work with jobs and desks.
 */

#include "models/accounts.h"
#include "models/cohorts.h"
#include "models/exam_books.h"
#include "models/homes.h"
#include "models/ledger.h"
#include "models/model.h"
#include "models/person.h"
#include "models/tracer.h"
#include "models/travel.h"
#include "models/yearbook.h"
#include "sim/agenda.h"
#include "sim/arena.h"
#include "sim/booking.h"
#include "sim/desk.h"

/* Classes of events at the same tick: the count before everything, then capacity, then people. */
enum event_class { EVENT_CENSUS, EVENT_CAPACITY, EVENT_INFLOW, EVENT_PERSON };

/* Slots that belong to nobody: first the clockwork, then one a desk. */
enum {
    SLOT_CENSUS,
    SLOT_WEEK,
    SLOT_OBSERVE,
    SLOT_MONTH,
    SLOT_PLACES,
    SLOT_PROGRAMME2,
    SLOT_CORONA,
    SLOT_LESSONS,
    SLOT_DESKS,
    SLOT_PEOPLE = SLOT_DESKS + DESKS
};

struct chain {
    const struct model *model;
    const struct params *params;
    struct arena arena;
    struct rng rng;
    struct agenda agenda;
    struct ledger ledger;

    struct person *people;
    struct traits *traits;
    struct person_lost *lost;
    uint32_t *extensions; /* by person: the job, or NOBODY; it would be the last that is found */
    uint32_t people_size, people_used, people_free; /* free: head of the list through jobs */
    uint32_t people_live;
    struct job *jobs;
    uint32_t jobs_size, jobs_used;
    uint32_t *free_jobs; /* given back, the last one to be taken first: an array shows them ahead */
    uint32_t jobs_free;  /* how many */
    uint32_t slot_jobs; /* the first job's slot */

    struct desk desks[DESKS];
    struct desk_link *links; /* by slot */
    int32_t overtime[ROSTERS]; /* ticks by which the day under way is longer */
    struct booking bookings[EXAMS];
    struct desk lines[EXAMS]; /* for a place at an exam: desks without servers */
    size_t announced;         /* changes of places so far */
    uint32_t *cancelled;      /* room for the jobs whose bookings the office cancels */
    struct accounts accounts;
    struct homes homes[MUNICIPALITIES];
    struct cohorts cohorts;
    struct yearbook yearbook;
    int32_t loans_spent;     /* people of the Wi2013, now (ELIP) */
    int64_t intakes[MUNICIPALITIES]; /* done so far: consultants learn by them */
    struct travel travel;
    struct start *starts[ROUTE_NONE]; /* by moment and class of municipality */
    uint32_t *stock_who, *stock_order; /* by row of the stock: the person; see stock.c */
    uint32_t *counts;      /* people and background sittings by month; see inflow.c */
    int month;             /* as month_of_day, under way */
    int64_t events;        /* timed changes that people went through */
    uint32_t slot;         /* of the event under way */
    struct bug_witness witness; /* tells of it */
    struct exam_terms terms[EXAM_BOOKS][EXAMS]; /* of bookings; see exam_books.c */
    struct tracer tracer;
};

#define chain_assert(chain, who, condition, ...)                                                   \
    do {                                                                                           \
        if (__builtin_expect(!(condition), 0))                                                     \
            chain_bug((chain), (who), __FILE__, __LINE__, #condition, __VA_ARGS__);                \
    } while (0)

/* Prints the person and the state beside what every bug prints (replication, date, event), and
 * aborts. who may be NOBODY. */
_Noreturn void chain_bug(const struct chain *self, uint32_t who, const char *file, int line,
                         const char *expectation, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

static inline ticks
chain_now(const struct chain *self)
{
    return self->agenda.now;
}

static inline day_number
chain_today(const struct chain *self)
{
    return ticks_to_day(self->agenda.now);
}

/* Whether somebody wants to know of single people. Seldom: the way without it goes straight on. */
static inline bool
chain_is_traced(const struct chain *self)
{
    return __builtin_expect(self->tracer.sink != NULL, 0);
}

/* ---- slots ---- */

static inline uint32_t
slot_of_move(uint32_t who)
{
    return SLOT_PEOPLE + 2 * who;
}

static inline uint32_t
slot_of_clock(uint32_t who)
{
    return SLOT_PEOPLE + 2 * who + 1;
}

static inline uint32_t
slot_of_job(const struct chain *self, uint32_t job)
{
    return self->slot_jobs + job;
}

/* A moment as a record keeps it; what lies past 2106 never comes. */
static inline stamp
stamp_of(ticks moment)
{
    return moment < (ticks)STAMP_NEVER ? (stamp)moment : STAMP_NEVER;
}

/* Whole days since a moment. */
static inline int32_t
days_since(const struct chain *self, stamp since)
{
    return ticks_to_day(self->agenda.now - (ticks)since);
}

/* The desks that a person waits at by where he is. */
static inline enum desk_name
desk_of_homes(const struct person *person)
{
    return (enum desk_name)(DESK_HOMES + person->municipality);
}

static inline enum desk_name
desk_of_intake(const struct person *person)
{
    return (enum desk_name)(DESK_CONSULTANTS + person->municipality);
}

static inline enum desk_name
desk_of_course(const struct person *person)
{
    return (enum desk_name)(DESK_COURSE + person->route);
}

static inline enum desk_name
desk_of_lodging(enum lodging lodging)
{
    return (enum desk_name)(DESK_RECEPTION + lodging);
}

/* ---- chance ---- */

static inline uint64_t
chain_bits(const struct chain *self, uint32_t who, unsigned decision, uint32_t draw)
{
    return rng_bits(&self->rng, person_address(&self->people[who]), decision, draw);
}

/* Luck has no state, so what is certain either way asks for none. */
static inline bool
chain_happens(const struct chain *self, uint32_t who, unsigned decision, double probability)
{
    if (probability <= 0.0 || probability >= 1.0)
        return probability >= 1.0;
    return rng_happens(chain_bits(self, who, decision, 0), probability);
}

static inline ticks
chain_draw(const struct chain *self, uint32_t who, unsigned decision, const struct draw *draw)
{
    return draw_ticks(draw, chain_bits(self, who, decision, 0));
}

/* Of a time that began at a moment, what is left of it. Before the first event alone. */
static inline ticks
chain_left(const struct chain *self, uint32_t who, unsigned decision, const struct draw *draw,
           stamp since)
{
    ticks elapsed = chain_now(self) - (ticks)since;

    return draw_beyond(draw, chain_bits(self, who, decision, 0), elapsed) - elapsed;
}

/* When a delay ends that began at a moment before the run, given that it has lasted as long as it
 * has. Before the first event alone. */
static inline ticks
chain_due(const struct chain *self, const struct draw *draw, uint64_t bits, stamp begun)
{
    return (ticks)begun + draw_beyond(draw, bits, chain_now(self) - (ticks)begun);
}

/* ---- people ---- */

/* A new record at an address, in no stage yet and with nothing scheduled. */
uint32_t person_new(struct chain *self, unsigned stream, unsigned month, uint32_t index,
                    enum regime regime, enum group group);

/* Gives a record back that is in no stage. */
void person_free(struct chain *self, uint32_t who);

/* Goes on with the own way after a delay, or at a moment. */
void person_go(struct chain *self, uint32_t who, enum step step, ticks after);
void person_go_at(struct chain *self, uint32_t who, enum step step, ticks at);

/* A rule was applied to a person; NOBODY: to somebody outside the simulated ones. */
void person_rule(struct chain *self, uint32_t who, enum rule rule);

/* DUO's notice is received; a ground lengthens the term by days. */
void person_notified(struct chain *self, uint32_t who);
void person_extended(struct chain *self, uint32_t who, enum ground ground, int32_t days);

/* Books a wait of a person that ends now and began at since, or after days. */
void person_waited(struct chain *self, uint32_t who, enum interval interval, stamp since);
void person_waited_days(struct chain *self, uint32_t who, enum interval interval, int32_t days);

/* Whose books a person's changes go to. */
struct ledger_who ledger_who_of(const struct person *person);

/* Moves to a phase of the chain: the only door between stages. The legal moves are a table. */
void stage_enter(struct chain *self, uint32_t who, enum stage phase);

/* Comes into the chain at a stage: as a duty that starts now, or as stock at the start. */
void stage_arrive(struct chain *self, uint32_t who, enum stage phase, bool stock);

/* Takes a route, or another one. */
void person_route(struct chain *self, uint32_t who, enum route route);

/* Into a new term: counted there until the end. */
void person_new_term(struct chain *self, uint32_t who);

/* Leaves for good: whatever is held or waited for is given back, the record too. */
void person_end(struct chain *self, uint32_t who, enum stage final);

/* Puts the clock on the next of notice, leaving and the term's end. */
void person_wind(struct chain *self, uint32_t who);

/* ---- jobs ---- */

uint32_t job_new(struct chain *self, uint32_t who, enum job_kind kind);

/* Gives back what the job holds, and the record. */
void job_end(struct chain *self, uint32_t job);
void job_go(struct chain *self, uint32_t job, enum job_step step, ticks at);

/* ---- desks ---- */

/* Asks for a server; work is counted as offered. True: go on now. False: queued, and the grant
 * will call desk_granted. */
bool desk_ask(struct chain *self, enum desk_name desk, uint32_t slot, ticks work);

/* The same in a lane of the desk's queue; lower lanes go first. */
bool desk_ask_lane(struct chain *self, enum desk_name desk, uint32_t slot, unsigned lane,
                   ticks work);

/* Gives a server back and lets in who may start. */
void desk_done(struct chain *self, enum desk_name desk);

/* Lets in who may start. */
void desk_admit(struct chain *self, enum desk_name desk);

/* The first openings and levels. */
void desks_open(struct chain *self);

/* A desk's own event: it opens, closes or changes its level. */
void desk_change(struct chain *self, enum desk_name desk);

/* When work begun now at a staffed desk is done. */
ticks desk_finish(const struct chain *self, enum desk_name desk, ticks work);

/* The same at a desk whose days may be longer by overtime: a moment at which work is what is left
 * of it, for there the days to come are not known yet. */
ticks desk_progress(const struct chain *self, enum desk_name desk, ticks *work);

#endif
