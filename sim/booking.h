/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_BOOKING_H
#define SIM_BOOKING_H

/*
 * Places on dated days, at one or more sites, that are booked ahead: whoever comes looks for the
 * first day with a free place on or after the earliest that suits, and takes it at the site with
 * most free places (the first of those that have as many).  A day can be booked once it is open.  A
 * place given back is free again for the next who comes.
 *
 * Some of a day's places may be reserved: the last so many that are free go to those alone who go
 * first.  So whoever goes first takes an ordinary place as long as there is one.
 *
 * The places of a site may change at any time; those taken stay taken, and where that are more than
 * there are places, the site is full until fewer are.
 *
 * Where demand is high the next free day is far; so as not to look through the full ones each time,
 * the last range of them that was met is kept.
 */

#include "sim/ticks.h"

#include <stdbool.h>

#define BOOKING_NONE INT32_MAX

/* Who looks: for whom reserved places are full, or free. */
enum booking_who { BOOKING_ALL, BOOKING_FIRST, BOOKING_WHOS };

struct booking_day {
    int32_t free;     /* places, over all sites */
    int32_t reserved; /* of them, for those who go first; at most: fewer may be free */
};

struct booking_site {
    int32_t capacity, taken;
};

struct booking {
    day_number first, end;
    day_number open_until; /* the first day that cannot be booked yet */
    struct {
        day_number from, until; /* every day of this range is full; the end is not in it */
    } full[BOOKING_WHOS];
    int n_sites;
    bool reserves; /* places were reserved on some day */
    struct booking_day *days;   /* from first */
    struct booking_site *sites; /* by day from first, and site */
};

/* No places and no day open. days has room for end - first, sites for n_sites times as many. */
void booking_init(struct booking *self, day_number first, day_number end, int n_sites,
                  struct booking_day *days, struct booking_site *sites);

/* Opens the days before one. */
void booking_open(struct booking *self, day_number until);

/* Places of a site on a day, and how many of the day's places are reserved, from now on. */
void booking_set_capacity(struct booking *self, day_number day, int site, int32_t places);
void booking_reserve(struct booking *self, day_number day, int32_t places);

/* The first open day from earliest on with a free place, or BOOKING_NONE. */
day_number booking_find(struct booking *self, day_number earliest, enum booking_who who);

/* Takes a place on a day that has one, and returns its site. */
int booking_take(struct booking *self, day_number day);

/* Gives a place back. */
void booking_return(struct booking *self, day_number day, int site);

/* Places on a day at all sites, and those taken. */
int64_t booking_capacity(const struct booking *self, day_number day);
int64_t booking_taken(const struct booking *self, day_number day);

static inline struct booking_site *
booking_site(const struct booking *self, day_number day, int site)
{
    return &self->sites[(day - self->first) * self->n_sites + site];
}

static inline int32_t
booking_free(const struct booking *self, day_number day)
{
    return self->days[day - self->first].free;
}

/* Whether whoever takes a place on a day now takes a reserved one. */
static inline bool
booking_is_reserved(const struct booking *self, day_number day)
{
    return self->days[day - self->first].free <= self->days[day - self->first].reserved;
}

#endif
