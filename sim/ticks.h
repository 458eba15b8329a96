/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIM_TICKS_H
#define SIM_TICKS_H

/*
 * Time inside the engine: a whole number of seconds of Dutch civil time since 1970-01-01 00:00,
 * with days of exactly 86,400 seconds (no leap seconds, no daylight saving).  Records store a
 * moment as a 32-bit stamp, which reaches to 2106.
 */

#include <stdint.h>

typedef int64_t ticks;    /* seconds: a moment or a span */
typedef uint32_t stamp;   /* a moment in a record; STAMP_NEVER where it has not come */
typedef int32_t day_number; /* days since 1970-01-01 */

/* A day that never comes. */
#define DAY_NEVER INT32_MAX

#define TICKS_PER_HOUR ((ticks)3600)
#define TICKS_PER_DAY ((ticks)86400)
#define TICKS_PER_WEEK (7 * TICKS_PER_DAY)
#define TICKS_NEVER INT64_MAX
#define STAMP_NEVER UINT32_MAX

static inline ticks
ticks_earlier(ticks a, ticks b)
{
    return a < b ? a : b;
}

static inline day_number
day_earlier(day_number a, day_number b)
{
    return a < b ? a : b;
}

static inline day_number
day_later(day_number a, day_number b)
{
    return a > b ? a : b;
}

static inline ticks
ticks_of_day(day_number day)
{
    return (ticks)day * TICKS_PER_DAY;
}

/* The day in which a moment falls; also a span in whole days. Both for values of zero and up: so
 * the division is the cheaper one without a sign. */
static inline day_number
ticks_to_day(ticks time)
{
    return (day_number)((uint64_t)time / (uint64_t)TICKS_PER_DAY);
}

#endif
