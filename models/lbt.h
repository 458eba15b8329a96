/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_LBT_H
#define MODELS_LBT_H

/*
 * The leerbaarheidstoets: whether B1 within three years is feasible (figure A-RU-6).
 *
 * What it sees is a latent score, L = a x ability - g x age + n x noise, of standard-normal scores
 * with a, g from the scenario and n = sqrt(1 - a2 - g2), so that L is standard-normal too; the
 * result is "feasible" above the group's threshold, the quantile at 1 minus the group's share. So
 * the share is the scenario's whatever the weights are.  Age enters by its rank: the normal score
 * of the uniform number from which it was drawn.
 *
 * Weights, scores and thresholds are whole numbers, compiled once.
 */

#include "models/params.h"
#include "sim/error.h"

struct lbt {
    int64_t ability, age, noise;      /* weights in millionths */
    int64_t known_ability, known_age; /* where there is no test */
    int64_t threshold[GROUPS];        /* in 1e-9 of a deviation */
};

/* Errors: ERR_INPUT (weights of which the squares add up to more than 1). */
int lbt_init(struct lbt *self, const struct params *params, struct error *error);

/* The result, from standard-normal scores in thousandths (sim/score.h). */
bool lbt_feasible(const struct lbt *self, enum group group, int ability, int age, int noise);

/* What the municipality judges without the test: by ability and age alone, in the same share. */
bool lbt_expected(const struct lbt *self, enum group group, int ability, int age);

/* P(feasible) of a group at a rank of age: the share of its people who are younger. */
double lbt_share_at(const struct params *params, enum group group, double rank);

#endif
