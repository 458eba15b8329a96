/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The probabilities of the route; how they come out together is in test_pip.c. */

#include "models/routes.h"

#include <criterion/criterion.h>

#include <string.h>

static struct params params;
static struct routes routes;
static struct error error;

/* Half are below 30: 0.3 younger than 25, and half of the 0.4 up to 35. */
static void
setup(void)
{
    const double ages[PARAMS_AGES] = {0.3, 0.4, 0.1, 0.1, 0.1};

    params = (struct params){0};
    params.person.aow_age = 67;
    params.pip.z_given_feasible = 0.1;
    params.pip.z_given_not_feasible = 0.6;
    params.pip.onderwijs_age = 30;
    params.pip.onderwijs_above_limit = 0.15;
    for (int g = 0; g < GROUPS; g++) {
        for (int a = 0; a < PARAMS_AGES; a++)
            params.person.age[g][a] = ages[a];
        params.pip.lbt_feasible[g] = 0.6;
        params.pip.onderwijs[g] = 0.15;
    }
    for (int m = 0; m < MUNICIPALITIES; m++)
        params.pip.override[m] = 1.0;
}

TestSuite(routes, .init = setup);

static void
compile(void)
{
    cr_assert_eq(routes_init(&routes, &params, &error), 0, "%s", error.text);
}

Test(routes, knows_how_many_are_younger)
{
    cr_expect_eq(routes_younger(&params, GROUP_ASIEL, 18), 0.0);
    cr_expect_float_eq(routes_younger(&params, GROUP_ASIEL, 21.5), 0.15, 1e-12);
    cr_expect_float_eq(routes_younger(&params, GROUP_ASIEL, 30), 0.5, 1e-12);
    cr_expect_float_eq(routes_younger(&params, GROUP_ASIEL, 61), 0.95, 1e-12);
    cr_expect_float_eq(routes_younger(&params, GROUP_ASIEL, 70), 1.0, 1e-12);
}

/* Where the test does not see age, 0.70 of each age is not in Z: 0.6 x 0.9 + 0.4 x 0.4; so
 * 0.15 = 0.70 x (0.5 + 0.15 x 0.5) x p. */
Test(routes, solves_the_probability_below_the_limit)
{
    compile();
    cr_expect_float_eq(routes.onderwijs[GROUP_ASIEL][MUNICIPALITY_G4][1], 0.15 / 0.70 / 0.575,
                       1e-9);
    cr_expect_float_eq(routes.onderwijs[GROUP_ASIEL][MUNICIPALITY_G4][0],
                       0.15 * 0.15 / 0.70 / 0.575, 1e-9);
    cr_expect_float_eq(routes_highest(&params, GROUP_ASIEL), 0.15 / 0.70 / 0.575, 1e-9);
}

/* The young pass the test more often, so more of them are there and fewer of each need be taken. */
Test(routes, takes_fewer_of_the_young_where_more_of_them_pass)
{
    double without;

    compile();
    without = routes.onderwijs[GROUP_ASIEL][MUNICIPALITY_G4][1];
    params.lbt.age = 0.4;
    compile();
    cr_expect_lt(routes.onderwijs[GROUP_ASIEL][MUNICIPALITY_G4][1], 0.98 * without);
    cr_expect_gt(routes.onderwijs[GROUP_ASIEL][MUNICIPALITY_G4][1], 0.8 * without);
}

/* Against a result of the test: down 0.1, up 0.4 in the nation. */
Test(routes, departs_from_the_test_by_class)
{
    params.pip.override[MUNICIPALITY_LARGE] = 1.5;
    params.pip.override[MUNICIPALITY_OTHER] = 0.5;
    compile();
    cr_expect_float_eq(routes.z[1][MUNICIPALITY_G4], 0.1, 1e-12);
    cr_expect_float_eq(routes.z[0][MUNICIPALITY_G4], 0.6, 1e-12);
    cr_expect_float_eq(routes.z[1][MUNICIPALITY_LARGE], 0.15, 1e-12);
    cr_expect_float_eq(routes.z[0][MUNICIPALITY_LARGE], 0.4, 1e-12);
    cr_expect_float_eq(routes.z[1][MUNICIPALITY_OTHER], 0.05, 1e-12);
    cr_expect_float_eq(routes.z[0][MUNICIPALITY_OTHER], 0.8, 1e-12);
    /* Not in Z of "other": 0.6 x 0.95 + 0.4 x 0.2; the share of all plans stays. */
    cr_expect_float_eq(routes.onderwijs[GROUP_ASIEL][MUNICIPALITY_OTHER][1], 0.15 / 0.65 / 0.575,
                       1e-9);
}

Test(routes, refuses_more_than_there_are)
{
    params.pip.onderwijs[GROUP_GEZIN] = 0.45;
    cr_expect_eq(routes_init(&routes, &params, &error), ERR_INPUT);
    cr_expect_not_null(strstr(error.text, "gezin"));
    params.pip.lbt_feasible[GROUP_GEZIN] = 0.0;
    params.pip.z_given_not_feasible = 1.0;
    params.pip.onderwijs[GROUP_GEZIN] = 0.0;
    params.pip.onderwijs[GROUP_ASIEL] = params.pip.onderwijs[GROUP_OVERIG] = 0.01;
    compile();
    cr_expect_eq(routes.onderwijs[GROUP_GEZIN][0][1], 0.0, "nobody is asked for");
}
