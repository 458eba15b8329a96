/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/desk.h"

#include <string.h>

void
desk_init(struct desk *self, struct desk_link *links, ticks now, int64_t servers)
{
    memset(self, 0, sizeof *self);
    self->links = links;
    self->head = DESK_NONE;
    for (int lane = 0; lane < DESK_LANES; lane++)
        self->tails[lane] = DESK_NONE;
    tally_init(&self->queue, now, 0);
    tally_init(&self->busy, now, 0);
    tally_init(&self->servers, now, servers);
}

static void
count_busy(struct desk *self, ticks now)
{
    int64_t servers = self->servers.value;

    tally_set(&self->busy, now, self->taken < servers ? self->taken : servers);
}

/* Who stands last in the lanes before one. */
static uint32_t
last_before(const struct desk *self, unsigned lane)
{
    while (lane-- > 0)
        if (self->tails[lane] != DESK_NONE)
            return self->tails[lane];
    return DESK_NONE;
}

static void
queue_push(struct desk *self, uint32_t who, unsigned lane, ticks now)
{
    uint32_t tail = self->tails[lane];
    uint32_t previous = tail != DESK_NONE ? tail : last_before(self, lane);
    uint32_t next = previous == DESK_NONE ? self->head : self->links[previous].next;

    self->links[who] = (struct desk_link){next, previous, (stamp)now};
    if (previous == DESK_NONE)
        self->head = who;
    else
        self->links[previous].next = who;
    if (next != DESK_NONE)
        self->links[next].previous = who;
    self->tails[lane] = who;
    tally_set(&self->queue, now, self->queue.value + 1);
}

/* Who was last of a lane leaves it: the one before is last now, unless that stands in a lane
 * before. */
static void
leave_lane(struct desk *self, uint32_t who, uint32_t previous)
{
    for (unsigned lane = 0; lane < DESK_LANES; lane++)
        if (self->tails[lane] == who) {
            self->tails[lane] = previous == last_before(self, lane) ? DESK_NONE : previous;
            return;
        }
}

static void
queue_remove(struct desk *self, uint32_t who, ticks now)
{
    struct desk_link *link = &self->links[who];

    bug_assert(self->queue.value > 0 && (link->previous != DESK_NONE || self->head == who) &&
                   (link->next != DESK_NONE || last_before(self, DESK_LANES) == who),
               "who %u leaves a queue in which it does not stand, at tick %lld", who,
               (long long)now);
    leave_lane(self, who, link->previous);
    if (link->previous == DESK_NONE)
        self->head = link->next;
    else
        self->links[link->previous].next = link->next;
    if (link->next != DESK_NONE)
        self->links[link->next].previous = link->previous;
    self->waited += now - (ticks)link->since;
    link->next = link->previous = DESK_NONE; /* a second withdrawal is seen */
    tally_set(&self->queue, now, self->queue.value - 1);
}

bool
desk_request_lane(struct desk *self, uint32_t who, unsigned lane, ticks now)
{
    self->arrived++;
    if (self->queue.value == 0 && self->taken < self->servers.value) {
        self->taken++;
        count_busy(self, now);
        return true;
    }
    queue_push(self, who, lane, now);
    return false;
}

bool
desk_request(struct desk *self, uint32_t who, ticks now)
{
    return desk_request_lane(self, who, 0, now);
}

void
desk_keep(struct desk *self, ticks now)
{
    self->taken++;
    count_busy(self, now);
}

void
desk_release(struct desk *self, ticks now)
{
    bug_assert(self->taken > 0, "a server given back that nobody had, at tick %lld",
               (long long)now);
    self->taken--;
    count_busy(self, now);
}

/* Grants a free server, if there is one, to somebody who waits. */
static uint32_t
grant_to(struct desk *self, uint32_t who, ticks now)
{
    if (who == DESK_NONE || self->taken >= self->servers.value)
        return DESK_NONE;
    queue_remove(self, who, now);
    self->taken++;
    count_busy(self, now);
    return who;
}

uint32_t
desk_grant(struct desk *self, ticks now)
{
    return grant_to(self, self->head, now);
}

uint32_t
desk_grant_lane(struct desk *self, unsigned lane, ticks now)
{
    uint32_t before = last_before(self, lane);

    if (self->tails[lane] == DESK_NONE)
        return DESK_NONE;
    return grant_to(self, before == DESK_NONE ? self->head : self->links[before].next, now);
}

void
desk_withdraw(struct desk *self, uint32_t who, ticks now)
{
    queue_remove(self, who, now);
}

uint32_t
desk_grant_from(struct desk *self, struct desk *line, ticks now)
{
    uint32_t who = line->head;

    if (who == DESK_NONE || !desk_has_free(self))
        return DESK_NONE;
    bug_assert(self->queue.value == 0 && self != line, "who %u passes a line, at tick %lld", who,
               (long long)now);
    queue_remove(line, who, now);
    self->taken++;
    count_busy(self, now);
    return who;
}

void
desk_set_servers(struct desk *self, int64_t servers, ticks now)
{
    bug_assert(servers >= 0, "a desk with %lld servers", (long long)servers);
    tally_set(&self->servers, now, servers);
    count_busy(self, now);
}

/* The tails of the lanes in use stand in the list in their order, the last of them at its end. */
static void
verify_lanes(const struct desk *self)
{
    uint32_t who = self->head;

    for (unsigned lane = 0; lane < DESK_LANES; lane++) {
        if (self->tails[lane] == DESK_NONE)
            continue;
        while (who != DESK_NONE && who != self->tails[lane])
            who = self->links[who].next;
        bug_assert(who != DESK_NONE, "the last of lane %u does not stand in it", lane);
        who = self->links[who].next;
    }
    bug_assert(who == DESK_NONE, "who %u stands in no lane", who);
}

void
desk_verify(const struct desk *self, int64_t queue_integral, ticks now)
{
    int64_t length = 0, waiting = 0;
    uint32_t before = DESK_NONE;

    for (uint32_t who = self->head; who != DESK_NONE; who = self->links[who].next) {
        bug_assert(self->links[who].previous == before, "who %u is linked wrongly", who);
        waiting += now - (ticks)self->links[who].since;
        before = who;
        length++;
    }
    bug_assert(length == self->queue.value, "%lld wait, books say %lld", (long long)length,
               (long long)self->queue.value);
    verify_lanes(self);
    bug_assert(queue_integral == self->waited + waiting,
               "Little's law: the queue's integral is %lld, the waits are %lld",
               (long long)queue_integral, (long long)(self->waited + waiting));
}
