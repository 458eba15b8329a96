/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_AGENDA_H
#define SIM_AGENDA_H

/*
 * The event list: a wheel of buckets over the run's span, sorted one bucket at a time.
 *
 * An event belongs to a slot, numbered by the model; a slot has at most one pending event, so an
 * event needs no allocation and its cancel no search.  Scheduling puts the slot at the head of its
 * bucket's list, in constant time; when the clock reaches a bucket its slots are sorted once, by
 * counting: a list holds its slots in reverse order of scheduling, and a stable sort by time and
 * class keeps that order among ties.  What is scheduled into the bucket under way goes to a small
 * heap beside it.
 *
 * Ties: events at the same tick come by class (lowest first), and within a class in the order in
 * which they were scheduled.  The clock never goes back: scheduling before now is a bug.
 */

#include "sim/arena.h"
#include "sim/error.h"
#include "sim/ticks.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { AGENDA_CLASSES = 16, AGENDA_BUCKET_BITS = 16 }; /* a bucket is 65,536 ticks: 18.2 hours */

#define AGENDA_NONE UINT32_MAX

/* What is pending for a slot. */
struct agenda_node {
    stamp at;          /* STAMP_NEVER: nothing is pending */
    uint32_t sequence; /* rises by one with every schedule; tells a live entry from a stale one */
    uint32_t next;     /* neighbours in the bucket's list, while it is ahead of the clock */
    uint32_t previous; /* AGENDA_NONE: the head */
    uint8_t class;
    bool ahead; /* in a bucket's list; else in the bucket under way */
};

/* An event of the bucket under way. */
struct agenda_entry {
    uint64_t order; /* ticks into the bucket << 36 | class << 32 | sequence */
    uint32_t slot;
};

struct agenda {
    struct agenda_node *nodes; /* by slot */
    struct agenda_bucket {
        uint32_t head; /* the slot scheduled last; AGENDA_NONE: empty */
        uint32_t size;
    } *buckets;
    struct agenda_entry *due;     /* the bucket under way, sorted */
    struct agenda_entry *scratch; /* for sorting */
    struct agenda_entry *late;    /* what was added to it since: a binary heap */
    size_t due_size, due_next, late_size;
    uint32_t n_slots, n_buckets;
    uint32_t bucket; /* under way */
    uint32_t sequence;
    uint32_t pending;
    ticks origin, end; /* the span: [origin, end) */
    ticks now;
};

/* The bytes that agenda_init takes from the arena. */
size_t agenda_bytes(uint32_t n_slots, ticks origin, ticks end);

/* An empty agenda whose clock stands at origin. Events at or past end are never reached, and are
 * dropped when scheduled. Errors: ERR_MEMORY. */
int agenda_init(struct agenda *self, struct arena *arena, uint32_t n_slots, ticks origin,
                ticks end, struct error *error);

/* Makes a slot ready for use, with nothing pending; before its first event, and again when the
 * model gives the slot to somebody else. What was pending must have come or been cancelled. */
void agenda_open(struct agenda *self, uint32_t slot);

/* The slot must have nothing pending, and at must not be before now. */
void agenda_schedule(struct agenda *self, uint32_t slot, ticks at, unsigned class);

/* Takes back what is pending; a slot with nothing pending is left as it is. */
void agenda_cancel(struct agenda *self, uint32_t slot);

/* Moves the clock to the next event and returns its slot, or AGENDA_NONE when none is left. */
uint32_t agenda_next(struct agenda *self);

static inline bool
agenda_pending(const struct agenda *self, uint32_t slot)
{
    return self->nodes[slot].at != STAMP_NEVER;
}

/* Counts every list anew and checks it against the books; aborts on a difference. */
void agenda_verify(const struct agenda *self);

#endif
