/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/routes.h"

#include "models/lbt.h"

#include <math.h>

/* As newcomers are given their age: a class by its share, evenly within it. */
double
routes_younger(const struct params *params, enum group group, double years)
{
    static const double starts[PARAMS_AGES] = {18, 25, 35, 45, 55};
    double sum = 0.0;

    for (int a = 0; a < PARAMS_AGES; a++) {
        double end = a < PARAMS_AGES - 1 ? starts[a + 1] : params->person.aow_age;
        double part = (years - starts[a]) / (end - starts[a]);
        sum += params->person.age[group][a] * (part < 0.0 ? 0.0 : part > 1.0 ? 1.0 : part);
    }
    return sum;
}

/* P(Z) given the result, where the advice is departed from that often. */
static double
z_given(const struct params *params, bool feasible, double override)
{
    return feasible ? params->pip.z_given_feasible * override
                    : 1.0 - (1.0 - params->pip.z_given_not_feasible) * override;
}

/* Shares of a group above the age limit and below it, in that order, and P(feasible) of each. */
struct ages {
    double share[2], feasible[2];
};

/* The mean of P(feasible) between two ranks of age, by the midpoint rule. */
static double
mean_feasible(const struct params *params, enum group group, double from, double to)
{
    enum { STEPS = 256 };
    double sum = 0.0;

    for (int i = 0; i < STEPS; i++)
        sum += lbt_share_at(params, group, from + (to - from) * (i + 0.5) / STEPS);
    return sum / STEPS;
}

static struct ages
ages_of(const struct params *params, enum group group)
{
    double rank = routes_younger(params, group, (double)params->pip.onderwijs_age);

    return (struct ages){{1.0 - rank, rank},
                         {rank < 1.0 ? mean_feasible(params, group, rank, 1.0) : 0.0,
                          rank > 0.0 ? mean_feasible(params, group, 0.0, rank) : 0.0}};
}

/* Of all people of the group: on one side of the limit, and not in Z. */
static double
share_not_z(const struct params *params, const struct ages *ages, bool young, double override)
{
    double feasible = ages->feasible[young];

    return ages->share[young] * (1.0 - feasible * z_given(params, true, override) -
                                 (1.0 - feasible) * z_given(params, false, override));
}

/* P(onderwijsroute | not Z, below the limit). */
static double
solve(const struct params *params, enum group group, const struct ages *ages, double override)
{
    double weight = share_not_z(params, ages, true, override) +
                    params->pip.onderwijs_above_limit * share_not_z(params, ages, false, override);

    if (params->pip.onderwijs[group] <= 0.0)
        return 0.0;
    return weight > 0.0 ? params->pip.onderwijs[group] / weight : INFINITY;
}

double
routes_highest(const struct params *params, enum group group)
{
    struct ages ages = ages_of(params, group);
    double above = params->pip.onderwijs_above_limit, highest = 0.0;

    for (int m = 0; m < MUNICIPALITIES; m++) {
        double below = solve(params, group, &ages, params->pip.override[m]);
        double most = below * (above > 1.0 ? above : 1.0);
        highest = most > highest ? most : highest;
    }
    return highest;
}

/* To a multiple of 2^-40: the same on every machine, but for chance. */
static double
rounded(double probability)
{
    const double parts = 1099511627776.0;

    return (double)(int64_t)(probability * parts + 0.5) / parts;
}

int
routes_init(struct routes *self, const struct params *params, struct error *error)
{
    for (int m = 0; m < MUNICIPALITIES; m++)
        for (int feasible = 0; feasible < 2; feasible++)
            self->z[feasible][m] = z_given(params, feasible != 0, params->pip.override[m]);
    for (int g = 0; g < GROUPS; g++) {
        struct ages ages = ages_of(params, (enum group)g);
        double highest = routes_highest(params, (enum group)g);
        if (!(highest <= 1.0 + 1e-6))
            return error_set(error, ERR_INPUT, "pip.onderwijs.%s asks for a probability of %.4g",
                             group_labels[g], highest);
        for (int m = 0; m < MUNICIPALITIES; m++) {
            double below = solve(params, (enum group)g, &ages, params->pip.override[m]);
            self->onderwijs[g][m][1] = rounded(below);
            self->onderwijs[g][m][0] = rounded(below * params->pip.onderwijs_above_limit);
        }
    }
    return 0;
}
