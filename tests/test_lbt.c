/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The leerbaarheidstoets against the theory of the normal distribution: a share may be off by five
 * standard deviations. */

#include "models/lbt.h"

#include "sim/rng.h"
#include "sim/score.h"

#include <criterion/criterion.h>

#include <math.h>

enum { MANY = 400000, ABILITY = 1, AGE, NOISE };

static const struct rng rng = {7, 0};
static struct params params;
static struct score_table scores;
static struct lbt lbt;

static void
compile(double share, double ability, double age)
{
    struct error error = {0};

    params = (struct params){0};
    params.pip.lbt_feasible[GROUP_ASIEL] = share;
    params.pip.lbt_feasible[GROUP_OVERIG] = 1.0;
    params.lbt.ability = ability;
    params.lbt.age = age;
    score_table_init(&scores);
    cr_assert_eq(lbt_init(&lbt, &params, &error), 0, "%s", error.text);
}

static uint64_t
bits(uint32_t i, unsigned decision)
{
    return rng_bits(&rng, rng_person_make(0, 0, i), decision, 0);
}

static int
score(uint32_t i, unsigned decision)
{
    return score_of_bits(&scores, bits(i, decision));
}

static void
assert_share(double found, double n, double share, const char *what)
{
    cr_expect_float_eq(found / n, share, 5.0 * sqrt(share * (1.0 - share) / n), "%s: %g, not %g",
                       what, found / n, share);
}

/* Height of the normal curve at the threshold, over the share: the mean of a score with weight 1
 * among those who pass. */
static double
mean_above(double share, double threshold)
{
    return exp(-threshold * threshold / 2.0) / sqrt(2.0 * acos(-1.0)) / share;
}

/* The shares are the scenario's whatever the weights; the weights say who passes: among those the
 * mean of a score is its weight times that of the whole. */
static void
assert_test(double share, double threshold, double ability, double age)
{
    double passed = 0.0, expected = 0.0, sum_ability = 0.0, sum_age = 0.0, mean;

    compile(share, ability, age);
    for (uint32_t i = 0; i < MANY; i++) {
        bool passes = lbt_feasible(&lbt, GROUP_ASIEL, score(i, ABILITY), score(i, AGE),
                                   score(i, NOISE));
        passed += passes;
        sum_ability += passes ? score(i, ABILITY) : 0.0;
        sum_age += passes ? score(i, AGE) : 0.0;
        expected += lbt_expected(&lbt, GROUP_ASIEL, score(i, ABILITY), score(i, AGE));
    }
    assert_share(passed, MANY, share, "feasible");
    assert_share(expected, MANY, share, "without the test");
    mean = mean_above(share, threshold);
    cr_expect_float_eq(sum_ability / passed / 1000.0, ability * mean, 5.0 / sqrt(share * MANY));
    cr_expect_float_eq(sum_age / passed / 1000.0, -age * mean, 5.0 / sqrt(share * MANY));
}

Test(lbt, passes_the_share_and_those_of_ability_and_youth)
{
    assert_test(0.5976, -0.24714, 0.6, 0.2);
    assert_test(0.9337, -1.50389, 0.6, 0.2);
    assert_test(0.5976, -0.24714, 0.8, 0.0);
    assert_test(0.5976, -0.24714, 0.0, 0.4);
}

Test(lbt, passes_by_chance_alone_without_weights)
{
    double passed = 0.0;

    compile(0.5976, 0.0, 0.0);
    for (uint32_t i = 0; i < MANY; i++)
        passed += lbt_feasible(&lbt, GROUP_ASIEL, 3000, -3000, score(i, NOISE));
    assert_share(passed, MANY, 0.5976, "feasible");
    cr_expect(lbt_expected(&lbt, GROUP_ASIEL, 0, 0), "more than half do");
}

Test(lbt, passes_all_or_nobody)
{
    compile(0.0, 0.6, 0.2);
    for (uint32_t i = 0; i < 1000; i++) {
        cr_expect_not(lbt_feasible(&lbt, GROUP_ASIEL, 6000, -6000, score(i, NOISE)));
        cr_expect(lbt_feasible(&lbt, GROUP_OVERIG, -6000, 6000, score(i, NOISE)));
    }
}

Test(lbt, never_passes_the_less_able_or_the_older_before_others)
{
    compile(0.6, 0.6, 0.2);
    for (int noise = -3000; noise <= 3000; noise += 50)
        for (int ability = -3000; ability < 3000; ability += 250) {
            cr_expect(lbt_feasible(&lbt, GROUP_ASIEL, ability + 250, 0, noise) >=
                      lbt_feasible(&lbt, GROUP_ASIEL, ability, 0, noise));
            cr_expect(lbt_feasible(&lbt, GROUP_ASIEL, 0, ability, noise) >=
                      lbt_feasible(&lbt, GROUP_ASIEL, 0, ability + 250, noise));
        }
}

/* The share at a rank of age: in the mean over all ranks the group's, and as it is found. */
Test(lbt, knows_the_share_at_each_age)
{
    double young = 0.0, passed = 0.0, below = 0.0, all = 0.0;

    compile(0.5976, 0.6, 0.2);
    for (int i = 0; i < 10000; i++) {
        double share = lbt_share_at(&params, GROUP_ASIEL, (i + 0.5) / 10000);
        all += share / 10000;
        below += i < 3000 ? share / 3000 : 0.0;
    }
    cr_expect_float_eq(all, 0.5976, 1e-5);
    for (uint32_t i = 0; i < MANY; i++) {
        if ((double)bits(i, AGE) >= 0.3 * 18446744073709551616.0)
            continue;
        young++;
        passed += lbt_feasible(&lbt, GROUP_ASIEL, score(i, ABILITY), score(i, AGE),
                               score(i, NOISE));
    }
    assert_share(passed, young, below, "of the youngest three in ten");
    cr_expect_gt(below, 0.65);
    compile(0.5976, 0.6, 0.0);
    cr_expect_eq(lbt_share_at(&params, GROUP_ASIEL, 0.1), 0.5976);
}

Test(lbt, refuses_weights_that_leave_no_room)
{
    struct error error = {0};

    compile(0.6, 0.6, 0.8);
    params.lbt.age = 0.81;
    cr_expect_eq(lbt_init(&lbt, &params, &error), ERR_INPUT);
}
