/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_LEARNING_BY_HAND_H
#define TESTS_LEARNING_BY_HAND_H

/* Learning in round numbers, for tests that reckon on paper. The shares that change by date are
 * left to the test. */

#include "models/params.h"

static inline void
hand_learning(struct params *p)
{
    p->learning.hours_to_b1 = 600.0;
    p->learning.ceiling = 6.0;
    p->learning.ability = 1.5;
    p->learning.literacy[LITERACY_OTHER - 1] = 0.75;
    p->learning.literacy[LITERACY_NONE - 1] = 0.5;
    p->learning.age = 0.8;
    p->learning.age_from = 25;
    p->learning.week_usual = 10.0;
    p->learning.week_half = 30.0;
    p->learning.outside[EXPOSURE_BUDDY] = 1.0;
    p->learning.outside[EXPOSURE_WORK] = 2.5;
    p->learning.outside[EXPOSURE_PARTICIPATION] = 0.5;
    p->learning.credit_prep = 0.8;
    p->learning.talent_spread = 0.25;
    p->learning.pass_slope = p->learning.pass_slope_a2 = 3.0;
    p->learning.pass_slope_knm = 1.0;
    p->learning.knm_level = 2.0;
}

#endif
