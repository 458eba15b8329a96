/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/desk.h"

#include <string.h>

void
desk_init(struct desk *self, struct desk_link *links, ticks now, int64_t servers)
{
    memset(self, 0, sizeof *self);
    self->links = links;
    self->head = self->tail = DESK_NONE;
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

static void
queue_push(struct desk *self, uint32_t who, ticks now)
{
    struct desk_link *link = &self->links[who];

    *link = (struct desk_link){DESK_NONE, self->tail, (stamp)now};
    if (self->tail == DESK_NONE)
        self->head = who;
    else
        self->links[self->tail].next = who;
    self->tail = who;
    tally_set(&self->queue, now, self->queue.value + 1);
}

static void
queue_remove(struct desk *self, uint32_t who, ticks now)
{
    struct desk_link *link = &self->links[who];

    bug_assert(self->queue.value > 0 && (link->previous != DESK_NONE || self->head == who) &&
                   (link->next != DESK_NONE || self->tail == who),
               "who %u leaves a queue in which it does not stand, at tick %lld", who,
               (long long)now);
    if (link->previous == DESK_NONE)
        self->head = link->next;
    else
        self->links[link->previous].next = link->next;
    if (link->next == DESK_NONE)
        self->tail = link->previous;
    else
        self->links[link->next].previous = link->previous;
    self->waited += now - (ticks)link->since;
    link->next = link->previous = DESK_NONE; /* a second withdrawal is seen */
    tally_set(&self->queue, now, self->queue.value - 1);
}

bool
desk_request(struct desk *self, uint32_t who, ticks now)
{
    self->arrived++;
    if (self->queue.value == 0 && self->taken < self->servers.value) {
        self->taken++;
        count_busy(self, now);
        return true;
    }
    queue_push(self, who, now);
    return false;
}

void
desk_release(struct desk *self, ticks now)
{
    bug_assert(self->taken > 0, "a server given back that nobody had, at tick %lld",
               (long long)now);
    self->taken--;
    count_busy(self, now);
}

uint32_t
desk_grant(struct desk *self, ticks now)
{
    uint32_t who = self->head;

    if (who == DESK_NONE || self->taken >= self->servers.value)
        return DESK_NONE;
    queue_remove(self, who, now);
    self->taken++;
    count_busy(self, now);
    return who;
}

void
desk_withdraw(struct desk *self, uint32_t who, ticks now)
{
    queue_remove(self, who, now);
}

void
desk_set_servers(struct desk *self, int64_t servers, ticks now)
{
    bug_assert(servers >= 0, "a desk with %lld servers", (long long)servers);
    tally_set(&self->servers, now, servers);
    count_busy(self, now);
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
    bug_assert(before == self->tail && length == self->queue.value,
               "%lld wait, books say %lld", (long long)length, (long long)self->queue.value);
    bug_assert(queue_integral == self->waited + waiting,
               "Little's law: the queue's integral is %lld, the waits are %lld",
               (long long)queue_integral, (long long)(self->waited + waiting));
}
