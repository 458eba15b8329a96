/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The four operators, each on books filled by hand; and that none observes what is another's. */

#include "tests/chain_by_hand.h"

#include "models/operators.h"

#include <signal.h>

static struct hand hand;

/* A target made up here. */
static struct target
of(enum target_operator by, enum observation observation, int group)
{
    return (struct target){.id = "X",
                           .date = "2022-07-01",
                           .by = by,
                           .observation = observation,
                           .group = group,
                           .route = TARGET_ALL,
                           .cohort = 2022};
}

/* ---- obliged ---- */

static const struct census stood = {{
    [GROUP_ASIEL] = {50, 20, 10},
    [GROUP_GEZIN] = {7, 2, 1},
    [GROUP_OVERIG] = {0, 0, 0},
}};

static double
obliged(enum observation observation, int group)
{
    struct target target = of(OPERATOR_OBLIGED, observation, group);

    return operator_obliged(&stood, &target);
}

Test(operators, obliged_counts_who_stands_where)
{
    cr_expect_eq(obliged(OBSERVE_OBLIGED, TARGET_ALL), 90);
    cr_expect_eq(obliged(OBSERVE_OBLIGED, GROUP_ASIEL), 80);
    cr_expect_eq(obliged(OBSERVE_PIP, GROUP_ASIEL), 30);
    cr_expect_eq(obliged(OBSERVE_NO_PIP, TARGET_GEZIN_OVERIG), 7);
    cr_expect_eq(obliged(OBSERVE_OFFER, TARGET_ALL), 11);
    cr_expect_eq(obliged(OBSERVE_NO_OFFER, TARGET_ALL), 22);
    cr_expect_eq(obliged(OBSERVE_PIP_SHARE, GROUP_ASIEL), 37.5);
    cr_expect_eq(obliged(OBSERVE_OFFER_SHARE, TARGET_ALL), 100.0 / 3);
    cr_expect(isnan(obliged(OBSERVE_PIP_SHARE, GROUP_OVERIG)), "a share of nobody");
}

/* ---- inflow ---- */

static double
inflow(enum observation observation, int group, int route, enum lbt_result lbt)
{
    struct target target = of(OPERATOR_INFLOW, observation, group);
    struct ledger ledger = {.notified = {100, 20, 3}, .left = {10, 2, 1}};

    ledger_plan(&ledger, GROUP_ASIEL, LBT_FEASIBLE, ROUTE_B1);
    ledger_plan(&ledger, GROUP_ASIEL, LBT_FEASIBLE, ROUTE_ONDERWIJS);
    ledger_plan(&ledger, GROUP_ASIEL, LBT_NOT_FEASIBLE, ROUTE_Z);
    ledger_plan(&ledger, GROUP_ASIEL, LBT_UNTESTED, ROUTE_Z);
    ledger_plan(&ledger, GROUP_GEZIN, LBT_NOT_FEASIBLE, ROUTE_B1);
    target.route = route;
    target.lbt = lbt;
    return operator_inflow(&ledger, &target);
}

/* Who has had no leerbaarheidstoets has a route, but no place in table 1. */
Test(operators, inflow_counts_everybody_who_ever_came)
{
    cr_expect_eq(inflow(OBSERVE_EVER, TARGET_ALL, TARGET_ALL, 0), 123);
    cr_expect_eq(inflow(OBSERVE_LEFT, TARGET_GEZIN_OVERIG, TARGET_ALL, 0), 3);
    cr_expect_eq(inflow(OBSERVE_ROUTED, TARGET_ALL, TARGET_B1_ONDERWIJS, LBT_FEASIBLE), 2);
    cr_expect_eq(inflow(OBSERVE_ROUTED, TARGET_ALL, TARGET_B1_ONDERWIJS, LBT_NOT_FEASIBLE), 1);
    cr_expect_eq(inflow(OBSERVE_ROUTED, TARGET_ALL, ROUTE_Z, LBT_NOT_FEASIBLE), 1);
    cr_expect_eq(inflow(OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_Z, 0), 50);
    cr_expect_eq(inflow(OBSERVE_ROUTE_SHARE, TARGET_ALL, ROUTE_B1, 0), 40);
    cr_expect(isnan(inflow(OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_B1, 0)));
}

/* ---- cohort ---- */

static const struct cohorts cohorts = {{
    {
        .became = {200, 40, 10},
        .begun = {120, 20, 5},
        .planned = {60, 10, 5},
        .settled = {[GROUP_ASIEL] = {50, 30, 15, 5}},
        .settled_planned = {40},
        .left_unsettled = {8},
    },
    {.became = {300, 60, 20}},
}};

static double
cohort(enum observation observation, int group, int months, int below)
{
    struct target target = of(OPERATOR_COHORT, observation, group);

    target.months = months;
    target.below = below;
    return operator_cohort(&cohorts, &target);
}

Test(operators, cohort_counts_whose_duty_began_in_a_year)
{
    struct target next = of(OPERATOR_COHORT, OBSERVE_BECAME, TARGET_ALL);

    next.cohort = 2023;
    cr_expect_eq(operator_cohort(&cohorts, &next), 380);
    cr_expect_eq(cohort(OBSERVE_BECAME, TARGET_ALL, 0, 0), 250);
    cr_expect_eq(cohort(OBSERVE_INTAKE, TARGET_GEZIN_OVERIG, 0, 0), 25);
    cr_expect_eq(cohort(OBSERVE_INTAKE_SHARE, GROUP_ASIEL, 0, 0), 60);
    cr_expect_eq(cohort(OBSERVE_SETTLED, GROUP_ASIEL, 0, 0), 100);
    cr_expect_eq(cohort(OBSERVE_SETTLED_SHARE, GROUP_ASIEL, 0, 0), 50);
    cr_expect_eq(cohort(OBSERVE_IN_COA, GROUP_ASIEL, 0, 0), 92, "who left is not in COA");
    cr_expect_eq(cohort(OBSERVE_WAITED_SHARE, GROUP_ASIEL, 3, 0), 50);
    cr_expect_eq(cohort(OBSERVE_WAITED_SHARE, GROUP_ASIEL, 3, 6), 30);
    cr_expect_eq(cohort(OBSERVE_WAITED_SHARE, GROUP_ASIEL, 6, 9), 15);
    cr_expect_eq(cohort(OBSERVE_UNPLANNED_SHARE, GROUP_ASIEL, 0, 0), 70);
    cr_expect_eq(cohort(OBSERVE_SETTLED_UNPLANNED_SHARE, GROUP_ASIEL, 0, 0), 60);
}

/* ---- all ages ---- */

static double
all_ages(enum observation observation, const char *since, const char *date)
{
    struct target target = of(OPERATOR_ALL_AGES, observation, TARGET_ALL);

    target.since = since;
    target.date = date;
    return operator_all_ages(&hand.chain, &target);
}

/* A place for one in the azc, and one of the HAR. */
static void
little_room(void)
{
    hand_init(&hand);
    hand_step(&hand.params.reception.places[LODGING_AZC], "2022-01-01", 1);
    hand_step(&hand.params.reception.places[LODGING_HAR], "2022-01-01", 1);
    hand.params.reception.moves[LODGING_HAR] = 1.0;
    hand_step(&hand.params.housing.homes_per_half_year, "2022-01-01", 0);
    hand_step(&hand.params.reception.obliged_share, "2022-06-01", 0.5);
}

/* Three come; after 14 days one of them is linked into the HAR, which is no COA reception but
 * leaves its place to the next. */
Test(operators, all_ages_count_reception_with_overflow_but_without_the_har)
{
    little_room();
    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    for (uint32_t i = 0; i < 3; i++)
        inflow_arrive(&hand.chain, hand_person(&hand, GROUP_ASIEL, i));
    cr_expect_eq(all_ages(OBSERVE_RECEPTION, NULL, "2022-05-02"), 3, "two of them in overflow");
    hand_until(&hand, "2022-05-17");
    cr_expect_eq(all_ages(OBSERVE_RECEPTION, NULL, "2022-05-17"), 2);
    hand_until(&hand, "2022-06-02");
    cr_expect_eq(all_ages(OBSERVE_RECEPTION, NULL, "2022-06-02"), 4, "half of all ages");
    hand_stop(&hand);
}

/* A person of the HAR counts as housed when he takes the place, with one beside him. */
Test(operators, all_ages_count_the_har_as_housed)
{
    little_room();
    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    inflow_arrive(&hand.chain, hand_person(&hand, GROUP_ASIEL, 0));
    hand_until(&hand, "2022-05-30");
    cr_expect_eq(all_ages(OBSERVE_HOUSED, "2022-04-01", "2022-06-01"), 2, "not closed yet");
    hand_until(&hand, "2022-07-01");
    cr_expect_eq(all_ages(OBSERVE_HOUSED, "2022-04-01", "2022-06-01"), 2);
    cr_expect_eq(all_ages(OBSERVE_HOUSED, "2022-06-01", "2022-07-01"), 0);
    hand_stop(&hand);
}

/* The task is 10,000, of which two are housed with one who has the duty; from status to home it
 * takes 14 days to koppeling and 7 to move. */
Test(operators, all_ages_count_homes_and_what_is_due)
{
    hand_init(&hand);
    hand_start(&hand);
    hand_until(&hand, "2022-05-02");
    cr_expect(isnan(all_ages(OBSERVE_HOUSING_WAIT, "2022-05-01", "2022-06-01")));
    inflow_arrive(&hand.chain, hand_person(&hand, GROUP_ASIEL, 0));
    hand_until(&hand, "2022-06-10");
    cr_expect_eq(all_ages(OBSERVE_HOUSED, "2022-05-01", "2022-06-01"), 2);
    cr_expect(fabs(all_ages(OBSERVE_HOUSING_DUE, "2022-01-01", "2022-06-10") - 9998) < 1e-6);
    cr_expect_eq(all_ages(OBSERVE_HOUSING_WAIT, "2022-05-01", "2022-06-01"), 3);
    hand_stop(&hand);
}

/* ---- never mixed ---- */

static void
observe_by(enum target_operator by, const struct target *target)
{
    static const struct ledger ledger;
    static const struct chain chain;

    if (by == OPERATOR_OBLIGED)
        operator_obliged(&stood, target);
    else if (by == OPERATOR_INFLOW)
        operator_inflow(&ledger, target);
    else if (by == OPERATOR_COHORT)
        operator_cohort(&cohorts, target);
    else
        operator_all_ages(&chain, target);
}

#define REFUSES(name, by, of_another)                                                              \
    Test(operators, name, .signal = SIGABRT)                                                       \
    {                                                                                              \
        struct target target = of(of_another, OBSERVE_OBLIGED, TARGET_ALL);                        \
        observe_by(by, &target);                                                                   \
    }

REFUSES(obliged_refuses_inflow, OPERATOR_OBLIGED, OPERATOR_INFLOW)
REFUSES(obliged_refuses_cohort, OPERATOR_OBLIGED, OPERATOR_COHORT)
REFUSES(obliged_refuses_all_ages, OPERATOR_OBLIGED, OPERATOR_ALL_AGES)
REFUSES(inflow_refuses_obliged, OPERATOR_INFLOW, OPERATOR_OBLIGED)
REFUSES(inflow_refuses_cohort, OPERATOR_INFLOW, OPERATOR_COHORT)
REFUSES(inflow_refuses_all_ages, OPERATOR_INFLOW, OPERATOR_ALL_AGES)
REFUSES(cohort_refuses_obliged, OPERATOR_COHORT, OPERATOR_OBLIGED)
REFUSES(cohort_refuses_inflow, OPERATOR_COHORT, OPERATOR_INFLOW)
REFUSES(cohort_refuses_all_ages, OPERATOR_COHORT, OPERATOR_ALL_AGES)
REFUSES(all_ages_refuse_obliged, OPERATOR_ALL_AGES, OPERATOR_OBLIGED)
REFUSES(all_ages_refuse_inflow, OPERATOR_ALL_AGES, OPERATOR_INFLOW)
REFUSES(all_ages_refuse_cohort, OPERATOR_ALL_AGES, OPERATOR_COHORT)

/* What another counts, under the own name. */
#define REFUSES_COUNT(name, by, what)                                                              \
    Test(operators, name, .signal = SIGABRT)                                                       \
    {                                                                                              \
        struct target target = of(by, what, TARGET_ALL);                                           \
        observe_by(by, &target);                                                                   \
    }

REFUSES_COUNT(obliged_does_not_count_duties, OPERATOR_OBLIGED, OBSERVE_BECAME)
REFUSES_COUNT(inflow_does_not_count_the_obliged, OPERATOR_INFLOW, OBSERVE_OBLIGED)
REFUSES_COUNT(cohort_does_not_count_notices, OPERATOR_COHORT, OBSERVE_EVER)

Test(operators, all_ages_do_not_count_the_settled, .signal = SIGABRT)
{
    hand_init(&hand);
    hand_start(&hand);
    all_ages(OBSERVE_SETTLED, "2022-01-01", "2022-02-01");
}

Test(operators, cohort_refuses_a_year_that_nobody_published, .signal = SIGABRT)
{
    struct target target = of(OPERATOR_COHORT, OBSERVE_BECAME, TARGET_ALL);

    target.cohort = 2021;
    operator_cohort(&cohorts, &target);
}
