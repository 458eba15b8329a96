/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls, brede intake, leerbaarheidstoets and startklas. One consultant, eight hours a day, two
 * hours an intake; shares are drawn for many, and may be off by five standard deviations. */

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

TestSuite(intake, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

/* Settled and noticed, and at the consultants' desk from now on. */
static uint32_t
asks_for_intake(enum group group, uint32_t index)
{
    uint32_t who = hand_person(&hand, group, index);
    struct person *record = &hand.chain.people[who];

    record->notice = record->settled = stamp_of(chain_now(&hand.chain));
    person_flag(record, PERSON_NOTICED, true);
    person_flag(record, PERSON_SETTLED, true);
    stage_arrive(&hand.chain, who, STAGE_LANDING, false);
    intake_begin(&hand.chain, who);
    return who;
}

/* ---- consultants ---- */

Test(intake, is_done_in_order_within_the_hours_that_there_are)
{
    uint32_t who[5];

    hand_start(&hand);
    hand_until(&hand, "2022-03-10"); /* Thursday, nine o'clock */
    for (uint32_t i = 0; i < 5; i++)
        who[i] = asks_for_intake(GROUP_GEZIN, i);
    hand_until(&hand, "2022-03-11");
    for (uint32_t i = 0; i < 4; i++) { /* at 11, 13, 15 and 17 */
        cr_expect_eq(person_stage(person(who[i])), STAGE_PIP);
        cr_expect_eq(hand.chain.agenda.nodes[slot_of_move(who[i])].at,
                     ticks_of_day(hand_day("2022-04-09")) + (11 + 2 * (ticks)i) * TICKS_PER_HOUR);
    }
    cr_expect_eq(person_stage(person(who[4])), STAGE_INTAKE);
    hand_until(&hand, "2022-03-12");
    cr_expect_eq(hand.chain.agenda.nodes[slot_of_move(who[4])].at,
                 ticks_of_day(hand_day("2022-04-10")) + 11 * TICKS_PER_HOUR);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_HOUSED_TO_INTAKE), 0,
                 "they were never in reception");
}

/* Work that does not fit before closing is taken up on the next working day. */
Test(intake, goes_over_a_weekend)
{
    uint32_t who;

    hand_spec(&hand.params.intake.minutes, 600);
    hand_start(&hand);
    hand_until(&hand, "2022-03-11"); /* Friday */
    who = asks_for_intake(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-03-14");
    cr_expect_eq(person_stage(person(who)), STAGE_INTAKE);
    hand_until(&hand, "2022-03-15");
    cr_expect_eq(hand.chain.agenda.nodes[slot_of_move(who)].at,
                 ticks_of_day(hand_day("2022-04-13")) + 11 * TICKS_PER_HOUR);
}

/* ---- the work ---- */

/* When an intake that is over ended; the plan follows after 30 days. */
static void
assert_ended(uint32_t who, const char *date, int minutes)
{
    cr_expect_eq(person(who)->step, STEP_PIP);
    cr_expect_eq(hand.chain.agenda.nodes[slot_of_move(who)].at,
                 ticks_of_day(hand_day(date) + 30) + ROSTER_OPENS + minutes * TICKS_PER_HOUR / 60);
}

/* Consultants learn: half of what can be learned after as many intakes as the scenario says. */
Test(intake, takes_less_work_the_more_were_done)
{
    const struct {
        const char *day, *next;
        int64_t done;
        int minutes;
    } cases[] = {{"2022-03-07", "2022-03-08", 0, 120},
                 {"2022-03-08", "2022-03-09", 10, 90},
                 {"2022-03-09", "2022-03-10", 30, 75},
                 {"2022-03-10", "2022-03-11", 90, 66}};

    hand.params.intake.learned_share = 0.5;
    hand.params.intake.learning_intakes = 10;
    hand_start(&hand);
    for (uint32_t i = 0; i < 4; i++) {
        uint32_t who;
        hand_until(&hand, cases[i].day);
        hand.chain.intakes[MUNICIPALITY_G4] = cases[i].done;
        who = asks_for_intake(GROUP_GEZIN, i);
        hand_until(&hand, cases[i].next);
        assert_ended(who, cases[i].day, cases[i].minutes);
        cr_expect_eq(hand.chain.intakes[MUNICIPALITY_G4], cases[i].done + 1);
    }
}

/* At a tenth of the size a tenth of the intakes teaches as much. */
Test(intake, learns_by_the_scale_of_the_run)
{
    uint32_t who;

    hand.params.run.scale = 0.1;
    hand.params.intake.learned_share = 0.5;
    hand.params.intake.learning_intakes = 10;
    hand.params.intake.consultants.steps[0].value = 10;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    hand.chain.intakes[MUNICIPALITY_G4] = 1;
    hand.chain.intakes[MUNICIPALITY_OTHER] = 1000; /* of another class */
    who = asks_for_intake(GROUP_GEZIN, 0);
    hand_until(&hand, "2022-03-11");
    assert_ended(who, "2022-03-10", 90);
}

Test(intake, takes_more_work_with_young_children)
{
    uint32_t asiel, gezin;

    hand.params.intake.vve[GROUP_ASIEL] = 1.0;
    hand.params.intake.vve_minutes = 30;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    asiel = asks_for_intake(GROUP_ASIEL, 0);
    gezin = asks_for_intake(GROUP_GEZIN, 1);
    hand_until(&hand, "2022-03-11");
    assert_ended(asiel, "2022-03-10", 150);
    assert_ended(gezin, "2022-03-10", 150 + 120);
}

/* ---- calls ---- */

Test(intake, is_finished_in_absence_after_three_calls)
{
    uint32_t who;

    hand.params.intake.no_show.steps[0].value = 1.0;
    hand.params.intake.call_minutes = 20;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10"); /* the first call; then 24 March and 7 April */
    who = asks_for_intake(GROUP_ASIEL, 0);
    cr_expect_eq(hand_rules(&hand, RULE_CALL_MISSED), 1);
    hand_until(&hand, "2022-04-07");
    cr_expect_eq(hand_rules(&hand, RULE_CALL_MISSED), 2);
    cr_expect_eq(person_stage(person(who)), STAGE_INTAKE);
    cr_expect_not(person_is(person(who), PERSON_ABSENT));
    hand_until(&hand, "2022-04-08");
    cr_expect_eq(hand_rules(&hand, RULE_CALL_MISSED), 3);
    cr_expect_eq(hand_rules(&hand, RULE_INTAKE_ABSENT), 1);
    cr_expect(person_is(person(who), PERSON_ABSENT));
    assert_ended(who, "2022-04-07", 120 + 3 * 20);
    cr_expect(person_is(person(who), PERSON_UNTESTED));
    cr_expect_eq(hand_rules(&hand, RULE_LBT_EXEMPT), 0);
}

Test(intake, fines_who_never_came)
{
    const int32_t *rules;

    hand.params.intake.no_show.steps[0].value = 1.0;
    hand_step(&hand.params.intake.fined, "2022-05-01", 0.0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    asks_for_intake(GROUP_ASIEL, 0);
    asks_for_intake(GROUP_OVERIG, 1);
    hand_until(&hand, "2022-05-10"); /* no more fines: third call on 7 June */
    asks_for_intake(GROUP_ASIEL, 2);
    hand_until(&hand, "2022-06-20");
    cr_expect_eq(hand_rules(&hand, RULE_INTAKE_ABSENT), 3);
    cr_expect_eq(hand_rules(&hand, RULE_INTAKE_FINED), 2);
    rules = measures_int32(&hand.measures, MEASURE_RULE_FIRED);
    cr_expect_eq(rules[3 * RULES + RULE_INTAKE_FINED], 2, "in April");
    cr_expect_eq(measures_int64(&hand.measures, MEASURE_FINE_EURO)[3 * GROUPS + GROUP_ASIEL], 250);
    cr_expect_eq(measures_int64(&hand.measures, MEASURE_FINE_EURO)[3 * GROUPS + GROUP_OVERIG], 250);
    cr_expect_eq(hand_total(&hand, MEASURE_FINE_EURO), 500);
}

/* Who comes to a later call is no absentee; the missed one was work for nothing. */
Test(intake, is_done_at_a_later_call)
{
    uint32_t who;

    hand.params.intake.no_show.steps[0].value = 1.0;
    hand_step(&hand.params.intake.no_show, "2022-03-20", 0.0);
    hand.params.intake.call_minutes = 20;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = asks_for_intake(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-25");
    assert_ended(who, "2022-03-24", 120 + 20);
    cr_expect_eq(hand_rules(&hand, RULE_CALL_MISSED), 1);
    cr_expect_eq(hand_rules(&hand, RULE_INTAKE_FINED), 0);
    cr_expect_not(person_is(person(who), PERSON_ABSENT));
    cr_expect_not(person_is(person(who), PERSON_UNTESTED));
}

/* Leaving between two calls gives nothing back that was not taken. */
Test(intake, may_be_left_between_calls)
{
    uint32_t who;

    hand.params.intake.no_show.steps[0].value = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = asks_for_intake(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-03-15");
    person_end(&hand.chain, who, STAGE_LAPSED);
    hand_finish(&hand);
    cr_expect_eq(hand_rules(&hand, RULE_CALL_MISSED), 1);
}

enum { MANY = 20000 };

static void
assert_share(int64_t found, int64_t n, double share, const char *what)
{
    double spread = sqrt(share * (1.0 - share) * (double)n);

    cr_expect(fabs((double)found - share * (double)n) <= 5.0 * spread, "%s: %lld of %lld, not %g",
              what, (long long)found, (long long)n, share);
}

Test(intake, calls_are_missed_in_their_share)
{
    int64_t missed = 0;

    hand.params.intake.no_show.steps[0].value = 0.3;
    hand_start(&hand);
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t who = asks_for_intake(GROUP_ASIEL, i);
        missed += hand.chain.traits[who].calls;
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    assert_share(missed, MANY, 0.3, "first calls missed");
    cr_expect_eq(hand_rules(&hand, RULE_CALL_MISSED), missed);
}

/* ---- the test ---- */

/* As if a consultant had been granted. */
static void
finish_intake(uint32_t who)
{
    stage_enter(&hand.chain, who, STAGE_INTAKE);
    hand.chain.desks[DESK_CONSULTANTS].taken++;
    intake_done(&hand.chain, who);
}

Test(intake, tests_ability_in_the_shares_of_the_groups)
{
    int64_t feasible = 0, able = 0, untested = 0;

    hand.params.pip.lbt_feasible[GROUP_ASIEL] = 0.6;
    hand.params.lbt.ability = 0.6;
    hand.params.lbt.age = 0.2;
    hand.params.lbt.exempt = 0.1;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t who = hand_person(&hand, GROUP_ASIEL, i);
        uint64_t luck = chain_bits(&hand.chain, who, DECIDE_ABILITY, 0);
        hand.chain.traits[who].ability = score_of_bits(&hand.model->score, luck);
        stage_arrive(&hand.chain, who, STAGE_LANDING, false);
        finish_intake(who);
        feasible += person_is(person(who), PERSON_FEASIBLE);
        able += person_is(person(who), PERSON_FEASIBLE) && luck >> 63;
        untested += person_is(person(who), PERSON_UNTESTED);
        person_end(&hand.chain, who, STAGE_LAPSED);
    }
    assert_share(feasible, MANY, 0.6, "feasible");
    assert_share(untested, MANY, 0.1, "untested");
    cr_expect_eq(hand_rules(&hand, RULE_LBT_EXEMPT), untested);
    /* Of those above the median in ability more pass: with a correlation of 0.6 some 79 %. */
    cr_expect_gt(able, MANY / 2 * 0.77);
    cr_expect_lt(able, MANY / 2 * 0.83);
}

/* What is judged without a test has no luck of the day in it. */
Test(intake, judges_the_untested_by_what_is_known)
{
    hand.params.pip.lbt_feasible[GROUP_ASIEL] = 0.5;
    hand.params.lbt.ability = 0.6;
    hand.params.lbt.exempt = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    for (uint32_t i = 0; i < HAND_PEOPLE; i++) {
        uint32_t who = hand_person(&hand, GROUP_ASIEL, i);
        hand.chain.traits[who].ability = i % 2 == 0 ? 1 : -1;
        stage_arrive(&hand.chain, who, STAGE_LANDING, false);
        finish_intake(who);
        cr_expect_eq(person_is(person(who), PERSON_FEASIBLE), i % 2 == 0);
    }
}

/* ---- startklas ---- */

/* 8 weeks of 12 hours from the intake of 10 March; the plan, 30 days in the making, waits. */
Test(intake, has_a_startklas_before_the_plan)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = asks_for_intake(GROUP_ASIEL, 0);
    hand.chain.traits[who].policy = POLICY_STARTKLAS;
    hand_until(&hand, "2022-05-05");
    cr_expect_eq(person(who)->step, STEP_STARTKLAS);
    cr_expect_eq(person_stage(person(who)), STAGE_PIP);
    cr_expect_eq(hand.chain.traits[who].credit_hours, 0);
    hand_until(&hand, "2022-05-06");
    cr_expect_eq(person_stage(person(who)), STAGE_OFFER);
    cr_expect_eq(hand.chain.traits[who].credit_hours, 96);
    cr_expect_eq(hand_rules(&hand, RULE_STARTKLAS), 1);
    hand_assert_date(person(who)->pip, "2022-05-05");
}

Test(intake, goes_on_with_a_plan_that_takes_longer_than_the_startklas)
{
    uint32_t who;

    hand_spec(&hand.params.pip.duration, 70);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = asks_for_intake(GROUP_ASIEL, 0);
    hand.chain.traits[who].policy = POLICY_STARTKLAS;
    hand_until(&hand, "2022-05-06");
    cr_expect_eq(hand.chain.traits[who].credit_hours, 96);
    cr_expect_eq(person(who)->step, STEP_PIP);
    hand_until(&hand, "2022-05-20");
    hand_assert_date(person(who)->pip, "2022-05-19");
}

Test(intake, has_no_startklas_for_who_never_came)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = asks_for_intake(GROUP_ASIEL, 0);
    hand.chain.traits[who].policy = POLICY_STARTKLAS;
    person_flag(&hand.chain.people[who], PERSON_ABSENT, true);
    hand_until(&hand, "2022-03-11");
    cr_expect_eq(person(who)->step, STEP_PIP);
    cr_expect_eq(hand_rules(&hand, RULE_STARTKLAS), 0);
}

/* ---- the plan is drawn up ---- */

/* Bi21 art. 5.3(2): within two weeks of the information, and not sooner for having waited. */
Test(intake, waits_for_third_parties)
{
    const struct {
        double duration, others;
        const char *plan;
    } cases[] = {{30, 14, "2022-04-09"}, {30, 40, "2022-05-03"}, {10, 40, "2022-04-29"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t who;
        hand_init(&hand);
        hand.params.pip.third_party_share = 1.0;
        hand_spec(&hand.params.pip.duration, cases[i].duration);
        hand_spec(&hand.params.pip.third_party, cases[i].others);
        hand_start(&hand);
        hand_until(&hand, "2022-03-10");
        who = asks_for_intake(GROUP_GEZIN, 0);
        hand_until(&hand, "2022-05-10");
        hand_assert_date(person(who)->pip, cases[i].plan);
        cr_expect_eq(hand_rules(&hand, RULE_THIRD_PARTY), 1);
        if (i + 1 < sizeof cases / sizeof cases[0])
            hand_stop(&hand);
    }
}
