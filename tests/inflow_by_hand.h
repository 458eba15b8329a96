/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_INFLOW_BY_HAND_H
#define TESTS_INFLOW_BY_HAND_H

/*
 * A chain by hand with the scenario's own inflow.  Counts are Poisson: a count may be off by five
 * times the root of its mean, which a sound model exceeds once in two million; the seed is fixed,
 * so never by chance.
 */

#include "tests/chain_by_hand.h"

static struct hand hand;

static inline void
setup(void)
{
    hand_init(&hand);
}

static inline void
teardown(void)
{
    hand_stop(&hand);
}

/* People of a year; nobody else comes. */
static inline void
cohort(int i, const char *year, double asiel, double gezin)
{
    struct year_inflow *row = &hand.params.inflow.years[i];

    strcpy(row->id, year);
    row->persons[ENTRANT_ASIEL] = asiel;
    row->persons[ENTRANT_GEZIN] = gezin;
    hand.params.inflow.n_years = i + 1;
}

/* The memory and the start of a replication with the scenario's own inflow. */
static inline void
begin(void)
{
    hand_compile(&hand);
    cr_assert_eq(chain_begin(&hand.chain, 0, &hand.measures, &hand.error), 0);
}

static inline void
run_all(void)
{
    uint32_t slot;

    begin();
    while ((slot = agenda_next(&hand.chain.agenda)) != AGENDA_NONE)
        chain_event(&hand.chain, slot);
    chain_finish(&hand.chain);
}

static inline void
assert_poisson(double found, double mean, const char *what)
{
    cr_expect(fabs(found - mean) <= 5.0 * sqrt(mean), "%s: %.0f for %.0f", what, found, mean);
}

static inline int32_t
arrivals(size_t month, enum group group)
{
    return measures_int32(&hand.measures, MEASURE_ARRIVALS)
        [(month * REGIMES + REGIME_WI2021) * GROUPS + group];
}

#endif
