/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exemption for demonstrable effort: Wi13 art. 6(2), Bi13 art. 2.8b, rules.md section 5. The term
 * ends on 1 July 2023: it may be applied for from 1 January on, and is decided on after 42 days. */

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

TestSuite(effort, .init = setup, .fini = teardown);

static struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static uint32_t people; /* so far, each with luck of his own */

/* After so many lessons, lacking spreken and KNM, each sat so many times. */
static uint32_t
tried(uint32_t hours, uint32_t spreken, uint32_t knm)
{
    struct chain *chain = &hand.chain;
    uint32_t who = person_new(chain, STREAM_WI2013, 600, people++, REGIME_WI2013, GROUP_ASIEL);
    const uint32_t attempts[] = {spreken, knm};

    person(who)->duty = stamp_of(ticks_of_day(hand_day("2020-07-01")));
    person(who)->participation = person(who)->duty;
    person(who)->level_a2 = MASK_LANGUAGE;
    person(who)->passed = MASK_ALL & ~(1 << COMPONENT_SPREKEN | 1 << COMPONENT_KNM);
    person(who)->term_end = stamp_of(ticks_of_day(hand_day("2023-07-01")));
    person(who)->offered = person(who)->duty;
    person_flag(person(who), PERSON_STARTED, true);
    person(who)->step = STEP_EXAMS;
    chain->traits[who].lesson_hours = (uint16_t)hours;
    chain->traits[who].literacy = LITERACY_LATIN;
    stage_arrive(chain, who, STAGE_EXAMS, false);
    for (int i = 0; i < 2; i++) {
        uint32_t job = job_new(chain, who, JOB_EXAM);
        chain->jobs[job].component = i == 0 ? COMPONENT_SPREKEN : COMPONENT_KNM;
        chain->jobs[job].exam = i == 0 ? EXAM_SPREKEN_A2 : EXAM_KNM;
        chain->jobs[job].sat = attempts[i];
        chain->jobs[job].step = JOB_PREPARING;
    }
    return who;
}

static void
start(const char *today)
{
    hand_start(&hand);
    hand_until(&hand, today);
}

static bool
applies(uint32_t who)
{
    effort_check(&hand.chain, who);
    for (uint32_t job = person(who)->jobs; job != NOBODY; job = hand.chain.jobs[job].next)
        if (hand.chain.jobs[job].kind == JOB_EXEMPTION)
            return true;
    return false;
}

Test(effort, asks_for_hours_and_attempts)
{
    start("2023-02-01");
    cr_expect(applies(tried(600, 4, 4)));
    cr_expect_not(applies(tried(599, 4, 4)));
    cr_expect_not(applies(tried(600, 3, 4)));
    cr_expect_not(applies(tried(600, 4, 3)));
    cr_expect_not(applies(tried(3000, 0, 9)));
}

Test(effort, asks_for_no_attempts_of_who_cannot_read)
{
    uint32_t able, unable;

    start("2023-02-01");
    able = tried(600, 0, 0);
    unable = tried(600, 0, 0);
    hand.chain.traits[unable].literacy = LITERACY_NONE;
    cr_expect_not(applies(able));
    cr_expect(applies(unable));
    unable = tried(599, 0, 0);
    hand.chain.traits[unable].literacy = LITERACY_NONE;
    cr_expect_not(applies(unable));
}

Test(effort, comes_in_the_last_months_of_the_term)
{
    uint32_t who;

    start("2022-12-31");
    who = tried(600, 4, 4);
    cr_expect_not(applies(who));
    hand_until(&hand, "2023-01-01");
    cr_expect(applies(who));
}

/* An extension puts the end off, not what may be asked for. */
Test(effort, comes_no_later_when_the_term_is_extended)
{
    uint32_t who;

    start("2022-12-31");
    who = tried(600, 4, 4);
    person(who)->term_end = stamp_of(ticks_of_day(hand_day("2025-07-01")));
    cr_expect_not(applies(who));
    hand_until(&hand, "2023-01-01");
    cr_expect(applies(who));
}

Test(effort, comes_at_any_time_after_an_overrun)
{
    uint32_t who;

    start("2022-06-01");
    who = tried(600, 4, 4);
    cr_expect_not(applies(who));
    person(who)->overruns = 1;
    cr_expect(applies(who));
}

/* On 1 February at nine; 42 days later, on 15 March. */
Test(effort, ends_the_duty_by_its_decision)
{
    uint32_t who;

    start("2023-02-01");
    who = tried(600, 4, 4);
    cr_expect(applies(who));
    effort_check(&hand.chain, who); /* not twice */
    cr_expect_eq(hand.chain.jobs_used - hand.chain.jobs_free, 3);
    hand_until(&hand, "2023-03-15");
    cr_expect_eq(hand_rules(&hand, RULE_EXEMPT_EFFORT), 0);
    hand_until(&hand, "2023-03-16");
    cr_expect_eq(hand_rules(&hand, RULE_EXEMPT_EFFORT), 1);
    cr_expect_eq(hand_total(&hand, MEASURE_TERM_EXEMPT), 1);
    cr_expect_eq(hand_stock(&hand, REGIME_WI2013, STAGE_EXEMPT, GROUP_ASIEL, ROUTE_NONE), 1);
    cr_expect_eq(hand.chain.jobs_free, hand.chain.jobs_used);
}

Test(effort, is_applied_for_by_some)
{
    int n = 0;

    hand.params.wi2013.agi_applies = 0.5;
    start("2023-02-01");
    for (int i = 0; i < 400; i++) {
        uint32_t who = tried(600, 4, 4);
        bool first = applies(who);
        n += first;
        cr_expect_eq(applies(who), first, "one luck");
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    cr_expect(n > 150 && n < 250, "five standard deviations of 200: %d", n);
}

/* Two sittings of the state exam count beside those of A2. */
Test(effort, counts_two_sittings_of_the_state_exam)
{
    uint32_t who;

    hand.params.wi2013.nt2[GROUP_ASIEL] = 1.0;
    start("2023-02-01");
    who = tried(600, 2, 4);
    cr_expect(applies(who));
    cr_expect_not(applies(tried(600, 1, 4)));
    cr_expect_not(applies(tried(600, 2, 3)), "KNM has no state exam");
}

Test(effort, asks_for_lessons_that_began)
{
    uint32_t who;

    start("2023-02-01");
    who = tried(600, 4, 4);
    person_flag(person(who), PERSON_STARTED, false);
    cr_expect_not(applies(who));
}
