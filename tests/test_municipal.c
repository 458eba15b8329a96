/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Municipal fines for not taking part as agreed: Wi21 art. 23, Bi21 art. 7.1(2)-(5).
 * The luck of when one comes is no date on paper, so they are let come by hand; by luck they come
 * once in a thousand years. */

#include "tests/chain_by_hand.h"

static struct hand hand;
static uint32_t who, job;

static void
setup(void)
{
    hand_init(&hand);
    hand_lessons(&hand, 3000);
    for (int g = 0; g < GROUPS; g++)
        hand.params.enforcement.municipal.per_year[g] = 1e-3;
    hand.params.enforcement.municipal.fined = 1.0;
}

static void
teardown(void)
{
    hand_stop(&hand);
}

TestSuite(municipal, .init = setup, .fini = teardown);

/* In lessons from 1 April 2022 on. */
static void
in_lessons(void)
{
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_ASIEL, 0);
    hand_until(&hand, "2022-04-04");
    cr_assert_eq(hand.chain.people[who].step, STEP_COURSE);
    job = job_new(&hand.chain, who, JOB_MUNICIPAL);
    hand.chain.jobs[job].step = JOB_HANDLING;
}

static void
fine_on(const char *date)
{
    hand_until(&hand, date);
    agenda_cancel(&hand.chain.agenda, slot_of_job(&hand.chain, job));
    municipal_event(&hand.chain, job);
}

/* All fines so far, and how many. */
#define assert_fines(n, sum)                                                                       \
    do {                                                                                           \
        cr_assert_eq(hand_rules(&hand, RULE_COOPERATION_FINED), n);                                \
        cr_assert_eq(hand_total(&hand, MEASURE_FINE_EURO), sum);                                   \
    } while (0)

/* ---- the ladder ---- */

Test(municipal, doubles_within_a_year_up_to_800)
{
    in_lessons();
    fine_on("2022-05-02");
    assert_fines(1, 50);
    fine_on("2022-06-01");
    assert_fines(2, 50 + 100);
    fine_on("2022-07-01");
    assert_fines(3, 150 + 200);
    fine_on("2022-08-01");
    assert_fines(4, 350 + 400);
    fine_on("2022-09-01");
    assert_fines(5, 750 + 800);
    fine_on("2022-10-03");
    assert_fines(6, 1550 + 800);
}

/* Within twelve months of the one before, not of the first. */
Test(municipal, begins_again_a_year_after_the_last_one)
{
    in_lessons();
    fine_on("2022-05-02");
    fine_on("2023-05-01");
    assert_fines(2, 150);
    fine_on("2024-04-30");
    assert_fines(3, 350);
    fine_on("2025-04-30");
    assert_fines(4, 400);
}

/* ---- the part that is to be paid ---- */

static void
assert_part(int degree, int64_t euro)
{
    static const double factors[PARAMS_DEGREES] = {1.0, 0.75, 0.5, 0.25};

    memcpy(hand.params.enforcement.municipal.factor, factors, sizeof factors);
    hand.params.enforcement.municipal.culpability[0] = 0.0;
    hand.params.enforcement.municipal.culpability[degree] = 1.0;
    in_lessons();
    fine_on("2022-05-02");
    assert_fines(1, euro);
}

Test(municipal, takes_all_of_it_for_intent)
{
    assert_part(0, 50);
}

/* 37.50 */
Test(municipal, rounds_three_quarters_down)
{
    assert_part(1, 37);
}

Test(municipal, takes_half_of_normal_culpability)
{
    assert_part(2, 25);
}

Test(municipal, takes_a_quarter_of_the_reduced)
{
    assert_part(3, 12);
}

/* ---- at most ---- */

Test(municipal, ends_at_2400_in_the_first_term)
{
    in_lessons();
    hand.chain.jobs[job].euro = 2330;
    fine_on("2022-05-02");
    assert_fines(1, 50);
    fine_on("2022-06-01"); /* 100, and 20 are left */
    assert_fines(2, 70);
    fine_on("2022-07-01");
    assert_fines(2, 70);
}

static void
assert_most(int64_t months, int64_t euro)
{
    in_lessons();
    hand.chain.jobs[job].euro = 2400;
    hand.params.enforcement.municipal.euro[0] = 5000;
    municipal_new_term(&hand.chain, who, months);
    fine_on("2022-05-02");
    assert_fines(1, euro);
}

Test(municipal, ends_at_400_in_a_new_term_of_6_months)
{
    assert_most(6, 400);
}

Test(municipal, ends_at_800_in_a_new_term_of_12_months)
{
    assert_most(12, 800);
}

Test(municipal, ends_at_1200_in_a_new_term_of_18_months)
{
    assert_most(18, 1200);
}

Test(municipal, ends_at_1600_in_a_new_term_of_24_months)
{
    assert_most(24, 1600);
}

/* ---- when ---- */

Test(municipal, fines_nobody_outside_lessons)
{
    in_lessons();
    hand.chain.people[who].step = STEP_COURSE_QUEUE; /* waits for those of another route */
    fine_on("2022-05-02");
    assert_fines(0, 0);
    hand.chain.people[who].step = STEP_COURSE;
    fine_on("2022-05-03");
    assert_fines(1, 50);
}

Test(municipal, ends_with_the_lessons)
{
    in_lessons();
    hand.chain.people[who].phase = STAGE_EXAMS;
    hand.chain.people[who].step = STEP_EXAMS;
    fine_on("2022-05-02");
    assert_fines(0, 0);
    cr_expect_eq(hand.chain.jobs[job].kind, JOB_FREE);
}

static int
municipal_jobs(void)
{
    int n = 0;

    for (uint32_t j = hand.chain.people[who].jobs; j != NOBODY; j = hand.chain.jobs[j].next)
        n += hand.chain.jobs[j].kind == JOB_MUNICIPAL;
    return n;
}

Test(municipal, begins_with_the_first_lesson)
{
    hand.params.enforcement.municipal.per_year[GROUP_GEZIN] = 12.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = hand_planned(&hand, GROUP_GEZIN, 0);
    hand_until(&hand, "2022-04-01");
    cr_expect_eq(municipal_jobs(), 0);
    hand_until(&hand, "2022-04-02");
    cr_expect_eq(municipal_jobs(), 1);
}

/* Nobody whose first fine would come after the run, and nobody of the Wi2013. */
Test(municipal, is_not_waited_for_in_vain)
{
    in_lessons();
    cr_expect_eq(municipal_jobs(), 1, "the one by hand");
    job_end(&hand.chain, job);
    hand.params.enforcement.municipal.per_year[GROUP_ASIEL] = 100.0;
    hand.chain.people[who].regime = REGIME_WI2013;
    municipal_begin(&hand.chain, who);
    cr_expect_eq(municipal_jobs(), 0);
    hand.chain.people[who].regime = REGIME_WI2021;
    municipal_begin(&hand.chain, who);
    cr_expect_eq(municipal_jobs(), 1);
}

/* 60 people, from 1 April 2022 to the last of March 2025: 180 years of lessons. With one occasion in
 * a year, and half of them fined, 90 fines; sd 9.5. */
static int64_t
fines_at(double per_year, double fined)
{
    hand.params.enforcement.municipal.per_year[GROUP_GEZIN] = per_year;
    hand.params.enforcement.municipal.fined = fined;
    hand.params.enforcement.municipal.most = 1000000;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < 60; i++)
        hand_planned(&hand, GROUP_GEZIN, i);
    hand_until(&hand, "2022-04-01");
    cr_expect_eq(hand_rules(&hand, RULE_COOPERATION_FINED), 0);
    hand_until(&hand, "2025-04-01");
    return hand_rules(&hand, RULE_COOPERATION_FINED);
}

Test(municipal, comes_as_often_as_it_is_fined)
{
    int64_t fines = fines_at(1.0, 0.5);

    cr_expect_geq(fines, 62, "%d", (int)fines);
    cr_expect_leq(fines, 118, "%d", (int)fines);
}

Test(municipal, never_comes_where_nothing_is_fined)
{
    cr_expect_eq(fines_at(1.0, 0.0), 0);
}

/* A new term by the decision has a most of its own. */
Test(municipal, is_told_of_the_new_term)
{
    in_lessons();
    hand.chain.jobs[job].euro = 2400;
    hand_until(&hand, "2025-05-13");
    cr_assert_eq(person_stage(&hand.chain.people[who]), STAGE_NEW_TERM);
    cr_expect_eq(hand.chain.jobs[job].euro, 0);
    cr_expect_eq(hand.chain.jobs[job].month, 24);
}
