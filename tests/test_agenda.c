/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/agenda.h"

#include <signal.h>

#include <criterion/criterion.h>

enum { SLOTS = 200, BUCKET = 1 << AGENDA_BUCKET_BITS, SHELF = 1 << AGENDA_SHELF_BITS };

#define ORIGIN (15706 * TICKS_PER_DAY) /* 2013-01-01 */
#define END (ORIGIN + 100 * TICKS_PER_DAY)

static struct arena arena;
static struct agenda agenda;

static void
setup(void)
{
    cr_assert_eq(arena_init(&arena, agenda_bytes(SLOTS, ORIGIN, END), NULL), 0);
    cr_assert_eq(agenda_init(&agenda, &arena, SLOTS, ORIGIN, END, NULL), 0);
    for (uint32_t slot = 0; slot < SLOTS; slot++)
        agenda_open(&agenda, slot);
}

static void
teardown(void)
{
    arena_free(&arena);
}

TestSuite(agenda, .init = setup, .fini = teardown);

static void
schedule(uint32_t slot, ticks after, unsigned class)
{
    agenda_schedule(&agenda, slot, ORIGIN + after, class);
}

static void
assert_next(uint32_t slot, ticks after)
{
    uint32_t next = agenda_next(&agenda);

    cr_assert_eq(next, slot, "%d comes, not %d", (int)next, (int)slot);
    cr_assert_eq(agenda.now, ORIGIN + after, "at %lld, not %lld", (long long)(agenda.now - ORIGIN),
                 (long long)after);
    cr_assert_not(agenda_pending(&agenda, slot));
    agenda_verify(&agenda);
}

static void
assert_empty(void)
{
    ticks now = agenda.now;

    cr_assert_eq(agenda_next(&agenda), AGENDA_NONE);
    cr_assert_eq(agenda.pending, 0u);
    cr_assert_eq(agenda.now, now, "the clock stands still");
    agenda_verify(&agenda);
}

/* ---- order ---- */

Test(agenda, empty_it_has_nothing_to_say)
{
    assert_empty();
    cr_assert_eq(agenda_ahead(&agenda, 0), AGENDA_NONE);
}

Test(agenda, events_come_by_time)
{
    static const ticks after[] = {7, 3000000, 5, 300, 70000, 6, 500000, 299};
    static const uint32_t order[] = {2, 5, 0, 7, 3, 4, 6, 1};

    for (uint32_t slot = 0; slot < 8; slot++)
        schedule(slot, after[slot], 3);
    agenda_verify(&agenda);
    for (int i = 0; i < 8; i++)
        assert_next(order[i], after[order[i]]);
    assert_empty();
}

/* At the same tick, whether the bucket is under way or ahead, its entries few or many. */
static void
assert_ties(ticks at, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        schedule((i * 7 + 3) % n, at, (i * 5) % 16);
    agenda_verify(&agenda);
    for (unsigned class = 0; class < 16; class++)
        for (uint32_t i = 0; i < n; i++)
            if ((i * 5) % 16 == class)
                assert_next((i * 7 + 3) % n, at);
    assert_empty();
}

Test(agenda, ties_come_by_class_then_by_order_of_scheduling)
{
    assert_ties(0, 20);
    assert_ties(10, 100);
    assert_ties(BUCKET - 1, 100);
    assert_ties(3 * BUCKET, 20);
    assert_ties(5 * BUCKET, 47);
    assert_ties(7 * BUCKET + 99, 48);
    assert_ties(9 * BUCKET + 99, 100);
}

Test(agenda, time_goes_before_class)
{
    for (ticks base = 0; base < 10 * BUCKET; base += 5 * BUCKET) {
        schedule(0, base + 11, 0);
        schedule(1, base + 10, 15);
        schedule(2, base + 11, 15);
        schedule(3, base + 12, 0);
        assert_next(1, base + 10);
        assert_next(0, base + 11);
        assert_next(2, base + 11);
        assert_next(3, base + 12);
    }
}

Test(agenda, what_comes_late_is_merged_with_what_was_there)
{
    schedule(0, BUCKET + 10, 4);
    schedule(1, BUCKET + 20, 4);
    schedule(2, BUCKET + 1000, 4);
    assert_next(0, BUCKET + 10);
    schedule(3, BUCKET + 10, 0);  /* now */
    schedule(4, BUCKET + 20, 3);  /* before slot 1 by class */
    schedule(5, BUCKET + 20, 4);  /* after it by sequence */
    schedule(6, BUCKET + 999, 9); /* on another shelf */
    schedule(7, BUCKET + 1000, 4);
    schedule(8, 2 * BUCKET, 0);
    agenda_verify(&agenda);
    assert_next(3, BUCKET + 10);
    assert_next(4, BUCKET + 20);
    assert_next(1, BUCKET + 20);
    assert_next(5, BUCKET + 20);
    assert_next(6, BUCKET + 999);
    assert_next(2, BUCKET + 1000);
    assert_next(7, BUCKET + 1000);
    assert_next(8, 2 * BUCKET);
    assert_empty();
}

Test(agenda, an_event_may_schedule_itself_for_now)
{
    schedule(0, 5, 8);
    assert_next(0, 5);
    for (int i = 0; i < 1000; i++) {
        schedule(0, 5, 8);
        assert_next(0, 5);
    }
}

Test(agenda, edges_of_buckets_and_shelves)
{
    static const ticks edges[] = {
        0, 1, SHELF - 1, SHELF, 2 * SHELF - 1, 2 * SHELF, 64 * SHELF - 1, 64 * SHELF,
        BUCKET - SHELF, BUCKET - 1, BUCKET, BUCKET + 1, 2 * BUCKET - 1, 2 * BUCKET,
        BUCKET * 131 - 1, BUCKET * 131, 100 * TICKS_PER_DAY - 1,
    };
    const uint32_t n = sizeof edges / sizeof *edges;

    for (uint32_t i = n; i-- > 0;)
        schedule(i, edges[i], 1);
    for (uint32_t i = 0; i < n; i++)
        assert_next(i, edges[i]);
}

/* One event on each shelf, from the last to the first, from within the bucket. */
Test(agenda, every_shelf_is_reached)
{
    schedule(0, BUCKET, 0);
    assert_next(0, BUCKET);
    for (uint32_t i = SLOTS; i-- > 0;)
        schedule(i, BUCKET + (ticks)i * 327, 0);
    agenda_verify(&agenda);
    for (uint32_t i = 0; i < SLOTS; i++)
        assert_next(i, BUCKET + (ticks)i * 327);
}

/* ---- the end ---- */

Test(agenda, events_at_or_past_the_end_are_dropped)
{
    schedule(0, 100 * TICKS_PER_DAY, 0);
    schedule(1, 100 * TICKS_PER_DAY + 1, 0);
    schedule(2, INT64_C(1) << 50, 0);
    schedule(3, 100 * TICKS_PER_DAY - 1, 0);
    for (uint32_t slot = 0; slot < 3; slot++)
        cr_assert_not(agenda_pending(&agenda, slot));
    cr_assert_eq(agenda.pending, 1u);
    assert_next(3, 100 * TICKS_PER_DAY - 1);
    schedule(3, 100 * TICKS_PER_DAY, 0);
    assert_empty();
}

/* ---- cancelling ---- */

Test(agenda, a_cancelled_event_does_not_come)
{
    static const ticks base[] = {0, 300, 3 * BUCKET};

    for (int i = 0; i < 3; i++) {
        for (uint32_t slot = 0; slot < 5; slot++)
            schedule(slot, base[i] + slot, 0);
        agenda_cancel(&agenda, 0);
        agenda_cancel(&agenda, 2);
        agenda_cancel(&agenda, 2); /* again: nothing pending */
        agenda_cancel(&agenda, 4);
        cr_assert_not(agenda_pending(&agenda, 2));
        cr_assert_eq(agenda.pending, 2u);
        agenda_verify(&agenda);
        assert_next(1, base[i] + 1);
        assert_next(3, base[i] + 3);
        assert_empty();
    }
}

Test(agenda, a_rescheduled_event_comes_once)
{
    static const ticks after[] = {0, 10, SHELF + 3, BUCKET, 4 * BUCKET + 7};

    for (int from = 0; from < 5; from++)
        for (int to = 0; to < 5; to++) {
            teardown();
            setup();
            schedule(0, after[from], 3);
            agenda_cancel(&agenda, 0);
            schedule(0, after[to], 3);
            cr_assert_eq(agenda.pending, 1u);
            agenda_verify(&agenda);
            assert_next(0, after[to]);
            assert_empty();
        }
}

Test(agenda, a_reschedule_goes_to_the_end_of_its_ties)
{
    for (ticks at = 50; at < 10 * BUCKET; at += 3 * BUCKET) {
        schedule(0, at, 2);
        schedule(1, at, 2);
        agenda_cancel(&agenda, 0);
        schedule(0, at, 2);
        assert_next(1, at);
        assert_next(0, at);
    }
}

Test(agenda, an_open_slot_has_forgotten_its_past)
{
    schedule(0, 10, 0);
    agenda_cancel(&agenda, 0);
    agenda_open(&agenda, 0); /* somebody else's now */
    schedule(1, 11, 0);
    assert_next(1, 11);
    schedule(0, 12, 0);
    assert_next(0, 12);
    assert_empty();
}

/* A clock that ran past stale events must not pass what is then scheduled for now. */
Test(agenda, stale_events_do_not_move_the_clock)
{
    schedule(0, 10, 0);
    schedule(1, BUCKET - 1, 0);
    assert_next(0, 10);
    agenda_cancel(&agenda, 1);
    assert_empty();
    schedule(2, 10, 0);
    schedule(3, 40000, 0);
    schedule(4, SHELF, 0);
    assert_next(2, 10);
    schedule(5, 50000, 0);
    schedule(6, 11, 0);
    assert_next(6, 11);
    assert_next(4, SHELF);
    assert_next(3, 40000);
    assert_next(5, 50000);
    assert_empty();
}

/* Far more stale entries than there is room for, into the bucket under way, its first shelf, its
 * last one, and one ahead: they are swept, and what is live stays. */
Test(agenda, stale_events_never_fill_it)
{
    static const ticks after[] = {5, 200 * SHELF, BUCKET - 1, 2 * BUCKET, 50 * BUCKET};
    const uint32_t rounds = 3 * agenda.n_blocks * AGENDA_BLOCK;

    for (int i = 0; i < 5; i++) {
        for (uint32_t k = 0; k < rounds; k++) {
            agenda_cancel(&agenda, 0);
            schedule(0, after[i], 1);
            if (k % 5000 == 0) {
                schedule(1 + k / 5000 % 100, 60 * BUCKET + k, 1);
                agenda_verify(&agenda);
            } else if (k % 5000 == 4999)
                agenda_cancel(&agenda, 1 + k / 5000 % 100);
        }
        agenda_cancel(&agenda, 0);
        schedule(0, after[i], 1);
        for (uint32_t slot = 1; slot <= 100; slot++)
            agenda_cancel(&agenda, slot);
        agenda_verify(&agenda);
        assert_next(0, after[i]);
        assert_empty();
    }
}

/* The shelf's only events are stale ones when the sweep comes. */
Test(agenda, a_sweep_that_empties_a_shelf_leaves_the_books_right)
{
    const uint32_t rounds = agenda.n_blocks * AGENDA_BLOCK;

    schedule(1, 100 * SHELF, 1);
    for (uint32_t k = 0; k < rounds; k++) {
        agenda_cancel(&agenda, 1);
        schedule(1, (ticks)(k % 2 ? 200 : 201) * SHELF, 1);
    }
    agenda_verify(&agenda);
    agenda_cancel(&agenda, 1);
    schedule(2, 100 * SHELF, 1);
    schedule(3, 220 * SHELF, 1);
    assert_next(2, 100 * SHELF);
    assert_next(3, 220 * SHELF);
}

/* ---- the hint ---- */

Test(agenda, ahead_tells_who_comes)
{
    for (uint32_t slot = 0; slot < 20; slot++)
        schedule(slot, BUCKET + slot, 0);
    assert_next(0, BUCKET);
    cr_assert_eq(agenda_ahead(&agenda, 0), 1u);
    cr_assert_eq(agenda_ahead(&agenda, 18), 19u);
    cr_assert_eq(agenda_ahead(&agenda, 19), AGENDA_NONE);
}

/* ---- memory and bugs ---- */

Test(agenda, fits_in_the_bytes_that_it_asks_for)
{
    struct arena small;
    struct agenda other;
    struct error error = {0};
    size_t bytes = agenda_bytes(1000, ORIGIN, END);

    cr_assert_eq(arena_init(&small, bytes, NULL), 0);
    cr_assert_eq(agenda_init(&other, &small, 1000, ORIGIN, END, NULL), 0);
    arena_free(&small);
    cr_assert_eq(arena_init(&small, bytes / 2, NULL), 0);
    cr_assert_eq(agenda_init(&other, &small, 1000, ORIGIN, END, &error), ERR_MEMORY);
    cr_assert_eq(error.code, ERR_MEMORY);
    arena_free(&small);
}

Test(agenda, before_now_is_a_bug, .signal = SIGABRT)
{
    schedule(0, 100, 0);
    agenda_next(&agenda);
    schedule(0, 99, 0);
}

Test(agenda, a_second_event_of_a_slot_is_a_bug, .signal = SIGABRT)
{
    schedule(0, 100, 0);
    schedule(0, 200, 0);
}

Test(agenda, a_class_too_high_is_a_bug, .signal = SIGABRT)
{
    schedule(0, 100, AGENDA_CLASSES);
}

Test(agenda, a_slot_too_high_is_a_bug, .signal = SIGABRT)
{
    agenda_cancel(&agenda, SLOTS);
}

Test(agenda, no_span_is_a_bug, .signal = SIGABRT)
{
    agenda_init(&agenda, &arena, 1, ORIGIN, ORIGIN, NULL);
}

Test(agenda, verify_sees_a_book_that_is_off, .signal = SIGABRT)
{
    schedule(0, 3 * BUCKET, 0);
    agenda.pending++;
    agenda_verify(&agenda);
}

Test(agenda, verify_sees_an_event_at_the_wrong_time, .signal = SIGABRT)
{
    schedule(0, 3 * BUCKET, 0);
    agenda.nodes[0].at++;
    agenda_verify(&agenda);
}
