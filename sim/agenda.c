/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/agenda.h"

#include "sim/fetch.h"

#include <string.h>

#define BUCKET_TICKS ((ticks)1 << AGENDA_BUCKET_BITS)

enum {
    ORDER_CLASS_BITS = 4,
    ORDER_BITS = AGENDA_BUCKET_BITS + ORDER_CLASS_BITS, /* of time and class, above the sequence */
    DIGIT_BITS = ORDER_BITS / 2,
    DIGITS = 1 << DIGIT_BITS,
    FEW = 48,       /* below this insertion is faster than counting */
    AHEAD = 10,     /* entries by which a node is fetched before its turn */
};

#define ORDER_NEVER UINT64_MAX /* after every entry: a sentinel's */

static const struct agenda_bucket empty = {AGENDA_NONE, AGENDA_NONE, AGENDA_BLOCK};

static uint32_t
bucket_count(ticks origin, ticks end)
{
    return (uint32_t)((end - origin + BUCKET_TICKS - 1) >> AGENDA_BUCKET_BITS);
}

/* Room for one live and one stale entry a slot, and a block begun in every bucket and shelf: after
 * a sweep at least half of it is free. */
static size_t
block_count(uint32_t n_slots, ticks origin, ticks end)
{
    return 2 * ((size_t)n_slots / AGENDA_BLOCK + 1) +
           2 * ((size_t)bucket_count(origin, end) + AGENDA_SHELVES);
}

size_t
agenda_bytes(uint32_t n_slots, ticks origin, ticks end)
{
    size_t blocks = block_count(n_slots, origin, end);

    return (size_t)n_slots * (sizeof(struct agenda_node) + 2 * sizeof(struct agenda_entry)) +
           blocks * (sizeof(struct agenda_block) + 2 * AGENDA_BLOCK * sizeof(struct agenda_entry)) +
           bucket_count(origin, end) * sizeof(struct agenda_bucket) + 12 * 64;
}

int
agenda_init(struct agenda *self, struct arena *arena, uint32_t n_slots, ticks origin, ticks end,
            struct error *error)
{
    size_t blocks = block_count(n_slots, origin, end);

    memset(self, 0, sizeof *self);
    bug_assert(origin > 0 && end > origin && end < (ticks)STAMP_NEVER, "an agenda of no span");
    self->n_slots = n_slots;
    self->n_buckets = bucket_count(origin, end);
    self->n_blocks = (uint32_t)blocks;
    self->nodes = arena_take(arena, n_slots, sizeof *self->nodes);
    self->buckets = arena_take(arena, self->n_buckets, sizeof *self->buckets);
    self->blocks = arena_take(arena, blocks, sizeof *self->blocks);
    self->due = arena_take(arena, blocks * AGENDA_BLOCK + 1, sizeof *self->due);
    self->scratch = arena_take(arena, blocks * AGENDA_BLOCK, sizeof *self->scratch);
    self->late = arena_take(arena, 2 * (size_t)n_slots + 1, sizeof *self->late);
    if (self->nodes == NULL || self->buckets == NULL || self->blocks == NULL ||
        self->due == NULL || self->scratch == NULL || self->late == NULL)
        return error_set(error, ERR_MEMORY, "no memory for an agenda of %u slots", n_slots);
    for (uint32_t i = 0; i < self->n_buckets; i++)
        self->buckets[i] = empty;
    for (uint32_t i = 0; i < AGENDA_SHELVES; i++)
        self->shelves[i] = empty;
    self->due[0].order = self->late[0].order = self->limit = ORDER_NEVER;
    self->blocks_free = AGENDA_NONE;
    self->origin = self->now = origin;
    self->end = end;
    return 0;
}

void
agenda_open(struct agenda *self, uint32_t slot)
{
    bug_assert(slot < self->n_slots, "slot %u of %u", slot, self->n_slots);
    self->nodes[slot] = (struct agenda_node){STAMP_NEVER, 0};
}

static bool
entry_is_live(const struct agenda *self, const struct agenda_entry *entry)
{
    const struct agenda_node *node = &self->nodes[entry->slot];

    return node->at != STAMP_NEVER && node->sequence == (uint32_t)entry->order;
}

/* ---- the heap beside the bucket under way ---- */

static void
late_sift_down(struct agenda *self, size_t place)
{
    struct agenda_entry moved = self->late[place];

    for (;;) {
        size_t child = 2 * place + 1;
        if (child + 1 < self->late_size &&
            self->late[child + 1].order < self->late[child].order)
            child++;
        if (child >= self->late_size || self->late[child].order > moved.order)
            break;
        self->late[place] = self->late[child];
        place = child;
    }
    self->late[place] = moved;
}

/* Cancelled events stay in the heap until they come up; should they fill it, they go.  The heap has
 * two places a slot, so that at least half of it comes free. */
static void
late_compact(struct agenda *self)
{
    size_t kept = 0;

    for (size_t i = 0; i < self->late_size; i++)
        if (entry_is_live(self, &self->late[i]))
            self->late[kept++] = self->late[i];
    self->late_size = kept;
    self->late[kept].order = ORDER_NEVER;
    for (size_t i = kept / 2; i-- > 0;)
        late_sift_down(self, i);
}

static void
late_push(struct agenda *self, struct agenda_entry entry)
{
    size_t place;

    if (self->late_size == 2 * (size_t)self->n_slots)
        late_compact(self);
    bug_assert(self->late_size < 2 * (size_t)self->n_slots, "more events than slots at tick %lld",
               (long long)self->now);
    place = self->late_size++;
    while (place > 0 && self->late[(place - 1) / 2].order > entry.order) {
        self->late[place] = self->late[(place - 1) / 2];
        place = (place - 1) / 2;
    }
    self->late[place] = entry;
}

static void
late_pop(struct agenda *self)
{
    self->late[0] = self->late[--self->late_size];
    if (self->late_size > 0)
        late_sift_down(self, 0);
    else
        self->late[0].order = ORDER_NEVER;
}

/* ---- buckets and shelves ---- */

static uint64_t
order_of_shelf(uint32_t shelf)
{
    return (uint64_t)shelf << (36 + AGENDA_SHELF_BITS);
}

static uint32_t
shelf_of_order(uint64_t order)
{
    return (uint32_t)(order >> (36 + AGENDA_SHELF_BITS));
}

/* Where the first laden shelf begins. */
static uint64_t
find_limit(const struct agenda *self)
{
    for (uint32_t word = 0; word < AGENDA_SHELVES / 64; word++)
        if (self->laden[word] != 0)
            return order_of_shelf(word * 64 + (uint32_t)__builtin_ctzll(self->laden[word]));
    return ORDER_NEVER;
}

static void
give_blocks_back(struct agenda *self, struct agenda_bucket *bucket)
{
    if (bucket->head == AGENDA_NONE)
        return;
    self->blocks[bucket->tail].next = self->blocks_free;
    self->blocks_free = bucket->head;
    *bucket = empty;
}

/* The free block that is taken next: it has not been written to for long. */
static void
fetch_free_block(const struct agenda *self)
{
    const char *block;

    if (self->blocks_free == AGENDA_NONE)
        return;
    block = (const char *)&self->blocks[self->blocks_free];
    for (size_t line = 0; line < sizeof(struct agenda_block); line += 64)
        fetch(block + line);
}

/* A block at the end of a bucket; there is one to be had. */
static void
add_block(struct agenda *self, struct agenda_bucket *bucket)
{
    uint32_t number = self->blocks_free;

    if (number != AGENDA_NONE)
        self->blocks_free = self->blocks[number].next;
    else
        number = self->blocks_used++;
    bug_assert(number < self->n_blocks, "the pool of %u blocks is full", self->n_blocks);
    self->blocks[number].next = AGENDA_NONE;
    fetch_free_block(self);
    if (bucket->head == AGENDA_NONE)
        bucket->head = number;
    else
        self->blocks[bucket->tail].next = number;
    bucket->tail = number;
    bucket->size = 0;
}

/* Adds an entry to a bucket in which, or in the pool, there is room. */
static void
put(struct agenda *self, struct agenda_bucket *bucket, struct agenda_entry entry)
{
    if (bucket->size == AGENDA_BLOCK)
        add_block(self, bucket);
    self->blocks[bucket->tail].entries[bucket->size++] = entry;
}

/* How many entries there are in a block of a bucket. */
static uint32_t
size_of_block(const struct agenda_bucket *bucket, uint32_t block)
{
    return block == bucket->tail ? bucket->size : AGENDA_BLOCK;
}

/* Copies a bucket's entries, or only the live ones, in order of scheduling. */
static size_t
bucket_copy(const struct agenda *self, const struct agenda_bucket *bucket,
            struct agenda_entry *to, bool only_live)
{
    size_t n = 0;

    for (uint32_t b = bucket->head; b != AGENDA_NONE; b = self->blocks[b].next) {
        const struct agenda_block *block = &self->blocks[b];
        uint32_t size = size_of_block(bucket, b);
        for (uint32_t i = 0; i < size; i++)
            if (!only_live || entry_is_live(self, &block->entries[i]))
                to[n++] = block->entries[i];
    }
    return n;
}

static void
sweep_bucket(struct agenda *self, struct agenda_bucket *bucket)
{
    size_t n = bucket_copy(self, bucket, self->scratch, true);

    give_blocks_back(self, bucket);
    for (size_t i = 0; i < n; i++)
        put(self, bucket, self->scratch[i]);
}

static void
sweep(struct agenda *self)
{
    for (uint32_t b = 0; b < self->n_buckets; b++)
        sweep_bucket(self, &self->buckets[b]);
    for (uint32_t s = 0; s < AGENDA_SHELVES; s++) {
        sweep_bucket(self, &self->shelves[s]);
        if (self->shelves[s].head == AGENDA_NONE)
            self->laden[s / 64] &= ~((uint64_t)1 << s % 64);
    }
    self->limit = find_limit(self);
}

/* Adds an entry that needs a block; should the pool be full, it is swept first. */
__attribute__((noinline)) static void
append_block(struct agenda *self, struct agenda_bucket *bucket, struct agenda_entry entry)
{
    if (self->blocks_free == AGENDA_NONE && self->blocks_used == self->n_blocks)
        sweep(self);
    put(self, bucket, entry);
}

/* Adds an entry. Few need a block: those are kept out of the way of the others. */
static inline void
append(struct agenda *self, struct agenda_bucket *bucket, struct agenda_entry entry)
{
    if (bucket->size < AGENDA_BLOCK)
        self->blocks[bucket->tail].entries[bucket->size++] = entry;
    else
        append_block(self, bucket, entry);
}

/* ---- shelves: the bucket under way ---- */

static void
put_on_shelf(struct agenda *self, struct agenda_entry entry)
{
    uint32_t shelf = shelf_of_order(entry.order);

    append(self, &self->shelves[shelf], entry);
    self->laden[shelf / 64] |= (uint64_t)1 << shelf % 64;
    if (order_of_shelf(shelf) < self->limit)
        self->limit = order_of_shelf(shelf);
}

/* Moves on to the first laden shelf, and what is on it to the heap; the nodes, which lie anywhere
 * in memory, are wanted soon. */
static void
clear_shelf(struct agenda *self)
{
    uint32_t shelf = shelf_of_order(self->limit);
    struct agenda_bucket *bucket = &self->shelves[shelf];

    self->shelf = shelf;
    for (uint32_t b = bucket->head; b != AGENDA_NONE; b = self->blocks[b].next)
        for (uint32_t i = 0; i < size_of_block(bucket, b); i++) {
            fetch(&self->nodes[self->blocks[b].entries[i].slot]);
            late_push(self, self->blocks[b].entries[i]);
        }
    give_blocks_back(self, bucket);
    self->laden[shelf / 64] &= ~((uint64_t)1 << shelf % 64);
    self->limit = find_limit(self);
}

/* ---- scheduling ---- */

/* An entry of the bucket under way. Most are of a later one: those do without this. */
__attribute__((noinline)) static void
schedule_soon(struct agenda *self, struct agenda_entry entry)
{
    if (shelf_of_order(entry.order) > self->shelf)
        put_on_shelf(self, entry);
    else
        late_push(self, entry);
}

void
agenda_schedule(struct agenda *self, uint32_t slot, ticks at, unsigned class)
{
    struct agenda_node *node = &self->nodes[slot];
    ticks offset = at - self->origin;
    struct agenda_entry entry;

    bug_assert(slot < self->n_slots, "slot %u of %u", slot, self->n_slots);
    bug_assert(class < AGENDA_CLASSES, "slot %u scheduled with class %u", slot, class);
    bug_assert(at >= self->now, "slot %u scheduled at %lld, before now %lld", slot, (long long)at,
               (long long)self->now);
    bug_assert(node->at == STAMP_NEVER, "slot %u has an event at %u already", slot, node->at);
    if (at >= self->end)
        return;
    *node = (struct agenda_node){(stamp)at, ++self->sequence};
    bug_assert(node->sequence != 0, "2^32 events scheduled in one replication");
    entry = (struct agenda_entry){(uint64_t)(offset & (BUCKET_TICKS - 1)) << 36 |
                                      (uint64_t)class << 32 | node->sequence,
                                  slot};
    self->pending++;
    if (offset >> AGENDA_BUCKET_BITS > self->bucket)
        append(self, &self->buckets[offset >> AGENDA_BUCKET_BITS], entry);
    else
        schedule_soon(self, entry);
}

void
agenda_cancel(struct agenda *self, uint32_t slot)
{
    struct agenda_node *node = &self->nodes[slot];

    bug_assert(slot < self->n_slots, "slot %u of %u", slot, self->n_slots);
    if (node->at == STAMP_NEVER)
        return;
    node->at = STAMP_NEVER;
    self->pending--;
}

/* ---- opening a bucket ---- */

static void
sort_few(struct agenda_entry *entries, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct agenda_entry moved = entries[i];
        size_t place = i;
        for (; place > 0 && entries[place - 1].order > moved.order; place--)
            entries[place] = entries[place - 1];
        entries[place] = moved;
    }
}

/* The place of each digit's first entry, from the counts of the digits. */
static void
places_of_counts(uint32_t counts[DIGITS])
{
    uint32_t sum = 0;

    for (size_t d = 0; d < DIGITS; d++) {
        uint32_t count = counts[d];
        counts[d] = sum;
        sum += count;
    }
}

static size_t
low_digit(const struct agenda_entry *entry)
{
    return entry->order >> 32 & (DIGITS - 1);
}

static size_t
high_digit(const struct agenda_entry *entry)
{
    return entry->order >> (32 + DIGIT_BITS);
}

/* By counting, the low digit first. */
static void
sort_many(struct agenda_entry *entries, struct agenda_entry *scratch, size_t n)
{
    uint32_t low[DIGITS] = {0}, high[DIGITS] = {0};

    for (size_t i = 0; i < n; i++) {
        low[low_digit(&entries[i])]++;
        high[high_digit(&entries[i])]++;
    }
    places_of_counts(low);
    places_of_counts(high);
    for (size_t i = 0; i < n; i++)
        scratch[low[low_digit(&entries[i])]++] = entries[i];
    for (size_t i = 0; i < n; i++)
        entries[high[high_digit(&scratch[i])]++] = scratch[i];
}

static void
bucket_open(struct agenda *self, uint32_t bucket)
{
    size_t n = bucket_copy(self, &self->buckets[bucket], self->due, false);

    give_blocks_back(self, &self->buckets[bucket]);
    if (n < FEW)
        sort_few(self->due, n);
    else
        sort_many(self->due, self->scratch, n);
    self->due[n].order = ORDER_NEVER;
    self->bucket = bucket;
    self->shelf = 0;
    self->due_size = n;
    self->due_next = 0;
}

/* ---- the clock ---- */

static uint32_t
take(struct agenda *self, const struct agenda_entry *entry)
{
    uint32_t slot = entry->slot;

    self->now = self->nodes[slot].at;
    self->nodes[slot].at = STAMP_NEVER;
    self->pending--;
    return slot;
}

/* The nodes lie anywhere in memory: waiting for each would take most of the time. */
static void
fetch_ahead(const struct agenda *self)
{
    uint32_t slot = agenda_ahead(self, AHEAD);

    if (slot != AGENDA_NONE)
        fetch(&self->nodes[slot]);
}

/* The next entry due, or where it is earlier the heap's top; false where the next is none of these
 * but on a shelf. */
static bool
next_entry(struct agenda *self, struct agenda_entry *entry)
{
    const struct agenda_entry *due = &self->due[self->due_next];

    if (__builtin_expect(due->order < self->late[0].order, 1)) {
        if (due->order >= self->limit)
            return false;
        *entry = *due;
        fetch_ahead(self);
        self->due_next++;
    } else {
        if (self->late[0].order >= self->limit)
            return false;
        *entry = self->late[0];
        late_pop(self);
    }
    return true;
}

/* The next live event of the bucket under way, or AGENDA_NONE. */
static uint32_t
next_in_bucket(struct agenda *self)
{
    struct agenda_entry entry;

    for (;;)
        if (next_entry(self, &entry)) {
            if (entry_is_live(self, &entry))
                return take(self, &entry);
        } else if (self->limit != ORDER_NEVER) {
            clear_shelf(self);
        } else {
            return AGENDA_NONE;
        }
}

uint32_t
agenda_next(struct agenda *self)
{
    uint32_t slot;

    while ((slot = next_in_bucket(self)) == AGENDA_NONE && self->pending > 0) {
        uint32_t bucket = self->bucket;
        do {
            bucket++;
            bug_assert(bucket < self->n_buckets, "%u events pending beyond the end",
                       self->pending);
        } while (self->buckets[bucket].head == AGENDA_NONE);
        bucket_open(self, bucket);
    }
    return slot;
}

/* The live entries of a bucket or shelf, each of which must be at the right time. */
static size_t
verify_list(const struct agenda *self, const struct agenda_bucket *list, uint32_t bucket)
{
    size_t live = 0;

    for (uint32_t b = list->head; b != AGENDA_NONE; b = self->blocks[b].next)
        for (uint32_t i = 0; i < size_of_block(list, b); i++) {
            const struct agenda_entry *entry = &self->blocks[b].entries[i];
            ticks offset = (ticks)self->nodes[entry->slot].at - self->origin;
            if (!entry_is_live(self, entry))
                continue;
            bug_assert(offset >> AGENDA_BUCKET_BITS == bucket &&
                           (uint64_t)(offset & (BUCKET_TICKS - 1)) == entry->order >> 36,
                       "slot %u is in bucket %u at the wrong time", entry->slot, bucket);
            live++;
        }
    return live;
}

static size_t
verify_shelf(const struct agenda *self, uint32_t shelf)
{
    size_t live = verify_list(self, &self->shelves[shelf], self->bucket);
    bool laden = self->laden[shelf / 64] >> shelf % 64 & 1;

    bug_assert(laden == (self->shelves[shelf].head != AGENDA_NONE) &&
                   (!laden || (shelf > self->shelf && order_of_shelf(shelf) >= self->limit)),
               "shelf %u is marked wrongly, or past", shelf);
    return live;
}

void
agenda_verify(const struct agenda *self)
{
    size_t counted = 0;

    for (uint32_t b = 0; b < self->n_buckets; b++) {
        counted += verify_list(self, &self->buckets[b], b);
        bug_assert(self->buckets[b].head == AGENDA_NONE || b > self->bucket, "bucket %u is past", b);
    }
    for (uint32_t s = 0; s < AGENDA_SHELVES; s++)
        counted += verify_shelf(self, s);
    for (size_t i = self->due_next; i < self->due_size; i++) {
        bug_assert(i == self->due_next || self->due[i - 1].order < self->due[i].order,
                   "the bucket under way is not sorted at %zu", i);
        counted += entry_is_live(self, &self->due[i]);
    }
    for (size_t i = 0; i < self->late_size; i++) {
        bug_assert(i == 0 || self->late[(i - 1) / 2].order < self->late[i].order,
                   "the heap is out of order at %zu", i);
        counted += entry_is_live(self, &self->late[i]);
    }
    bug_assert(counted == self->pending, "%zu events found, books say %u", counted, self->pending);
}
