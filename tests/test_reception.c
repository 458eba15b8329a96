/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reception, the koppeling and what goes on until there is a home (reception.c). */

#include "tests/reception_by_hand.h"

TestSuite(reception, .init = reception_setup, .fini = reception_teardown);

/* The share of status holders whose municipality begins in reception; from a day on, or always. */
static void
begins_early(const char *from, double share)
{
    struct timeline *early = hand.params.intake.early; /* of the class that is not empty: the first */

    if (from != NULL)
        hand_step(&early[MUNICIPALITY_G4], from, share);
    else
        early[MUNICIPALITY_G4].steps[0].value = share;
}

static const char *const no_homes[] = {NULL};

/* ---- places ---- */

Test(reception, gives_places_in_order_and_again)
{
    static const char *const homes[] = {"2022-03-01", NULL};
    uint32_t first, second, third;

    hand.params.reception.places[LODGING_AZC].steps[0].value = 1;
    hand_start(&hand);
    hand_homes_on(&hand, homes);
    hand_until(&hand, "2022-02-01");
    first = reception_arrives(GROUP_ASIEL, 0);
    second = reception_arrives(GROUP_ASIEL, 1);
    third = reception_arrives(GROUP_ASIEL, 2);
    cr_expect(person_is(person(first), PERSON_PLACED));
    cr_expect(person_is(person(second), PERSON_UNPLACED));
    cr_expect_eq(reception_desk(LODGING_AZC)->queue.value, 2);
    hand_until(&hand, "2022-03-09"); /* the first one has moved */
    cr_expect(person_is(person(second), PERSON_PLACED));
    cr_expect_not(person_is(person(second), PERSON_UNPLACED));
    cr_expect(person_is(person(third), PERSON_UNPLACED));
    cr_expect_eq(reception_desk(LODGING_AZC)->taken, 1);
}

Test(reception, takes_no_nareis_and_no_family)
{
    uint32_t nareis, family;

    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    nareis = hand_person(&hand, GROUP_ASIEL, 0);
    person_flag(&hand.chain.people[nareis], PERSON_NAREIS, true);
    hand.chain.people[nareis].notice = stamp_of(chain_now(&hand.chain) + TICKS_PER_DAY);
    inflow_arrive(&hand.chain, nareis);
    family = reception_arrives(GROUP_GEZIN, 1);
    cr_expect_eq(person_stage(person(nareis)), STAGE_LANDING);
    cr_expect_eq(person_stage(person(family)), STAGE_LANDING);
    cr_expect_not(person_is(person(nareis), PERSON_FROM_AZC));
    cr_expect_eq(reception_desk(LODGING_AZC)->taken, 0);
}

/* ---- other places than in an azc ---- */

/* One place of each kind, and all would take any of them: at the koppeling the first goes to the
 * HAR, the next to a doorstroomlocatie, the third to a host; the fourth stays. */
static void
start_with_one_of_each(double azc)
{
    for (int l = LODGING_DOORSTROOM; l < LODGINGS; l++) {
        hand.params.reception.places[l].steps[0].value = 1;
        hand.params.reception.moves[l - 1] = 1.0;
    }
    hand.params.reception.places[LODGING_AZC].steps[0].value = azc;
    hand_start(&hand);
    hand_homes_on(&hand, no_homes);
    hand_until(&hand, "2022-02-01");
}

Test(reception, moves_people_on_at_the_koppeling_the_har_first)
{
    uint32_t who[4];

    start_with_one_of_each(100);
    for (uint32_t i = 0; i < 4; i++)
        who[i] = reception_arrives(GROUP_ASIEL, i);
    hand_until(&hand, "2022-02-15"); /* the day of the koppeling, of which the hour comes now */
    reception_assert_lodged(who[3], LODGING_AZC);
    hand_until(&hand, "2022-02-16");
    reception_assert_lodged(who[0], LODGING_HAR);
    reception_assert_lodged(who[1], LODGING_DOORSTROOM);
    reception_assert_lodged(who[2], LODGING_LOGEER);
    reception_assert_lodged(who[3], LODGING_AZC);
    for (int l = 0; l < LODGINGS; l++)
        cr_expect_eq(reception_desk((enum lodging)l)->taken, 1);
}

/* Only who would take such a place. */
Test(reception, moves_nobody_against_his_will)
{
    uint32_t who;

    start_with_one_of_each(100);
    hand.params.reception.moves[LODGING_HAR - 1] = 0.0;
    who = reception_arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-16");
    reception_assert_lodged(who, LODGING_DOORSTROOM);
    cr_expect_eq(reception_desk(LODGING_HAR)->taken, 0);
}

/* The place in the azc goes to who waits in overflow; who waits there himself leaves the queue. */
Test(reception, frees_room_in_the_azc_by_moving_people_on)
{
    uint32_t first, second, third;

    start_with_one_of_each(1);
    first = reception_arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-08");
    second = reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-02-14");
    third = reception_arrives(GROUP_ASIEL, 2);
    cr_expect(person_is(person(second), PERSON_UNPLACED));
    hand_until(&hand, "2022-02-16");
    reception_assert_lodged(first, LODGING_HAR);
    reception_assert_lodged(second, LODGING_AZC);
    cr_expect(person_is(person(third), PERSON_UNPLACED));
    cr_expect_eq(reception_desk(LODGING_AZC)->taken, 1);
    cr_expect_eq(reception_desk(LODGING_AZC)->queue.value, 1);
    hand_until(&hand, "2022-02-23"); /* the second moves on, the third takes the place */
    reception_assert_lodged(second, LODGING_DOORSTROOM);
    reception_assert_lodged(third, LODGING_AZC);
    cr_expect_eq(reception_desk(LODGING_AZC)->queue.value, 0);
}

Test(reception, moves_people_on_from_overflow_too)
{
    uint32_t who;

    start_with_one_of_each(0);
    who = reception_arrives(GROUP_ASIEL, 0);
    cr_assert_eq(reception_desk(LODGING_AZC)->queue.value, 1);
    hand_until(&hand, "2022-02-16");
    reception_assert_lodged(who, LODGING_HAR);
    cr_expect_eq(reception_desk(LODGING_AZC)->queue.value, 0);
    cr_expect_eq(reception_desk(LODGING_AZC)->taken, 0);
}

/* A place is held until the home, whatever becomes of the scheme; nobody comes back from it, and who
 * stayed behind does not get it later. */
Test(reception, keeps_people_in_their_places_until_the_home)
{
    static const char *const homes[] = {"2022-04-01", NULL};
    uint32_t first, second;

    hand_step(&hand.params.reception.places[LODGING_HAR], "2022-03-01", 0.0);
    start_with_one_of_each(100);
    hand.params.reception.moves[LODGING_DOORSTROOM - 1] = 0.0;
    hand.params.reception.moves[LODGING_LOGEER - 1] = 0.0;
    first = reception_arrives(GROUP_ASIEL, 0);
    second = reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-03-02"); /* the HAR has ended */
    hand_homes_on(&hand, homes);
    reception_assert_lodged(first, LODGING_HAR);
    cr_expect_eq(reception_desk(LODGING_HAR)->taken, 1);
    cr_expect_eq(reception_desk(LODGING_HAR)->servers.value, 0);
    hand_until(&hand, "2022-04-09");
    cr_expect(person_is(person(first), PERSON_SETTLED));
    cr_expect_not(person_is(person(first), PERSON_PLACED));
    cr_expect_eq(reception_desk(LODGING_HAR)->taken, 0);
    reception_assert_lodged(second, LODGING_AZC);
}

Test(reception, does_not_give_the_places_left_to_who_stayed_behind)
{
    static const char *const homes[] = {"2022-03-01", NULL};
    uint32_t first, second;

    start_with_one_of_each(100);
    hand.params.reception.moves[LODGING_DOORSTROOM - 1] = 0.0;
    hand.params.reception.moves[LODGING_LOGEER - 1] = 0.0;
    hand_homes_on(&hand, homes);
    first = reception_arrives(GROUP_ASIEL, 0);
    second = reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-03-09");
    cr_expect(person_is(person(first), PERSON_SETTLED));
    cr_expect_eq(reception_desk(LODGING_HAR)->taken, 0);
    reception_assert_lodged(second, LODGING_AZC);
}

static double
due(void)
{
    return hand.chain.homes[MUNICIPALITY_G4].due;
}

/* A place of the HAR counts for the municipality's task when it is taken, and not again at the
 * home; any other place counts with the home. One stands for two of all ages. */
Test(reception, counts_a_place_of_the_har_as_a_home_once)
{
    static const char *const homes[] = {"2022-03-01", "2022-03-02", NULL};

    start_with_one_of_each(100);
    hand_homes_on(&hand, homes);
    reception_arrives(GROUP_ASIEL, 0); /* into the HAR */
    hand_until(&hand, "2022-02-02");
    reception_arrives(GROUP_ASIEL, 1); /* into a doorstroomlocatie */
    hand_until(&hand, "2022-02-14");
    cr_expect_eq(due(), 10000);
    hand_until(&hand, "2022-02-16");
    cr_expect_eq(due(), 9998, "%g", due());
    hand_until(&hand, "2022-02-17");
    cr_expect_eq(due(), 9998, "not a doorstroomlocatie: %g", due());
    hand_until(&hand, "2022-03-08");
    cr_expect_eq(due(), 9998, "not the home of who was in the HAR: %g", due());
    hand_until(&hand, "2022-03-10");
    cr_expect_eq(due(), 9996, "%g", due());
}

/* ---- the koppeling and what goes on beside ---- */

Test(reception, hands_over_warmly_from_the_date_on)
{
    uint32_t before, after;

    hand_step(&hand.params.reception.driegesprek, "2022-02-16", 1.0);
    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    before = reception_arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-02");
    after = reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-02-16");
    cr_expect_eq(hand_rules(&hand, RULE_DRIEGESPREK), 0);
    hand_until(&hand, "2022-02-17");
    cr_expect_eq(hand_rules(&hand, RULE_DRIEGESPREK), 1);
    cr_expect_eq(hand.chain.traits[before].habits & HABIT_HANDED_OVER, 0);
    cr_expect_neq(hand.chain.traits[after].habits & HABIT_HANDED_OVER, 0);
}

/* By the share of the day of the status. */
Test(reception, lets_people_prepare_and_take_part_from_the_date_on)
{
    uint32_t before, after;

    hand_step(&hand.params.reception.prepares, "2022-02-02", 1.0);
    hand_step(&hand.params.reception.takes_part, "2022-02-02", 1.0);
    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    before = reception_arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-02");
    after = reception_arrives(GROUP_ASIEL, 1);
    cr_expect_eq(hand.chain.traits[before].habits, 0);
    cr_expect_eq(hand.chain.traits[after].habits, HABIT_PREPARES | HABIT_TAKES_PART);
}

/* One of four equal kinds of 64 people has nobody with a chance of 4e-8, an eighth of them with one
 * of 2e-4; the seed is fixed. */
static void
assert_all_kinds(const int kinds[4], const char *what)
{
    for (int kind = 0; kind < 4; kind++)
        cr_expect_gt(kinds[kind], 0, "%s: kind %d", what, kind);
}

/* Two decisions at the door, two kinds of place that are offered, room to study in two of them, and
 * the turn for a home: each by a luck of its own. */
Test(reception, deals_what_goes_on_there_apart)
{
    int habits[4] = {0}, lodged[4] = {0}, rooms[4] = {0}, turns[4] = {1};
    bool studied[HAND_PEOPLE];

    hand.params.reception.prepares.steps[0].value = 0.5;
    hand.params.reception.takes_part.steps[0].value = 0.5;
    hand.params.housing.urgent_share = hand.params.housing.hard_share = 0.25;
    for (int l = 0; l < LODGINGS; l++)
        hand.params.reception.study_space[l] = 0.5;
    for (int l = LODGING_DOORSTROOM; l < LODGINGS; l++) {
        hand.params.reception.places[l].steps[0].value = HAND_PEOPLE;
        hand.params.reception.moves[l - 1] = 0.5;
    }
    hand_start(&hand);
    hand_homes_on(&hand, no_homes);
    hand_until(&hand, "2022-02-01");
    for (uint32_t i = 0; i < HAND_PEOPLE; i++)
        studied[i] = person_is(person(reception_arrives(GROUP_ASIEL, i)), PERSON_STUDIES);
    hand_until(&hand, "2022-02-16");
    for (uint32_t i = 0; i < HAND_PEOPLE; i++) {
        const struct traits *traits = &hand.chain.traits[i];
        unsigned has = traits->habits;
        habits[2 * !(has & HABIT_PREPARES) + !(has & HABIT_TAKES_PART)]++;
        turns[2 * !!(has & HABIT_URGENT) + !!(has & HABIT_HARD)]++;
        lodged[traits->lodging]++;
        if (traits->lodging == LODGING_HAR)
            rooms[2 * studied[i] + person_is(person(i), PERSON_STUDIES)]++;
    }
    cr_expect_eq(turns[3], 0, "urgent is never hard to house");
    turns[3] = 1;
    assert_all_kinds(habits, "habits");
    assert_all_kinds(lodged, "places");
    assert_all_kinds(rooms, "rooms");
    assert_all_kinds(turns, "turns");
}

/* ---- early start ---- */

Test(reception, begins_early_intakes_in_the_azc)
{
    static const char *const homes[] = {"2022-06-01", NULL};
    uint32_t early, overflow;

    begins_early(NULL, 1.0);
    hand.params.reception.places[LODGING_AZC].steps[0].value = 1;
    hand_start(&hand);
    hand_homes_on(&hand, homes);
    hand_until(&hand, "2022-02-01");
    early = reception_arrives(GROUP_ASIEL, 0);
    overflow = reception_arrives(GROUP_ASIEL, 1); /* has no place to begin in */
    hand_until(&hand, "2022-02-16");    /* koppeling on the 15th, and two hours */
    cr_expect_eq(person_stage(person(early)), STAGE_PIP);
    cr_expect_eq(person_stage(person(overflow)), STAGE_COUPLED);
    hand_until(&hand, "2022-03-18"); /* the plan on the 17th, in the azc */
    cr_expect_eq(person_stage(person(early)), STAGE_OFFER);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_NOTICE_TO_PIP), 43);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_CLOCK_TO_PIP), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_CLOCK_TO_PIP), 0, "in time");
    hand_until(&hand, "2022-06-09"); /* the home leaves the way alone */
    cr_expect(person_is(person(early), PERSON_SETTLED));
    cr_expect_not(person_is(person(early), PERSON_PLACED));
    cr_expect_eq(person_stage(person(early)), STAGE_COURSE);
    cr_expect(person_is(person(overflow), PERSON_PLACED));
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_HOUSED_TO_INTAKE), 0);
}

/* The share of the koppeling's date counts. */
Test(reception, begins_early_from_the_date_on)
{
    uint32_t before, after;

    begins_early("2022-02-16", 1.0);
    hand_start(&hand);
    hand_homes_on(&hand, no_homes);
    hand_until(&hand, "2022-02-01");
    before = reception_arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-02");
    after = reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-02-17");
    cr_expect_eq(person_stage(person(before)), STAGE_COUPLED);
    cr_expect_eq(person_stage(person(after)), STAGE_PIP);
}

/* An early start needs room to study where somebody is after the koppeling. */
Test(reception, begins_early_where_there_is_room_to_study)
{
    uint32_t moved, stayed;

    begins_early(NULL, 1.0);
    hand.params.reception.study_space[LODGING_AZC] = 0.0;
    hand.params.reception.study_space[LODGING_HAR] = 0.0;
    start_with_one_of_each(100);
    hand.params.reception.moves[LODGING_HAR - 1] = 0.0;
    moved = reception_arrives(GROUP_ASIEL, 0); /* to a doorstroomlocatie */
    hand_until(&hand, "2022-02-02");
    hand.params.reception.moves[LODGING_LOGEER - 1] = 0.0;
    stayed = reception_arrives(GROUP_ASIEL, 1);
    cr_expect_not(person_is(person(stayed), PERSON_STUDIES));
    hand_until(&hand, "2022-02-18");
    reception_assert_lodged(moved, LODGING_DOORSTROOM);
    reception_assert_lodged(stayed, LODGING_AZC);
    cr_expect(person_is(person(moved), PERSON_STUDIES));
    cr_expect_eq(person_stage(person(moved)), STAGE_PIP);
    cr_expect_eq(person_stage(person(stayed)), STAGE_COUPLED);
}

Test(reception, does_not_begin_early_where_the_room_is_lost)
{
    uint32_t who;

    begins_early(NULL, 1.0);
    hand.params.reception.study_space[LODGING_HAR] = 0.0;
    start_with_one_of_each(100);
    who = reception_arrives(GROUP_ASIEL, 0);
    cr_expect(person_is(person(who), PERSON_STUDIES));
    hand_until(&hand, "2022-02-18");
    reception_assert_lodged(who, LODGING_HAR);
    cr_expect_not(person_is(person(who), PERSON_STUDIES));
    cr_expect_eq(person_stage(person(who)), STAGE_COUPLED);
}
