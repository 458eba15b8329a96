/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/network_books.h"

#include <string.h>

void
network_books_init(struct network_books *self, struct measures *measures, ticks now)
{
    memset(self, 0, sizeof *self);
    self->measures = measures;
    self->n_stations = measures->shape->extent[DIMENSION_STATION];
    self->n_classes = measures->shape->extent[DIMENSION_CLASS];
    self->since = now;
    for (size_t k = 0; k < self->n_stations; k++)
        tally_init(&self->accounts[k].in_service, now, 0);
}

/* ---- what happens ---- */

static size_t
cell_of(const struct network_books *self, size_t station, size_t class)
{
    return (self->period * self->n_stations + station) * self->n_classes + class;
}

void
network_books_count(struct network_books *self, enum measure measure, uint32_t station,
                    unsigned class)
{
    measures_int32(self->measures, measure)[cell_of(self, station, class)]++;
}

void
network_books_start(struct network_books *self, uint32_t station, unsigned class, ticks waited,
                    bool queued, ticks now)
{
    struct network_account *account = &self->accounts[station];

    network_books_count(self, MEASURE_STATION_STARTED, station, class);
    if (queued)
        network_books_count(self, MEASURE_STATION_QUEUED, station, class);
    measures_int64(self->measures, MEASURE_STATION_WAITED)[cell_of(self, station, class)] += waited;
    account->waited += waited;
    tally_set(&account->in_service, now, account->in_service.value + 1);
}

void
network_books_served(struct network_books *self, uint32_t station, unsigned class, ticks now)
{
    struct tally *in_service = &self->accounts[station].in_service;

    network_books_count(self, MEASURE_STATION_SERVED, station, class);
    tally_set(in_service, now, in_service->value - 1);
}

void
network_books_gave_up(struct network_books *self, uint32_t station, unsigned class, ticks waited)
{
    network_books_count(self, MEASURE_STATION_ABANDONED, station, class);
    self->accounts[station].gave_up += waited;
}

void
network_books_through(struct network_books *self, ticks spent)
{
    measures_int32(self->measures, MEASURE_NETWORK_THROUGH)[self->period]++;
    measures_int64(self->measures, MEASURE_NETWORK_THROUGH_SUM)[self->period] += spent;
}

/* ---- the end of a period ---- */

/* The period's count at a station, all classes together. */
static int64_t
counted(const struct network_books *self, enum measure measure, size_t station)
{
    const int32_t *cells = measures_int32(self->measures, measure);
    int64_t sum = 0;

    for (size_t class = 0; class < self->n_classes; class ++)
        sum += cells[cell_of(self, station, class)];
    return sum;
}

static void
verify(const struct network_books *self, size_t station, const struct desk *desk)
{
    const struct network_account *account = &self->accounts[station];
    int64_t served = counted(self, MEASURE_STATION_SERVED, station);
    int64_t stayed = counted(self, MEASURE_STATION_ARRIVED, station) -
                     counted(self, MEASURE_STATION_TURNED, station) -
                     counted(self, MEASURE_STATION_ABANDONED, station) - served;
    int64_t begun = counted(self, MEASURE_STATION_STARTED, station) - served;
    const char *id = self->measures->shape->stations[station];

    bug_assert(account->present + stayed == desk->queue.value + desk->taken,
               "station %s, period %zu: %lld customers stayed, %lld are there", id, self->period,
               (long long)(account->present + stayed),
               (long long)(desk->queue.value + desk->taken));
    bug_assert(account->serving + begun == desk->taken && account->in_service.value == desk->taken,
               "station %s, period %zu: %lld services go on, %lld servers taken", id, self->period,
               (long long)(account->serving + begun), (long long)desk->taken);
    bug_assert(account->waited + account->gave_up == desk->waited,
               "station %s, period %zu: waits of %lld ticks booked, %lld waited", id, self->period,
               (long long)(account->waited + account->gave_up), (long long)desk->waited);
}

static void
close_station(struct network_books *self, size_t station, struct desk *desk, ticks now)
{
    struct network_account *account = &self->accounts[station];
    size_t cell = self->period * self->n_stations + station;
    double span = (double)(now - self->since);
    int64_t queue = tally_collect(&desk->queue, now);
    int64_t busy = tally_collect(&account->in_service, now);
    int64_t servers = tally_collect(&desk->servers, now);

    verify(self, station, desk);
    account->queue_integral += queue;
    account->present = desk->queue.value + desk->taken;
    account->serving = desk->taken;
    measures_int32(self->measures, MEASURE_STATION_QUEUE_END)[cell] = (int32_t)desk->queue.value;
    measures_int32(self->measures, MEASURE_STATION_PRESENT_END)[cell] = (int32_t)account->present;
    measures_double(self->measures, MEASURE_STATION_QUEUE_MEAN)[cell] = (double)queue / span;
    measures_double(self->measures, MEASURE_STATION_BUSY_MEAN)[cell] = (double)busy / span;
    measures_double(self->measures, MEASURE_STATION_SERVERS_MEAN)[cell] = (double)servers / span;
}

void
network_books_close(struct network_books *self, struct desk *desks, int64_t live, ticks now)
{
    int64_t present = 0;

    for (size_t k = 0; k < self->n_stations; k++) {
        close_station(self, k, &desks[k], now);
        present += self->accounts[k].present;
    }
    bug_assert(present == live, "period %zu: %lld customers at the stations, %lld in the network",
               self->period, (long long)present, (long long)live);
    self->period++;
    self->since = now;
}

void
network_books_verify(const struct network_books *self, const struct desk *desks, ticks now)
{
    for (size_t k = 0; k < self->n_stations; k++)
        desk_verify(&desks[k], self->accounts[k].queue_integral, now);
}
