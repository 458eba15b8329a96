/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Days from civil and back after C. Neri and L. Schneider, "Euclidean affine functions and their
 * application to calendar algorithms" (2023): years counted from March, so that the leap day is the
 * last of its year; divisions by constants that come down to a multiplication and a shift. All in
 * unsigned numbers, so both ends are moved by ERAS of 400 years. */
#define ERAS 20u /* 8,000 years before 1970 */
#define ERA_DAYS 146097u
#define SHIFT_DAYS (719468u + ERAS * ERA_DAYS) /* to 1 March of the year -400 x ERAS */

day_number
date_to_day(struct date date)
{
    uint32_t early = date.month <= 2;
    uint32_t year = (uint32_t)date.year + 400u * ERAS - early;
    uint32_t month = (uint32_t)date.month + 12u * early, century = year / 100;
    uint32_t days = 1461u * year / 4 - century + century / 4 + (979u * month - 2919u) / 32 +
                    (uint32_t)date.day - 1;

    return (day_number)(days - SHIFT_DAYS);
}

struct date
date_of_day(day_number day)
{
    uint32_t in_centuries = 4u * ((uint32_t)day + SHIFT_DAYS) + 3;
    uint32_t century = in_centuries / ERA_DAYS, of_century = in_centuries % ERA_DAYS | 3u;
    uint64_t in_years = (uint64_t)2939745 * of_century;
    uint32_t day_of_year = (uint32_t)in_years / 2939745 / 4;
    uint32_t in_months = 2141u * day_of_year + 197913u;
    uint32_t late = day_of_year >= 306; /* January, February */
    uint32_t year = 100u * century + (uint32_t)(in_years >> 32) + late;

    return (struct date){(int)(year - 400u * ERAS), (int)((in_months >> 16) - 12u * late),
                         (int)((in_months & 0xffff) / 2141 + 1)};
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

day_number
day_past_term(day_number first, int months)
{
    return day_add_months(first - 1, months) + 1;
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
