/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The targets against data/targets.csv, taken from the reference figures by their ids. */

#include "models/targets.h"

#include "models/cohorts.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct target *
find(const char *id)
{
    size_t i = target_find(id);

    return i < targets_size() ? target_at(i) : NULL;
}

static FILE *
reference(void)
{
    const char *root = getenv("SOURCE_DIR");
    char path[4096], line[200];
    FILE *file;

    snprintf(path, sizeof path, "%s/tests/data/targets.csv", root != NULL ? root : ".");
    file = fopen(path, "r");
    cr_assert_not_null(file, "cannot open %s", path);
    cr_assert_not_null(fgets(line, sizeof line, file));
    cr_assert_str_eq(line, "id,period,value,unit\n");
    return file;
}

/* All but the changes, which are differences of two of them. */
Test(targets, are_the_reference_row_by_row)
{
    char id[40], period[40], unit[20];
    double value;
    size_t rows = 0, changes = 0;
    FILE *file = reference();

    while (fscanf(file, "%39[^,],%39[^,],%lf,%19s\n", id, period, &value, unit) == 4) {
        const struct target *target = find(id);
        cr_assert_not_null(target, "%s is no target", id);
        cr_expect_str_eq(target->period, period, "%s", id);
        cr_expect_eq(target->value, value, "%s: %g, not %g", id, target->value, value);
        cr_expect_str_eq(target->unit, unit, "%s", id);
        rows++;
    }
    cr_assert(feof(file));
    fclose(file);
    for (size_t i = 0; i < targets_size(); i++)
        changes += target_at(i)->less != NULL;
    cr_assert_eq(rows + changes, targets_size());
}

Test(targets, are_named_once_in_both_languages)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *target = target_at(i);
        cr_expect_eq(find(target->id), target, "%s comes twice", target->id);
        cr_expect_gt(strlen(target->label_en), 0);
        cr_expect_gt(strlen(target->label_nl), 0);
        cr_expect_gt(strlen(target->series), 0);
    }
    cr_expect_eq(target_find("A-D-99"), targets_size());
}

/* ---- when ---- */

/* The day after the published period's last, or the day itself where DUO says "on". */
static day_number
end_of(const char *period)
{
    const char *slash = strchr(period, '/');
    int year = 0, number = 0;
    day_number day;

    if (slash != NULL && !date_parse(slash + 1, &day)) /* 2022-07/2022-08 */
        return month_start(month_of_day(end_of(slash + 1)) + 1);
    if (slash != NULL)
        return end_of(slash + 1);
    if (date_parse(period, &day))
        return strcmp(period + 4, "-12-31") == 0 ? day + 1 : day;
    if (sscanf(period, "%d-Q%d", &year, &number) == 2)
        return month_start((year - 1970) * 12 + 3 * number);
    if (sscanf(period, "%d-H%d", &year, &number) == 2)
        return month_start((year - 1970) * 12 + 6 * number);
    if (sscanf(period, "%d-%d", &year, &number) == 2) /* a month of which one day is taken */
        return month_start((year - 1970) * 12 + number - 1);
    cr_assert_eq(sscanf(period, "%d", &year), 1, "%s", period);
    return month_start((year + 1 - 1970) * 12);
}

Test(targets, are_counted_when_their_period_ends)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *target = target_at(i);
        cr_expect_eq(target_day(target), end_of(target->period), "%s", target->id);
        cr_expect_leq(target_since(target), target_day(target), "%s", target->id);
    }
}

static day_number
day(const char *text)
{
    day_number found = 0;

    cr_assert(date_parse(text, &found));
    return found;
}

Test(targets, need_a_run_that_began_in_time)
{
    cr_expect_eq(target_since(find("A-T2-1a")), day("2022-01-01"));
    cr_expect_eq(target_since(find("A-T3-all-Z")), day("2022-01-01"));
    cr_expect_eq(target_since(find("B-INT-3n")), day("2022-01-01"));
    cr_expect_eq(target_since(find("B-INT-4n")), day("2023-01-01"));
    cr_expect_eq(target_since(find("B-HO-12")), day("2022-07-01"));
    cr_expect_eq(target_since(find("B-COA-16")), day("2023-04-01"));
}

/* The books are of whole months. */
Test(targets, flow_over_whole_months)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *target = target_at(i);
        if (target->observation != OBSERVE_HOUSED && target->observation != OBSERVE_HOUSING_WAIT)
            continue;
        cr_expect_not_null(target->since);
        cr_expect_eq(date_of_day(target_since(target)).day, 1, "%s", target->id);
        cr_expect_eq(date_of_day(target_day(target)).day, 1, "%s", target->id);
        cr_expect_lt(target_since(target), target_day(target), "%s", target->id);
    }
}

/* ---- what ---- */

static enum target_operator
operator_of(enum observation observation)
{
    if (observation <= OBSERVE_OFFER_SHARE)
        return OPERATOR_OBLIGED;
    if (observation <= OBSERVE_ROUTE_SHARE)
        return OPERATOR_INFLOW;
    return observation <= OBSERVE_SETTLED_UNPLANNED_SHARE ? OPERATOR_COHORT : OPERATOR_ALL_AGES;
}

Test(targets, have_the_operator_of_what_they_count)
{
    size_t n[OPERATORS] = {0};

    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *target = target_at(i);
        cr_expect_eq(target->by, operator_of(target->observation), "%s", target->id);
        n[target->by]++;
    }
    for (int o = 0; o < OPERATORS; o++)
        cr_expect_gt(n[o], 0, "nothing by %s", operator_labels[o]);
}

/* The letter is DUO's; CBS counts cohorts; the rest is of all ages. */
Test(targets, have_the_operator_of_their_publisher)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        bool duo = t->by == OPERATOR_OBLIGED || t->by == OPERATOR_INFLOW;
        cr_expect_eq(t->id[0] == 'A', duo, "%s", t->id);
        cr_expect_eq(strcmp(t->series, "CBS") == 0, t->by == OPERATOR_COHORT, "%s", t->id);
        cr_expect(strcmp(t->series, "table 1") != 0 || t->observation == OBSERVE_ROUTED);
        cr_expect(strcmp(t->series, "table 2") != 0 || t->by == OPERATOR_OBLIGED);
        cr_expect(strcmp(t->series, "table 3") != 0 || t->observation == OBSERVE_ROUTE_SHARE);
        cr_expect(strcmp(t->series, "table 4") != 0 || t->by == OPERATOR_OBLIGED);
    }
}

static bool
is_share(enum observation o)
{
    return o == OBSERVE_PIP_SHARE || o == OBSERVE_OFFER_SHARE || o == OBSERVE_ROUTE_SHARE ||
           o == OBSERVE_INTAKE_SHARE || o == OBSERVE_SETTLED_SHARE || o == OBSERVE_WAITED_SHARE ||
           o == OBSERVE_UNPLANNED_SHARE || o == OBSERVE_SETTLED_UNPLANNED_SHARE;
}

Test(targets, have_the_unit_of_what_they_count)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        bool weeks = t->observation == OBSERVE_HOUSING_WAIT;
        cr_expect_str_eq(t->unit,
                         is_share(t->observation) ? "percent"
                         : weeks                  ? "weeks"
                                                  : "persons",
                         "%s", t->id);
        cr_expect(is_share(t->observation) ? t->value <= 100.0 : weeks || t->value > 100.0, "%s",
                  t->id);
    }
}

/* Group and route are labels or sums; what belongs to one operator is said by no other. */
Test(targets, say_what_their_operator_asks_and_no_more)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        bool by_route = t->observation == OBSERVE_ROUTE_SHARE || t->observation == OBSERVE_ROUTED;
        cr_expect_eq(t->route != TARGET_ALL, by_route, "%s", t->id);
        cr_expect(t->route >= TARGET_B1_ONDERWIJS && t->route < ROUTE_NONE, "%s", t->id);
        cr_expect(t->group >= TARGET_GEZIN_OVERIG && t->group < GROUPS, "%s", t->id);
        cr_expect(t->lbt == LBT_NOT_FEASIBLE || t->observation == OBSERVE_ROUTED, "%s", t->id);
        cr_expect_eq(t->cohort >= COHORT_FIRST && t->cohort <= COHORT_LAST,
                     t->by == OPERATOR_COHORT, "%s", t->id);
        cr_expect(t->cohort == 0 || t->by == OPERATOR_COHORT, "%s", t->id);
        cr_expect_eq(t->months > 0, t->observation == OBSERVE_WAITED_SHARE, "%s", t->id);
        cr_expect_eq(t->months % COHORT_CLASS_MONTHS, 0, "%s", t->id);
        cr_expect_lt(t->months, COHORT_CLASSES * COHORT_CLASS_MONTHS, "%s", t->id);
        cr_expect_eq(t->below % COHORT_CLASS_MONTHS, 0, "%s", t->id);
        cr_expect(t->since == NULL || t->by == OPERATOR_ALL_AGES, "%s", t->id);
    }
}

/* ---- how sure, and what for ---- */

Test(targets, are_aimed_at_within_a_tolerance_or_not_at_all)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        bool share = is_share(t->observation);
        cr_expect_eq(t->tolerance > 0.0, t->use == USE_FIT, "%s", t->id);
        cr_expect(share ? t->tolerance <= 5.0 : t->tolerance <= 0.2, "%s", t->id);
        cr_expect(t->rounding >= 0.0 && t->rounding <= 0.1 * t->value + 0.5, "%s", t->id);
        cr_expect(t->use != USE_FIT || t->id[0] == 'A', "%s: CBS and COA are not fitted", t->id);
    }
}

/* Levels of tables 2 and 4 within 5 %, the change of each queue within 15 %. */
Test(targets, are_aimed_at_as_the_acceptance_says)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        bool table = strcmp(t->series, "table 2") == 0 || strcmp(t->series, "table 4") == 0;
        if (table && !is_share(t->observation))
            cr_expect_eq(t->tolerance, 0.05, "%s", t->id);
        if (t->less != NULL)
            cr_expect_eq(t->tolerance, 0.15, "%s", t->id);
    }
}

Test(targets, revise_what_was_published_before)
{
    cr_expect_str_eq(find("B-IN-15")->revisions, "B-IN-01 26460; B-IN-09 26200");
    cr_expect_str_eq(find("B-IN-16")->revisions, "B-IN-12 36100");
    cr_expect_null(find("B-IN-13")->revisions);
    cr_expect_null(find("B-IN-01"), "a revision is no target");
}

static double
value(const char *id)
{
    const struct target *target = find(id);

    cr_assert_not_null(target, "%s", id);
    return target->value;
}

/* A change is of one thing over time: later less earlier. */
Test(targets, change_from_one_date_to_another)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        size_t earlier;
        if (t->less == NULL)
            continue;
        earlier = target_find(t->less);
        cr_assert_lt(earlier, i, "%s: what it is less comes before it", t->id);
        cr_expect_eq(target_at(earlier)->observation, t->observation);
        cr_expect_eq(target_at(earlier)->group, t->group);
        cr_expect_lt(target_day(target_at(earlier)), target_day(t));
    }
    cr_expect_eq(value("A-D-01") - value("A-D-02"), value("A-D-01-A-D-02"));
    cr_expect_eq(value("A-D-08") - value("A-D-09"), value("A-D-08-A-D-09"));
}

/* The arithmetic of the letter itself: a slip of the pen in one figure shows in its sum. */
Test(targets, adds_up)
{
    cr_expect_eq(value("A-W21-01") - value("A-W21-10"), value("A-T2-1a"));
    cr_expect_eq(value("A-W21-04") + value("A-W21-05") + value("A-W21-06"), value("A-T2-1a"));
    cr_expect_eq(value("A-T2-1a") - value("A-T2-1b"), value("A-D-01"));
    cr_expect_eq(value("A-T2-2a") - value("A-T2-2b"), value("A-D-02"));
    cr_expect_eq(value("A-W21-04") - value("A-T4-1a"), value("A-D-03"));
    cr_expect_eq(value("A-D-03") + value("A-D-05"), value("A-D-01"));
    cr_expect_eq(value("A-T4-1a") + value("A-D-04"), value("A-T2-1b"));
    cr_expect_eq(value("A-T4-2a") + value("A-D-10"), value("A-T2-2b"));
    cr_expect_eq(value("A-T4-1a") - value("A-T4-1b"), value("A-D-08"));
    cr_expect_eq(value("A-T4-2a") - value("A-T4-2b"), value("A-D-09"));
    cr_expect_eq(value("A-T3-asiel-B1") + value("A-T3-asiel-on") + value("A-T3-asiel-Z"), 100);
    cr_expect_eq(value("A-T3-gezin-B1") + value("A-T3-gezin-on") + value("A-T3-gezin-Z"), 100);
    cr_expect_eq(value("A-T3-overig-B1") + value("A-T3-overig-on") + value("A-T3-overig-Z"), 100);
    cr_expect_eq(value("A-T3-all-B1") + value("A-T3-all-on") + value("A-T3-all-Z"), 100);
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
    const struct target *target = find(row->id);

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
        letter += target_at(i)->id[0] == 'A' && target_at(i)->less == NULL;
    cr_assert_eq(n, letter);
    for (size_t i = 0; i < n; i++)
        assert_expected(&tables[i]);
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
        const struct target *target = find(cohorts[i].id);
        cr_assert_not_null(target, "%s", cohorts[i].id);
        cr_expect_eq(target->observation, cohorts[i].observation, "%s", target->id);
        cr_expect_eq(target->group, cohorts[i].group, "%s", target->id);
        cr_expect_eq(target->cohort, cohorts[i].cohort, "%s", target->id);
        cr_expect_eq(target->months, cohorts[i].months, "%s", target->id);
        cr_expect_eq(target->below, cohorts[i].below, "%s", target->id);
    }
}
