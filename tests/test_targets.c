/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The targets against data/targets.csv, taken from the reference figures by their ids. */

#include "models/cohorts.h"
#include "tests/targets_by_hand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
        const struct target *target = targets_find(id);
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
        cr_expect_eq(targets_find(target->id), target, "%s comes twice", target->id);
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
    if (date_parse(period, &day)) /* the last of a month is over when the next begins */
        return date_of_day(day + 1).day == 1 ? day + 1 : day;
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
        day_number end = end_of(target->period);
        if (target->observation == OBSERVE_MONTHS_TO_DONE ||
            (target->observation == OBSERVE_EXTENDED_SHARE && end_of("2021-12") == end))
            /* the end of that month */
            end = month_start(month_of_day(end) + 1);
        if (target->observation == OBSERVE_FINED_OF_NOTICES) /* they were decided later */
            cr_expect_eq(target_until(target), end, "%s", target->id);
        else
            cr_expect_eq(target_day(target), end, "%s", target->id);
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
    cr_expect_eq(target_since(targets_find("A-T2-1a")), day("2022-01-01"));
    cr_expect_eq(target_since(targets_find("A-T3-all-Z")), day("2022-01-01"));
    cr_expect_eq(target_since(targets_find("B-INT-3n")), day("2022-01-01"));
    cr_expect_eq(target_since(targets_find("B-INT-4n")), day("2023-01-01"));
    cr_expect_eq(target_since(targets_find("B-HO-12")), day("2013-01-01"));
    cr_expect_eq(target_since(targets_find("B-COA-16")), day("2013-01-01"));
    cr_expect_eq(target_since(targets_find("A-T5-2021vp")), day("2013-01-01"));
    cr_expect_eq(target_since(targets_find("A-OV-1")), day("2013-01-01"));
}

/* The books are of whole months. */
Test(targets, flow_over_whole_months)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *target = target_at(i);
        if (target->observation != OBSERVE_HOUSED && target->observation != OBSERVE_HOUSING_WAIT &&
            target->by != OPERATOR_WINDOW)
            continue;
        cr_expect_not_null(target->since);
        cr_expect_eq(date_of_day(target_from(target)).day, 1, "%s", target->id);
        cr_expect_eq(date_of_day(target_until(target)).day, 1, "%s", target->id);
        cr_expect_lt(target_from(target), target_until(target), "%s", target->id);
        cr_expect_leq(target_until(target), target_day(target), "%s", target->id);
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
    if (observation <= OBSERVE_SETTLED_UNPLANNED_SHARE)
        return OPERATOR_COHORT;
    if (observation <= OBSERVE_HOUSING_WAIT)
        return OPERATOR_ALL_AGES;
    return observation <= OBSERVE_EXTENDED_SHARE ? OPERATOR_LETTER : OPERATOR_WINDOW;
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

/* The letter is DUO's, and of the Wi2013 all is; CBS counts cohorts; the rest is of all ages. */
Test(targets, have_the_operator_of_their_publisher)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        bool wi2013 = t->by == OPERATOR_LETTER || t->by == OPERATOR_WINDOW;
        bool duo = t->by == OPERATOR_OBLIGED || t->by == OPERATOR_INFLOW || wi2013;
        cr_expect_eq(t->id[0] == 'A' || strcmp(t->series, "Wi2013") == 0, duo, "%s", t->id);
        cr_expect(strcmp(t->series, "Wi2013") != 0 || wi2013, "%s", t->id);
        cr_expect(strcmp(t->series, "overruns") != 0 || t->by == OPERATOR_WINDOW, "%s", t->id);
        cr_expect(strcmp(t->series, "table 5") != 0 || t->by == OPERATOR_LETTER, "%s", t->id);
        cr_expect(strcmp(t->series, "table 6") != 0 || t->observation == OBSERVE_SPENT ||
                  t->observation == OBSERVE_SPENT_SHARE);
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
           o == OBSERVE_UNPLANNED_SHARE || o == OBSERVE_SETTLED_UNPLANNED_SHARE ||
           (o >= OBSERVE_MET_SHARE && o <= OBSERVE_PAST_SHARE) || o == OBSERVE_SPENT_SHARE ||
           o == OBSERVE_EXTENDED_SHARE;
}

static const char *
unit_of(enum observation o)
{
    if (is_share(o))
        return "percent";
    if (o == OBSERVE_OVERRUNS_A_MONTH || o == OBSERVE_DECLINE_A_MONTH)
        return "persons/month";
    if (o == OBSERVE_MONTHS_TO_DONE)
        return "months";
    return o == OBSERVE_HOUSING_WAIT ? "weeks" : "persons";
}

Test(targets, have_the_unit_of_what_they_count)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        cr_expect_str_eq(t->unit, unit_of(t->observation), "%s", t->id);
        cr_expect(!is_share(t->observation) || t->value <= 100.0, "%s", t->id);
        cr_expect(strcmp(t->unit, "persons") != 0 || t->by == OPERATOR_LETTER || t->value > 100.0,
                  "%s", t->id);
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
        cr_expect((t->cohort >= COHORT_FIRST && t->cohort <= COHORT_LAST) ||
                      t->by != OPERATOR_COHORT, "%s", t->id);
        cr_expect(t->cohort == 0 || t->by == OPERATOR_COHORT || t->by == OPERATOR_LETTER, "%s",
                  t->id);
        cr_expect(t->last == 0 || (t->by == OPERATOR_LETTER && t->last > t->cohort), "%s", t->id);
        cr_expect(!t->first_half || t->by == OPERATOR_LETTER, "%s", t->id);
        cr_expect(t->until == NULL || t->by == OPERATOR_WINDOW, "%s", t->id);
        cr_expect_eq(t->months > 0, t->observation == OBSERVE_WAITED_SHARE, "%s", t->id);
        cr_expect_eq(t->months % COHORT_CLASS_MONTHS, 0, "%s", t->id);
        cr_expect_lt(t->months, COHORT_CLASSES * COHORT_CLASS_MONTHS, "%s", t->id);
        cr_expect_eq(t->below % COHORT_CLASS_MONTHS, 0, "%s", t->id);
        cr_expect(t->since == NULL || t->by == OPERATOR_ALL_AGES || t->by == OPERATOR_WINDOW, "%s",
                  t->id);
    }
}

/* Of one operator, date and period no two have one label and unit; a share is not called as the
 * number is. */
Test(targets, are_told_apart_by_label_and_unit)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *a = target_at(i);
        for (size_t j = 0; j < i; j++) {
            const struct target *b = target_at(j);
            bool same_en = strcmp(a->label_en, b->label_en) == 0;
            bool same_nl = strcmp(a->label_nl, b->label_nl) == 0;
            if (a->by != b->by || strcmp(a->date, b->date) != 0 ||
                strcmp(a->period, b->period) != 0)
                continue;
            cr_expect_eq(same_en, same_nl, "%s, %s", a->id, b->id);
            cr_expect(!same_en || strcmp(a->unit, b->unit) != 0, "%s, %s", a->id, b->id);
            if (strncmp(a->series, "table", 5) != 0) /* of the letter's, in rows of their own */
                cr_expect(!same_en || (!is_share(a->observation) && !is_share(b->observation)),
                          "%s, %s: a share by the name of a number", a->id, b->id);
        }
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
        cr_expect(t->rounding >= 0.0 && t->rounding <= 0.45 * t->value + 0.6, "%s", t->id);
        cr_expect(t->use != USE_FIT || t->id[0] == 'A', "%s: CBS and COA are not fitted", t->id);
    }
}

/* Levels of tables 2 and 4 within 5 %, the change of each queue within 15 %; shares of table 5
 * within 3 points of 2013 to 2021, totals of table 6 and what is told of overruns within 15 %. */
Test(targets, are_aimed_at_as_the_acceptance_says)
{
    for (size_t i = 0; i < targets_size(); i++) {
        const struct target *t = target_at(i);
        bool table = strcmp(t->series, "table 2") == 0 || strcmp(t->series, "table 4") == 0;
        if (table && !is_share(t->observation))
            cr_expect_eq(t->tolerance, 0.05, "%s", t->id);
        if (t->less != NULL)
            cr_expect_eq(t->tolerance, 0.15, "%s", t->id);
        if (strcmp(t->series, "table 5") == 0)
            cr_expect_eq(t->tolerance, is_share(t->observation) ? 3.0 : 0.0, "%s", t->id);
        if (strcmp(t->series, "table 6") == 0)
            cr_expect_eq(t->tolerance, t->observation == OBSERVE_SPENT && t->cohort == 0 ? 0.15 : 0,
                         "%s", t->id);
    }
    cr_expect_eq(targets_find("A-OV-1")->tolerance, 0.15);
    cr_expect_eq(targets_find("A-OV-6")->tolerance, 0.15);
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
    cr_expect_eq(targets_value("A-D-01") - targets_value("A-D-02"), targets_value("A-D-01-A-D-02"));
    cr_expect_eq(targets_value("A-D-08") - targets_value("A-D-09"), targets_value("A-D-08-A-D-09"));
}
