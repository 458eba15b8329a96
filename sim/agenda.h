/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_AGENDA_H
#define SIM_AGENDA_H

/*
 * The event list: a wheel of buckets over the run's span, sorted one bucket at a time.
 *
 * An event belongs to a slot, numbered by the model; a slot has at most one pending event.
 * Scheduling appends an entry to its bucket, in constant time; when the clock reaches a bucket its
 * entries are sorted once, by counting: they stand in order of scheduling, and a stable sort by
 * time and class keeps that order among ties.  What is scheduled into the bucket under way goes to
 * one of 256 shelves of 256 ticks each, and from there, when the clock reaches the shelf, to a
 * small heap.
 *
 * A cancel only marks the slot: its entry is stale from then on, which its sequence number tells,
 * and is passed by when its turn comes.  So neither filling nor opening a bucket touches the slots:
 * on a large model that is what costs time.  Buckets are made of blocks out of one pool; should
 * stale entries ever fill the pool, all buckets are swept of them.
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

enum {
    AGENDA_CLASSES = 16,
    AGENDA_BUCKET_BITS = 16, /* a bucket is 65,536 ticks: 18.2 hours */
    AGENDA_SHELF_BITS = 8,   /* a shelf is 256 ticks */
    AGENDA_SHELVES = 1 << (AGENDA_BUCKET_BITS - AGENDA_SHELF_BITS),
    AGENDA_BLOCK = 15,       /* entries of a block, which is 256 bytes */
};

#define AGENDA_NONE UINT32_MAX

/* What is pending for a slot. */
struct agenda_node {
    stamp at;          /* STAMP_NEVER: nothing is pending */
    uint32_t sequence; /* of the latest schedule: tells a live entry from a stale one */
};

/* An event in its bucket. */
struct agenda_entry {
    uint64_t order; /* ticks into the bucket << 36 | class << 32 | sequence */
    uint32_t slot;
};

struct agenda_block {
    _Alignas(64) struct agenda_entry entries[AGENDA_BLOCK];
    uint32_t next; /* of the bucket's, or of the free ones; AGENDA_NONE: the last */
};

/* A list of blocks, all full but the last: a bucket or a shelf. */
struct agenda_bucket {
    uint32_t head, tail; /* head AGENDA_NONE: empty */
    uint32_t size;       /* entries of the last; AGENDA_BLOCK where there is none */
};

struct agenda {
    struct agenda_node *nodes; /* by slot */
    struct agenda_bucket *buckets;
    struct agenda_block *blocks;
    struct agenda_entry *due;     /* the bucket under way, sorted; a sentinel ends it */
    struct agenda_entry *scratch; /* for sorting */
    struct agenda_entry *late;    /* added to it since, up to the shelf under way: a binary heap;
                                   * a sentinel on top where it is empty */
    struct agenda_bucket shelves[AGENDA_SHELVES]; /* added to it since, further on */
    uint64_t laden[AGENDA_SHELVES / 64];          /* a bit for each shelf that is not empty */
    uint64_t limit; /* order at which the first of them begins: earlier entries need not look */
    size_t due_size, due_next, late_size;
    uint32_t n_slots, n_buckets, n_blocks;
    uint32_t blocks_used, blocks_free; /* ever taken; head of those given back */
    uint32_t bucket, shelf; /* under way */
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

/* The slot of the entry that comes k entries after the next one of the bucket under way, or
 * AGENDA_NONE: a hint of whose record to fetch. It may prove stale, and others may come between. */
static inline uint32_t
agenda_ahead(const struct agenda *self, size_t k)
{
    return self->due_next + k < self->due_size ? self->due[self->due_next + k].slot : AGENDA_NONE;
}

static inline bool
agenda_pending(const struct agenda *self, uint32_t slot)
{
    return self->nodes[slot].at != STAMP_NEVER;
}

/* Counts every bucket anew and checks it against the books; aborts on a difference. */
void agenda_verify(const struct agenda *self);

#endif
