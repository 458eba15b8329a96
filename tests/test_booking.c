/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/booking.h"

#include <signal.h>

#include <criterion/criterion.h>

enum { FIRST = 19000, DAYS = 6 };

static const int32_t capacity[DAYS] = {0, 2, 1, 0, 0, 2};
static int32_t taken[DAYS];
static struct booking booking;

static void
setup(void)
{
    for (int i = 0; i < DAYS; i++)
        taken[i] = 99; /* init clears what was there */
    booking_init(&booking, FIRST, FIRST + DAYS, capacity, taken);
}

TestSuite(booking, .init = setup);

static day_number
take(day_number earliest)
{
    day_number day = booking_take(&booking, FIRST + earliest);

    return day == BOOKING_NONE ? BOOKING_NONE : day - FIRST;
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

Test(booking, a_place_given_back_is_free_again)
{
    while (take(0) != BOOKING_NONE)
        ;
    booking_return(&booking, FIRST + 2);
    booking_return(&booking, FIRST + 1);
    booking_return(&booking, FIRST + 5);
    cr_assert_eq(take(2), 2);
    cr_assert_eq(take(0), 1);
    cr_assert_eq(take(0), 5);
    cr_assert_eq(take(0), BOOKING_NONE);
}

Test(booking, of_no_days_has_no_place)
{
    booking_init(&booking, FIRST, FIRST, capacity, taken);
    cr_assert_eq(take(0), BOOKING_NONE);
}

Test(booking, a_place_that_nobody_had_is_a_bug, .signal = SIGABRT)
{
    booking_return(&booking, FIRST + 1);
}

Test(booking, so_is_one_before_the_first_day, .signal = SIGABRT)
{
    booking_return(&booking, FIRST - 1);
}

Test(booking, and_one_after_the_last, .signal = SIGABRT)
{
    booking_return(&booking, FIRST + DAYS);
}
