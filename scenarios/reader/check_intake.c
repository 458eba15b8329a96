/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/reader/check_parts.h"

#include "models/routes.h"
#include "sim/message.h"

#include <math.h>

#define OVERRIDE_TOLERANCE 0.05 /* of the nation's mean */

/* ---- policy ---- */

static struct dated_share
share_of(const char *policy, const struct timeline *timelines, int class)
{
    struct dated_share share = {.share = &timelines[class]};

    snprintf(share.key, sizeof share.key, "intake.%s.%s", policy, municipality_labels[class]);
    return share;
}

/* Of a class; who is left is let land. An early start comes before both. */
static void
check_policies(const struct check *self)
{
    const struct params *p = self->params;

    for (int class = 0; class < MUNICIPALITIES; class++) {
        const struct dated_share shares[] = {
            share_of("on_housing", p->intake.on_housing, class),
            share_of("startklas", p->intake.startklas, class),
        };
        char what[NAME_SIZE];
        snprintf(what, sizeof what, _("intake (%s): on_housing and startklas"),
                 municipality_labels[class]);
        check_dated_shares(self, what, shares, sizeof shares / sizeof shares[0]);
    }
}

/* ---- the test ---- */

static void
check_test(const struct check *self)
{
    double ability = self->params->lbt.ability, age = self->params->lbt.age;

    if (is_sound(self, "lbt.ability") && is_sound(self, "lbt.age") &&
        ability * ability + age * age > 1.0)
        tell(self, "lbt.ability",
             "lbt.ability and lbt.age: their squares add up to %.6g, more than 1",
             ability * ability + age * age);
}

/* ---- departing from it ---- */

static bool
has_overrides(const struct check *self)
{
    char key[NAME_SIZE];
    bool sound = is_sound(self, "pip.z_given_feasible") &&
                 is_sound(self, "pip.z_given_not_feasible");

    for (int m = 0; m < MUNICIPALITIES; m++) {
        sound = is_sound_of(self, key, "municipality.share", municipality_labels[m]) && sound;
        sound = is_sound_of(self, key, "pip.override", municipality_labels[m]) && sound;
    }
    return sound;
}

/* Where the overrides were said: the first of the scenario itself, or the first. */
static void
name_override(const struct check *self, char key[NAME_SIZE])
{
    for (int m = 0; m < MUNICIPALITIES; m++)
        if (is_sound_of(self, key, "pip.override", municipality_labels[m]) && is_own(self, key))
            return;
    is_sound_of(self, key, "pip.override", municipality_labels[0]);
}

/* A class cannot depart from a result more often than always; all together depart as the nation
 * does, which table 1 is about. False where something is wrong. */
static bool
check_overrides(const struct check *self)
{
    const struct params *p = self->params;
    double mean = 0.0, up = 1.0 - p->pip.z_given_not_feasible, down = p->pip.z_given_feasible;
    double share = up > down ? up : down, shares = 0.0;
    char key[NAME_SIZE];

    if (!has_overrides(self))
        return false;
    for (int m = 0; m < MUNICIPALITIES; m++) {
        is_sound_of(self, key, "pip.override", municipality_labels[m]);
        mean += p->municipality.share[m] * p->pip.override[m];
        shares += p->municipality.share[m];
        if (share * p->pip.override[m] <= 1.0 + SUM_TOLERANCE)
            continue;
        tell(self, key, "%s: the class would depart from a result with a probability of %.6g", key,
             share * p->pip.override[m]);
        return false;
    }
    if (fabs(mean - shares) <= OVERRIDE_TOLERANCE * shares)
        return true;
    name_override(self, key);
    tell(self, key,
         "pip.override: weighted by municipality.share the mean is %.6g, must be 0.95 to 1.05",
         mean / shares);
    return false;
}

/* ---- the onderwijsroute ---- */

static bool
has_routes(const struct check *self, int group)
{
    char key[NAME_SIZE];

    return is_sound(self, "lbt.age") && is_sound(self, "person.aow_age") &&
           is_sound(self, "pip.onderwijs_age") && is_sound(self, "pip.onderwijs_above_limit") &&
           is_sound_of(self, key, "person.age", group_labels[group]) &&
           is_sound_of(self, key, "pip.lbt_feasible", group_labels[group]) &&
           is_sound_of(self, key, "pip.onderwijs", group_labels[group]);
}

/* What is left for the onderwijsroute is what does not go to Z, and mostly the young of them. */
static void
check_routes(const struct check *self)
{
    for (int g = 0; g < GROUPS; g++) {
        char key[NAME_SIZE];
        double highest;
        if (!has_routes(self, g))
            continue;
        highest = routes_highest(self->params, (enum group)g);
        if (highest <= 1.0 + SUM_TOLERANCE)
            continue;
        is_sound_of(self, key, "pip.onderwijs", group_labels[g]);
        tell(self, key,
             "%s: with so many of the group, those below pip.onderwijs_age who do not go to Z would "
             "take this route with a probability of %.4g",
             key, highest);
    }
}

void
check_intake(const struct check *self)
{
    check_policies(self);
    check_test(self);
    if (check_overrides(self))
        check_routes(self);
}
