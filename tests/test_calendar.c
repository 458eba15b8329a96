/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/calendar.h"

#include <limits.h>
#include <signal.h>
#include <string.h>

#include <criterion/criterion.h>

static day_number
day_of(const char *text)
{
    day_number day = -1;

    cr_assert(date_parse(text, &day), "%s", text);
    return day;
}

/* ---- dates ---- */

static int
slow_month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return lengths[month - 1] + (month == 2 ? leap : 0);
}

static struct date
slow_tomorrow(struct date date)
{
    if (++date.day > slow_month_length(date.year, date.month)) {
        date.day = 1;
        date.month++;
    }
    if (date.month > 12) {
        date.month = 1;
        date.year++;
    }
    return date;
}

/* Every day of the years that a run may reach, and the forty years before them. */
Test(calendar, counts_days_as_one_does_by_hand)
{
    struct date date = {1930, 1, 1};
    day_number day = -14610; /* 40 years of which 10 leap years */
    int weekday = WEEKDAY_WEDNESDAY;
    char text[DATE_TEXT_SIZE];
    day_number parsed;

    for (; date.year <= 2105; date = slow_tomorrow(date), day++, weekday = (weekday + 1) % 7) {
        struct date back = date_of_day(day);
        cr_assert(back.year == date.year && back.month == date.month && back.day == date.day,
                  "day %d is %d-%d-%d", day, back.year, back.month, back.day);
        cr_assert_eq(date_to_day(date), day);
        cr_assert(date_exists(date));
        cr_assert_eq(day_weekday(day), weekday);
        cr_assert_eq(month_of_day(day), (date.year - 1970) * 12 + date.month - 1);
        cr_assert_eq(month_start(month_of_day(day)), day - date.day + 1);
        date_format(day, text);
        cr_assert_eq(date_parse(text, &parsed), date.year >= 1970, "%s", text);
        if (date.year >= 1970)
            cr_assert_eq(parsed, day);
    }
    cr_assert_eq(day, 49673); /* 136 years of which 33 leap years: 2100 is none */
}

Test(calendar, knows_where_it_begins)
{
    cr_assert_eq(day_of("1970-01-01"), 0);
    cr_assert_eq(day_of("2000-02-29"), 11016);
    cr_assert_eq(day_of("2024-03-01") - day_of("2024-02-28"), 2);
    cr_assert_eq(month_of_day(0), 0);
    cr_assert_eq(month_of_day(-1), -1);
    cr_assert_eq(month_start(-1), -31);
    cr_assert_eq(month_start(-12), -365);
    cr_assert_eq(month_start(-13), -396);
}

Test(calendar, writes_dates_with_their_zeros)
{
    char text[DATE_TEXT_SIZE];

    date_format(day_of("2005-07-09"), text);
    cr_assert_str_eq(text, "2005-07-09");
}

Test(calendar, refuses_what_is_no_date)
{
    static const char *const wrong[] = {
        "",           "2023-02-29", "2100-02-29", "2024-13-01",  "2024-00-10", "2024-01-00",
        "2024-04-31", "2024-01-32", "1969-12-31", "2106-01-01",  "0000-01-01", "2024-1-01",
        "24-01-01",   "2024-01-1",  "2024/01/01", "2024-01-01 ", " 2024-01-01", "2024-01-01x",
        "+024-01-01", "2024--1-01", "2024-01-+1", "2024-0x-01",  "20240101",   "2024-01- 1",
        "today",      "2024-01-01T00:00", "-2024-01-0",
    };
    day_number day = 4711;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        cr_assert_not(date_parse(wrong[i], &day), "%s", wrong[i]);
        cr_assert_eq(day, 4711);
    }
    cr_assert(date_parse("2105-12-31", &day));
    cr_assert(date_parse("2024-02-29", &day));
}

Test(calendar, existence_is_checked_at_the_extremes)
{
    cr_assert_not(date_exists((struct date){2024, INT_MAX, 1}));
    cr_assert_not(date_exists((struct date){2024, 1, INT_MIN}));
    cr_assert_not(date_exists((struct date){INT_MAX, 1, 1}));
    cr_assert_not(date_exists((struct date){2023, 2, 29}));
    cr_assert(date_exists((struct date){2000, 2, 29}));
    cr_assert_not(date_exists((struct date){1900, 2, 29}));
}

/* ---- months ---- */

static void
assert_added(const char *from, int months, const char *to)
{
    char text[DATE_TEXT_SIZE];

    date_format(day_add_months(day_of(from), months), text);
    cr_assert_str_eq(text, to, "%s and %d months is %s, not %s", from, months, text, to);
}

Test(calendar, adds_months_by_date)
{
    assert_added("2024-01-31", 0, "2024-01-31");
    assert_added("2024-01-31", 1, "2024-02-29");
    assert_added("2023-01-31", 1, "2023-02-28");
    assert_added("2024-01-31", 3, "2024-04-30");
    assert_added("2024-02-29", 36, "2027-02-28");
    assert_added("2024-02-29", 48, "2028-02-29");
    assert_added("2023-12-15", 1, "2024-01-15");
    assert_added("2024-12-31", 2, "2025-02-28");
    assert_added("2022-05-11", 36, "2025-05-11");
    assert_added("2024-03-31", -1, "2024-02-29");
    assert_added("2024-01-15", -12, "2023-01-15");
    assert_added("2024-01-15", -13, "2022-12-15");
}

/* ETS 76, art. 4(2). */
static void
assert_past(const char *first, int months, const char *past)
{
    char text[DATE_TEXT_SIZE];

    date_format(day_past_term(day_of(first), months), text);
    cr_assert_str_eq(text, past, "%d months from %s are over on %s, not %s", months, first, text,
                     past);
}

Test(calendar, ends_terms_on_the_day_before_the_same_date)
{
    assert_past("2022-05-11", 36, "2025-05-11");
    assert_past("2024-02-29", 36, "2027-03-01"); /* from the 28th up to and with the 28th */
    assert_past("2024-03-01", 36, "2027-03-01"); /* from the 29th: the month's last day */
    assert_past("2017-03-01", 36, "2020-02-29"); /* from the 28th to the 28th */
    assert_past("2023-01-01", 12, "2024-01-01");
    assert_past("2025-08-31", 6, "2026-03-01");
    assert_past("2025-09-01", 6, "2026-03-01");
    assert_past("2026-01-01", 2, "2026-03-01");
}

/* ---- holidays ---- */

Test(calendar, easter_falls_where_the_almanac_says)
{
    static const char *const sundays[] = {
        "2013-03-31", "2016-03-27", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
        "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25",
    };

    for (size_t i = 0; i < sizeof sundays / sizeof *sundays; i++) {
        day_number day = day_of(sundays[i]);
        cr_assert_eq(easter_sunday(date_of_day(day).year), day, "%s", sundays[i]);
    }
    for (int year = 1970; year <= 2105; year++)
        cr_assert_eq(day_weekday(easter_sunday(year)), WEEKDAY_SUNDAY);
}

/* Per year: New Year, Good Friday, Easter Sunday and Monday, the King, 5 May, Ascension, Whit
 * Sunday and Monday, Christmas twice; of two that coincide one is given twice. */
static const char *const holidays[][11] = {
    {"2012-01-01", "2012-04-06", "2012-04-08", "2012-04-09", "2012-04-30", "2012-05-05",
     "2012-05-17", "2012-05-27", "2012-05-28", "2012-12-25", "2012-12-26"},
    {"2013-01-01", "2013-03-29", "2013-03-31", "2013-04-01", "2013-04-30", "2013-05-05",
     "2013-05-09", "2013-05-19", "2013-05-20", "2013-12-25", "2013-12-26"},
    {"2014-01-01", "2014-04-18", "2014-04-20", "2014-04-21", "2014-04-26", "2014-05-05",
     "2014-05-29", "2014-06-08", "2014-06-09", "2014-12-25", "2014-12-26"},
    {"2022-01-01", "2022-04-15", "2022-04-17", "2022-04-18", "2022-04-27", "2022-05-05",
     "2022-05-26", "2022-06-05", "2022-06-06", "2022-12-25", "2022-12-26"},
    {"2023-01-01", "2023-04-07", "2023-04-09", "2023-04-10", "2023-04-27", "2023-05-05",
     "2023-05-18", "2023-05-28", "2023-05-29", "2023-12-25", "2023-12-26"},
    {"2024-01-01", "2024-03-29", "2024-03-31", "2024-04-01", "2024-04-27", "2024-05-05",
     "2024-05-09", "2024-05-19", "2024-05-20", "2024-12-25", "2024-12-26"},
    {"2025-01-01", "2025-04-18", "2025-04-20", "2025-04-21", "2025-04-26", "2025-05-05",
     "2025-05-29", "2025-06-08", "2025-06-09", "2025-12-25", "2025-12-26"},
    {"2026-01-01", "2026-04-03", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-05",
     "2026-05-14", "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26"},
    {"2027-01-01", "2027-03-26", "2027-03-28", "2027-03-29", "2027-04-27", "2027-05-05",
     "2027-05-06", "2027-05-16", "2027-05-17", "2027-12-25", "2027-12-26"},
    {"2028-01-01", "2028-04-14", "2028-04-16", "2028-04-17", "2028-04-27", "2028-05-05",
     "2028-05-25", "2028-06-04", "2028-06-05", "2028-12-25", "2028-12-26"},
    {"2029-01-01", "2029-03-30", "2029-04-01", "2029-04-02", "2029-04-27", "2029-05-05",
     "2029-05-10", "2029-05-20", "2029-05-21", "2029-12-25", "2029-12-26"},
    {"2030-01-01", "2030-04-19", "2030-04-21", "2030-04-22", "2030-04-27", "2030-05-05",
     "2030-05-30", "2030-06-09", "2030-06-10", "2030-12-25", "2030-12-26"},
};

static bool
is_listed(const char *const list[11], const char *text)
{
    for (int i = 0; i < 11; i++)
        if (strcmp(list[i], text) == 0)
            return true;
    return false;
}

Test(calendar, holidays_are_those_listed_and_no_others)
{
    for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        int year = date_of_day(day_of(holidays[i][0])).year;
        for (day_number day = date_to_day((struct date){year, 1, 1});
             day <= date_to_day((struct date){year, 12, 31}); day++) {
            char text[DATE_TEXT_SIZE];
            date_format(day, text);
            cr_assert_eq(day_is_holiday(day), is_listed(holidays[i], text), "%s", text);
            cr_assert_eq(day_is_working(day), !is_listed(holidays[i], text) &&
                                                  day_weekday(day) != WEEKDAY_SATURDAY &&
                                                  day_weekday(day) != WEEKDAY_SUNDAY);
        }
    }
}

Test(calendar, the_kings_day_gives_way_to_a_sunday)
{
    cr_assert(day_is_holiday(day_of("2025-04-26")));
    cr_assert_not(day_is_holiday(day_of("2025-04-27")));
    cr_assert(day_is_holiday(day_of("2006-04-29")), "the Queen's did too");
    cr_assert_not(day_is_holiday(day_of("2006-04-30")));
    cr_assert_not(day_is_holiday(day_of("2013-04-27")), "not yet King's day");
    cr_assert_not(day_is_holiday(day_of("2015-04-30")), "no longer Queen's day");
}

/* ---- the table ---- */

Test(calendar, the_table_agrees_with_the_days)
{
    day_number first = day_of("2012-12-30"), end = day_of("2031-01-02");
    struct calendar calendar;
    int32_t working = 0;

    cr_assert_eq(calendar_init(&calendar, first, end, NULL), 0);
    for (day_number day = first; day < end; day++) {
        cr_assert_eq(calendar_works(&calendar, day), day_is_working(day));
        cr_assert_eq(calendar_month(&calendar, day), month_of_day(day));
        cr_assert_eq(calendar_working_days(&calendar, first, day), working);
        working += day_is_working(day);
    }
    cr_assert_eq(calendar_working_days(&calendar, first, end), working);
    cr_assert_eq(calendar_working_days(&calendar, end, end), 0);
    /* 2024: 262 weekdays, less New Year, Good Friday, Easter Monday, Ascension, Whit Monday and
     * both days of Christmas; King's day and 5 May are in a weekend. */
    cr_assert_eq(
        calendar_working_days(&calendar, day_of("2024-01-01"), day_of("2025-01-01")), 262 - 7);
    calendar_free(&calendar);
    calendar_free(&calendar);
}

Test(calendar, nobody_works_outside_the_table)
{
    day_number monday = day_of("2024-06-03");
    struct calendar calendar;

    cr_assert_eq(calendar_init(&calendar, monday, monday + 1, NULL), 0);
    cr_assert(calendar_works(&calendar, monday));
    cr_assert_not(calendar_works(&calendar, monday - 3));
    cr_assert_not(calendar_works(&calendar, monday + 1));
    calendar_free(&calendar);
}

Test(calendar, an_empty_table_is_a_bug, .signal = SIGABRT)
{
    struct calendar calendar;

    calendar_init(&calendar, 100, 100, NULL);
}
