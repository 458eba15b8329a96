/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Customers who give up: Erlang-A (M/M/c+M) by its births and deaths (Palm 1957; Garnett,
 * Mandelbaum and Reiman 2002), and M/M/c+D by its formula.  With exponential patience the number present does
 * not depend on who goes first, so last come first served would lose as many: the mean wait of
 * those who are served tells the two apart.
 */

#include "tests/network_by_hand.h"
#include "tests/queueing_theory.h"

#define RATE 12.0
enum { SERVERS = 10 };

Test(patience, theory_is_recomputed_here)
{
    cr_assert_float_eq(theory_births(RATE, SERVERS, -1, 0.5).abandoned, 0.195655944011, 1e-12);
    cr_assert_float_eq(theory_births(9.0, SERVERS, -1, 0.0).served_wait, theory_wait(9.0, SERVERS),
                       1e-10, "nobody gives up: M/M/c");
    cr_assert_float_eq(theory_constant_patience(RATE, SERVERS, 0.0), theory_loss(RATE, SERVERS),
                       1e-12, "no patience at all: Erlang's B");
    cr_assert_float_eq(theory_constant_patience(RATE, SERVERS, 60.0), 1.0 - SERVERS / RATE, 1e-9,
                       "all the patience in the world: what the servers cannot do is lost");
}

/* Patience with a mean of two services. */
Test(patience, erlang_a)
{
    static struct hand hand;
    struct theory_queue theory = theory_births(RATE, SERVERS, -1, 0.5);
    const struct hand_check checks[] = {
        {"P(give up)", hand_abandoned, theory.abandoned, 0.015, {0}},
        {"wait of those served", hand_wait, theory.served_wait, 0.015, {0}},
        {"queue", hand_queue_mean, theory.queue, 0.015, {0}},
        {"busy", hand_busy_mean, theory.busy, 0.003, {0}},
    };

    hand_patience(hand_queue(&hand, 2, RATE, SERVERS, hand_exponential(HAND_SERVICE)),
                  hand_exponential(2.0 * HAND_SERVICE));
    HAND_VERIFY(&hand, 40, checks);
}

/* With less to do than there are servers for, and a single one. */
Test(patience, erlang_a_with_one_server)
{
    static struct hand hand;
    struct theory_queue theory = theory_births(0.9, 1, -1, 0.25);
    const struct hand_check checks[] = {
        {"P(give up)", hand_abandoned, theory.abandoned, 0.025, {0}},
        {"wait of those served", hand_wait, theory.served_wait, 0.025, {0}},
        {"queue", hand_queue_mean, theory.queue, 0.025, {0}},
    };

    hand_patience(hand_queue(&hand, 12, 0.9, 1, hand_exponential(HAND_SERVICE)),
                  hand_exponential(4.0 * HAND_SERVICE));
    HAND_VERIFY(&hand, 40, checks);
}

Test(patience, the_same_for_all)
{
    static struct hand hand;
    double lost = theory_constant_patience(RATE, SERVERS, 0.5);
    const struct hand_check checks[] = {
        {"P(give up)", hand_abandoned, lost, 0.015, {0}},
        {"busy", hand_busy_mean, RATE * (1.0 - lost), 0.003, {0}},
    };

    hand_patience(hand_queue(&hand, 2, RATE, SERVERS, hand_exponential(HAND_SERVICE)),
                  hand_constant(0.5 * HAND_SERVICE));
    HAND_VERIFY(&hand, 40, checks);
}

/* ---- a wrong model is told from a right one ---- */

Test(patience, a_twentieth_more_of_it_is_seen)
{
    static struct hand hand;
    const struct hand_check check = {
        "wait of those served", hand_wait, theory_births(RATE, SERVERS, -1, 0.5).served_wait, 1.0,
        {0}};
    struct hand_interval found;

    hand_patience(hand_queue(&hand, 2, RATE, SERVERS, hand_exponential(HAND_SERVICE)),
                  hand_exponential(2.1 * HAND_SERVICE));
    hand_estimate(&hand, 20, &check, 1, &found);
    cr_assert_not(hand_agrees(found, check.theory));
}
