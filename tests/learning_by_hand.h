/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_LEARNING_BY_HAND_H
#define TESTS_LEARNING_BY_HAND_H

/* Learning in round numbers, for tests that reckon on paper: its params, and what is compiled of
 * them. */

#include "models/learning.h"
#include "models/params.h"

#include <criterion/criterion.h>

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

static struct params params;
static struct timeline_step rates_at_level[EXAMS]; /* behind exams.pass */
static struct learning learning;

static inline void
hand_rate(enum exam exam, double rate)
{
    rates_at_level[exam] = (struct timeline_step){0, rate};
    params.exams.pass[exam] = (struct timeline){.steps = &rates_at_level[exam], .n_steps = 1};
}

/* The params as they are now. */
static inline void
hand_relearn(void)
{
    learning_free(&learning);
    cr_assert_eq(learning_init(&learning, &params, NULL), 0);
}

static inline void
hand_learn(void)
{
    hand_learning(&params);
    for (int exam = 0; exam < EXAMS; exam++)
        hand_rate((enum exam)exam, 0.5 + 0.04 * exam);
    hand_relearn();
}

static inline void
hand_forget(void)
{
    learning_free(&learning);
}

/* Of a first sitting on some day. */
static inline double
hand_passes(enum exam exam, int32_t level, int8_t talent)
{
    return learning_pass(&learning, exam, 0, learning_readiness(&learning, exam, level, talent));
}

#endif
