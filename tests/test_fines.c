/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of fines by law and offence, each cell of rules.md sections 4.1 and 4.2, and the first and
 * the last day of what is in force. */

#include "models/fines.h"

#include "sim/calendar.h"

#include <criterion/criterion.h>

#include <string.h>

static struct params params;

static day_number
day_of(const char *text)
{
    day_number day = 0;

    cr_assert(date_parse(text, &day));
    return day;
}

static struct fine_table *
add_table(enum regime regime, enum offence offence, const char *from)
{
    struct fine_table *table = &params.enforcement.fines[params.enforcement.n_fines++];

    table->regime = regime;
    table->offence = offence;
    table->from = day_of(from);
    table->until = DAY_NEVER;
    table->n_euro = 1;
    table->euro[0] = 340;
    return table;
}

/* Wi13 art. 31, by DUO's matrix. */
static struct fine_table *
add_matrix(void)
{
    static const int64_t euro[PARAMS_FINES] = {1250, 875, 500, 1000, 625, 250, 750, 375, 0};
    struct fine_table *table = add_table(REGIME_WI2013, OFFENCE_EXAMS, "2013-01-01");

    table->n_euro = PARAMS_FINES;
    memcpy(table->euro, euro, sizeof euro);
    table->hours[0] = 150;
    table->hours[1] = 300;
    return table;
}

static void
setup(void)
{
    memset(&params, 0, sizeof params);
}

TestSuite(fines, .init = setup);

static int64_t
exams_fine(enum tried tried, int64_t hours, int passed)
{
    struct progress progress = {tried, hours, passed};

    return fines_of(&params, REGIME_WI2013, OFFENCE_EXAMS, day_of("2020-05-05"), &progress);
}

static int64_t
part_fine(enum regime regime, enum offence offence, const char *date)
{
    struct progress progress = {TRIED_TWICE, 1000, 5};

    return fines_of(&params, regime, offence, day_of(date), &progress);
}

Test(fines, has_all_nine_cells_of_the_wi2013)
{
    static const int64_t hours[] = {0, 149, 150, 299, 300, 5000};
    static const int64_t euro[][6] = {
        {1250, 1250, 875, 875, 500, 500},
        {1000, 1000, 625, 625, 250, 250},
        {750, 750, 375, 375, 0, 0}};

    add_matrix();
    for (int tried = TRIED_NOT_ALL; tried <= TRIED_TWICE; tried++)
        for (size_t h = 0; h < sizeof hours / sizeof hours[0]; h++)
            cr_expect_eq(exams_fine((enum tried)tried, hours[h], 0), euro[tried][h],
                         "row %d, %d hours", tried, (int)hours[h]);
}

Test(fines, is_lower_by_what_is_passed)
{
    add_matrix()->off_passed = 100;
    cr_expect_eq(exams_fine(TRIED_NOT_ALL, 0, 0), 1250);
    cr_expect_eq(exams_fine(TRIED_NOT_ALL, 0, 3), 950);
    cr_expect_eq(exams_fine(TRIED_ONCE, 300, 2), 50);
    cr_expect_eq(exams_fine(TRIED_ONCE, 300, 3), 0, "nothing is paid back");
    cr_expect_eq(exams_fine(TRIED_TWICE, 300, 0), 0);
}

/* Wi13 art. 34; Wi21 art. 26, Bi21 art. 7.2(1). */
Test(fines, is_one_amount_for_pvt_and_for_map)
{
    add_table(REGIME_WI2013, OFFENCE_PVT, "2017-10-01");
    add_table(REGIME_WI2021, OFFENCE_PVT, "2022-01-01");
    add_table(REGIME_WI2021, OFFENCE_MAP, "2022-01-01");
    cr_expect_eq(part_fine(REGIME_WI2013, OFFENCE_PVT, "2019-03-01"), 340);
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_PVT, "2025-03-01"), 340);
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_MAP, "2025-03-01"), 340);
}

Test(fines, is_none_without_a_table)
{
    add_table(REGIME_WI2021, OFFENCE_PVT, "2022-01-01");
    cr_expect_eq(part_fine(REGIME_WI2013, OFFENCE_PVT, "2025-03-01"), 0, "of another law");
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_MAP, "2025-03-01"), 0, "for something else");
}

Test(fines, goes_by_the_table_of_the_day)
{
    add_table(REGIME_WI2021, OFFENCE_PVT, "2022-01-01")->until = day_of("2025-07-01");
    add_table(REGIME_WI2021, OFFENCE_PVT, "2025-07-01")->euro[0] = 250;
    params.enforcement.fines[1].until = day_of("2026-01-01");
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_PVT, "2021-12-31"), 0);
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_PVT, "2022-01-01"), 340);
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_PVT, "2025-06-30"), 340);
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_PVT, "2025-07-01"), 250);
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_PVT, "2025-12-31"), 250);
    cr_expect_eq(part_fine(REGIME_WI2021, OFFENCE_PVT, "2026-01-01"), 0);
}

/* ---- who is spared ---- */

static bool
holds(const struct sparing *rule, enum group group, enum regime regime, const char *date)
{
    return sparing_holds(rule, 1, group, regime, day_of(date));
}

/* ECLI:NL:RVS:2025:3087: asiel, both laws. */
Test(fines, spares_a_group_under_both_laws)
{
    struct sparing rule = {"rvs_2025", GROUP_ASIEL, REGIMES, day_of("2025-07-09"), DAY_NEVER};

    cr_expect_not(holds(&rule, GROUP_ASIEL, REGIME_WI2021, "2025-07-08"));
    cr_expect(holds(&rule, GROUP_ASIEL, REGIME_WI2021, "2025-07-09"));
    cr_expect(holds(&rule, GROUP_ASIEL, REGIME_WI2013, "2025-07-09"));
    cr_expect(holds(&rule, GROUP_ASIEL, REGIME_WI2013, "2099-12-31"));
    cr_expect_not(holds(&rule, GROUP_GEZIN, REGIME_WI2021, "2025-07-09"));
    cr_expect_not(holds(&rule, GROUP_OVERIG, REGIME_WI2013, "2025-07-09"));
}

Test(fines, spares_under_one_law_for_a_time)
{
    struct sparing rules[] = {
        {"other", GROUP_GEZIN, REGIMES, 0, DAY_NEVER},
        {"pause", GROUP_ASIEL, REGIME_WI2013, day_of("2023-03-15"), day_of("2024-03-15")}};

    cr_expect_not(holds(&rules[1], GROUP_ASIEL, REGIME_WI2013, "2023-03-14"));
    cr_expect(holds(&rules[1], GROUP_ASIEL, REGIME_WI2013, "2023-03-15"));
    cr_expect(holds(&rules[1], GROUP_ASIEL, REGIME_WI2013, "2024-03-14"));
    cr_expect_not(holds(&rules[1], GROUP_ASIEL, REGIME_WI2013, "2024-03-15"));
    cr_expect_not(holds(&rules[1], GROUP_ASIEL, REGIME_WI2021, "2023-03-15"));
    cr_expect(sparing_holds(rules, 2, GROUP_ASIEL, REGIME_WI2013, day_of("2023-06-01")));
    cr_expect_not(sparing_holds(rules, 0, GROUP_ASIEL, REGIME_WI2013, day_of("2023-06-01")));
}
