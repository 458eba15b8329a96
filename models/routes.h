/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_ROUTES_H
#define MODELS_ROUTES_H

/*
 * The probabilities of the route, compiled once.
 *
 * P(Z | result of the leerbaarheidstoets) is that of table 1's counts (A-T1-15, A-T1-17; its printed
 * percentages are column percentages); a class of municipality departs from the advice more or less
 * often than the nation.  Of those who do not go to Z, some take the onderwijsroute: people above
 * the limit of study finance (A-RU-7) seldom do.  Their probability below the limit is solved from
 * the ages of the group, so that the group's share of all plans is that of table 3.  As the test
 * sees age, the solution weighs with who is left for the route at each age.
 */

#include "models/params.h"

struct routes {
    double z[2][MUNICIPALITIES];                 /* by result (1: feasible) */
    double onderwijs[GROUPS][MUNICIPALITIES][2]; /* of those not in Z; 1: below the limit */
};

/* Errors: ERR_INPUT (a probability above 1). */
int routes_init(struct routes *self, const struct params *params, struct error *error);

/* The highest probability that a group's share of the onderwijsroute asks for. */
double routes_highest(const struct params *params, enum group group);

/* Share of a group's people who are younger than that at the start of their duty. */
double routes_younger(const struct params *params, enum group group, double years);

#endif
