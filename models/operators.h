/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_OPERATORS_H
#define MODELS_OPERATORS_H

/*
 * The four ways in which published figures count people (targets.h).  Each operator reads books of
 * its own and no others; a target of another operator is a bug.
 *
 *   obliged   a look at everybody under way on the date
 *   inflow    what the ledger counted up to now
 *   cohort    what was counted by year of the duty's start up to now
 *   all ages  places taken, and homes; people with the duty stand for those of all ages
 */

#include "models/targets.h"

#include <stdint.h>

struct chain;
struct cohorts;
struct ledger;

/* Where somebody stands who is still obliged. */
enum standing { STANDING_NO_PIP, STANDING_NO_OFFER, STANDING_OFFER, STANDINGS };

/* Wi2021 people who have had the notice and are still obliged. */
struct census {
    int64_t people[GROUPS][STANDINGS];
};

void census_take(struct census *self, const struct chain *chain);

/* Each: what the target says, now; NAN for a share of nobody. */
double operator_obliged(const struct census *census, const struct target *target);
double operator_inflow(const struct ledger *ledger, const struct target *target);
double operator_cohort(const struct cohorts *cohorts, const struct target *target);
double operator_all_ages(const struct chain *chain, const struct target *target);

#endif
