/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A booking against a linear scan from the earliest day on, for random capacities and requests. */

#include "sim/booking.h"
#include "sim/rng.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

enum { FIRST = 18000, LONGEST = 400, OPERATIONS = 200000, SEEDS = 5 };

struct book {
    struct booking booking;
    int32_t capacity[LONGEST], taken[LONGEST], slow[LONGEST];
    day_number days;
    struct rng rng;
    uint32_t draws;
};

static uint32_t
below(struct book *book, uint32_t n)
{
    return (uint32_t)(((rng_bits(&book->rng, 0, 0, book->draws++) >> 32) * n) >> 32);
}

static day_number
slow_take(struct book *book, day_number earliest)
{
    for (day_number day = earliest > FIRST ? earliest : FIRST; day < FIRST + book->days; day++)
        if (book->slow[day - FIRST] < book->capacity[day - FIRST]) {
            book->slow[day - FIRST]++;
            return day;
        }
    return BOOKING_NONE;
}

/* Weekends, long closures and days with one place or many. */
static void
draw_book(struct book *book)
{
    book->days = (day_number)(1 + below(book, LONGEST));
    for (day_number i = 0; i < book->days; i++) {
        uint32_t kind = below(book, 10);
        book->capacity[i] = i % 7 >= 5 || kind < 3 ? 0 : (int32_t)below(book, kind < 9 ? 4 : 60);
    }
    for (uint32_t gap = below(book, 2) * below(book, (uint32_t)book->days + 1), i = 0; i < gap; i++)
        book->capacity[i] = 0;
    memset(book->slow, 0, sizeof book->slow);
    booking_init(&book->booking, FIRST, FIRST + book->days, book->capacity, book->taken);
}

static void
take_one(struct book *book)
{
    day_number earliest = FIRST - 5 + (day_number)below(book, (uint32_t)book->days + 10);
    day_number expected;

    if (below(book, 3) == 0)
        earliest = FIRST;
    expected = slow_take(book, earliest);
    cr_assert_eq(booking_take(&book->booking, earliest), expected, "draw %u", book->draws);
}

static void
return_one(struct book *book)
{
    day_number day = (day_number)below(book, (uint32_t)book->days);

    if (book->slow[day] == 0)
        return;
    book->slow[day]--;
    booking_return(&book->booking, FIRST + day);
}

Test(booking_property, agrees_with_a_linear_scan)
{
    static struct book book;

    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        book.rng = (struct rng){seed, 0};
        book.draws = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            if (i % 5000 == 0)
                draw_book(&book);
            if (below(&book, 5) < (i / 1000 % 2 ? 2u : 4u)) /* filling, then emptying */
                take_one(&book);
            else
                return_one(&book);
            if (i % 1000 == 0)
                cr_assert_arr_eq(book.taken, book.slow, (size_t)book.days * sizeof *book.taken);
        }
    }
}
