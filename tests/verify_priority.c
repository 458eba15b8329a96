/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Classes of customers, the highest served first and service never broken off: the mean wait of
 * each by Cobham (1954), for one server with any service and for several with the exponential one.
 */

#include "tests/network_by_hand.h"
#include "tests/queueing_theory.h"

static const double shares[] = {0.2, 0.3, 0.5};
enum { CLASSES = sizeof shares / sizeof *shares };

Test(priority, theory_is_recomputed_here)
{
    double mean = 0.0;

    for (int k = 0; k < CLASSES; k++)
        mean += shares[k] * theory_class_wait(4.0, 0.8, shares, k);
    cr_assert_float_eq(mean, 4.0, 1e-12, "whoever goes first, the work that waits is the same");
    cr_assert_float_eq(theory_class_wait(4.0, 0.8, shares, 0), 0.8 / (1.0 - 0.16), 1e-12,
                       "the first class waits for a service under way and for its own");
}

static struct hand_where
of_class(int k)
{
    return (struct hand_where){.class = (size_t)k + 1};
}

/* wait, delay: of a customer of no class. */
static void
verify_classes(double rate, int servers, struct draw_spec service, double wait, double delay,
               const double *effects)
{
    static struct hand hand;
    struct network_station *station = hand_queue(&hand, 36 / servers, rate, servers, service);
    struct hand_check checks[2 * CLASSES + 1];
    double load = rate / servers;

    station->n_classes = CLASSES;
    for (int k = 0; k < CLASSES; k++) {
        station->class_share[k] = shares[k];
        checks[2 * k] = (struct hand_check){
            "wait of a class", hand_wait, theory_class_wait(wait, load, shares, k), effects[k],
            of_class(k)};
        checks[2 * k + 1] =
            (struct hand_check){"P(wait) of a class", hand_delay, delay, 0.015, of_class(k)};
    }
    checks[2 * CLASSES] = (struct hand_check){"wait of all", hand_wait, wait, effects[CLASSES - 1],
                                              {0}};
    HAND_VERIFY(&hand, 40, checks);
}

Test(priority, m_m_1)
{
    verify_classes(0.8, 1, hand_exponential(HAND_SERVICE), theory_wait(0.8, 1), 0.8,
                   (const double[]){0.01, 0.012, 0.035});
}

Test(priority, m_m_3)
{
    verify_classes(2.4, 3, hand_exponential(HAND_SERVICE), theory_wait(2.4, 3),
                   theory_delay(2.4, 3), (const double[]){0.015, 0.015, 0.035});
}

Test(priority, m_gamma_1)
{
    verify_classes(0.8, 1, hand_gamma(HAND_SERVICE, 4.0), theory_pollaczek(0.8, 0.5), 0.8,
                   (const double[]){0.01, 0.012, 0.03});
}
