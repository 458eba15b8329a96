/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The agenda against a sorted array, for random schedules, cancels and steps of the clock: delays
 * of nothing, of a tick, within a shelf, within a bucket, to its very edge, of days, beyond the
 * end; few slots and many, so that both ways of sorting are used; cancels so many that the pool
 * fills with stale entries.
 */

#include "sim/agenda.h"
#include "sim/rng.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#define ORIGIN (15706 * TICKS_PER_DAY + 12345)

enum { BUCKET = 1 << AGENDA_BUCKET_BITS };

struct expected {
    uint64_t key; /* ticks after the origin, then class; ties are kept apart by sequence */
    uint64_t sequence;
    uint32_t slot;
};

/* How an experiment draws. */
struct plan {
    uint64_t seed;
    uint32_t slots, operations;
    uint32_t steps;   /* of 10,000 operations so many move the clock */
    uint32_t cancels; /* and so many of the others, where a slot is busy, only cancel */
    int days;         /* the span */
};

struct test {
    struct plan plan;
    struct arena arena;
    struct agenda agenda;
    struct expected *sorted; /* last comes first */
    struct expected *by_slot;
    size_t n;
    ticks now;
    uint64_t sequence;
    uint32_t draws;
};

static uint32_t
below(struct test *test, uint32_t n)
{
    struct rng rng = {test->plan.seed, 0};

    return (uint32_t)(((rng_bits(&rng, 0, 0, test->draws++) >> 32) * n) >> 32);
}

/* ---- the reference ---- */

static bool
comes_before(const struct expected *a, const struct expected *b)
{
    return a->key != b->key ? a->key < b->key : a->sequence < b->sequence;
}

/* The place of an event in the array, or where it belongs. */
static size_t
place_of(const struct test *test, const struct expected *event)
{
    size_t low = 0, high = test->n;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (comes_before(event, &test->sorted[middle]))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
expect(struct test *test, uint32_t slot, ticks at, unsigned class)
{
    struct expected event = {(uint64_t)(at - ORIGIN) << 4 | class, test->sequence++, slot};
    size_t place = place_of(test, &event);

    memmove(&test->sorted[place + 1], &test->sorted[place], (test->n - place) * sizeof event);
    test->sorted[place] = test->by_slot[slot] = event;
    test->n++;
}

static void
expect_no_more(struct test *test, uint32_t slot)
{
    size_t place = place_of(test, &test->by_slot[slot]);

    cr_assert_eq(test->sorted[place].slot, slot, "the test itself is wrong");
    memmove(&test->sorted[place], &test->sorted[place + 1],
            (test->n - place - 1) * sizeof *test->sorted);
    test->n--;
}

/* ---- operations ---- */

static ticks
draw_delay(struct test *test)
{
    ticks to_edge = BUCKET - ((test->now - ORIGIN) & (BUCKET - 1));

    switch (below(test, 9)) {
    case 0:
        return 0;
    case 1:
        return below(test, 3);
    case 2:
        return below(test, 300);
    case 3:
    case 4:
        return below(test, BUCKET);
    case 5:
        return to_edge - 1 + below(test, 2);
    case 6:
        return to_edge + below(test, BUCKET);
    case 7:
        return (ticks)below(test, 40) * BUCKET + below(test, 2);
    default:
        return (ticks)below(test, 40 * 86400);
    }
}

static void
schedule_one(struct test *test, uint32_t slot)
{
    ticks at = test->now + draw_delay(test);
    unsigned class = below(test, 2) ? below(test, AGENDA_CLASSES) : 7;

    agenda_schedule(&test->agenda, slot, at, class);
    cr_assert_eq(agenda_pending(&test->agenda, slot), at < test->agenda.end);
    if (at < test->agenda.end)
        expect(test, slot, at, class);
}

static void
change_one(struct test *test)
{
    uint32_t slot = below(test, test->plan.slots);

    if (agenda_pending(&test->agenda, slot)) {
        agenda_cancel(&test->agenda, slot);
        expect_no_more(test, slot);
        if (below(test, 10000) < test->plan.cancels)
            return;
    }
    schedule_one(test, slot);
}

static void
step(struct test *test)
{
    uint32_t slot = agenda_next(&test->agenda);
    const struct expected *first = &test->sorted[test->n - 1];

    if (test->n == 0) {
        cr_assert_eq(slot, AGENDA_NONE);
        return;
    }
    cr_assert(slot == first->slot && test->agenda.now == ORIGIN + (ticks)(first->key >> 4),
              "seed %d, %u slots, draw %u: slot %u, not %u", (int)test->plan.seed,
              test->plan.slots, test->draws, slot, first->slot);
    test->now = test->agenda.now;
    test->n--;
    if (below(test, 4) > 0) /* as a handler does */
        schedule_one(test, slot);
}

/* ---- experiments ---- */

static void
begin(struct test *test)
{
    ticks end = ORIGIN + test->plan.days * TICKS_PER_DAY + (ticks)below(test, 100);

    cr_assert_eq(arena_reserve(&test->arena, agenda_bytes(test->plan.slots, ORIGIN, end), NULL), 0);
    cr_assert_eq(agenda_init(&test->agenda, &test->arena, test->plan.slots, ORIGIN, end, NULL), 0);
    for (uint32_t slot = 0; slot < test->plan.slots; slot++)
        agenda_open(&test->agenda, slot);
    test->n = 0;
    test->now = ORIGIN;
    for (uint32_t slot = 0; slot < test->plan.slots; slot++)
        schedule_one(test, slot);
}

static void
operate(struct test *test)
{
    uint32_t verify_every = 500 + test->plan.slots;

    for (uint32_t i = 0; i < test->plan.operations; i++) {
        if (test->agenda.end - test->now < 2 * BUCKET)
            begin(test);
        if (below(test, 10000) < test->plan.steps)
            step(test);
        else
            change_one(test);
        cr_assert_eq(test->agenda.pending, test->n);
        if (i % verify_every == 0)
            agenda_verify(&test->agenda);
    }
    while (test->n > 0)
        step(test);
    cr_assert_eq(agenda_next(&test->agenda), AGENDA_NONE);
    agenda_verify(&test->agenda);
}

static void
experiment(struct plan plan)
{
    struct test test = {.plan = plan};

    test.sorted = malloc((plan.slots + 1) * sizeof *test.sorted);
    test.by_slot = malloc(plan.slots * sizeof *test.by_slot);
    cr_assert(test.sorted != NULL && test.by_slot != NULL);
    cr_assert_eq(arena_init(&test.arena, 0, NULL), 0);
    begin(&test);
    operate(&test);
    free(test.sorted);
    free(test.by_slot);
    arena_free(&test.arena);
}

Test(agenda_property, few_slots)
{
    for (uint32_t slots = 1; slots <= 3; slots++)
        for (uint64_t seed = 1; seed <= 5; seed++)
            experiment((struct plan){seed, slots, 20000, 4000, 5000, 600});
}

Test(agenda_property, about_as_many_as_decide_how_to_sort)
{
    for (uint32_t slots = 46; slots <= 50; slots++)
        for (uint64_t seed = 1; seed <= 3; seed++)
            experiment((struct plan){seed, slots, 20000, 5000, 3000, 300});
}

Test(agenda_property, a_thousand_slots)
{
    for (uint64_t seed = 1; seed <= 5; seed++)
        experiment((struct plan){seed, 1000, 60000, 6000, 3000, 200});
}

Test(agenda_property, twenty_thousand_slots)
{
    for (uint64_t seed = 1; seed <= 2; seed++)
        experiment((struct plan){seed, 20000, 60000, 7000, 3000, 100});
}

/* The clock stands nearly still, so that stale entries fill the pool again and again. */
Test(agenda_property, more_cancels_than_there_is_room_for)
{
    experiment((struct plan){1, 1, 100000, 2, 100, 4});
    experiment((struct plan){2, 10, 100000, 10, 5000, 3});
    experiment((struct plan){3, 500, 100000, 50, 100, 4});
}
