/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One station, Poisson arrivals or a renewal process, and the queues whose mean wait and
 * probability to wait theory knows: M/M/c, M/G/1 and GI/M/1.  How a check judges and what it can
 * see is told in network_by_hand.h.
 */

#include "tests/network_by_hand.h"
#include "tests/queueing_theory.h"

/* The figures that were computed outside this project, to the digits that they have. */
Test(queue, theory_is_recomputed_here)
{
    cr_assert_float_eq(theory_wait(0.8, 1), 4.0, 1e-12);
    cr_assert_float_eq(theory_wait(2.4, 3), 1.07865168539, 1e-11);
    cr_assert_float_eq(theory_wait(9.0, 10), 0.668731524108, 1e-12);
    cr_assert_float_eq(theory_pollaczek(0.8, 0.0), 2.0, 1e-12);
    cr_assert_float_eq(theory_pollaczek(0.8, 0.5), 2.5, 1e-12);
    cr_assert_float_eq(theory_pollaczek(0.8, 1.0), 4.0, 1e-12);
    cr_assert_float_eq(theory_pollaczek(0.8, 1.5), 6.5, 1e-12);
    cr_assert_float_eq(theory_root(0.8, 1.0), 0.8, 1e-12, "an exponential gap: M/M/1");
}

/* ---- M/M/c ---- */

static void
verify_exponential(double rate, int servers, int years, uint32_t replications, double effect)
{
    static struct hand hand;
    const struct hand_check checks[] = {
        {"wait", hand_wait, theory_wait(rate, servers), effect, {0}},
        {"P(wait)", hand_delay, theory_delay(rate, servers), effect / 2, {0}},
        {"busy", hand_busy_mean, rate, effect / 4, {0}},
        {"queue", hand_queue_mean, rate * theory_wait(rate, servers), 1.5 * effect, {0}},
    };

    hand_queue(&hand, years, rate, servers, hand_exponential(HAND_SERVICE));
    HAND_VERIFY(&hand, replications, checks);
}

Test(queue, m_m_1)
{
    verify_exponential(0.8, 1, 35, 40, 0.03);
}

Test(queue, m_m_3)
{
    verify_exponential(2.4, 3, 12, 40, 0.03);
}

Test(queue, m_m_10)
{
    verify_exponential(9.0, 10, 4, 60, 0.045);
}

/* ---- M/G/1 ---- */

/* Poisson customers see what the server does in the long run: they wait with probability rate. */
static void
verify_general(struct draw_spec service, double variation, uint32_t replications, double effect)
{
    static struct hand hand;
    const struct hand_check checks[] = {
        {"wait", hand_wait, theory_pollaczek(0.8, variation), effect, {0}},
        {"P(wait)", hand_delay, 0.8, effect / 4, {0}},
    };

    hand_queue(&hand, 35, 0.8, 1, service);
    HAND_VERIFY(&hand, replications, checks);
}

Test(queue, m_d_1)
{
    verify_general(hand_constant(HAND_SERVICE), 0.0, 30, 0.025);
}

Test(queue, m_gamma_1)
{
    verify_general(hand_gamma(HAND_SERVICE, 4.0), 0.5, 30, 0.025);
}

/* The table's outermost quantiles are at 2^-33: what lies beyond, 1.6e-5 of the service's second
 * moment, is drawn as the quantile there.  The replications' means lean to the right, for the longest services are
 * rare, so the interval misses a little more often than its level; its width is checked. */
Test(queue, m_lognormal_1)
{
    verify_general(hand_lognormal(HAND_SERVICE, 1.5), 1.5, 60, 0.04);
}

/* ---- GI/M/1 ---- */

static void
verify_renewal(struct draw_spec gap, double shape, uint32_t replications, double effect)
{
    static struct hand hand;
    double root = theory_root(0.8, shape);
    const struct hand_check checks[] = {
        {"wait", hand_wait, root / (1.0 - root), effect, {0}},
        {"P(wait)", hand_delay, root, effect / 2, {0}},
    };

    hand_init(&hand, 35);
    hand.params.network.between = gap;
    hand_station(&hand, 1, hand_exponential(HAND_SERVICE));
    HAND_VERIFY(&hand, replications, checks);
}

Test(queue, d_m_1)
{
    verify_renewal(hand_constant(HAND_SERVICE / 0.8), INFINITY, 30, 0.035);
}

Test(queue, gamma_m_1)
{
    verify_renewal(hand_gamma(HAND_SERVICE / 0.8, 2.0), 2.0, 30, 0.035);
}

Test(queue, wide_gamma_m_1)
{
    verify_renewal(hand_gamma(HAND_SERVICE / 0.8, 0.5), 0.5, 40, 0.03);
}

/* ---- seconds ---- */

/* A customer every 50 seconds for services of 10 on average: a server in five is busy.  Draws that
 * were cut off to whole seconds would make it some per cent less; the entries of the draw's table,
 * whole seconds rounded as sim/draw.h tells, make it 0.14 % less. */
Test(queue, draws_are_rounded_to_the_nearest_second)
{
    static struct hand hand;
    const struct hand_check checks[] = {{"busy", hand_busy_mean, 0.2 * (1.0 - 0.0014), 0.004, {0}}};

    hand_init(&hand, 1);
    hand.params.run.until = hand.params.run.start + 180;
    hand.params.network.between = hand_constant(50.0 / (double)TICKS_PER_DAY);
    hand_station(&hand, 20, hand_exponential(10.0 / (double)TICKS_PER_DAY));
    HAND_VERIFY(&hand, 30, checks);
}

/* ---- a wrong model is told from a right one ---- */

static bool
wait_agrees(double rate, int servers, struct draw_spec service, double theory)
{
    static struct hand hand;
    const struct hand_check check = {"wait", hand_wait, theory, 1.0, {0}};
    struct hand_interval found;

    hand_queue(&hand, 2, rate, servers, service);
    hand_estimate(&hand, 30, &check, 1, &found);
    return hand_agrees(found, theory);
}

Test(queue, a_server_too_many_or_too_few_is_seen)
{
    struct draw_spec service = hand_exponential(HAND_SERVICE);

    cr_assert(wait_agrees(2.4, 3, service, theory_wait(2.4, 3)));
    cr_assert_not(wait_agrees(2.4, 4, service, theory_wait(2.4, 3)));
    cr_assert_not(wait_agrees(9.0, 11, service, theory_wait(9.0, 10)));
    cr_assert_not(wait_agrees(8.0, 9, service, theory_wait(8.0, 10)));
}

Test(queue, so_is_a_twentieth_of_the_traffic)
{
    cr_assert_not(wait_agrees(2.28, 3, hand_exponential(HAND_SERVICE), theory_wait(2.4, 3)));
}

Test(queue, and_the_wrong_form_of_service)
{
    cr_assert_not(wait_agrees(2.4, 3, hand_constant(HAND_SERVICE), theory_wait(2.4, 3)));
}
