/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_NETWORK_BOOKS_H
#define MODELS_NETWORK_BOOKS_H

/*
 * The books of a queueing network: what happens at its stations goes straight into the measures
 * of the month under way.  At each month's end they are held against the desks: who came, less
 * who was turned away, gave up or was served, is there; whose service began and has not ended is
 * in service; and the waits that were booked are those of the desk.  Integers, so to the last one.
 */

#include "models/network_model.h"
#include "sim/desk.h"

struct network_account {
    struct tally in_service; /* servers granted, those beyond a cut of servers too */
    int64_t queue_integral;  /* count-ticks collected from the desk's queue */
    int64_t waited;          /* ticks of those whose service began */
    int64_t gave_up;         /* ticks waited by those who gave up */
    int64_t present;         /* at the station at the start of the period */
    int64_t serving;         /* of them, in service */
};

struct network_books {
    struct measures *measures;
    size_t n_stations, n_classes;
    size_t period;
    ticks since; /* start of the period */
    struct network_account accounts[NETWORK_STATIONS];
};

void network_books_init(struct network_books *self, struct measures *measures, ticks now);

/* One more customer of a class in one of the counts by station and class. */
void network_books_count(struct network_books *self, enum measure measure, uint32_t station,
                         unsigned class);

/* A service begins after a wait (0 and not queued: at once), or ends; a wait ends without one. */
void network_books_start(struct network_books *self, uint32_t station, unsigned class,
                         ticks waited, bool queued, ticks now);
void network_books_served(struct network_books *self, uint32_t station, unsigned class,
                          ticks now);
void network_books_gave_up(struct network_books *self, uint32_t station, unsigned class,
                           ticks waited);

/* A customer has been through the whole network in so many ticks. */
void network_books_through(struct network_books *self, ticks spent);

/* Closes the period and opens the next one; live customers are in the network. Aborts where the
 * books do not balance. */
void network_books_close(struct network_books *self, struct desk *desks, int64_t live, ticks now);

/* Little's law at each station, after the last close. Aborts on a difference. */
void network_books_verify(const struct network_books *self, const struct desk *desks, ticks now);

#endif
