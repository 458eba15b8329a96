/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_DOOR_BY_HAND_H
#define TESTS_DOOR_BY_HAND_H

/*
 * A desk of the chain as a station of queueing theory: with everything else off, people come to its
 * door at random, and the wait of each is what lies in working time between coming and leaving but
 * for the drawn work.
 *
 * Staff work in office hours, and work that is laid down in the evening is taken up in the morning;
 * so in working time, in which the opening hours follow one upon another, a desk with Poisson
 * arrivals is M/G/c.  Course places are held day and night: there working time is time.
 *
 * As in network_by_hand.h a check passes when theory lies within the t-interval over independent
 * replications, at a level of one in a million, and the interval's half-width may not be above a
 * stated share of the theory.  A tenth of the run is left out at the start.  A wait in which a draw
 * was rounded differs by a tick from 600 or more.
 */

#include "tests/chain_by_hand.h"
#include "tests/queueing_theory.h"

#include <gsl/gsl_cdf.h>

#define FALSE_ALARM 1e-6

enum { ROOM = 1500, STREAM_GAPS = 200, MOST_REPLICATIONS = 64 };

/* A desk and how people come to it. */
struct door {
    enum desk_name desk;
    uint32_t (*come)(struct hand *hand, uint32_t n); /* the slot of their service's end */
    bool (*served)(const struct chain *chain, uint32_t slot); /* at the desk, by the next event */
    ticks (*work)(const struct chain *chain, uint32_t slot); /* that was drawn */
    void (*go)(struct chain *chain, uint32_t slot); /* after that: out of the chain */
    bool (*joins)(const struct chain *chain, uint32_t slot); /* comes from a desk before; or NULL */
};

struct load {
    double rate; /* customers in a mean service */
    int servers;
    struct draw_spec service; /* in the door's unit */
    double mean;              /* of it, in ticks */
    int years;
    uint32_t replications;
};

struct figures {
    double n, wait, delay; /* customers; mean wait in mean services; share who wait */
    double done, used;     /* hours of work: by the customers, by the books */
};

/* ---- distributions ---- */

static inline struct draw_spec
door_spec(enum draw_form form, double a, double b)
{
    return (struct draw_spec){.form = form, .a = a, .b = b, .low = -INFINITY, .high = INFINITY};
}

static inline struct draw_spec
door_lognormal(double mean, double variation)
{
    double variance = log(1.0 + variation * variation);

    return door_spec(DRAW_LOGNORMAL, log(mean) - 0.5 * variance, sqrt(variance));
}

/* ---- working time ---- */

static ticks opened[1 << 15]; /* by day of the run: opening hours before it */

static inline void
door_count_hours(const struct hand *hand, enum desk_name desk)
{
    const struct calendar *days = &hand->model->calendar;
    ticks sum = 0;

    cr_assert_lt(days->end - days->first, 1 << 15);
    for (day_number day = days->first; day < days->end; day++) {
        opened[day - days->first] = sum;
        sum += desk < DESK_CONSULTANTS ? TICKS_PER_DAY
                                       : roster_on(model_roster(hand->model, desk), day).open_for;
    }
}

static inline ticks
door_working_time(const struct hand *hand, enum desk_name desk, ticks at)
{
    day_number day = ticks_to_day(at);
    ticks since = at - ticks_of_day(day), open_for;

    if (desk >= DESK_CONSULTANTS) {
        open_for = roster_on(model_roster(hand->model, desk), day).open_for;
        since = since < ROSTER_OPENS ? 0 : since - ROSTER_OPENS;
        since = since < open_for ? since : open_for;
    }
    return opened[day - hand->model->calendar.first] + since;
}

/* The moment at which so much working time is over. */
static inline ticks
door_later(const struct hand *hand, enum desk_name desk, ticks from, ticks gap)
{
    return desk < DESK_CONSULTANTS ? from + gap
                                   : roster_finish(model_roster(hand->model, desk), from, gap);
}

/* ---- one replication ---- */

/* Who is at the desk, by slot: when they came, in working time. */
static ticks came[SLOT_PEOPLE + 2 * ROOM + ROOM * JOBS_A_PERSON + ROOM];

struct run {
    const struct door *door;
    const struct load *load;
    struct draw gap;
    uint32_t clock, n; /* the slot of the next arrival; arrivals so far */
    ticks from;        /* who came before is left out */
    struct figures sum;
};

static inline void
door_arrival(struct hand *hand, struct run *run)
{
    struct chain *chain = &hand->chain;
    ticks now = chain_now(chain), next;
    rng_person address = rng_person_make(STREAM_GAPS, 0, run->n);

    next = door_later(hand, run->door->desk, now,
                      draw_ticks(&run->gap, rng_bits(&chain->rng, address, 0, 0)));
    if (run->n > 0) /* the first call is the run's start */
        came[run->door->come(hand, run->n)] = door_working_time(hand, run->door->desk, now);
    run->n++;
    if (next < chain->agenda.end)
        agenda_schedule(&chain->agenda, run->clock, next, EVENT_PERSON);
}

static inline void
door_departure(const struct hand *hand, struct run *run, uint32_t slot, ticks work)
{
    ticks wait =
        door_working_time(hand, run->door->desk, chain_now(&hand->chain)) - came[slot] - work;

    cr_assert_geq(wait, 0, "a wait of %lld ticks", (long long)wait);
    run->sum.done += (double)work / (double)TICKS_PER_HOUR;
    if (came[slot] < run->from)
        return;
    run->sum.n += 1.0;
    run->sum.wait += (double)wait / run->load->mean;
    run->sum.delay += wait > 0;
}

static inline double
door_used_hours(const struct hand *hand, enum desk_name desk)
{
    double sum = 0.0;

    for (size_t t = 0; t < hand->measures.shape->extent[DIMENSION_TIME]; t++)
        sum += measures_double(&hand->measures, MEASURE_USED)[t * RESOURCES + desk_resource(desk)];
    return sum;
}

/* An event of somebody who came: at an examiner's desk it may be a morning on which he goes on. */
static inline void
door_event(struct hand *hand, struct run *run, uint32_t slot)
{
    struct chain *chain = &hand->chain;
    const struct door *door = run->door;
    bool served = door->served(chain, slot);
    ticks work = served ? door->work(chain, slot) : 0;

    if (door->joins != NULL && door->joins(chain, slot))
        came[slot] = door_working_time(hand, door->desk, chain_now(chain));
    chain_event(chain, slot);
    if (served && !door->served(chain, slot)) {
        door_departure(hand, run, slot, work);
        door->go(chain, slot);
    }
}

static inline struct figures
door_run_to_the_end(struct hand *hand, struct run *run)
{
    struct chain *chain = &hand->chain;
    uint32_t slot;

    while ((slot = agenda_next(&chain->agenda)) != AGENDA_NONE) {
        if (slot == run->clock)
            door_arrival(hand, run);
        else if (slot >= SLOT_PEOPLE)
            door_event(hand, run, slot);
        else
            chain_event(chain, slot);
    }
    chain_finish(chain);
    run->sum.used = door_used_hours(hand, run->door->desk);
    run->sum.wait /= run->sum.n;
    run->sum.delay /= run->sum.n;
    return run->sum;
}

/* What everybody's scenario has: a level and a service at the desk, and no delay elsewhere. */
static inline void
door_set_up(struct hand *hand, const struct door *door, const struct load *load)
{
    struct params *p = &hand->params;

    hand_init(hand);
    p->run.until = date_to_day((struct date){2022 + load->years, 1, 1}) - 1;
    hand_spec(&p->grading.handling, 0);
    hand_spec(&p->medical.handling, 0);
    hand_spec(&p->enforcement.notice, 0);
    hand_spec(&p->enforcement.views, 0);
    p->grading.assessors_b1 = 1;
    for (int e = 0; e < EXAMINERS; e++) {
        p->grading.examiners[e].steps[0].value = load->servers;
        p->grading.minutes[e] = load->service;
    }
    p->medical.assessors.steps[0].value = load->servers;
    p->medical.in_course[GROUP_ASIEL] = 1.0;
    p->medical.dossier_minutes = p->medical.consult_minutes = load->service;
    p->enforcement.hearing_officers.steps[0].value = load->servers;
    p->enforcement.decision_officers.steps[0].value = load->servers;
    p->enforcement.hearing_minutes = p->enforcement.decision_minutes = load->service;
    p->intake.consultants.steps[0].value = MUNICIPALITIES * load->servers;
    for (int m = 0; m < MUNICIPALITIES; m++)
        p->intake.consultants_share[m] = 1.0 / MUNICIPALITIES;
    p->intake.minutes = load->service;
    p->course.places[ROUTE_B1].steps[0].value = load->servers;
    p->course.registration = load->service;
    p->enforcement.hearing_share = door->desk == DESK_HEARING || door->joins != NULL;
}

static inline struct figures
door_replicate(const struct door *door, const struct load *load, uint32_t replication)
{
    static struct hand hand;
    struct draw_spec gap = door_spec(DRAW_EXPONENTIAL, load->mean / load->rate, 0.0);
    struct run run = {.door = door, .load = load};
    struct figures found;

    door_set_up(&hand, door, load);
    hand_start_with_room(&hand, ROOM, ROOM);
    hand.chain.rng = (struct rng){(uint64_t)hand.params.run.seed + door->desk, replication};
    door_count_hours(&hand, door->desk);
    cr_assert_eq(draw_init(&run.gap, &gap, 1, &hand.error), 0);
    run.clock =
        slot_of_move(person_new(&hand.chain, STREAM_GAPS, 0, 0, REGIME_WI2021, GROUP_ASIEL));
    run.from = door_working_time(&hand, door->desk,
                                 ticks_of_day(hand.params.run.start + load->years * 365 / 10));
    door_arrival(&hand, &run);
    found = door_run_to_the_end(&hand, &run);
    draw_free(&run.gap);
    hand_stop(&hand);
    return found;
}

/* ---- the verdict ---- */

struct estimate {
    double mean, half_width;
};

static inline struct estimate
door_interval(const double *values, uint32_t n)
{
    double sum = 0.0, squares = 0.0, mean;

    for (uint32_t i = 0; i < n; i++)
        sum += values[i];
    mean = sum / n;
    for (uint32_t i = 0; i < n; i++)
        squares += (values[i] - mean) * (values[i] - mean);
    return (struct estimate){mean, gsl_cdf_tdist_Qinv(0.5 * FALSE_ALARM, n - 1.0) *
                                       sqrt(squares / (n - 1.0) / n)};
}

static inline void
door_judge(const char *what, struct estimate found, double theory, double effect)
{
    cr_log_info("%s: %.5f +- %.5f (%.1f %%), theory %.5f", what, found.mean, found.half_width,
                100.0 * found.half_width / theory, theory);
    cr_expect_leq(fabs(found.mean - theory), found.half_width, "%s: %g +- %g, theory %g", what,
                  found.mean, found.half_width, theory);
    cr_expect_leq(found.half_width, effect * theory, "%s: %g +- %g: too wide to tell", what,
                  found.mean, found.half_width);
}

/* The books know the hours of those who left, and of those at the desk when the run ended. */
static inline void
door_judge_hours(const struct door *door, const struct load *load, const struct figures *found)
{
    double most = 100.0 * load->servers * load->mean / (double)TICKS_PER_HOUR;

    if (door->desk < DESK_CONSULTANTS)
        return; /* places are booked as a mean level */
    cr_expect(found->used >= found->done - 0.01 && found->used <= found->done + most,
              "%g hours in the books, %g worked", found->used, found->done);
}

struct both_figures {
    struct estimate wait, delay;
};

static inline struct both_figures
door_estimate(const struct door *door, const struct load *load)
{
    double wait[MOST_REPLICATIONS], delay[MOST_REPLICATIONS];

    cr_assert_leq(load->replications, (uint32_t)MOST_REPLICATIONS);
    for (uint32_t i = 0; i < load->replications; i++) {
        struct figures found = door_replicate(door, load, i);
        wait[i] = found.wait;
        delay[i] = found.delay;
        door_judge_hours(door, load, &found);
    }
    return (struct both_figures){door_interval(wait, load->replications),
                                 door_interval(delay, load->replications)};
}

/* Staff's services are 10 minutes long on average; places are held for half an hour. */
enum { MINUTES = 10, TICKS_HELD = 1800 };

static inline struct load
door_load(double rate, int servers, struct draw_spec service, int years, uint32_t replications)
{
    return (struct load){rate, servers, service, MINUTES * 60.0, years, replications};
}

static inline void
door_verify(const struct door *door, const struct load *load, struct theory_wait theory,
            double effect)
{
    struct both_figures found = door_estimate(door, load);

    door_judge("wait", found.wait, theory.wait, effect);
    door_judge("P(wait)", found.delay, theory.delay, effect / 2.0);
}

#endif
