/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Stations in tandem: what leaves M/M/c is a Poisson process again (Burke 1956), so that each
 * station is an M/M/c of its own (Jackson 1957), and the mean time in the network is the sum of
 * its waits and services.  Services are drawn anew at each station: were a customer's the same at
 * two of them, the second wait would be another.
 */

#include "tests/network_by_hand.h"
#include "tests/queueing_theory.h"

#define RATE 0.8

static struct hand_where
at(size_t station)
{
    return (struct hand_where){.station = station};
}

/* The service at a station, so long that its servers have a load. */
static double
service_of(int servers, double load)
{
    return load * servers / RATE;
}

Test(tandem, of_two)
{
    static struct hand hand;
    double second = service_of(1, 0.7);
    const struct hand_check checks[] = {
        {"wait at the first", hand_wait, theory_wait(RATE, 1), 0.04, at(0)},
        {"wait at the second", hand_wait, second * theory_wait(0.7, 1), 0.04, at(1)},
        {"P(wait) at the second", hand_delay, 0.7, 0.01, at(1)},
        {"time in the network", hand_through,
         theory_wait(RATE, 1) + 1.0 + second * (theory_wait(0.7, 1) + 1.0), 0.03, {0}},
    };

    hand_queue(&hand, 30, RATE, 1, hand_exponential(HAND_SERVICE));
    hand_station(&hand, 1, hand_exponential(second * HAND_SERVICE));
    HAND_VERIFY(&hand, 30, checks);
}

Test(tandem, of_three_with_several_servers)
{
    static struct hand hand;
    double service[] = {service_of(2, 0.75), service_of(1, 0.6), service_of(5, 0.8)};
    double wait[] = {service[0] * theory_wait(1.5, 2), service[1] * theory_wait(0.6, 1),
                     service[2] * theory_wait(4.0, 5)};
    const struct hand_check checks[] = {
        {"wait at the first", hand_wait, wait[0], 0.03, at(0)},
        {"wait at the second", hand_wait, wait[1], 0.03, at(1)},
        {"wait at the third", hand_wait, wait[2], 0.045, at(2)},
        {"P(wait) at the third", hand_delay, theory_delay(4.0, 5), 0.015, at(2)},
        {"time in the network", hand_through,
         wait[0] + wait[1] + wait[2] + service[0] + service[1] + service[2], 0.015, {0}},
    };

    hand_queue(&hand, 30, RATE, 2, hand_exponential(service[0] * HAND_SERVICE));
    hand_station(&hand, 1, hand_exponential(service[1] * HAND_SERVICE));
    hand_station(&hand, 5, hand_exponential(service[2] * HAND_SERVICE));
    HAND_VERIFY(&hand, 30, checks);
}
