/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Stations with a limit to those who wait.  Without any room: Erlang's B, which depends on the
 * service through its mean alone (Sevastyanov 1957), so that a constant and a wide lognormal must
 * lose as many.  With some room: M/M/c/K by its births and deaths.
 */

#include "tests/network_by_hand.h"
#include "tests/queueing_theory.h"

Test(loss, theory_is_recomputed_here)
{
    cr_assert_float_eq(theory_loss(8.0, 10), 0.121661064253, 1e-12);
    cr_assert_float_eq(theory_births(8.0, 10, 0, 0.0).refused, 0.121661064253, 1e-12);
    cr_assert_float_eq(theory_births(9.0, 10, 900, 0.0).queue, 9.0 * theory_wait(9.0, 10), 1e-9,
                       "room enough: M/M/c");
}

static void
verify_limit(int servers, int limit, struct draw_spec service, double effect)
{
    static struct hand hand;
    double rate = 0.8 * servers;
    struct theory_queue theory = theory_births(rate, servers, limit, 0.0);
    const struct hand_check checks[] = {
        {"P(turned away)", hand_turned, theory.refused, effect, {0}},
        {"busy", hand_busy_mean, theory.busy, effect / 4, {0}},
        {"queue", hand_queue_mean, theory.queue, effect, {0}},
    };

    hand_queue(&hand, 40 / servers, rate, servers, service)->queue_limit = limit;
    HAND_VERIFY(&hand, 40, checks);
}

Test(loss, erlang_b)
{
    verify_limit(10, 0, hand_exponential(HAND_SERVICE), 0.012);
}

Test(loss, erlang_b_does_not_mind_a_constant)
{
    verify_limit(10, 0, hand_constant(HAND_SERVICE), 0.012);
}

Test(loss, nor_a_lognormal)
{
    verify_limit(10, 0, hand_lognormal(HAND_SERVICE, 1.5), 0.016);
}

Test(loss, of_one_server)
{
    verify_limit(1, 0, hand_exponential(HAND_SERVICE), 0.012);
}

Test(loss, with_room_for_one)
{
    verify_limit(3, 1, hand_exponential(HAND_SERVICE), 0.015);
}

Test(loss, with_room_for_six)
{
    verify_limit(3, 6, hand_exponential(HAND_SERVICE), 0.03);
}

/* ---- a wrong model is told from a right one ---- */

Test(loss, one_more_place_to_wait_is_seen)
{
    static struct hand hand;
    const struct hand_check check = {
        "P(turned away)", hand_turned, theory_births(2.4, 3, 6, 0.0).refused, 1.0, {0}};
    struct hand_interval found;

    hand_queue(&hand, 4, 2.4, 3, hand_exponential(HAND_SERVICE))->queue_limit = 7;
    hand_estimate(&hand, 20, &check, 1, &found);
    cr_assert_not(hand_agrees(found, check.theory));
}
