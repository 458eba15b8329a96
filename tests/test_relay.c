/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/relay.h"

#include <criterion/criterion.h>
#include <stdatomic.h>
#include <time.h>

enum { ITEMS = 3, GIVEN = 1000, THREADS = 4 };

/* Numbers that go round, and what became of them. */
static struct relay relay;
static int boxes[ITEMS];
static void *items[ITEMS];
static int used[THREADS * GIVEN + 1], n_used, fails_at;
static atomic_int held;

static int
use(void *context, void *item, struct error *error)
{
    (void)context;
    if (n_used == fails_at)
        return error_set(error, ERR_IO, "the disk is full");
    used[n_used++] = *(int *)item;
    return 0;
}

static void
open_relay(void)
{
    struct error error = {0};

    for (int i = 0; i < ITEMS; i++)
        items[i] = &boxes[i];
    n_used = 0;
    fails_at = -1;
    cr_assert_eq(relay_open(&relay, items, ITEMS, use, NULL, &error), 0);
}

static void
give(int number)
{
    void *item;

    cr_assert_eq(relay_take(&relay, &item, NULL), 0);
    *(int *)item = number;
    relay_give(&relay, item);
}

TestSuite(relay, .init = open_relay);

Test(relay, uses_all_in_the_order_given)
{
    for (int i = 0; i < GIVEN; i++)
        give(i);
    cr_assert_eq(relay_close(&relay, NULL), 0);
    cr_assert_eq(n_used, GIVEN);
    for (int i = 0; i < GIVEN; i++)
        cr_assert_eq(used[i], i);
}

Test(relay, uses_nothing_that_is_returned)
{
    void *item;

    cr_assert_eq(relay_take(&relay, &item, NULL), 0);
    relay_return(&relay, item);
    give(7);
    cr_assert_eq(relay_close(&relay, NULL), 0);
    cr_assert_eq(n_used, 1);
    cr_assert_eq(used[0], 7);
}

Test(relay, ends_with_nothing_given)
{
    cr_assert_eq(relay_close(&relay, NULL), 0);
    cr_assert_eq(n_used, 0);
}

/* ---- many threads ---- */

static void *
give_many(void *argument)
{
    int first = *(int *)argument;

    for (int i = 0; i < GIVEN; i++) {
        void *item;
        if (relay_take(&relay, &item, NULL) != 0)
            return NULL;
        /* Who has an item has it alone: there are no more than ITEMS about. */
        if (atomic_fetch_add(&held, 1) >= ITEMS)
            return NULL;
        *(int *)item = first + i;
        atomic_fetch_sub(&held, 1);
        relay_give(&relay, item);
    }
    return argument;
}

Test(relay, loses_nothing_of_many_threads)
{
    static bool seen[THREADS * GIVEN];
    pthread_t threads[THREADS];
    int firsts[THREADS];
    void *done;

    for (int t = 0; t < THREADS; t++) {
        firsts[t] = t * GIVEN;
        cr_assert_eq(pthread_create(&threads[t], NULL, give_many, &firsts[t]), 0);
    }
    for (int t = 0; t < THREADS; t++) {
        pthread_join(threads[t], &done);
        cr_expect_not_null(done);
    }
    cr_assert_eq(relay_close(&relay, NULL), 0);
    cr_assert_eq(n_used, THREADS * GIVEN);
    for (int i = 0; i < n_used; i++) {
        cr_assert_not(seen[used[i]], "%d comes twice", used[i]);
        seen[used[i]] = true;
    }
}

/* ---- errors ---- */

Test(relay, tells_its_error_to_all)
{
    struct error error = {0};
    int code = 0, given = 0;
    void *item;

    fails_at = 5;
    while (code == 0 && given < GIVEN) {
        code = relay_take(&relay, &item, &error);
        if (code == 0)
            relay_give(&relay, item);
        given += code == 0;
    }
    cr_assert_eq(code, ERR_IO);
    cr_assert_str_eq(error.text, "the disk is full");
    error = (struct error){0};
    cr_assert_eq(relay_close(&relay, &error), ERR_IO);
    cr_assert_str_eq(error.text, "the disk is full");
    cr_assert_eq(n_used, 5);
}

Test(relay, tells_an_error_at_the_end)
{
    struct error error = {0};

    fails_at = 0;
    give(1);
    cr_assert_eq(relay_close(&relay, &error), ERR_IO);
    cr_assert_eq(n_used, 0);
}

/* ---- waiting ---- */

static int
use_slowly(void *context, void *item, struct error *error)
{
    (void)context;
    (void)item;
    (void)error;
    nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    return 0;
}

/* A writer of 20 ms for each of ten items, of which one is about: nine times somebody waits. */
Test(relay, measures_how_long_anybody_waits)
{
    void *item;

    cr_assert_eq(relay_close(&relay, NULL), 0); /* that of all tests; here one item is about */
    items[0] = &boxes[0];
    cr_assert_eq(relay_open(&relay, items, 1, use_slowly, NULL, NULL), 0);
    for (int i = 0; i < 10; i++) {
        cr_assert_eq(relay_take(&relay, &item, NULL), 0);
        relay_give(&relay, item);
    }
    cr_assert_eq(relay_close(&relay, NULL), 0);
    cr_assert_gt(relay.waited, 0.15);
}
