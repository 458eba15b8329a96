/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The engine against queueing theory: a desk with Poisson arrivals, its event loop in a page, and
 * the mean wait of independent replications.  A run is in agreement when the theory lies within the
 * t-interval of the replications' means; seeds are fixed, and with another seed a sound engine
 * fails a check once in a million.  So that agreement means something, the interval's half-width
 * may not be above a stated share of the theory: a deviation of twice that would be seen.
 *
 * The mean service is the unit of time.  It is as many ticks as make a mean gap between arrivals
 * 16,000: a draw is rounded down to a tick, which shortens a gap by 3e-5 of itself and at a load
 * of 0.9 lengthens the wait by some 5e-4 of itself.
 */

#include "sim/agenda.h"
#include "sim/desk.h"
#include "sim/draw.h"
#include "sim/rng.h"

#include <math.h>
#include <stdlib.h>

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>

#define ORIGIN TICKS_PER_DAY
#define END ((ticks)STAMP_NEVER - 1)
#define FALSE_ALARM 1e-6
#define NO_LOW (-INFINITY)
#define NO_HIGH INFINITY

enum { GAP = 16000, CUSTOMERS = 4000, SLOT_ARRIVAL = CUSTOMERS, SLOTS, WARM_UP = 10000 };
enum { CLASS_DEPARTURE, CLASS_ARRIVAL };
enum { DECISION_GAP, DECISION_SERVICE };

struct queue {
    double rate; /* arrivals in a mean service */
    int64_t servers;
    struct draw_spec service;
    int replications;
    uint32_t counted; /* customers of a replication after the warm-up */
};

struct run {
    struct arena arena;
    struct agenda agenda;
    struct desk desk;
    struct desk_link links[CUSTOMERS];
    uint32_t number[CUSTOMERS]; /* of the customer in a slot: the address of its luck */
    ticks came[CUSTOMERS];
    uint32_t spare[CUSTOMERS], n_spare;
    struct rng rng;
    struct draw gap, service;
    ticks unit;
    uint32_t arrived, started;
    double waits; /* in units, of those counted */
    uint32_t counted;
};

/* ---- the event loop ---- */

static ticks
luck(const struct run *run, const struct draw *draw, uint32_t number, unsigned decision)
{
    return draw_ticks(draw, rng_bits(&run->rng, rng_person_make(0, 0, number), decision, 0));
}

static void
start(struct run *run, uint32_t who)
{
    ticks now = run->agenda.now;

    if (run->number[who] >= WARM_UP && run->number[who] < WARM_UP + run->counted)
        run->waits += (double)(now - run->came[who]) / (double)run->unit;
    run->started++;
    agenda_schedule(&run->agenda, who,
                    now + luck(run, &run->service, run->number[who], DECISION_SERVICE),
                    CLASS_DEPARTURE);
}

static void
arrive(struct run *run)
{
    ticks now = run->agenda.now;
    uint32_t who;

    cr_assert_gt(run->n_spare, 0u, "more than %d in the system", CUSTOMERS);
    who = run->spare[--run->n_spare];
    run->number[who] = run->arrived++;
    run->came[who] = now;
    agenda_schedule(&run->agenda, SLOT_ARRIVAL, now + luck(run, &run->gap, run->arrived,
                                                           DECISION_GAP), CLASS_ARRIVAL);
    if (desk_request(&run->desk, who, now))
        start(run, who);
}

static void
depart(struct run *run, uint32_t who)
{
    run->spare[run->n_spare++] = who;
    desk_release(&run->desk, run->agenda.now);
    while ((who = desk_grant(&run->desk, run->agenda.now)) != DESK_NONE)
        start(run, who);
}

/* One replication's mean wait. First come first served: once as many have started as came up to
 * the last one counted, all of those are. */
static double
replicate(struct run *run, const struct queue *queue, uint32_t replication)
{
    uint32_t slot;

    arena_reset(&run->arena);
    cr_assert_eq(agenda_init(&run->agenda, &run->arena, SLOTS, ORIGIN, END, NULL), 0);
    desk_init(&run->desk, run->links, ORIGIN, queue->servers);
    run->rng.replication = replication;
    run->arrived = run->started = 0;
    run->waits = 0.0;
    run->counted = queue->counted;
    for (run->n_spare = 0; run->n_spare < CUSTOMERS; run->n_spare++)
        run->spare[run->n_spare] = run->n_spare;
    for (slot = 0; slot < SLOTS; slot++)
        agenda_open(&run->agenda, slot);
    agenda_schedule(&run->agenda, SLOT_ARRIVAL, ORIGIN, CLASS_ARRIVAL);
    while (run->started < WARM_UP + run->counted) {
        slot = agenda_next(&run->agenda);
        cr_assert_neq(slot, AGENDA_NONE, "the run is too short");
        if (slot == SLOT_ARRIVAL)
            arrive(run);
        else
            depart(run, slot);
    }
    tally_advance(&run->desk.queue, run->agenda.now);
    desk_verify(&run->desk, run->desk.queue.integral, run->agenda.now);
    agenda_verify(&run->agenda);
    return run->waits / run->counted;
}

/* ---- the verdict ---- */

struct interval {
    double mean, half_width;
};

static struct interval
simulate(const struct queue *queue)
{
    struct draw_spec gap = {DRAW_EXPONENTIAL, 1.0 / queue->rate, 0, 0, NO_LOW, NO_HIGH, NULL, 0};
    struct run *run = calloc(1, sizeof *run);
    double sum = 0.0, squares = 0.0, mean, n = queue->replications;

    cr_assert_not_null(run);
    run->rng.seed = 1909; /* Erlang */
    run->unit = llround(GAP * queue->rate);
    cr_assert_eq(arena_init(&run->arena, agenda_bytes(SLOTS, ORIGIN, END), NULL), 0);
    cr_assert_eq(draw_init(&run->gap, &gap, run->unit, NULL), 0);
    cr_assert_eq(draw_init(&run->service, &queue->service, run->unit, NULL), 0);
    for (int i = 0; i < queue->replications; i++) {
        double wait = replicate(run, queue, (uint32_t)i);
        sum += wait;
        squares += wait * wait;
    }
    draw_free(&run->gap);
    draw_free(&run->service);
    arena_free(&run->arena);
    free(run);
    mean = sum / n;
    return (struct interval){mean, gsl_cdf_tdist_Qinv(0.5 * FALSE_ALARM, n - 1.0) *
                                       sqrt((squares - n * mean * mean) / (n - 1.0) / n)};
}

static bool
agrees(struct interval found, double theory)
{
    return fabs(found.mean - theory) <= found.half_width;
}

/* effect: the largest half-width, as a share of the theory. */
static void
assert_theory(const struct queue *queue, double theory, double effect)
{
    struct interval found = simulate(queue);

    cr_log_info("wait %.5f +- %.5f, theory %.5f", found.mean, found.half_width, theory);
    cr_assert(agrees(found, theory), "wait %g +- %g, theory %g", found.mean, found.half_width,
              theory);
    cr_assert(found.half_width <= effect * theory, "wait %g +- %g: too wide to tell", found.mean,
              found.half_width);
}

/* ---- services of mean 1, and what theory says ---- */

static const struct draw_spec exponential = {DRAW_EXPONENTIAL, 1, 0, 0, NO_LOW, NO_HIGH, NULL, 0};
static const struct draw_spec constant = {DRAW_CONSTANT, 1, 0, 0, NO_LOW, NO_HIGH, NULL, 0};

/* Coefficient of variation 1.5: sigma^2 = ln(1 + 1.5^2), mu = -sigma^2 / 2. */
static struct draw_spec
lognormal(void)
{
    double variance = log(1.0 + 1.5 * 1.5);

    return (struct draw_spec){DRAW_LOGNORMAL, -0.5 * variance, sqrt(variance), 0, NO_LOW,
                              NO_HIGH, NULL, 0};
}

/* The mean wait in M/M/c: Erlang's C by the recursion of his B (Gross and Harris, ch. 2). */
static double
erlang_wait(double rate, int servers)
{
    double b = 1.0, load = rate / servers;

    for (int k = 1; k <= servers; k++)
        b = rate * b / (k + rate * b);
    return b / (1.0 - load * (1.0 - b)) / (servers - rate);
}

/* The mean wait in M/G/1: Pollaczek and Khinchine. */
static double
pollaczek_wait(double rate, double variation)
{
    return rate * (1.0 + variation * variation) / (2.0 * (1.0 - rate));
}

Test(queue, theory_is_recomputed_here)
{
    cr_assert_float_eq(erlang_wait(0.8, 1), 4.0, 1e-12);
    cr_assert_float_eq(erlang_wait(2.4, 3), 1.07865168539, 1e-11);
    cr_assert_float_eq(erlang_wait(9.0, 10), 0.668731524108, 1e-12);
    cr_assert_float_eq(pollaczek_wait(0.8, 0.0), 2.0, 1e-12);
    cr_assert_float_eq(pollaczek_wait(0.8, 1.5), 6.5, 1e-12);
}

Test(queue, m_m_1)
{
    assert_theory(&(struct queue){0.8, 1, exponential, 80, 200000}, erlang_wait(0.8, 1), 0.02);
}

Test(queue, m_m_3)
{
    assert_theory(&(struct queue){2.4, 3, exponential, 80, 200000}, erlang_wait(2.4, 3), 0.02);
}

Test(queue, m_m_10)
{
    assert_theory(&(struct queue){9.0, 10, exponential, 100, 200000}, erlang_wait(9.0, 10), 0.035);
}

Test(queue, m_d_1)
{
    assert_theory(&(struct queue){0.8, 1, constant, 60, 200000}, pollaczek_wait(0.8, 0.0), 0.02);
}

Test(queue, m_lognormal_1)
{
    assert_theory(&(struct queue){0.8, 1, lognormal(), 100, 200000}, pollaczek_wait(0.8, 1.5),
                  0.035);
}

/* Computed outside this project, by Crommelin's method. */
Test(queue, m_d_3)
{
    assert_theory(&(struct queue){2.4, 3, constant, 60, 200000}, 0.5539002251, 0.02);
}

/* ---- a wrong model is told from a right one ---- */

Test(queue, one_server_too_many_is_seen)
{
    cr_assert_not(agrees(simulate(&(struct queue){2.4, 4, exponential, 40, 20000}),
                         erlang_wait(2.4, 3)));
    cr_assert_not(agrees(simulate(&(struct queue){9.0, 11, exponential, 40, 20000}),
                         erlang_wait(9.0, 10)));
}

Test(queue, so_is_a_twentieth_of_the_traffic)
{
    cr_assert_not(agrees(simulate(&(struct queue){0.76, 1, exponential, 40, 50000}),
                         erlang_wait(0.8, 1)));
}

Test(queue, and_the_wrong_form_of_service)
{
    cr_assert_not(agrees(simulate(&(struct queue){2.4, 3, constant, 40, 20000}),
                         erlang_wait(2.4, 3)));
}
