/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of CBS: what each counts of which cohort, and what was published before. */

#include "tests/targets_by_hand.h"

Test(targets, revise_what_was_published_before)
{
    cr_expect_str_eq(targets_find("B-IN-15")->revisions, "B-IN-01 26460; B-IN-09 26200");
    cr_expect_str_eq(targets_find("B-IN-16")->revisions, "B-IN-12 36100");
    cr_expect_null(targets_find("B-IN-13")->revisions);
    cr_expect_null(targets_find("B-IN-01"), "a revision is no target");
}

struct expected_cohort {
    const char *id;
    enum observation observation;
    int group, cohort, months, below;
};

static const struct expected_cohort cohorts[] = {
    {"B-IN-15", OBSERVE_BECAME, TARGET_ALL, 2022, 0, 0},
    {"B-IN-10", OBSERVE_BECAME, GROUP_ASIEL, 2022, 0, 0},
    {"B-IN-11", OBSERVE_BECAME, TARGET_GEZIN_OVERIG, 2022, 0, 0},
    {"B-IN-16", OBSERVE_BECAME, TARGET_ALL, 2023, 0, 0},
    {"B-IN-13", OBSERVE_BECAME, GROUP_ASIEL, 2023, 0, 0},
    {"B-IN-14", OBSERVE_BECAME, TARGET_GEZIN_OVERIG, 2023, 0, 0},
    {"B-PIP-01", OBSERVE_SETTLED, GROUP_ASIEL, 2022, 0, 0},
    {"C-HH-3", OBSERVE_SETTLED_SHARE, GROUP_ASIEL, 2022, 0, 0},
    {"B-PIP-02", OBSERVE_IN_COA, GROUP_ASIEL, 2022, 0, 0},
    {"B-PIP-03", OBSERVE_WAITED_SHARE, GROUP_ASIEL, 2022, 3, 0},
    {"B-PIP-04", OBSERVE_WAITED_SHARE, GROUP_ASIEL, 2022, 3, 6},
    {"B-PIP-05", OBSERVE_WAITED_SHARE, GROUP_ASIEL, 2022, 6, 9},
    {"B-PIP-06", OBSERVE_UNPLANNED_SHARE, GROUP_ASIEL, 2022, 0, 0},
    {"B-PIP-07", OBSERVE_SETTLED_UNPLANNED_SHARE, GROUP_ASIEL, 2022, 0, 0},
    {"B-INT-1n", OBSERVE_INTAKE, GROUP_ASIEL, 2022, 0, 0},
    {"B-INT-1p", OBSERVE_INTAKE_SHARE, GROUP_ASIEL, 2022, 0, 0},
    {"B-INT-2n", OBSERVE_INTAKE, TARGET_GEZIN_OVERIG, 2022, 0, 0},
    {"B-INT-2p", OBSERVE_INTAKE_SHARE, TARGET_GEZIN_OVERIG, 2022, 0, 0},
    {"B-INT-3n", OBSERVE_INTAKE, GROUP_ASIEL, 2022, 0, 0},
    {"B-INT-3p", OBSERVE_INTAKE_SHARE, GROUP_ASIEL, 2022, 0, 0},
    {"B-INT-4n", OBSERVE_INTAKE, GROUP_ASIEL, 2023, 0, 0},
    {"B-INT-4p", OBSERVE_INTAKE_SHARE, GROUP_ASIEL, 2023, 0, 0},
    {"B-INT-5n", OBSERVE_INTAKE, TARGET_GEZIN_OVERIG, 2022, 0, 0},
    {"B-INT-5p", OBSERVE_INTAKE_SHARE, TARGET_GEZIN_OVERIG, 2022, 0, 0},
    {"B-INT-6n", OBSERVE_INTAKE, TARGET_GEZIN_OVERIG, 2023, 0, 0},
    {"B-INT-6p", OBSERVE_INTAKE_SHARE, TARGET_GEZIN_OVERIG, 2023, 0, 0},
};

Test(targets, count_the_cohorts_of_cbs)
{
    size_t n = sizeof cohorts / sizeof cohorts[0], by_cohort = 0;

    for (size_t i = 0; i < targets_size(); i++)
        by_cohort += target_at(i)->by == OPERATOR_COHORT;
    cr_assert_eq(n, by_cohort);
    for (size_t i = 0; i < n; i++) {
        const struct target *target = targets_find(cohorts[i].id);
        cr_assert_not_null(target, "%s", cohorts[i].id);
        cr_expect_eq(target->observation, cohorts[i].observation, "%s", target->id);
        cr_expect_eq(target->group, cohorts[i].group, "%s", target->id);
        cr_expect_eq(target->cohort, cohorts[i].cohort, "%s", target->id);
        cr_expect_eq(target->months, cohorts[i].months, "%s", target->id);
        cr_expect_eq(target->below, cohorts[i].below, "%s", target->id);
    }
}
