/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A booking against a ledger as a clerk would keep it: every single place of every day and site is
 * a line with the name of who has it, looked through from the top.  Who comes takes a line of the
 * first open day that suits with more free lines than are kept for others, at the site with most of
 * them; who cancels is struck out; who changes is struck out and comes again for another day.  Days
 * open, lines are added and struck, and others are kept, at any time.  Everything must be the same,
 * and no booking is lost.
 */

#include "sim/booking.h"
#include "sim/rng.h"

#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

enum { FIRST = 18000, LONGEST = 300, PEOPLE = 2000, OPERATIONS = 150000, SEEDS = 5, MOST = 20 };
enum { NOBODY = -1, SITES = 3 };

/* The lines of a site on a day; behind the places that are there stand names that had one. */
struct page {
    int32_t names[3 * MOST];
    int32_t places;
};

struct book {
    struct booking booking;
    struct booking_day days_memory[LONGEST];
    struct booking_site sites_memory[LONGEST * SITES];
    day_number days, open; /* open: how many from the first */
    int sites;
    struct page pages[LONGEST][SITES];
    int32_t kept[LONGEST];
    day_number booked[PEOPLE]; /* by the booking, or BOOKING_NONE */
    int site[PEOPLE];
    struct rng rng;
    uint32_t draws;
};

static uint32_t
below(struct book *book, uint32_t n)
{
    return (uint32_t)(((rng_bits(&book->rng, 0, 0, book->draws++) >> 32) * n) >> 32);
}

/* ---- the ledger ---- */

static int32_t
names_on(const struct page *page)
{
    int32_t n = 0;

    for (int i = 0; i < 3 * MOST; i++)
        n += page->names[i] != NOBODY;
    return n;
}

static int32_t
free_lines(const struct page *page)
{
    int32_t n = names_on(page);

    return n < page->places ? page->places - n : 0;
}

static int32_t
free_on(const struct book *book, day_number day)
{
    int32_t n = 0;

    for (int site = 0; site < book->sites; site++)
        n += free_lines(&book->pages[day][site]);
    return n;
}

static day_number
ledger_find(const struct book *book, day_number earliest, enum booking_who who)
{
    for (day_number day = earliest > 0 ? earliest : 0; day < book->open; day++)
        if (free_on(book, day) > (who == BOOKING_FIRST ? 0 : book->kept[day]))
            return FIRST + day;
    return BOOKING_NONE;
}

static int
ledger_write(struct book *book, int32_t who, day_number day)
{
    int best = 0, line = 0;

    for (int site = 1; site < book->sites; site++)
        if (free_lines(&book->pages[day][site]) > free_lines(&book->pages[day][best]))
            best = site;
    while (book->pages[day][best].names[line] != NOBODY)
        line++;
    book->pages[day][best].names[line] = who;
    return best;
}

static void
ledger_strike(struct book *book, int32_t who)
{
    struct page *page = &book->pages[book->booked[who] - FIRST][book->site[who]];

    for (int line = 0; line < 3 * MOST; line++)
        if (page->names[line] == who) {
            page->names[line] = NOBODY;
            return;
        }
    cr_assert_fail("person %d has no place in the ledger", who);
}

/* ---- both ---- */

static void
set_places(struct book *book, day_number day, int site, int32_t places)
{
    booking_set_capacity(&book->booking, FIRST + day, site, places);
    book->pages[day][site].places = places;
}

/* Weekends, long closures and days with one place or many. */
static void
draw_book(struct book *book)
{
    day_number gap;

    book->days = (day_number)(1 + below(book, LONGEST));
    book->sites = (int)(1 + below(book, SITES));
    gap = (day_number)(below(book, 2) * below(book, (uint32_t)book->days + 1));
    book->open = (day_number)below(book, (uint32_t)book->days + 1);
    booking_init(&book->booking, FIRST, FIRST + book->days, book->sites, book->days_memory,
                 book->sites_memory);
    booking_open(&book->booking, FIRST + book->open);
    memset(book->pages, 0xff, sizeof book->pages);
    memset(book->kept, 0, sizeof book->kept);
    for (day_number day = 0; day < book->days; day++)
        for (int site = 0; site < book->sites; site++) {
            uint32_t kind = below(book, 10);
            bool none = day % 7 >= 5 || kind < 3 || day < gap;
            set_places(book, day, site,
                       none ? 0 : (int32_t)below(book, kind < 9 ? 4 : MOST));
        }
    for (int i = 0; i < PEOPLE; i++)
        book->booked[i] = BOOKING_NONE;
}

static void
take(struct book *book, int32_t who)
{
    day_number earliest = below(book, 3) == 0 ? 0 : (day_number)below(book, LONGEST + 10) - 5;
    enum booking_who as = below(book, 4) == 0 ? BOOKING_FIRST : BOOKING_ALL;
    day_number day = booking_find(&book->booking, FIRST + earliest, as);

    cr_assert_eq(day, ledger_find(book, earliest, as), "person %d, draw %u", who, book->draws);
    if (day == BOOKING_NONE)
        return;
    cr_assert_eq(booking_is_reserved(&book->booking, day),
                 free_on(book, day - FIRST) <= book->kept[day - FIRST]);
    book->booked[who] = day;
    book->site[who] = booking_take(&book->booking, day);
    cr_assert_eq(book->site[who], ledger_write(book, who, day - FIRST));
}

static void
give_back(struct book *book, int32_t who)
{
    booking_return(&book->booking, book->booked[who], book->site[who]);
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

/* A day opens, a site has other places, or others are kept. */
static void
govern(struct book *book)
{
    day_number day = (day_number)below(book, (uint32_t)book->days);

    switch (below(book, 3)) {
    case 0:
        book->open += book->open < book->days;
        booking_open(&book->booking, FIRST + book->open);
        break;
    case 1:
        set_places(book, day, (int)below(book, (uint32_t)book->sites),
                   (int32_t)below(book, 5));
        break;
    default:
        book->kept[day] = (int32_t)below(book, 3);
        booking_reserve(&book->booking, FIRST + day, book->kept[day]);
        break;
    }
}

/* As many at each site and day as the ledger has names, and each person where his name stands. */
static void
compare(const struct book *book)
{
    int32_t holders = 0, names = 0;

    for (day_number day = 0; day < book->days; day++)
        for (int site = 0; site < book->sites; site++) {
            const struct booking_site *it = booking_site(&book->booking, FIRST + day, site);
            cr_assert_eq(it->taken, names_on(&book->pages[day][site]));
            cr_assert_eq(it->capacity, book->pages[day][site].places);
            names += it->taken;
        }
    for (int32_t who = 0; who < PEOPLE; who++)
        holders += book->booked[who] != BOOKING_NONE;
    cr_assert_eq(holders, names, "no booking is lost");
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
            if (i % 16 == 0)
                govern(&book);
            visit(&book, (int32_t)below(&book, PEOPLE), i / 1000 % 2 ? 7u : 2u);
            if (i % 1000 == 999)
                compare(&book);
        }
    }
}
