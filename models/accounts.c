/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/accounts.h"

#include "models/world.h"

#include <math.h>
#include <string.h>

void
accounts_init(struct chain *chain)
{
    struct accounts *self = &chain->accounts;

    memset(self, 0, sizeof *self);
    self->since = chain_now(chain);
    for (int exam = 0; exam < EXAMS; exam++)
        tally_init(&self->signed_up[exam], self->since, 0);
}

struct account {
    double capacity, offered, used, needed_fte, queue_mean;
    int64_t queue_end;
};

/* Adds to a resource's row of the period: several desks may hand out the same resource. */
static void
post(struct chain *chain, enum resource resource, const struct account *account)
{
    struct ledger *ledger = &chain->ledger;
    size_t i = ledger->period * RESOURCES + resource;

    measures_double(ledger->measures, MEASURE_CAPACITY)[i] += account->capacity;
    measures_double(ledger->measures, MEASURE_OFFERED)[i] += account->offered;
    measures_double(ledger->measures, MEASURE_USED)[i] += account->used;
    measures_double(ledger->measures, MEASURE_NEEDED_FTE)[i] += account->needed_fte;
    measures_double(ledger->measures, MEASURE_QUEUE_MEAN)[i] += account->queue_mean;
    measures_int32(ledger->measures, MEASURE_QUEUE_END)[i] += (int32_t)account->queue_end;
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

/* Full-time equivalents that the period's work would have kept busy. */
static double
needed_fte(const struct chain *chain, enum desk_name desk, double hours)
{
    const struct calendar *calendar = &chain->model->calendar;
    int32_t days = calendar_working_days(calendar, ticks_to_day(chain->accounts.since),
                                         ticks_to_day(chain_now(chain)));

    if (days == 0)
        return NAN;
    return hours / (model_hours_per_week(chain->model, desk) / 5.0 * days);
}

static void
close_desk(struct chain *chain, enum desk_name name)
{
    struct accounts *self = &chain->accounts;
    struct desk *desk = &chain->desks[name];
    ticks now = chain_now(chain);
    double span = (double)(now - self->since);
    int64_t queue = tally_collect(&desk->queue, now);
    int64_t busy = tally_collect(&desk->busy, now);
    int64_t servers = tally_collect(&desk->servers, now);
    struct account account = {.queue_mean = (double)queue / span,
                              .queue_end = desk->queue.value,
                              .needed_fte = NAN};

    if (name >= DESK_CONSULTANTS) {
        account.capacity = (double)servers / (double)TICKS_PER_HOUR;
        account.used = (double)busy / (double)TICKS_PER_HOUR;
        account.offered = (double)self->offered[name] / (double)TICKS_PER_HOUR;
        account.needed_fte = needed_fte(chain, name, account.offered);
    } else if (desk_is_of_homes(name)) {
        account.capacity = (double)(desk->servers.value - self->servers_before[name]);
        account.used = (double)(desk->taken - self->taken_before[name]);
        account.offered = (double)self->offered[name];
    } else {
        account.capacity = (double)servers / span;
        account.used = (double)busy / span;
        account.offered = (double)(busy + queue) / span;
    }
    self->queue_integral[name] += queue;
    self->servers_before[name] = desk->servers.value;
    self->taken_before[name] = desk->taken;
    self->offered[name] = 0;
    post(chain, desk_resource(name), &account);
}

static void
close_seats(struct chain *chain, enum exam exam)
{
    struct accounts *self = &chain->accounts;
    const struct booking *booking = &chain->bookings[exam];
    ticks now = chain_now(chain);
    int64_t waiting = tally_collect(&self->signed_up[exam], now);
    struct account account = {.offered = (double)self->sign_ups[exam],
                              .queue_mean = (double)waiting / (double)(now - self->since),
                              .queue_end = self->signed_up[exam].value,
                              .needed_fte = NAN};

    for (day_number day = ticks_to_day(self->since); day < ticks_to_day(now); day++) {
        double taken = (double)booking_taken(booking, day);
        double places = (double)booking_capacity(booking, day);
        account.capacity += places > taken ? places : taken; /* places were cut after bookings */
        account.used += taken;
    }
    self->seat_integral[exam] += waiting;
    self->sign_ups[exam] = 0;
    post(chain, (enum resource)(RESOURCE_EXAM_PLACES + (int)exam), &account);
}

void
accounts_close(struct chain *chain)
{
    for (int desk = 0; desk < DESKS; desk++)
        close_desk(chain, (enum desk_name)desk);
    for (int exam = 0; exam < EXAMS; exam++)
        close_seats(chain, (enum exam)exam);
    post_intake_queue(chain);
    homes_close(chain);
    travel_close(chain);
    chain->accounts.since = chain_now(chain);
}

void
accounts_sign_up(struct chain *chain, enum exam exam)
{
    struct tally *signed_up = &chain->accounts.signed_up[exam];

    chain->accounts.sign_ups[exam]++;
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
