/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lbt.h"

#include "sim/draw.h"
#include "sim/score.h"

#include <math.h>
#include <string.h>

#define WEIGHT_UNIT 1e6

/* The standard-normal quantile at p; infinite at the ends. */
static double
quantile(double p)
{
    static const struct draw_spec normal = {
        .form = DRAW_NORMAL, .a = 0.0, .b = 1.0, .low = -INFINITY, .high = INFINITY};

    if (p <= 0.0 || p >= 1.0)
        return p <= 0.0 ? -INFINITY : INFINITY;
    return p <= 0.5 ? draw_spec_lower(&normal, p) : draw_spec_upper(&normal, 1.0 - p);
}

static int64_t
weight(double value)
{
    return (int64_t)floor(value * WEIGHT_UNIT + 0.5);
}

static int64_t
threshold(double share)
{
    if (share <= 0.0 || share >= 1.0)
        return share <= 0.0 ? INT64_MAX : INT64_MIN;
    return -(int64_t)floor(quantile(share) * SCORE_ONE * WEIGHT_UNIT + 0.5);
}

int
lbt_init(struct lbt *self, const struct params *params, struct error *error)
{
    double ability = params->lbt.ability, age = params->lbt.age;
    double known = ability * ability + age * age, spread = sqrt(known);

    memset(self, 0, sizeof *self);
    if (known > 1.0)
        return error_set(error, ERR_INPUT, "lbt: the squares of ability and age add up to %.6g",
                         known);
    self->ability = weight(ability);
    self->age = weight(age);
    self->noise = weight(sqrt(1.0 - known));
    self->known_ability = spread > 0.0 ? weight(ability / spread) : 0;
    self->known_age = spread > 0.0 ? weight(age / spread) : 0;
    for (int g = 0; g < GROUPS; g++)
        self->threshold[g] = threshold(params->pip.lbt_feasible[g]);
    return 0;
}

bool
lbt_feasible(const struct lbt *self, enum group group, int ability, int age, int noise)
{
    int64_t latent = self->ability * ability - self->age * age + self->noise * noise;

    return latent > self->threshold[group];
}

bool
lbt_expected(const struct lbt *self, enum group group, int ability, int age)
{
    return self->known_ability * ability - self->known_age * age > self->threshold[group];
}

double
lbt_share_at(const struct params *params, enum group group, double rank)
{
    double share = params->pip.lbt_feasible[group], age = params->lbt.age;

    if (age <= 0.0 || share <= 0.0 || share >= 1.0)
        return share;
    if (age >= 1.0)
        return quantile(share) > quantile(rank) ? 1.0 : 0.0;
    return 0.5 * erfc((age * quantile(rank) - quantile(share)) / sqrt(2.0 * (1.0 - age * age)));
}
