/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of each law by day: three of the Wi2021, of which one ends and another follows at once,
 * and one of the Wi2013. */

#include "models/statute.h"

#include "sim/calendar.h"

#include <string.h>

#include <criterion/criterion.h>

static struct params params;
static struct statute statute;

static day_number
day_of(const char *text)
{
    day_number day = 0;

    cr_assert(date_parse(text, &day), "%s", text);
    return day;
}

static void
rule(enum regime regime, enum ground ground, const char *from, const char *until)
{
    struct ground_rule *rule = &params.term.grounds[params.term.n_grounds++];

    rule->regime = regime;
    rule->ground = ground;
    rule->from = day_of(from);
    rule->until = until != NULL ? day_of(until) : DAY_NEVER;
}

static void
setup(void)
{
    memset(&params, 0, sizeof params);
    rule(REGIME_WI2021, GROUND_ILLNESS, "2022-01-01", NULL);
    rule(REGIME_WI2021, GROUND_BIRTH, "2022-01-01", "2024-07-01");
    rule(REGIME_WI2021, GROUND_BIRTH, "2024-07-01", NULL);
    rule(REGIME_WI2013, GROUND_EFFORT, "2013-01-01", "2025-01-01");
}

TestSuite(statute, .init = setup);

/* The place of the rule in force among those of setup; -1: none. */
static int
in_force(enum ground ground, const char *day)
{
    const struct ground_rule *rule = statute_on(&statute, day_of(day))->rules[ground];

    return rule != NULL ? (int)(rule - params.term.grounds) : -1;
}

Test(statute, a_rule_is_in_force_from_its_first_day_to_the_last_before_its_end)
{
    statute_init(&statute, &params, REGIME_WI2013);
    cr_expect_eq(in_force(GROUND_EFFORT, "2012-12-31"), -1);
    cr_expect_eq(in_force(GROUND_EFFORT, "2013-01-01"), 3);
    cr_expect_eq(in_force(GROUND_EFFORT, "2024-12-31"), 3);
    cr_expect_eq(in_force(GROUND_EFFORT, "2025-01-01"), -1);
}

Test(statute, one_rule_follows_another)
{
    statute_init(&statute, &params, REGIME_WI2021);
    cr_expect_eq(in_force(GROUND_BIRTH, "2021-12-31"), -1);
    cr_expect_eq(in_force(GROUND_BIRTH, "2024-06-30"), 1);
    cr_expect_eq(in_force(GROUND_BIRTH, "2024-07-01"), 2);
    cr_expect_eq(in_force(GROUND_ILLNESS, "2024-06-30"), 0);
    cr_expect_eq(in_force(GROUND_ILLNESS, "2024-07-01"), 0);
}

Test(statute, each_law_has_rules_of_its_own)
{
    statute_init(&statute, &params, REGIME_WI2021);
    cr_expect_eq(in_force(GROUND_EFFORT, "2022-06-01"), -1);
    cr_expect_eq(statute.grounds, 1u << GROUND_ILLNESS | 1u << GROUND_BIRTH);
    statute_init(&statute, &params, REGIME_WI2013);
    cr_expect_eq(in_force(GROUND_ILLNESS, "2022-06-01"), -1);
    cr_expect_eq(statute.grounds, 1u << GROUND_EFFORT);
}

Test(statute, the_last_step_has_no_end)
{
    statute_init(&statute, &params, REGIME_WI2021);
    cr_assert_eq(statute.n_steps, 3); /* before 2022, to July 2024, after */
    cr_expect_eq(statute_end(&statute, 0), day_of("2022-01-01"));
    cr_expect_eq(statute_end(&statute, 1), day_of("2024-07-01"));
    cr_expect_eq(statute_end(&statute, 2), DAY_NEVER);
}

Test(statute, without_rules_nothing_is_in_force)
{
    params.term.n_grounds = 0;
    statute_init(&statute, &params, REGIME_WI2021);
    cr_expect_eq(in_force(GROUND_ILLNESS, "2025-01-01"), -1);
    cr_expect_eq(statute.grounds, 0);
}
