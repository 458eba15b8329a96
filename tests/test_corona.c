/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Longer terms for corona under the Wi2013: rules.md section 5, ten months for everybody and twelve
 * for those whose term would end within six; the dates are reckoned by hand.
 */

#include "tests/term_by_hand.h"

static void
setup(void)
{
    term_setup();
    hand.params.run.start = hand_day("2017-01-01");
    hand.params.run.until = hand_day("2024-12-31");
}

TestSuite(corona, .init = setup, .fini = term_teardown);

static void
add_step(const char *date, int64_t months, int64_t within_months)
{
    struct corona_step *step = &hand.params.term.corona[hand.params.term.n_corona++];

    step->date = hand_day(date);
    step->months = months;
    step->within_months = within_months;
}

/* As the base path has them. */
static void
add_all(void)
{
    add_step("2020-03-13", 2, 0);
    add_step("2020-05-13", 2, 0);
    add_step("2020-07-13", 2, 0);
    add_step("2020-09-13", 4, 0);
    for (int month = 1; month <= 12; month++) {
        char date[DATE_TEXT_SIZE];
        date_format(date_to_day((struct date){2021, month, 13}), date);
        add_step(date, 1, 6);
    }
}

/* ---- for everybody ---- */

Test(corona, lengthens_all_terms_that_run)
{
    uint32_t runs, over, later;

    add_step("2020-03-13", 2, 0);
    term_start("2017-03-13");
    over = term_of_old(GROUP_GEZIN, 0); /* its last day is 12 March 2020 */
    hand_until(&hand, "2017-03-14");
    runs = term_of_old(GROUP_GEZIN, 1); /* its last day is 13 March */
    hand_until(&hand, "2020-03-13");
    later = term_of_old(GROUP_GEZIN, 2); /* begins after midnight of that day */
    hand_assert_date(person(runs)->term_end, "2020-05-14");
    cr_assert_eq(person(over)->term_end, STAMP_NEVER);
    hand_assert_date(person(later)->term_end, "2023-03-13");
    cr_assert_eq(term_extended(GROUND_CORONA), 1);
    cr_assert_eq(term_days(GROUND_CORONA), 61);
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
}

Test(corona, is_of_the_old_law)
{
    uint32_t who;

    add_step("2022-03-13", 2, 0);
    term_start("2022-01-10");
    who = term_planned(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-03-14");
    hand_assert_date(person(who)->term_end, "2025-01-11");
}

/* Records that were given back are nobody's. */
Test(corona, passes_by_who_has_left)
{
    uint32_t who;

    add_step("2020-03-13", 2, 0);
    term_start("2018-03-13");
    who = term_of_old(GROUP_GEZIN, 0);
    person_end(&hand.chain, who, STAGE_LAPSED);
    hand_until(&hand, "2020-03-14");
    cr_assert_eq(term_extended(GROUND_CORONA), 0);
}

/* ---- for those whose term ends within six months ---- */

Test(corona, specific_steps_are_for_terms_that_end_soon)
{
    uint32_t inside, outside;

    add_step("2021-02-15", 1, 6);
    term_start("2018-08-15");
    inside = term_of_old(GROUP_GEZIN, 0);
    hand_until(&hand, "2018-08-16");
    outside = term_of_old(GROUP_GEZIN, 1);
    hand_until(&hand, "2021-02-15");
    hand_assert_date(person(inside)->term_end, "2021-09-15");
    hand_assert_date(person(outside)->term_end, "2021-08-16");
    cr_assert_eq(term_extended(GROUND_CORONA_SPECIFIC), 1);
    cr_assert_eq(term_extended(GROUND_CORONA), 0);
}

/* ---- all of it ---- */

/* A term that ends on 13 March 2020 is over.  One that ends a day later has ten months, to 14
 * January 2021, which is within six months of each of the twelve steps: 22 months in all, to 14
 * January 2022.  One of 20 January 2018 has ten, to 20 November 2021, and of the steps those from 13
 * June on, when that is within six months: seven. */
Test(corona, gives_ten_and_twelve_months)
{
    uint32_t over, all, some;

    add_all();
    term_start("2017-03-13");
    over = term_of_old(GROUP_ASIEL, 0);
    hand_until(&hand, "2017-03-14");
    all = term_of_old(GROUP_ASIEL, 1);
    hand_until(&hand, "2018-01-20");
    some = term_of_old(GROUP_ASIEL, 2);
    hand_until(&hand, "2020-03-14");
    cr_assert_eq(person(over)->term_end, STAMP_NEVER);
    person_end(&hand.chain, over, STAGE_LAPSED);
    hand_until(&hand, "2020-12-31");
    hand_assert_date(person(all)->term_end, "2021-01-14");
    hand_assert_date(person(some)->term_end, "2021-11-20");
    hand_until(&hand, "2021-12-31");
    hand_assert_date(person(all)->term_end, "2022-01-14");
    hand_assert_date(person(some)->term_end, "2022-06-20");
    cr_assert_eq(term_extended(GROUND_CORONA), 2 * 4);
    cr_assert_eq(term_extended(GROUND_CORONA_SPECIFIC), 12 + 7);
}

/* The new term after an overrun grows, too. */
Test(corona, lengthens_new_terms)
{
    uint32_t who;

    add_step("2020-09-01", 2, 0);
    term_start("2017-03-01");
    who = term_of_old(GROUP_GEZIN, 0);
    hand_until(&hand, "2020-08-01");
    cr_assert(person_is(person(who), PERSON_NEW_TERM));
    hand_until(&hand, "2020-08-31");
    cr_assert_eq(term_extended(GROUND_CORONA), 0);
    hand_until(&hand, "2020-09-01");
    cr_assert_eq(term_extended(GROUND_CORONA), 1);
}

/* ---- together with an application ---- */

static uint32_t
who_learns_to_read(void)
{
    uint32_t who;

    hand.params.term.share[GROUND_LITERACY] = 1.0;
    hand_ground(&hand, GROUND_LITERACY, REGIME_WI2013)->months = 24;
    term_start("2017-03-20");
    who = term_of_old(GROUP_GEZIN, 0);
    hand.chain.traits[who].literacy = LITERACY_NONE;
    hand.chain.traits[who].lesson_hours = 400;
    return who;
}

/* The window is six months before the end as it becomes. */
Test(corona, moves_the_window)
{
    add_step("2019-03-13", 2, 0);
    who_learns_to_read();
    hand_until(&hand, "2019-11-19");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 0);
    hand_until(&hand, "2019-11-20");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
}

/* Asked for on 20 September 2019; the decision comes after 40 days, and two months in between. */
Test(corona, comes_on_top_of_an_application_under_way)
{
    uint32_t who;

    hand_spec(&hand.params.term.decision, 40);
    add_step("2019-10-01", 2, 0);
    who = who_learns_to_read();
    hand_until(&hand, "2019-10-01");
    hand_assert_date(person(who)->term_end, "2020-05-20");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
    hand_until(&hand, "2019-10-30");
    hand_assert_date(person(who)->term_end, "2022-05-20");
    cr_assert_eq(hand_rules(&hand, RULE_EXTENSION_ASKED), 1);
}

/* The end of 20 March 2020 waits for a decision of 8 May; the step of 1 April makes it 20 May, so
 * it waits no longer, and the decision counts from there. */
Test(corona, lengthens_a_term_whose_end_waits)
{
    uint32_t who;

    hand.params.term.window_months = 1;
    hand_spec(&hand.params.term.decision, 78);
    add_step("2020-04-01", 2, 0);
    who = who_learns_to_read(); /* asked on 20 February */
    hand_until(&hand, "2020-03-31");
    cr_assert_eq(extension_end(&hand.chain, who), hand_day("2020-03-20"));
    hand_until(&hand, "2020-04-01");
    hand_assert_date(person(who)->term_end, "2020-05-20");
    hand_until(&hand, "2020-05-08");
    hand_assert_date(person(who)->term_end, "2022-05-20");
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0);
}

/* With no application: the end waits for a result. */
Test(corona, lengthens_a_term_whose_end_waits_for_results)
{
    uint32_t who, job;

    hand.params.term.by_result = 0;
    add_step("2020-03-25", 2, 0);
    term_start("2017-03-20");
    who = term_of_old(GROUP_GEZIN, 0);
    person(who)->waived = MASK_ALL & ~(1 << COMPONENT_KNM);
    hand_until(&hand, "2020-03-19");
    job = term_sat(who, COMPONENT_KNM, 1);
    hand.chain.jobs[job].exam = EXAM_KNM;
    hand.chain.jobs[job].since = stamp_of(chain_now(&hand.chain));
    job_go(&hand.chain, job, JOB_RESULT, chain_now(&hand.chain) + 14 * TICKS_PER_DAY);
    hand_until(&hand, "2020-03-24");
    cr_assert(extension_awaits_results(&hand.chain, who));
    hand_until(&hand, "2020-03-25");
    hand_assert_date(person(who)->term_end, "2020-05-20");
    hand_until(&hand, "2020-04-03"); /* it failed; there is time left */
    cr_assert_eq(hand_rules(&hand, RULE_OVERRUN), 0);
}
