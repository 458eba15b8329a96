/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readiness and the chance to pass, of tables and integers, are held against the same formulas in
 * doubles, and against what must hold of any learner. */

#include "tests/learning_by_hand.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

TestSuite(learning, .init = hand_learn, .fini = hand_forget);

static double
exact_pass(enum exam exam, double level, double talent)
{
    bool knm = exam == EXAM_KNM || exam == EXAM_ONA;
    double asked = knm ? params.learning.knm_level : exam_is_b1(exam) ? 3.0 : 2.0;
    double slope = knm ? params.learning.pass_slope_knm : params.learning.pass_slope;

    return gsl_cdf_ugaussian_P(gsl_cdf_ugaussian_Pinv(rates_at_level[exam].value) +
                               slope * (level + talent * params.learning.talent_spread - asked));
}

Test(learning, talents_are_scores_in_32nds)
{
    cr_expect_eq(learning_talent(0), 0);
    cr_expect_eq(learning_talent(1000), 32);
    cr_expect_eq(learning_talent(-500), -16);
    cr_expect_eq(learning_talent(6200), 127);
    cr_expect_eq(learning_talent(-6200), -127);
    for (int16_t score = -6200; score < 6200; score++) {
        cr_assert_leq(learning_talent(score), learning_talent((int16_t)(score + 1)));
        cr_assert_eq(learning_talent(score), -learning_talent((int16_t)-score));
    }
}

Test(learning, readiness_is_the_distance_to_what_is_asked)
{
    cr_expect_eq(learning_required(&learning, EXAM_LEZEN_A2), 2000);
    cr_expect_eq(learning_required(&learning, EXAM_SPREKEN_B1), 3000);
    cr_expect_eq(learning_required(&learning, EXAM_KNM), 2000);
    cr_expect_eq(learning_readiness(&learning, EXAM_LEZEN_B1, 3000, 0), 0);
    cr_expect_eq(learning_readiness(&learning, EXAM_LEZEN_B1, 2500, 0), -1500);
    cr_expect_eq(learning_readiness(&learning, EXAM_LEZEN_A2, 2500, 0), 1500);
    cr_expect_eq(learning_readiness(&learning, EXAM_KNM, 2500, 0), 500, "a weaker slope");
    cr_expect_eq(learning_readiness(&learning, EXAM_LEZEN_B1, 2500, 64), 0, "2 sd of 0.25");
}

Test(learning, at_the_level_the_scenarios_rate_holds_to_the_last_bit)
{
    for (int exam = 0; exam < EXAMS; exam++)
        cr_expect_eq(hand_passes((enum exam)exam, learning_required(&learning, (enum exam)exam), 0),
                     rates_at_level[exam].value, "%s", exam_labels[exam]);
}

/* A cell of 0.064 sd is off by 0.242 x 0.064^2 / 8 at most, readiness by one thousandth of a sd and
 * the talent's share of a level by one thousandth of that, at a density of at most 0.4. */
Test(learning, passing_is_the_normal_ogive)
{
    for (int exam = 0; exam < EXAMS; exam++)
        for (int32_t level = 0; level <= 6000; level += 13)
            for (int talent = -100; talent <= 100; talent += 25) {
                double exact = exact_pass((enum exam)exam, level / 1000.0, talent / 32.0);
                double found = hand_passes((enum exam)exam, level, (int8_t)talent);
                cr_assert(fabs(found - exact) <= 1.3e-4 + 0.4 * 0.004, "%s at %d: %g for %g",
                          exam_labels[exam], level, found, exact);
            }
}

Test(learning, more_level_or_talent_is_never_a_lower_chance)
{
    for (int exam = 0; exam < EXAMS; exam++) {
        double before = 0.0;
        for (int32_t level = -3000; level <= 9000; level++) {
            double found = hand_passes((enum exam)exam, level, 0);
            cr_assert(found >= before && found <= 1.0, "%s at %d", exam_labels[exam], level);
            before = found;
        }
        for (int talent = -127; talent < 127; talent++)
            cr_assert_leq(hand_passes((enum exam)exam, 2200, (int8_t)talent),
                          hand_passes((enum exam)exam, 2200, (int8_t)(talent + 1)));
    }
}

Test(learning, passing_has_ends)
{
    cr_expect_lt(hand_passes(EXAM_LEZEN_B1, -100000, 0), 1e-9);
    cr_expect_gt(hand_passes(EXAM_LEZEN_B1, 100000, 0), 1.0 - 1e-9);
}

/* Rates next to certainty stay between their neighbours; certainty is everybody's. */
Test(learning, certain_and_nearly_certain_rates_are_kept)
{
    const double rates[] = {0.0, 1e-12, 1e-6, 1.0 - 1e-6, 1.0 - 1e-12, 1.0};

    for (int r = 0; r < 6; r++) {
        double before = 0.0;
        hand_rate(EXAM_LEZEN_B1, rates[r]);
        hand_relearn();
        cr_expect_eq(hand_passes(EXAM_LEZEN_B1, 3000, 0), rates[r]);
        for (int32_t level = 0; level <= 6000; level++) {
            double found = hand_passes(EXAM_LEZEN_B1, level, 0);
            cr_assert_geq(found, before);
            before = found;
        }
    }
    cr_expect_eq(hand_passes(EXAM_LEZEN_B1, 0, 0), 1.0, "as the last rate");
}

/* Each step of the date has its own rate, from its first day on; the first one reaches back. */
Test(learning, passing_follows_the_date)
{
    struct timeline_step steps[] = {{100, 0.75}, {200, 0.6}, {300, 0.0}, {400, 0.7}};
    const struct {
        day_number day;
        double rate;
    } days[] = {{-5, 0.75}, {100, 0.75}, {199, 0.75}, {200, 0.6}, {299, 0.6},
                {300, 0.0}, {399, 0.0},  {400, 0.7},  {9999, 0.7}};

    params.exams.pass[EXAM_KNM] = (struct timeline){.steps = steps, .n_steps = 4};
    hand_relearn();
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        cr_expect_eq(learning_pass(&learning, EXAM_KNM, days[i].day, 0), days[i].rate, "day %d",
                     (int)days[i].day);
    cr_expect_eq(learning_pass(&learning, EXAM_KNM, 350, 5000), 0.0, "certain for everybody");
    cr_expect_eq(learning_pass(&learning, EXAM_LEZEN_A2, 250, 0),
                 rates_at_level[EXAM_LEZEN_A2].value, "of another exam");
}

/* A tenth of a sd for each of the first three sittings before; three tenths more where adapted. */
Test(learning, practice_and_an_adapted_exam_help)
{
    params.exams.practice = 0.1;
    params.exams.adapted = 0.3;
    hand_relearn();
    cr_expect_eq(learning_help(&learning, 0, false), 0);
    cr_expect_eq(learning_help(&learning, 1, false), 100);
    cr_expect_eq(learning_help(&learning, 3, false), 300);
    cr_expect_eq(learning_help(&learning, 4, false), 300);
    cr_expect_eq(learning_help(&learning, 0, true), 300);
    cr_expect_eq(learning_help(&learning, 2, true), 500);
}

/* Who is there is ready, who is a little below is not, but for the rounding of readiness. */
Test(learning, there_is_a_level_at_which_one_is_ready)
{
    for (int exam = 0; exam < EXAMS; exam++)
        for (int32_t readiness = -2000; readiness <= 2000; readiness += 37)
            for (int talent = -96; talent <= 96; talent += 16) {
                int32_t level =
                    learning_level_for(&learning, (enum exam)exam, readiness, (int8_t)talent);
                cr_assert_geq(learning_readiness(&learning, (enum exam)exam, level, (int8_t)talent),
                              readiness);
                cr_assert_leq(
                    learning_readiness(&learning, (enum exam)exam, level - 1, (int8_t)talent),
                    readiness);
            }
    cr_expect_eq(learning_level_for(&learning, EXAM_LEZEN_B1, 0, 0), 3000);
    cr_expect_eq(learning_level_for(&learning, EXAM_LEZEN_B1, 1500, 0), 3500);
    cr_expect_eq(learning_level_for(&learning, EXAM_LEZEN_B1, -1500, 0), 2500);
    cr_expect_eq(learning_level_for(&learning, EXAM_LEZEN_B1, 0, 64), 2500, "2 sd of 0.25");
    cr_expect_eq(learning_level_for(&learning, EXAM_KNM, 500, 0), 2500, "a weaker slope");
}

/* Where the level says nothing of the exam, everybody is ready for it, or nobody. */
Test(learning, without_a_slope_there_is_no_such_level)
{
    params.learning.pass_slope = params.learning.pass_slope_a2 = 0.0;
    hand_relearn();
    cr_expect_eq(learning_level_for(&learning, EXAM_LEZEN_B1, 0, 0), INT32_MIN);
    cr_expect_eq(learning_level_for(&learning, EXAM_LEZEN_B1, 1, 0), INT32_MAX);
}
