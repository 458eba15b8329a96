/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Rates and servers that change by date: M(t)/M/c(t), whose distribution at any moment follows
 * from the Kolmogorov forward equations, solved here by Prince and Dormand's method.
 *
 * Work under way goes on when servers are taken away, so the number present is not enough: a state
 * is the number in service and the number present.  A customer who comes is served at once when
 * fewer are in service than there are servers; when a service ends the next one begins if that
 * leaves a server free; and when the servers change, as many begin as there is room for.
 *
 * Held against it: the number present at the ends of months, its mean and its whole distribution.
 * Servers change on the last day of a month, so that a change that comes a day late is seen.
 */

#include "tests/network_by_hand.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>

enum { PRESENT = 320, IN_SERVICE = 21, STATES = PRESENT * IN_SERVICE, MONTHS = 6 };

/* The mean service is a day, which is no shorter than what is to be seen. */
static const struct step {
    const char *from;
    double rate; /* a day */
    int servers;
} steps[] = {
    {"2024-01-01", 7.0, 5},   /* a queue grows */
    {"2024-01-31", 7.0, 15},  /* and is worked away */
    {"2024-02-29", 7.0, 4},   /* fewer than are in service */
    {"2024-03-10", 0.2, 4},   /* a gap of five days, which must not be waited for */
    {"2024-03-29", 12.0, 4},
    {"2024-04-10", 0.0, 4},   /* nobody comes */
    {"2024-04-30", 0.0, 20},
    {"2024-05-20", 5.0, 20},
    {"2024-05-31", 5.0, 3},
    {"2024-06-30", 5.0, 0},   /* closed */
};
enum { STEPS = sizeof steps / sizeof *steps };

/* Months at whose end the servers have been others for a day. */
static const int changed[] = {0, 1, 3, 4, 5};

/* ---- the forward equations ---- */

struct world {
    double rate;
    int servers;
};

static int
state_of(int in_service, int present)
{
    return in_service * PRESENT + present;
}

static int
forward(double time, const double *p, double *change, void *context)
{
    const struct world *world = context;

    (void)time;
    memset(change, 0, STATES * sizeof *change);
    for (int b = 0; b < IN_SERVICE; b++)
        for (int n = b; n < PRESENT; n++) {
            double come = p[state_of(b, n)] * world->rate, go = p[state_of(b, n)] * b;
            if (p[state_of(b, n)] == 0.0)
                continue;
            if (n + 1 < PRESENT) {
                change[state_of(b, n)] -= come;
                change[state_of(b < world->servers ? b + 1 : b, n + 1)] += come;
            }
            if (b > 0) {
                change[state_of(b, n)] -= go;
                change[state_of(n > b && b <= world->servers ? b : b - 1, n - 1)] += go;
            }
        }
    return GSL_SUCCESS;
}

/* The servers are others: who may, begins.  stops: instead of going on, work beyond them is laid
 * down (a wrong model). */
static void
change_servers(double *p, int servers, bool stops)
{
    static double next[STATES];

    memset(next, 0, sizeof next);
    for (int b = 0; b < IN_SERVICE; b++)
        for (int n = b; n < PRESENT; n++) {
            int begun = n < servers ? n : servers;
            next[state_of(b > begun && !stops ? b : begun, n)] += p[state_of(b, n)];
        }
    memcpy(p, next, sizeof next);
}

static const struct step *
step_on(day_number day)
{
    const struct step *found = &steps[0];

    for (int i = 0; i < STEPS; i++)
        if (hand_day(steps[i].from) <= day)
            found = &steps[i];
    return found;
}

struct theory {
    double present[MONTHS][PRESENT]; /* distribution at the end of each month */
};

static double
mean_of(const double *p)
{
    double mean = 0.0;

    for (int n = 0; n < PRESENT; n++)
        mean += n * p[n];
    return mean;
}

static void
look(struct theory *theory, int month, const double *p)
{
    for (int n = 0; n < PRESENT; n++)
        for (int b = 0; b <= n && b < IN_SERVICE; b++)
            theory->present[month][n] += p[state_of(b, n)];
}

/* Servers change so many days late. */
static void
solve(struct theory *theory, int late, bool stops)
{
    static double p[STATES];
    struct world world = {0};
    gsl_odeiv2_system system = {forward, NULL, STATES, &world};
    gsl_odeiv2_driver *driver =
        gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_rk8pd, 0.01, 1e-9, 0.0);
    day_number start = hand_day(steps[0].from);
    int month = 0;

    memset(theory, 0, sizeof *theory);
    memset(p, 0, sizeof p);
    p[0] = 1.0;
    for (day_number day = start; month < MONTHS; day++) {
        double time = 0.0;
        world.rate = step_on(day)->rate;
        world.servers = step_on(day - late)->servers;
        change_servers(p, world.servers, stops);
        gsl_odeiv2_driver_reset(driver);
        cr_assert_eq(gsl_odeiv2_driver_apply(driver, &time, 1.0, p), GSL_SUCCESS);
        if (date_of_day(day + 1).day == 1)
            look(theory, month++, p);
    }
    gsl_odeiv2_driver_free(driver);
}

/* ---- the simulation ---- */

enum { REPLICATIONS = 6000 };

struct seen {
    int32_t present[MONTHS][PRESENT]; /* replications */
    double arrived[MONTHS];
};

static void
see(const struct measures *measures, void *context)
{
    struct seen *seen = context;

    for (int month = 0; month < MONTHS; month++) {
        int32_t present = measures_int32(measures, MEASURE_STATION_PRESENT_END)[month];
        cr_assert_lt(present, PRESENT);
        seen->present[month][present]++;
        seen->arrived[month] += measures_int32(measures, MEASURE_STATION_ARRIVED)[month];
    }
}

static void
simulate(struct seen *seen)
{
    static struct hand hand;
    struct network_station *station;

    hand_init(&hand, 1);
    hand.params.run.start = hand_day("2024-01-01");
    hand.params.run.until = hand_day("2024-06-30");
    station = hand_station(&hand, steps[0].servers, hand_exponential(1.0));
    for (int i = 0; i < STEPS; i++) {
        hand_rate(&hand, steps[i].from, steps[i].rate);
        if (i > 0 && steps[i].servers != steps[i - 1].servers)
            hand_servers(station, steps[i].from, steps[i].servers);
    }
    memset(seen, 0, sizeof *seen);
    hand_replicate(&hand, REPLICATIONS, see, seen);
}

static struct hand_interval
interval_of(const int32_t *counts)
{
    double n = REPLICATIONS, sum = 0.0, squares = 0.0, mean;

    for (int i = 0; i < PRESENT; i++) {
        sum += (double)counts[i] * i;
        squares += (double)counts[i] * i * i;
    }
    mean = sum / n;
    return (struct hand_interval){mean, gsl_cdf_tdist_Qinv(0.5 * HAND_FALSE_ALARM, n - 1.0) *
                                            sqrt((squares - n * mean * mean) / (n - 1.0) / n)};
}

/* The probability of a chi-square at least as large; neighbours are pooled to 20 expected. */
static double
chi_square(const int32_t *counts, const double *p)
{
    double sum = 0.0, expected = 0.0, found = 0.0, left = REPLICATIONS;
    int cells = 0;

    for (int n = 0; n < PRESENT; n++) {
        expected += REPLICATIONS * p[n];
        found += counts[n];
        left -= REPLICATIONS * p[n];
        if ((expected < 20.0 || left < 20.0) && n < PRESENT - 1)
            continue;
        sum += (found - expected) * (found - expected) / expected;
        expected = found = 0.0;
        cells++;
    }
    return gsl_cdf_chisq_Q(sum, cells - 1.0);
}

/* ---- the verdict ---- */

static bool
is_changed(int month)
{
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
        if (changed[i] == month)
            return true;
    return false;
}

/* In agreement, and in no agreement with changes a day late. */
static void
judge(int month, const struct seen *seen, const double *right, const double *late)
{
    struct hand_interval found = interval_of(seen->present[month]);

    cr_log_info("month %d: %.3f +- %.3f, theory %.3f, a day late %.3f; chi-square %.3g", month + 1,
                found.mean, found.half_width, mean_of(right), mean_of(late),
                chi_square(seen->present[month], right));
    cr_expect(hand_agrees(found, mean_of(right)), "month %d: %g +- %g, theory %g", month + 1,
              found.mean, found.half_width, mean_of(right));
    cr_expect(chi_square(seen->present[month], right) > HAND_FALSE_ALARM,
              "month %d: another distribution", month + 1);
    if (!is_changed(month))
        return;
    cr_expect(fabs(mean_of(late) - mean_of(right)) > 2.0 * found.half_width,
              "month %d: +- %g is too wide to tell", month + 1, found.half_width);
    cr_expect(chi_square(seen->present[month], late) < HAND_FALSE_ALARM);
}

/* What comes in a month is a Poisson number, whose mean is its variance. */
static void
judge_arrivals(int month, double arrived)
{
    day_number day = month_start(month_of_day(hand_day(steps[0].from)) + month);
    day_number end = month_start(month_of_day(hand_day(steps[0].from)) + month + 1);
    double mean = 0.0;

    for (; day < end; day++)
        mean += step_on(day)->rate;
    mean *= REPLICATIONS;
    cr_expect(fabs(arrived - mean) <=
                  gsl_cdf_ugaussian_Qinv(0.5 * HAND_FALSE_ALARM) * sqrt(mean),
              "month %d: %g came, %g expected", month + 1, arrived, mean);
    cr_expect(mean > 1e5, "enough to tell 1.6 %%");
}

Test(time_varying, follows_the_forward_equations)
{
    static struct theory right, late, stops;
    static struct seen seen;

    solve(&right, 0, false);
    solve(&late, 1, false);
    solve(&stops, 0, true);
    simulate(&seen);
    for (int month = 0; month < MONTHS; month++) {
        judge(month, &seen, right.present[month], late.present[month]);
        judge_arrivals(month, seen.arrived[month]);
    }
    /* Work that is laid down when servers are taken away is told from work that goes on. */
    cr_expect(chi_square(seen.present[1], stops.present[1]) < HAND_FALSE_ALARM);
    cr_expect(chi_square(seen.present[5], stops.present[5]) < HAND_FALSE_ALARM);
}

/* The equations against what is known: with servers for all, the number present is Poisson. */
Test(time_varying, the_equations_are_right_where_the_answer_is_known)
{
    static double p[STATES];
    struct world world = {3.0, IN_SERVICE - 1};
    gsl_odeiv2_system system = {forward, NULL, STATES, &world};
    gsl_odeiv2_driver *driver =
        gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_rk8pd, 0.01, 1e-11, 0.0);
    double time = 0.0, mean = 3.0 * (1.0 - exp(-2.0)), poisson = exp(-mean);

    p[0] = 1.0;
    cr_assert_eq(gsl_odeiv2_driver_apply(driver, &time, 2.0, p), GSL_SUCCESS);
    for (int n = 0; n < 10; n++) {
        cr_expect_float_eq(p[state_of(n, n)], poisson, 1e-8);
        poisson *= mean / (n + 1);
    }
    gsl_odeiv2_driver_free(driver);
}
