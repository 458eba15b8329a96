/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Days from civil and back after H. Hinnant's derivation: years counted from March, so that the
 * leap day is the last of its year, in eras of 400 years. */
day_number
date_to_day(struct date date)
{
    int year = date.month <= 2 ? date.year - 1 : date.year;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date
date_of_day(day_number day)
{
    int shifted = day + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int day_of_era = shifted - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    struct date date;

    date.day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    date.month = month_from_march + (month_from_march < 10 ? 3 : -9);
    date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
    return date;
}

bool
date_exists(struct date date)
{
    struct date back;

    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
        return false;
    back = date_of_day(date_to_day(date));
    return back.day == date.day && back.month == date.month && back.year == date.year;
}

bool
date_parse(const char *text, day_number *day)
{
    struct date date;

    if (strlen(text) != DATE_TEXT_SIZE - 1 || text[4] != '-' || text[7] != '-')
        return false;
    for (int i = 0; i < DATE_TEXT_SIZE - 1; i++)
        if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9'))
            return false;
    date.year = (int)strtol(text, NULL, 10);
    date.month = (int)strtol(text + 5, NULL, 10);
    date.day = (int)strtol(text + 8, NULL, 10);
    if (date.year < 1970 || date.year > 2105 || !date_exists(date))
        return false;
    *day = date_to_day(date);
    return true;
}

void
date_format(day_number day, char text[DATE_TEXT_SIZE])
{
    struct date date = date_of_day(day);

    snprintf(text, DATE_TEXT_SIZE, "%04u-%02u-%02u", (unsigned)date.year % 10000,
             (unsigned)date.month % 100, (unsigned)date.day % 100);
}

int
month_of_day(day_number day)
{
    struct date date = date_of_day(day);

    return (date.year - 1970) * 12 + date.month - 1;
}

day_number
month_start(int month)
{
    int years = month >= 0 ? month / 12 : -((11 - month) / 12);
    struct date date = {1970 + years, month - 12 * years + 1, 1};

    return date_to_day(date);
}

enum { SHORTEST_MONTH = 28 }; /* days that every month has */

day_number
day_add_months(day_number day, int months)
{
    struct date date = date_of_day(day);
    int target = (date.year - 1970) * 12 + date.month - 1 + months;
    day_number start = month_start(target), same = start + date.day - 1, next;

    if (date.day <= SHORTEST_MONTH)
        return same;
    next = month_start(target + 1);
    return same < next ? same : next - 1;
}

int
day_weekday(day_number day)
{
    return (int)((((int64_t)day + 3) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

/* The anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
day_number
easter_sunday(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    struct date date = {year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1};

    return date_to_day(date);
}

/* King's day is 27 April since 2014, and was 30 April before; on a Sunday it is the Saturday (in
 * 1970-1979 the Monday, which no run reaches). */
static day_number
royal_birthday(int year)
{
    struct date date = {year, 4, year >= 2014 ? 27 : 30};
    day_number day = date_to_day(date);

    return day_weekday(day) == WEEKDAY_SUNDAY ? day - 1 : day;
}

bool
day_is_holiday(day_number day)
{
    struct date date = date_of_day(day);
    int since_easter = day - easter_sunday(date.year);

    if ((date.month == 1 && date.day == 1) || (date.month == 5 && date.day == 5) ||
        (date.month == 12 && (date.day == 25 || date.day == 26)))
        return true;
    /* Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday */
    if (since_easter == -2 || since_easter == 0 || since_easter == 1 || since_easter == 39 ||
        since_easter == 49 || since_easter == 50)
        return true;
    return day == royal_birthday(date.year);
}

bool
day_is_working(day_number day)
{
    return day_weekday(day) <= WEEKDAY_FRIDAY && !day_is_holiday(day);
}

int
calendar_init(struct calendar *self, day_number first, day_number end, struct error *error)
{
    size_t days = (size_t)(end - first);

    memset(self, 0, sizeof *self);
    bug_assert(end > first, "an empty calendar from day %d to %d", (int)first, (int)end);
    self->working = malloc(days);
    self->working_before = malloc((days + 1) * sizeof *self->working_before);
    self->months = malloc(days * sizeof *self->months);
    if (self->working == NULL || self->working_before == NULL || self->months == NULL) {
        calendar_free(self);
        return error_set(error, ERR_MEMORY, "no memory for a calendar of %zu days", days);
    }
    self->first = first;
    self->end = end;
    self->working_before[0] = 0;
    for (size_t i = 0; i < days; i++) {
        self->working[i] = day_is_working(first + (day_number)i);
        self->working_before[i + 1] = self->working_before[i] + self->working[i];
        self->months[i] = (uint16_t)month_of_day(first + (day_number)i);
    }
    return 0;
}

void
calendar_free(struct calendar *self)
{
    free(self->working);
    free(self->working_before);
    free(self->months);
    memset(self, 0, sizeof *self);
}
