/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

static size_t
starts_of_route(const struct model *model, int route)
{
    return model->starts[route].n * MUNICIPALITIES;
}

static size_t
bytes_of_starts(const struct chain *self)
{
    size_t n = 0;

    for (int r = 0; r < ROUTE_NONE; r++)
        n += starts_of_route(self->model, r);
    return n * sizeof(struct start);
}

/* Days of which exam places are booked. */
static size_t
booking_days(const struct chain *self)
{
    return (size_t)(self->model->places.end - self->model->places.first);
}

static size_t
bytes_of_bookings(const struct chain *self)
{
    size_t sites = (size_t)self->model->places.n_sites;

    return EXAMS * booking_days(self) *
               (sizeof(struct booking_day) + sites * sizeof(struct booking_site)) +
           self->jobs_size * sizeof(uint32_t);
}

/* Address space for all who may come in this replication; pages are touched as they are used. */
static size_t
bytes_needed(const struct chain *self, uint32_t slots)
{
    const struct calendar *days = &self->model->calendar;

    return agenda_bytes(slots, ticks_of_day(days->first), ticks_of_day(days->end)) +
           self->people_size *
               (sizeof(struct person) + sizeof(struct traits) + sizeof(struct person_lost) +
                sizeof(uint32_t)) +
           self->jobs_size * (sizeof(struct job) + sizeof(uint32_t)) + slots * sizeof(struct desk_link) +
           bytes_of_bookings(self) + bytes_of_starts(self) +
           2 * (stock_people(self) + stock_jobs(self)) * sizeof(uint32_t) +
           ledger_cells(&self->model->shape) * sizeof(int32_t) +
           tracer_bytes(&self->tracer, self->people_size) + 64 * 64;
}

static void
take_bookings(struct chain *self)
{
    const struct places *places = &self->model->places;
    size_t n = booking_days(self), sites = (size_t)places->n_sites;
    struct booking_day *days = arena_take(&self->arena, EXAMS * n, sizeof *days);
    struct booking_site *at = arena_take(&self->arena, EXAMS * n * sites, sizeof *at);

    self->cancelled = arena_take(&self->arena, self->jobs_size, sizeof *self->cancelled);
    bug_assert(days != NULL && at != NULL && (self->cancelled != NULL || self->jobs_size == 0),
               "bytes_needed() says too little");
    for (size_t exam = 0; exam < EXAMS; exam++)
        booking_init(&self->bookings[exam], places->first, places->end, places->n_sites,
                     days + exam * n, at + exam * n * sites);
}

int
room_take(struct chain *self, struct measures *measures, struct error *error)
{
    const struct calendar *days = &self->model->calendar;
    uint32_t slots = SLOT_PEOPLE + 2 * self->people_size + self->jobs_size;
    int32_t *stock;
    int code = arena_reserve(&self->arena, bytes_needed(self, slots), error);

    if (code != 0)
        return code;
    code = agenda_init(&self->agenda, &self->arena, slots, ticks_of_day(days->first),
                       ticks_of_day(days->end), error);
    if (code != 0)
        return code;
    self->people = arena_take(&self->arena, self->people_size, sizeof *self->people);
    self->traits = arena_take(&self->arena, self->people_size, sizeof *self->traits);
    self->lost = arena_take(&self->arena, self->people_size, sizeof *self->lost);
    self->extensions = arena_take(&self->arena, self->people_size, sizeof *self->extensions);
    self->jobs = arena_take(&self->arena, self->jobs_size, sizeof *self->jobs);
    self->free_jobs = arena_take(&self->arena, self->jobs_size, sizeof *self->free_jobs);
    self->links = arena_take(&self->arena, slots, sizeof *self->links);
    stock = arena_take(&self->arena, ledger_cells(measures->shape), sizeof *stock);
    self->stock_who = arena_take(&self->arena, stock_people(self), sizeof *self->stock_who);
    self->stock_order = arena_take(&self->arena, stock_people(self) + stock_jobs(self),
                                   sizeof *self->stock_order);
    for (int r = 0; r < ROUTE_NONE; r++)
        self->starts[r] = arena_take(&self->arena, starts_of_route(self->model, r),
                                     sizeof *self->starts[r]);
    bug_assert(stock != NULL, "bytes_needed() says too little");
    ledger_init(&self->ledger, measures, stock);
    take_bookings(self);
    tracer_begin(&self->tracer, &self->arena, self->people_size);
    return 0;
}
