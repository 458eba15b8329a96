/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_RECEPTION_BY_HAND_H
#define TESTS_RECEPTION_BY_HAND_H

/*
 * Status holders in reception; times in params_by_hand.h: koppeling after 14 days, registration 7
 * days after a home is found.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;

static inline void
reception_setup(void)
{
    hand_init(&hand);
}

static inline void
reception_teardown(void)
{
    hand_stop(&hand);
}

static inline const struct person *
person(uint32_t who)
{
    return &hand.chain.people[who];
}

static inline uint32_t
reception_arrives(enum group group, uint32_t index)
{
    uint32_t who = hand_person(&hand, group, index);

    hand.chain.people[who].notice = stamp_of(chain_now(&hand.chain) + TICKS_PER_DAY);
    inflow_arrive(&hand.chain, who);
    return who;
}

static inline const struct desk *
reception_desk(enum lodging lodging)
{
    return &hand.chain.desks[DESK_RECEPTION + lodging];
}

static inline void
reception_assert_lodged(uint32_t who, enum lodging lodging)
{
    cr_expect(person_is(person(who), PERSON_PLACED));
    cr_expect_not(person_is(person(who), PERSON_UNPLACED));
    cr_expect_eq(hand.chain.traits[who].lodging, lodging, "person %u: %s, not %s", who,
                 lodging_labels[hand.chain.traits[who].lodging], lodging_labels[lodging]);
}

#endif
