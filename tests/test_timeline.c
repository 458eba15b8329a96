/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/timeline.h"

#include <signal.h>

#include <criterion/criterion.h>

static struct timeline line;

static void
setup(void)
{
    cr_assert_eq(timeline_init(&line, 40.0, NULL), 0);
}

static void
teardown(void)
{
    timeline_free(&line);
}

TestSuite(timeline, .init = setup, .fini = teardown);

static void
change(day_number from, day_number until, enum timeline_action action, double value, int ramp_days)
{
    struct timeline_change it = {from, until, action, value, TIMELINE_KNOWN, ramp_days};

    cr_assert_eq(timeline_change(&line, &it, NULL), 0);
}

/* Exactly: a change in full force is exact, and the values here are binary fractions. */
static void
assert_at(day_number day, double value)
{
    cr_assert(timeline_at(&line, day) == value, "day %d: %.17g, not %.17g", day,
              timeline_at(&line, day), value);
}

Test(timeline, a_constant_is_one_for_ever)
{
    assert_at(INT32_MIN, 40.0);
    assert_at(0, 40.0);
    assert_at(INT32_MAX, 40.0);
    cr_assert_eq(timeline_next(&line, 0), TIMELINE_ALWAYS);
    cr_assert(timeline_lowest(&line) == 40.0 && timeline_highest(&line) == 40.0);
}

Test(timeline, sets_from_its_day_on)
{
    change(100, TIMELINE_ALWAYS, TIMELINE_SET, 0.1, 0);
    assert_at(99, 40.0);
    assert_at(100, 0.1);
    assert_at(INT32_MAX - 1, 0.1);
    cr_assert_eq(timeline_next(&line, 99), 100);
    cr_assert_eq(timeline_next(&line, 100), TIMELINE_ALWAYS);
}

Test(timeline, comes_back_when_its_time_is_over)
{
    change(100, 110, TIMELINE_SET, 7.0, 0);
    change(200, 201, TIMELINE_ADD, -3.0, 0);
    change(300, 310, TIMELINE_MULTIPLY, 1.5, 0);
    assert_at(109, 7.0);
    assert_at(110, 40.0);
    assert_at(200, 37.0);
    assert_at(201, 40.0);
    assert_at(300, 60.0);
    assert_at(310, 40.0);
    cr_assert(timeline_lowest(&line) == 7.0 && timeline_highest(&line) == 60.0);
}

Test(timeline, changes_act_in_the_order_given)
{
    change(100, 200, TIMELINE_ADD, 10.0, 0);
    change(150, 250, TIMELINE_MULTIPLY, 2.0, 0);
    change(120, 160, TIMELINE_SET, 8.0, 0);
    change(120, TIMELINE_ALWAYS, TIMELINE_ADD, 0.5, 0);
    assert_at(99, 40.0);
    assert_at(100, 50.0);
    assert_at(119, 50.0);
    assert_at(120, 8.5);
    assert_at(159, 8.5);
    assert_at(160, 100.5);
    assert_at(199, 100.5);
    assert_at(200, 80.5);
    assert_at(250, 40.5);
}

Test(timeline, order_matters)
{
    change(100, 200, TIMELINE_MULTIPLY, 2.0, 0);
    change(100, 200, TIMELINE_ADD, 10.0, 0);
    assert_at(100, 90.0);
    assert_at(200, 40.0);
}

Test(timeline, grows_in_equal_parts)
{
    change(100, TIMELINE_ALWAYS, TIMELINE_SET, 48.0, 4);
    assert_at(99, 40.0);
    assert_at(100, 42.0);
    assert_at(101, 44.0);
    assert_at(102, 46.0);
    assert_at(103, 48.0);
    assert_at(104, 48.0);
}

Test(timeline, every_action_grows)
{
    change(100, TIMELINE_ALWAYS, TIMELINE_ADD, -8.0, 4);
    assert_at(100, 38.0);
    assert_at(102, 34.0);
    assert_at(103, 32.0);
    change(200, TIMELINE_ALWAYS, TIMELINE_MULTIPLY, 2.0, 2);
    assert_at(200, 48.0);
    assert_at(201, 64.0);
    assert_at(2000, 64.0);
}

Test(timeline, one_day_of_growth_is_none)
{
    change(100, TIMELINE_ALWAYS, TIMELINE_SET, 0.3, 1);
    assert_at(99, 40.0);
    assert_at(100, 0.3);
}

Test(timeline, growth_ends_with_its_change)
{
    change(100, 102, TIMELINE_SET, 48.0, 4);
    assert_at(101, 44.0);
    assert_at(102, 40.0);
    assert_at(103, 40.0);
    assert_at(104, 40.0);
}

Test(timeline, grows_over_what_changes_under_it)
{
    change(102, TIMELINE_ALWAYS, TIMELINE_ADD, 60.0, 0);
    change(100, TIMELINE_ALWAYS, TIMELINE_MULTIPLY, 2.0, 4);
    assert_at(101, 60.0);
    assert_at(102, 175.0);
    assert_at(103, 200.0);
}

/* 0.1 + (0.7 - 0.1) is not 0.7 in floating point; a set in full force is. */
Test(timeline, full_force_is_exact)
{
    change(10, TIMELINE_ALWAYS, TIMELINE_SET, 0.1, 3);
    change(20, TIMELINE_ALWAYS, TIMELINE_SET, 0.7, 7);
    change(40, 50, TIMELINE_MULTIPLY, 0.3, 9);
    assert_at(12, 0.1);
    assert_at(26, 0.7);
    assert_at(48, 0.7 * 0.3);
    assert_at(50, 0.7);
}

Test(timeline, a_change_of_no_days_changes_nothing)
{
    change(100, 100, TIMELINE_SET, 7.0, 0);
    change(100, 90, TIMELINE_SET, 7.0, 5);
    for (day_number day = 80; day < 120; day++)
        assert_at(day, 40.0);
}

Test(timeline, next_visits_every_step_once)
{
    day_number day = 0;
    double value = timeline_at(&line, 0);

    change(100, 300, TIMELINE_SET, 50.0, 10);
    change(105, 290, TIMELINE_ADD, 1.0, 3);
    while (day < 400) {
        day_number next = timeline_next(&line, day);
        cr_assert_gt(next, day);
        for (; day < next && day < 400; day++)
            cr_assert(timeline_at(&line, day) == value, "day %d changed unannounced", day);
        value = timeline_at(&line, day);
    }
}

Test(timeline, a_hundred_changes_against_their_definition)
{
    struct timeline_change changes[100];

    for (int i = 0; i < 100; i++) {
        changes[i] = (struct timeline_change){i * 37 % 101, i % 3 ? i * 53 % 151 : TIMELINE_ALWAYS,
                                              (enum timeline_action)(i % 2), i % 11, TIMELINE_KNOWN,
                                              i * 7 % 5};
        cr_assert_eq(timeline_change(&line, &changes[i], NULL), 0);
    }
    for (day_number day = -5; day < 170; day++) {
        double value = 40.0;
        for (int i = 0; i < 100; i++) {
            const struct timeline_change *c = &changes[i];
            double share = day - c->from + 1 < c->ramp_days
                               ? (double)(day - c->from + 1) / c->ramp_days
                               : 1.0;
            if (day < c->from || day >= c->until)
                continue;
            if (c->action == TIMELINE_ADD)
                value += c->value * share;
            else
                value = share == 1.0 ? c->value : value + (c->value - value) * share;
        }
        assert_at(day, value);
    }
}

/* ---- what was known ---- */

static void
announce(day_number announced, day_number from, day_number until, enum timeline_action action,
         double value)
{
    struct timeline_change it = {from, until, action, value, announced, 0};

    cr_assert_eq(timeline_change(&line, &it, NULL), 0);
}

static double
known_at(day_number known, day_number day)
{
    struct timeline then;
    double value;

    cr_assert_eq(timeline_known(&line, known, &then, NULL), 0);
    value = timeline_at(&then, day);
    timeline_free(&then);
    return value;
}

Test(timeline, is_known_as_it_was_announced)
{
    announce(TIMELINE_KNOWN, 100, TIMELINE_ALWAYS, TIMELINE_SET, 50.0);
    announce(90, 120, 130, TIMELINE_MULTIPLY, 0.5);
    announce(125, 125, TIMELINE_ALWAYS, TIMELINE_ADD, 8.0);
    assert_at(124, 25.0); /* as it comes to be */
    assert_at(126, 33.0);
    cr_expect(known_at(0, 124) == 50.0 && known_at(0, 99) == 40.0);
    cr_expect(known_at(89, 126) == 50.0);
    cr_expect(known_at(90, 126) == 25.0, "on the day itself");
    cr_expect(known_at(124, 126) == 25.0 && known_at(124, 131) == 50.0);
    cr_expect(known_at(125, 126) == 33.0 && known_at(125, 131) == 58.0);
}

/* A later change acts on what is known of those before it. */
Test(timeline, is_known_in_the_order_given)
{
    announce(200, 100, TIMELINE_ALWAYS, TIMELINE_ADD, 10.0);
    announce(50, 100, TIMELINE_ALWAYS, TIMELINE_MULTIPLY, 2.0);
    cr_expect(known_at(60, 150) == 80.0);
    cr_expect(known_at(200, 150) == 100.0);
}

Test(timeline, tells_the_days_of_its_announcements)
{
    cr_expect_eq(timeline_next_announced(&line, 0), TIMELINE_ALWAYS);
    announce(TIMELINE_KNOWN, 100, TIMELINE_ALWAYS, TIMELINE_SET, 50.0);
    announce(90, 120, 130, TIMELINE_SET, 1.0);
    announce(30, 220, 230, TIMELINE_SET, 1.0);
    cr_expect_eq(timeline_next_announced(&line, INT32_MIN), 30);
    cr_expect_eq(timeline_next_announced(&line, 29), 30);
    cr_expect_eq(timeline_next_announced(&line, 30), 90);
    cr_expect_eq(timeline_next_announced(&line, 90), TIMELINE_ALWAYS);
}

/* Steps that were written down are known as they are. */
Test(timeline, of_written_steps_is_known)
{
    struct timeline_step steps[] = {{0, 1.0}, {10, 2.0}};
    struct timeline written = {.steps = steps, .n_steps = 2}, then;

    cr_assert_eq(timeline_known(&written, 0, &then, NULL), 0);
    cr_expect(timeline_at(&then, 9) == 1.0 && timeline_at(&then, 10) == 2.0);
    timeline_free(&then);
}

Test(timeline, negative_growth_time_is_a_bug, .signal = SIGABRT)
{
    change(100, TIMELINE_ALWAYS, TIMELINE_SET, 7.0, -1);
}
