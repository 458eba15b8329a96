/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The basic exam abroad, before the entry of gezin.  Under the chain by hand an attempt takes 60
 * days and visa and journey 90, so who passes at the n-th attempt comes after 60 n + 90 days. */

#include "tests/inflow_by_hand.h"

#include <stdlib.h>

static void
abroad(void)
{
    setup();
    hand.params.run.until = hand_day("2024-12-31");
    hand.params.bib.exempt = 0.0;
    hand.params.bib.lead_months = 5;
    cohort(0, "2022", 0, 12000);
}

TestSuite(bib, .init = abroad, .fini = teardown);

/* When each person of a month comes, by index; STAMP_NEVER for who does not within the run. */
enum { MONTH = 53 * 12, MANY = 2000 }; /* January 2023 */

static size_t
entries(stamp *at)
{
    size_t n = 0;
    uint32_t slot;

    for (size_t i = 0; i < MANY; i++)
        at[i] = STAMP_NEVER;
    begin();
    while ((slot = agenda_next(&hand.chain.agenda)) != AGENDA_NONE) {
        uint32_t who = slot < SLOT_PEOPLE ? 0 : (slot - SLOT_PEOPLE) / 2;
        const struct person *person = &hand.chain.people[who];
        if (slot >= SLOT_PEOPLE && slot == slot_of_move(who) && person->step == STEP_EXPECTED &&
            person->month == MONTH) {
            cr_assert_lt(person->index, MANY);
            at[person->index] = person->duty;
            n++;
        }
        chain_event(&hand.chain, slot);
    }
    chain_finish(&hand.chain);
    return n;
}

/* The own moment in the month, from its start. */
static ticks
moment(uint32_t index)
{
    rng_person address = rng_person_make(STREAM_ENTRANT + ENTRANT_GEZIN, MONTH, index);

    return draw_index(rng_bits(&hand.chain.rng, address, DECIDE_MOMENT, 0), 31 * 86400);
}

/* Sets out in August, five months before January; 150 days later there. */
Test(bib, comes_a_way_after_setting_out)
{
    static stamp at[MANY];
    size_t n = entries(at);
    ticks august = ticks_of_day(hand_day("2022-08-01"));

    assert_poisson((double)n, 1000, "of January 2023");
    for (uint32_t i = 0; i < n; i++)
        cr_assert_eq(at[i], august + moment(i) + 150 * TICKS_PER_DAY);
    cr_expect_eq(hand_rules(&hand, RULE_BIB_FAILED), 0);
}

Test(bib, is_not_for_the_exempt)
{
    static stamp at[MANY];
    ticks january = ticks_of_day(hand_day("2023-01-01"));
    size_t n, in_january = 0;

    hand.params.bib.exempt = 0.4;
    n = entries(at);
    for (uint32_t i = 0; i < n; i++)
        in_january += at[i] == january + moment(i);
    cr_expect(fabs((double)in_january - 0.4 * (double)n) <= 5.0 * sqrt(0.24 * (double)n),
              "%zu of %zu", in_january, n);
}

/* The n-th attempt is passed with probability 1/4 (3/4)^(n-1). */
Test(bib, is_sat_until_it_is_passed)
{
    static stamp at[MANY];
    ticks august = ticks_of_day(hand_day("2022-08-01"));
    uint32_t attempts[5] = {0};
    double share = 0.25;
    size_t n;

    hand.params.bib.pass.steps[0].value = 0.25;
    n = entries(at);
    for (uint32_t i = 0; i < MANY; i++) {
        int32_t days = at[i] == STAMP_NEVER ? 0 : ticks_to_day((ticks)at[i] - august - moment(i));
        if (days == 0)
            continue;
        cr_assert_eq((days - 90) % 60, 0, "%d days", days);
        if ((days - 90) / 60 < 5)
            attempts[(days - 90) / 60]++;
    }
    for (int k = 1; k < 5; k++, share *= 0.75)
        assert_poisson(attempts[k], 1000.0 * share, "passed at an attempt");
    cr_expect_gt(n, 900);
}

/* In a steady state as many fail as one by one pass after them: (1 - p) / p a person. */
Test(bib, counts_who_fail)
{
    hand.params.bib.pass.steps[0].value = 0.5;
    run_all();
    assert_poisson((double)hand_rules(&hand, RULE_BIB_FAILED) / sqrt(2.0), 36000 / sqrt(2.0),
                   "failed");
}

/* ---- the size of the inflow ---- */

/* A lead of five months is the way of 150 days: from the first month on the numbers are the year's,
 * though all who come then set out before the run. */
Test(bib, keeps_the_numbers_under_a_lead_of_its_own_length)
{
    run_all();
    for (size_t month = 0; month < 36; month++)
        assert_poisson(arrivals(month, GROUP_GEZIN), 1000, "a month");
}

/* The same with attempts that mostly fail: who is late comes from months before the run. */
Test(bib, looks_back_far_enough)
{
    hand.params.bib.pass.steps[0].value = 0.2; /* five attempts of 60 days */
    hand.params.bib.lead_months = 13;
    run_all();
    for (size_t month = 0; month < 36; month++)
        assert_poisson(arrivals(month, GROUP_GEZIN), 1000, "a month");
}

/* Passing at once where it took two attempts on average brings 60 days' worth of people forward. */
Test(bib, brings_entries_forward_by_a_higher_pass_rate)
{
    static stamp before[MANY], after[MANY];
    double shift = 0.0, sum;
    size_t n = 0;
    int64_t base;

    hand.params.bib.pass.steps[0].value = 0.5;
    entries(before);
    base = hand_total(&hand, MEASURE_ARRIVALS);
    hand_stop(&hand);
    abroad();
    hand.params.bib.pass.steps[0].value = 0.5;
    hand_step(&hand.params.bib.pass, "2022-07-01", 1.0);
    entries(after);
    sum = (double)(hand_total(&hand, MEASURE_ARRIVALS) - base);
    for (size_t i = 0; i < MANY; i++) {
        cr_assert_leq(after[i], before[i], "nobody comes later");
        if (before[i] == STAMP_NEVER)
            continue;
        n++;
        shift += (before[i] - after[i]) / (double)TICKS_PER_DAY;
    }
    assert_poisson(sum, 12000 * 60 / 365.25, "people who come within the run as well");
    /* 60 days for each failure, of which the mean is 1 and the variance 2 */
    cr_expect(fabs(shift / (double)n - 60.0) <= 5.0 * 60.0 * sqrt(2.0 / (double)n),
              "%.1f days earlier", shift / (double)n);
}

/* The bump: who fell behind comes along with the others, and the flow is as before after it. */
Test(bib, gives_a_bump_and_no_higher_flow)
{
    int64_t around = 0;

    hand.params.bib.pass.steps[0].value = 0.5;
    hand.params.bib.lead_months = 7; /* 210 days */
    hand_step(&hand.params.bib.pass, "2023-01-01", 1.0);
    run_all();
    for (size_t month = 0; month < 15; month++) /* up to 90 days after the change */
        assert_poisson(arrivals(month, GROUP_GEZIN), 1000, "before");
    for (size_t month = 15; month < 18; month++)
        around += arrivals(month, GROUP_GEZIN);
    assert_poisson((double)around, 3000 + 12000 * 60 / 365.25, "with the bump");
    for (size_t month = 18; month < 36; month++)
        assert_poisson(arrivals(month, GROUP_GEZIN), 1000, "after");
}

Test(bib, lets_nobody_in_who_never_passes)
{
    hand.params.bib.pass.steps[0].value = 0.0;
    hand_spec(&hand.params.bib.attempt, 0); /* at least a day */
    cohort(0, "2022", 0, 120);
    run_all();
    cr_expect_eq(hand_total(&hand, MEASURE_ARRIVALS), 0);
    cr_expect_gt(hand_rules(&hand, RULE_BIB_FAILED), 100 * 365);
}

/* The luck of the attempts is nobody else's, and the traits are those of whoever comes. */
Test(bib, deals_the_same_people)
{
    static stamp at[MANY];
    static uint8_t ages[MANY];
    size_t n = entries(at), compared = 0;

    for (int run = 0; run < 2; run++) {
        hand_stop(&hand);
        abroad();
        for (int a = 0; a < PARAMS_AGES; a++)
            hand.params.person.age[GROUP_GEZIN][a] = 0.2;
        hand.params.bib.pass.steps[0].value = run == 0 ? 1.0 : 0.6;
        run_all();
        for (uint32_t who = 0; who < hand.chain.people_used; who++) {
            const struct person *person = &hand.chain.people[who];
            if (person->duty == STAMP_NEVER || person->month != MONTH)
                continue;
            if (run == 0)
                ages[person->index] = hand.chain.traits[who].age;
            else if (ages[person->index] != 0) {
                cr_assert_eq(ages[person->index], hand.chain.traits[who].age);
                compared++;
            }
        }
    }
    cr_expect_gt(compared, n / 2);
}
