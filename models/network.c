/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/network.h"

#include "models/network_books.h"
#include "sim/agenda.h"
#include "sim/arena.h"
#include "sim/calendar.h"

#include <stdio.h>
#include <stdlib.h>

_Static_assert((int)NETWORK_CLASSES <= (int)DESK_LANES, "a class is a lane of the desk");

/* Classes of events at the same tick. */
enum { EVENT_CENSUS, EVENT_SERVED, EVENT_SERVERS, EVENT_PATIENCE, EVENT_ARRIVAL };

/* Slots that are no customer's; those of the servers run over the stations. */
enum { SLOT_ARRIVAL, SLOT_CENSUS, SLOT_SERVERS, SLOT_CUSTOMERS = SLOT_SERVERS + NETWORK_STATIONS };

#define NOBODY UINT32_MAX

/* What a customer's next event is. */
enum move { MOVE_FREE, MOVE_ARRIVE, MOVE_GIVE_UP, MOVE_SERVED };

struct customer {
    uint64_t rank;
    stamp came;      /* to the network */
    stamp since;     /* came to the station */
    uint32_t number; /* in order of arrival; of a free record: the next free one */
    unsigned char move, station, class;
};

struct network {
    const struct network_model *model;
    struct arena arena;
    struct rng rng;
    struct agenda agenda;
    struct network_books books;
    struct network_arrivals arrivals;
    struct desk desks[NETWORK_STATIONS];
    struct desk_link *links; /* by customer's record */
    struct customer *customers;
    uint32_t customers_size, customers_used, customers_free, customers_live;
    int month; /* as month_of_day, under way */
    int64_t events;
    uint32_t slot, number;      /* of the event under way: its slot, its customer */
    struct bug_witness witness; /* tells of it */
};

int
network_new(struct network **self, const struct network_model *model, struct error *error)
{
    struct network *network = calloc(1, sizeof *network);

    *self = network;
    if (network == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a network");
    network->model = model;
    return 0;
}

void
network_free(struct network *self)
{
    if (self == NULL)
        return;
    arena_free(&self->arena);
    free(self);
}

static ticks
now_of(const struct network *self)
{
    return self->agenda.now;
}

/* ---- customers ---- */

static uint32_t
slot_of(uint32_t who)
{
    return SLOT_CUSTOMERS + who;
}

static uint64_t
bits_of(const struct network *self, uint32_t who, unsigned decision)
{
    return rng_bits(&self->rng, rng_person_make(0, 0, self->customers[who].number), decision, 0);
}

static void
go(struct network *self, uint32_t who, enum move move, ticks after, unsigned class)
{
    self->customers[who].move = (unsigned char)move;
    agenda_schedule(&self->agenda, slot_of(who), now_of(self) + after, class);
}

static uint32_t
customer_new(struct network *self, uint32_t number)
{
    uint32_t who = self->customers_free;
    struct customer *customer;

    if (who != NOBODY)
        self->customers_free = self->customers[who].number;
    else
        who = self->customers_used++;
    bug_assert(who < self->customers_size, "more customers than %u", self->customers_size);
    customer = &self->customers[who];
    *customer = (struct customer){.number = number, .came = (stamp)now_of(self)};
    customer->rank = bits_of(self, who, NETWORK_RANK);
    agenda_open(&self->agenda, slot_of(who));
    self->customers_live++;
    return who;
}

static void
customer_leaves(struct network *self, uint32_t who)
{
    self->customers[who].move = MOVE_FREE;
    self->customers[who].number = self->customers_free;
    self->customers_free = who;
    self->customers_live--;
}

/* ---- at a station ---- */

static void
start(struct network *self, uint32_t who, bool queued)
{
    const struct customer *customer = &self->customers[who];
    unsigned k = customer->station;
    ticks waited = now_of(self) - (ticks)customer->since;

    network_books_start(&self->books, k, customer->class, waited, queued, now_of(self));
    agenda_cancel(&self->agenda, slot_of(who)); /* its patience */
    go(self, who, MOVE_SERVED,
       draw_ticks(&self->model->stations[k].service, bits_of(self, who, NETWORK_SERVICE + k)),
       EVENT_SERVED);
}

static void
admit(struct network *self, unsigned k)
{
    uint32_t who;

    while ((who = desk_grant(&self->desks[k], now_of(self))) != DESK_NONE)
        start(self, who, true);
}

static void
queue_up(struct network *self, uint32_t who)
{
    const struct network_model_station *station =
        &self->model->stations[self->customers[who].station];

    if (station->params->has_patience)
        go(self, who, MOVE_GIVE_UP,
           draw_ticks(&station->patience,
                      bits_of(self, who, NETWORK_PATIENCE + self->customers[who].station)),
           EVENT_PATIENCE);
}

/* Whether one more would have to wait at a station where no more may. */
static bool
is_full(const struct desk *desk, int64_t limit)
{
    bool at_once = desk->queue.value == 0 && desk->taken < desk->servers.value;

    return !at_once && limit != NETWORK_UNLIMITED && desk->queue.value >= limit;
}

static void
arrive(struct network *self, uint32_t who, unsigned k)
{
    const struct network_model_station *station = &self->model->stations[k];
    struct customer *customer = &self->customers[who];

    customer->station = (unsigned char)k;
    customer->class = (unsigned char)network_class(station, customer->rank);
    customer->since = (stamp)now_of(self);
    network_books_count(&self->books, MEASURE_STATION_ARRIVED, k, customer->class);
    if (is_full(&self->desks[k], station->params->queue_limit)) {
        network_books_count(&self->books, MEASURE_STATION_TURNED, k, customer->class);
        customer_leaves(self, who);
    } else if (desk_request_lane(&self->desks[k], who, customer->class, now_of(self))) {
        start(self, who, false);
    } else {
        queue_up(self, who);
    }
}

static void
give_up(struct network *self, uint32_t who)
{
    const struct customer *customer = &self->customers[who];

    desk_withdraw(&self->desks[customer->station], who, now_of(self));
    network_books_gave_up(&self->books, customer->station, customer->class,
                          now_of(self) - (ticks)customer->since);
    customer_leaves(self, who);
}

/* On to the next station as an arrival there, after all services that end at this tick. */
static void
served(struct network *self, uint32_t who)
{
    const struct customer *customer = &self->customers[who];
    unsigned k = customer->station;

    network_books_served(&self->books, k, customer->class, now_of(self));
    if (k + 1 < self->model->n_stations) {
        go(self, who, MOVE_ARRIVE, 0, EVENT_ARRIVAL);
    } else {
        network_books_through(&self->books, now_of(self) - (ticks)customer->came);
        customer_leaves(self, who);
    }
    desk_release(&self->desks[k], now_of(self));
    admit(self, k);
}

/* ---- events ---- */

static void
schedule_arrival(struct network *self)
{
    network_arrivals_next(&self->arrivals, self->model, &self->rng);
    agenda_schedule(&self->agenda, SLOT_ARRIVAL, self->arrivals.at, EVENT_ARRIVAL);
}

static void
customer_comes(struct network *self)
{
    uint32_t who = customer_new(self, self->arrivals.number - 1);

    self->events++;
    arrive(self, who, 0);
    schedule_arrival(self);
}

static void
change_servers(struct network *self, unsigned k)
{
    const struct timeline *servers = &self->model->stations[k].params->servers;
    day_number today = ticks_to_day(now_of(self)), next = timeline_next(servers, today);

    desk_set_servers(&self->desks[k], (int64_t)timeline_at(servers, today), now_of(self));
    admit(self, k);
    if (next != TIMELINE_ALWAYS)
        agenda_schedule(&self->agenda, SLOT_SERVERS + k, ticks_of_day(next), EVENT_SERVERS);
}

static void
schedule_census(struct network *self)
{
    agenda_schedule(&self->agenda, SLOT_CENSUS, ticks_of_day(month_start(self->month + 1)),
                    EVENT_CENSUS);
}

static void
census(struct network *self)
{
    network_books_close(&self->books, self->desks, self->customers_live, now_of(self));
    self->month++;
    schedule_census(self);
}

static void
customer_moves(struct network *self, uint32_t who)
{
    switch ((enum move)self->customers[who].move) {
    case MOVE_ARRIVE:
        arrive(self, who, self->customers[who].station + 1u);
        break;
    case MOVE_GIVE_UP:
        self->events++;
        give_up(self, who);
        break;
    case MOVE_SERVED:
        self->events++;
        served(self, who);
        break;
    default:
        bug_assert(0, "an event of customer record %u, which is free", who);
    }
}

static void
happen(struct network *self, uint32_t slot)
{
    self->slot = slot;
    if (slot >= SLOT_CUSTOMERS)
        self->number = self->customers[slot - SLOT_CUSTOMERS].number; /* who leaves loses it */
    if (slot >= SLOT_CUSTOMERS)
        customer_moves(self, slot - SLOT_CUSTOMERS);
    else if (slot == SLOT_ARRIVAL)
        customer_comes(self);
    else if (slot == SLOT_CENSUS)
        census(self);
    else
        change_servers(self, slot - SLOT_SERVERS);
}

/* ---- bugs ---- */

static void
tell_event(const void *context, char *text, size_t size)
{
    const struct network *self = context;
    char date[DATE_TEXT_SIZE];
    int n;

    date_format(ticks_to_day(now_of(self)), date);
    n = snprintf(text, size, "replication %u, %s", self->rng.replication, date);
    if (self->slot == AGENDA_NONE) {
        snprintf(text + n, size - (size_t)n, ", before the first event");
    } else if (self->slot < SLOT_CUSTOMERS) {
        snprintf(text + n, size - (size_t)n, ", clockwork event %u", self->slot);
    } else {
        unsigned k = self->customers[self->slot - SLOT_CUSTOMERS].station;
        snprintf(text + n, size - (size_t)n, ", customer %u, station %s", self->number,
                 self->model->shape.stations[k]);
    }
}

/* ---- the replication ---- */

/* How many customers come: the arrivals are gone through once before the run, so that there is
 * room for all of them; pages that nobody touches cost nothing. */
static int
count_customers(struct network *self, struct error *error)
{
    struct network_arrivals arrivals;

    network_arrivals_init(&arrivals, self->model);
    while (arrivals.at < self->model->end && arrivals.number < AGENDA_NONE - SLOT_CUSTOMERS)
        network_arrivals_next(&arrivals, self->model, &self->rng);
    if (arrivals.at < self->model->end)
        return error_set(error, ERR_MEMORY, "more than %u customers are too many", arrivals.number);
    self->customers_size = arrivals.number;
    return 0;
}

static int
take_memory(struct network *self, struct error *error)
{
    const struct network_model *model = self->model;
    uint32_t slots = SLOT_CUSTOMERS + self->customers_size;
    size_t bytes = agenda_bytes(slots, model->start, model->end) +
                   (size_t)self->customers_size *
                       (sizeof *self->customers + sizeof *self->links) + 4 * 64;
    int code = arena_reserve(&self->arena, bytes, error);

    if (code == 0)
        code = agenda_init(&self->agenda, &self->arena, slots, model->start, model->end, error);
    if (code != 0)
        return code;
    self->customers = arena_take(&self->arena, self->customers_size, sizeof *self->customers);
    self->links = arena_take(&self->arena, self->customers_size, sizeof *self->links);
    bug_assert(self->customers != NULL && self->links != NULL, "too few bytes reserved");
    return 0;
}

static int
begin(struct network *self, uint32_t replication, struct measures *measures, struct error *error)
{
    int code;

    self->rng = (struct rng){(uint64_t)self->model->params->run.seed, replication};
    code = count_customers(self, error);
    if (code == 0)
        code = take_memory(self, error);
    if (code != 0)
        return code;
    self->customers_used = self->customers_live = 0;
    self->customers_free = NOBODY;
    self->events = 0;
    self->slot = AGENDA_NONE;
    self->witness = (struct bug_witness){tell_event, self};
    bug_witness_set(&self->witness);
    self->month = self->model->shape.first_month;
    measures_clear(measures);
    network_books_init(&self->books, measures, now_of(self));
    network_arrivals_init(&self->arrivals, self->model);
    for (uint32_t slot = 0; slot < SLOT_CUSTOMERS; slot++)
        agenda_open(&self->agenda, slot);
    for (unsigned k = 0; k < self->model->n_stations; k++) {
        desk_init(&self->desks[k], self->links, now_of(self), 0);
        change_servers(self, k);
    }
    schedule_arrival(self);
    schedule_census(self);
    return 0;
}

static void
finish(struct network *self)
{
    self->agenda.now = self->agenda.end;
    network_books_close(&self->books, self->desks, self->customers_live, now_of(self));
    network_books_verify(&self->books, self->desks, now_of(self));
    agenda_verify(&self->agenda);
    measures_int64(self->books.measures, MEASURE_REP_EVENTS)[0] = self->events;
    bug_witness_set(NULL);
}

int
network_run(struct network *self, uint32_t replication, struct measures *measures,
            struct error *error)
{
    uint32_t slot;
    int code = begin(self, replication, measures, error);

    if (code != 0)
        return code;
    while ((slot = agenda_next(&self->agenda)) != AGENDA_NONE)
        happen(self, slot);
    finish(self);
    return 0;
}
