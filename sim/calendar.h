/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_CALENDAR_H
#define SIM_CALENDAR_H

/*
 * Civil dates (proleptic Gregorian) as day numbers, and the days on which people in the
 * Netherlands work: Monday to Friday, less the holidays of article 3 of the Algemene termijnenwet
 * (New Year, Good Friday, Easter Monday, Ascension, Whit Monday, the King's or Queen's birthday,
 * 5 May, both days of Christmas).  A struct calendar tabulates them for the event loop.
 */

#include "sim/error.h"
#include "sim/ticks.h"

#include <stdbool.h>
#include <stddef.h>

enum { WEEKDAY_MONDAY, WEEKDAY_TUESDAY, WEEKDAY_WEDNESDAY, WEEKDAY_THURSDAY, WEEKDAY_FRIDAY,
       WEEKDAY_SATURDAY, WEEKDAY_SUNDAY };

enum { DATE_TEXT_SIZE = 11 }; /* "YYYY-MM-DD" and its end */

struct date {
    int year;  /* 1970 to 2105 where a day number is made of it */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

day_number date_to_day(struct date date);
struct date date_of_day(day_number day);
bool date_exists(struct date date);

/* Reads "YYYY-MM-DD" of an existing day from 1970 to 2105; false where it is not one. */
bool date_parse(const char *text, day_number *day);
void date_format(day_number day, char text[DATE_TEXT_SIZE]);

/* Months are numbered from January 1970 = 0; those before are negative. */
int month_of_day(day_number day);
day_number month_start(int month);

/* The same day of the month some months on, or that month's last day (Burgerlijk Wetboek counts
 * terms of years by date). */
day_number day_add_months(day_number day, int months);

/* The first day past a term of months: it runs from the day before its first one, and its last day
 * bears the same number as that day, or is the month's last (European Convention on the Calculation
 * of Time-Limits, ETS 76, art. 3 and 4).  Of a term that grows, first is the day past its end. */
day_number day_past_term(day_number first, int months);

int day_weekday(day_number day); /* WEEKDAY_MONDAY to WEEKDAY_SUNDAY */
day_number easter_sunday(int year);
bool day_is_holiday(day_number day);
bool day_is_working(day_number day);

struct calendar {
    day_number first;
    day_number end; /* first day after the table */
    unsigned char *working;
    int32_t *working_before; /* working days in [first, day); one entry more than days */
    uint16_t *months;        /* as month_of_day */
};

/* Tabulates [first, end). Errors: ERR_MEMORY. */
int calendar_init(struct calendar *self, day_number first, day_number end, struct error *error);
void calendar_free(struct calendar *self);

static inline bool
calendar_works(const struct calendar *self, day_number day)
{
    return day >= self->first && day < self->end && self->working[day - self->first] != 0;
}

/* The month of a day within the table. */
static inline int
calendar_month(const struct calendar *self, day_number day)
{
    return self->months[day - self->first];
}

/* The number of working days in [from, to), both within the table. */
static inline int32_t
calendar_working_days(const struct calendar *self, day_number from, day_number to)
{
    return self->working_before[to - self->first] - self->working_before[from - self->first];
}

#endif
