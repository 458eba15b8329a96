/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The wait for a home: who gets which, and when (housing.c). */

#include "tests/reception_by_hand.h"

TestSuite(housing, .init = reception_setup, .fini = reception_teardown);

static uint32_t
arrives_in(enum municipality municipality, uint32_t index)
{
    uint32_t who = hand_person(&hand, GROUP_ASIEL, index);

    hand.chain.people[who].municipality = (uint8_t)municipality;
    hand.chain.people[who].notice = stamp_of(chain_now(&hand.chain) + TICKS_PER_DAY);
    inflow_arrive(&hand.chain, who);
    return who;
}

Test(housing, gives_homes_in_the_order_of_koppeling)
{
    static const char *const homes[] = {"2022-03-01", "2022-03-08", NULL};
    uint32_t first, second, third;

    hand_start(&hand);
    hand_homes_on(&hand, homes);
    hand_until(&hand, "2022-02-01");
    first = reception_arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-02");
    second = reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-02-03");
    third = reception_arrives(GROUP_ASIEL, 2);
    hand_until(&hand, "2022-03-10");
    hand_assert_date(person(first)->settled, "2022-03-08");
    cr_expect_not(person_is(person(second), PERSON_SETTLED));
    hand_until(&hand, "2022-03-16");
    hand_assert_date(person(second)->settled, "2022-03-15");
    cr_expect_eq(person_stage(person(third)), STAGE_COUPLED);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_COUPLED_TO_HOUSED),
                 21 + 27); /* from 15 and 16 February */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_STATUS_TO_HOUSED), 35 + 41);
}

/* Whose need is urgent comes before those who were linked earlier, but after one like him. */
Test(housing, gives_homes_to_urgent_people_first)
{
    static const char *const homes[] = {"2022-03-01", "2022-03-02", "2022-03-03", NULL};
    uint32_t other, urgent, urgent_too;

    hand_start(&hand);
    hand_homes_on(&hand, homes);
    hand_until(&hand, "2022-02-01");
    other = reception_arrives(GROUP_ASIEL, 0);
    hand.params.housing.urgent_share = 1.0;
    hand_until(&hand, "2022-02-02");
    urgent = reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-02-03");
    urgent_too = reception_arrives(GROUP_ASIEL, 2);
    hand_until(&hand, "2022-03-11");
    hand_assert_date(person(urgent)->settled, "2022-03-08");
    hand_assert_date(person(urgent_too)->settled, "2022-03-09");
    hand_assert_date(person(other)->settled, "2022-03-10");
}

/* Of one home a day every second suits those whom few suit, and goes to them first: after half of
 * one and half of another. They stand behind those who came later for the others. */
Test(housing, gives_homes_that_suit_few_to_whom_few_suit)
{
    static const char *const homes[] = {"2022-03-01", "2022-03-02", "2022-03-03", "2022-03-04",
                                        NULL};
    uint32_t hard[2], other[2];

    hand.params.housing.hard_homes.steps[0].value = 0.5;
    hand.params.housing.hard_share = 1.0;
    hand_start(&hand);
    hand_homes_on(&hand, homes);
    hand_until(&hand, "2022-02-01");
    hard[0] = reception_arrives(GROUP_ASIEL, 0);
    hard[1] = reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-02-02");
    hand.params.housing.hard_share = 0.0;
    other[0] = reception_arrives(GROUP_ASIEL, 2);
    other[1] = reception_arrives(GROUP_ASIEL, 3);
    hand_until(&hand, "2022-03-12");
    hand_assert_date(person(other[0])->settled, "2022-03-08");
    hand_assert_date(person(hard[0])->settled, "2022-03-09");
    hand_assert_date(person(other[1])->settled, "2022-03-10");
    hand_assert_date(person(hard[1])->settled, "2022-03-11");
}

/* A municipality houses those linked to it and nobody else. */
Test(housing, gives_homes_of_a_class_to_its_own_people)
{
    static const char *const homes[] = {"2022-03-01", "2022-03-02", NULL};
    uint32_t large, g4;

    hand_start(&hand);
    hand_homes_on(&hand, homes); /* in the G4 */
    hand_until(&hand, "2022-02-01");
    large = arrives_in(MUNICIPALITY_LARGE, 0);
    hand_until(&hand, "2022-02-02");
    g4 = arrives_in(MUNICIPALITY_G4, 1);
    hand_until(&hand, "2022-04-01");
    hand_assert_date(person(g4)->settled, "2022-03-08");
    cr_expect_not(person_is(person(large), PERSON_SETTLED));
    cr_expect_eq(hand.chain.desks[DESK_HOMES + MUNICIPALITY_G4].servers.value, 2);
    cr_expect_eq(hand.chain.desks[DESK_HOMES + MUNICIPALITY_G4].taken, 1);
    cr_expect_eq(hand.chain.desks[DESK_HOMES + MUNICIPALITY_LARGE].queue.value, 1);
}

Test(housing, lets_homes_wait_for_people)
{
    static const char *const homes[] = {"2022-01-10", NULL};

    hand_start(&hand);
    hand_homes_on(&hand, homes);
    hand_until(&hand, "2022-02-01");
    reception_arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-23");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_COUPLED_TO_HOUSED), 7);
}

/* A home is taken for good, also by someone who leaves before moving in. */
Test(housing, does_not_get_a_home_back)
{
    static const char *const homes[] = {"2022-03-01", NULL};
    uint32_t who;

    hand_start(&hand);
    hand_homes_on(&hand, homes);
    hand_until(&hand, "2022-02-01");
    who = reception_arrives(GROUP_ASIEL, 0);
    reception_arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-03-02");
    person_end(&hand.chain, who, STAGE_LAPSED);
    hand_until(&hand, "2022-04-01");
    cr_expect_eq(hand.chain.desks[DESK_HOMES].taken, 1);
    cr_expect_eq(hand.chain.desks[DESK_HOMES].queue.value, 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_STATUS_TO_HOUSED), 0);
}

/* Whose duty ends before he has a home keeps his place and his turn; who leaves the country gives
 * both back. */
Test(housing, lodges_on_without_the_duty)
{
    static const char *const homes[] = {"2022-03-01", NULL};
    uint32_t released, gone, last;

    hand_start(&hand);
    hand_homes_on(&hand, homes);
    hand_until(&hand, "2022-02-01");
    released = reception_arrives(GROUP_ASIEL, 0);
    gone = reception_arrives(GROUP_ASIEL, 1);
    last = reception_arrives(GROUP_ASIEL, 2);
    hand_until(&hand, "2022-02-23");
    hand.chain.traits[released].cause = CAUSE_NATURALISED;
    hand.chain.traits[gone].cause = CAUSE_DEPARTED;
    person_end(&hand.chain, released, STAGE_LAPSED);
    person_end(&hand.chain, gone, STAGE_LAPSED);
    cr_expect_eq(reception_desk(LODGING_AZC)->taken, 2);
    cr_expect_eq(hand.chain.desks[DESK_HOMES].queue.value, 2);
    hand_until(&hand, "2022-04-01");
    cr_expect_eq(reception_desk(LODGING_AZC)->taken, 1);
    cr_expect_eq(hand.chain.desks[DESK_HOMES].queue.value, 1);
    reception_assert_lodged(last, LODGING_AZC);
}
