/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is counted of a cohort, at the events of people who walk the chain by hand. */

#include "tests/chain_by_hand.h"

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

TestSuite(cohorts, .init = setup, .fini = teardown);

static const struct cohort *
cohort(int year)
{
    return &hand.chain.cohorts.years[year - COHORT_FIRST];
}

static uint32_t
comes(enum group group)
{
    uint32_t who = hand_person(&hand, group, hand.chain.people_used);

    hand.chain.people[who].notice = stamp_of(chain_now(&hand.chain) + TICKS_PER_DAY);
    inflow_arrive(&hand.chain, who);
    return who;
}

/* A duty of the last day of 2022 and one of the next working day. */
Test(cohorts, are_of_the_year_in_which_the_duty_begins)
{
    hand_start(&hand);
    hand_until(&hand, "2022-12-31");
    comes(GROUP_GEZIN);
    hand_until(&hand, "2023-01-02");
    comes(GROUP_OVERIG);
    hand_until(&hand, "2024-01-02");
    comes(GROUP_OVERIG);
    cr_expect_eq(cohort(2022)->became[GROUP_GEZIN], 1);
    cr_expect_eq(cohort(2022)->became[GROUP_OVERIG], 0);
    cr_expect_eq(cohort(2023)->became[GROUP_OVERIG], 1, "that of 2024 is in none");
}

/* In a run that begins later the quarters are others. */
Test(cohorts, know_the_year_in_a_run_of_later_years)
{
    hand.params.run.start = hand_day("2023-05-01");
    hand_start(&hand);
    hand_until(&hand, "2023-06-01");
    comes(GROUP_GEZIN);
    cr_expect_eq(cohort(2023)->became[GROUP_GEZIN], 1);
    cr_expect_eq(cohort(2022)->became[GROUP_GEZIN], 0);
}

/* Koppeling after 14 days, home after 7 more, the intake 20 days later, the plan after 30 more. */
Test(cohorts, count_each_step_once)
{
    const struct cohort *year;

    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    comes(GROUP_ASIEL);
    year = cohort(2022);
    hand_until(&hand, "2022-05-23");
    cr_expect_eq(year->settled[GROUP_ASIEL][0], 0);
    hand_until(&hand, "2022-05-25");
    cr_expect_eq(year->settled[GROUP_ASIEL][0], 1);
    cr_expect_eq(year->begun[GROUP_ASIEL], 0);
    hand_until(&hand, "2022-07-01");
    cr_expect_eq(year->begun[GROUP_ASIEL], 1);
    cr_expect_eq(year->planned[GROUP_ASIEL], 0);
    hand_finish(&hand);
    cr_expect_eq(year->became[GROUP_ASIEL], 1);
    cr_expect_eq(year->settled[GROUP_ASIEL][0], 1);
    cr_expect_eq(year->begun[GROUP_ASIEL], 1);
    cr_expect_eq(year->planned[GROUP_ASIEL], 1);
    cr_expect_eq(year->settled_planned[GROUP_ASIEL], 1);
    cr_expect_eq(year->left_unsettled[GROUP_ASIEL], 0);
}

/* Family who join a status holder live in the municipality from the first day. */
Test(cohorts, count_who_never_was_in_reception_as_settled)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    comes(GROUP_GEZIN);
    cr_expect_eq(cohort(2022)->settled[GROUP_GEZIN][0], 1);
    hand_finish(&hand);
    cr_expect_eq(cohort(2022)->settled[GROUP_GEZIN][0], 1);
    cr_expect_eq(cohort(2022)->settled_planned[GROUP_GEZIN], 1);
}

/* Who is settled on a day after a duty of 2 May, where homes are no matter. */
static int
class_on(const char *date)
{
    const struct cohort *year;
    uint32_t who;
    int found = 0;

    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    who = hand_person(&hand, GROUP_ASIEL, 0);
    stage_arrive(&hand.chain, who, STAGE_COUPLED, false);
    hand_until(&hand, date);
    cohorts_settle(&hand.chain, who);
    year = cohort(2022);
    while (found < COHORT_CLASSES && year->settled[GROUP_ASIEL][found] == 0)
        found++;
    return found;
}

/* Three months after 2 May are full on 2 August (day_add_months). */
Test(cohorts, class_a_day_short_of_three_months)
{
    cr_expect_eq(class_on("2022-08-01"), 0);
}

Test(cohorts, class_three_months)
{
    cr_expect_eq(class_on("2022-08-02"), 1);
}

Test(cohorts, class_six_months)
{
    cr_expect_eq(class_on("2022-11-02"), 2);
}

Test(cohorts, class_nine_months_and_more)
{
    cr_expect_eq(class_on("2024-02-01"), 3);
}

/* A plan in the azc, and the home after it: both in the end, whichever came first. */
Test(cohorts, count_who_is_settled_with_a_plan_in_either_order)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    who = hand_person(&hand, GROUP_ASIEL, 0);
    stage_arrive(&hand.chain, who, STAGE_PIP, false);
    hand.chain.people[who].notice = hand.chain.people[who].intake = hand.chain.people[who].duty;
    pip_set(&hand.chain, who);
    cr_expect_eq(cohort(2022)->planned[GROUP_ASIEL], 1);
    cr_expect_eq(cohort(2022)->settled_planned[GROUP_ASIEL], 0);
    cohorts_settle(&hand.chain, who);
    cr_expect_eq(cohort(2022)->settled_planned[GROUP_ASIEL], 1);
}

/* Whoever left since is still of the cohort; who left before a home is in COA no more. */
Test(cohorts, keep_whoever_left_since)
{
    uint32_t lives, waits;

    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    lives = comes(GROUP_GEZIN);
    waits = comes(GROUP_ASIEL);
    person_end(&hand.chain, lives, STAGE_LAPSED);
    person_end(&hand.chain, waits, STAGE_LAPSED);
    cr_expect_eq(cohort(2022)->became[GROUP_GEZIN], 1);
    cr_expect_eq(cohort(2022)->settled[GROUP_GEZIN][0], 1);
    cr_expect_eq(cohort(2022)->left_unsettled[GROUP_GEZIN], 0);
    cr_expect_eq(cohort(2022)->became[GROUP_ASIEL], 1);
    cr_expect_eq(cohort(2022)->left_unsettled[GROUP_ASIEL], 1);
}

Test(cohorts, pass_wi2013_by)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    who = person_new(&hand.chain, STREAM_STOCK, 0, 0, REGIME_WI2013, GROUP_ASIEL);
    hand.chain.people[who].duty = stamp_of(chain_now(&hand.chain));
    stage_arrive(&hand.chain, who, STAGE_COUPLED, true);
    cohorts_settle(&hand.chain, who);
    cr_expect_eq(cohort(2022)->became[GROUP_ASIEL], 0);
    cr_expect_eq(cohort(2022)->settled[GROUP_ASIEL][0], 0);
}

Test(cohorts, begin_each_replication_anew)
{
    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    comes(GROUP_GEZIN);
    cohorts_init(&hand.chain);
    cr_expect_eq(cohort(2022)->became[GROUP_GEZIN], 0);
}
