/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Several servers and a service that is not exponential.  M/D/c and M/E2/c are known to the last
 * digit, their equations solved here; of M/G/c in general only bounds are known for sure.  (That
 * the wait grows with the service's variation, other things equal, is not: so nothing here rests
 * on an order of M/D/c, M/M/c and M/G/c.)
 */

#include "tests/network_by_hand.h"
#include "tests/queueing_theory.h"

Test(many, theory_is_recomputed_here)
{
    cr_assert_float_eq(theory_constant(2.4, 3).wait, 0.5539002251, 1e-10);
    cr_assert_float_eq(theory_constant(4.5, 5).wait, 0.7766951582, 1e-10);
    cr_assert_float_eq(theory_constant(0.8, 1).wait, theory_pollaczek(0.8, 0.0), 1e-9);
    cr_assert_float_eq(theory_two_phases(0.8, 1).wait, theory_pollaczek(0.8, sqrt(0.5)), 1e-9);
    cr_assert_float_eq(theory_two_phases(0.8, 1).delay, 0.8, 1e-9);
}

Test(many, the_bounds_hold_where_the_wait_is_known)
{
    for (int servers = 2; servers <= 5; servers++) {
        double rate = 0.85 * servers;
        cr_assert_leq(theory_lower_bound(rate, servers, 0.0), theory_constant(rate, servers).wait);
        cr_assert_geq(theory_upper_bound(rate, servers, 0.0), theory_constant(rate, servers).wait);
        cr_assert_leq(theory_lower_bound(rate, servers, 1.0), theory_wait(rate, servers));
        cr_assert_geq(theory_upper_bound(rate, servers, 1.0), theory_wait(rate, servers));
    }
    cr_assert_float_eq(theory_lower_bound(0.8, 1, 1.5), theory_pollaczek(0.8, 1.5), 1e-12,
                       "with one server it is the wait itself");
}

static void
verify_known(double rate, int servers, struct draw_spec service, struct theory_wait theory,
             double effect)
{
    static struct hand hand;
    const struct hand_check checks[] = {
        {"wait", hand_wait, theory.wait, effect, {0}},
        {"P(wait)", hand_delay, theory.delay, effect / 3, {0}},
    };

    hand_queue(&hand, 8, rate, servers, service);
    HAND_VERIFY(&hand, 40, checks);
}

Test(many, m_d_3)
{
    verify_known(2.4, 3, hand_constant(HAND_SERVICE), theory_constant(2.4, 3), 0.03);
}

Test(many, m_d_5)
{
    verify_known(4.5, 5, hand_constant(HAND_SERVICE), theory_constant(4.5, 5), 0.045);
}

Test(many, m_e2_3)
{
    verify_known(2.4, 3, hand_gamma(HAND_SERVICE, 2.0), theory_two_phases(2.4, 3), 0.04);
}

Test(many, m_e2_5)
{
    verify_known(4.5, 5, hand_gamma(HAND_SERVICE, 2.0), theory_two_phases(4.5, 5), 0.05);
}

/* ---- M/G/c ---- */

/* The whole interval lies between the bounds; it is narrow beside the room that they leave. */
static void
verify_bounds(double rate, int servers, double variation)
{
    static struct hand hand;
    const struct hand_check checks[] = {
        {"wait", hand_wait, 1.0, 1.0, {0}},
        {"busy", hand_busy_mean, rate, 0.02, {0}},
    };
    struct hand_interval found[2];
    double low = theory_lower_bound(rate, servers, variation);
    double high = theory_upper_bound(rate, servers, variation);

    hand_queue(&hand, 6, rate, servers, hand_lognormal(HAND_SERVICE, variation));
    hand_estimate(&hand, 40, checks, 2, found);
    cr_log_info("wait: %.4f +- %.4f, between %.4f and %.4f", found[0].mean, found[0].half_width,
                low, high);
    cr_expect(found[0].mean - found[0].half_width > low, "wait %g +- %g, at least %g",
              found[0].mean, found[0].half_width, low);
    cr_expect(found[0].mean + found[0].half_width < high, "wait %g +- %g, at most %g",
              found[0].mean, found[0].half_width, high);
    cr_expect(found[0].half_width < 0.1 * (high - low));
    cr_expect(hand_agrees(found[1], rate), "busy %g +- %g", found[1].mean, found[1].half_width);
    cr_expect(found[1].half_width < 0.02 * rate);
}

Test(many, m_lognormal_2)
{
    verify_bounds(1.4, 2, 1.5);
}

Test(many, m_lognormal_5)
{
    verify_bounds(4.5, 5, 1.5);
}
