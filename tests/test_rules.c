/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The registry of rules, and when each holds: what the law says, and what a scenario says instead.
 * */

#include "models/rules.h"

#include "models/measures.h"
#include "models/params.h"

#include <criterion/criterion.h>

#include <string.h>

static struct params params;

static day_number
day(const char *text)
{
    day_number number = 0;

    cr_assert(date_parse(text, &number), "%s", text);
    return number;
}

static void
expect_dates(enum rule rule, enum regime regime, day_number from, day_number until)
{
    struct rule_dates dates = rules_validity(&params, rule, regime);

    cr_expect_eq(dates.from, from, "%s under %s from", rule_rows[rule].label,
                 regime_labels[regime]);
    cr_expect_eq(dates.until, until, "%s under %s until", rule_rows[rule].label,
                 regime_labels[regime]);
}

/* ---- the rows ---- */

Test(rules, each_say_what_and_by_which_article)
{
    for (int rule = 0; rule < RULES; rule++) {
        const struct rule_row *row = &rule_rows[rule];
        cr_assert_not_null(row->label, "rule %d", rule);
        cr_expect_gt(strlen(row->article), 0, "%s", row->label);
        cr_expect_gt(strlen(row->condition), 0, "%s", row->label);
        cr_expect_not_null(row->duration, "%s", row->label);
        cr_expect(row->regimes > 0 && row->regimes <= RULES_BOTH, "%s", row->label);
        for (int other = 0; other < rule; other++)
            cr_expect_str_neq(row->label, rule_rows[other].label);
    }
    cr_expect_str_eq(rule_rows[RULE_LBT_EXEMPT].article, "Wi21 art. 14(6)");
    cr_expect_str_eq(rule_rows[RULE_MEDICAL_OBJECTION].article, "Awb art. 6:7, 7:10");
    cr_expect_str_eq(rule_rows[RULE_LAPSED + CAUSE_PENSION].article, "Wi21 art. 3(1)");
}

Test(rules, have_labels_that_are_the_contract)
{
    cr_expect_str_eq(rule_rows[RULE_NOTICE].label, "notice");
    cr_expect_str_eq(rule_rows[RULE_TERM_EXTENDED].label, "term_extended");
    cr_expect_str_eq(rule_rows[RULE_LAPSED + CAUSE_DIED].label, "lapsed_died");
    cr_expect_str_eq(rule_rows[RULE_LESSONS_HALTED].label, "lessons_halted");
    for (int ground = 0; ground < GROUNDS; ground++) {
        const char *label = rule_rows[RULE_EXTENDED + ground].label;
        cr_expect_eq(strncmp(label, "extended_", 9), 0);
        cr_expect_str_eq(label + 9, ground_labels[ground]);
    }
}

/* ---- dates ---- */

/* The laws begin on 1 January 2013 and 2022; what is of one law is not of the other. */
Test(rules, hold_from_the_first_day_of_their_law)
{
    expect_dates(RULE_OVERRUN, REGIME_WI2013, day("2013-01-01"), DAY_NEVER);
    expect_dates(RULE_OVERRUN, REGIME_WI2021, day("2022-01-01"), DAY_NEVER);
    expect_dates(RULE_STARTKLAS, REGIME_WI2013, DAY_NEVER, DAY_NEVER);
    expect_dates(RULE_EXEMPT_EFFORT, REGIME_WI2021, DAY_NEVER, DAY_NEVER);
    expect_dates(RULE_ONA_WAIVED, REGIME_WI2013, day("2024-01-01"), DAY_NEVER);
}

static void
ground(enum ground what, enum regime regime, const char *from, const char *until)
{
    struct ground_rule *rule = &params.term.grounds[params.term.n_grounds++];

    rule->ground = what;
    rule->regime = regime;
    rule->from = day(from);
    rule->until = until != NULL ? day(until) : DAY_NEVER;
}

/* Two of one ground one after the other, the later one written first. */
Test(rules, of_a_ground_hold_as_the_scenario_says)
{
    ground(GROUND_AZC, REGIME_WI2021, "2025-07-01", "2026-01-01");
    ground(GROUND_AZC, REGIME_WI2021, "2024-09-01", "2025-07-01");
    ground(GROUND_ILLNESS, REGIME_WI2013, "2014-02-01", "2016-01-01");
    ground(GROUND_ILLNESS, REGIME_WI2013, "2018-02-01", NULL);
    expect_dates(RULE_EXTENDED + GROUND_AZC, REGIME_WI2021, day("2024-09-01"), day("2026-01-01"));
    expect_dates(RULE_EXTENDED + GROUND_AZC, REGIME_WI2013, DAY_NEVER, DAY_NEVER);
    expect_dates(RULE_EXTENDED + GROUND_ILLNESS, REGIME_WI2013, day("2014-02-01"), DAY_NEVER);
    expect_dates(RULE_EXTENDED + GROUND_BIRTH, REGIME_WI2021, DAY_NEVER, DAY_NEVER);
}

Test(rules, of_corona_hold_from_the_first_step_to_the_last)
{
    static const struct {
        const char *date;
        int64_t within;
    } steps[] = {{"2020-03-13", 0}, {"2020-12-16", 0}, {"2021-02-15", 6}, {"2022-01-14", 6}};

    for (size_t i = 0; i < 4; i++)
        params.term.corona[params.term.n_corona++] =
            (struct corona_step){.date = day(steps[i].date), .months = 1,
                                 .within_months = steps[i].within};
    expect_dates(RULE_EXTENDED + GROUND_CORONA, REGIME_WI2013, day("2020-03-13"),
                 day("2020-12-17"));
    expect_dates(RULE_EXTENDED + GROUND_CORONA_SPECIFIC, REGIME_WI2013, day("2021-02-15"),
                 day("2022-01-15"));
    expect_dates(RULE_EXTENDED + GROUND_CORONA, REGIME_WI2021, DAY_NEVER, DAY_NEVER);
}

Test(rules, of_fines_hold_as_the_tables_say)
{
    struct fine_table tables[] = {
        {.regime = REGIME_WI2013, .offence = OFFENCE_EXAMS, .from = day("2013-01-01"),
         .until = DAY_NEVER},
        {.regime = REGIME_WI2013, .offence = OFFENCE_PVT, .from = day("2017-10-01"),
         .until = day("2026-01-01")},
    };

    memcpy(params.enforcement.fines, tables, sizeof tables);
    params.enforcement.n_fines = 2;
    expect_dates(RULE_FINED_PVT, REGIME_WI2013, day("2017-10-01"), day("2026-01-01"));
    expect_dates(RULE_FINED, REGIME_WI2013, day("2013-01-01"), DAY_NEVER);
    expect_dates(RULE_FINED, REGIME_WI2021, DAY_NEVER, DAY_NEVER);
}

Test(rules, that_spare_hold_for_one_law_or_both)
{
    params.enforcement.no_fine[0] = (struct sparing){
        .group = GROUP_ASIEL, .regime = REGIMES, .from = day("2025-07-09"), .until = DAY_NEVER};
    params.enforcement.n_no_fine = 1;
    params.enforcement.paused[0] = (struct sparing){.group = GROUP_ASIEL,
                                                    .regime = REGIME_WI2013,
                                                    .from = day("2023-03-15"),
                                                    .until = day("2025-07-09")};
    params.enforcement.n_paused = 1;
    expect_dates(RULE_SPARED, REGIME_WI2013, day("2025-07-09"), DAY_NEVER);
    expect_dates(RULE_SPARED, REGIME_WI2021, day("2025-07-09"), DAY_NEVER);
    expect_dates(RULE_COLLECTION_PAUSED, REGIME_WI2013, day("2023-03-15"), day("2025-07-09"));
    expect_dates(RULE_COLLECTION_PAUSED, REGIME_WI2021, DAY_NEVER, DAY_NEVER);
}

/* Schools close twice. */
Test(rules, of_a_dated_key_hold_while_it_bites)
{
    struct timeline_step lessons[] = {{day("2013-01-01"), 1.0},
                                      {day("2020-03-16"), 0.5},
                                      {day("2020-06-01"), 1.0},
                                      {day("2020-12-16"), 0.6},
                                      {day("2021-05-01"), 1.0}};
    struct timeline_step reserved[] = {{day("2013-01-01"), 0.1}};

    params.wi2013.lessons.steps = lessons;
    params.wi2013.lessons.n_steps = 5;
    params.exams.reserved.steps = reserved;
    params.exams.reserved.n_steps = 1;
    params.wi2013.pvt_from = day("2017-10-01");
    expect_dates(RULE_LESSONS_HALTED, REGIME_WI2013, day("2020-03-16"), day("2021-05-01"));
    expect_dates(RULE_LESSONS_HALTED, REGIME_WI2021, DAY_NEVER, DAY_NEVER);
    expect_dates(RULE_PRIORITY, REGIME_WI2021, day("2022-01-01"), DAY_NEVER);
    expect_dates(RULE_PVT_LATE, REGIME_WI2013, day("2017-10-01"), DAY_NEVER);
}

/* The shape of a run carries them to the result. */
Test(rules, go_with_the_shape_of_a_run)
{
    struct measures_shape shape;

    params.run.start = day("2013-01-01");
    params.run.until = day("2030-12-31");
    ground(GROUND_AZC, REGIME_WI2021, "2024-09-01", NULL);
    measures_shape_chain(&shape, &params);
    cr_expect_eq(shape.extent[DIMENSION_COHORT], 72);
    cr_expect_eq(shape.rules[RULE_EXTENDED + GROUND_AZC][REGIME_WI2021].from, day("2024-09-01"));
    measures_shape_init(&shape, day("2022-01-01"), day("2023-01-01"));
    cr_expect_eq(shape.rules[RULE_EXTENDED + GROUND_AZC][REGIME_WI2021].from, day("2022-01-01"));
}
