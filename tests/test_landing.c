/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When the municipality begins: policy, landing and bridging. Landing takes 20 days, bridged 5. */

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

TestSuite(landing, .init = setup, .fini = teardown);

/* Lives in the municipality; the notice is still to come. */
static uint32_t
settles(enum group group, uint32_t index, enum policy policy)
{
    uint32_t who = hand_person(&hand, group, index);
    struct person *person = &hand.chain.people[who];

    person->settled = person->notice = stamp_of(chain_now(&hand.chain));
    person_flag(person, PERSON_SETTLED, true);
    person->step = STEP_WAIT_NOTICE;
    hand.chain.traits[who].policy = (uint8_t)policy;
    stage_arrive(&hand.chain, who, STAGE_LANDING, false);
    landing_try(&hand.chain, who);
    return who;
}

static enum stage
stage_of(uint32_t who)
{
    return person_stage(&hand.chain.people[who]);
}

/* ---- what a policy means ---- */

Test(landing, begins_by_the_policy)
{
    uint32_t landed, housed, startklas;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    landed = settles(GROUP_ASIEL, 0, POLICY_LANDED);
    startklas = settles(GROUP_GEZIN, 1, POLICY_STARTKLAS);
    housed = settles(GROUP_ASIEL, 2, POLICY_HOUSED);
    cr_expect_eq(stage_of(housed), STAGE_LANDING, "not before the notice");
    notice_received(&hand.chain, landed);
    notice_received(&hand.chain, startklas);
    notice_received(&hand.chain, housed);
    cr_expect_eq(stage_of(housed), STAGE_INTAKE);
    hand_until(&hand, "2022-03-30"); /* the morning, before all that happens at nine */
    cr_expect_eq(stage_of(landed), STAGE_LANDING);
    cr_expect_eq(stage_of(startklas), STAGE_LANDING);
    hand_until(&hand, "2022-03-31");
    cr_expect_gt(stage_of(landed), STAGE_LANDING);
    cr_expect_gt(stage_of(startklas), STAGE_LANDING);
}

/* A municipality that would have begun in reception does not wait when somebody lives there. */
Test(landing, does_not_let_those_land_who_could_not_begin_early_in_time)
{
    uint32_t who;

    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    who = settles(GROUP_ASIEL, 0, POLICY_EARLY);
    notice_received(&hand.chain, who);
    cr_expect_eq(stage_of(who), STAGE_INTAKE);
    cr_expect_eq(hand_rules(&hand, RULE_EARLY_START), 0, "not in reception");
}

/* ---- bridging ---- */

Test(landing, is_shorter_where_the_municipality_bridges)
{
    uint32_t before, bridged, gezin;

    hand_step(&hand.params.landing.bridged, "2022-03-15", 1.0);
    hand_start(&hand);
    hand_until(&hand, "2022-03-10");
    before = settles(GROUP_ASIEL, 0, POLICY_LANDED);
    notice_received(&hand.chain, before);
    hand_until(&hand, "2022-03-15");
    bridged = settles(GROUP_ASIEL, 1, POLICY_LANDED);
    gezin = settles(GROUP_GEZIN, 2, POLICY_LANDED);
    notice_received(&hand.chain, bridged);
    notice_received(&hand.chain, gezin);
    hand_until(&hand, "2022-03-20");
    cr_expect_eq(stage_of(bridged), STAGE_LANDING);
    hand_until(&hand, "2022-03-21");
    cr_expect_gt(stage_of(bridged), STAGE_LANDING);
    hand_until(&hand, "2022-03-30");
    cr_expect_eq(stage_of(before), STAGE_LANDING);
    hand_until(&hand, "2022-03-31");
    cr_expect_gt(stage_of(before), STAGE_LANDING);
    hand_until(&hand, "2022-04-04");
    cr_expect_eq(stage_of(gezin), STAGE_LANDING);
    hand_until(&hand, "2022-04-05");
    cr_expect_gt(stage_of(gezin), STAGE_LANDING);
}

/* ---- who has which policy ---- */

enum { MANY = 20000 };

static void
assert_share(int64_t found, double share, const char *what)
{
    double spread = sqrt(share * (1.0 - share) * MANY);

    cr_expect(fabs((double)found - share * MANY) <= 5.0 * spread, "%s: %lld of %d, not %g", what,
              (long long)found, MANY, share);
}

static void
set_policies(enum municipality class, double early, double on_housing, double startklas)
{
    hand.params.intake.early[class].steps[0].value = early;
    hand.params.intake.on_housing[class].steps[0].value = on_housing;
    hand.params.intake.startklas[class].steps[0].value = startklas;
}

/* Policies of many people who are in reception with these flags and habits. */
static void
count_policies(int64_t found[POLICIES], enum municipality class, unsigned flags, unsigned habits)
{
    memset(found, 0, POLICIES * sizeof *found);
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t who = hand_person(&hand, GROUP_ASIEL, i);
        person_flag(&hand.chain.people[who], flags, true);
        hand.chain.people[who].municipality = (uint8_t)class;
        hand.chain.traits[who].habits = (uint8_t)habits;
        intake_policy(&hand.chain, who);
        found[hand.chain.traits[who].policy]++;
        person_free(&hand.chain, who);
    }
}

Test(landing, deals_the_policies_of_the_class_in_their_shares)
{
    int64_t found[POLICIES];

    set_policies(MUNICIPALITY_G4, 0.2, 0.3, 0.1);
    set_policies(MUNICIPALITY_OTHER, 0.0, 1.0, 0.0);
    hand_start(&hand);
    count_policies(found, MUNICIPALITY_G4, PERSON_PLACED | PERSON_STUDIES, 0);
    assert_share(found[POLICY_EARLY], 0.2, "early");
    assert_share(found[POLICY_HOUSED], 0.3, "on housing");
    assert_share(found[POLICY_STARTKLAS], 0.1, "startklas");
    assert_share(found[POLICY_LANDED], 0.4, "landed");
    count_policies(found, MUNICIPALITY_OTHER, PERSON_PLACED | PERSON_STUDIES, 0);
    cr_expect_eq(found[POLICY_HOUSED], MANY);
    count_policies(found, MUNICIPALITY_LARGE, PERSON_PLACED | PERSON_STUDIES, 0);
    cr_expect_eq(found[POLICY_LANDED], MANY);
}

/* Without room to study there is no early start; the others are dealt what they would have been. */
Test(landing, lets_those_land_who_have_no_room_to_study)
{
    int64_t found[POLICIES];

    set_policies(MUNICIPALITY_G4, 0.2, 0.3, 0.1);
    hand_start(&hand);
    count_policies(found, MUNICIPALITY_G4, PERSON_PLACED, HABIT_HANDED_OVER);
    cr_expect_eq(found[POLICY_EARLY], 0);
    assert_share(found[POLICY_HOUSED], 0.3, "on housing");
    assert_share(found[POLICY_LANDED], 0.6, "landed");
    count_policies(found, MUNICIPALITY_G4, PERSON_STUDIES, 0);
    cr_expect_eq(found[POLICY_EARLY], 0);
}

Test(landing, begins_early_more_often_after_a_driegesprek)
{
    int64_t found[POLICIES];

    set_policies(MUNICIPALITY_G4, 0.2, 0.3, 0.1);
    hand.params.intake.driegesprek_effect = 0.15;
    hand_start(&hand);
    count_policies(found, MUNICIPALITY_G4, PERSON_PLACED | PERSON_STUDIES, HABIT_HANDED_OVER);
    assert_share(found[POLICY_EARLY], 0.35, "early");
    assert_share(found[POLICY_HOUSED], 0.3, "on housing");
    assert_share(found[POLICY_STARTKLAS], 0.1, "startklas");
    hand.params.intake.driegesprek_effect = 1.0;
    count_policies(found, MUNICIPALITY_G4, PERSON_PLACED | PERSON_STUDIES, HABIT_HANDED_OVER);
    cr_expect_eq(found[POLICY_EARLY], MANY);
}

/* An early start everywhere takes nothing from those for whom it is not possible. */
Test(landing, leaves_the_others_as_they_were_with_more_early_starts)
{
    int64_t found[POLICIES];

    set_policies(MUNICIPALITY_G4, 1.0, 0.3, 0.1);
    hand_start(&hand);
    count_policies(found, MUNICIPALITY_G4, PERSON_PLACED | PERSON_STUDIES, 0);
    cr_expect_eq(found[POLICY_EARLY], MANY);
    count_policies(found, MUNICIPALITY_G4, 0, 0);
    assert_share(found[POLICY_HOUSED], 0.3, "on housing");
    assert_share(found[POLICY_STARTKLAS], 0.1, "startklas");
    assert_share(found[POLICY_LANDED], 0.6, "landed");
}

/* The shares of the day: here every early start is from 1 March on. */
Test(landing, deals_the_policies_of_the_day)
{
    int64_t found[POLICIES];

    hand_step(&hand.params.intake.early[MUNICIPALITY_G4], "2022-03-01", 1.0);
    hand_start(&hand);
    hand_until(&hand, "2022-02-28");
    count_policies(found, MUNICIPALITY_G4, PERSON_PLACED | PERSON_STUDIES, 0);
    cr_expect_eq(found[POLICY_LANDED], MANY);
    hand_until(&hand, "2022-03-01");
    count_policies(found, MUNICIPALITY_G4, PERSON_PLACED | PERSON_STUDIES, 0);
    cr_expect_eq(found[POLICY_EARLY], MANY);
}

/* Status on 1 March; linked after 14 days, when all have had the notice: one begins in reception,
 * one who came while there was no place lands. */
Test(landing, begins_in_reception)
{
    uint32_t who[2];

    hand.params.intake.early[MUNICIPALITY_G4].steps[0].value = 1.0;
    hand.params.reception.places[LODGING_AZC].steps[0].value = 1;
    hand.params.housing.homes_per_half_year.steps[0].value = 0;
    hand.params.housing.tasks[0].persons = 0;
    hand_start(&hand);
    hand_until(&hand, "2022-03-01");
    for (uint32_t i = 0; i < 2; i++) {
        who[i] = hand_person(&hand, GROUP_ASIEL, i);
        hand.chain.people[who[i]].notice = stamp_of(chain_now(&hand.chain));
        person_flag(&hand.chain.people[who[i]], PERSON_NOTICED, true);
        stage_arrive(&hand.chain, who[i], STAGE_RECEPTION, false);
        reception_enter(&hand.chain, who[i]);
        person_go(&hand.chain, who[i], STEP_COUPLING, 14 * TICKS_PER_DAY);
    }
    hand_until(&hand, "2022-03-16");
    cr_expect_eq(stage_of(who[0]), STAGE_PIP);
    cr_expect_eq(stage_of(who[1]), STAGE_COUPLED);
    cr_expect_eq(hand_rules(&hand, RULE_EARLY_START), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_HOUSED_TO_INTAKE), 0);
}
