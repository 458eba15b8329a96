/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_DESK_H
#define SIM_DESK_H

/*
 * A capacity with a queue: a number of servers, those of them that are taken, and who waits for
 * one, first come first served (of two who come at the same tick, the one whose event came first).
 *
 * Priorities are lanes: who stands in a lower lane goes first, whoever came first within a lane,
 * and work under way is never broken off.  All lanes are one list in order of service, so a desk
 * that uses lane 0 alone pays nothing for them.
 *
 * A desk is passive: it says who may start, and the caller schedules what follows.  Whoever is
 * granted a server keeps it until desk_release.  When servers are taken away, work under way
 * goes on; nobody new starts until the number taken has fallen below the number of servers.  With
 * no servers the desk is closed.
 *
 * Queue links belong to a struct desk_links, which several desks may share as long as nobody
 * waits at two of them at once.
 */

#include "sim/error.h"
#include "sim/tally.h"
#include "sim/ticks.h"

#include <stdbool.h>
#include <stdint.h>

#define DESK_NONE UINT32_MAX

enum { DESK_LANES = 4 };

struct desk_link {
    uint32_t next, previous;
    stamp since; /* when the wait began */
};

struct desk {
    struct desk_link *links; /* by who; shared */
    uint32_t head;              /* who is next */
    uint32_t tails[DESK_LANES]; /* the last of each lane; DESK_NONE: nobody stands in it */
    struct tally queue;    /* who wait */
    struct tally busy;     /* servers in use, of those that are there */
    struct tally servers;  /* servers that are there */
    int64_t taken;         /* servers granted and not released; above servers after a cut */
    int64_t waited;        /* ticks, summed over those who left the queue */
    int64_t arrived;       /* requests so far */
};

void desk_init(struct desk *self, struct desk_link *links, ticks now, int64_t servers);

/* True: a server is granted now. False: who waits, in lane 0. Who comes may not pass those who
 * wait. */
bool desk_request(struct desk *self, uint32_t who, ticks now);

/* The same in a lane below DESK_LANES: who comes passes those who wait in higher lanes, but takes
 * no server while anybody waits. */
bool desk_request_lane(struct desk *self, uint32_t who, unsigned lane, ticks now);

static inline bool
desk_has_free(const struct desk *self)
{
    return self->taken < self->servers.value;
}

/* Who is next, or DESK_NONE. */
static inline uint32_t
desk_head(const struct desk *self)
{
    return self->head;
}

/* Who had a server before the books began keeps it, also where there is none free. */
void desk_keep(struct desk *self, ticks now);

/* Gives a server back. The next who may start follows from desk_grant. */
void desk_release(struct desk *self, ticks now);

/* Grants a free server to the head of the queue: who, or DESK_NONE when none is free or nobody
 * waits. Call until DESK_NONE after desk_release and desk_set_servers. */
uint32_t desk_grant(struct desk *self, ticks now);

/* The same to the first who stands in a lane, past all before it. */
uint32_t desk_grant_lane(struct desk *self, unsigned lane, ticks now);

/* Takes who, who waits here, out of the queue without service. */
void desk_withdraw(struct desk *self, uint32_t who, ticks now);

/* Grants a free server to the head of another desk's line, for a desk at which nobody stands in
 * line: who, or DESK_NONE when none is free or nobody waits there. The wait is that line's, the
 * server is given back here. */
uint32_t desk_grant_from(struct desk *self, struct desk *line, ticks now);

void desk_set_servers(struct desk *self, int64_t servers, ticks now);

/* Little's law as an identity: the integral of the queue equals the waits of those who left it
 * plus what the others have waited so far; counts and links agree. queue_integral is the sum of
 * what the queue's tally has given out (tally_collect) and still holds, advanced to now. Aborts on
 * a difference. */
void desk_verify(const struct desk *self, int64_t queue_integral, ticks now);

#endif
