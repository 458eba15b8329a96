/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/bench/bench.h"

/*
 * Hold: with so many events pending, take the earliest and schedule it anew, a random delay later.
 * Delays are exponential with a mean of a day, or a mix: nine in ten of those, and one in ten a
 * thousand times as long.  Our agenda does it, and in turn with it a bare binary heap in an array,
 * which is what most engines are built on: no model, no slots, no classes of ties.  Both get the
 * same delays from the same cheap generator.  Where there are cancels, one hold in ten also takes
 * back an event at random and schedules it anew; the heap, too, passes the stale ones by.
 */

#include "sim/agenda.h"
#include "sim/draw.h"

#include <math.h>
#include <stdlib.h>

#define ORIGIN ((ticks)TICKS_PER_DAY)
#define END ((ticks)STAMP_NEVER - 1)
#define MOST_HOLDS 2e6

enum { ROUNDS = 5, LONG = 1000, ONE_IN = 10 };

struct hold {
    const struct bench *bench;
    uint32_t pending;
    long holds; /* of a round */
    struct draw delay;
    uint64_t state; /* of the generator */
};

/* Splitmix64 (Steele, Lea and Flood 2014). */
static inline uint64_t
bits(struct hold *self)
{
    uint64_t z = self->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static inline ticks
delay(struct hold *self)
{
    ticks time = draw_ticks(&self->delay, bits(self));

    return self->bench->mix == BENCH_MIX && draw_index(bits(self), ONE_IN) == 0 ? LONG * time
                                                                                : time;
}

/* ---- the agenda ---- */

static void
hold_agenda(struct hold *self, struct agenda *agenda, long holds)
{
    for (long i = 0; i < holds; i++) {
        uint32_t slot = agenda_next(agenda);
        bug_assert(slot != AGENDA_NONE, "the calendar is over after %ld holds", i);
        agenda_schedule(agenda, slot, agenda->now + delay(self), 0);
        if (self->bench->cancels > 0 && i % self->bench->cancels == 0) {
            slot = draw_index(bits(self), self->pending);
            agenda_cancel(agenda, slot);
            agenda_schedule(agenda, slot, agenda->now + delay(self), 0);
        }
    }
}

static int
begin_agenda(struct hold *self, struct agenda *agenda, struct arena *arena, struct error *error)
{
    int code = arena_init(arena, agenda_bytes(self->pending, ORIGIN, END), error);

    if (code == 0)
        code = agenda_init(agenda, arena, self->pending, ORIGIN, END, error);
    for (uint32_t slot = 0; slot < self->pending && code == 0; slot++) {
        agenda_open(agenda, slot);
        agenda_schedule(agenda, slot, ORIGIN + delay(self), 0);
    }
    return code;
}

/* ---- the bare heap ---- */

struct entry {
    ticks at;
    uint32_t slot, sequence;
};

struct heap {
    struct entry *entries;
    uint32_t *sequences; /* by slot: which entry is live */
    size_t n, room;
    ticks now;
};

static void
heap_push(struct heap *self, struct entry entry)
{
    size_t place = self->n++;

    while (place > 0 && self->entries[(place - 1) / 2].at > entry.at) {
        self->entries[place] = self->entries[(place - 1) / 2];
        place = (place - 1) / 2;
    }
    self->entries[place] = entry;
}

static void
heap_sift_down(struct heap *self, size_t place)
{
    struct entry moved = self->entries[place];

    for (;;) {
        size_t child = 2 * place + 1;
        if (child >= self->n)
            break;
        if (child + 1 < self->n && self->entries[child + 1].at < self->entries[child].at)
            child++;
        if (self->entries[child].at >= moved.at)
            break;
        self->entries[place] = self->entries[child];
        place = child;
    }
    self->entries[place] = moved;
}

static struct entry
heap_pop(struct heap *self)
{
    struct entry first = self->entries[0];

    self->entries[0] = self->entries[--self->n];
    heap_sift_down(self, 0);
    return first;
}

/* Stale entries fill the heap in the end: then they go. */
static void
heap_compact(struct heap *self)
{
    size_t kept = 0;

    for (size_t i = 0; i < self->n; i++)
        if (self->entries[i].sequence == self->sequences[self->entries[i].slot])
            self->entries[kept++] = self->entries[i];
    self->n = kept;
    for (size_t i = kept / 2; i-- > 0;)
        heap_sift_down(self, i);
}

static void
hold_heap(struct hold *self, struct heap *heap, long holds)
{
    for (long i = 0; i < holds; i++) {
        struct entry entry;
        do
            entry = heap_pop(heap);
        while (entry.sequence != heap->sequences[entry.slot]);
        heap->now = entry.at;
        heap_push(heap, (struct entry){heap->now + delay(self), entry.slot, entry.sequence});
        if (self->bench->cancels > 0 && i % self->bench->cancels == 0) {
            uint32_t slot = draw_index(bits(self), self->pending);
            if (heap->n == heap->room)
                heap_compact(heap);
            heap_push(heap, (struct entry){heap->now + delay(self), slot,
                                           ++heap->sequences[slot]});
        }
    }
}

static int
begin_heap(struct hold *self, struct heap *heap, struct error *error)
{
    heap->room = 2 * (size_t)self->pending;
    heap->entries = malloc((heap->room + 1) * sizeof *heap->entries);
    heap->sequences = calloc(self->pending, sizeof *heap->sequences);
    if (heap->entries == NULL || heap->sequences == NULL)
        return error_set(error, ERR_MEMORY, "no memory for a heap of %u", self->pending);
    for (uint32_t slot = 0; slot < self->pending; slot++)
        heap_push(heap, (struct entry){ORIGIN + delay(self), slot, 0});
    return 0;
}

/* ---- both in turn ---- */

static void
compare(struct hold *self, struct agenda *agenda, struct heap *heap)
{
    double ours[ROUNDS], theirs[ROUNDS], ratios[ROUNDS];

    hold_agenda(self, agenda, self->holds); /* into the steady state */
    hold_heap(self, heap, self->holds);
    for (int round = 0; round < ROUNDS; round++) {
        double start = bench_cpu(), middle;
        hold_agenda(self, agenda, self->holds);
        middle = bench_cpu();
        hold_heap(self, heap, self->holds);
        ours[round] = (double)self->holds / (middle - start);
        theirs[round] = (double)self->holds / (bench_cpu() - middle);
        ratios[round] = ours[round] / theirs[round];
    }
    bench_say(self->bench, "", bench_median(ours, ROUNDS));
    bench_say(self->bench, "heap", bench_median(theirs, ROUNDS));
    bench_say(self->bench, "to_heap", bench_median(ratios, ROUNDS));
}

/* As many as the calendar of 136 years holds, with room for the longest delays. */
static long
holds_of_a_round(const struct bench *bench)
{
    double mean = bench->mix == BENCH_MIX ? 0.9 + 0.1 * LONG : 1.0;
    double days = (double)((END - ORIGIN) / TICKS_PER_DAY) - 20.0 * LONG;
    double most = bench->size * days / mean / (ROUNDS + 1);

    return (long)fmin(most, fmax(MOST_HOLDS, bench->size));
}

int
bench_hold(const struct bench *self, struct error *error)
{
    struct hold hold = {.bench = self, .pending = (uint32_t)self->size, .state = 1,
                        .holds = holds_of_a_round(self)};
    struct draw_spec day = {
        .form = DRAW_EXPONENTIAL, .a = 1.0, .low = -INFINITY, .high = INFINITY};
    static struct agenda agenda;
    struct arena arena = {0};
    struct heap heap = {.n = 0};
    int code = draw_init(&hold.delay, &day, TICKS_PER_DAY, error);

    if (code == 0)
        code = begin_agenda(&hold, &agenda, &arena, error);
    if (code == 0)
        code = begin_heap(&hold, &heap, error);
    if (code == 0)
        compare(&hold, &agenda, &heap);
    free(heap.entries);
    free(heap.sequences);
    arena_free(&arena);
    draw_free(&hold.delay);
    return code;
}
