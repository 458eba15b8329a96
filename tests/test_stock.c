/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is in reception when the run starts. */

#include "tests/inflow_by_hand.h"

TestSuite(stock, .init = setup, .fini = teardown);

Test(stock, lines_the_stock_up_for_homes_by_its_waits)
{
    const struct desk *homes = &hand.chain.desks[DESK_HOMES];
    const struct desk *places = &hand.chain.desks[DESK_RECEPTION];
    uint32_t n = 0;
    stamp before = 0;

    hand.params.reception.stock_wi2013 = 400;
    hand.params.reception.stock_elapsed.form = DRAW_EXPONENTIAL;
    begin();
    for (uint32_t slot = homes->head; slot != DESK_NONE; slot = hand.chain.links[slot].next, n++) {
        const struct job *job = &hand.chain.jobs[slot - hand.chain.slot_jobs];
        const struct person *person = &hand.chain.people[job->person];
        cr_assert_geq(person->duty, before, "who waits longer comes first");
        cr_assert_eq(person->regime, REGIME_WI2013);
        cr_assert_eq(person->coupled, person->duty, "linked long ago");
        before = person->duty;
    }
    assert_poisson(n, 400, "stock");
    cr_expect_eq(hand_total(&hand, MEASURE_STOCK_START), n);
    cr_expect_eq(hand_total(&hand, MEASURE_ARRIVALS), 0);
    cr_expect_eq(places->taken + places->queue.value, n);
}

/* Who is there has not left before: hazards act from the run's start, whatever the wait was. */
Test(stock, leaves_by_hazards_from_the_start_of_the_run)
{
    uint32_t n, soon = 0, first_day = 0;
    ticks start = ticks_of_day(hand_day("2022-01-01"));

    hand.params.reception.stock_wi2013 = 4000;
    hand_spec(&hand.params.reception.stock_elapsed, 400);
    hand.params.person.departure_per_year[GROUP_ASIEL] = 0.5;
    hand.params.person.dispensed[GROUP_ASIEL] = 0.5; /* after 100 days: they would be gone */
    begin();
    n = hand.chain.people_used;
    for (uint32_t who = 0; who < n; who++) {
        ticks after = (ticks)hand.chain.people[who].leave_at - start;
        cr_assert_neq(hand.chain.traits[who].cause, CAUSE_DISPENSED);
        soon += after < 365.25 * 86400.0;
        first_day += after <= TICKS_PER_DAY;
    }
    assert_poisson(n, 4000, "stock");
    cr_expect(fabs(soon - n * (1.0 - exp(-0.5))) <= 5.0 * sqrt(0.24 * n), "%u of %u", soon, n);
    cr_expect_lt(first_day, 25, "0.5 / 365 of %u", n);
}

/* ---- ages ---- */

static const double year = 365.25 * 86400.0;

/* 4,000 people of an age class, who got their status five years before the run. */
static void
there_for_five_years(int class)
{
    memset(hand.params.person.age[GROUP_ASIEL], 0, sizeof hand.params.person.age[GROUP_ASIEL]);
    hand.params.person.age[GROUP_ASIEL][class] = 1.0;
    hand.params.reception.stock_wi2013 = 4000;
    hand_spec(&hand.params.reception.stock_elapsed, 5 * 365.25);
}

static double
years_since_status(uint32_t who, stamp at)
{
    return (double)(at - hand.chain.people[who].duty) / year;
}

/* Ages are those of the day of the status: whoever is past 67 by now leaves on the first day. */
Test(stock, is_pensioned_off_by_the_age_of_today)
{
    there_for_five_years(4);
    begin();
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        double years = years_since_status(who, hand.chain.people[who].leave_at);
        int left = 67 - hand.chain.traits[who].age;
        cr_assert_leq(years, (left > 5 ? left : 5) + 0.01, "%d years after %d", 67 - left, 67);
        cr_assert_geq(years, left - 1.01);
    }
}

/* Of those who are 35 to 45 ten in a year die, of the younger nobody. */
Test(stock, dies_by_the_age_of_today)
{
    there_for_five_years(1);
    hand.params.person.death_per_year[2] = 10.0;
    begin();
    for (uint32_t who = 0; who < hand.chain.people_used; who++) {
        double years = years_since_status(who, hand.chain.people[who].leave_at);
        int left = 35 - hand.chain.traits[who].age;
        cr_assert_leq(years, (left > 5 ? left : 5) + 2.0, "one in 5e8 outlives two years");
        cr_assert_geq(years, left - 1.01);
    }
}
