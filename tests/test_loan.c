/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The loan of the Wi2013: Wi13 art. 16, Bi13 art. 4.1a, 4.13. Lessons begin on 2 January 2022 at
 * nine: an hour a day of 10 euro, fees of 50 euro an exam. */

#include "tests/chain_by_hand.h"

#include "models/loan.h"

static struct hand hand;

static void
setup(void)
{
    hand_init(&hand);
    hand.params.wi2013.margin = 4.0; /* beyond the ceiling: the money ends the lessons */
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(loan, .init = setup, .fini = teardown);

static struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

/* Somebody in his first lesson, who has a long term and has signed everything. */
static uint32_t
learner(enum group group)
{
    struct chain *chain = &hand.chain;
    uint32_t who = person_new(chain, STREAM_WI2013, 700, chain->people_used, REGIME_WI2013, group);

    person(who)->duty = person(who)->participation = stamp_of(chain_now(chain));
    person(who)->level_a2 = MASK_LANGUAGE;
    person(who)->waived = 1u << COMPONENT_ONA;
    person(who)->term_end = stamp_of(ticks_of_day(hand_day("2027-12-01")));
    stage_arrive(chain, who, STAGE_LANDING, false);
    wi2013_start(chain, who);
    return who;
}

static uint32_t
begun(enum group group)
{
    hand_start(&hand);
    hand_until(&hand, "2022-01-02");
    return learner(group);
}

/* At nine. */
static ticks
on(const char *date)
{
    return ticks_of_day(hand_day(date)) + ROSTER_OPENS;
}

static int32_t
spent_in(int month)
{
    return measures_int32(&hand.measures, MEASURE_LOANS_SPENT)[month];
}

Test(loan, is_the_price_of_the_hours_and_the_fees)
{
    uint32_t who = begun(GROUP_ASIEL);

    cr_expect_eq(loan_euro(&hand.chain, who, on("2022-01-02")), 0);
    cr_expect_eq(loan_euro(&hand.chain, who, on("2022-02-01")), 300);
    cr_expect_eq(loan_euro(&hand.chain, who, on("2022-02-02") - 1), 300, "of whole hours");
    cr_expect_eq(loan_euro(&hand.chain, who, on("2022-02-02")), 310);
    hand.chain.traits[who].exam_fees = 240;
    cr_expect_eq(loan_euro(&hand.chain, who, on("2022-02-01")), 540);
    cr_expect_eq(loan_hours(&hand.chain, who), 976);
    cr_expect_eq(loan_hours_to_spent(&hand.chain, who), 926);
}

Test(loan, is_at_the_price_of_the_first_lesson)
{
    uint32_t who;

    hand_step(&hand.params.wi2013.price, "2022-01-03", 20);
    who = begun(GROUP_ASIEL);
    cr_expect_eq(loan_euro(&hand.chain, who, on("2022-02-01")), 300);
}

Test(loan, has_an_end)
{
    uint32_t who = begun(GROUP_ASIEL);

    hand.chain.traits[who].exam_fees = 9990;
    cr_expect_eq(loan_euro(&hand.chain, who, on("2022-02-01")), 10000);
}

Test(loan, is_taken_by_those_who_borrow)
{
    uint32_t who;

    hand.params.wi2013.borrows[GROUP_GEZIN] = 0.0;
    who = begun(GROUP_GEZIN);
    cr_expect_eq(loan_euro(&hand.chain, who, on("2023-02-01")), 0);
    cr_expect_eq(loan_hours(&hand.chain, who), 400, "of one's own");
    cr_expect_eq(loan_hours_to_spent(&hand.chain, who), LOAN_HOURS_MOST);
}

/* Of 9,500 euro after 950 days: on 9 August 2024. */
Test(loan, counts_as_spent_from_its_day_on)
{
    uint32_t who = begun(GROUP_ASIEL);

    cr_expect_not(loan_is_spent(&hand.chain, who, on("2024-08-09") - 1));
    cr_expect(loan_is_spent(&hand.chain, who, on("2024-08-09")));
    hand_until(&hand, "2024-08-09");
    cr_expect_eq(hand.chain.loans_spent, 0);
    hand_until(&hand, "2024-08-10");
    cr_expect_eq(hand.chain.loans_spent, 1);
    cr_expect_eq(hand_rules(&hand, RULE_LOAN_SPENT), 1);
    hand_until(&hand, "2024-09-02");
    cr_expect_eq(spent_in(30), 0, "July 2024");
    cr_expect_eq(spent_in(31), 1, "August 2024");
    person_end(&hand.chain, who, STAGE_EXEMPT);
    cr_expect_eq(hand.chain.loans_spent, 0);
    cr_expect_eq(hand_rules(&hand, RULE_LOAN_FORGIVEN), 1);
}

Test(loan, counts_as_spent_of_asiel_alone)
{
    uint32_t who = begun(GROUP_GEZIN);

    hand_until(&hand, "2024-09-02");
    cr_expect_eq(loan_euro(&hand.chain, who, chain_now(&hand.chain)), 9740);
    cr_expect_not(loan_is_spent(&hand.chain, who, chain_now(&hand.chain)));
    cr_expect_eq(hand.chain.loans_spent, 0);
}

Test(loan, never_counts_as_spent_short_of_that)
{
    uint32_t who;

    hand.params.wi2013.loan_most = 9400;
    who = begun(GROUP_ASIEL);
    cr_expect_eq(loan_hours_to_spent(&hand.chain, who), LOAN_HOURS_MOST);
    hand_until(&hand, "2024-10-01");
    cr_expect_eq(hand.chain.loans_spent, 0);
    cr_expect_eq(hand.chain.traits[who].lesson_hours, 940);
}

/* Fees bring it there on the day of a sign-up. */
Test(loan, counts_as_spent_by_a_fee)
{
    uint32_t who = begun(GROUP_ASIEL), job;

    hand_until(&hand, "2024-08-06"); /* 947 hours */
    job = job_new(&hand.chain, who, JOB_EXAM);
    hand.chain.jobs[job].exam = EXAM_KNM;
    cr_expect_eq(hand.chain.loans_spent, 0);
    wi2013_pays(&hand.chain, job);
    cr_expect_eq(hand.chain.traits[who].exam_fees, 50);
    cr_expect_eq(hand.chain.loans_spent, 1);
    hand.chain.jobs[job].exam = EXAM_ONA;
    wi2013_pays(&hand.chain, job);
    cr_expect_eq(hand.chain.traits[who].exam_fees, 90);
}

/* After 50 hours the duty ends. */
static void
assert_settled(enum group group, uint8_t overruns, enum stage final, int forgiven, int due)
{
    uint32_t who = begun(group);

    hand_until(&hand, "2022-02-21");
    person(who)->overruns = overruns;
    hand.chain.traits[who].cause = CAUSE_DEPARTED;
    person_end(&hand.chain, who, final);
    cr_expect_eq(hand_rules(&hand, RULE_LOAN_FORGIVEN), forgiven);
    cr_expect_eq(hand_rules(&hand, RULE_LOAN_DUE), due);
}

Test(loan, is_forgiven_within_the_term)
{
    assert_settled(GROUP_ASIEL, 0, STAGE_EXEMPT, 1, 0);
}

Test(loan, is_forgiven_with_a_diploma)
{
    assert_settled(GROUP_ASIEL, 0, STAGE_DISPENSED, 1, 0);
}

Test(loan, is_due_after_an_overrun)
{
    assert_settled(GROUP_ASIEL, 1, STAGE_EXEMPT, 0, 1);
}

Test(loan, is_due_of_who_leaves)
{
    assert_settled(GROUP_ASIEL, 0, STAGE_LAPSED, 0, 1);
}

Test(loan, is_due_of_other_groups)
{
    assert_settled(GROUP_OVERIG, 0, STAGE_EXEMPT, 0, 1);
}

Test(loan, ends_with_the_dead)
{
    uint32_t who = begun(GROUP_ASIEL);

    hand_until(&hand, "2022-02-21");
    hand.chain.traits[who].cause = CAUSE_DIED;
    person_end(&hand.chain, who, STAGE_LAPSED);
    cr_expect_eq(hand_rules(&hand, RULE_LOAN_FORGIVEN) + hand_rules(&hand, RULE_LOAN_DUE), 0);
}

Test(loan, is_not_there_before_a_lesson)
{
    uint32_t who = begun(GROUP_ASIEL);

    hand_until(&hand, "2022-01-03");
    cr_expect_eq(loan_euro(&hand.chain, who, chain_now(&hand.chain)), 10);
    hand.chain.traits[who].loan = 0;
    cr_expect_eq(loan_euro(&hand.chain, who, chain_now(&hand.chain)), 0);
}
