/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/booking.h"

#include <signal.h>
#include <string.h>

#include <criterion/criterion.h>

enum { FIRST = 19000, DAYS = 6, SITES = 2 };

static struct booking_day days[DAYS];
static struct booking_site sites[DAYS * SITES];
static struct booking booking;

/* One site, all days open. */
static void
setup(void)
{
    const int32_t capacity[DAYS] = {0, 2, 1, 0, 0, 2};

    memset(days, 99, sizeof days); /* init clears what was there */
    memset(sites, 99, sizeof sites);
    booking_init(&booking, FIRST, FIRST + DAYS, 1, days, sites);
    for (int i = 0; i < DAYS; i++)
        booking_set_capacity(&booking, FIRST + i, 0, capacity[i]);
    booking_open(&booking, FIRST + DAYS);
}

TestSuite(booking, .init = setup);

/* As somebody who comes: the day, counted from the first. */
static day_number
take_as(day_number earliest, enum booking_who who)
{
    day_number day = booking_find(&booking, FIRST + earliest, who);

    if (day == BOOKING_NONE)
        return BOOKING_NONE;
    booking_take(&booking, day);
    return day - FIRST;
}

static day_number
take(day_number earliest)
{
    return take_as(earliest, BOOKING_ALL);
}

Test(booking, gives_the_first_free_place)
{
    cr_assert_eq(take(0), 1);
    cr_assert_eq(take(0), 1);
    cr_assert_eq(take(0), 2);
    cr_assert_eq(take(0), 5);
    cr_assert_eq(take(0), 5);
    cr_assert_eq(take(0), BOOKING_NONE);
    cr_assert_eq(booking_taken(&booking, FIRST + 1), 2);
    cr_assert_eq(booking_capacity(&booking, FIRST + 1), 2);
    cr_assert_eq(booking_free(&booking, FIRST + 1), 0);
}

Test(booking, never_before_the_earliest_day)
{
    cr_assert_eq(take(2), 2);
    cr_assert_eq(take(2), 5, "not the free place of day 1");
    cr_assert_eq(take(4), 5);
    cr_assert_eq(take(2), BOOKING_NONE);
    cr_assert_eq(take(-100), 1);
    cr_assert_eq(take(DAYS), BOOKING_NONE);
    cr_assert_eq(take(DAYS + 100), BOOKING_NONE);
}

Test(booking, finding_takes_nothing)
{
    cr_assert_eq(booking_find(&booking, FIRST, BOOKING_ALL), FIRST + 1);
    cr_assert_eq(booking_find(&booking, FIRST, BOOKING_ALL), FIRST + 1);
    cr_assert_eq(booking_taken(&booking, FIRST + 1), 0);
}

Test(booking, a_place_given_back_is_free_again)
{
    while (take(0) != BOOKING_NONE)
        ;
    booking_return(&booking, FIRST + 2, 0);
    booking_return(&booking, FIRST + 1, 0);
    booking_return(&booking, FIRST + 5, 0);
    cr_assert_eq(take(2), 2);
    cr_assert_eq(take(0), 1);
    cr_assert_eq(take(0), 5);
    cr_assert_eq(take(0), BOOKING_NONE);
}

/* ---- open days ---- */

Test(booking, a_day_is_booked_only_when_it_is_open)
{
    booking_init(&booking, FIRST, FIRST + DAYS, 1, days, sites);
    for (int i = 0; i < DAYS; i++)
        booking_set_capacity(&booking, FIRST + i, 0, 1);
    cr_assert_eq(take(0), BOOKING_NONE);
    booking_open(&booking, FIRST + 2);
    cr_assert_eq(take(0), 0);
    cr_assert_eq(take(0), 1);
    cr_assert_eq(take(0), BOOKING_NONE);
    cr_assert_eq(take(3), BOOKING_NONE);
    booking_open(&booking, FIRST + 3);
    cr_assert_eq(take(0), 2);
    booking_open(&booking, FIRST + 2); /* what is open stays so */
    booking_return(&booking, FIRST + 2, 0);
    cr_assert_eq(take(0), 2);
    booking_open(&booking, FIRST + 100);
    cr_assert_eq(take(0), 3);
    cr_assert_eq(take(5), 5);
}

/* ---- capacities that change ---- */

Test(booking, places_come_and_go)
{
    while (take(0) != BOOKING_NONE)
        ;
    booking_set_capacity(&booking, FIRST + 3, 0, 1);
    cr_assert_eq(take(0), 3);
    cr_assert_eq(take(0), BOOKING_NONE);
    booking_set_capacity(&booking, FIRST + 1, 0, 1); /* who has a place keeps it */
    cr_assert_eq(booking_taken(&booking, FIRST + 1), 2);
    cr_assert_eq(booking_free(&booking, FIRST + 1), 0);
    booking_return(&booking, FIRST + 1, 0);
    cr_assert_eq(take(0), BOOKING_NONE, "one is left, and one is there");
    booking_return(&booking, FIRST + 1, 0);
    cr_assert_eq(take(0), 1);
    booking_set_capacity(&booking, FIRST + 1, 0, 3);
    cr_assert_eq(booking_free(&booking, FIRST + 1), 2);
}

/* ---- sites ---- */

static void
two_sites(int32_t first, int32_t second)
{
    booking_init(&booking, FIRST, FIRST + 1, SITES, days, sites);
    booking_set_capacity(&booking, FIRST, 0, first);
    booking_set_capacity(&booking, FIRST, 1, second);
    booking_open(&booking, FIRST + 1);
}

Test(booking, goes_where_most_places_are_free)
{
    const int order[] = {1, 1, 0, 1, 0, 1}; /* of 4: 3, 2, then the first of two with as many */

    two_sites(2, 4);
    for (int i = 0; i < 6; i++)
        cr_expect_eq(booking_take(&booking, FIRST), order[i], "the %dth", i);
    cr_expect_eq(take(0), BOOKING_NONE);
    booking_return(&booking, FIRST, 0);
    cr_expect_eq(booking_take(&booking, FIRST), 0);
}

/* A site with more taken than there are leaves the other one's places free. */
Test(booking, a_cut_at_one_site_is_none_at_the_other)
{
    two_sites(2, 2);
    for (int i = 0; i < 3; i++)
        booking_take(&booking, FIRST);
    booking_set_capacity(&booking, FIRST, 0, 0);
    cr_expect_eq(booking_free(&booking, FIRST), 1);
    cr_expect_eq(booking_take(&booking, FIRST), 1);
    cr_expect_eq(booking_capacity(&booking, FIRST), 2);
    cr_expect_eq(booking_taken(&booking, FIRST), 4);
}

/* ---- reserved places ---- */

Test(booking, the_last_places_are_reserved)
{
    booking_reserve(&booking, FIRST + 1, 1);
    booking_reserve(&booking, FIRST + 2, 1);
    cr_expect_not(booking_is_reserved(&booking, FIRST + 1));
    cr_expect_eq(take_as(0, BOOKING_FIRST), 1, "an ordinary place, as long as there is one");
    cr_expect(booking_is_reserved(&booking, FIRST + 1));
    cr_expect_eq(take(0), 5, "one is left on each day before, for others");
    cr_expect_eq(take_as(0, BOOKING_FIRST), 1);
    cr_expect_eq(take_as(0, BOOKING_FIRST), 2);
    booking_return(&booking, FIRST + 1, 0);
    cr_expect_eq(booking_find(&booking, FIRST, BOOKING_ALL), FIRST + 5);
    booking_reserve(&booking, FIRST + 1, 0); /* for all, from now on */
    cr_expect_eq(take(0), 1);
}

/* ---- bugs ---- */

Test(booking, of_no_days_has_no_place)
{
    booking_init(&booking, FIRST, FIRST, 1, days, sites);
    cr_assert_eq(take(0), BOOKING_NONE);
}

Test(booking, a_place_that_nobody_had_is_a_bug, .signal = SIGABRT)
{
    booking_return(&booking, FIRST + 1, 0);
}

Test(booking, so_is_one_before_the_first_day, .signal = SIGABRT)
{
    booking_return(&booking, FIRST - 1, 0);
}

Test(booking, and_one_after_the_last, .signal = SIGABRT)
{
    booking_return(&booking, FIRST + DAYS, 0);
}

Test(booking, and_one_taken_on_a_full_day, .signal = SIGABRT)
{
    booking_take(&booking, FIRST);
}
