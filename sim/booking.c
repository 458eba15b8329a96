/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/booking.h"

#include "sim/error.h"

#include <string.h>

void
booking_init(struct booking *self, day_number first, day_number end, int n_sites,
             struct booking_day *days, struct booking_site *sites)
{
    size_t n = (size_t)(end - first);

    bug_assert(end >= first && n_sites > 0, "a booking of %d sites from day %d to %d", n_sites,
               (int)first, (int)end);
    *self = (struct booking){.first = first, .end = end, .open_until = first, .n_sites = n_sites,
                             .days = days, .sites = sites};
    for (int who = 0; who < BOOKING_WHOS; who++)
        self->full[who].from = self->full[who].until = first;
    memset(days, 0, n * sizeof *days);
    memset(sites, 0, n * (size_t)n_sites * sizeof *sites);
}

static struct booking_day *
day_of(const struct booking *self, day_number day)
{
    bug_assert(day >= self->first && day < self->end, "places of day %d, which is not there",
               (int)day);
    return &self->days[day - self->first];
}

void
booking_open(struct booking *self, day_number until)
{
    if (until > self->open_until)
        self->open_until = until < self->end ? until : self->end;
}

/* ---- the range of full days ---- */

static bool
is_full(const struct booking *self, day_number day, enum booking_who who)
{
    const struct booking_day *it = &self->days[day - self->first];

    return it->free <= (who == BOOKING_FIRST ? 0 : it->reserved);
}

/* Every day of [from, until) is full: joined with the range that is kept, or kept in its place. */
static void
remember(struct booking *self, day_number from, day_number until, enum booking_who who)
{
    if (from <= self->full[who].until && until >= self->full[who].from) {
        if (from < self->full[who].from)
            self->full[who].from = from;
        if (until > self->full[who].until)
            self->full[who].until = until;
    } else if (until > from) {
        self->full[who].from = from;
        self->full[who].until = until;
    }
}

/* The longer parts of the ranges that are kept, without a day that is full no longer. */
static void
forget(struct booking *self, day_number day)
{
    for (int who = 0; who < BOOKING_WHOS; who++) {
        if (day < self->full[who].from || day >= self->full[who].until)
            continue;
        if (day - self->full[who].from > self->full[who].until - day)
            self->full[who].until = day;
        else
            self->full[who].from = day + 1;
    }
}

/* The day itself, or the first one after the range that is kept. */
static day_number
past_full(const struct booking *self, day_number day, enum booking_who who)
{
    return day >= self->full[who].from && day < self->full[who].until ? self->full[who].until
                                                                      : day;
}

day_number
booking_find(struct booking *self, day_number earliest, enum booking_who who)
{
    day_number from = earliest > self->first ? earliest : self->first;
    day_number day = past_full(self, from, who);

    if (day >= self->open_until || !is_full(self, day, who)) /* nothing that is not kept */
        return day < self->open_until ? day : BOOKING_NONE;
    while (day < self->open_until && is_full(self, day, who))
        day = past_full(self, day + 1, who);
    remember(self, from, day, who);
    return day < self->open_until ? day : BOOKING_NONE;
}

/* ---- places ---- */

static int32_t
free_at(const struct booking_site *site)
{
    return site->capacity > site->taken ? site->capacity - site->taken : 0;
}

void
booking_set_capacity(struct booking *self, day_number day, int site, int32_t places)
{
    struct booking_day *it = day_of(self, day);
    struct booking_site *at = booking_site(self, day, site);
    int32_t before = free_at(at);

    at->capacity = places;
    it->free += free_at(at) - before;
    forget(self, day);
}

void
booking_reserve(struct booking *self, day_number day, int32_t places)
{
    day_of(self, day)->reserved = places;
    self->reserves |= places > 0;
    forget(self, day);
}

int
booking_take(struct booking *self, day_number day)
{
    struct booking_day *it = day_of(self, day);
    struct booking_site *sites = booking_site(self, day, 0);
    int32_t most = sites[0].capacity - sites[0].taken; /* below zero: a site is over full */
    int best = 0;

    bug_assert(it->free > 0 && day < self->open_until, "a place taken on day %d, of %d free",
               (int)day, (int)it->free);
    for (int site = 1; site < self->n_sites; site++) {
        int32_t left = sites[site].capacity - sites[site].taken;
        best = left > most ? site : best;
        most = left > most ? left : most;
    }
    sites[best].taken++;
    it->free--;
    return best;
}

void
booking_return(struct booking *self, day_number day, int site)
{
    struct booking_day *it = day_of(self, day);
    struct booking_site *at = booking_site(self, day, site);
    int32_t before = free_at(at);

    bug_assert(at->taken > 0, "a place given back on day %d that nobody had", (int)day);
    at->taken--;
    it->free += free_at(at) - before;
    forget(self, day);
}

int64_t
booking_capacity(const struct booking *self, day_number day)
{
    int64_t sum = 0;

    for (int site = 0; site < self->n_sites; site++)
        sum += booking_site(self, day, site)->capacity;
    return sum;
}

int64_t
booking_taken(const struct booking *self, day_number day)
{
    int64_t sum = 0;

    for (int site = 0; site < self->n_sites; site++)
        sum += booking_site(self, day, site)->taken;
    return sum;
}
