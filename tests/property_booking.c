/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A booking against a ledger as a clerk would keep it: every single place of every day is a line
 * with the name of who has it, looked through from the top.  Who comes takes the first free line on
 * or after the earliest day that suits; who cancels is struck out; who changes is struck out and
 * comes again for another day.  For random capacities and customers every day must be the same, and
 * in the end every place has one name at most.
 */

#include "sim/booking.h"
#include "sim/rng.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

enum { FIRST = 18000, LONGEST = 400, PEOPLE = 3000, OPERATIONS = 200000, SEEDS = 5, MOST = 60 };
enum { NOBODY = -1 };

struct place {
    day_number day;
    int32_t holder; /* a person, or NOBODY */
};

struct book {
    struct booking booking;
    int32_t capacity[LONGEST], taken[LONGEST];
    day_number days;
    day_number booked[PEOPLE]; /* by the booking, or BOOKING_NONE */
    struct place places[LONGEST * MOST]; /* the ledger, by rising days */
    size_t n_places;
    struct rng rng;
    uint32_t draws;
};

static uint32_t
below(struct book *book, uint32_t n)
{
    return (uint32_t)(((rng_bits(&book->rng, 0, 0, book->draws++) >> 32) * n) >> 32);
}

/* ---- the ledger ---- */

static day_number
ledger_take(struct book *book, int32_t who, day_number earliest)
{
    for (size_t i = 0; i < book->n_places; i++)
        if (book->places[i].day >= earliest && book->places[i].holder == NOBODY) {
            book->places[i].holder = who;
            return book->places[i].day;
        }
    return BOOKING_NONE;
}

static void
ledger_strike(struct book *book, int32_t who)
{
    for (size_t i = 0; i < book->n_places; i++)
        if (book->places[i].holder == who) {
            book->places[i].holder = NOBODY;
            return;
        }
    cr_assert_fail("person %d has no place in the ledger", who);
}

/* ---- both ---- */

/* Weekends, long closures and days with one place or many. */
static void
draw_book(struct book *book)
{
    book->days = (day_number)(1 + below(book, LONGEST));
    for (day_number i = 0; i < book->days; i++) {
        uint32_t kind = below(book, 10);
        book->capacity[i] = i % 7 >= 5 || kind < 3 ? 0 : (int32_t)below(book, kind < 9 ? 4 : MOST);
    }
    for (uint32_t gap = below(book, 2) * below(book, (uint32_t)book->days + 1), i = 0; i < gap; i++)
        book->capacity[i] = 0;
    book->n_places = 0;
    for (day_number i = 0; i < book->days; i++)
        for (int32_t place = 0; place < book->capacity[i]; place++)
            book->places[book->n_places++] = (struct place){FIRST + i, NOBODY};
    for (int i = 0; i < PEOPLE; i++)
        book->booked[i] = BOOKING_NONE;
    booking_init(&book->booking, FIRST, FIRST + book->days, book->capacity, book->taken);
}

static void
take(struct book *book, int32_t who)
{
    day_number earliest = FIRST - 5 + (day_number)below(book, (uint32_t)book->days + 10);

    if (below(book, 3) == 0)
        earliest = FIRST;
    book->booked[who] = booking_take(&book->booking, earliest);
    cr_assert_eq(book->booked[who], ledger_take(book, who, earliest), "person %d, draw %u", who,
                 book->draws);
}

static void
give_back(struct book *book, int32_t who)
{
    booking_return(&book->booking, book->booked[who]);
    ledger_strike(book, who);
    book->booked[who] = BOOKING_NONE;
}

/* Who has no place comes for one; who has one changes it, cancels it or keeps it. */
static void
visit(struct book *book, int32_t who, uint32_t out_of_ten_cancel)
{
    uint32_t chance = below(book, 10);

    if (book->booked[who] == BOOKING_NONE) {
        take(book, who);
    } else if (chance < out_of_ten_cancel) {
        give_back(book, who);
    } else if (chance < 8) {
        give_back(book, who);
        take(book, who);
    }
}

/* As many on each day as the ledger has names, and for each person the same day. */
static void
compare(const struct book *book)
{
    int32_t names[LONGEST] = {0};

    for (size_t i = 0; i < book->n_places; i++) {
        const struct place *place = &book->places[i];
        if (place->holder == NOBODY)
            continue;
        names[place->day - FIRST]++;
        cr_assert_eq(book->booked[place->holder], place->day);
    }
    cr_assert_arr_eq(book->taken, names, (size_t)book->days * sizeof *names);
}

Test(booking_property, agrees_with_a_ledger_of_places)
{
    static struct book book;

    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        book.rng = (struct rng){seed, 0};
        book.draws = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            if (i % 5000 == 0)
                draw_book(&book);
            visit(&book, (int32_t)below(&book, PEOPLE), i / 1000 % 2 ? 7u : 2u);
            if (i % 1000 == 999)
                compare(&book);
        }
    }
}
