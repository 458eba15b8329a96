/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of Wi2013 people by half-year of the letter: they come and end by hand. */

#include "tests/chain_by_hand.h"

#include "models/yearbook.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(yearbook, .init = setup, .fini = teardown);

static const struct yearbook_page *
page(const char *day)
{
    return &hand.chain.yearbook.halves[yearbook_half(hand_day(day))];
}

/* Settled, with a letter of today. */
static uint32_t
obliged(enum regime regime, enum group group)
{
    struct chain *chain = &hand.chain;
    unsigned stream = regime == REGIME_WI2013 ? STREAM_WI2013 : STREAM_ENTRANT;
    uint32_t who = person_new(chain, stream + group, 624, chain->people_used, regime, group);

    newcomer_make(chain, who, chain_now(chain));
    chain->people[who].step = STEP_EXPECTED;
    stage_arrive(chain, who, STAGE_LANDING, false);
    return who;
}

/* Table 5 has the years 2013 to 2024; a half begins on 1 January or 1 July. */
Test(yearbook, has_a_page_for_each_half_year_of_table_5)
{
    cr_expect_eq(yearbook_half(hand_day("2013-01-01")), 0);
    cr_expect_eq(yearbook_half(hand_day("2013-06-30")), 0);
    cr_expect_eq(yearbook_half(hand_day("2013-07-01")), 1);
    cr_expect_eq(yearbook_half(hand_day("2024-12-31")), YEARBOOK_HALVES - 1);
    cr_expect_eq(yearbook_half(hand_day("2012-12-31")), YEARBOOK_HALVES);
    cr_expect_eq(yearbook_half(hand_day("2025-01-01")), YEARBOOK_HALVES);
}

Test(yearbook, counts_who_come_under_the_law_of_2013_alone)
{
    hand_start(&hand);
    hand_until(&hand, "2022-06-30");
    obliged(REGIME_WI2013, GROUP_GEZIN);
    obliged(REGIME_WI2021, GROUP_GEZIN);
    hand_until(&hand, "2022-07-01");
    obliged(REGIME_WI2013, GROUP_ASIEL);
    cr_expect_eq(page("2022-01-01")->came[GROUP_GEZIN], 1);
    cr_expect_eq(page("2022-01-01")->came[GROUP_ASIEL], 0);
    cr_expect_eq(page("2022-07-01")->came[GROUP_ASIEL], 1);
}

/* The letter of 3 January 2022; three years are over on 3 January 2025. */
Test(yearbook, tells_what_came_within_three_years)
{
    uint32_t early, late, lapsed;

    hand.params.run.until = hand_day("2025-12-31");
    hand_start(&hand);
    hand_until(&hand, "2022-01-03");
    early = obliged(REGIME_WI2013, GROUP_ASIEL);
    late = obliged(REGIME_WI2013, GROUP_ASIEL);
    lapsed = obliged(REGIME_WI2013, GROUP_OVERIG);
    hand_until(&hand, "2022-02-01");
    person_end(&hand.chain, lapsed, STAGE_LAPSED);
    hand_until(&hand, "2025-01-02");
    person_end(&hand.chain, early, STAGE_EXEMPT);
    hand_until(&hand, "2025-01-03");
    person_end(&hand.chain, late, STAGE_EXEMPT);
    cr_expect_eq(page("2022-01-03")->ended[GROUP_ASIEL][STAGE_EXEMPT - STAGE_DONE], 2);
    cr_expect_eq(page("2022-01-03")->in_term[GROUP_ASIEL][STAGE_EXEMPT - STAGE_DONE], 1);
    cr_expect_eq(page("2022-01-03")->ended[GROUP_OVERIG][STAGE_LAPSED - STAGE_DONE], 1);
    cr_expect_eq(page("2022-01-03")->came[GROUP_ASIEL], 2, "nothing is taken off");
}
