/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of the letter: that they add up, and what each of them counts. */

#include "tests/targets_by_hand.h"

/* The arithmetic of the letter itself: a slip of the pen in one figure shows in its sum. */
Test(targets, adds_up)
{
    cr_expect_eq(targets_value("A-W21-01") - targets_value("A-W21-10"), targets_value("A-T2-1a"));
    cr_expect_eq(targets_value("A-W21-04") + targets_value("A-W21-05") + targets_value("A-W21-06"),
                 targets_value("A-T2-1a"));
    cr_expect_eq(targets_value("A-T2-1a") - targets_value("A-T2-1b"), targets_value("A-D-01"));
    cr_expect_eq(targets_value("A-T2-2a") - targets_value("A-T2-2b"), targets_value("A-D-02"));
    cr_expect_eq(targets_value("A-W21-04") - targets_value("A-T4-1a"), targets_value("A-D-03"));
    cr_expect_eq(targets_value("A-D-03") + targets_value("A-D-05"), targets_value("A-D-01"));
    cr_expect_eq(targets_value("A-T4-1a") + targets_value("A-D-04"), targets_value("A-T2-1b"));
    cr_expect_eq(targets_value("A-T4-2a") + targets_value("A-D-10"), targets_value("A-T2-2b"));
    cr_expect_eq(targets_value("A-T4-1a") - targets_value("A-T4-1b"), targets_value("A-D-08"));
    cr_expect_eq(targets_value("A-T4-2a") - targets_value("A-T4-2b"), targets_value("A-D-09"));
    cr_expect_eq(targets_value("A-T3-asiel-B1") + targets_value("A-T3-asiel-on") +
                     targets_value("A-T3-asiel-Z"),
                 100);
    cr_expect_eq(targets_value("A-T3-gezin-B1") + targets_value("A-T3-gezin-on") +
                     targets_value("A-T3-gezin-Z"),
                 100);
    cr_expect_eq(targets_value("A-T3-overig-B1") + targets_value("A-T3-overig-on") +
                     targets_value("A-T3-overig-Z"),
                 100);
    cr_expect_eq(targets_value("A-T3-all-B1") + targets_value("A-T3-all-on") +
                     targets_value("A-T3-all-Z"),
                 100);
}

struct expected {
    const char *id;
    enum observation observation;
    int group, route, lbt;
};

/* What each figure counts, from the letter's own table heads. */
static const struct expected tables[] = {
    {"A-T1-01", OBSERVE_ROUTED, TARGET_ALL, TARGET_B1_ONDERWIJS, LBT_FEASIBLE},
    {"A-T1-02", OBSERVE_ROUTED, TARGET_ALL, ROUTE_Z, LBT_FEASIBLE},
    {"A-T1-03", OBSERVE_ROUTED, TARGET_ALL, TARGET_B1_ONDERWIJS, 0},
    {"A-T1-04", OBSERVE_ROUTED, TARGET_ALL, ROUTE_Z, 0},
    {"A-W21-01", OBSERVE_EVER, TARGET_ALL, TARGET_ALL, 0},
    {"A-W21-10", OBSERVE_LEFT, TARGET_ALL, TARGET_ALL, 0},
    {"A-W21-04", OBSERVE_OBLIGED, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-W21-05", OBSERVE_OBLIGED, GROUP_GEZIN, TARGET_ALL, 0},
    {"A-W21-06", OBSERVE_OBLIGED, GROUP_OVERIG, TARGET_ALL, 0},
    {"A-T2-1a", OBSERVE_OBLIGED, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-1b", OBSERVE_PIP, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-1c", OBSERVE_PIP_SHARE, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-2a", OBSERVE_OBLIGED, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-2b", OBSERVE_PIP, TARGET_ALL, TARGET_ALL, 0},
    {"A-T2-2c", OBSERVE_PIP_SHARE, TARGET_ALL, TARGET_ALL, 0},
    {"A-D-01", OBSERVE_NO_PIP, TARGET_ALL, TARGET_ALL, 0},
    {"A-D-02", OBSERVE_NO_PIP, TARGET_ALL, TARGET_ALL, 0},
    {"A-D-03", OBSERVE_NO_PIP, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-D-05", OBSERVE_NO_PIP, TARGET_GEZIN_OVERIG, TARGET_ALL, 0},
    {"A-D-04", OBSERVE_PIP, TARGET_GEZIN_OVERIG, TARGET_ALL, 0},
    {"A-D-10", OBSERVE_PIP, TARGET_GEZIN_OVERIG, TARGET_ALL, 0},
    {"A-D-08", OBSERVE_NO_OFFER, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-D-09", OBSERVE_NO_OFFER, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T3-asiel-B1", OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_B1, 0},
    {"A-T3-asiel-on", OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_ONDERWIJS, 0},
    {"A-T3-asiel-Z", OBSERVE_ROUTE_SHARE, GROUP_ASIEL, ROUTE_Z, 0},
    {"A-T3-gezin-B1", OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_B1, 0},
    {"A-T3-gezin-on", OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_ONDERWIJS, 0},
    {"A-T3-gezin-Z", OBSERVE_ROUTE_SHARE, GROUP_GEZIN, ROUTE_Z, 0},
    {"A-T3-overig-B1", OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_B1, 0},
    {"A-T3-overig-on", OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_ONDERWIJS, 0},
    {"A-T3-overig-Z", OBSERVE_ROUTE_SHARE, GROUP_OVERIG, ROUTE_Z, 0},
    {"A-T3-all-B1", OBSERVE_ROUTE_SHARE, TARGET_ALL, ROUTE_B1, 0},
    {"A-T3-all-on", OBSERVE_ROUTE_SHARE, TARGET_ALL, ROUTE_ONDERWIJS, 0},
    {"A-T3-all-Z", OBSERVE_ROUTE_SHARE, TARGET_ALL, ROUTE_Z, 0},
    {"A-T4-1a", OBSERVE_PIP, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-1b", OBSERVE_OFFER, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-1c", OBSERVE_OFFER_SHARE, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-2a", OBSERVE_PIP, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-2b", OBSERVE_OFFER, GROUP_ASIEL, TARGET_ALL, 0},
    {"A-T4-2c", OBSERVE_OFFER_SHARE, GROUP_ASIEL, TARGET_ALL, 0},
};

static void
assert_expected(const struct expected *row)
{
    const struct target *target = targets_find(row->id);

    cr_assert_not_null(target, "%s", row->id);
    cr_expect_eq(target->observation, row->observation, "%s", target->id);
    cr_expect_eq(target->group, row->group, "%s", target->id);
    cr_expect_eq(target->route, row->route, "%s", target->id);
    cr_expect_eq((int)target->lbt, row->lbt, "%s", target->id);
}

Test(targets, count_what_the_table_heads_say)
{
    size_t n = sizeof tables / sizeof tables[0], letter = 0;

    for (size_t i = 0; i < targets_size(); i++)
        letter += target_at(i)->by <= OPERATOR_INFLOW && target_at(i)->less == NULL;
    cr_assert_eq(n, letter);
    for (size_t i = 0; i < n; i++)
        assert_expected(&tables[i]);
}
