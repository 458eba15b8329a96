/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reception, koppeling and the wait for a home: reception.c and housing.c; times in
 * chain_by_hand.h: koppeling after 14 days, registration 7 days after a home is found. */

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

TestSuite(reception, .init = setup, .fini = teardown);

static const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static uint32_t
arrives(enum group group, uint32_t index)
{
    uint32_t who = hand_person(&hand, group, index);

    hand.chain.people[who].notice = stamp_of(chain_now(&hand.chain) + TICKS_PER_DAY);
    inflow_arrive(&hand.chain, who);
    return who;
}

/* One home on each of some days, and no other. */
static void
homes_on(const char *const *dates)
{
    const struct calendar *days = &hand.model->calendar;

    memset(hand.model->homes, 0, (size_t)(days->end - days->first) * sizeof *hand.model->homes);
    for (; *dates != NULL; dates++)
        hand.model->homes[hand_day(*dates) - days->first] = 1;
}

/* ---- places ---- */

Test(reception, gives_places_in_order_and_again)
{
    static const char *const homes[] = {"2022-03-01", NULL};
    uint32_t first, second, third;

    hand.params.reception.places.steps[0].value = 1;
    hand_start(&hand);
    homes_on(homes);
    hand_until(&hand, "2022-02-01");
    first = arrives(GROUP_ASIEL, 0);
    second = arrives(GROUP_ASIEL, 1);
    third = arrives(GROUP_ASIEL, 2);
    cr_expect(person_is(person(first), PERSON_PLACED));
    cr_expect(person_is(person(second), PERSON_UNPLACED));
    cr_expect_eq(hand.chain.desks[DESK_RECEPTION].queue.value, 2);
    hand_until(&hand, "2022-03-09"); /* the first one has moved */
    cr_expect(person_is(person(second), PERSON_PLACED));
    cr_expect_not(person_is(person(second), PERSON_UNPLACED));
    cr_expect(person_is(person(third), PERSON_UNPLACED));
    cr_expect_eq(hand.chain.desks[DESK_RECEPTION].taken, 1);
}

Test(reception, takes_no_nareis_and_no_family)
{
    uint32_t nareis, family;

    hand.params.inflow.nareis_share = 1.0;
    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    nareis = arrives(GROUP_ASIEL, 0);
    family = arrives(GROUP_GEZIN, 1);
    cr_expect_eq(person(nareis)->stage, STAGE_LANDING);
    cr_expect_eq(person(family)->stage, STAGE_LANDING);
    cr_expect_not(person_is(person(nareis), PERSON_FROM_AZC));
    cr_expect_eq(hand.chain.desks[DESK_RECEPTION].taken, 0);
}

/* ---- early start ---- */

Test(reception, begins_early_intakes_in_the_azc)
{
    static const char *const homes[] = {"2022-06-01", NULL};
    uint32_t early, overflow;

    hand.params.reception.early_start.steps[0].value = 1.0;
    hand.params.reception.places.steps[0].value = 1;
    hand_start(&hand);
    homes_on(homes);
    hand_until(&hand, "2022-02-01");
    early = arrives(GROUP_ASIEL, 0);
    overflow = arrives(GROUP_ASIEL, 1); /* has no place to begin in */
    hand_until(&hand, "2022-02-16");    /* koppeling on the 15th, and two hours */
    cr_expect_eq(person(early)->stage, STAGE_PIP);
    cr_expect_eq(person(overflow)->stage, STAGE_COUPLED);
    hand_until(&hand, "2022-03-18"); /* the plan on the 17th, in the azc */
    cr_expect_eq(person(early)->stage, STAGE_OFFER);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_NOTICE_TO_PIP), 43);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_CLOCK_TO_PIP), 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_CLOCK_TO_PIP), 0, "in time");
    hand_until(&hand, "2022-06-09"); /* the home leaves the way alone */
    cr_expect(person_is(person(early), PERSON_SETTLED));
    cr_expect_not(person_is(person(early), PERSON_PLACED));
    cr_expect_eq(person(early)->stage, STAGE_COURSE);
    cr_expect(person_is(person(overflow), PERSON_PLACED));
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_HOUSED_TO_INTAKE), 0);
}

/* The share of the koppeling's date counts. */
Test(reception, begins_early_from_the_date_on)
{
    static const char *const homes[] = {NULL};
    uint32_t before, after;

    hand_step(&hand.params.reception.early_start, "2022-02-16", 1.0);
    hand_start(&hand);
    homes_on(homes);
    hand_until(&hand, "2022-02-01");
    before = arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-02");
    after = arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-02-17");
    cr_expect_eq(person(before)->stage, STAGE_COUPLED);
    cr_expect_eq(person(after)->stage, STAGE_PIP);
}

/* ---- homes ---- */

Test(reception, gives_homes_in_the_order_of_koppeling)
{
    static const char *const homes[] = {"2022-03-01", "2022-03-08", NULL};
    uint32_t first, second, third;

    hand_start(&hand);
    homes_on(homes);
    hand_until(&hand, "2022-02-01");
    first = arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-02");
    second = arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-02-03");
    third = arrives(GROUP_ASIEL, 2);
    hand_until(&hand, "2022-03-10");
    hand_assert_date(person(first)->settled, "2022-03-08");
    cr_expect_not(person_is(person(second), PERSON_SETTLED));
    hand_until(&hand, "2022-03-16");
    hand_assert_date(person(second)->settled, "2022-03-15");
    cr_expect_eq(person(third)->stage, STAGE_COUPLED);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_COUPLED_TO_HOUSED),
                 21 + 27); /* from 15 and 16 February */
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_STATUS_TO_HOUSED), 35 + 41);
}

Test(reception, lets_homes_wait_for_people)
{
    static const char *const homes[] = {"2022-01-10", NULL};

    hand_start(&hand);
    homes_on(homes);
    hand_until(&hand, "2022-02-01");
    arrives(GROUP_ASIEL, 0);
    hand_until(&hand, "2022-02-23");
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_COUPLED_TO_HOUSED), 7);
}

/* A home is taken for good, also by someone who leaves before moving in. */
Test(reception, does_not_get_a_home_back)
{
    static const char *const homes[] = {"2022-03-01", NULL};
    uint32_t who;

    hand_start(&hand);
    homes_on(homes);
    hand_until(&hand, "2022-02-01");
    who = arrives(GROUP_ASIEL, 0);
    arrives(GROUP_ASIEL, 1);
    hand_until(&hand, "2022-03-02");
    person_end(&hand.chain, who, STAGE_LAPSED);
    hand_until(&hand, "2022-04-01");
    cr_expect_eq(hand.chain.desks[DESK_HOMES].taken, 1);
    cr_expect_eq(hand.chain.desks[DESK_HOMES].queue.value, 1);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_N, INTERVAL_STATUS_TO_HOUSED), 0);
}

/* Wi2013 people are followed to their home and no further. */
Test(reception, follows_wi2013_people_to_their_home)
{
    uint32_t who;
    struct person *record;

    hand_start(&hand);
    hand_until(&hand, "2022-02-01");
    who = person_new(&hand.chain, STREAM_STOCK, 0, 0, REGIME_WI2013, GROUP_ASIEL);
    record = &hand.chain.people[who];
    record->duty = record->coupled = stamp_of(chain_now(&hand.chain) - 50 * TICKS_PER_DAY);
    stage_arrive(&hand.chain, who, STAGE_COUPLED, false);
    reception_enter(&hand.chain, who);
    record->step = STEP_WAIT_HOME;
    housing_begin(&hand.chain, who);
    hand_until(&hand, "2022-02-09");
    cr_expect_eq(hand.chain.ledger.stock[ledger_cell(REGIME_WI2013, STAGE_UNTRACKED, GROUP_ASIEL,
                                                     ROUTE_NONE)],
                 1);
    cr_expect_eq(hand.chain.people_live, 0);
    cr_expect_eq(hand.chain.desks[DESK_RECEPTION].taken, 0);
    cr_expect_eq(hand_waits(&hand, MEASURE_WAIT_SUM, INTERVAL_STATUS_TO_HOUSED), 57);
}
