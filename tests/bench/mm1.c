/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/bench/bench.h"

/*
 * M/M/1 at 0.9 of its capacity: arrivals and departures are the events.  The queue is a desk with
 * its exact accounts; each customer's luck has an address of its own, so one block of the generator
 * gives a customer both the gap to the next one and the service.
 */

#include "sim/agenda.h"
#include "sim/desk.h"
#include "sim/draw.h"
#include "sim/rng.h"

#include <math.h>

#define ORIGIN ((ticks)TICKS_PER_DAY)
#define END ((ticks)STAMP_NEVER - 1)
#define EVENTS 8e6
#define LOAD 0.9

enum { GAP = 200, ROOM = 1 << 16, ROUNDS = 5 }; /* mean gap in ticks; most who queue */
enum { SLOT_SERVER, SLOT_ARRIVAL, SLOTS };

struct mm1 {
    struct agenda agenda;
    struct desk desk;
    struct desk_link links[ROOM];
    stamp services[ROOM]; /* by customer modulo ROOM, like the links */
    struct draw gap, service;
    struct rng rng;
    uint32_t came;
};

static void
begin_service(struct mm1 *self, uint32_t who)
{
    agenda_schedule(&self->agenda, SLOT_SERVER, self->agenda.now + (ticks)self->services[who], 0);
}

static void
arrive(struct mm1 *self)
{
    ticks now = self->agenda.now;
    uint32_t who = self->came % ROOM, words[4];

    bug_assert(self->desk.queue.value < ROOM - 1, "more than %d in the queue", ROOM);
    rng_block(&self->rng, rng_person_make(0, 0, self->came++), 0, 0, words);
    self->services[who] =
        (stamp)draw_ticks(&self->service, (uint64_t)words[0] << 32 | words[1]);
    agenda_schedule(&self->agenda, SLOT_ARRIVAL,
                    now + draw_ticks(&self->gap, (uint64_t)words[2] << 32 | words[3]), 1);
    if (desk_request(&self->desk, who, now))
        begin_service(self, who);
}

static void
depart(struct mm1 *self)
{
    uint32_t who;

    desk_release(&self->desk, self->agenda.now);
    who = desk_grant(&self->desk, self->agenda.now);
    if (who != DESK_NONE)
        begin_service(self, who);
}

/* Events a second of one replication. */
static double
replicate(struct mm1 *self, uint32_t replication)
{
    double start = bench_cpu();

    self->rng = (struct rng){1, replication};
    self->came = 0;
    desk_init(&self->desk, self->links, ORIGIN, 1);
    agenda_open(&self->agenda, SLOT_SERVER);
    agenda_open(&self->agenda, SLOT_ARRIVAL);
    agenda_schedule(&self->agenda, SLOT_ARRIVAL, ORIGIN, 1);
    for (long i = 0; i < (long)EVENTS; i++)
        if (agenda_next(&self->agenda) == SLOT_ARRIVAL)
            arrive(self);
        else
            depart(self);
    return EVENTS / (bench_cpu() - start);
}

/* The mean wait beside the rate, in mean services, so that it is seen to be the right queue: theory
 * says 9. */
static int
run(struct mm1 *self, const struct bench *bench, struct arena *arena, struct error *error)
{
    double rates[ROUNDS], wait = 0.0;

    for (int round = 0; round < ROUNDS; round++) {
        int code;
        arena_reset(arena);
        code = agenda_init(&self->agenda, arena, SLOTS, ORIGIN, END, error);
        if (code != 0)
            return code;
        rates[round] = replicate(self, (uint32_t)round);
        wait += (double)self->desk.waited / self->came / (LOAD * GAP) / ROUNDS;
    }
    bench_say(bench, "", bench_median(rates, ROUNDS));
    bench_say(bench, "mean_wait", wait);
    return 0;
}

int
bench_mm1(const struct bench *self, struct error *error)
{
    static struct mm1 mm1;
    struct draw_spec spec = {
        .form = DRAW_EXPONENTIAL, .a = GAP, .low = -INFINITY, .high = INFINITY};
    struct arena arena = {0};
    int code = arena_init(&arena, agenda_bytes(SLOTS, ORIGIN, END), error);

    if (code == 0)
        code = draw_init(&mm1.gap, &spec, 1, error);
    spec.a = LOAD * GAP;
    if (code == 0)
        code = draw_init(&mm1.service, &spec, 1, error);
    if (code == 0)
        code = run(&mm1, self, &arena, error);
    draw_free(&mm1.gap);
    draw_free(&mm1.service);
    arena_free(&arena);
    return code;
}
