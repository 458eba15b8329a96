/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_QUEUEING_THEORY_H
#define TESTS_QUEUEING_THEORY_H

/*
 * What queueing theory says, by formula or by solving a chain's equations to the last digits.  The
 * mean service is the unit of time and customers come at a rate in it, so a rate is also the
 * offered load.  Nothing of the engine is used here.
 */

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

enum { THEORY_STATES = 2000 };

/* ---- Erlang ---- */

/* P(all servers are taken) where nobody may wait: Erlang's B, by recursion (Gross and Harris,
 * Fundamentals of Queueing Theory, ch. 2). */
static inline double
theory_loss(double rate, int servers)
{
    double b = 1.0;

    for (int k = 1; k <= servers; k++)
        b = rate * b / (k + rate * b);
    return b;
}

/* P(wait) in M/M/c: Erlang's C out of his B. */
static inline double
theory_delay(double rate, int servers)
{
    double b = theory_loss(rate, servers);

    return b / (1.0 - rate / servers * (1.0 - b));
}

/* The mean wait in M/M/c. */
static inline double
theory_wait(double rate, int servers)
{
    return theory_delay(rate, servers) / (servers - rate);
}

/* ---- one server ---- */

/* The mean wait in M/G/1 by the service's coefficient of variation: Pollaczek and Khinchine. */
static inline double
theory_pollaczek(double rate, double variation)
{
    return rate * (1.0 + variation * variation) / (2.0 * (1.0 - rate));
}

/* P(wait) in GI/M/1: the root below 1 of s = A(1 - s), A the Laplace transform of the gap (Kendall
 * 1953); the mean wait is s / (1 - s).  A gap of the gamma form: of this shape, and mean 1 / rate;
 * INFINITY: a constant. */
static inline double
theory_root(double rate, double shape)
{
    double s = 0.0;

    for (int i = 0; i < 2000; i++)
        s = isinf(shape) ? exp(-(1.0 - s) / rate)
                         : pow(1.0 + (1.0 - s) / (rate * shape), -shape);
    return s;
}

/* ---- births and deaths ---- */

/* A queue of c servers, with a limit to those who wait (-1: none that matters) and customers who
 * give up at a rate: what is known of it from the shares of time with n customers present. */
struct theory_queue {
    double refused;        /* of those who come: find no room */
    double abandoned;      /* of those who come: give up */
    double queue;          /* mean number who wait */
    double busy;           /* mean number in service */
    double served_wait;    /* mean wait of those who are served */
};

/* Who finds n present and comes to stand on place j of the queue goes up a place with each service
 * end and each customer before him who gives up, and gives up himself at the same rate: so he is
 * served with probability c / (c + j leave), after a sum of exponential times whose lengths do not
 * depend on that. */
static inline struct theory_queue
theory_births(double rate, int servers, int limit, double leave)
{
    static double p[THEORY_STATES];
    int last = limit < 0 ? THEORY_STATES - 1 : servers + limit;
    double sum = 0.0, served = 0.0, waits = 0.0, ahead = 0.0;
    struct theory_queue found = {0};

    p[0] = 1.0;
    for (int n = 0; n <= last; n++) {
        int waiting = n > servers ? n - servers : 0;
        if (n > 0)
            p[n] = p[n - 1] * rate / (n - waiting + waiting * leave);
        sum += p[n];
        found.queue += p[n] * waiting;
        found.busy += p[n] * (n - waiting);
        if (n == last && limit >= 0)
            break;
        ahead += n < servers ? 0.0 : 1.0 / (servers + (waiting + 1) * leave);
        served += p[n] * (n < servers ? 1.0 : servers / (servers + (waiting + 1) * leave));
        waits += p[n] * (n < servers ? 0.0 : ahead * servers / (servers + (waiting + 1) * leave));
    }
    found.refused = limit < 0 ? 0.0 : p[last] / sum;
    found.queue /= sum;
    found.busy /= sum;
    found.abandoned = leave * found.queue / rate;
    found.served_wait = waits / served;
    return found;
}

/* P(a customer gives up) where all have the same patience d, in M/M/c+D (Barrer 1957; here by the
 * general formula of Zeltyn and Mandelbaum, Queueing Systems 51, 2005, with H(x) = min(x, d)). */
static inline double
theory_constant_patience(double rate, int servers, double patience)
{
    double drift = rate - servers;
    double within = fabs(drift) < 1e-12 ? patience : expm1(drift * patience) / drift;
    double j = within + exp(drift * patience) / servers;

    return (1.0 + drift * j) / (1.0 / theory_loss(rate, servers - 1) + rate * j);
}

/* ---- several servers, service that is not exponential ---- */

struct theory_wait {
    double delay, wait; /* P(wait) and the mean wait */
};

/* M/D/c (Crommelin 1932): who is in service now has left a service later, so the number present
 * then is what did not fit now plus a Poisson number.  The shares are iterated till they stand
 * still. */
static inline struct theory_wait
theory_constant(double rate, int servers)
{
    enum { STATES = 240, ROUNDS = 6000 };
    static double p[STATES], q[STATES], came[STATES];
    struct theory_wait found = {1.0, 0.0};

    for (int n = 0; n < STATES; n++) {
        p[n] = n == 0;
        came[n] = n == 0 ? exp(-rate) : came[n - 1] * rate / n;
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (int n = 0; n < STATES; n++)
            q[n] = 0.0;
        for (int n = 0; n < STATES; n++)
            for (int k = 0, left = n > servers ? n - servers : 0; left + k < STATES && k < 60; k++)
                q[left + k] += p[n] * came[k];
        for (int n = 0; n < STATES; n++)
            p[n] = q[n];
    }
    for (int n = 0; n < STATES; n++) {
        if (n < servers)
            found.delay -= p[n];
        else
            found.wait += p[n] * (n - servers) / rate;
    }
    return found;
}

/* M/E2/c: service of two exponential phases, a gamma distribution of shape 2.  The state is the
 * number present and how many of those in service are in their first phase; the chain, made
 * discrete, is iterated till it stands still. */
enum { THEORY_PRESENT = 200, THEORY_SERVERS = 5 };

struct theory_phases {
    double p[THEORY_PRESENT][THEORY_SERVERS + 1];
};

static inline void
theory_phases_step(const struct theory_phases *now, struct theory_phases *next, double rate,
                   int servers)
{
    double scale = 1.0 / (rate + 2.0 * servers);

    *next = (struct theory_phases){0};
    for (int n = 0; n < THEORY_PRESENT; n++)
        for (int first = 0, busy = n < servers ? n : servers; first <= busy; first++) {
            double p = now->p[n][first] * scale;
            bool room = n + 1 < THEORY_PRESENT;
            next->p[room ? n + 1 : n][room && n < servers ? first + 1 : first] += p * rate;
            if (first > 0)
                next->p[n][first - 1] += p * 2.0 * first;
            if (first < busy)
                next->p[n - 1][n > servers ? first + 1 : first] += p * 2.0 * (busy - first);
            next->p[n][first] += p * 2.0 * (servers - busy);
        }
}

static inline struct theory_wait
theory_two_phases(double rate, int servers)
{
    static struct theory_phases states[2];
    struct theory_wait found = {0.0, 0.0};

    states[0] = (struct theory_phases){0};
    states[0].p[0][0] = 1.0;
    for (int round = 0; round < 40000; round++)
        theory_phases_step(&states[round % 2], &states[1 - round % 2], rate, servers);
    for (int n = servers; n < THEORY_PRESENT; n++)
        for (int first = 0; first <= servers; first++) {
            found.delay += states[0].p[n][first];
            found.wait += states[0].p[n][first] * (n - servers) / rate;
        }
    return found;
}

/* Bounds of the mean wait in M/G/c for any service of this coefficient of variation.
 *
 * Below (Brumelle, Operations Research 19, 1971): the work in the system, which is rate (wait +
 * E[S^2] / 2) by his law, is never less than with one server c times as fast.
 * Above (Wolff, Journal of Applied Probability 14, 1977): first come first served waits no longer
 * than dealing the customers out to the servers in turn, and there each server is a GI/G/1 with
 * Kingman's bound. */
static inline double
theory_lower_bound(double rate, int servers, double variation)
{
    double second = 1.0 + variation * variation, load = rate / servers;

    return load * second / (2.0 * servers * (1.0 - load)) -
           (servers - 1.0) / servers * second / 2.0;
}

static inline double
theory_upper_bound(double rate, int servers, double variation)
{
    double load = rate / servers;

    return rate * (1.0 / (rate * rate) + variation * variation / servers) / (2.0 * (1.0 - load));
}

/* ---- classes ---- */

/* The mean wait of a class (from 0, served first) in M/M/c, or in M/G/1 with any service, by the
 * work that stands before who comes, all classes served alike and service never broken off:
 * Cobham, Operations Research 2, 1954.  At wait: the mean wait without classes. */
static inline double
theory_class_wait(double wait, double load, const double *share, int class)
{
    double before = 0.0;

    for (int k = 0; k < class; k++)
        before += share[k] * load;
    return wait * (1.0 - load) / ((1.0 - before) * (1.0 - before - share[class] * load));
}

#endif
