/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/roster.h"

#include <math.h>
#include <signal.h>

#include <criterion/criterion.h>

enum { DAYS = 60 };

static struct calendar calendar;
static double fte[DAYS];
static struct roster roster;
static day_number monday; /* 2024-04-22: King's day is that Saturday, Ascension on 9 May */

static void
setup(void)
{
    cr_assert(date_parse("2024-04-22", &monday));
    cr_assert_eq(calendar_init(&calendar, monday, monday + DAYS, NULL), 0);
}

static void
teardown(void)
{
    roster_free(&roster);
    calendar_free(&calendar);
}

TestSuite(roster, .init = setup, .fini = teardown);

static void
plan_overtime(double hours, double overtime)
{
    roster_free(&roster);
    cr_assert_eq(roster_init(&roster, &calendar, fte, hours, overtime, NULL), 0);
}

/* The same equivalents on all days. */
static void
plan(double equivalents, double hours)
{
    for (int day = 0; day < DAYS; day++)
        fte[day] = equivalents;
    plan_overtime(hours, 0);
}

static void
assert_day(day_number day, int32_t present, int32_t open_for)
{
    struct roster_day it = roster_on(&roster, monday + day);

    cr_assert(it.present == present && it.open_for == open_for, "day %d: %d people for %d", day,
              it.present, it.open_for);
}

static ticks
at(day_number day, int hour, int minute)
{
    return ticks_of_day(monday + day) + hour * TICKS_PER_HOUR + minute * 60;
}

/* ---- days ---- */

Test(roster, whole_people_work_whole_days)
{
    plan(2.0, 36.0);
    assert_day(0, 2, 25920);
    assert_day(4, 2, 25920);
    plan(3.0, 40.0);
    assert_day(0, 3, 28800);
}

Test(roster, parts_make_the_day_shorter_for_all)
{
    plan(2.5, 40.0);
    assert_day(0, 3, 24000);
    plan(0.25, 40.0);
    assert_day(0, 1, 7200);
}

Test(roster, nobody_works_on_days_of_rest)
{
    plan(2.0, 40.0);
    assert_day(5, 0, 0);
    assert_day(6, 0, 0);
    assert_day(7, 2, 28800);
    assert_day(17, 0, 0); /* Ascension, a Thursday */
    assert_day(18, 2, 28800);
}

Test(roster, none_is_none)
{
    plan(0.0, 40.0);
    assert_day(0, 0, 0);
    plan(-1.0, 40.0);
    assert_day(0, 0, 0);
    plan(1e-7, 40.0); /* not a tick of work */
    assert_day(0, 0, 0);
    cr_assert_eq(roster_finish(&roster, at(0, 9, 0), 1), TICKS_NEVER);
    cr_assert_eq(roster_next_day(&roster, monday), monday + 60);
}

/* Whole ticks a person: less than one tick a person and day is lost, and none is made. */
Test(roster, person_seconds_are_those_of_the_equivalents)
{
    for (double equivalents = 0.05; equivalents < 40.0; equivalents += 0.05) {
        struct roster_day day;
        double asked, given;
        plan(equivalents, 36.0);
        day = roster_on(&roster, monday);
        asked = equivalents * 36.0 / 5.0 * 3600.0;
        given = (double)day.present * day.open_for;
        cr_assert(given <= asked + 1e-6 && given > asked - day.present - 1e-6,
                  "%g equivalents: %g for %g", equivalents, given, asked);
        cr_assert_eq(day.present, (int32_t)ceil(equivalents));
    }
}

Test(roster, follows_the_equivalents_of_the_day)
{
    for (int day = 0; day < DAYS; day++)
        fte[day] = day < 8 ? 2.0 : 5.0;
    plan_overtime(40.0, 0);
    assert_day(7, 2, 28800);
    assert_day(8, 5, 28800);
}

Test(roster, next_day_skips_rest)
{
    plan(2.0, 40.0);
    cr_assert_eq(roster_next_day(&roster, monday), monday + 1);
    cr_assert_eq(roster_next_day(&roster, monday + 4), monday + 7);
    cr_assert_eq(roster_next_day(&roster, monday + 16), monday + 18);
    cr_assert_eq(roster_next_day(&roster, monday + 59), monday + 60);
}

/* ---- work ---- */

Test(roster, work_fits_in_a_day)
{
    plan(2.0, 40.0); /* 9 to 17 */
    cr_assert_eq(roster_finish(&roster, at(0, 10, 0), 3600), at(0, 11, 0));
    cr_assert_eq(roster_finish(&roster, at(0, 9, 0), 28800), at(0, 17, 0), "to closing time");
    cr_assert_eq(roster_finish(&roster, at(0, 9, 0), 28801), at(1, 9, 0) + 1);
}

Test(roster, work_waits_for_the_opening)
{
    plan(2.0, 40.0);
    cr_assert_eq(roster_finish(&roster, at(0, 3, 0), 3600), at(0, 10, 0));
    cr_assert_eq(roster_finish(&roster, at(0, 17, 0), 3600), at(1, 10, 0));
    cr_assert_eq(roster_finish(&roster, at(0, 23, 59), 3600), at(1, 10, 0));
    cr_assert_eq(roster_finish(&roster, at(5, 12, 0), 3600), at(7, 10, 0), "of a Saturday");
}

Test(roster, work_spans_days_and_rest)
{
    plan(2.0, 40.0);
    cr_assert_eq(roster_finish(&roster, at(0, 16, 0), 2 * 3600), at(1, 10, 0));
    cr_assert_eq(roster_finish(&roster, at(4, 16, 0), 10 * 3600), at(8, 10, 0));
    cr_assert_eq(roster_finish(&roster, at(16, 16, 30), 3600), at(18, 9, 30), "over Ascension");
}

Test(roster, work_may_outlast_the_roster)
{
    plan(2.0, 40.0);
    cr_assert_eq(roster_finish(&roster, at(0, 9, 0), 1000 * 3600), TICKS_NEVER);
    cr_assert_eq(roster_finish(&roster, at(60, 9, 0), 1), TICKS_NEVER);
}

/* The open time between start and finish is the work, whatever the two are. */
Test(roster, open_time_until_the_finish_is_the_work)
{
    plan(1.7, 36.0);
    for (ticks start = at(0, 0, 0); start < at(20, 0, 0); start += 7919)
        for (ticks work = 1; work < 200000; work += 31337) {
            ticks finish = roster_finish(&roster, start, work), open = 0;
            for (day_number day = monday; day < monday + 60; day++) {
                ticks opens = ticks_of_day(day) + ROSTER_OPENS;
                ticks closes = opens + roster_on(&roster, day).open_for;
                ticks from = start > opens ? start : opens;
                ticks to = finish < closes ? finish : closes;
                open += to > from ? to - from : 0;
            }
            cr_assert_eq(open, work, "from %lld: %lld for %lld", (long long)start,
                         (long long)open, (long long)work);
        }
}

Test(roster, work_before_the_roster_is_a_bug, .signal = SIGABRT)
{
    plan(2.0, 40.0);
    roster_finish(&roster, at(-1, 9, 0), 1);
}

/* ---- days that are made longer ---- */

Test(roster, overtime_is_of_each_equivalent)
{
    plan(2.5, 40.0);
    assert_day(0, 3, 24000);
    plan_overtime(40.0, 10.0); /* two hours a day: for three of five sixths, a hundred minutes */
    assert_day(0, 3, 24000);
    cr_assert_eq(roster_on(&roster, monday).overtime, 6000);
    cr_assert_eq(roster_on(&roster, monday + 5).overtime, 0, "a Saturday");
    plan(2.5, 40.0);
    cr_assert_eq(roster_on(&roster, monday).overtime, 0);
}

static void
assert_progress(ticks start, ticks overtime, ticks work, ticks moment, ticks left)
{
    ticks found = roster_progress(&roster, start, overtime, &work);

    cr_assert(found == moment && work == left, "%lld with %lld left, not %lld with %lld",
              (long long)found, (long long)work, (long long)moment, (long long)left);
}

Test(roster, progress_knows_how_long_today_is)
{
    plan(2.0, 40.0); /* 9 to 17 */
    plan_overtime(40.0, 5.0);
    assert_progress(at(0, 16, 0), 0, 3600, at(0, 17, 0), 0);
    assert_progress(at(0, 16, 0), 3600, 7200, at(0, 18, 0), 0);
    assert_progress(at(0, 17, 30), 3600, 3600, at(1, 9, 30), 0);
    assert_progress(at(4, 17, 30), 3600, 3600, at(7, 9, 30), 0); /* after the weekend */
}

/* What would last beyond the next day's ordinary end is told on the morning of that day. */
Test(roster, progress_does_not_know_how_long_the_days_to_come_are)
{
    plan(2.0, 40.0);
    assert_progress(at(0, 16, 0), 0, 9 * 3600, at(1, 17, 0), 0);
    assert_progress(at(0, 16, 0), 0, 9 * 3600 + 1, at(1, 9, 0), 8 * 3600 + 1);
    assert_progress(at(16, 16, 0), 0, 10 * 3600, at(18, 9, 0), 9 * 3600); /* over Ascension */
}

/* Taken up again each time, it is the same as in one go where no day is longer. */
Test(roster, progress_without_overtime_is_the_finish)
{
    plan(0.3, 36.0);
    for (ticks work = 1; work < 200000; work += 7919) {
        ticks left = work, moment = at(1, 9, 30);
        do
            moment = roster_progress(&roster, moment, 0, &left);
        while (left > 0);
        cr_assert_eq(moment, roster_finish(&roster, at(1, 9, 30), work));
    }
}

Test(roster, progress_may_outlast_the_roster)
{
    ticks work = 9 * 3600;

    plan(2.0, 40.0);
    cr_assert_eq(roster_progress(&roster, at(59, 9, 0), 0, &work), TICKS_NEVER); /* a Thursday */
}

Test(roster, work_out_of_hours_is_a_bug, .signal = SIGABRT)
{
    ticks work = 1;

    plan(2.0, 40.0);
    roster_progress(&roster, at(0, 17, 1), 0, &work);
}

Test(roster, a_day_past_midnight_is_a_bug, .signal = SIGABRT)
{
    plan(2.0, 75.0);
}
