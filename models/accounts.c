/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/accounts.h"

#include "models/world.h"

#include <math.h>
#include <string.h>

/* ---- the period under way ---- */

/* A month or a week: which, its length, and the measures that it is posted to. */
struct period {
    size_t index;
    day_number start, end;
    struct account *accounts;
    enum measure capacity, offered, used, queue_end, places_sat;
};

static struct period
month_under_way(struct chain *chain)
{
    const struct measures_shape *shape = chain->ledger.shape;
    size_t month = chain->ledger.period;

    return (struct period){.index = month,
                           .start = measures_period_start(shape, month),
                           .end = measures_period_end(shape, month),
                           .accounts = chain->accounts.of_month,
                           .capacity = MEASURE_CAPACITY,
                           .offered = MEASURE_OFFERED,
                           .used = MEASURE_USED,
                           .queue_end = MEASURE_QUEUE_END,
                           .places_sat = MEASURE_PLACES_SAT};
}

static struct period
week_under_way(struct chain *chain)
{
    const struct measures_shape *shape = chain->ledger.shape;
    size_t week = chain->accounts.week;

    return (struct period){.index = week,
                           .start = measures_week_start(shape, week),
                           .end = measures_week_end(shape, week),
                           .accounts = chain->accounts.of_week,
                           .capacity = MEASURE_WEEK_CAPACITY,
                           .offered = MEASURE_WEEK_OFFERED,
                           .used = MEASURE_WEEK_USED,
                           .queue_end = MEASURE_WEEK_QUEUE_END,
                           .places_sat = MEASURE_WEEK_PLACES_SAT};
}

static double
span_of(const struct period *period)
{
    return (double)(ticks_of_day(period->end) - ticks_of_day(period->start));
}

/* ---- the start ---- */

static void
schedule_week(struct chain *chain)
{
    agenda_schedule(&chain->agenda, SLOT_WEEK, ticks_of_day(week_under_way(chain).end),
                    EVENT_CENSUS);
}

void
accounts_init(struct chain *chain)
{
    struct accounts *self = &chain->accounts;

    memset(self, 0, sizeof *self);
    self->since = chain_now(chain);
    for (int exam = 0; exam < EXAMS; exam++)
        tally_init(&self->signed_up[exam], self->since, 0);
    exam_books_init(chain);
    schedule_week(chain);
}

void
accounts_placed(struct chain *chain)
{
    memset(chain->accounts.offered, 0, sizeof chain->accounts.offered);
}

/* ---- a piece ---- */

/* Several desks may hand out the same resource. */
static void
add(struct chain *chain, enum resource resource, const struct account *piece)
{
    struct account *both[] = {&chain->accounts.of_month[resource],
                              &chain->accounts.of_week[resource]};

    for (size_t i = 0; i < 2; i++) {
        both[i]->capacity += piece->capacity;
        both[i]->offered += piece->offered;
        both[i]->used += piece->used;
        both[i]->queue += piece->queue;
    }
}

static void
add_desk(struct chain *chain, enum desk_name name)
{
    struct accounts *self = &chain->accounts;
    struct desk *desk = &chain->desks[name];
    ticks now = chain_now(chain);
    struct account piece = {.queue = tally_collect(&desk->queue, now),
                            .used = tally_collect(&desk->busy, now),
                            .capacity = tally_collect(&desk->servers, now)};

    if (name >= DESK_CONSULTANTS) {
        piece.offered = self->offered[name];
    } else if (desk_is_of_homes(name)) {
        piece.capacity = desk->servers.value - self->servers_before[name];
        piece.used = desk->taken - self->taken_before[name];
        piece.offered = self->offered[name];
    } else {
        piece.offered = piece.used + piece.queue;
    }
    self->queue_integral[name] += piece.queue;
    self->servers_before[name] = desk->servers.value;
    self->taken_before[name] = desk->taken;
    self->offered[name] = 0;
    add(chain, desk_resource(name), &piece);
}

/* Who sat is counted on the day itself, by the books of the exams. A day on which more places were
 * taken than it has by now had as many. */
static void
add_seats(struct chain *chain, enum exam exam)
{
    struct accounts *self = &chain->accounts;
    const struct booking *booking = &chain->bookings[exam];
    ticks now = chain_now(chain);
    struct account piece = {.offered = self->sign_ups[exam],
                            .queue = tally_collect(&self->signed_up[exam], now)};

    for (day_number day = ticks_to_day(self->since); day < ticks_to_day(now); day++) {
        int64_t places = booking_capacity(booking, day), taken = booking_taken(booking, day);
        piece.capacity += places > taken ? places : taken;
    }
    self->seat_integral[exam] += piece.queue;
    self->sign_ups[exam] = 0;
    add(chain, (enum resource)(RESOURCE_EXAM_PLACES + (int)exam), &piece);
}

static void
add_piece(struct chain *chain)
{
    for (int desk = 0; desk < DESKS; desk++)
        add_desk(chain, (enum desk_name)desk);
    for (int exam = 0; exam < EXAMS; exam++)
        add_seats(chain, (enum exam)exam);
    travel_post(chain);
    chain->accounts.since = chain_now(chain);
}

/* ---- the end of a period ---- */

static bool
is_of_exams(enum resource resource)
{
    return resource >= RESOURCE_EXAM_PLACES && resource < RESOURCE_EXAMINERS;
}

/* What a resource's whole numbers are divided by to have its unit. */
static double
unit_of(const struct period *period, enum resource resource)
{
    if (resource_unit_of(resource) == UNIT_HOURS)
        return (double)TICKS_PER_HOUR;
    if (resource == RESOURCE_HOMES || is_of_exams(resource))
        return 1.0;
    return span_of(period);
}

static void
post(struct chain *chain, const struct period *period, enum resource resource)
{
    struct measures *measures = chain->ledger.measures;
    struct account *account = &period->accounts[resource];
    double unit = unit_of(period, resource);
    size_t i = period->index * RESOURCES + resource;

    if (is_of_exams(resource))
        account->used = measures_int32(measures, period->places_sat)[period->index * EXAMS +
                                                                     resource -
                                                                     RESOURCE_EXAM_PLACES];
    measures_double(measures, period->capacity)[i] = (double)account->capacity / unit;
    measures_double(measures, period->offered)[i] = (double)account->offered / unit;
    measures_double(measures, period->used)[i] = (double)account->used / unit;
}

/* Money is in the books of the journeys. */
static void
post_all(struct chain *chain, const struct period *period)
{
    int32_t *queue = measures_int32(chain->ledger.measures, period->queue_end) +
                     period->index * RESOURCES;

    for (int resource = 0; resource < RESOURCES; resource++)
        if (resource != RESOURCE_TRAVEL_BUDGET)
            post(chain, period, (enum resource)resource);
    for (int desk = 0; desk < DESKS; desk++)
        queue[desk_resource((enum desk_name)desk)] += (int32_t)chain->desks[desk].queue.value;
    for (int exam = 0; exam < EXAMS; exam++)
        queue[RESOURCE_EXAM_PLACES + exam] = (int32_t)chain->accounts.signed_up[exam].value;
    queue[RESOURCE_TRAVEL_BUDGET] = (int32_t)chain->travel.waiting.value;
}

/* Those who wait for a consultant, by class of municipality. */
static void
post_intake_queue(struct chain *chain)
{
    struct ledger *ledger = &chain->ledger;
    int32_t *queue = measures_int32(ledger->measures, MEASURE_INTAKE_QUEUE);

    for (int m = 0; m < MUNICIPALITIES; m++)
        queue[ledger->period * MUNICIPALITIES + (size_t)m] =
            (int32_t)chain->desks[DESK_CONSULTANTS + m].queue.value;
}

/* Full-time equivalents that the month's work would have kept busy.  Nobody brings work to the
 * examiners of two levels: theirs is in the pools' rows, and in both it would count twice. */
static double
needed_fte(const struct period *month, enum desk_name desk, double fte_hours)
{
    double offered = (double)month->accounts[desk_resource(desk)].offered;

    if (fte_hours <= 0.0 || desk_is_of_both(desk))
        return NAN;
    return offered / (double)TICKS_PER_HOUR / fte_hours;
}

static void
post_fte(struct chain *chain, const struct period *month)
{
    size_t first = month->index * RESOURCES;
    double *needed = measures_double(chain->ledger.measures, MEASURE_NEEDED_FTE) + first;
    double *hours = measures_double(chain->ledger.measures, MEASURE_FTE_HOURS) + first;

    for (int resource = 0; resource < RESOURCES; resource++)
        needed[resource] = hours[resource] = NAN;
    for (int d = DESK_CONSULTANTS; d < DESKS; d++) {
        enum desk_name desk = (enum desk_name)d;
        enum resource resource = desk_resource(desk);
        hours[resource] = model_fte_hours(chain->model, desk, month->start, month->end);
        needed[resource] = needed_fte(month, desk, hours[resource]);
    }
}

/* What is kept by month alone. */
static void
post_month(struct chain *chain, const struct period *month)
{
    size_t first = month->index * RESOURCES;
    double *queue = measures_double(chain->ledger.measures, MEASURE_QUEUE_MEAN) + first;

    for (int resource = 0; resource < RESOURCES; resource++)
        queue[resource] = (double)month->accounts[resource].queue / span_of(month);
    post_fte(chain, month);
    post_intake_queue(chain);
}

void
accounts_close(struct chain *chain)
{
    struct period month = month_under_way(chain);

    add_piece(chain);
    post_all(chain, &month);
    post_month(chain, &month);
    memset(chain->accounts.of_month, 0, sizeof chain->accounts.of_month);
    exam_books_close(chain, EXAM_BOOK_MONTH);
    homes_close(chain);
}

void
accounts_close_week(struct chain *chain)
{
    struct period week = week_under_way(chain);

    add_piece(chain);
    post_all(chain, &week);
    memset(chain->accounts.of_week, 0, sizeof chain->accounts.of_week);
    exam_books_close(chain, EXAM_BOOK_WEEK);
}

void
accounts_next_week(struct chain *chain)
{
    accounts_close_week(chain);
    chain->accounts.week++;
    schedule_week(chain);
}

/* ---- sign-ups ---- */

void
accounts_sign_up(struct chain *chain, enum exam exam)
{
    struct tally *signed_up = &chain->accounts.signed_up[exam];

    chain->accounts.sign_ups[exam]++;
    tally_set(signed_up, chain_now(chain), signed_up->value + 1);
}

/* No sign-up of the run; the wait up to now goes to the integral, for it will be told whole. */
void
accounts_signed_up(struct chain *chain, enum exam exam, stamp since)
{
    struct tally *signed_up = &chain->accounts.signed_up[exam];

    chain->accounts.seat_integral[exam] += chain_now(chain) - (ticks)since;
    tally_set(signed_up, chain_now(chain), signed_up->value + 1);
}

void
accounts_sign_off(struct chain *chain, enum exam exam, stamp since)
{
    struct tally *signed_up = &chain->accounts.signed_up[exam];

    chain->accounts.seat_waited[exam] += chain_now(chain) - (ticks)since;
    tally_set(signed_up, chain_now(chain), signed_up->value - 1);
}

/* Those who are signed up are in the books of all exam jobs; what they have waited so far and what
 * the others waited is what their number comes to over time. */
static void
verify_seats(const struct chain *chain)
{
    const struct accounts *self = &chain->accounts;
    int64_t n[EXAMS] = {0}, waiting[EXAMS] = {0};

    for (uint32_t i = 0; i < chain->jobs_used; i++) {
        const struct job *job = &chain->jobs[i];
        if (job->kind != JOB_EXAM || !job_is_signed_up(job))
            continue;
        n[job->exam]++;
        waiting[job->exam] += chain_now(chain) - (ticks)job->since;
    }
    for (int exam = 0; exam < EXAMS; exam++) {
        bug_assert(n[exam] == self->signed_up[exam].value, "%s: %lld signed up, books say %lld",
                   exam_labels[exam], (long long)n[exam], (long long)self->signed_up[exam].value);
        bug_assert(self->seat_integral[exam] == self->seat_waited[exam] + waiting[exam],
                   "Little's law, %s: the integral is %lld, the waits are %lld", exam_labels[exam],
                   (long long)self->seat_integral[exam],
                   (long long)(self->seat_waited[exam] + waiting[exam]));
    }
}

void
accounts_verify(struct chain *chain)
{
    for (int desk = 0; desk < DESKS; desk++)
        desk_verify(&chain->desks[desk], chain->accounts.queue_integral[desk], chain_now(chain));
    verify_seats(chain);
}
