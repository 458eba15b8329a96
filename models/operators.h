/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODELS_OPERATORS_H
#define MODELS_OPERATORS_H

/*
 * The ways in which published figures count people (targets.h).  Each operator reads books of its
 * own and no others; a target of another operator is a bug.
 *
 *   obliged   a look at everybody under way on the date
 *   inflow    what the ledger counted up to now
 *   cohort    what was counted by year of the duty's start up to now
 *   all ages  places taken, and homes; people with the duty stand for those of all ages
 *   letter    what was counted of the Wi2013 by year of DUO's letter up to now, and a look at those
 *             of them who are under way
 *   window    what the closed months of the books have, of the Wi2013
 */

#include "models/targets.h"
#include "models/yearbook.h"

#include <math.h>
#include <stdbool.h>
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

/* Wi2013 people who are still obliged, by half-year of the letter. */
struct open_census {
    int32_t past[YEARBOOK_HALVES][GROUPS]; /* of whom a term was overrun */
    int32_t extended[YEARBOOK_HALVES][GROUPS]; /* the others, who have had an extension decided that
                                                * was theirs alone */
    int32_t spent[YEARBOOK_HALVES];        /* asiel, the loan used up: ELIP */
};

void open_census_take(struct open_census *self, const struct chain *chain);

/* Each: what the target says, now; NAN for a share of nobody. */
double operator_obliged(const struct census *census, const struct target *target);
double operator_inflow(const struct ledger *ledger, const struct target *target);
double operator_cohort(const struct cohorts *cohorts, const struct target *target);
double operator_all_ages(const struct chain *chain, const struct target *target);
double operator_letter(const struct yearbook *yearbook, const struct open_census *census,
                       const struct target *target);
double operator_window(const struct ledger *ledger, const struct target *target);

/* ---- what they share ---- */

static inline bool
operator_in_group(int group, int wanted)
{
    return wanted == TARGET_ALL || wanted == group ||
           (wanted == TARGET_GEZIN_OVERIG && group != GROUP_ASIEL);
}

static inline double
operator_percent(double part, double whole)
{
    return whole > 0.0 ? 100.0 * part / whole : (double)NAN;
}

/* A target of another operator, or of what the operator does not count. */
void operator_check(const struct target *target, enum target_operator by);
_Noreturn void operator_no_such_count(const struct target *target);

#endif
