/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fines and new terms for PVT and MAP, and for the PVT of the Wi2013. */

#include "tests/enforcement_by_hand.h"

TestSuite(enforcement, .init = enforcement_setup, .fini = enforcement_teardown);

/* ---- PVT and MAP ---- */

/* 12 and 64 weeks, from so many days after 10 March 2022 on: PVT alone would be in time on 26
 * February 2025 after 1,000 days, and late on 4 April after 1,020. Everything is passed. */
static uint32_t
with_parts(double days, unsigned passed)
{
    uint32_t who;

    hand.params.participation.pvt_hours = 12;
    hand.params.participation.map_hours = 64;
    hand_spec(&hand.params.participation.wait, days);
    who = enforcement_waiting();
    person(who)->passed = (uint8_t)passed;
    hand_until(&hand, "2025-05-13");
    return who;
}

Test(enforcement, fines_map_that_is_late)
{
    uint32_t who = with_parts(1000, MASK_ALL);

    cr_expect_eq(enforcement_fined(OFFENCE_MAP), 340);
    cr_expect_eq(enforcement_fined(OFFENCE_PVT) + enforcement_fined(OFFENCE_EXAMS), 0);
    cr_expect_eq(hand_rules(&hand, RULE_FINED_MAP), 1);
    hand_assert_date(person(who)->term_end, "2025-11-13"); /* 6 months */
}

Test(enforcement, fines_pvt_and_map_each)
{
    uint32_t who = with_parts(1020, MASK_ALL);

    cr_expect_eq(enforcement_fined(OFFENCE_MAP), 340);
    cr_expect_eq(enforcement_fined(OFFENCE_PVT), 340);
    cr_expect_eq(hand_rules(&hand, RULE_FINED_PVT), 1);
    cr_expect_eq(hand_rules(&hand, RULE_FINED), 0);
    cr_expect_eq(enforcement_docketed(DOCKET_FINED), 1, "one case");
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINED), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_FINE_EURO), 680);
    hand_assert_date(person(who)->term_end, "2026-05-13"); /* 12 months */
}

Test(enforcement, fines_pvt_alone_in_the_onderwijsroute)
{
    uint32_t who;

    hand.params.pip.onderwijs[GROUP_GEZIN] = 1.0;
    who = with_parts(1020, MASK_ALL);
    cr_assert_eq(person(who)->route, ROUTE_ONDERWIJS);
    cr_expect_eq(enforcement_fined(OFFENCE_PVT), 340);
    cr_expect_eq(enforcement_fined(OFFENCE_MAP), 0);
    hand_assert_date(person(who)->term_end, "2025-11-13");
}

/* The longest new term, and not the sum: 12 months for both, 6 for three language exams. */
Test(enforcement, gives_the_longest_new_term)
{
    uint32_t who = with_parts(1020, 1 << COMPONENT_LEZEN | 1 << COMPONENT_LUISTEREN |
                                        1 << COMPONENT_SPREKEN);

    cr_expect_eq(hand_rules(&hand, RULE_FINED), 1);
    cr_expect_eq(enforcement_fined(OFFENCE_EXAMS), 1000);
    hand_assert_date(person(who)->term_end, "2026-05-13");
}

Test(enforcement, gives_the_exams_term_where_that_is_longer)
{
    hand_assert_date(person(with_parts(1020, 0))->term_end, "2027-05-13");
}

/* Each is judged for itself; one fine makes the case a fined one. */
Test(enforcement, excuses_the_exams_and_fines_the_parts)
{
    hand.params.enforcement.culpable[REGIME_WI2021] = 0.0;
    with_parts(1020, 0);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 2);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_CULPABLE), 1);
    cr_expect_eq(enforcement_docketed(DOCKET_FINED), 1);
    cr_expect_eq(enforcement_docketed(DOCKET_EXCUSED), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 0);
}

/* ---- the PVT of the Wi2013 ---- */

/* Wi13 art. 28-30, 34: decided at once, and no case of an overrun. */
Test(enforcement, fines_the_pvt_of_the_wi2013)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = enforcement_of_old(GROUP_GEZIN, "2025-03-10");
    hand_until(&hand, "2023-03-10");
    enforcement_pvt(&hand.chain, who);
    cr_expect_eq(enforcement_fined(OFFENCE_PVT), 340);
    cr_expect_eq(hand_rules(&hand, RULE_FINED_PVT), 1);
    cr_expect_eq(enforcement_docketed(DOCKET_FINED) + enforcement_docketed(DOCKET_NEW_TERM), 0);
    cr_expect_neq(person_stage(person(who)), STAGE_NEW_TERM);
}

Test(enforcement, spares_status_holders_the_fine_for_pvt)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2025-07-08");
    who = enforcement_of_old(GROUP_ASIEL, "2027-12-30");
    enforcement_pvt(&hand.chain, who);
    hand_until(&hand, "2025-07-09");
    enforcement_pvt(&hand.chain, who);
    cr_expect_eq(enforcement_fined(OFFENCE_PVT), 340);
    cr_expect_eq(hand_rules(&hand, RULE_SPARED), 1);
}

Test(enforcement, excuses_who_is_not_culpable_of_a_late_pvt)
{
    uint32_t who;

    hand.params.enforcement.culpable_part[REGIME_WI2013] = 0.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = enforcement_of_old(GROUP_GEZIN, "2025-03-10");
    enforcement_pvt(&hand.chain, who);
    cr_expect_eq(hand_total(&hand, MEASURE_FINES), 0);
    cr_expect_eq(hand_rules(&hand, RULE_NOT_FINED), 1);
}
