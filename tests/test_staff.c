/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/staff.h"

#include <math.h>

#include <criterion/criterion.h>

/* Sums of some hundreds of doubles below 100: what the rounding may come to. */
#define ROUNDING 1e-9

static struct staff staff;

static void
start(double posts, double attrition, int64_t recruit_days, int64_t training_days)
{
    cr_assert_eq(staff_init(&staff, posts, attrition, recruit_days, training_days, NULL), 0);
}

static void
teardown(void)
{
    staff_free(&staff);
}

TestSuite(staff, .fini = teardown);

/* A lag of 150 days, and a fifth leaves in a year. */
Test(staff, starts_and_stays_in_the_closed_form)
{
    double expected = 22.0 / (1.0 + 0.2 * 150 / 365.25);

    start(22.0, 0.2, 90, 60);
    cr_assert_float_eq(staff.at_work, expected, ROUNDING);
    for (int day = 0; day < 2000; day++) {
        staff_day(&staff, 22.0);
        cr_assert_float_eq(staff.at_work, expected, ROUNDING, "day %d", day);
    }
}

Test(staff, comes_to_the_closed_form_from_anywhere)
{
    start(5.0, 0.3, 30, 10);
    for (int day = 0; day < 20 * 365; day++)
        staff_day(&staff, 22.0);
    cr_assert_float_eq(staff.at_work, 22.0 / (1.0 + 0.3 * 40 / 365.25), 1e-6);
}

Test(staff, nobody_leaves_nobody_comes)
{
    start(7.5, 0.0, 90, 60);
    for (int day = 0; day < 400; day++) {
        staff_day(&staff, 7.5);
        cr_assert(staff.at_work == 7.5 && staff.coming == 0.0);
    }
}

Test(staff, more_posts_are_at_work_after_the_lag)
{
    start(10.0, 0.0, 3, 4);
    for (int day = 0; day < 7; day++) {
        staff_day(&staff, 12.0);
        cr_assert_eq(staff.at_work, 10.0, "day %d", day);
        cr_assert_eq(staff.coming, 2.0);
    }
    staff_day(&staff, 12.0);
    cr_assert(staff.at_work == 12.0 && staff.coming == 0.0);
}

Test(staff, without_a_lag_posts_are_filled)
{
    start(10.0, 0.5, 0, 0);
    cr_assert_eq(staff.at_work, 10.0);
    for (int day = 0; day < 10; day++) {
        staff_day(&staff, 10.0 + day);
        cr_assert_float_eq(staff.at_work, 10.0 + day, ROUNDING);
    }
}

Test(staff, fewer_posts_are_felt_at_once)
{
    start(10.0, 0.0, 30, 30);
    staff_day(&staff, 4.0);
    cr_assert(staff.at_work == 4.0 && staff.coming == 0.0);
}

/* Two vacancies of a day each: of three posts that go, both of these and one of those at work. */
Test(staff, fewer_posts_are_first_those_to_be_filled)
{
    start(10.0, 0.0, 5, 5);
    staff_day(&staff, 11.0);
    staff_day(&staff, 12.0);
    staff_day(&staff, 11.5); /* half of the younger one */
    cr_assert(staff.at_work == 10.0 && staff.coming == 1.5);
    for (int day = 3; day < 11; day++)
        staff_day(&staff, 11.5);
    cr_assert_eq(staff.at_work, 11.0, "the older one has come");
    staff_day(&staff, 11.5);
    cr_assert_eq(staff.at_work, 11.5, "and what was left of the younger one");
}

Test(staff, at_work_and_coming_are_the_posts)
{
    start(20.0, 0.4, 17, 5);
    for (int day = 0; day < 3000; day++) {
        double posts = 12.0 + 8.0 * ((day / 37) % 3) - (day % 11 == 0), due = 0.0;
        staff_day(&staff, posts);
        cr_assert_float_eq(staff.at_work + staff.coming, posts, ROUNDING, "day %d", day);
        for (int64_t i = 0; i < staff.lag; i++) {
            cr_assert_geq(staff.due[i], 0.0);
            due += staff.due[i];
        }
        cr_assert_float_eq(due, staff.coming, ROUNDING, "day %d", day);
        cr_assert_geq(staff.at_work, 0.0);
    }
}

Test(staff, no_posts_no_staff)
{
    start(0.0, 0.4, 17, 5);
    staff_day(&staff, 0.0);
    cr_assert(staff.at_work == 0.0 && staff.coming == 0.0);
}
