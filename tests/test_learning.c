/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables and integers of learning.c are held against the same formulas in doubles, written out
 * here once more, and against what must hold of any learner. */

#include "tests/learning_by_hand.h"

#include <math.h>
#include <string.h>

TestSuite(learning, .init = hand_learn, .fini = hand_forget);

/* ---- the formulas in doubles ---- */

static double
exact_speed(double sd, enum literacy literacy, int age)
{
    double factor = literacy == LITERACY_LATIN ? 1.0 : params.learning.literacy[literacy - 1];

    return pow(params.learning.ability, sd) * factor *
           pow(params.learning.age, fmax(0.0, (age - (double)params.learning.age_from) / 10.0));
}

static double
exact_level(double speed, double hours)
{
    double c = params.learning.ceiling;

    return 1000.0 * c * (1.0 - pow(1.0 - 3.0 / c, speed * hours / params.learning.hours_to_b1));
}

/* ---- speed ---- */

/* In whole 1/1024: half of one, and what a line between two powers adds. */
Test(learning, speed_is_the_product_of_its_factors)
{
    for (int sd = -4000; sd <= 4000; sd += 125)
        for (int literacy = 0; literacy < LITERACIES; literacy++)
            for (int age = 16; age <= 66; age += 5) {
                double exact =
                    LEARNING_ONE * exact_speed(sd / 1000.0, (enum literacy)literacy, age);
                uint32_t found = learning_speed(&learning, sd, (enum literacy)literacy, age);
                cr_assert(fabs(found - exact) <= 0.51 + 4e-6 * exact, "%d, %s, %d: %u for %g", sd,
                          literacy_labels[literacy], age, found, exact);
            }
}

Test(learning, the_reference_learner_has_speed_one)
{
    cr_expect_eq(learning_speed(&learning, 0, LITERACY_LATIN, 18), LEARNING_ONE);
    cr_expect_eq(learning_speed(&learning, 0, LITERACY_LATIN, 25), LEARNING_ONE);
    cr_expect_eq(learning_speed(&learning, 1000, LITERACY_LATIN, 25), LEARNING_ONE * 3 / 2);
    cr_expect_eq(learning_speed(&learning, 0, LITERACY_NONE, 25), LEARNING_ONE / 2);
    cr_expect_eq(learning_speed(&learning, 0, LITERACY_OTHER, 35), 614, "0.75 x 0.8 x 1024");
}

Test(learning, speed_rises_with_ability_and_literacy_and_falls_with_age)
{
    for (int sd = -5000; sd < 5000; sd++)
        cr_assert_leq(learning_speed(&learning, sd, LITERACY_OTHER, 40),
                      learning_speed(&learning, sd + 1, LITERACY_OTHER, 40));
    for (int age = 16; age < 70; age++)
        cr_assert_geq(learning_speed(&learning, 300, LITERACY_LATIN, age),
                      learning_speed(&learning, 300, LITERACY_LATIN, age + 1));
    for (int sd = -3000; sd <= 3000; sd += 100) {
        cr_assert_gt(learning_speed(&learning, sd, LITERACY_LATIN, 30),
                     learning_speed(&learning, sd, LITERACY_OTHER, 30));
        cr_assert_gt(learning_speed(&learning, sd, LITERACY_OTHER, 30),
                     learning_speed(&learning, sd, LITERACY_NONE, 30));
    }
}

/* Factors as far out as the registry lets them: no speed of 0, none that overflows. */
Test(learning, speed_has_ends)
{
    params.learning.ability = 3.0;
    params.learning.age = 0.3;
    params.learning.literacy[LITERACY_NONE - 1] = 0.05;
    hand_relearn();
    cr_expect_eq(learning_speed(&learning, INT16_MIN, LITERACY_NONE, 100), 1);
    cr_expect_eq(learning_speed(&learning, INT16_MAX, LITERACY_LATIN, 20), LEARNING_MOST_SPEED);
    for (int sd = -7000; sd < 7000; sd++) /* across both ends */
        cr_assert_leq(learning_speed(&learning, sd, LITERACY_LATIN, 25),
                      learning_speed(&learning, sd + 1, LITERACY_LATIN, 25));
}

/* ---- hours ---- */

/* h (30 + 10) / (30 + h). */
Test(learning, a_fuller_week_yields_more_but_less_an_hour)
{
    cr_expect_eq(learning_week(&learning, 10 * LEARNING_ONE), 10 * LEARNING_ONE);
    cr_expect_eq(learning_week(&learning, 30 * LEARNING_ONE), 20 * LEARNING_ONE);
    cr_expect_eq(learning_week(&learning, 2 * LEARNING_ONE), 5 * LEARNING_ONE / 2);
    cr_expect_eq(learning_week(&learning, 0), 0);
    for (uint32_t h = 1; h < 50 * LEARNING_ONE; h++) {
        cr_assert_leq(learning_week(&learning, h - 1), learning_week(&learning, h));
        if (h > 10 * LEARNING_ONE)
            cr_assert_lt(learning_week(&learning, h), h);
    }
}

Test(learning, exposure_adds_up_what_there_is)
{
    cr_expect_eq(learning_exposure(&learning, 0), 0);
    cr_expect_eq(learning_exposure(&learning, 1u << EXPOSURE_BUDDY), LEARNING_ONE);
    cr_expect_eq(learning_exposure(&learning, 1u << EXPOSURE_WORK), 5 * LEARNING_ONE / 2);
    cr_expect_eq(learning_exposure(&learning, 1u << EXPOSURE_PARTICIPATION), LEARNING_ONE / 2);
    cr_expect_eq(learning_exposure(&learning, ~0u), 4 * LEARNING_ONE);
}

Test(learning, hours_before_the_course_count_by_their_weight)
{
    cr_expect_eq(learning_credit(&learning, 0), 0);
    cr_expect_eq(learning_credit(&learning, 121), 97, "0.8 x 121 = 96.8");
    cr_expect_eq(learning_credit(&learning, 1000), 800);
}

/* ---- level ---- */

Test(learning, level_is_the_saturating_exponential)
{
    const uint32_t speeds[] = {1, 100, 512, LEARNING_ONE, 3000, 20000, LEARNING_MOST_SPEED};

    for (size_t s = 0; s < sizeof speeds / sizeof *speeds; s++)
        for (uint32_t hours = 0; hours < 20000; hours += 7) {
            double exact = exact_level((double)speeds[s] / LEARNING_ONE, hours);
            int32_t found = learning_level(&learning, speeds[s], hours);
            cr_assert(fabs(found - exact) <= 0.6, "%u, %u hours: %d for %g", speeds[s], hours,
                      found, exact);
        }
}

Test(learning, the_reference_learner_reaches_b1_on_the_hour)
{
    const double hours[] = {100, 350, 600, 900, 5000}, ceilings[] = {3.2, 4.0, 6.0, 20.0};

    for (int h = 0; h < 5; h++)
        for (int c = 0; c < 4; c++) {
            uint32_t found;
            params.learning.hours_to_b1 = hours[h];
            params.learning.ceiling = ceilings[c];
            hand_relearn();
            found = learning_hours_for(&learning, LEARNING_ONE, 3 * LEARNING_LEVEL);
            cr_expect_leq(fabs(found - hours[h]), fmax(1.0, 0.002 * hours[h]), "%g, %g: %u",
                          hours[h], ceilings[c], found);
            cr_expect_float_eq(learning_level(&learning, LEARNING_ONE, (uint32_t)hours[h]), 3000,
                               1);
        }
}

Test(learning, level_rises_with_hours_and_speed)
{
    cr_expect_eq(learning_level(&learning, LEARNING_ONE, 0), 0);
    for (uint32_t hours = 0; hours < 20000; hours++)
        cr_assert_leq(learning_level(&learning, 700, hours),
                      learning_level(&learning, 700, hours + 1));
    for (uint32_t speed = 1; speed < 10000; speed++)
        cr_assert_leq(learning_level(&learning, speed, 500),
                      learning_level(&learning, speed + 1, 500));
}

Test(learning, level_ends_at_the_ceiling)
{
    cr_expect_eq(learning_level(&learning, LEARNING_ONE, LEARNING_MOST_HOURS), 6000);
    cr_expect_eq(learning_level(&learning, LEARNING_MOST_SPEED, UINT32_MAX), 6000);
    cr_expect_eq(learning_level(&learning, 1, UINT32_MAX),
                 learning_level(&learning, 1, LEARNING_MOST_HOURS), "capped");
    cr_expect_eq(learning_hours_for(&learning, LEARNING_MOST_SPEED, 6001), LEARNING_NEVER);
    cr_expect_eq(learning_hours_for(&learning, 1, 3000), LEARNING_NEVER, "capped");
}

/* Half the speed, twice the hours. */
Test(learning, speed_and_hours_are_one_product)
{
    for (uint32_t hours = 0; hours < 4000; hours += 10)
        cr_assert_eq(learning_level(&learning, 2 * LEARNING_ONE, hours),
                     learning_level(&learning, LEARNING_ONE, 2 * hours));
}

Test(learning, hours_for_a_level_are_the_inverse)
{
    for (uint32_t speed = 50; speed < 5000; speed += 37)
        for (int32_t level = 1; level < 5000; level += 83) {
            uint32_t hours = learning_hours_for(&learning, speed, level);
            cr_assert_neq(hours, LEARNING_NEVER);
            cr_assert_geq(learning_level(&learning, speed, hours), level);
            cr_assert_lt(learning_level(&learning, speed, hours - 1), level);
        }
    cr_expect_eq(learning_hours_for(&learning, LEARNING_ONE, 0), 0);
    cr_expect_eq(learning_hours_for(&learning, LEARNING_ONE, -500), 0);
}

/* ---- the keys: each moves what it should, the way it should ---- */

struct effect {
    const char *key;
    double *value, other;
    double (*figure)(void);
    bool up;
};

static double
hours_of_a_slow_learner(void)
{
    uint32_t speed = learning_speed(&learning, -1000, LITERACY_NONE, 45);

    return learning_hours_for(&learning, speed, 2 * LEARNING_LEVEL);
}

static double
hours_of_another_script(void)
{
    return learning_hours_for(&learning, learning_speed(&learning, 0, LITERACY_OTHER, 20), 2000);
}

static double
full_week(void)
{
    return learning_week(&learning, 25 * LEARNING_ONE);
}

static double
outside(void)
{
    return learning_exposure(&learning, 7);
}

static double
credit(void)
{
    return learning_credit(&learning, 121);
}

static double
pass_of_talent(void)
{
    return hand_passes(EXAM_LEZEN_B1, 2900, 40);
}

static double
pass_below(void)
{
    return hand_passes(EXAM_LEZEN_B1, 2800, 0);
}

static double
knm_below(void)
{
    return hand_passes(EXAM_KNM, 1800, 0);
}

Test(learning, every_key_has_its_effect)
{
    const struct effect effects[] = {
        {"hours_to_b1", &params.learning.hours_to_b1, 700, hours_of_a_slow_learner, true},
        {"ceiling", &params.learning.ceiling, 5, hours_of_a_slow_learner, false},
        {"ability", &params.learning.ability, 1.7, hours_of_a_slow_learner, true},
        {"literacy.other", &params.learning.literacy[0], 0.6, hours_of_another_script, true},
        {"literacy.none", &params.learning.literacy[1], 0.6, hours_of_a_slow_learner, false},
        {"age", &params.learning.age, 0.9, hours_of_a_slow_learner, false},
        {"week_usual", &params.learning.week_usual, 12, full_week, true},
        {"week_half", &params.learning.week_half, 60, full_week, true},
        {"outside.buddy", &params.learning.outside[EXPOSURE_BUDDY], 2, outside, true},
        {"outside.work", &params.learning.outside[EXPOSURE_WORK], 3, outside, true},
        {"outside.participation", &params.learning.outside[EXPOSURE_PARTICIPATION], 1, outside, true},
        {"credit_prep", &params.learning.credit_prep, 0.5, credit, false},
        {"talent_spread", &params.learning.talent_spread, 0.5, pass_of_talent, true},
        {"pass_slope", &params.learning.pass_slope, 4, pass_below, false},
        {"pass_slope_knm", &params.learning.pass_slope_knm, 2, knm_below, false},
        {"knm_level", &params.learning.knm_level, 1.5, knm_below, true},
    };

    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
        const struct effect *effect = &effects[i];
        double before = effect->figure(), was = *effect->value, after;
        *effect->value = effect->other;
        hand_relearn();
        after = effect->figure();
        cr_expect(effect->up ? after > before : after < before, "%s: %g, then %g", effect->key,
                  before, after);
        *effect->value = was;
        hand_relearn();
    }
}

Test(learning, age_counts_from_age_from_on)
{
    params.learning.age_from = 40;
    hand_relearn();
    cr_expect_eq(learning_speed(&learning, 0, LITERACY_LATIN, 40), LEARNING_ONE);
    cr_expect_eq(learning_speed(&learning, 0, LITERACY_LATIN, 50), 819, "0.8 x 1024");
}

/* ---- what is refused ---- */

Test(learning, bad_values_are_refused_and_told)
{
    const struct {
        double *value, bad;
        const char *told;
    } cases[] = {
        {&params.learning.ceiling, 3.0, "ceiling"},
        {&params.learning.ceiling, NAN, "ceiling"},
        {&params.learning.hours_to_b1, 0.0, "hours"},
        {&params.learning.week_half, 0.0, "hours"},
        {&params.learning.ability, 0.9, "ability"},
        {&params.learning.age, 1.1, "age"},
        {&params.learning.age, 0.0, "age"},
        {&params.learning.literacy[0], 0.0, "literacy"},
        {&params.learning.literacy[1], 1.1, "literacy"},
        {&rates_at_level[EXAM_SPREKEN_B1].value, 1.01, "pass"},
        {&rates_at_level[EXAM_KNM].value, -0.01, "pass"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        double was = *cases[i].value;
        *cases[i].value = cases[i].bad;
        learning_free(&learning);
        cr_expect_eq(learning_init(&learning, &params, &error), ERR_INPUT, "case %zu", i);
        cr_expect_not_null(strstr(error.text, cases[i].told), "case %zu: %s", i, error.text);
        *cases[i].value = was;
    }
}
